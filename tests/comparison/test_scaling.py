"""Classical scaling, beside principal components and scikit-learn's own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import pdist
from sklearn import manifold
from sklearn.decomposition import PCA

from toolkit.comparison.distance import hellinger, jensen_shannon, pairwise
from toolkit.comparison.profiles import shares
from toolkit.comparison.scaling import classical_scaling


@pytest.fixture
def profiles() -> np.ndarray:
    """Ten profiles over six categories."""
    return shares(np.random.default_rng(3).integers(0, 12, (10, 6)) + 0.0)


def test_of_euclidean_distances_it_is_principal_components(profiles: np.ndarray) -> None:
    """Gower's duality: the same points, up to the signs of the axes."""
    found = classical_scaling(pdist(profiles), profiles)
    expected = PCA(svd_solver="full").fit(profiles)
    places = np.abs(expected.transform(profiles))[:, :5]
    assert np.abs(found.points) == pytest.approx(places, abs=1e-9)
    assert found.shown == pytest.approx(expected.explained_variance_ratio_[:5])


@pytest.mark.skipif(not hasattr(manifold, "ClassicalMDS"), reason="scikit-learn is older")
def test_it_is_that_of_scikit_learn(profiles: np.ndarray) -> None:
    """Up to the signs of the axes."""
    from scipy.spatial.distance import squareform

    apart = pairwise(profiles, jensen_shannon)
    other = manifold.ClassicalMDS(n_components=3, metric="precomputed")
    expected = np.abs(other.fit_transform(squareform(apart)))
    assert np.abs(classical_scaling(apart, profiles).points[:, :3]) == pytest.approx(expected)


@pytest.mark.parametrize("far", [jensen_shannon, hellinger])
def test_all_axes_give_the_distances_back(profiles: np.ndarray, far: object) -> None:
    """Both distances can be drawn without loss; the radii are what the axes show."""
    apart = pairwise(profiles, far)  # type: ignore[arg-type]
    found = classical_scaling(apart, profiles)
    assert pdist(found.points) == pytest.approx(apart, abs=1e-7)
    assert (found.points**2).sum(axis=1) == pytest.approx(found.radii, abs=1e-9)
    assert found.inertia.sum() == pytest.approx(found.total)


def test_distances_that_cannot_be_drawn_show_less_than_all() -> None:
    """A way round that is shorter gives negative eigenvalues, which count in the total."""
    found = classical_scaling(np.array([1.0, 1.0, 5.0]), np.eye(3))
    assert found.inertia.sum() < found.total
    assert (found.inertia > 0).all()


def test_loadings_are_correlations_of_categories_with_axes(profiles: np.ndarray) -> None:
    """A category that does not vary goes with none."""
    values = np.column_stack([profiles, np.ones(10)])
    found = classical_scaling(pairwise(profiles, hellinger), values)
    both = np.corrcoef(profiles.T, found.points.T)[:6, 6:]
    assert found.loadings[:6] == pytest.approx(both, abs=1e-9)
    assert (found.loadings[6] == 0).all()
