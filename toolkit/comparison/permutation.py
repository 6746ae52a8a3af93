"""Permutation: the test that two groups of documents have the same rate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import comb

import numpy as np

from toolkit.comparison.rates import Floats
from toolkit.comparison.resampling import CELLS

MINIMUM_DOCUMENTS = 5
"""Documents a group needs before it is tested or serves as a distribution."""

TIE = 1e-9
"""Differences closer than this share of the overall rate are equal but for rounding."""


def permutation_p(
    hits: Floats, exposure: Floats, size: int, permutations: int, rng: np.random.Generator
) -> Floats:
    """Return a two-sided p-value for each column; the first `size` documents are the group.

    `hits` has shape (documents, columns), `exposure` (documents,). The statistic is the
    difference of the pooled rates; documents are reassigned to two groups of the same sizes. All
    splits are taken if there are at most `permutations` (an exact test), else that many are drawn
    and the observed split counts as one more (Phipson & Smyth 2010, Statistical Applications in
    Genetics and Molecular Biology 9:1). Two-sided p is twice the smaller tail, at most 1.
    """
    documents = len(exposure)
    counts = np.column_stack([hits, exposure])
    totals = counts.sum(axis=0)
    observed = _difference(counts[:size].sum(axis=0, keepdims=True), totals)[0]
    tie = TIE * totals[:-1] / totals[-1]
    exact = comb(documents, size) <= permutations
    splits = (
        _all_splits(documents, size) if exact else _drawn_splits(documents, size, permutations, rng)
    )
    tails = np.zeros((2, hits.shape[1]))
    made = 0
    for members in splits:
        differences = _difference(members @ counts, totals)
        tails[0] += (differences <= observed + tie).sum(axis=0)
        tails[1] += (differences >= observed - tie).sum(axis=0)
        made += len(members)
    drawn = 0 if exact else 1
    smaller = (tails.min(axis=0) + drawn) / (made + drawn)
    return np.asarray(np.minimum(1, 2 * smaller), float)


def _difference(sums: Floats, totals: Floats) -> Floats:
    """Return group rate minus the rate of the rest, for sums (splits, columns and exposure)."""
    rest = totals - sums
    return np.asarray(sums[:, :-1] / sums[:, -1:] - rest[:, :-1] / rest[:, -1:], float)


def _all_splits(documents: int, size: int) -> Iterator[Floats]:
    """Yield one block of indicators, shape (splits, documents): 1 marks a member of the group."""
    chosen = np.array(list(combinations(range(documents), size)))
    members = np.zeros((len(chosen), documents))
    np.put_along_axis(members, chosen, 1.0, axis=1)
    yield members


def _drawn_splits(
    documents: int, size: int, permutations: int, rng: np.random.Generator
) -> Iterator[Floats]:
    """Yield blocks of random indicators, `permutations` rows in all."""
    step = max(1, CELLS // documents)
    first = np.arange(documents) < size
    for start in range(0, permutations, step):
        rows = min(step, permutations - start)
        yield rng.permuted(np.tile(first, (rows, 1)), axis=1).astype(float)
