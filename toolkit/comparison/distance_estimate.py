"""Distance estimates: what sampling adds to a distance, taken off again, and its interval.

Profiles of samples lie farther apart than those of their sources: where two sources are the same,
the distance of two samples is never 0. Resampling documents adds as much again.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.comparison.intervals import TAIL
from toolkit.comparison.permutation import TIE
from toolkit.comparison.rates import Floats


class Corrected(NamedTuple):
    """A distance without what sampling adds to it, and the ends of its 95 % interval."""

    distance: float
    low: float
    high: float


def correct_distance(observed: float, drawn: Floats, power: int, freedom: int) -> Corrected:
    """Return a distance corrected for bias, with its interval; NaN where draws have no spread.

    `drawn` are the distances of resamples, shape (resamples,), NaN where one had no hits, which
    are left out. On the scale of `distance ** power`, where sampling adds a constant, the corrected
    value is twice the observed one less the mean of the draws (Efron & Tibshirani 1993, "An
    Introduction to the Bootstrap", 10.6), and the interval that value and t standard deviations of
    the draws (12.4) with `freedom` degrees of freedom. Both are cut to 0 and 1. Near 0 the
    interval is wider than it need be: whether there is a difference at all, the test says.
    """
    from scipy.stats import t

    draws = drawn[~np.isnan(drawn)] ** power
    spread = float(draws.std(ddof=1))
    if spread <= TIE:
        return Corrected(np.nan, np.nan, np.nan)
    middle = 2 * observed**power - float(draws.mean())
    reach = float(t.ppf(1 - TAIL, freedom)) * spread
    ends = np.clip([middle, middle - reach, middle + reach], 0, 1) ** (1 / power)
    return Corrected(*(float(end) for end in ends))
