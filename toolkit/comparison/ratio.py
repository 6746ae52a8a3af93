"""Ratio of two rates, with its rule for zeros."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from toolkit.comparison.rates import Floats

ZERO = 0.5
"""What a zero counts as."""


def rate_ratio(
    hits: ArrayLike, exposure: ArrayLike, baseline_hits: ArrayLike, baseline_exposure: ArrayLike
) -> Floats:
    """Return `(hits / exposure) / (baseline_hits / baseline_exposure)`, elementwise.

    A zero counts as half a hit, on either side, so the ratio is finite and above zero (Hardie
    2014, "Log Ratio - an informal introduction", Lancaster University). Hits are whole numbers
    >= 0, exposures > 0. 1 means equal rates; swapping the sides gives the reciprocal.
    """
    ratio = np.maximum(hits, ZERO) / np.asarray(exposure, float)
    baseline = np.maximum(baseline_hits, ZERO) / np.asarray(baseline_exposure, float)
    return np.asarray(ratio / baseline, float)


def log_ratio(
    hits: ArrayLike, exposure: ArrayLike, baseline_hits: ArrayLike, baseline_exposure: ArrayLike
) -> Floats:
    """Return the binary logarithm of `rate_ratio` (Hardie 2014): 1 is twice as often, -1 half.

    A zero counts as half a hit. Equal rates give 0; swapping the sides changes the sign.
    """
    ratio = rate_ratio(hits, exposure, baseline_hits, baseline_exposure)
    return np.asarray(np.log2(ratio), float)
