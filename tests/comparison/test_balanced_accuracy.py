"""Shares of documents given to their own group, and their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import balanced_accuracy_score
from statsmodels.stats.proportion import proportion_confint

from toolkit.comparison.balanced_accuracy import interval_of_mean, recalls, wilson_interval


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=4, max_size=40))
def test_their_mean_is_scikit_learn_s_balanced_accuracy(pairs: list[tuple[int, int]]) -> None:
    """Whatever the sizes of the groups."""
    true, said = np.transpose([*pairs, (0, 0), (1, 1), (2, 2)])
    members = np.equal.outer(np.arange(3), true).astype(float)
    found = recalls((true == said).astype(float), members)
    assert found.mean() == pytest.approx(balanced_accuracy_score(true, said))


@given(st.integers(1, 200), st.data())
def test_the_interval_of_a_share_is_that_of_statsmodels(units: int, data: st.DataObject) -> None:
    """Wilson's, from none to all, and never without a width."""
    right = data.draw(st.integers(0, units))
    low, high = wilson_interval(np.array([right / units]), np.array([float(units)]))
    expected = proportion_confint(right, units, method="wilson")
    assert (low[0], high[0]) == pytest.approx(expected, abs=1e-12)
    assert 0 <= low[0] < high[0] <= 1


def test_the_interval_of_a_mean_is_put_together_from_each() -> None:
    """By hand: distances to the ends are added as squares, and divided by their number."""
    shares, ends = np.array([0.8, 0.6]), (np.array([0.5, 0.2]), np.array([0.9, 0.8]))
    low, high = interval_of_mean(shares, ends)
    assert low == pytest.approx(0.7 - np.hypot(0.3, 0.4) / 2)
    assert high == pytest.approx(0.7 + np.hypot(0.1, 0.2) / 2)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6), st.lists(st.integers(5, 99), min_size=6))
def test_the_interval_of_a_mean_holds_it_and_stays_within_bounds(
    shares: list[float], units: list[int]
) -> None:
    """From 0 to 1."""
    values = np.array(shares)
    ends = wilson_interval(values, np.array(units[: len(values)], float))
    low, high = interval_of_mean(values, ends)
    assert -1e-12 <= low <= values.mean() <= high <= 1 + 1e-12
