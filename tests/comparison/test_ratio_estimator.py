"""The ratio of two sums and its standard error."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap

from toolkit.comparison.ratio_estimator import (
    jackknife_error,
    leave_one_out,
    moments,
    ratio_and_error,
    unpack,
)

units = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3000)), min_size=2, max_size=25)


def arrays(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Return hits (units, 1) and exposure (units,)."""
    both = np.array(pairs, float)
    return both[:, :1], both[:, 1]


@given(units)
def test_the_error_is_that_of_the_residuals(pairs: list[tuple[int, int]]) -> None:
    """Sums of squares and products give what the residuals, unit by unit, give."""
    hits, exposure = arrays(pairs)
    ratio, error = ratio_and_error(unpack(moments(hits, exposure).sum(axis=0)), len(pairs))
    plain = hits.sum() / exposure.sum()
    residuals = hits[:, 0] - plain * exposure
    expected = np.sqrt(np.sum(residuals**2) * len(pairs) / (len(pairs) - 1)) / exposure.sum()

    assert ratio == pytest.approx([plain])
    assert error == pytest.approx([expected], abs=1e-7)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=25))
def test_with_equal_exposure_it_is_the_error_of_a_mean(values: list[int]) -> None:
    """Documents of one length are plain observations: s / sqrt(n), by both ways."""
    hits = np.array(values, float)[:, np.newaxis]
    exposure = np.ones(len(values))
    _, error = ratio_and_error(unpack(moments(hits, exposure).sum(axis=0)), len(values))
    expected = hits.std(ddof=1) / np.sqrt(len(values))

    assert error == pytest.approx([expected], abs=1e-7)
    assert jackknife_error(leave_one_out(hits, exposure)) == pytest.approx([expected], abs=1e-9)


def test_both_errors_are_near_the_spread_of_scipy_s_resamples() -> None:
    """Forty unequal documents: linearised, jackknife and bootstrap error agree to a tenth."""
    rng = np.random.default_rng(3)
    exposure = rng.integers(500, 2500, 40).astype(float)
    hits = rng.poisson(exposure / 300).astype(float)[:, np.newaxis]
    drawn = bootstrap(
        (hits[:, 0], exposure),
        lambda h, e, axis: h.sum(axis=axis) / e.sum(axis=axis),
        paired=True,
        n_resamples=4000,
        rng=1,
    )
    _, error = ratio_and_error(unpack(moments(hits, exposure).sum(axis=0)), 40)

    assert error[0] == pytest.approx(drawn.standard_error, rel=0.1)
    assert jackknife_error(leave_one_out(hits, exposure))[0] == pytest.approx(error[0], rel=0.1)


def test_leaving_one_out_leaves_the_others() -> None:
    """Each row is the ratio of all units but one."""
    hits, exposure = arrays([(1, 10), (3, 10), (0, 20)])

    assert leave_one_out(hits, exposure)[:, 0].tolist() == [3 / 30, 1 / 30, 4 / 20]
