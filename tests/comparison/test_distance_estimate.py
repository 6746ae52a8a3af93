"""What sampling adds to a distance, and what is left when that is taken off."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t

from toolkit.comparison.distance import hellinger
from toolkit.comparison.distance_estimate import correct_distance
from toolkit.comparison.profiles import shares
from toolkit.comparison.resampling import bootstrap_sums


def test_the_correction_is_twice_the_observed_less_the_mean_draw() -> None:
    """By hand, on the squared scale, with the t quantile of nine degrees of freedom."""
    drawn = np.array([0.3, 0.4, np.nan, 0.5])
    squares = np.array([0.09, 0.16, 0.25])
    middle = 2 * 0.35**2 - squares.mean()
    reach = t.ppf(0.975, 9) * squares.std(ddof=1)
    found = correct_distance(0.35, drawn, 2, 9)
    assert found.distance == pytest.approx(np.sqrt(middle))
    assert found.low == pytest.approx(np.sqrt(max(0, middle - reach)))
    assert found.high == pytest.approx(np.sqrt(middle + reach))


def test_what_sampling_explains_is_no_distance() -> None:
    """A corrected distance below 0 is 0, and none is above 1."""
    drawn = np.array([0.5, 0.6, 0.7])
    assert correct_distance(0.3, drawn, 2, 5)[:2] == (0, 0)
    assert correct_distance(0.99, np.array([0.8, 0.9, 1.0]), 1, 5).high == 1


def test_draws_that_do_not_differ_give_no_interval() -> None:
    """Documents that are all alike say nothing of how much others would differ."""
    assert np.isnan(correct_distance(1.0, np.ones(9), 2, 5)).all()


def test_correction_takes_off_the_bias_of_samples() -> None:
    """Of 300 samples the raw distance is too large by a fifth or more, the corrected one is not.

    Squares are compared, as the correction holds on their scale before it is cut at 0.
    """
    rng = np.random.default_rng(5)
    one, other = np.array([0.4, 0.3, 0.2, 0.1]), np.array([0.25, 0.25, 0.25, 0.25])
    true = float(hellinger(one, other)) ** 2
    raw, corrected = [], []
    for _ in range(300):
        sides = [rng.multinomial(6, profile, 20).astype(float) for profile in (one, other)]
        observed = float(hellinger(*(shares(side.sum(axis=0)) for side in sides)))
        drawn = hellinger(*(shares(bootstrap_sums(side, 300, rng)) for side in sides))
        raw.append(observed**2)
        corrected.append(correct_distance(observed, drawn, 2, 19).distance ** 2)
    assert np.mean(raw) > 1.2 * true
    assert np.mean(corrected) == pytest.approx(true, rel=0.1)
