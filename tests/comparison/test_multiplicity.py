"""Multiplicity: Benjamini-Hochberg."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from toolkit.comparison.multiplicity import benjamini_hochberg

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@given(p_values)
def test_adjusted_p_values_agree_with_statsmodels(p: list[float]) -> None:
    """The same as `fdr_bh`."""
    expected = multipletests(p, method="fdr_bh")[1]
    assert benjamini_hochberg(np.array(p)) == pytest.approx(expected)


@given(p_values)
def test_an_adjusted_p_value_is_no_smaller_and_at_most_one(p: list[float]) -> None:
    """Adjustment never makes a finding stronger."""
    adjusted = benjamini_hochberg(np.array(p))
    assert (adjusted >= np.array(p) - 1e-12).all()
    assert (adjusted <= 1).all()


def test_a_test_not_made_is_not_counted() -> None:
    """Empty p-values stay empty and leave the others as they would be without them."""
    found = benjamini_hochberg(np.array([np.nan, 0.01, np.nan, 0.04]))
    assert np.isnan(found[[0, 2]]).all()
    assert found[[1, 3]].tolist() == [0.02, 0.04]


def test_a_table_without_tests_stays_empty() -> None:
    """No p-values in, none out."""
    assert np.isnan(benjamini_hochberg(np.full(3, np.nan))).all()
