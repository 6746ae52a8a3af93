"""Distance: how far two profiles lie apart, from 0 (the same) to 1 (no category in common)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from toolkit.comparison.rates import Floats
from toolkit.errors import UsageError

Distance = Callable[[Floats, Floats], Floats]


def jensen_shannon(one: Floats, other: Floats) -> Floats:
    """Return the Jensen-Shannon distance of profiles, over the last axis.

    The square root of the divergence in bits, with m = (p + q) / 2: JSD = (sum p log2(p / m) +
    sum q log2(q / m)) / 2 (Lin 1991, IEEE Transactions on Information Theory 37:1); its root is a
    metric (Endres & Schindelin 2003, same journal 49:7). `one` and `other` have shapes
    (..., categories) that broadcast and add up to 1; a share of 0 adds 0. NaN where one is NaN.
    """
    middle = (one + other) / 2
    divergence = (_relative_entropy(one, middle) + _relative_entropy(other, middle)) / 2
    return np.sqrt(np.clip(divergence, 0, 1))


def _relative_entropy(p: Floats, q: Floats) -> Floats:
    """Return sum p log2(p / q), q being above 0 wherever p is."""
    ratio = np.divide(p, q, out=np.ones_like(q), where=p != 0)
    return np.asarray((p * np.log2(ratio)).sum(axis=-1), float)


def hellinger(one: Floats, other: Floats) -> Floats:
    """Return the Hellinger distance of profiles, over the last axis.

    sqrt(sum (sqrt p - sqrt q)^2 / 2), that is sqrt(1 - sum sqrt(p q)) (Hellinger 1909, Journal
    fuer die reine und angewandte Mathematik 136). Shapes as in `jensen_shannon`.
    """
    squares = (np.sqrt(one) - np.sqrt(other)) ** 2
    return np.asarray(np.sqrt(np.minimum(squares.sum(axis=-1) / 2, 1)), float)


def cosine(one: Floats, other: Floats) -> Floats:
    """Return the cosine distance of profiles, over the last axis: 1 - p q / (|p| |q|).

    Salton & McGill (1983, "Introduction to Modern Information Retrieval"). It is led by the large
    categories, and no metric. Shapes as in `jensen_shannon`.
    """
    norms = np.sqrt((one**2).sum(axis=-1) * (other**2).sum(axis=-1))
    return np.asarray(np.clip(1 - (one * other).sum(axis=-1) / norms, 0, 1), float)


class Measure(NamedTuple):
    """A distance and how it grows with small differences of shares.

    `distance ** power` grows as their squares; `relative` says whether each square is by the share.
    """

    distance: Distance
    power: int
    relative: bool


MEASURES = {
    "jensen_shannon": Measure(jensen_shannon, 2, relative=True),
    "hellinger": Measure(hellinger, 2, relative=True),
    "cosine": Measure(cosine, 1, relative=False),
}


def choose_distance(name: str) -> Distance:
    """Return a distance by name; UsageError with the known names otherwise."""
    if name not in MEASURES:
        raise UsageError(f"no distance {name!r}: known are {', '.join(MEASURES)}")
    return MEASURES[name].distance


def pairwise(profiles: Floats, distance: Distance) -> Floats:
    """Return the distances of all pairs of rows, condensed: (0, 1), (0, 2) ... as scipy has it.

    `profiles` has shape (rows, categories), the result (rows * (rows - 1) / 2,).
    """
    rows = [distance(one, profiles[number + 1 :]) for number, one in enumerate(profiles)]
    return np.concatenate([np.empty(0), *rows])
