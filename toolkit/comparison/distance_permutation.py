"""Distance permutation: that two groups have one profile, tested by dealing documents anew."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.comparison.distance import Measure
from toolkit.comparison.permutation import TIE
from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio_estimator import Sums, ratio_and_error, unpack


class Apart(NamedTuple):
    """How far two groups lie apart: the distance, and the same by what sampling would make it.

    Both have the leading shape of the sums they are made from, and are NaN where one group has
    no hits.
    """

    distance: Floats
    statistic: Floats


def apart(one: Floats, other: Floats, sizes: tuple[int, int], measure: Measure) -> Apart:
    """Return the distance of two groups' profiles and its studentized statistic.

    `one` and `other` are sums of `ratio_estimator.moments` over `sizes` units, of hits by category
    with all hits of the unit as exposure, shape (..., 3 * categories + 2). With SE the standard
    errors of the shares, linearised from the spread of the units, the statistic is
    distance ** power / sum of w (SE_1^2 + SE_2^2), the distance's first-order expectation under
    one profile but for a constant; w is 1 by the pooled share where the measure is relative, else
    1. As in the test of rates this keeps groups of unequal spread from being taken for groups of
    unequal profiles (Chung & Romano 2013, Annals of Statistics 41:484); it is an ANOVA-type
    statistic (Brunner, Dette & Munk 1997, Journal of the American Statistical Association 92:440).
    Without any spread it is infinite, or 0 where there is no distance.
    """
    (p, p_error), (q, q_error) = (
        ratio_and_error(_with_hits(unpack(sums)), size)
        for sums, size in zip((one, other), sizes, strict=True)
    )
    pooled = unpack(one + other)
    shares = pooled.hits / pooled.exposure
    weights = 1 / np.where(shares > 0, shares, np.inf) if measure.relative else np.ones_like(shares)
    spread = (weights * (p_error**2 + q_error**2)).sum(axis=-1)
    far = measure.distance(p, q)
    least = np.where(far > TIE, np.inf, 0.0)
    found = np.where(spread > TIE, far**measure.power / np.where(spread > TIE, spread, 1), least)
    return Apart(far, np.where(np.isnan(far), np.nan, found))


def _with_hits(sums: Sums) -> Sums:
    """Return sums with NaN for the hits of a group that has none."""
    return sums._replace(exposure=np.where(sums.exposure > 0, sums.exposure, np.nan))


def common_source(observed: Apart, dealt: Apart, *, exact: bool) -> tuple[float, float]:
    """Return the expected distance under one common source, and the p-value of the observed one.

    `dealt` are splits of all documents into two groups of the same sizes, shape (splits,), NaN
    where one of the two had no hits, which are left out. Expected is the mean of their distances;
    p the share of those whose statistic is at least as large as the observed, which counts as one
    more unless all splits were taken (Phipson & Smyth 2010, Statistical Applications in Genetics
    and Molecular Biology 9:1). One-sided, as a distance has no other side.
    """
    drawn = dealt.statistic[~np.isnan(dealt.statistic)]
    more = 0 if exact else 1
    larger = int((drawn >= float(observed.statistic) * (1 - TIE)).sum())
    return float(np.nanmean(dealt.distance)), (larger + more) / (len(drawn) + more)
