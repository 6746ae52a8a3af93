"""Rank sum over documents: superiority and p."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.stats import hypergeom, mannwhitneyu, rankdata

from toolkit.comparison.multiplicity import benjamini_hochberg
from toolkit.comparison.rank_sum import ENUMERATED, rank_sum

Table = tuple[list[int], list[bool]]


@st.composite
def dealt(draw: st.DrawFn) -> Table:
    """Draw values with many zeros and ties, and who belongs to the group."""
    values = draw(st.lists(st.sampled_from([0, 0, 1, 1, 2, 3, 5]), min_size=2, max_size=10))
    members = draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    members[0], members[-1] = True, False
    return values, members


def one(values: list[float], members: list[bool]) -> tuple[float, float]:
    """Return superiority and p of one column."""
    superiority, p = rank_sum(csr_matrix(np.array(values, float)[:, np.newaxis]), np.array(members))
    return float(superiority[0]), float(p[0])


def dealt_out(values: list[float], members: list[bool]) -> float:
    """Return p by dealing the documents out in every way, one at a time."""
    ranks = rankdata(values)
    observed = sum(rank for rank, member in zip(ranks, members, strict=True) if member)
    sums = [sum(chosen) for chosen in combinations(ranks, sum(members))]
    lower = sum(total <= observed for total in sums) / len(sums)
    upper = sum(total >= observed for total in sums) / len(sums)
    return min(1.0, 2 * min(lower, upper))


def test_the_worked_example_of_kilgarriff_comes_out() -> None:
    """Kilgarriff (2001, p. 238): five samples each, the first has a sum of ranks of 31."""
    superiority, _ = one([12, 15, 18, 24, 88, 3, 3, 13, 27, 33], [True] * 5 + [False] * 5)
    assert superiority * 25 + 15 == pytest.approx(31)


@given(dealt())
def test_few_documents_are_dealt_out_in_every_way(table: Table) -> None:
    """With zeros and ties, p is that of the permutation distribution written out."""
    assert one(*table)[1] == pytest.approx(dealt_out(*table), abs=1e-12)


@given(dealt())
def test_superiority_agrees_with_scipy(table: Table) -> None:
    """U by the number of pairs."""
    values, members = np.array(table[0], float), np.array(table[1])
    u = mannwhitneyu(values[members], values[~members], method="asymptotic").statistic
    pairs = members.sum() * (~members).sum()
    assert one(*table)[0] == pytest.approx(u / pairs, abs=1e-12)


@pytest.mark.parametrize("size", [5, 12, 33])
def test_without_zeros_it_is_the_usual_test(size: int) -> None:
    """Where every document has the word, ties or not, p is scipy's to the last digits."""
    draw = np.random.default_rng(size)
    values = np.hstack([draw.random((40, 20)), draw.integers(1, 6, (40, 20))])
    members = np.arange(40) < size
    expected = mannwhitneyu(values[members], values[~members], method="asymptotic")
    found = rank_sum(csr_matrix(values), members)
    assert found[1] == pytest.approx(expected.pvalue, rel=1e-9)


def test_many_documents_with_the_same_rate_are_counted() -> None:
    """Only their number in the group tells: the hypergeometric test, twice its smaller tail."""
    values = [2.0] * 30 + [0.0] * 170
    members = [True] * 12 + [False] * 148 + [True] * 40
    upper = hypergeom.sf(11, 200, 30, 52)
    assert one(values, members)[1] == pytest.approx(2 * upper, rel=1e-9)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(3, 8), st.sampled_from([1.0, 4.0]))
def test_beyond_enumeration_p_is_close_or_too_large(seed: int, size: int, factor: float) -> None:
    """With one document more than is enumerated, zeros besides; in the far tail up to twice."""
    draw = np.random.default_rng(seed)
    values = np.concatenate([draw.random(ENUMERATED + 1), np.zeros(5)])
    members = np.zeros(len(values), bool)
    members[draw.choice(len(values), size, replace=False)] = True
    values[members] *= factor
    expected = dealt_out(list(values), list(members))
    most = 1.2 if expected > 0.02 else 2.1
    assert 0.8 <= one(list(values), list(members))[1] / expected <= most


@given(dealt())
def test_swapping_the_groups_complements_superiority(table: Table) -> None:
    """What is left to 1, with the same p."""
    superiority, p = one(*table)
    other, same = one(table[0], [not member for member in table[1]])
    assert superiority == pytest.approx(1 - other, abs=1e-12)
    assert p == pytest.approx(same, abs=1e-12)


def test_each_column_is_on_its_own() -> None:
    """The columns beside it and the order of documents change no number."""
    draw = np.random.default_rng(5)
    values = draw.poisson(0.4, (30, 25)) / draw.integers(1, 4, (30, 1))
    members = draw.permutation(np.arange(30) < 9)
    together = np.stack(rank_sum(csr_matrix(values), members))
    alone = [one(list(column), list(members)) for column in values.T]
    order = draw.permutation(30)
    shuffled = np.stack(rank_sum(csr_matrix(values[order]), members[order]))
    assert np.allclose(together.T, alone, rtol=0, atol=1e-12)
    assert shuffled == pytest.approx(together, abs=1e-12)


def test_a_column_without_hits_shows_nothing() -> None:
    """All documents tie."""
    assert one([0, 0, 0, 0], [True, False, False, True]) == (0.5, 1.0)


def test_rare_words_of_a_small_group_are_not_found_by_chance() -> None:
    """6 of 600 documents, 3,000 words without a difference: the normal approximation finds some."""
    draw = np.random.default_rng(11)
    values = draw.poisson(0.02, (600, 3000)) / draw.integers(300, 900, (600, 1))
    values = values[:, values.any(axis=0)]
    members = np.arange(600) < 6
    _, p = rank_sum(csr_matrix(values), members)
    usual = mannwhitneyu(values[members], values[~members], method="asymptotic").pvalue
    assert (benjamini_hochberg(usual) < 0.05).sum() > 20
    assert (benjamini_hochberg(p) < 0.05).sum() == 0
    assert (p < 0.01).mean() <= 0.01
