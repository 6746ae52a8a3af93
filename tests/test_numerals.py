"""Tests of toolkit.numerals: numbers in digits, in words and in both, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.numerals import find_numerals

# fmt: off
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# fmt: on


def spelled(number: int) -> str:
    """Return a number below a thousand million in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return TENS[ten] + (f"-{ONES[one]}" if one else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            tail = f" and {spelled(rest)}" if 0 < rest < 100 else f" {spelled(rest)}"
            return f"{spelled(head)} {name}" + (tail if rest else "")
    raise AssertionError(number)


def read(text: str) -> list[tuple[str, float | None]]:
    """Return the numerals of a text as they stand, with their values."""
    return [(text[n.start : n.end], n.value) for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,200", 1200),
        ("15 000", 15000),
        ("2.5 million", 2_500_000),
        ("200k", 200_000),
        ("3.1bn", 3_100_000_000),
        ("three dozen", 36),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("a hundred and one", 101),
        ("twelve hundred", 1200),
        ("Twenty-five", 25),
        ("two hundred and fifty thousand three hundred", 250_300),
        ("1 million 200 thousand", 1_200_000),
        ("zero", 0),
        ("sixty millions", 60_000_000),
    ],
)
def test_a_numeral_has_its_value(text: str, value: float) -> None:
    """In digits, words or both, and the whole of it is found."""
    assert read(f"They saw {text} birds.") == [(text, value)]


@pytest.mark.parametrize(
    "text",
    ["dozens", "hundreds of thousands", "tens of thousands", "thousands upon thousands", "scores"],
)
def test_words_of_size_have_no_value(text: str) -> None:
    """They tell how large a number is, and not which."""
    assert read(f"They saw {text} of birds.") == [(text, None)]


@pytest.mark.parametrize(
    "text",
    ["S-300", "MiG-29", "the 5th", "20%", "12:30", "3/4", "1.5.2013", "No #3", "twofold", "a bird"],
)
def test_numbers_in_other_things_are_left_out(text: str) -> None:
    """Names, ordinals, shares of a hundred, times, dates, and words that only look so."""
    assert read(f"They saw {text} there.") == []


def test_the_first_part_of_a_word_is_told_apart() -> None:
    """A caller may want "50-million-dollar" and not "two-state"; a range is no word."""
    found = find_numerals("a two-state plan, a 12-year-old, a 50-million-dollar dam, 20-30 men")
    assert [n.attached for n in found] == [True, True, True, False, False]


def test_a_number_in_digits_behind_and_is_another_one() -> None:
    """As "a thousand dead and 20 wounded" may be put."""
    assert read("a thousand and 20 more") == [("a thousand", 1000), ("20", 20)]


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_what_is_spelled_out_is_read_back(number: int) -> None:
    """As whole, with the value it was made from."""
    text = f"There were {spelled(number)} of them."
    assert read(text) == [(spelled(number), number)]


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_commas_are_read_back(number: int) -> None:
    """Whatever their number."""
    assert read(f"about {number:,} birds") == [(f"{number:,}", number)]


@given(st.text(max_size=60))
def test_numerals_are_in_order_and_apart_in_any_text(text: str) -> None:
    """Their places are within the text, and none is empty."""
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
