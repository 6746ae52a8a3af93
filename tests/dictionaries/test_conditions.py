"""Tests of toolkit.dictionaries.conditions: words that must stand beside a term, or must not."""

from __future__ import annotations

import pytest

from toolkit.dictionaries.conditions import BEFORE, BEHIND, Near, Terms, condition, near
from toolkit.lexicon import Entry, Term

KNOWN = Terms({2: "pron", 134: "discrep"}, {2: ["i", "you all"], 134: ["would*"]})


def allowed(wanted: Near, text: str, *, met: bool = True) -> bool:
    """Whether the condition lets the word LIKE of a text count."""
    asked = condition(wanted, KNOWN, met=met)
    entry = Entry("x", "x", (Term("like", ""),), before=asked.before, after=asked.after)
    start = text.index("LIKE")
    return entry.allows(text, start, start + 4)


def test_numbers_stand_for_categories_and_words_for_themselves() -> None:
    """As they stand in parentheses."""
    assert near("02 134", BEHIND) == Near(BEHIND, "", (2, 134))
    assert near(" Of ", BEFORE) == Near(BEFORE, "of")
    assert near("2nd", BEFORE) == Near(BEFORE, "2nd")


@pytest.mark.parametrize(
    ("words", "side", "text", "met"),
    [
        ("of", BEFORE, "LIKE of", True),
        ("of", BEFORE, "LIKE-of it", True),
        ("of", BEFORE, "LIKE OF", True),
        ("of", BEFORE, "LIKE, of", False),
        ("of", BEFORE, "LIKE off", False),
        ("of", BEFORE, "of LIKE", False),
        ("of", BEFORE, "LIKE", False),
        ("i", BEHIND, "I LIKE", True),
        ("i", BEHIND, "hi LIKE", False),
        ("i", BEHIND, "i. LIKE", False),
        ("i", BEHIND, "LIKE i", False),
        ("2 134", BEHIND, "you all LIKE", True),
        ("2 134", BEHIND, "she wouldn't LIKE", True),
        ("2 134", BEHIND, "all LIKE", False),
        ("7", BEHIND, "i LIKE", False),
    ],
)
def test_a_condition_and_its_opposite_share_all_texts(
    words: str, side: str, text: str, met: bool
) -> None:
    """Where the one lets a term count, the other does not."""
    assert allowed(near(words, side), text) is met
    assert allowed(near(words, side), text, met=False) is not met


@pytest.mark.parametrize(
    ("words", "side", "met", "label"),
    [
        ("of", BEFORE, True, "before of"),
        ("2 134", BEHIND, False, "not behind pron or discrep"),
        ("9", BEHIND, True, "behind 9"),
    ],
)
def test_a_condition_tells_itself_in_words(words: str, side: str, met: bool, label: str) -> None:
    """With the names of the categories."""
    assert condition(near(words, side), KNOWN, met=met).label == label
