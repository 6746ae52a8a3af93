"""%DIFF: the difference of two rates in per cent of the baseline's."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio import rate_ratio


def percent_diff(
    hits: ArrayLike, exposure: ArrayLike, baseline_hits: ArrayLike, baseline_exposure: ArrayLike
) -> Floats:
    """Return 100 * (rate - baseline rate) / baseline rate, elementwise.

    Gabrielatos & Marchi (2011, "Keyness: Matching metrics to definitions", Corpus Linguistics in
    the South 1). 100 is twice as often, -50 half as often, -100 not at all; 0 is equal rates. No
    hits in the baseline count as half a hit, as in `rate_ratio`, so that it is finite; some
    beside none are never less. Hits are whole numbers >= 0, exposures > 0.
    """
    ratio = rate_ratio(hits, exposure, baseline_hits, baseline_exposure)
    return np.asarray(100 * (ratio - 1), float)
