"""Multiplicity: p-values adjusted for the number of tests in a table."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats


def benjamini_hochberg(p: Floats) -> Floats:
    """Return p-values adjusted to control the false discovery rate.

    `p` has shape (tests,); NaN marks a test not made: it stays NaN and is not counted. The i-th
    smallest of m becomes min over j >= i of p_j * m / j, at most 1 (Benjamini & Hochberg 1995,
    Journal of the Royal Statistical Society B 57:1, as a step-up procedure). It holds for tests
    that are independent or positively dependent, as a category and the "all" it is part of are.
    """
    adjusted = np.full(p.shape, np.nan)
    made = np.flatnonzero(~np.isnan(p))
    falling = made[np.argsort(-p[made], kind="stable")]
    ranks = np.arange(len(made), 0, -1)
    stepped = np.minimum.accumulate(p[falling] * len(made) / ranks)
    adjusted[falling] = np.minimum(stepped, 1)
    return adjusted
