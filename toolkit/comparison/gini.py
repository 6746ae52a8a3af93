"""Gini coefficient: how unevenly a total is spread over those who have a part in it."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats


def gini(counts: Floats) -> Floats:
    """Return the Gini coefficient of the counts above 0 along the last axis: 0 even, 1 uneven.

    sum_ij |x_i - x_j| / (2 n^2 mean) * n / (n - 1), the factor at the end because few parts cannot
    be uneven (Gini 1912; Deltas 2003, Review of Economics and Statistics 85:226). Zeros have no
    part. nan where fewer than two are above 0.
    """
    ordered = np.sort(counts, axis=-1)
    parts = (ordered > 0).sum(axis=-1)
    total = ordered.sum(axis=-1)
    # Ranks among the parts, which stand last.
    ranks = np.arange(1, ordered.shape[-1] + 1) - (ordered.shape[-1] - parts[..., np.newaxis])
    spread = ((2 * ranks - parts[..., np.newaxis] - 1) * ordered).sum(axis=-1)
    several = parts > 1
    return np.where(several, spread / np.where(several, (parts - 1) * total, 1), np.nan)
