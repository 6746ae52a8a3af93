"""Left out: what a test, or a place among others, would be without each document in turn."""

from __future__ import annotations

from math import comb

import numpy as np

from toolkit.comparison.permutation import (
    MINIMUM_DOCUMENTS,
    count_tails,
    drawn_splits,
    permutation_p,
    pieces,
    studentized_difference,
    two_sided_p,
)
from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio_estimator import moments
from toolkit.comparison.resampling import CELLS

FEWEST_SPLITS = 999
"""Splits drawn at least, however many documents there are."""


def left_out_p(
    hits: Floats, exposure: Floats, size: int, permutations: int, rng: np.random.Generator
) -> Floats:
    """Return the two-sided permutation p without each unit in turn, shape (units, columns).

    Hits, exposure, `size` and the test are those of `permutation.permutation_p`. Where all splits
    of the units that are left can be taken they are; else all units share the same drawn splits,
    `permutations` of them, but fewer for many units: splits by units stay below `CELLS`, though
    999 are always drawn. NaN where a group would be left with fewer than five units, or fewer
    than five units with hits.
    """
    units = len(exposure)
    p = np.full((units, hits.shape[1]), np.nan)
    draws = min(permutations, max(FEWEST_SPLITS, CELLS // units))
    drawn = _Drawn(hits, exposure, size, draws, rng)
    for side, group in ((range(size), size - 1), (range(size, units), size)):
        if min(group, units - 1 - group) < MINIMUM_DOCUMENTS:
            continue
        exact = comb(units - 1, group) <= permutations
        for unit in side:
            if exact:
                rest = np.delete(hits, unit, axis=0), np.delete(exposure, unit)
                p[unit] = permutation_p(*rest, group, permutations, rng)
            else:
                p[unit] = drawn.p_without(unit)
    carriers = (hits > 0).sum(axis=0) - (hits > 0)
    return np.where(carriers >= MINIMUM_DOCUMENTS, p, np.nan)


class _Drawn:
    """Splits of all units into groups, from which those without one unit follow.

    A group that should have lost unit i, but does not hold it, gives up another member by lot; one
    that should have kept its size, but holds unit i, gets another unit by lot in its place. By
    symmetry every split of the other units into groups of the right sizes is then equally likely.
    """

    def __init__(
        self, hits: Floats, exposure: Floats, size: int, draws: int, rng: np.random.Generator
    ) -> None:
        self.size = size
        self.counts = moments(hits, exposure)
        self.splits = np.concatenate(list(drawn_splits(len(exposure), size, draws, rng)))
        self.sums = self.splits @ self.counts
        lots = rng.random(self.splits.shape)
        self.member = (lots * self.splits).argmax(axis=1)
        self.other = (lots * (1 - self.splits)).argmax(axis=1)

    def p_without(self, unit: int) -> Floats:
        """Return p without a unit, shape (columns,)."""
        own, counts = unit < self.size, self.counts
        rest = counts.sum(axis=0) - counts[unit]
        seen = counts[: self.size].sum(axis=0) - own * counts[unit]
        sizes = (self.size - own, len(counts) - self.size - (not own))
        observed = studentized_difference(seen[np.newaxis], (rest - seen)[np.newaxis], sizes)[0]
        tails = np.zeros((2, len(observed)))
        for part in pieces(self.splits, counts.shape[1]):
            drawn = self._sums_without(unit, part)
            tails += count_tails(studentized_difference(drawn, rest - drawn, sizes), observed)
        return two_sided_p(tails, len(self.splits), exact=False)

    def _sums_without(self, unit: int, part: slice) -> Floats:
        """Return sums of the group of some splits without a unit, shape (splits, moments)."""
        holds = self.splits[part, unit] > 0
        if unit < self.size:
            return np.asarray(
                self.sums[part] - self.counts[np.where(holds, unit, self.member[part])]
            )
        swapped = self.counts[self.other[part]] - self.counts[unit]
        return np.asarray(self.sums[part] + holds[:, np.newaxis] * swapped)


def left_out_percentile(value: Floats, others: Floats, units: np.ndarray) -> Floats:
    """Return the mid-rank percentile of a text among others without each unit of them in turn.

    `value` has shape (columns,), `others` (documents, columns), `units` (documents,) the number of
    the unit that each document belongs to; the result has shape (units, columns). As
    `percentile.percentile_rank`; NaN where fewer than five documents are left.
    """
    reached = (others < value) + (others == value) / 2
    lost = sums_by(units, reached)
    left = (len(others) - np.bincount(units))[:, np.newaxis]
    share = (reached.sum(axis=0) - lost) / np.maximum(left, 1)
    return np.where(left >= MINIMUM_DOCUMENTS, 100 * share, np.nan)


def sums_by(units: np.ndarray, values: Floats) -> Floats:
    """Return the sums of (documents, columns) values over each unit, shape (units, columns)."""
    sums = np.zeros((int(units.max()) + 1, values.shape[1]))
    np.add.at(sums, units, values)
    return sums
