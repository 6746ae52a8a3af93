"""Ratio: two rates and the rule for zeros."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import relative_risk

from toolkit.comparison.ratio import log_ratio, rate_ratio

hits = st.integers(0, 10_000)
tokens = st.integers(1, 10_000_000)


def test_twice_as_often_is_a_log_ratio_of_one() -> None:
    """Hardie's reading of the scale: one unit is a doubling."""
    assert float(log_ratio(20, 1000, 10, 1000)) == pytest.approx(1)
    assert float(log_ratio(5, 1000, 10, 1000)) == pytest.approx(-1)


def test_none_in_the_baseline_count_as_half_a_hit() -> None:
    """4 in 2,000 against 0 in 1,000 is 4 in 2,000 against half a hit in 1,000."""
    assert float(rate_ratio(4, 2000, 0, 1000)) == pytest.approx(4)


def test_none_beside_some_in_the_baseline_are_zero_times_as_many() -> None:
    """A short text without a hit is never told to have several times the baseline's rate."""
    assert float(rate_ratio(0, 1000, 4, 200_000)) == 0


def test_a_log_ratio_takes_a_zero_for_half_a_hit_on_either_side() -> None:
    """0 in 1,000 against 4 in 2,000 is half a hit in 1,000 against 4 in 2,000."""
    assert float(log_ratio(0, 1000, 4, 2000)) == pytest.approx(-2)
    assert float(log_ratio(4, 2000, 0, 1000)) == pytest.approx(2)


@given(st.integers(1, 9_999), st.integers(10_000, 10**7), st.integers(1, 9_999))
def test_the_ratio_agrees_with_scipy(a: int, m: int, b: int) -> None:
    """The relative risk, and its binary logarithm."""
    expected = relative_risk(a, m, b, 50_000).relative_risk
    assert float(rate_ratio(a, m, b, 50_000)) == pytest.approx(expected, rel=1e-12)
    assert float(log_ratio(a, m, b, 50_000)) == pytest.approx(math.log2(expected), abs=1e-12)


def test_the_published_worked_example_comes_out() -> None:
    """Gabrielatos & Marchi (2011, p. 18) find 88.7 % more: a log ratio of log2 1.887."""
    found = float(log_ratio(206_523, 959_641, 178_174, 1_562_358))
    assert found == pytest.approx(math.log2(1.887), abs=1e-3)


def test_half_a_hit_in_a_short_text_turns_nothing_round() -> None:
    """1 in 100,000 against 0 in 1,000 is not less, and 0 in 1,000 against 1 in 100,000 not more."""
    assert float(rate_ratio(1, 100_000, 0, 1000)) == 1
    assert float(log_ratio(1, 100_000, 0, 1000)) == 0
    assert float(log_ratio(0, 1000, 1, 100_000)) == 0
    assert float(log_ratio(0, 1000, 0, 100_000)) == 0


@given(hits, tokens, hits, tokens)
def test_the_ratio_has_the_direction_of_the_hits(a: int, m: int, b: int, n: int) -> None:
    """Whichever side has the higher rate, zeros included."""
    logarithm, ratio = float(log_ratio(a, m, b, n)), float(rate_ratio(a, m, b, n))
    if a * n >= b * m:
        assert logarithm >= -1e-9
        assert ratio >= 1 - 1e-9 or not a
    if a * n <= b * m:
        assert logarithm <= 1e-9
        assert ratio <= 1 + 1e-9


@given(hits, tokens, hits, tokens)
def test_swapping_the_sides_negates_the_log_ratio(a: int, m: int, b: int, n: int) -> None:
    """Log ratio is antisymmetric, also where a side has no hits, and always finite."""
    value = float(log_ratio(a, m, b, n))
    assert math.isfinite(value)
    assert value == pytest.approx(-float(log_ratio(b, n, a, m)), abs=1e-9)


@given(st.integers(1, 1000), tokens, st.integers(1, 50))
def test_equal_rates_have_a_log_ratio_of_zero(a: int, m: int, factor: int) -> None:
    """k times the hits in k times the text is the same rate."""
    assert float(log_ratio(a, m, a * factor, m * factor)) == pytest.approx(0, abs=1e-9)
