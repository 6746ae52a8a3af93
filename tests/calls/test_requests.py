"""Tests of toolkit.calls.requests: verbs and nouns that put a call to somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "target", "deed"),
    [
        ("The council urged the rebels to withdraw.", "rebels", "withdraw"),
        ("The rebels were urged to withdraw.", "rebels", "withdraw"),
        ("We urge the relevant structures to help.", "relevant structures", "help"),
        ("The bishop urged restraint.", "", "restraint"),
        ("We call once more on the militia to open the road.", "militia", "open the road"),
        ("We call upon states that have left the pact to rejoin it.", "states", "rejoin it"),
        ("The envoy called for the army to leave.", "army", "leave"),
        ("The envoy called on Monday for a truce.", "", "truce"),
        ("The mayor appealed to the army for help.", "army", "help"),
        ("The villagers asked for help.", "", "help"),
        ("We ask that the council send monitors.", "council", "send monitors"),
        ("The envoy demanded that no nurse be harmed.", "", "nurse be harmed"),
        ("The resolution calls for a truce.", "", "truce"),
        ("The board invited the kingdom to send a team.", "kingdom", "send a team"),
        ("The kingdom warned the rebels not to cross the river.", "rebels", "cross the river"),
        ("The council renewed its call on the parties to talk.", "parties", "talk"),
        ("The bishop's appeal for peace was heard.", "", "peace"),
        (
            "The rebels repeated their demand that the governor free the nurses.",
            "governor",
            "free the nurses",
        ),
    ],
)
def test_a_request_names_who_is_to_do_what(calls: Calls, text: str, target: str, deed: str) -> None:
    """By an infinitive, a clause, a preposition or a bare object."""
    assert (target, deed) in [found[1:] for found in calls(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The crisis calls for courage.",
        "The minister called on the mayor.",
        "The job demands patience.",
        "The minister insists that the road is safe.",
        "He insists on paying.",
        "We request funds to mend the road.",
        "The clerk asked whether it rained.",
        "The plan appeals to voters.",
        "The envoy warned the farmers to their face.",
        "The kingdom's demand for oil fell.",
        "The call for papers is out.",
        "The meeting was requested by the envoy as the army shelled the town.",
    ],
)
def test_other_senses_are_no_requests(calls: Calls, text: str) -> None:
    """Visits, needs, facts, goods, questions, charms."""
    assert calls(text) == []


def test_what_is_warned_against_is_forbidden(calls: Calls) -> None:
    """As is what somebody is urged to stop."""
    assert calls("The envoy warned against attacks.") == [("prohibition", "", "attacks")]
    (found,) = calls("She urged the junta to stop shelling the town.")
    assert found == ("prohibition", "junta", "stop shelling the town")
