"""Profiles: how the evidence of a feature is shared out among its categories."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from toolkit.comparison.groups import feature_columns
from toolkit.comparison.rates import Floats
from toolkit.errors import InputError
from toolkit.feature import AGENCY_DELETED, ALL, CLAIMS_ONLY


def category_columns(table: pd.DataFrame) -> list[str]:
    """Return the "feature:category" columns that are categories, in the order of the table.

    Left out are "all", the sum; "(claims only)", parts of other columns; and "agency deleted",
    which no category counts. InputError for a table of sentences or without categories.
    """
    if table.index.nlevels > 1:
        raise InputError("a feature table of sentences: give that of documents, the sampling unit")
    names = [name for name in feature_columns(table) if _is_category(name.partition(":")[2])]
    if not names:
        raise InputError("the table has no categories, only sums: make it with feature_table")
    return names


def _is_category(name: str) -> bool:
    return name not in (ALL, AGENCY_DELETED) and not name.endswith(CLAIMS_ONLY.format(""))


def by_feature(columns: Iterable[str]) -> dict[str, list[str]]:
    """Return the columns of each feature, in their order."""
    features: dict[str, list[str]] = {}
    for name in columns:
        features.setdefault(name.partition(":")[0], []).append(name)
    return features


def document_columns(table: pd.DataFrame) -> pd.DataFrame:
    """Return what a feature table says of its documents besides counts: source, tokens ..."""
    return table[[name for name in table.columns if name not in feature_columns(table)]]


def shares(counts: Floats) -> Floats:
    """Return counts by their sum over the last axis, which is a profile: shares that add up to 1.

    `counts` has shape (..., categories). No constant is added to zeros: a category without hits
    has a share of 0. What has no hits at all has no profile, and its shares are NaN.
    """
    sums = counts.sum(axis=-1, keepdims=True)
    return np.asarray(counts / np.where(sums > 0, sums, np.nan), float)
