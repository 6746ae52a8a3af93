"""Family-wise error: p-values adjusted so that any false positive in the table is rare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from toolkit.comparison.permutation import TIE, drawn_splits, observed_statistic, statistics
from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio_estimator import moments


class Contrasted(NamedTuple):
    """One contrast's units: hits (units, columns), exposure (units,), the first `size` a group."""

    hits: Floats
    exposure: Floats
    size: int
    rng: np.random.Generator


def westfall_young(tests: Sequence[Contrasted], permutations: int) -> Floats:
    """Return adjusted p-values, shape (tests, columns), over all rows of a table.

    Step-down maxT (Westfall & Young 1993, "Resampling-Based Multiple Testing", algorithm 4.1; Ge,
    Dudoit & Speed 2003, Test 12:1): in each permutation the largest absolute statistic among the
    rows not yet stepped over is set against the observed one. Columns of a contrast share its
    permutations and so their dependence; contrasts are permuted apart, as if independent, which
    is cautious where they share a baseline. The observed split counts as one more.
    """
    observed = np.array([np.abs(observed_statistic(moments(*t[:2]), t.size)) for t in tests])
    drawn = np.concatenate([_absolute(test, permutations) for test in tests], axis=1)
    flat = observed.ravel()
    order = np.argsort(-flat, kind="stable")
    # From the smallest statistic up, each row meets the largest of those below it and its own.
    largest = np.maximum.accumulate(drawn[:, order[::-1]], axis=1)[:, ::-1]
    reached = (largest >= flat[order] - TIE * np.maximum(flat[order], 1)).sum(axis=0)
    stepped = np.maximum.accumulate((reached + 1) / (permutations + 1))
    adjusted = np.empty_like(flat)
    adjusted[order] = stepped
    return adjusted.reshape(observed.shape)


def _absolute(test: Contrasted, permutations: int) -> Floats:
    counts = moments(test.hits, test.exposure)
    blocks = drawn_splits(len(counts), test.size, permutations, test.rng)
    drawn = np.concatenate([statistics(split, counts, test.size) for split in blocks])
    return np.asarray(np.abs(drawn), float)
