"""The test of a distance, and the distance that one common source would make."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency

from toolkit.comparison.distance import MEASURES
from toolkit.comparison.distance_permutation import Apart, apart, common_source
from toolkit.comparison.permutation import deal
from toolkit.comparison.ratio_estimator import moments

if TYPE_CHECKING:
    from numpy.typing import NDArray

JENSEN_SHANNON = MEASURES["jensen_shannon"]


def splits_of(counts: NDArray[np.float64], size: int, number: int) -> tuple[Apart, Apart, bool]:
    """Return the observed split, the first `size` documents being the group, and all others."""
    summed, sizes = moments(counts, counts.sum(axis=1)), (size, len(counts) - size)
    total, first = summed.sum(axis=0), summed[:size].sum(axis=0)
    blocks, exact = deal(len(counts), size, number, np.random.default_rng(0))
    sums = np.concatenate([members @ summed for members in blocks])
    return (
        apart(first, total - first, sizes, JENSEN_SHANNON),
        apart(sums, total - sums, sizes, JENSEN_SHANNON),
        exact,
    )


def plain_statistic(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return the statistic of two groups, document by document, in plain Python."""
    pooled = (one.sum(axis=0) + other.sum(axis=0)) / (one.sum() + other.sum())
    spread = 0.0
    for side in (one, other):
        profile, total, n = side.sum(axis=0) / side.sum(), side.sum(), len(side)
        for column in range(side.shape[1]):
            residuals = [row[column] - profile[column] * row.sum() for row in side]
            variance = n / (n - 1) * sum(one**2 for one in residuals) / total**2
            spread += variance / pooled[column]
    return float(jensenshannon(one.sum(axis=0), other.sum(axis=0), base=2)) ** 2 / spread


def test_every_split_is_as_plain_python_has_it() -> None:
    """Nine documents, four of them the group: all 126 splits, none left out."""
    counts = np.random.default_rng(6).integers(1, 9, (9, 3)) + 0.0
    observed, dealt, exact = splits_of(counts, 4, 9_999)
    expected = []
    for members in combinations(range(9), 4):
        chosen = np.isin(range(9), members)
        expected.append(plain_statistic(counts[chosen], counts[~chosen]))
    assert exact
    assert np.sort(dealt.statistic) == pytest.approx(np.sort(expected))
    assert float(observed.statistic) == pytest.approx(plain_statistic(counts[:4], counts[4:]))
    _, p = common_source(observed, dealt, exact=True)
    assert p == pytest.approx(np.mean(np.array(expected) >= expected[0] - 1e-9))


def test_expectation_and_p_are_those_of_the_splits() -> None:
    """Missing ones are left out; the observed one counts as one more unless all were taken."""
    dealt = Apart(np.array([0.1, 0.2, np.nan, 0.3, 0.4]), np.array([4.0, 1, np.nan, 2, 3]))
    observed = Apart(np.array(0.3), np.array(2.0))
    assert common_source(observed, dealt, exact=True) == pytest.approx((0.25, 0.75))
    assert common_source(observed, dealt, exact=False) == pytest.approx((0.25, 0.8))


def test_under_one_source_the_expected_divergence_is_that_of_theory() -> None:
    """Documents of one hit each: twice their number by the JSD in nats is nearly chi-square.

    It is the likelihood ratio of a table of two rows, of which the expectation is its degrees of
    freedom (Wilks 1938, Annals of Mathematical Statistics 9:1).
    """
    size, categories = 200, 5
    rng = np.random.default_rng(7)
    counts = rng.multinomial(1, np.full(categories, 1 / categories), 2 * size).astype(float)
    _, dealt, _ = splits_of(counts, size, 2_000)
    nats = np.mean(dealt.distance**2) * np.log(2)
    assert 2 * 2 * size * nats == pytest.approx(categories - 1, rel=0.05)


def test_of_documents_of_one_hit_it_is_the_likelihood_ratio_test() -> None:
    """Where documents are independent words, p is that of the test that takes them for such."""
    rng = np.random.default_rng(8)
    profiles = ([0.4, 0.3, 0.3], [0.3, 0.3, 0.4])
    counts = np.concatenate([rng.multinomial(1, one, 150) for one in profiles]).astype(float)
    observed, dealt, exact = splits_of(counts, 150, 4_999)
    table = np.array([counts[:150].sum(axis=0), counts[150:].sum(axis=0)])
    expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").pvalue
    assert common_source(observed, dealt, exact=exact)[1] == pytest.approx(expected, abs=0.02)


def test_groups_of_unequal_spread_are_not_taken_for_unequal_profiles() -> None:
    """Ten short documents beside thirty long ones of one profile: at most one in ten is found.

    The distance itself, not by its spread, would find more than that (benchmarks/distances.py).
    """
    rng = np.random.default_rng(9)
    found, plain = [], []
    for _ in range(200):
        lengths = [*rng.gamma(3, 2.5, 10), *rng.gamma(3, 10, 30)]
        shares = rng.dirichlet([3, 2.2, 1.5, 1.2, 1, 0.6, 0.5], 40)
        counts = rng.poisson(shares * np.array(lengths)[:, np.newaxis]) + 0.0
        summed = moments(counts, counts.sum(axis=1))
        total, first = summed.sum(axis=0), summed[:10].sum(axis=0)
        blocks, _ = deal(40, 10, 199, rng)
        sums = np.concatenate([members @ summed for members in blocks])
        observed = apart(first, total - first, (10, 30), JENSEN_SHANNON)
        dealt = apart(sums, total - sums, (10, 30), JENSEN_SHANNON)
        found.append(common_source(observed, dealt, exact=False)[1] <= 0.05)
        plain.append(np.mean(dealt.distance >= observed.distance) <= 0.05)
    assert np.mean(found) <= 0.1
    assert np.mean(plain) >= 0.15


def test_groups_without_spread_or_hits() -> None:
    """All alike within and apart: infinitely far by its spread; no hits: no distance."""
    one, other = np.tile([2.0, 0.0], (5, 1)), np.tile([0.0, 3.0], (5, 1))
    sums = [moments(side, side.sum(axis=1)).sum(axis=0) for side in (one, other, 0 * one)]
    assert apart(sums[0], sums[1], (5, 5), JENSEN_SHANNON) == (1, np.inf)
    assert apart(sums[0], sums[0], (5, 5), JENSEN_SHANNON) == (0, 0)
    assert np.isnan(apart(sums[0], sums[2], (5, 5), JENSEN_SHANNON)).all()
