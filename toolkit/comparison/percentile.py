"""Percentile: the place of one text in the distribution of others."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats


def percentile_rank(values: Floats, others: Floats) -> Floats:
    """Return the mid-rank percentile (0 to 100) of each value among the others in its column.

    `values` has shape (columns,), `others` (documents, columns). The share of others below, plus
    half of those equal (Roscoe 1975, "Fundamental Research Statistics"): 50 is the middle.
    """
    below = (others < values).mean(axis=0)
    equal = (others == values).mean(axis=0)
    return np.asarray(100 * (below + equal / 2), float)
