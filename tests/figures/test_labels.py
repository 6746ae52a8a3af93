"""Places of labels: whatever the points, no label covers another, a point, or the edge."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.figures.labels import place_labels

AREA = (300.0, 200.0)
inside = st.tuples(st.floats(0, AREA[0]), st.floats(0, AREA[1]))


@settings(max_examples=25, deadline=None)
@given(st.lists(inside, min_size=1, max_size=8), st.integers(5, 60))
def test_labels_keep_apart_and_inside(points: list[tuple[float, float]], width: int) -> None:
    """Boxes share no area, leave the rectangle nowhere, and hold no labelled point."""
    size = np.array([float(width), 9.0])
    spots = np.array(points)
    corners = place_labels(spots, np.tile(size, (len(points), 1)), spots, AREA)
    boxes = [(np.array(corner), np.array(corner) + size) for corner in corners if corner]
    for low, high in boxes:
        assert (low >= 0).all() and (high <= AREA).all()
        assert not ((spots > low) & (spots < high)).all(axis=1).any()
    for (low, high), (other_low, other_high) in combinations(boxes, 2):
        assert (low >= other_high).any() or (other_low >= high).any()


def test_a_lone_label_stands_beside_its_point() -> None:
    """Right of it, at the same height, unless something else is there."""
    corners = place_labels(np.array([[100.0, 100]]), np.array([[40.0, 8]]), np.empty((0, 2)), AREA)
    assert corners == [(104.0, 96.0)]
    blocked = np.array([[110.0, 100.0]])
    corners = place_labels(np.array([[100.0, 100]]), np.array([[40.0, 8]]), blocked, AREA)
    assert corners == [(56.0, 96.0)]


def test_a_label_without_room_is_left_out() -> None:
    """A word wider than the axes has no place."""
    assert place_labels(np.array([[5.0, 5]]), np.array([[400.0, 8]]), np.empty((0, 2)), AREA) == [
        None
    ]
