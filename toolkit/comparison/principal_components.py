"""Principal components: a map of documents by rates, each category weighing the same."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.axes import Axes, with_fixed_signs
from toolkit.comparison.permutation import TIE
from toolkit.comparison.rates import Floats


def principal_components(values: Floats) -> Axes:
    """Return the principal components of standardised columns (Jolliffe 2002, chapters 2 and 3).

    `values` has shape (rows, columns), none of them constant. Each column less its mean is divided
    by its standard deviation (n - 1), so that the components are those of the correlation matrix:
    `inertia` its eigenvalues, `total` the number of columns. Loadings are eigenvectors by the root
    of the eigenvalue, the correlations of columns with components.
    """
    from sklearn.decomposition import PCA

    scaled = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
    found = PCA(svd_solver="full").fit(scaled)
    variance = found.explained_variance_
    kept = variance > TIE * variance.max()
    return with_fixed_signs(
        Axes(
            points=found.transform(scaled)[:, kept],
            loadings=(found.components_.T * np.sqrt(variance))[:, kept],
            inertia=variance[kept],
            total=float(values.shape[1]),
            radii=(scaled**2).sum(axis=1),
        )
    )
