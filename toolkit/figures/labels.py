"""Labels of points: places for words beside their points so that nothing overlaps or is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text

from toolkit.figures.layout import figure_of
from toolkit.figures.style import PALE, SMALL

Floats = npt.NDArray[np.float64]

RADII = (0, 4, 8, 12, 17, 23, 30, 38, 47, 57, 69, 83, 100, 120, 145, 175, 210, 260, 320)
"""Distances tried between a point's edge and its label, in points (1/72 inch)."""

# Sides first, then ever steeper: words are wide and low.
ANGLES = (0, 180, *(angle for s in range(15, 91, 15) for angle in (s, -s, 180 - s, 180 + s)))

COVERED, CROSSED = 4.0, 25.0
"""How many points of distance it is worth not to cover another point, not to cross a line."""

MARGIN, RIM = 1.5, 3.0
"""Points kept free between labels, and around a labelled point."""

SPOTS = 12
"""Places along a line where it is looked whether it crosses a label."""

ROUNDS = 4


def label_points(ax: Axes, places: Floats, words: Mapping[str, str], *, others: Floats) -> None:
    """Write words beside points of the axes, with thin lines to them; settles the layout first.

    `places` (labels, 2) are data coordinates in the order of `words`, which maps each label to its
    link; `others` (n, 2) are points that labels should rather not cover. A word for which no free
    place is left is not written.
    """
    figure = figure_of(ax)
    # The first drawing may choose other ticks, which changes the room they need.
    for _ in range(2):
        figure.draw_without_rendering()
    scale, frame = 72 / figure.dpi, ax.get_window_extent()
    points, cloud = (
        (ax.transData.transform(spots) - frame.p0) * scale for spots in (places, others)
    )
    texts = [
        _write(ax, word, place, link)
        for (word, link), place in zip(words.items(), places, strict=True)
    ]
    # An annotation's own extent would take in the line to its point.
    extents = [Text.get_window_extent(text).size for text in texts]
    sizes = np.array(extents).reshape(-1, 2) * scale
    area = (float(frame.width * scale), float(frame.height * scale))
    for text, corner in zip(texts, place_labels(points, sizes, cloud, area), strict=True):
        if corner is None:
            text.remove()
        else:
            text.set_position(corner)


def _write(ax: Axes, word: str, place: Floats, link: str) -> Annotation:
    line = {"arrowstyle": "-", "color": PALE, "linewidth": 0.4, "shrinkA": 0, "shrinkB": 2.5}
    return ax.annotate(
        word,
        (place[0], place[1]),
        (0, 0),
        textcoords="axes points",
        va="bottom",
        fontsize=SMALL,
        url=link,
        arrowprops=line,
        in_layout=False,
    )


def place_labels(
    points: Floats, sizes: Floats, others: Floats, area: tuple[float, float]
) -> list[tuple[float, float] | None]:
    """Return the lower left corner of each label, or None where no free place was found.

    `points` (labels, 2) are the points labelled and `others` (n, 2) those that should rather stay
    uncovered; `sizes` (labels, 2) are widths and heights; all lie in a rectangle from (0, 0) to
    `area`, in points. No label covers another one or a labelled point, or leaves the area. Near
    places are preferred and such whose lines cross no label. Labels choose one after the other,
    and then again in view of the others' choice.
    """
    places = [
        _list_places(point, size, points, others, np.asarray(area))
        for point, size in zip(points, sizes, strict=True)
    ]
    chosen: dict[int, int] = {}
    for _ in range(ROUNDS):
        for label, own in enumerate(places):
            rest = [(places[other], n) for other, n in chosen.items() if other != label]
            costs = own.costs + _conflicts(own, rest)
            if len(costs) and np.isfinite(costs.min()):
                chosen[label] = int(costs.argmin())
    corners: list[tuple[float, float] | None] = [None] * len(places)
    for label, n in chosen.items():
        left, bottom = places[label].boxes[n, :2]
        corners[label] = float(left), float(bottom)
    return corners


@dataclass(frozen=True, eq=False)
class _Places:
    """Where a label could stand: boxes (n, 4), lines to the point (n, SPOTS, 2), costs (n,)."""

    boxes: Floats
    lines: Floats
    costs: Floats


def _list_places(
    point: Floats, size: Floats, points: Floats, others: Floats, area: Floats
) -> _Places:
    """Return the places inside the area that cover no labelled point.

    A box is left, bottom, right, top; the cost is its distance, more where it covers others.
    """
    radii, angles = np.meshgrid(RADII, np.radians(ANGLES), indexing="ij")
    directions = np.stack([np.cos(angles.ravel()), np.sin(angles.ravel())], axis=1)
    shift = directions * (radii.reshape(-1, 1) + 4) + np.sign(directions.round(9)) * size / 2
    boxes = np.hstack([point + shift - size / 2, point + shift + size / 2])
    inside = (boxes[:, :2] >= 0).all(axis=1) & (boxes[:, 2:] <= area).all(axis=1)
    fits = inside & ~_holds(boxes, points, RIM).any(axis=1)
    boxes, distance = boxes[fits], radii.ravel()[fits]
    nearest = np.clip(point, boxes[:, :2], boxes[:, 2:])
    way = np.linspace(0, 0.95, SPOTS)[None, :, None]
    lines = point + way * (nearest - point)[:, None, :]
    return _Places(boxes, lines, distance + COVERED * _holds(boxes, others).sum(axis=1))


def _conflicts(own: _Places, rest: Sequence[tuple[_Places, int]]) -> Floats:
    """Return what each place costs beside the labels placed: infinite where they would overlap."""
    costs = np.zeros(len(own.boxes))
    for other, n in rest:
        box, line = other.boxes[n], other.lines[n]
        apart = (own.boxes[:, :2] >= box[2:] + MARGIN) | (own.boxes[:, 2:] <= box[:2] - MARGIN)
        costs[~apart.any(axis=1)] = np.inf
        costs += CROSSED * _holds(own.boxes, line).any(axis=1)
        crosses = (own.lines >= box[:2]) & (own.lines <= box[2:])
        costs += CROSSED * crosses.all(axis=2).any(axis=1)
    return costs


def _holds(boxes: Floats, points: Floats, margin: float = MARGIN) -> npt.NDArray[np.bool_]:
    """Return which points lie in which boxes or so near, shape (boxes, points)."""
    x, y = points[:, 0], points[:, 1]
    left, bottom, right, top = (boxes[:, [side]] for side in range(4))
    across = (x >= left - margin) & (x <= right + margin)
    return np.asarray(across & (y >= bottom - margin) & (y <= top + margin))
