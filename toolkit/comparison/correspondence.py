"""Correspondence analysis: a map of documents and categories by the profiles of counts."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.axes import Axes, with_fixed_signs
from toolkit.comparison.permutation import TIE
from toolkit.comparison.rates import Floats


def correspondence_analysis(counts: Floats) -> Axes:
    """Return the simple correspondence analysis of a table of counts.

    `counts` has shape (rows, columns), no row or column without a count. With P the counts by
    their sum n, r and c its row and column sums: the singular value decomposition of
    S = D_r^-1/2 (P - r c') D_c^-1/2 = U D V' gives the principal coordinates of rows
    D_r^-1/2 U D (`points`) and columns D_c^-1/2 V D (`loadings`), and the principal inertias D^2
    (Greenacre 2017, "Correspondence Analysis in Practice", 3rd ed., appendix A). `total` is the
    chi-square of the table by n, `radii` are squared chi-square distances.
    """
    shares = counts / counts.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    expected = np.outer(rows, columns)
    residuals = (shares - expected) / np.sqrt(expected)
    left, values, right = np.linalg.svd(residuals, full_matrices=False)
    kept = values > TIE
    return with_fixed_signs(
        Axes(
            points=(left * values)[:, kept] / np.sqrt(rows)[:, np.newaxis],
            loadings=(right.T * values)[:, kept] / np.sqrt(columns)[:, np.newaxis],
            inertia=values[kept] ** 2,
            total=float((residuals**2).sum()),
            radii=(residuals**2).sum(axis=1) / rows,
        )
    )
