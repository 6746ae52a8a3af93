"""Dispersion: normalised deviation of proportions, and Juilland's D."""

from __future__ import annotations

from statistics import mean, pstdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.comparison.dispersion import deviation_of_proportions, juilland_d


def column(hits: list[int], tokens: list[int]) -> float:
    """Return the dispersion of one column."""
    found = deviation_of_proportions(np.array(hits, float)[:, np.newaxis], np.array(tokens, float))
    return float(found[0])


def plain(hits: list[int], tokens: list[int]) -> float:
    """Return DPnorm as the papers write it, without arrays."""
    shares = [t / sum(tokens) for t in tokens]
    found = [h / sum(hits) for h in hits]
    return sum(abs(v - s) for v, s in zip(found, shares, strict=True)) / 2 / (1 - min(shares))


def evenness(hits: list[int], tokens: list[int]) -> float:
    """Return Juilland's D of one column."""
    found = juilland_d(np.array(hits, float)[:, np.newaxis], np.array(tokens, float))
    return float(found[0])


@pytest.mark.parametrize(
    ("hits", "dp", "d"),
    [
        ([2, 2, 2, 2, 2], 0.024, 0.968),
        ([1, 0, 0, 0, 0], 1, 0),
        ([0, 1, 0, 0, 0], 0.976, 0),
        ([0, 0, 0, 0, 1], 0.951, 0),
    ],
)
def test_four_letters_of_gries_agree_with_scattertext(hits: list[int], dp: float, d: float) -> None:
    """The example of Gries (2020, ch. 5), five parts of 9 to 11 letters: b, i, q and x."""
    parts = [9, 10, 10, 10, 11]
    assert round(column(hits, parts), 3) == dp
    assert round(evenness(hits, parts), 3) == d


def test_the_worked_example_of_carroll_comes_out() -> None:
    """Carroll (1970, p. 14): 0, 4, 3, 2 and 1 hits in equal parts have a D of 0.6464."""
    assert round(evenness([0, 4, 3, 2, 1], [50] * 5), 4) == 0.6464


def test_d_of_unequal_parts_agrees_with_tlda() -> None:
    """The R package tlda on Lyne's (1985) counts of ALLEMAND in ten parts."""
    parts = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    assert round(evenness([2, 0, 1, 1, 3, 0, 3, 0, 0, 0], parts), 7) == 0.6038797


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


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5000)), min_size=2, max_size=12))
def test_d_agrees_with_the_formula_written_out(parts: list[tuple[int, int]]) -> None:
    """1 - V / sqrt(n - 1) of the rates, between 0 and 1; longer parts at the same rate are even."""
    hits, tokens = [h for h, _ in parts], [t for _, t in parts]
    if sum(hits):
        values = [h / t for h, t in parts]
        plain_d = 1 - pstdev(values) / mean(values) / (len(parts) - 1) ** 0.5
        assert evenness(hits, tokens) == pytest.approx(plain_d, abs=1e-9)
        assert 0 <= evenness(hits, tokens) <= 1
    assert evenness(tokens, tokens) == pytest.approx(1)


def test_d_is_missing_where_nothing_can_be_spread() -> None:
    """A single document, or no hits."""
    assert np.isnan(evenness([7], [100]))
    assert np.isnan(evenness([0, 0], [100, 90]))
