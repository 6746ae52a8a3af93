"""Ratio of two rates, with its rule for zeros."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from toolkit.comparison.rates import Floats

ZERO = 0.5
"""What a zero counts as where it would make a number infinite."""


def rate_ratio(
    hits: ArrayLike, exposure: ArrayLike, baseline_hits: ArrayLike, baseline_exposure: ArrayLike
) -> Floats:
    """Return `(hits / exposure) / (baseline_hits / baseline_exposure)`, elementwise.

    No hits in the baseline count as half a hit, so that the ratio is finite; no hits beside some
    in the baseline are a ratio of 0. Hits are whole numbers >= 0, exposures > 0. 1 means equal
    rates; where both sides have hits, swapping them gives the reciprocal.
    """
    rate = np.asarray(hits, float) / np.asarray(exposure, float)
    baseline = np.maximum(baseline_hits, ZERO) / np.asarray(baseline_exposure, float)
    return np.asarray(rate / baseline, float)


def log_ratio(
    hits: ArrayLike, exposure: ArrayLike, baseline_hits: ArrayLike, baseline_exposure: ArrayLike
) -> Floats:
    """Return the binary logarithm of the ratio of rates: 1 is twice as often, -1 half as often.

    A zero counts as half a hit, on either side (Hardie 2014, "Log Ratio - an informal
    introduction", Lancaster University). Equal rates give 0; swapping the sides changes the sign.
    """
    ratio = rate_ratio(np.maximum(hits, ZERO), exposure, baseline_hits, baseline_exposure)
    return np.asarray(np.log2(ratio), float)
