"""Axes of a map: signs that are always the same, and how much is shown of a document."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.comparison.axes import Axes, with_fixed_signs


def make_axes(loadings: list[list[float]], points: list[list[float]]) -> Axes:
    """Return axes that show all there is."""
    places = np.array(points)
    inertia = (places**2).sum(axis=0)
    radii = (places**2).sum(axis=1)
    return Axes(places, np.array(loadings), inertia, float(inertia.sum()), radii)


def test_the_largest_loading_is_made_positive() -> None:
    """Points turn with it, so that the map stays the same map."""
    axes = make_axes([[0.1, 0.9], [-0.8, 0.2]], [[1, 2], [3, 4], [-4, -6]])
    found = with_fixed_signs(axes)
    assert found.loadings.tolist() == [[-0.1, 0.9], [0.8, 0.2]]
    assert found.points.tolist() == [[-1, 2], [-3, 4], [4, -6]]
    assert found.shown == pytest.approx(axes.shown)


def test_of_equal_loadings_the_first_decides() -> None:
    """Rounding must not: of two categories the loadings are often each other's opposite."""
    for wobble in (-1e-15, 1e-15):
        axes = make_axes([[-0.7], [0.7 + wobble]], [[1.0], [-1.0]])
        assert with_fixed_signs(axes).points[:, 0].tolist() == [-1, 1]


def test_quality_is_the_share_of_the_squared_distance() -> None:
    """All of it with all axes; a document in the centre has nothing to show."""
    axes = make_axes([[1, 1]], [[3, 4], [0, 2], [0, 0]])
    assert axes.quality(1)[:2] == pytest.approx([0.36, 0])
    assert axes.quality(2)[:2] == pytest.approx([1, 1])
    assert np.isnan(axes.quality(2)[2])
