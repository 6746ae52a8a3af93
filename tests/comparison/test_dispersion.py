"""Dispersion: normalised deviation of proportions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.comparison.dispersion import deviation_of_proportions


def column(hits: list[int], tokens: list[int]) -> float:
    """Return the dispersion of one column."""
    found = deviation_of_proportions(np.array(hits, float)[:, np.newaxis], np.array(tokens, float))
    return float(found[0])


def plain(hits: list[int], tokens: list[int]) -> float:
    """Return DPnorm as the papers write it, without arrays."""
    shares = [t / sum(tokens) for t in tokens]
    found = [h / sum(hits) for h in hits]
    return sum(abs(v - s) for v, s in zip(found, shares, strict=True)) / 2 / (1 - min(shares))


def test_the_worked_example_of_gries_comes_out() -> None:
    """Gries (2008): 1 to 5 hits in parts of 9, 10, 10, 10, 11 words have a DP of 0.18."""
    assert column([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) * (1 - 9 / 50) == pytest.approx(0.18)


def test_the_worked_example_of_lijffijt_and_gries_comes_out() -> None:
    """Lijffijt & Gries (2012): three equal parts with 2/3, 1/3 and no hits have a DPnorm of 0.5."""
    assert column([2, 1, 0], [100, 100, 100]) == pytest.approx(0.5)


def test_hits_in_proportion_to_length_have_no_deviation() -> None:
    """Even spread is 0."""
    assert column([2, 4, 6], [100, 200, 300]) == pytest.approx(0)


def test_all_hits_in_the_shortest_document_are_the_most_clumped() -> None:
    """Normalised, the extreme is 1."""
    assert column([7, 0, 0], [100, 200, 300]) == pytest.approx(1)


def test_one_document_has_no_dispersion() -> None:
    """Nothing can be spread over a single text."""
    assert np.isnan(column([7], [100]))


def test_a_column_without_hits_has_no_dispersion() -> None:
    """The others in the table keep theirs."""
    found = deviation_of_proportions(np.array([[0.0, 1], [0, 1]]), np.array([10.0, 10]))
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(0)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5000)), min_size=2, max_size=12))
def test_dispersion_agrees_with_the_formula_written_out(parts: list[tuple[int, int]]) -> None:
    """Arrays and loops give the same number, between 0 and 1."""
    hits, tokens = [h for h, _ in parts], [t for _, t in parts]
    if sum(hits):
        assert column(hits, tokens) == pytest.approx(plain(hits, tokens), abs=1e-12)
        assert -1e-12 <= column(hits, tokens) <= 1 + 1e-12
