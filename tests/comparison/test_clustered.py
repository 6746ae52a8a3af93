"""Errors and intervals from what documents pull an estimate by."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from toolkit.comparison.clustered import (
    Clustered,
    clustered_error,
    difference_of_shares,
    freedom,
    jackknife_pulls,
    reach,
    share_interval,
)
from toolkit.comparison.ratio_estimator import jackknife_error

numbers = st.floats(-5, 5).map(lambda x: round(x, 3))
pulls = st.lists(numbers, min_size=3, max_size=20).map(lambda x: np.array(x)[:, None] - np.mean(x))


def test_the_jackknife_has_its_usual_error() -> None:
    """Of a mean it is the standard error of the mean; of others what the jackknife gives."""
    values = np.array([[1.0], [4.0], [2.0], [9.0], [3.0]])
    left_out = (values.sum() - values) / 4
    error = clustered_error(jackknife_pulls(left_out))
    assert error == pytest.approx([stats.sem(values[:, 0])])
    curved = np.sqrt(left_out)
    assert clustered_error(jackknife_pulls(curved)) == pytest.approx(jackknife_error(curved))


def test_degrees_of_freedom_follow_from_the_fourth_moment() -> None:
    """Counted anew from the formula; equal pulls give all there can be, one document two."""
    pull = np.array([3.0, -1.0, -2.0, 0.5, -0.5])
    total = sum(x**2 for x in pull)
    spread = sum((x**2 - total / 5) ** 2 for x in pull)
    assert freedom(pull[:, None], 99) == pytest.approx([2 * total**2 / spread])
    assert freedom(np.array([[1.0], [-1.0], [1.0], [-1.0]]), 3) == pytest.approx([3])
    alone = np.array([1.0, *[-1e-4] * 999])[:, None]
    assert freedom(alone, 999) == pytest.approx([2], rel=1e-2)


def test_normal_pulls_have_about_as_many_degrees_of_freedom_as_documents() -> None:
    """As the variance of normal values has."""
    drawn = np.random.default_rng(1).normal(size=(20_000, 1))
    assert freedom(drawn, 10**6) == pytest.approx([20_000], rel=0.05)


@settings(max_examples=60, deadline=None)
@given(pulls)
def test_degrees_of_freedom_lie_between_two_and_the_most(pull: np.ndarray) -> None:
    """Whatever the documents pull."""
    most = len(pull) - 1
    found = freedom(pull, most)
    assert ((found >= min(2, most) - 1e-9) & (found <= most)).all()


def test_the_interval_of_a_share_is_that_of_its_logit() -> None:
    """Counted anew with scipy; turned over for what is left of the whole."""
    pull = np.array([0.02, -0.03, 0.01, 0.015, -0.015, 0.0])[:, None]
    low, high = share_interval(Clustered(np.array([0.2]), pull, 5))
    error, quantile = clustered_error(pull)[0], stats.t.ppf(0.975, freedom(pull, 5)[0])
    ends = np.log(0.2 / 0.8) + np.array([-1, 1]) * quantile * error / (0.2 * 0.8)
    assert [low[0], high[0]] == pytest.approx(list(1 / (1 + np.exp(-ends))))
    turned = share_interval(Clustered(np.array([0.8]), -pull, 5))
    assert [1 - turned[1][0], 1 - turned[0][0]] == pytest.approx([low[0], high[0]])


@settings(max_examples=60, deadline=None)
@given(pulls, st.floats(-0.3, 1.3))
def test_intervals_of_shares_stay_within_the_whole(pull: np.ndarray, value: float) -> None:
    """Corrected shares may lie beyond it; the interval holds the share cut to the whole."""
    low, high = share_interval(Clustered(np.array([value]), pull, len(pull) - 1))
    if clustered_error(pull)[0] > 0:
        assert 0 <= low[0] <= min(max(value, 0), 1) <= high[0] <= 1
    else:
        assert np.isnan(low[0])
        assert np.isnan(high[0])


def test_an_error_can_have_a_least_size() -> None:
    """The reach is never less than that of the least error."""
    pull = np.array([0.1, -0.1, 0.05, -0.05])[:, None]
    estimate = Clustered(np.array([1.0]), pull, 3)
    quantile = stats.t.ppf(0.975, freedom(pull, 3))
    assert reach(estimate, 2.0) == pytest.approx(quantile * 2)
    assert reach(estimate, 0.01) == pytest.approx(quantile * clustered_error(pull))


@pytest.mark.parametrize(("one", "other"), [((56, 70), (48, 80)), ((3, 40), (9, 25))])
def test_the_difference_of_shares_is_newcombes(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    """With Wilson intervals it is the hybrid score interval, as statsmodels has it."""
    ends = [
        tuple(np.array(end) for end in stats.binomtest(*side).proportion_ci(method="wilson"))
        for side in (one, other)
    ]
    shares = [np.array(hits / of) for hits, of in (one, other)]
    expected = confint_proportions_2indep(*one, *other, method="newcomb")
    assert difference_of_shares(*shares, *ends) == pytest.approx(expected)


def test_a_difference_changes_its_sign_with_its_sides() -> None:
    """And without an interval on one side it has none."""
    one, other = np.array([0.3]), np.array([0.1])
    ends, other_ends = (
        (np.array([0.2]), np.array([0.5])),
        (np.array([0.05]), np.array([0.2])),
    )
    low, high = difference_of_shares(one, other, ends, other_ends)
    turned = difference_of_shares(other, one, other_ends, ends)
    assert (low, high) == (pytest.approx(-turned[1]), pytest.approx(-turned[0]))
    none = np.array([np.nan])
    assert np.isnan(difference_of_shares(one, other, ends, (none, none))).all()
