"""The log odds ratio, beside statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table2x2

from toolkit.comparison.odds_ratio import independent_error, log_odds_ratio

tables = st.lists(st.integers(0, 60), min_size=4, max_size=4).map(lambda x: np.array(x, float))


@settings(max_examples=60, deadline=None)
@given(tables)
def test_it_is_that_of_the_table_with_a_half_in_each_cell(counts: np.ndarray) -> None:
    """Value and error of independent counts; sides and columns turn its sign."""
    expected = Table2x2(counts.reshape(2, 2) + 0.5, shift_zeros=False)
    assert log_odds_ratio(counts) == pytest.approx(expected.log_oddsratio)
    assert independent_error(counts) == pytest.approx(expected.log_oddsratio_se)
    a, b, c, d = counts
    assert log_odds_ratio(np.array([[b, a, d, c], [c, d, a, b]])) == pytest.approx(
        [-expected.log_oddsratio] * 2
    )


def test_zeros_leave_it_finite_and_alike_is_0() -> None:
    """Four zeros tell nothing, and say so by their error."""
    assert log_odds_ratio(np.array([3.0, 6.0, 3.0, 6.0])) == pytest.approx(0)
    assert np.isfinite(log_odds_ratio(np.array([0.0, 5.0, 7.0, 0.0])))
    assert independent_error(np.zeros(4)) == pytest.approx(np.sqrt(8))
