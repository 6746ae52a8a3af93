"""Tolerance: within which bounds nearly all documents of the baseline's kind lie."""

from __future__ import annotations

from functools import cache

import numpy as np

from toolkit.comparison.intervals import LEVEL, Interval
from toolkit.comparison.rates import Floats

CONTENT = 0.90
"""Share of all such documents that the bounds hold."""


def tolerance_interval(values: Floats) -> Interval:
    """Return bounds that hold 90 % of all such documents with 95 % confidence: low, high.

    `values` has shape (documents, columns). The bounds are order statistics, the same number left
    out at both ends, so no shape of distribution is assumed (Wilks 1941, Annals of Mathematical
    Statistics 12:91). NaN where there are too few documents, below 46.
    """
    left_out = most_left_out(len(values))
    if left_out < 0:
        nothing = np.full(values.shape[1], np.nan)
        return nothing, nothing
    ordered = np.sort(values, axis=0)
    return ordered[left_out], ordered[len(values) - 1 - left_out]


@cache
def most_left_out(documents: int) -> int:
    """Return how many documents may be left out at each end; -1 where even none are too many.

    With r left out at each end of n, the content is beta distributed (n - 2 r - 1, 2 r + 2).
    """
    from scipy.stats import beta

    for left_out in range(documents // 2, -1, -1):
        inner = documents - 2 * left_out - 1
        if inner > 0 and beta.sf(CONTENT, inner, 2 * left_out + 2) >= LEVEL:
            return left_out
    return -1
