"""Tests of toolkit.calls.duties: must, should, has to, it is time, has a duty to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "target", "deed"),
    [
        ("The kingdom must open the border.", "kingdom", "open the border"),
        ("The border must be opened.", "", "border must be opened"),
        (
            "The border must be opened by the kingdom.",
            "kingdom",
            "border must be opened by the kingdom",
        ),
        ("The plan must include the farmers.", "", "plan must include the farmers"),
        ("There must be an end to the fighting.", "", "be an end to the fighting"),
        ("The militia ought to free the nurses.", "militia", "free the nurses"),
        ("The army has to leave the port.", "army", "leave the port"),
        ("The roads need to be repaired.", "", "roads need to be repaired"),
        ("The envoy said that the rebels had to leave the town.", "rebels", "leave the town"),
        ("It is vital that the council send monitors.", "council", "send monitors"),
        ("It is vital that the roads be opened.", "", "roads be opened"),
        ("It is incumbent upon the kingdom to pay.", "kingdom", "pay"),
        ("The time has come to end the war.", "", "end the war"),
        ("There is a need to reform the council.", "", "reform the council"),
        ("States bear a responsibility to protect civilians.", "States", "protect civilians"),
        ("It is the duty of the kingdom to pay.", "kingdom", "pay"),
    ],
)
def test_a_duty_names_who_is_to_do_what(calls: Calls, text: str, target: str, deed: str) -> None:
    """Or what is to be done, where nobody is named who could."""
    assert (target, deed) in [found[1:] for found in calls(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers had to sell their land.",
        "It was necessary to sell the land.",
        "There is a time to sow.",
        "The duty to pay is old.",
        "The nurse did her duty.",
        "So must we.",
    ],
)
def test_tales_and_bare_nouns_are_no_duties(calls: Calls, text: str) -> None:
    """Nor is a modal without its verb."""
    assert calls(text) == []


def test_nobody_is_forbidden_to(calls: Calls) -> None:
    """ "No child must" forbids; "no farmer needs to" does not."""
    assert [found[0] for found in calls("No child must be left behind.")] == ["prohibition"]
    assert [found[0] for found in calls("No farmer needs to pay.")] == ["obligation"]


def test_one_duty_is_one_row(calls: Calls) -> None:
    """ "Should have to" is a duty once; of two listed sides each has its row."""
    assert len(calls("No parent should have to beg.")) == 1
    assert [found[1] for found in calls("The army and the rebels must talk.")] == ["army", "rebels"]
