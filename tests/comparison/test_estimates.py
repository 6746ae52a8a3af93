"""Rates and contrasts with their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison.estimates import (
    Estimate,
    difference_interval,
    estimate_rates,
    log_ratio_error,
    rate_interval,
    ratio_interval,
)
from toolkit.comparison.intervals import KINDS

MEAN = np.array([0.5, 2.0])
"""Hits per 1,000 tokens of two categories."""

documents = st.lists(st.tuples(st.integers(0, 6), st.integers(50, 900)), min_size=3, max_size=12)


def simulate(count: int, rng: np.random.Generator, times: float = 1.0) -> tuple[np.ndarray, ...]:
    """Return hits and tokens of documents of unequal length with over-dispersed counts."""
    tokens = np.maximum(50, rng.lognormal(np.log(2000), 0.5, count)).round()
    mean = np.outer(tokens / 1000, MEAN * times)
    return rng.poisson(mean * rng.gamma(2.0, 0.5, mean.shape)).astype(float), tokens


def estimate(pairs: list[tuple[int, int]], seed: int = 0) -> Estimate:
    """Return the estimate of documents given as (hits, tokens)."""
    both = np.array(pairs, float)
    return estimate_rates(both[:, :1], both[:, 1], 200, np.random.default_rng(seed))


def test_intervals_cover_what_they_promise() -> None:
    """300 corpora of 30 documents a group, over-dispersed: 95 % intervals cover 92 to 98 %.

    The long simulation with 1,000 corpora is benchmarks/coverage.py.
    """
    rng = np.random.default_rng(1)
    covered = {"rate": np.zeros(2), "ratio": np.zeros(2), "difference": np.zeros(2)}
    for number in range(300):
        one, other = (
            estimate_rates(*simulate(30, rng, times), 400, np.random.default_rng(number))
            for times in (1.5, 1.0)
        )
        intervals = {
            "rate": (rate_interval(other, KINDS[0]), MEAN / 1000),
            "ratio": (ratio_interval(one, other, KINDS[0]), 1.5),
            "difference": (difference_interval(one, other, KINDS[0]), MEAN / 2000),
        }
        for name, ((low, high), true) in intervals.items():
            covered[name] += (low <= true) & (true <= high)

    for name, times in covered.items():
        assert (times / 300 >= 0.92).all(), name
        assert (times / 300 <= 0.985).all(), name


@settings(max_examples=40, deadline=None)
@given(documents, documents, st.sampled_from(KINDS))
def test_intervals_are_in_order_and_swap_with_their_groups(
    first: list[tuple[int, int]], second: list[tuple[int, int]], kind: str
) -> None:
    """Low is not above high, no rate below zero; the ratio's ends turn over, the difference's sign.

    Of groups without hits there is no ratio.
    """
    one, other = estimate(first, 1), estimate(second, 2)
    low, high = rate_interval(one, kind)
    if one.rate[0] > 0:
        assert 0 <= low[0] <= high[0]
    difference, turned = (
        difference_interval(one, other, kind),
        difference_interval(other, one, kind),
    )
    assert difference[0][0] <= difference[1][0] + 1e-12
    assert difference[0][0] == pytest.approx(-turned[1][0], abs=1e-9)
    if one.rate[0] > 0 and other.rate[0] > 0:
        ratio, inverse = ratio_interval(one, other, kind), ratio_interval(other, one, kind)
        assert ratio[0][0] <= ratio[1][0]
        assert ratio[0][0] == pytest.approx(1 / inverse[1][0], rel=1e-6)


def test_hits_in_one_document_alone_still_have_an_interval() -> None:
    """A third of the resamples miss it, so their own spread is of no use: t on the logarithm."""
    group = estimate([(4, 100), *[(0, 100)] * 7])
    low, high = rate_interval(group, "studentized")

    assert 0 < low[0] < group.rate[0] < high[0] < 1


def test_the_error_of_a_log_ratio_adds_both_sides() -> None:
    """In squares, each as a share of its rate (delta method)."""
    one, other = estimate([(1, 100), (3, 100), (2, 100)]), estimate([(5, 100), (4, 90), (6, 80)])
    expected = np.hypot(one.error / one.rate, other.error / other.rate)

    assert log_ratio_error(one, other) == pytest.approx(expected)
