"""Left out: the test and the place among others without each document in turn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison import left_out
from toolkit.comparison.left_out import left_out_p, left_out_percentile, sums_by
from toolkit.comparison.percentile import percentile_rank
from toolkit.comparison.permutation import permutation_p

Documents = tuple[np.ndarray, np.ndarray]


def documents(units: int, size: int, shift: float = 1.5, seed: int = 0) -> Documents:
    """Return hits in three categories and tokens, the first category raised in the group."""
    rng = np.random.default_rng(seed)
    tokens = rng.integers(500, 3000, units).astype(float)
    mean = np.outer(tokens / 500, [1.0, 2.0, 0.3])
    mean[:size, 0] *= shift
    return rng.poisson(mean).astype(float), tokens


def without(unit: int, size: int, made: Documents, splits: int, seed: int = 0) -> np.ndarray:
    """Return p of the documents that are left, tested on their own."""
    hits, tokens = (np.delete(part, unit, axis=0) for part in made)
    rng = np.random.default_rng(seed)
    return permutation_p(hits, tokens, size - (unit < size), splits, rng)


@pytest.mark.parametrize("size", [5, 6, 7])
def test_where_all_splits_are_taken_p_is_that_of_the_documents_left(size: int) -> None:
    """Thirteen documents; a group of five that loses one is not tested."""
    made = documents(13, size)
    p = left_out_p(*made, size, 9_999, np.random.default_rng(0))
    for unit in range(13):
        if size == 5 and unit < 5:
            assert np.isnan(p[unit]).all()
        else:
            np.testing.assert_array_equal(p[unit], without(unit, size, made, 9_999))


def test_drawn_splits_come_close_to_all_splits() -> None:
    """Without each of 18 documents in turn p is within 0.02 of all 24,310 or 19,448 splits."""
    made = documents(18, 8, shift=1.3)
    drawn = left_out_p(*made, 8, 9_999, np.random.default_rng(1))
    exact = left_out_p(*made, 8, 50_000, np.random.default_rng(1))
    assert 0 < np.abs(drawn - exact).max() < 0.02


def test_drawn_splits_come_close_in_lopsided_groups() -> None:
    """Few documents beside many: most splits do not hold the document left out."""
    made = documents(26, 6, seed=4)
    p = left_out_p(*made, 6, 6_000, np.random.default_rng(1))
    for unit in (0, 5, 6, 25):
        np.testing.assert_allclose(p[unit], without(unit, 6, made, 60_000), atol=0.03)


def test_a_category_is_tested_alike_whatever_others_there_are() -> None:
    """All categories share the splits."""
    hits, tokens = documents(30, 14)
    whole = left_out_p(hits, tokens, 14, 499, np.random.default_rng(2))
    alone = left_out_p(hits[:, 1:2], tokens, 14, 499, np.random.default_rng(2))
    np.testing.assert_array_equal(alone[:, 0], whole[:, 1])


def test_fewer_splits_are_drawn_of_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a thousand documents do not take a thousand times as long; but 999 always."""
    made = documents(30, 14)
    monkeypatch.setattr(left_out, "CELLS", 30 * 1_500)
    p = left_out_p(*made, 14, 9_999, np.random.default_rng(2))
    np.testing.assert_allclose(p * 1_501 / 2, np.round(p * 1_501 / 2), atol=1e-6)
    monkeypatch.setattr(left_out, "CELLS", 30)
    p = left_out_p(*made, 14, 9_999, np.random.default_rng(2))
    np.testing.assert_allclose(p * 1_000 / 2, np.round(p * 1_000 / 2), atol=1e-6)


columns = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=8, max_size=12)


@settings(max_examples=50, deadline=None)
@given(columns, st.integers(1, 6))
def test_the_place_is_that_among_the_documents_left(rows: list[list[int]], units: int) -> None:
    """Against `percentile_rank` of the others, documents left out one unit at a time."""
    others = np.array(rows, float)
    codes = np.arange(len(others)) % units
    place = left_out_percentile(np.array([1.0, 2.0, 0.0]), others, codes)
    for unit in range(units):
        left = others[codes != unit]
        if len(left) < 5:
            assert np.isnan(place[unit]).all()
        else:
            expected = percentile_rank(np.array([1.0, 2.0, 0.0]), left)
            np.testing.assert_allclose(place[unit], expected)


@given(columns, st.integers(1, 4))
def test_sums_are_those_of_a_table(rows: list[list[int]], units: int) -> None:
    """Against pandas."""
    codes = np.arange(len(rows)) % units
    expected = pd.DataFrame(rows).groupby(codes).sum().to_numpy()
    np.testing.assert_array_equal(sums_by(codes, np.array(rows, float)), expected)
