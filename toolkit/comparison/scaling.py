"""Scaling: a map of documents by the distances between them."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.axes import Axes, with_fixed_signs
from toolkit.comparison.permutation import TIE
from toolkit.comparison.rates import Floats


def classical_scaling(distances: Floats, values: Floats) -> Axes:
    """Return the classical multidimensional scaling of distances (Torgerson 1952, Gower 1966).

    `distances` are condensed, of shape (rows * (rows - 1) / 2,). With J = I - 11'/n, points are
    the eigenvectors of B = -J D^2 J / 2 by the roots of their eigenvalues (`inertia`), negative
    ones left out; `total` is the sum of the absolute eigenvalues (Mardia, Kent & Bibby 1979,
    14.4). The analysis has no columns: loadings are the correlations of the columns of `values`,
    shape (rows, columns), with the axes, and 0 for a column that does not vary.
    """
    from scipy.spatial.distance import squareform

    squares = squareform(distances) ** 2
    centre = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, np.newaxis] + squares.mean()
    eigenvalues, vectors = np.linalg.eigh(-centre / 2)
    order = np.argsort(-eigenvalues, kind="stable")
    kept = order[eigenvalues[order] > TIE * max(1.0, np.abs(eigenvalues).max())]
    points = vectors[:, kept] * np.sqrt(eigenvalues[kept])
    return with_fixed_signs(
        Axes(
            points=points,
            loadings=_correlations(values, points),
            inertia=eigenvalues[kept],
            total=float(np.abs(eigenvalues).sum()),
            radii=np.diag(-centre / 2),
        )
    )


def _correlations(values: Floats, points: Floats) -> Floats:
    """Return the correlation of each column of values (rows) with each axis (columns)."""
    columns, axes = values - values.mean(axis=0), points - points.mean(axis=0)
    norms = np.sqrt(np.outer((columns**2).sum(axis=0), (axes**2).sum(axis=0)))
    return np.asarray(np.divide(columns.T @ axes, norms, out=np.zeros_like(norms), where=norms > 0))
