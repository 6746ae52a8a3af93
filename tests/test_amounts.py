"""Tests of toolkit.amounts: what is exact, what is vague, and what is no amount at all."""

from __future__ import annotations

import pytest

from toolkit.amounts import EXACT, VAGUE, find_amounts
from toolkit.lexicon import load_lexicon

WORDS = load_lexicon("quantification").lists


def read(text: str) -> list[tuple[str, float | None, str]]:
    """Return the amounts of a text as they stand, with number and form."""
    return [(text[a.start : a.end], a.value, a.form) for a in find_amounts(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("more than 300", 300),
        ("At least twelve", 12),
        ("up to 2.5 million", 2_500_000),
        ("nearly a hundred", 100),
        ("some 200", 200),
        ("200 or so", 200),
        ("300-odd", 300),
        ("200+", 200),
        ("several hundred", None),
        ("many thousands", None),
        ("a few", None),
        ("tens of thousands", None),
        ("200 to 300", 200),
        ("200-300", 200),
        ("between 20 and 30", 20),
        ("two to three million", 2_000_000),
        ("five or six", 5),
        ("more than $2 billion", 2_000_000_000),
    ],
)
def test_a_vague_amount_has_the_lowest_number_it_names(text: str, value: float | None) -> None:
    """Or none, where no number is named; the words that make it vague are part of it."""
    assert read(f"{text} birds were seen") == [(text, value, VAGUE)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("300", 300), ("a dozen", 12), ("$2 billion", 2e9), ("US$ 3.1 million", 3.1e6)],
)
def test_an_amount_without_such_words_is_exact(text: str, value: float) -> None:
    """However round the number is."""
    assert read(f"They saw {text} there") == [(text, value, EXACT)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 it rained.",
        "Since May 2015 it rains.",
        "On 24 September 2016 it rained.",
        "Article 51 is short.",
        "Resolution 2254 (2015) is short.",
        "How many came?",
    ],
)
def test_years_dates_and_labels_are_no_amounts(text: str) -> None:
    """But for the day before a month, which counts nothing behind it."""
    assert [one for one in read(text) if one[0] != "24"] == []


def test_four_digits_may_count() -> None:
    """Where no word of time stands before them."""
    assert read("It fed 2000 people.") == [("2000", 2000, EXACT)]


def test_a_share_is_no_amount() -> None:
    """ "One in three" counts one of three, but "20 in two towns" counts both."""
    assert [one[0] for one in read("One in three birds sings.")] == ["One"]
    assert [one[0] for one in read("20 in two towns sing.")] == ["20", "two"]


def test_from_and_to_tell_a_change() -> None:
    """Two amounts, no range."""
    assert [one[1] for one in read("It rose from 20 to 30 birds.")] == [20, 30]


def test_the_sign_of_a_currency_has_its_place() -> None:
    """And is part of the amount."""
    text = "It cost US$ 3 million."
    (amount,) = find_amounts(text, WORDS)
    assert amount.sign is not None
    assert text[slice(*amount.sign)] == "US$"
    assert text[amount.start : amount.end] == "US$ 3 million"
