"""Rank sum: whether documents of one group have higher rates than those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from toolkit.comparison.rates import Floats

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

Integers = NDArray[np.int64]

ENUMERATED = 10
"""Documents with hits up to which all ways to deal them out are taken."""


def rank_sum(rates: csr_matrix, members: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the superiority of the group's documents, and the p-value, of each column.

    `rates` is sparse, of shape (documents, columns), without negative values; `members` marks the
    group's documents, of which there are some, as of the others. Every document has one rank,
    however long it is; ties share the mean of their ranks. With R the group's sum of ranks, m and
    n the documents of either side, U = R - m (m + 1) / 2 (Mann & Whitney 1947, Annals of
    Mathematical Statistics 18:1), and superiority = U / (m n): how often a document of the group
    has the higher rate, of all pairs with one of the others, a tie being half (Vargha & Delaney
    2000, Journal of Educational and Behavioral Statistics 25:2). 1/2 is no difference; swapping
    the sides gives the rest to 1.

    p is twice the smaller tail of U, at most 1, over all ways to deal documents out to groups of
    these sizes; for words in corpora: Lijffijt et al. (2016, Digital Scholarship in the
    Humanities 31:2). Most words are in few documents, and there the usual normal approximation
    finds differences by chance where groups are of unequal size. So how many documents with hits
    come to the group is hypergeometric, and which ones is enumerated up to `ENUMERATED` of them;
    beyond, their sum of ranks is taken as normal, corrected for ties and continuity, which makes a
    p below 0.01 up to twice as large as it is, rarely smaller. Without zeros that is the usual
    test. Where documents of one group are longer, fewer of them lack a
    word, and ranks differ at equal rates.
    """
    excess = _excess(rates.tocsc(copy=True))
    documents, size = len(members), int(members.sum())
    zeros = documents - np.diff(excess.indptr)
    observed = _column_sums(excess, members)
    u = observed + size * (zeros - size) / 2
    return u / (size * (documents - size)), _p(excess, observed, documents, size)


def _excess(rates: csc_matrix) -> csc_matrix:
    """Return by how much the rank of each value in its column is above that of a zero."""
    from scipy.stats import rankdata

    rates.eliminate_zeros()
    documents, columns = rates.shape
    found = np.diff(rates.indptr)
    column = np.repeat(np.arange(columns), found)
    levels, level = np.unique(rates.data, return_inverse=True)
    # Numbered by column first, all values can be ranked at once.
    ranks = rankdata(column * len(levels) + level) - rates.indptr[column]
    rates.data = ranks + (documents - found[column] - 1) / 2
    return rates


def _column_sums(excess: csc_matrix, members: NDArray[np.bool_]) -> Floats:
    return np.asarray(members.astype(float) @ excess, float).ravel()


def _p(excess: csc_matrix, observed: Floats, documents: int, size: int) -> Floats:
    found = np.diff(excess.indptr)
    p = np.ones(len(found))
    for count in np.unique(found[(found > 0) & (found <= ENUMERATED)]):
        columns = np.flatnonzero(found == count)
        values = excess.data[excess.indptr[columns][:, np.newaxis] + np.arange(count)]
        p[columns] = _enumerated(values, observed[columns], documents, size)
    many = np.flatnonzero(found > ENUMERATED)
    p[many] = _mixed(excess[:, many], observed[many], documents, size)
    return p


def _enumerated(values: Floats, observed: Floats, documents: int, size: int) -> Floats:
    """Return p from all subsets of the documents with hits; `values` is (columns, documents)."""
    from scipy.special import comb

    count = values.shape[1]
    subsets = np.arange(2**count)[:, np.newaxis] >> np.arange(count) & 1
    taken = subsets.sum(axis=1)
    weights = _hypergeometric(taken, np.asarray(count), documents, size) / comb(count, taken)
    sums = values @ subsets.T
    lower = (sums <= observed[:, np.newaxis]) @ weights
    upper = (sums >= observed[:, np.newaxis]) @ weights
    return np.asarray(np.minimum(1, 2 * np.minimum(lower, upper)), float)


def _mixed(excess: csc_matrix, observed: Floats, documents: int, size: int) -> Floats:
    """Return p, the sum being normal given how many of the documents with hits are taken."""
    found = np.diff(excess.indptr)
    mean = np.asarray(excess.sum(axis=0), float).ravel() / found
    square = np.asarray(excess.multiply(excess).sum(axis=0), float).ravel() / found
    column, taken = _numbers_taken(found, documents, size)
    weights = _hypergeometric(taken, found[column], documents, size)
    rest = found[column] - taken
    variance = (square - mean**2)[column] * taken * rest / (found[column] - 1)
    deviation = np.sqrt(np.maximum(variance, 0))
    above = (observed - 0.5)[column] - mean[column] * taken
    upper, lower = _tail(above, deviation), _tail(-above - 1, deviation)
    tails = [np.bincount(column, weights * tail, len(found)) for tail in (lower, upper)]
    return np.asarray(np.minimum(1, 2 * np.minimum(*tails)), float)


def _numbers_taken(found: Integers, documents: int, size: int) -> tuple[Integers, Integers]:
    """Return, for each column, all numbers of documents with hits that the group can have."""
    least, most = np.maximum(0, found - documents + size), np.minimum(found, size)
    ways = most - least + 1
    column = np.repeat(np.arange(len(found)), ways)
    first = np.repeat(np.cumsum(ways) - ways, ways)
    return column, np.arange(len(column)) - first + least[column]


def _hypergeometric(taken: Integers, found: Integers, documents: int, size: int) -> Floats:
    """Return how likely the group has `taken` of the documents with hits.

    scipy's own, which finds every factorial anew, takes several times as long for many words.
    """
    from scipy.special import gammaln

    log = gammaln(np.arange(documents + 1) + 1.0)
    left, room = documents - found, size - taken
    possible = (room >= 0) & (room <= left)
    room = np.where(possible, room, 0)
    ways = log[found] - log[taken] - log[found - taken] + log[left] - log[room] - log[left - room]
    ways -= log[documents] - log[size] - log[documents - size]
    return np.asarray(np.where(possible, np.exp(ways), 0), float)


def _tail(above: Floats, deviation: Floats) -> Floats:
    """Return how often a normal number exceeds `above`; one that does not vary is 0."""
    from scipy.stats import norm

    varied = deviation > 0
    fixed = np.where(above < -0.25, -np.inf, np.inf)
    z = np.where(varied, above / np.where(varied, deviation, 1), fixed)
    return np.asarray(norm.sf(z), float)
