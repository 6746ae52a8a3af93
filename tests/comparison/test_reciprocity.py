"""Reciprocity, beside its definitions written out."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison.reciprocity import (
    answered,
    reciprocity,
    reverse_edges,
    weighted_reciprocity,
)

PAIRS = [pair for pair in product(range(5), repeat=2) if pair[0] != pair[1]]
graphs = st.dictionaries(st.sampled_from(PAIRS), st.integers(0, 6), min_size=1)
Graph = dict[tuple[int, int], int]


def arrays(graph: Graph) -> tuple[np.ndarray, ...]:
    """Return weights, reverse edges, holders and targets of a graph."""
    holders, targets = (np.array(side) for side in zip(*graph, strict=True))
    return np.array(list(graph.values()), float), reverse_edges(holders, targets), holders, targets


@settings(max_examples=80, deadline=None)
@given(graphs)
def test_reciprocity_is_the_share_of_edges_that_lead_back(graph: Graph) -> None:
    """Wasserman & Faust's: each edge looked up in the other direction."""
    weights, reverse, holders, targets = arrays(graph)
    edges = {pair for pair, weight in graph.items() if weight}
    mutual = {(a, b) for a, b in edges if (b, a) in edges}
    heard = {(a, b) for a, b in edges if b in {holder for holder, _ in edges}}
    if edges:
        assert reciprocity(weights, reverse) == pytest.approx(len(mutual) / len(edges))
    else:
        assert np.isnan(reciprocity(weights, reverse))
    found = answered(weights, reverse, holders=holders, targets=targets)
    if heard:
        assert found == pytest.approx(len(mutual) / len(heard))
    else:
        assert np.isnan(found)


@settings(max_examples=80, deadline=None)
@given(graphs)
def test_weighted_reciprocity_is_the_share_of_weight_returned(graph: Graph) -> None:
    """Squartini et al.'s, of the matrix; a graph turned round has the same."""
    weights, reverse, *_ = arrays(graph)
    matrix = np.zeros((5, 5))
    for pair, weight in graph.items():
        matrix[pair] = weight
    turned = arrays({(b, a): weight for (a, b), weight in graph.items()})
    if matrix.sum():
        expected = np.minimum(matrix, matrix.T).sum() / matrix.sum()
        assert weighted_reciprocity(weights, reverse) == pytest.approx(expected)
        assert weighted_reciprocity(*turned[:2]) == pytest.approx(expected)
        assert weighted_reciprocity(3 * weights, reverse) == pytest.approx(expected)
    else:
        assert np.isnan(weighted_reciprocity(weights, reverse))


def test_several_networks_of_the_same_edges_are_measured_at_once() -> None:
    """Along the last axis; an edge of weight 0 is none."""
    reverse = reverse_edges(np.array([0, 1, 0]), np.array([1, 0, 2]))
    assert reverse.tolist() == [1, 0, -1]
    weights = np.array([[3.0, 1.0, 2.0], [3.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
    assert reciprocity(weights, reverse).tolist()[:2] == [2 / 3, 0]
    assert weighted_reciprocity(weights, reverse).tolist()[:2] == [2 / 6, 0]
    assert np.isnan(reciprocity(weights, reverse)[2])
