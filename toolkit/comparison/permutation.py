"""Permutation: the test that two groups have the same rate, by reassigning their documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio_estimator import moments, ratio_and_error, unpack
from toolkit.comparison.resampling import CELLS

MINIMUM_DOCUMENTS = 5
"""Documents a group needs before it is tested or serves as a distribution."""

PIECE = 200_000
"""Sums worked on at a time, few enough for a processor's cache."""

TIE = 1e-9
"""Statistics closer than this, by their size, are equal but for rounding."""


def are_testable(hits: Floats) -> NDArray[np.bool_]:
    """Return whether each column has hits in at least five units, shape (columns,) of booleans.

    With fewer the statistic is all but tied over the splits, and the lengths of the few documents
    with hits, not the hits, decide its order: one hit would be "significant" in 44 % of corpora.
    `hits` has shape (units, columns), of both groups.
    """
    return np.asarray((hits > 0).sum(axis=0) >= MINIMUM_DOCUMENTS)


def permutation_p(
    hits: Floats, exposure: Floats, size: int, permutations: int, rng: np.random.Generator
) -> Floats:
    """Return a two-sided p-value for each column; the first `size` units are the group.

    `hits` has shape (units, columns), `exposure` (units,). Units are reassigned to two groups of
    the same sizes. The statistic is the difference of the pooled rates in its standard errors, so
    that groups of unequal spread are not taken for groups of unequal rates (Janssen 1997,
    Statistics & Probability Letters 36:9; Chung & Romano 2013, Annals of Statistics 41:484). All
    splits are taken if there are at most `permutations` (an exact test), else that many are drawn
    and the observed split counts as one more (Phipson & Smyth 2010, Statistical Applications in
    Genetics and Molecular Biology 9:1). Two-sided p is twice the smaller tail, at most 1.
    """
    units = len(exposure)
    counts = moments(hits, exposure)
    observed = observed_statistic(counts, size)
    splits, exact = deal(units, size, permutations, rng)
    tails = np.zeros((2, hits.shape[1]))
    made = 0
    for members in (block[part] for block in splits for part in pieces(block, counts.shape[1])):
        tails += count_tails(statistics(members, counts, size), observed)
        made += len(members)
    return two_sided_p(tails, made, exact=exact)


def pieces(splits: Floats, columns: int) -> Iterator[slice]:
    """Yield pieces of splits for which sums of so many columns stay within `PIECE`."""
    step = max(1, PIECE // columns)
    for start in range(0, len(splits), step):
        yield slice(start, start + step)


def count_tails(drawn: Floats, observed: Floats) -> Floats:
    """Return how many statistics are at most, and at least, the observed: shape (2, columns).

    `drawn` has shape (splits, columns), `observed` (columns,); a tie counts in both tails.
    """
    tie = TIE * np.maximum(np.abs(observed), 1)
    below, above = drawn <= observed + tie, drawn >= observed - tie
    return np.array([below.sum(axis=0), above.sum(axis=0)], float)


def two_sided_p(tails: Floats, made: int, *, exact: bool) -> Floats:
    """Return p of the tails of `made` splits, shape (columns,): twice the smaller one, at most 1.

    Of drawn splits (not `exact`) the observed one counts as one more.
    """
    more = 0 if exact else 1
    smaller = (tails.min(axis=0) + more) / (made + more)
    return np.asarray(np.minimum(1, 2 * smaller), float)


def observed_statistic(counts: Floats, size: int) -> Floats:
    """Return the statistic of the split as it is, shape (columns,); `counts` are moments."""
    members = np.zeros((1, len(counts)))
    members[0, :size] = 1
    return np.asarray(statistics(members, counts, size)[0], float)


def statistics(members: Floats, counts: Floats, size: int) -> Floats:
    """Return the studentized difference of rates of each split, shape (splits, columns).

    `members` has shape (splits, units), 1 for the group; `counts` are moments of the units.
    """
    sums = members @ counts
    return studentized_difference(sums, counts.sum(axis=0) - sums, (size, len(counts) - size))


def studentized_difference(group: Floats, others: Floats, sizes: tuple[int, int]) -> Floats:
    """Return the difference of two groups' rates in its standard errors, shape (splits, columns).

    `group` and `others` are sums of moments, shape (splits, 3 * columns + 2), over as many units
    as `sizes` says. A difference without any spread on either side is infinite, none is 0.
    """
    one, one_error = ratio_and_error(unpack(group), sizes[0])
    rest, rest_error = ratio_and_error(unpack(others), sizes[1])
    error = np.hypot(one_error, rest_error)
    difference = one - rest
    far = np.where(np.abs(difference) <= TIE * rest, 0.0, np.copysign(np.inf, difference))
    spread = error > TIE * np.maximum(one, rest)
    return np.where(spread, difference / np.where(spread, error, 1), far)


def deal(
    units: int, size: int, permutations: int, rng: np.random.Generator
) -> tuple[Iterator[Floats], bool]:
    """Return blocks of splits, shape (splits, units), and whether those are all that there are.

    All are taken where there are at most `permutations`, else that many are drawn.
    """
    if comb(units, size) <= permutations:
        return _all_splits(units, size), True
    return drawn_splits(units, size, permutations, rng), False


def _all_splits(units: int, size: int) -> Iterator[Floats]:
    """Yield one block of indicators, shape (splits, units): 1 marks a member of the group."""
    chosen = np.array(list(combinations(range(units), size)))
    members = np.zeros((len(chosen), units))
    np.put_along_axis(members, chosen, 1.0, axis=1)
    yield members


def drawn_splits(
    units: int, size: int, permutations: int, rng: np.random.Generator
) -> Iterator[Floats]:
    """Yield blocks of random indicators, shape (splits, units), `permutations` rows in all."""
    step = max(1, CELLS // units)
    first = np.arange(units) < size
    for start in range(0, permutations, step):
        rows = min(step, permutations - start)
        yield rng.permuted(np.tile(first, (rows, 1)), axis=1).astype(float)
