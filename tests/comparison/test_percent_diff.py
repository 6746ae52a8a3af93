"""%DIFF."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.comparison.percent_diff import percent_diff
from toolkit.comparison.ratio import log_ratio

hits = st.integers(0, 10_000)
tokens = st.integers(10_000, 10_000_000)


def test_the_published_worked_example_comes_out() -> None:
    """Gabrielatos & Marchi (2011, p. 18): 206,523 of 959,641 against 178,174 of 1,562,358."""
    found = percent_diff(206_523, 959_641, 178_174, 1_562_358)
    assert round(float(found), 1) == 88.7


def test_none_in_the_baseline_count_as_half_a_hit() -> None:
    """4 in 2,000 against 0 in 1,000 is four times half a hit in 1,000, so 300 % more."""
    assert float(percent_diff(4, 2000, 0, 1000)) == pytest.approx(300)


def test_none_in_the_group_are_all_less() -> None:
    """Nothing is 100 % less than something."""
    assert float(percent_diff(0, 1000, 4, 2000)) == -100


@given(hits, tokens, st.integers(1, 10_000), tokens)
def test_it_agrees_with_the_formula_written_out(a: int, m: int, b: int, n: int) -> None:
    """The difference of the rates by the baseline's, in per cent."""
    expected = (a / m - b / n) * 100 / (b / n)
    assert float(percent_diff(a, m, b, n)) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(hits, tokens, hits, tokens)
def test_it_is_finite_and_never_below_minus_100(a: int, m: int, b: int, n: int) -> None:
    """Whatever is zero."""
    value = float(percent_diff(a, m, b, n))
    assert math.isfinite(value)
    assert value >= -100


@given(st.integers(1, 10_000), tokens, hits, tokens)
def test_it_tells_the_same_difference_as_the_log_ratio(a: int, m: int, b: int, n: int) -> None:
    """Twice as often is 1 in the one and 100 in the other."""
    ratio = 2 ** float(log_ratio(a, m, b, n))
    assert float(percent_diff(a, m, b, n)) == pytest.approx(100 * (ratio - 1), rel=1e-9, abs=1e-9)
