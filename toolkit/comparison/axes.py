"""Axes: what an analysis gives to draw a map from, with signs that come out the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.comparison.permutation import TIE
from toolkit.comparison.rates import Floats


class Axes(NamedTuple):
    """Axes in falling order of what they show, as many as show anything.

    `points` has shape (rows, axes), `loadings` (columns, axes), `inertia` (axes,): what each axis
    shows; `total` is what there is to show, and `radii` (rows,) the squared distance of each row
    from the centre, over all axes.
    """

    points: Floats
    loadings: Floats
    inertia: Floats
    total: float
    radii: Floats

    @property
    def shown(self) -> Floats:
        """Share of the total that each axis shows, shape (axes,)."""
        return self.inertia / self.total

    def quality(self, axes: int) -> Floats:
        """Return how well the first axes show each row: 0 to 1, squared cosines, shape (rows,).

        NaN for a row in the centre, which has nothing to show.
        """
        near = (self.points[:, :axes] ** 2).sum(axis=1)
        found = self.radii > TIE * max(1.0, float(self.radii.max(initial=0)))
        return np.where(found, np.minimum(near / np.where(found, self.radii, 1), 1), np.nan)


def with_fixed_signs(axes: Axes) -> Axes:
    """Return the axes, each turned so that its largest loading is positive.

    The sign of an axis means nothing, and libraries differ in it. Of loadings as large as each
    other, the first decides.
    """
    size = np.abs(axes.loadings)
    largest = np.argmax(size >= size.max(axis=0) * (1 - TIE), axis=0)
    signs = np.where(axes.loadings[largest, np.arange(size.shape[1])] < 0, -1.0, 1.0)
    return axes._replace(points=axes.points * signs, loadings=axes.loadings * signs)
