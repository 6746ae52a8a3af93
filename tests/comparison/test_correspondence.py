"""Correspondence analysis, beside a published example and the transition formula."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import chi2_contingency

from toolkit.comparison.correspondence import correspondence_analysis

# Smoking by staff group (Greenacre 1984, "Theory and Applications of Correspondence Analysis"),
# an example of the R package ca, whose manual prints what is expected below.
SMOKE = np.array(
    [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]], float
)

tables = arrays(float, (6, 4), elements=st.integers(0, 20).map(float))


def test_a_published_example_comes_out() -> None:
    """Principal inertias, their shares, and the chi-square distances of the rows."""
    found = correspondence_analysis(SMOKE)
    assert found.inertia == pytest.approx([0.074759, 0.010017, 0.000414], abs=5e-7)
    assert 100 * found.shown == pytest.approx([87.76, 11.76, 0.49], abs=0.005)
    published = [0.216559, 0.356921, 0.380779, 0.240025, 0.216169]
    assert np.sqrt(found.radii) == pytest.approx(published, abs=5e-7)


@given(tables)
def test_its_inertia_is_chi_square_by_n(counts: np.ndarray) -> None:
    """By scipy's test of independence."""
    assume(counts.sum(axis=0).all() and counts.sum(axis=1).all())
    found = correspondence_analysis(counts)
    chi_square = chi2_contingency(counts, correction=False).statistic
    assert found.total == pytest.approx(chi_square / counts.sum(), abs=1e-12)
    assert found.inertia.sum() == pytest.approx(found.total, abs=1e-9)


@given(tables)
def test_rows_are_means_of_columns(counts: np.ndarray) -> None:
    """The transition formula: a row lies at the mean of the columns by its profile, stretched.

    F = D_r^-1 P G D^-1, with principal coordinates F of rows and G of columns (Greenacre 2017):
    an independent way from columns to rows.
    """
    assume(counts.sum(axis=0).all() and counts.sum(axis=1).all())
    found = correspondence_analysis(counts)
    kept = found.inertia > 1e-6
    profiles = counts / counts.sum(axis=1, keepdims=True)
    means = profiles @ found.loadings / np.sqrt(found.inertia)
    assert found.points[:, kept] == pytest.approx(means[:, kept], abs=1e-6)


def test_points_are_chi_square_distances_apart() -> None:
    """With all axes, the distances of a table's profiles, each category by its mass."""
    found = correspondence_analysis(SMOKE)
    profiles, masses = SMOKE / SMOKE.sum(axis=1, keepdims=True), SMOKE.sum(axis=0) / SMOKE.sum()
    apart = (((profiles[0] - profiles[3]) ** 2) / masses).sum()
    assert ((found.points[0] - found.points[3]) ** 2).sum() == pytest.approx(apart)


def test_rows_of_one_profile_have_no_axes() -> None:
    """Where nothing differs there is nothing to show."""
    found = correspondence_analysis(np.outer([1.0, 2, 5], [3, 1, 4]))
    assert found.points.shape == (3, 0)
    assert found.total == pytest.approx(0)
