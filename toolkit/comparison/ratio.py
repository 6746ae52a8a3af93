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

    No hits in the baseline count as half a hit, so that the ratio is finite, and some beside none
    are at least a ratio of 1, as half a hit in a short baseline would be a high rate. No hits
    beside some in the baseline are a ratio of 0. Hits are whole numbers >= 0, exposures > 0. 1
    means equal rates; where both sides have hits, swapping them gives the reciprocal.
    """
    rate = np.asarray(hits, float) / np.asarray(exposure, float)
    baseline = np.maximum(baseline_hits, ZERO) / np.asarray(baseline_exposure, float)
    alone = (np.asarray(hits) > 0) & (np.asarray(baseline_hits) == 0)
    return np.asarray(np.where(alone, np.maximum(rate / baseline, 1), rate / baseline), float)


def log_ratio(
    hits: ArrayLike, exposure: ArrayLike, baseline_hits: ArrayLike, baseline_exposure: ArrayLike
) -> Floats:
    """Return the binary logarithm of the ratio of rates: 1 is twice as often, -1 half as often.

    A zero counts as half a hit, on either side (Hardie 2014, "Log Ratio - an informal
    introduction", Lancaster University), but never turns the difference round: none beside some
    are at most 0, some beside none at least. Equal rates, or no hits at all, give 0; swapping the
    sides changes the sign.
    """
    rate = np.maximum(hits, ZERO) / np.asarray(exposure, float)
    baseline = np.maximum(baseline_hits, ZERO) / np.asarray(baseline_exposure, float)
    found = np.log2(rate / baseline)
    found = np.where(np.asarray(hits) == 0, np.minimum(found, 0), found)
    return np.asarray(np.where(np.asarray(baseline_hits) == 0, np.maximum(found, 0), found), float)
