"""Tests of toolkit.law.bases: each instrument goes to the cue that it is nearest to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.instruments import Instrument, find_instruments
from toolkit.law.bases import bases_of

if TYPE_CHECKING:
    from spacy.tokens import Span

Words = Callable[[str, str], "Span"]

TWO = (
    "The raid violated the UN Charter, while the patrol was lawful under "
    "international humanitarian law."
)


def read(words: Words, text: str, *phrases: str) -> list[tuple[str, ...]]:
    """Return the bases of each cue of a sentence, of which these are all the cues."""
    cues = [words(text, phrase) for phrase in phrases]
    return [bases_of(cue, find_instruments(text), cues) for cue in cues]


def test_each_cue_has_what_is_nearest_to_it(words: Words) -> None:
    """Two claims of a sentence do not share each other's instruments."""
    assert read(words, TWO, "violated", "lawful") == [
        ("UN Charter",),
        ("international humanitarian law",),
    ]


def test_a_lone_cue_has_all_instruments_in_order(words: Words) -> None:
    """However far they stand."""
    assert read(words, TWO, "violated") == [("UN Charter", "international humanitarian law")]


def test_what_follows_is_nearer_than_what_precedes(words: Words) -> None:
    """ "Under X it is illegal to do what violates Y": law mostly stands behind its cue."""
    text = "The raid is illegal under the UN Charter and violates custom."

    assert read(words, text, "illegal", "violates") == [("UN Charter",), ()]


@pytest.mark.parametrize(
    ("text", "phrase", "bases"),
    [
        ("Under the UN Charter, the raid is illegal.", "illegal", ("UN Charter",)),
        ("The raid is illegal under the Charter and the UN Charter.", "illegal", ("UN Charter",)),
        ("The raid is illegal.", "illegal", ()),
    ],
)
def test_an_instrument_may_precede_and_is_named_once(
    words: Words, text: str, phrase: str, bases: tuple[str, ...]
) -> None:
    """Two names of one instrument are one basis, and without an instrument there is none."""
    assert read(words, text, phrase) == [bases]


def test_an_instrument_that_overlaps_its_cue_is_at_no_distance(words: Words) -> None:
    """A cue within the name of an instrument has it, though another cue follows close behind."""
    text = "The treaty obligations breached are many."
    inside, near = words(text, "treaty obligations"), words(text, "breached")
    instrument = Instrument("treaty", 4, 22, "treaty")

    assert bases_of(inside, [instrument], [inside, near]) == ("treaty",)
    assert bases_of(near, [instrument], [inside, near]) == ()


@settings(max_examples=60)
@given(st.lists(st.integers(0, len(TWO) - 8), max_size=5))
def test_every_instrument_has_exactly_one_cue(words: Words, starts: list[int]) -> None:
    """None is lost and none given twice, wherever it stands."""
    instruments = [Instrument(f"law {n}", s, s + 7, "law") for n, s in enumerate(starts)]
    cues = [words(TWO, "violated"), words(TWO, "lawful")]

    given_out = [name for cue in cues for name in bases_of(cue, instruments, cues)]
    assert sorted(given_out) == [f"law {n}" for n in range(len(starts))]
