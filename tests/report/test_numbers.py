"""Numbers as people read them."""

from __future__ import annotations

import math

import pytest

from toolkit.report.numbers import in_words, interval, p_value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0.00"), (0.4, "0.40"), (0.0417, "0.042"), (3.283, "3.28"), (34.66, "34.7"),
        (1203.6, "1,204"), (-2.5, "-2.50"), (math.nan, "\N{EN DASH}"),
    ],
)  # fmt: skip
def test_numbers_keep_two_or_three_figures(value: float, text: str) -> None:
    """Enough to compare, no more than the data bear."""
    assert in_words(value) == text


def test_an_interval_needs_both_ends() -> None:
    """Without one there is none."""
    assert interval(1, 2.5) == "1.00 to 2.50"
    assert interval(math.nan, 2.5) == ""


def test_a_small_p_is_only_said_to_be_small() -> None:
    """Below a thousandth the digits mean nothing."""
    assert [p_value(p) for p in (0.0002, 0.0314, math.nan)] == ["<0.001", "0.031", "\N{EN DASH}"]
