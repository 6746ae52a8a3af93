"""Which rows stand for which items: words shared, the choice among several, what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.validation.coded import Code, Item, Phrase
from toolkit.validation.matching import agrees, match, same_phrase

Make = Callable[..., object]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the rebel army", "Army of the North"),
        ("They", "they"),
        ("the council", "council"),
        ("council\nof  elders", "Council of elders"),
        ("", ""),
    ],
)
def test_phrases_that_share_meaning_are_the_same(one: str, other: str) -> None:
    """A shared word, one inside the other, whatever the case and the white space."""
    assert same_phrase(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("the army", "the council"), ("", "army"), ("they", "we"), ("of it", "by it")],
)
def test_stop_words_alone_make_no_match(one: str, other: str) -> None:
    """ "the" in both says nothing, and nothing is not something."""
    assert not same_phrase(one, other)


@given(st.text(max_size=20), st.text(max_size=20))
def test_sameness_has_no_direction(one: str, other: str) -> None:
    """Whoever is named first, and each phrase is the same as itself."""
    assert same_phrase(one, other) == same_phrase(other, one)
    assert same_phrase(one, one)


def test_a_tie_is_found_by_its_target(make_tie: Make, make_row: Make) -> None:
    """A row with a coder's target is right, one with another is wrong."""
    found = match([make_tie("the gang")], [make_row("a farmer"), make_row("gang")], ("target",))
    assert found.chosen == (1,)
    assert found.wrong == (0,)


def test_every_row_that_matches_an_item_is_right(make_tie: Make, make_row: Make) -> None:
    """Two rows for one tie: one is chosen, and the other is no mistake."""
    found = match([make_tie("gang")], [make_row("gang"), make_row("the gang")], ("target",))
    assert found.chosen == (0,)
    assert found.wrong == ()


def test_one_row_can_find_two_items(make_tie: Make, make_row: Make) -> None:
    """Items are found if any row matches: it need not be theirs alone."""
    items = [make_tie("gang", cue="burned"), make_tie("gang", cue="robbed")]
    assert match(items, [make_row("gang")], ("target",)).chosen == (0, 0)


def test_the_row_with_the_coders_cue_is_chosen(make_tie: Make, make_row: Make) -> None:
    """Two ties of one target: each gets the row that its cue names."""
    items = [make_tie("gang", cue="robbed"), make_tie("gang", cue="burned")]
    rows = [make_row("gang", text="burned"), make_row("gang", text="robbed")]
    assert match(items, rows, ("target",)).chosen == (1, 0)


def test_a_row_not_yet_used_goes_before_one_of_the_right_category(
    make_tie: Make, make_row: Make
) -> None:
    """Where cues tell nothing, first an unused row, then the category."""
    items = [make_tie("gang", category="support"), make_tie("their chief", category="support")]
    rows = [make_row("gang and chief", category="support"), make_row("chief", category="omission")]
    assert match(items, rows, ("target",)).chosen == (0, 1)
    rows = [make_row("gang", category="omission"), make_row("gang", category="support")]
    assert match(items[:1], rows, ("target",)).chosen == (1,)


def test_an_item_that_is_not_required_takes_rows_too(make_tie: Make, make_row: Make) -> None:
    """What one coder saw is no mistake to find."""
    found = match([make_tie("gang", required=False)], [make_row("gang")], ("target",))
    assert found.wrong == ()


def test_a_legality_claim_needs_its_polarity(make_row: Make) -> None:
    """The cue alone is not enough."""
    item = Item((Code(Phrase("illegal"), category="unlawful"),))
    rows = [make_row(text="illegal", category="lawful")]
    assert match([item], rows, ("category", "cue")).wrong == (0,)
    rows = [make_row(text="an illegal act", category="unlawful")]
    assert match([item], rows, ("category", "cue")).chosen == (0,)


@pytest.mark.parametrize(
    ("coded", "found", "right"),
    [
        ("author", "author", True),
        ("the envoy", "author", False),
        ("author", "the envoy", False),
        ("the envoy", "envoy of peace", True),
        ("the envoy", "the mayor", False),
    ],
)
def test_a_holder_is_the_author_or_the_same_speaker(
    make_row: Make, coded: str, found: str, right: bool
) -> None:
    """The author is nobody else, and speakers are compared as phrases."""
    code = Code(Phrase("said"), holder=Phrase(coded))
    assert agrees(make_row(holder=found), code, "holder") == right


@pytest.mark.parametrize(
    ("coded", "found", "right"),
    [
        (["Charter of the United Nations"], ["UN Charter"], True),
        (["UNSCR 9"], ["UNSC resolution 9"], True),
        (["the constitution"], ["international law"], False),
        (["the constitution", "international law"], ["international law"], True),
        (["the constitution"], [], False),
    ],
)
def test_a_legal_basis_is_compared_by_its_canonical_name(
    make_row: Make, coded: list[str], found: list[str], right: bool
) -> None:
    """One instrument in common is enough, however the coder's words name it."""
    code = Code(Phrase("under"), basis=tuple(Phrase(name) for name in coded))
    assert agrees(make_row(basis=found), code, "basis") == right
