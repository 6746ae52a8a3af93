"""Intervals from what was drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap, lognorm

from toolkit.comparison.intervals import (
    bca_interval,
    log_t_interval,
    percentile_interval,
    studentized_interval,
)

SAMPLE = np.random.default_rng(7).gamma(1.5, 2.0, 25)


def drawn_means(resamples: int) -> np.ndarray:
    """Return means of resamples of the sample, shape (resamples, 1)."""
    picked = np.random.default_rng(11).integers(25, size=(resamples, 25))
    return SAMPLE[picked].mean(axis=1, keepdims=True)


@pytest.mark.parametrize("method", ["percentile", "BCa"])
def test_the_ends_agree_with_scipy_s(method: str) -> None:
    """20,000 resamples of a skewed sample, drawn apart: ends within two hundredths."""
    draws = drawn_means(20_000)
    left_out = (SAMPLE.sum() - SAMPLE)[:, np.newaxis] / 24
    theirs = bootstrap((SAMPLE,), np.mean, method=method, n_resamples=20_000, rng=5)
    ours = (
        percentile_interval(draws)
        if method == "percentile"
        else bca_interval(draws, SAMPLE.mean(keepdims=True), left_out.mean(axis=0) - left_out)
    )

    assert [ours[0][0], ours[1][0]] == pytest.approx(theirs.confidence_interval, abs=0.02)


def test_of_symmetric_draws_the_corrected_interval_is_the_plain_one() -> None:
    """No bias and no skewness leave nothing to correct."""
    draws = np.linspace(-1, 1, 1001)[:, np.newaxis]
    pulls = np.array([[-1.0], [0.0], [1.0]])

    corrected = bca_interval(draws, np.zeros(1), pulls)

    assert np.concatenate(corrected) == pytest.approx(np.concatenate(percentile_interval(draws)))


def test_a_studentized_interval_turns_the_quantiles_around() -> None:
    """Draws that lie far above their standard errors push the lower end down (Hall 1992)."""
    t = np.linspace(-1, 3, 401)[:, np.newaxis]

    low, high = studentized_interval(np.array([10.0]), np.array([2.0]), t)

    assert low[0] == pytest.approx(10 - 2 * 2.9, abs=0.03)
    assert high[0] == pytest.approx(10 + 2 * 0.9, abs=0.03)


@given(st.lists(st.floats(-50, 50), min_size=50, max_size=80), st.floats(0, 10))
def test_the_estimate_lies_within_the_studentized_interval(t: list[float], error: float) -> None:
    """Whatever was drawn."""
    low, high = studentized_interval(np.array([5.0]), np.array([error]), np.array([t]).T)

    assert low[0] <= 5 <= high[0]


def test_infinite_draws_beyond_the_tail_leave_no_end() -> None:
    """Three in a hundred without a spread of their own are more than the tail holds."""
    t = np.concatenate([np.full(3, -np.inf), np.linspace(-2, 2, 97)])[:, np.newaxis]

    low, high = studentized_interval(np.ones(1), np.ones(1), t)

    assert np.isfinite(low[0])
    assert np.isinf(high[0])


def test_the_log_interval_is_that_of_the_log_normal_in_the_limit() -> None:
    """With many degrees of freedom t is normal."""
    low, high = log_t_interval(np.array([3.0]), np.array([0.4]), 1_000_000)

    assert [low[0], high[0]] == pytest.approx(lognorm.interval(0.95, 0.4, scale=3.0), rel=1e-4)
