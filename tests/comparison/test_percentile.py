"""Percentile: the place of one text among others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import percentileofscore

from toolkit.comparison.percentile import percentile_rank


def test_a_tie_with_all_is_the_middle() -> None:
    """Mid-rank: equal to everybody is 50."""
    assert percentile_rank(np.array([2.0]), np.array([[2.0], [2.0], [2.0]])) == pytest.approx([50])


def test_above_all_is_a_hundred_and_below_all_is_zero() -> None:
    """The ends of the scale, column by column."""
    others = np.array([[1.0, 5.0], [2.0, 6.0]])
    assert percentile_rank(np.array([3.0, 4.0]), others).tolist() == [100, 0]


@given(st.integers(0, 6), st.lists(st.integers(0, 6), min_size=1, max_size=20))
def test_the_percentile_agrees_with_scipy(value: int, others: list[int]) -> None:
    """`percentileofscore` with kind "mean" is the same definition."""
    found = percentile_rank(np.array([float(value)]), np.array(others, float)[:, np.newaxis])
    assert float(found[0]) == pytest.approx(percentileofscore(others, value, kind="mean"))
