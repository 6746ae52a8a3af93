"""Permutation: the test of two groups of documents."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test

from toolkit.comparison import permutation
from toolkit.comparison.permutation import permutation_p
from toolkit.comparison.resampling import generator

documents = st.tuples(st.integers(0, 9), st.integers(100, 900))
groups = st.lists(documents, min_size=4, max_size=4)


def p_value(group: list[tuple[int, int]], rest: list[tuple[int, int]], permutations: int) -> float:
    """Return p for documents given as (hits, tokens)."""
    both = np.array([*group, *rest], float)
    rng = generator(0, "test")
    return float(permutation_p(both[:, :1], both[:, 1], len(group), permutations, rng)[0])


def pooled(documents: np.ndarray) -> tuple[float, float]:
    """Return the pooled rate of documents (hits, tokens) and its linearised variance."""
    hits, tokens = documents.T
    rate = hits.sum() / tokens.sum()
    residuals = hits - rate * tokens
    units = len(documents)
    return rate, units / (units - 1) * (residuals**2).sum() / tokens.sum() ** 2


def scipy_p(group: list[tuple[int, int]], rest: list[tuple[int, int]]) -> float:
    """Return the exact p of scipy for the same statistic; documents are permuted by number."""
    both = np.array([*group, *rest], float)

    def statistic(first: np.ndarray, second: np.ndarray) -> float:
        (one, one_variance), (other, other_variance) = (
            pooled(both[numbers.astype(int)]) for numbers in (first, second)
        )
        error = np.sqrt(one_variance + other_variance)
        if error < 1e-12:
            return float(np.sign(np.round(one - other, 12)) * 1e9)
        return float(np.round((one - other) / error, 9))

    numbers = np.arange(len(both))
    return float(
        permutation_test(
            (numbers[: len(group)], numbers[len(group) :]),
            statistic,
            vectorized=False,
            n_resamples=np.inf,
        ).pvalue
    )


@settings(max_examples=30, deadline=None)
@given(groups, groups)
def test_the_exact_p_value_agrees_with_scipy(
    group: list[tuple[int, int]], rest: list[tuple[int, int]]
) -> None:
    """All 70 splits of eight documents: the same p as `permutation_test`."""
    assert p_value(group, rest, 1000) == pytest.approx(scipy_p(group, rest))


@settings(max_examples=30, deadline=None)
@given(groups, st.lists(documents, min_size=6, max_size=6))
def test_swapping_the_groups_keeps_the_exact_p_value(
    group: list[tuple[int, int]], rest: list[tuple[int, int]]
) -> None:
    """A two-sided test has no direction, and p lies between 0 and 1."""
    p = p_value(group, rest, 1000)
    assert p == pytest.approx(p_value(rest, group, 1000))
    assert 0 < p <= 1


def test_drawn_splits_come_close_to_all_splits() -> None:
    """Monte Carlo with 9,999 splits is within 0.02 of the exact p."""
    group = [(5, 300), (7, 500), (3, 200), (9, 400), (4, 350), (8, 420), (6, 310)]
    rest = [(2, 300), (6, 480), (1, 210), (8, 400), (4, 390), (3, 420), (2, 330), (5, 350)]
    assert p_value(group, rest, 6_434) == pytest.approx(p_value(group, rest, 6_435), abs=0.02)


def test_equal_rates_everywhere_give_a_p_value_of_one() -> None:
    """Rounding does not make a difference of none."""
    equal = [(t // 100, t) for t in (100, 300, 700, 900, 1100, 1300)]
    assert p_value(equal[:3], equal[3:], 1000) == 1


def test_clearly_different_groups_have_the_smallest_possible_p_value() -> None:
    """Twice one split in 252."""
    group, rest = [(50, 500)] * 5, [(1, 500)] * 5
    assert p_value(group, rest, 1000) == pytest.approx(2 / 252)


def test_a_drawn_p_value_is_never_zero() -> None:
    """The observed split counts as one of those drawn."""
    group, rest = [(50, 500)] * 10, [(1, 500)] * 10
    assert p_value(group, rest, 199) == pytest.approx(2 / 200)


def test_permutations_in_blocks_count_all_splits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded memory gives the same p."""
    group, rest = [(3, 500), (9, 700)] * 5, [(1, 500), (6, 400)] * 5
    whole = p_value(group, rest, 500)
    monkeypatch.setattr(permutation, "CELLS", 130)
    assert p_value(group, rest, 500) == whole
