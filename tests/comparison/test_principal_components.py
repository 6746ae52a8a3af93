"""Principal components, beside the eigenvectors of the correlation matrix."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.comparison.principal_components import principal_components


@pytest.fixture
def values() -> np.ndarray:
    """Twelve documents, five columns of very different size, two of them going together."""
    rng = np.random.default_rng(2)
    values = rng.gamma(2, 1, (12, 5)) * [1, 10, 0.1, 5, 2]
    values[:, 4] += values[:, 0]
    return values


def test_they_are_the_eigenvectors_of_the_correlation_matrix(values: np.ndarray) -> None:
    """By another way to the same: eigenvalues, and loadings up to sign."""
    eigenvalues, vectors = np.linalg.eigh(np.corrcoef(values.T))
    found = principal_components(values)
    assert found.inertia == pytest.approx(eigenvalues[::-1])
    expected = vectors[:, ::-1] * np.sqrt(eigenvalues[::-1])
    assert np.abs(found.loadings) == pytest.approx(np.abs(expected), abs=1e-9)
    assert found.total == pytest.approx(found.inertia.sum()) == 5


def test_loadings_are_correlations_with_the_axes(values: np.ndarray) -> None:
    """What a loading says: how a category goes with an axis."""
    found = principal_components(values)
    both = np.corrcoef(values.T, found.points.T)[:5, 5:]
    assert found.loadings == pytest.approx(both, abs=1e-9)
    assert (found.loadings.max(axis=0) >= np.abs(found.loadings).max(axis=0) - 1e-9).all()


def test_the_unit_of_a_column_does_not_matter(values: np.ndarray) -> None:
    """A rate per 100 gives the same map as a rate per 1,000; all axes show all of a document."""
    found, other = principal_components(values), principal_components(values * [10, 1, 2, 3, 1])
    assert found.points == pytest.approx(other.points)
    assert (found.points**2).sum(axis=1) == pytest.approx(found.radii)


def test_axes_that_show_nothing_are_left_out() -> None:
    """Three documents span two axes, whatever the number of columns."""
    values = np.random.default_rng(1).random((3, 6))
    assert principal_components(values).points.shape == (3, 2)
