"""Detectable: the smallest ratio of rates that so many documents could have shown."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.intervals import TAIL
from toolkit.comparison.rates import Floats

POWER = 0.80
"""Chance of seeing a ratio as large, where it is there (Cohen 1988)."""


def detectable_ratio(log_error: Floats, freedom: int) -> Floats:
    """Return the ratio above 1 that a two-sided test at 5 % finds with a power of 80 %.

    `log_error` is the standard error of the natural logarithm of the ratio, `freedom` its degrees
    of freedom: exp((t_{0.975} + t_{0.80}) * log_error), the minimum detectable effect of Bloom
    (1995, Evaluation Review 19:5). Below 1 its reciprocal is as hard to find. NaN where the error
    is not finite.
    """
    from scipy.stats import t

    multiple = t.ppf(1 - TAIL, freedom) + t.ppf(POWER, freedom)
    with np.errstate(over="ignore"):
        ratio = np.exp(multiple * log_error)
    return np.where(np.isfinite(ratio), ratio, np.nan)
