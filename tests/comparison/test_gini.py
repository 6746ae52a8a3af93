"""The Gini coefficient, beside its definition written out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison.gini import gini

counts = st.lists(st.integers(0, 40), min_size=1, max_size=12)


def plain_gini(values: list[int]) -> float:
    """Return the mean absolute difference of distinct pairs by twice the mean."""
    n, mean = len(values), sum(values) / len(values)
    differences = sum(abs(x - y) for x in values for y in values)
    return differences / (n * (n - 1)) / (2 * mean)


@settings(max_examples=100, deadline=None)
@given(counts, st.integers(1, 9), st.randoms(use_true_random=False))
def test_it_is_the_mean_difference_by_twice_the_mean(
    values: list[int], times: int, chance: object
) -> None:
    """Of the counts above 0; it does not depend on their order or on their unit."""
    found = gini(np.array(values, float))
    parts = [value for value in values if value]
    if len(parts) < 2:
        assert np.isnan(found)
        return
    assert found == pytest.approx(plain_gini(parts))
    assert 0 <= found <= 1
    shuffled = list(values)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert gini(times * np.array(shuffled, float)) == pytest.approx(float(found))


def test_even_counts_are_0_and_nearly_all_in_one_is_near_1() -> None:
    """The ends of the scale, whatever the number of parts; several at once."""
    several = np.array([[5.0, 5.0, 5.0], [1.0, 1.0, 1e9], [1.0, 0.0, 1e9]])
    assert gini(several) == pytest.approx([0, 1, 1])
