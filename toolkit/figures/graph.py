"""Graphs: places of nodes where neighbours stand near and no labels overlap; ways of arrows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

ROUNDS = 150
"""Passes over all nodes; places hardly move after some fifty."""

PUSHES = 2_000
GAP = 6.0
"""Points kept free between the boxes of two nodes."""

RIM = 1.0
"""Points kept free between an arrow and what it joins."""

SPOTS = 120
"""Points on an arrow's way."""


def stress_layout(count: int, pairs: Sequence[tuple[int, int]]) -> Floats:
    """Return places of nodes (count, 2) whose distances are like those in the graph.

    `pairs` are the numbers of joined nodes. The stress, the sum of the squared differences by the
    squared distance in the graph, is made small node by node (Kamada & Kawai 1989, Information
    Processing Letters 31:1; Gansner, Koren & North 2004, Graph Drawing), from a circle on; nothing
    is drawn by lot. Joined nodes with many neighbours stand further apart than those with few.
    Parts of the graph that are not joined are kept apart by more than half of what is furthest
    within one.
    """
    distance = _distances(count, pairs)
    np.fill_diagonal(distance, 1)
    weight = distance**-2
    np.fill_diagonal(weight, 0)
    angles = 2 * np.pi * np.arange(count) / max(count, 1)
    places: Floats = (
        np.stack([np.cos(angles), np.sin(angles)], axis=1) * distance.max(initial=1) / 2
    )
    for _ in range(ROUNDS if count > 1 else 0):
        for node in range(count):
            away = places[node] - places
            length = np.maximum(np.hypot(*away.T), 1e-9)
            wanted = places + away * (distance[node] / length)[:, None]
            places[node] = weight[node] @ wanted / weight[node].sum()
    return places


def _distances(count: int, pairs: Sequence[tuple[int, int]]) -> Floats:
    """Return the length of the shortest way between each two nodes (Floyd & Warshall)."""
    steps = np.full((count, count), np.inf)
    joined = {(min(pair), max(pair)) for pair in pairs}
    ends = np.array([node for pair in joined for node in pair], int)
    degrees = np.bincount(ends, minlength=count)
    for one, other in joined:
        steps[one, other] = steps[other, one] = np.sqrt(min(degrees[one], degrees[other]))
    np.fill_diagonal(steps, 0)
    for middle in range(count):
        steps = np.minimum(steps, steps[:, [middle]] + steps[[middle]])
    reached = np.isfinite(steps)
    return np.where(reached, steps, steps[reached].max(initial=0) / 2 + 1)


def fit_boxes(places: Floats, boxes: Floats, area: tuple[float, float]) -> Floats:
    """Return places in a rectangle from (0, 0) to `area` at which no two boxes overlap.

    `places` (n, 2) are stretched to fill the rectangle; `boxes` (n, 4) say how far the box of a
    node reaches from its place: to the left, down, to the right, up. Overlapping boxes are pushed
    apart, as far as there is room, each two along the shorter way.
    """
    low, high = boxes[:, :2] + GAP, np.asarray(area) - boxes[:, 2:] - GAP
    spread = np.ptp(places, axis=0)
    share = (places - places.min(axis=0)) / np.where(spread > 0, spread, 1)
    share[:, spread <= 1e-9] = 0.5
    found: Floats = low + share * (high - low)
    for _ in range(PUSHES):
        push = _pushes(found, boxes)
        if not push.any():
            break
        found = np.clip(found + push, low, np.maximum(low, high))
    return np.asarray(np.round(found, 2), np.float64)


def _pushes(places: Floats, boxes: Floats) -> Floats:
    """Return how far each node gives way to the others."""
    left, right = places - boxes[:, :2], places + boxes[:, 2:]
    # How deep box i reaches into box j from below, for both directions.
    depth = np.minimum(right[:, None], right[None]) - np.maximum(left[:, None], left[None]) + GAP
    overlap = np.all(depth > 0.01, axis=2) & ~np.eye(len(places), dtype=bool)
    middle = (left + right) / 2
    side = np.sign(middle[:, None] - middle[None])
    order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None])
    side = np.where(side == 0, order[..., None], side)
    shorter = depth[..., 0] <= depth[..., 1]
    axis = np.stack([shorter, ~shorter], axis=2)
    return np.asarray((side * depth * axis * overlap[..., None]).sum(axis=1) / 2, np.float64)


def curve(start: Floats, end: Floats, bend: float) -> Floats:
    """Return a way (SPOTS, 2) from one place to another: a quadratic Bézier curve.

    It bends to its left, at its middle by half of `bend` times its length, so that the way back
    does not lie on it.
    """
    across = end - start
    control = (start + end) / 2 + bend * np.array([-across[1], across[0]])
    return _bezier(np.array([start, start / 3 + 2 * control / 3, end / 3 + 2 * control / 3, end]))


def loop(place: Floats, radius: float, size: float) -> Floats:
    """Return a way (SPOTS, 2) from a round node to itself, `size` above its rim at the highest."""
    reach = np.array([0.7 * radius, radius + size * 4 / 3])
    wide = np.array([0.5 * radius, 0.5 * radius + 0.8 * size])
    corners = [[-wide[0], reach[0]], [-wide[1], reach[1]], [wide[1], reach[1]], [wide[0], reach[0]]]
    return _bezier(place + np.array(corners))


def clear_way(
    ways: Sequence[Floats], ends: tuple[int, int], places: Floats, boxes: Floats
) -> Floats:
    """Return the way that crosses fewest boxes of other nodes, of equal ones the first.

    `ends` are the numbers of the nodes it joins; `places` and `boxes` are as in `fit_boxes`.
    """
    others = [node for node in range(len(places)) if node not in ends]

    def crossed(way: Floats) -> int:
        inside = _inside(way, places[others], boxes[others])
        return int(inside.any(axis=0).sum() * SPOTS + inside.sum())

    return min(ways, key=crossed)


def cut_way(
    way: Floats, ends: tuple[int, int], radii: Floats, graph: tuple[Floats, Floats]
) -> Floats:
    """Return the part of a way between two round nodes and their labels, the boxes below them.

    `ends` are the numbers of the nodes, `radii` (n,) those of all, `graph` places and boxes as in
    `fit_boxes`. The way ends where it first meets the second node.
    """
    places, boxes = graph
    start, end = (_covered(way, places[node], radii[node] + RIM, boxes[node]) for node in ends)
    last = int(np.flatnonzero(start)[-1]) if start.any() else -1
    ahead = np.flatnonzero(end[last + 1 :])
    return way[last + 1 : last + 1 + int(ahead[0]) if len(ahead) else len(way)]


def _covered(way: Floats, place: Floats, radius: float, box: Floats) -> npt.NDArray[np.bool_]:
    """Return which points of a way lie in a round node or in its label."""
    label = np.array([[box[0] + RIM, box[1] + RIM, box[2] + RIM, -radius]])
    within = np.hypot(*(way - place).T) < radius
    return np.asarray(within | _inside(way, place[None], label)[:, 0])


def _inside(way: Floats, places: Floats, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Return which points lie in which boxes, shape (points, boxes)."""
    low, high = places - boxes[:, :2], places + boxes[:, 2:]
    return np.asarray(((way[:, None] > low) & (way[:, None] < high)).all(axis=2))


def _bezier(corners: Floats) -> Floats:
    """Return points of the cubic Bézier curve with four corners (4, 2)."""
    t = np.linspace(0, 1, SPOTS)[:, None]
    basis = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3]
    return np.asarray(sum(b * corner for b, corner in zip(basis, corners, strict=True)), float)
