"""Krippendorff's alpha for labels, as a function of a coincidence matrix.

Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": a unit with m codes adds to the
matrix each of its ordered pairs of codes by different coders, divided by m - 1; with n codes in
all, n_c of them c, and o_ck pairs (c, k), alpha = 1 - (n - 1) Σ o_ck / Σ n_c n_k over c ≠ k.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from toolkit.comparison.rates import Floats


def coincidences(units: Sequence[Sequence[str]], labels: Sequence[str]) -> Floats:
    """Return the coincidence matrix of each unit, shape (units, labels, labels).

    A unit is the labels that its coders gave; one with fewer than two adds nothing.
    """
    places = {label: place for place, label in enumerate(labels)}
    matrices = np.zeros((len(units), len(labels), len(labels)))
    for matrix, unit in zip(matrices, units, strict=True):
        for one, first in enumerate(unit):
            for other, second in enumerate(unit):
                if one != other:
                    matrix[places[first], places[second]] += 1 / (len(unit) - 1)
    return matrices


def krippendorff_alpha(matrix: Floats) -> Floats:
    """Return alpha of summed coincidence matrices, shape (..., labels, labels) to (...).

    1 is perfect agreement, 0 what chance gives. NaN where only one label was used: then nothing
    could have been confused.
    """
    used = matrix.sum(axis=-1)
    codes = used.sum(axis=-1)
    agreed = np.trace(matrix, axis1=-2, axis2=-1)
    expected = codes**2 - (used**2).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        alpha = 1 - (codes - 1) * (codes - agreed) / expected
    return np.asarray(np.where(expected > 0, alpha, np.nan))


def percent_agreement(matrix: Floats) -> Floats:
    """Return the share of pairs of codes that are equal, shape as for `krippendorff_alpha`."""
    codes = matrix.sum(axis=(-2, -1))
    with np.errstate(invalid="ignore"):
        return np.asarray(np.trace(matrix, axis1=-2, axis2=-1) / codes)
