"""Graphs: neighbours near, boxes apart and inside, ways that bend to the right side."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.figures.graph import (
    GAP,
    SPOTS,
    clear_way,
    curve,
    cut_way,
    fit_boxes,
    loop,
    stress_layout,
)

AREA = (400.0, 300.0)
graphs = st.integers(1, 14).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20),
    )
)
boxes = st.tuples(*[st.floats(3, 22)] * 4)


def test_a_chain_is_laid_out_in_its_order() -> None:
    """Its distances are those of the graph: with middle nodes of two neighbours, longer ones."""
    places = stress_layout(4, [(0, 1), (1, 2), (2, 3)])
    apart = [float(np.hypot(*(places[i] - places[i + 1]))) for i in range(3)]
    assert apart == pytest.approx([1, np.sqrt(2), 1], abs=0.02)
    assert np.hypot(*(places[0] - places[3])) == pytest.approx(2 + np.sqrt(2), abs=0.05)


def test_parts_that_are_not_joined_stand_apart() -> None:
    """No node of one pair is nearer to the other pair than to its neighbour."""
    places = stress_layout(4, [(0, 1), (2, 3)])
    near = np.hypot(*(places[0] - places[1]))
    assert all(np.hypot(*(places[i] - places[j])) > near for i in (0, 1) for j in (2, 3))


@settings(max_examples=40, deadline=None)
@given(graphs, st.lists(boxes, min_size=14, max_size=14))
def test_boxes_keep_apart_and_inside(
    graph: tuple[int, list[tuple[int, int]]], sizes: list[tuple[float, float, float, float]]
) -> None:
    """Whatever the graph, where there is room for all of them."""
    count, pairs = graph
    reach = np.array(sizes[:count])
    places = fit_boxes(stress_layout(count, [p for p in pairs if p[0] != p[1]]), reach, AREA)
    low, high = places - reach[:, :2], places + reach[:, 2:]
    assert (low >= GAP - 0.01).all() and (high <= np.array(AREA) - GAP + 0.01).all()
    for one, other in combinations(range(count), 2):
        assert ((low[one] >= high[other]) | (low[other] >= high[one])).any()


@given(graphs)
@settings(max_examples=15, deadline=None)
def test_the_same_graph_has_the_same_places(graph: tuple[int, list[tuple[int, int]]]) -> None:
    """Nothing is drawn by lot, and neither direction nor repeats of edges matter."""
    count, pairs = graph
    joined = [pair for pair in pairs if pair[0] != pair[1]]
    back = [(other, one) for one, other in joined]
    assert (stress_layout(count, joined) == stress_layout(count, back + joined)).all()


def test_there_and_back_do_not_lie_on_each_other() -> None:
    """Each bends to its own left, at the middle by half of the bend."""
    one, other = np.array([0.0, 0]), np.array([100.0, 0])
    there, back = curve(one, other, 0.2), curve(other, one, 0.2)
    assert there[0].tolist() == [0, 0] and there[-1] == pytest.approx([100, 0])
    assert there[:, 1].max() == pytest.approx(10, abs=0.1)
    assert back[:, 1].min() == pytest.approx(-10, abs=0.1)


def test_a_loop_begins_and_ends_at_its_node() -> None:
    """It rises above the rim by its size."""
    place = np.array([50.0, 50])
    way = loop(place, 10, 12)
    ends = np.hypot(*(way[[0, -1]] - place).T)
    assert (np.abs(ends - 10) < 2).all()
    assert way[:, 1].max() == pytest.approx(50 + 0.25 * 7 + 0.75 * 26, abs=0.1)
    assert way[0, 0] < 50 < way[-1, 0]


def test_the_way_around_another_node_is_taken() -> None:
    """A node that stands on the left bend is passed on the right."""
    places = np.array([[0.0, 0], [100, 0], [50, 10]])
    reach = np.full((3, 4), 5.0)
    ways = [curve(places[0], places[1], bend) for bend in (0.2, -0.2)]
    assert clear_way(ways, (0, 1), places, reach) is ways[1]
    assert clear_way(ways, (0, 1), places[:2], reach[:2]) is ways[0]


def test_a_way_ends_before_the_node_and_its_label() -> None:
    """From below it ends under the label, from the side at the rim."""
    places = np.array([[0.0, 0], [100, 0], [100, -100]])
    reach = np.array([[5.0, 5, 5, 5], [20, 30, 20, 10], [5, 5, 5, 5]])
    radii = np.array([5.0, 10, 5])
    side = cut_way(curve(places[0], places[1], 0), (0, 1), radii, (places, reach))
    assert 88 <= side[-1, 0] <= 89 and 6 <= side[0, 0] <= 7
    below = cut_way(curve(places[2], places[1], 0), (2, 1), radii, (places, reach))
    assert -33 <= below[-1, 1] <= -31
    assert len(below) < SPOTS
