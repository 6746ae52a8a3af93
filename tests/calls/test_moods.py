"""Tests of toolkit.calls.moods: imperatives and "let us"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "category", "deed"),
    [
        ("Release the nurses now!", "demand", "Release the nurses now"),
        ('The farmers shouted: "Open the road!"', "demand", "Open the road"),
        ("Do not burn the harvest.", "prohibition", "burn the harvest"),
        ("Stop shelling the town.", "prohibition", "Stop shelling the town"),
    ],
)
def test_an_imperative_begins_a_sentence_or_a_quotation(
    calls: Calls, text: str, category: str, deed: str
) -> None:
    """It names nobody."""
    assert calls(text) == [(category, "", deed)]


@pytest.mark.parametrize("text", ["Support for the plan fell.", "Free trade helps all of them."])
def test_nouns_and_adjectives_are_no_imperatives(calls: Calls, text: str) -> None:
    """Though they begin a sentence with the same word."""
    assert calls(text) == []


def test_let_us_calls_on_speaker_and_audience(calls: Calls) -> None:
    """Not to do it is joint action too."""
    assert calls("Let us build peace.") == [("joint action", "us", "build peace")]
    assert calls("Let us not forget the farmers.") == [("joint action", "us", "forget the farmers")]


@pytest.mark.parametrize(
    "text", ["They let us go.", "Let us hope that it rains.", "Let us be clear."]
)
def test_leave_and_ways_of_speaking_are_none(calls: Calls, text: str) -> None:
    """To be let go is no call."""
    assert calls(text) == []
