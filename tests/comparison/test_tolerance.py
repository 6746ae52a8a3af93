"""Tolerance bounds."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from toolkit.comparison.tolerance import most_left_out, tolerance_interval


@pytest.mark.parametrize("documents", [46, 61, 93, 150, 400])
def test_the_bounds_hold_what_they_promise_and_no_less_would(documents: int) -> None:
    """By the binomial: at most that many of n fall outside, with the confidence asked for."""

    def confidence(left_out: int) -> float:
        return float(binom.cdf(documents - 2 * left_out - 2, documents, 0.9))

    left_out = most_left_out(documents)

    assert confidence(left_out) >= 0.95 > confidence(left_out + 1)


def test_forty_six_documents_are_the_fewest() -> None:
    """Wilks' sample size for 90 % content and 95 % confidence."""
    assert most_left_out(46) == 0
    assert most_left_out(45) == -1
    assert np.isnan(tolerance_interval(np.ones((45, 2)))).all()


def test_the_bounds_hold_nine_tenths_of_new_documents() -> None:
    """Of 400 samples of 80 documents, 95 % or more have bounds with 90 % of the distribution."""
    rng = np.random.default_rng(2)
    samples = rng.gamma(2.0, 1.0, (80, 400))
    low, high = tolerance_interval(samples)
    fresh = np.sort(rng.gamma(2.0, 1.0, 40_000))
    content = (np.searchsorted(fresh, high) - np.searchsorted(fresh, low)) / len(fresh)

    assert (content >= 0.9).mean() >= 0.93
