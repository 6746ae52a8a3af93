"""Maps: documents as points, so that those with like evidence lie close together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.comparison.axes import Axes
from toolkit.comparison.correspondence import correspondence_analysis
from toolkit.comparison.distance import Distance, choose_distance, pairwise
from toolkit.comparison.permutation import TIE
from toolkit.comparison.principal_components import principal_components
from toolkit.comparison.profiles import category_columns, document_columns, shares
from toolkit.comparison.rates import Floats, rates
from toolkit.comparison.scaling import classical_scaling
from toolkit.errors import InputError, UsageError

METHODS = ("pca", "ca", "mds")


@dataclass(frozen=True, eq=False)
class DocumentMap:
    """The tables of a map.

    - documents: one row a document, in the order of the feature table, with what that says of it
      besides counts; hits; axis_1, axis_2 ..., its coordinates; quality, the share (0 to 1) of
      its squared distance from the centre that these axes show; note, why it has no place;
    - loadings: one row a category with feature, category, the same axes (its correlation with
      them, in "ca" its own principal coordinates) and note;
    - axes: one row an axis with inertia (variance in "pca", chi-square by n in "ca", sum of
      squares in "mds"), its share of the total, and the cumulative share.
    """

    documents: pd.DataFrame
    loadings: pd.DataFrame
    axes: pd.DataFrame


def document_map(
    table: pd.DataFrame, *, method: str = "pca", axes: int = 2, distance: str = "jensen_shannon"
) -> DocumentMap:
    """Return a map of the documents of a feature table, by all of its categories.

    `method` is "pca", principal components of standardised rates per 1,000 tokens; "ca",
    correspondence analysis of counts; or "mds", classical scaling of the distances between the
    documents' profiles (`distance`, one of `distance.MEASURES`) over all categories. For one
    feature give a table of that alone; `profiles.category_columns` says what a category is. Fewer
    axes come out where there are not as many. Signs are fixed, so that the same documents give the
    same map in whatever order they come. A map describes these documents and tests nothing.

    A document without hits has no profile, and so no place in "ca" and "mds"; a category that no
    document has, or in "pca" one that does not vary, has no loading. UsageError for an unknown
    method or distance and for less than one axis; InputError for a table of sentences, a document
    without tokens, fewer than three documents or two categories left, and documents all alike.
    """
    if method not in METHODS:
        raise UsageError(f"no method {method!r}: known are {', '.join(METHODS)}")
    if axes < 1:
        raise UsageError(f"a map of {axes} axes: give 1 or more")
    far = choose_distance(distance)
    columns = category_columns(table)
    placed = _placed(table, columns, method)
    values = _values(placed, columns, method)
    used = _used(values, method)
    found = _analysed(values[:, used], method, far)
    shown = min(axes, len(found.inertia))
    return DocumentMap(
        documents=_documents(table, columns, placed.index, found, shown),
        loadings=_loadings(columns, used, found, shown),
        axes=_shares(found, shown),
    )


def _placed(table: pd.DataFrame, columns: list[str], method: str) -> pd.DataFrame:
    """Return the documents that can be placed, in the order of their ids."""
    ordered = table.sort_index()
    wordless = ordered.index[ordered["tokens"] <= 0]
    if len(wordless):
        raise InputError(f"document {wordless[0]!r} has no tokens and so no rate: leave it out")
    placed = ordered if method == "pca" else ordered[ordered[columns].any(axis=1)]
    if len(placed) < 3:
        raise InputError(f"a map needs three documents with evidence: there are {len(placed)}")
    return placed


def _values(documents: pd.DataFrame, columns: list[str], method: str) -> Floats:
    """Return what is analysed, shape (documents, categories): rates, counts or shares."""
    counts: Floats = documents[columns].to_numpy(float)
    if method == "pca":
        return rates(counts, documents["tokens"].to_numpy(float), "tokens")
    return counts if method == "ca" else shares(counts)


def _used(values: Floats, method: str) -> NDArray[np.bool_]:
    """Return which columns have something to say, shape (categories,)."""
    most = values.max(axis=0)
    least = values.min(axis=0) if method == "pca" else np.zeros_like(most)
    used = most - least > TIE * most
    if used.sum() < 2:
        raise InputError(f"a map needs two categories with evidence: there are {used.sum()}")
    return np.asarray(used, bool)


def _analysed(values: Floats, method: str, far: Distance) -> Axes:
    if method == "pca":
        return principal_components(values)
    found = (
        correspondence_analysis(values)
        if method == "ca"
        else classical_scaling(pairwise(values, far), values)
    )
    if not len(found.inertia):
        raise InputError("all documents have the same profile: there is nothing to map")
    return found


def axis_names(shown: int) -> list[str]:
    """Return axis_1, axis_2 ..., the columns of coordinates."""
    return [f"axis_{number}" for number in range(1, shown + 1)]


def _documents(
    table: pd.DataFrame, columns: list[str], placed: pd.Index, found: Axes, shown: int
) -> pd.DataFrame:
    names = axis_names(shown)
    places = pd.DataFrame(found.points[:, :shown], index=placed, columns=names)
    places["quality"] = found.quality(shown)
    documents = document_columns(table).assign(hits=table[columns].sum(axis=1))
    documents = documents.join(places)
    missing = ~documents.index.isin(placed)
    return documents.assign(note=np.where(missing, "no hits, so no profile to place", ""))


def _loadings(columns: list[str], used: NDArray[np.bool_], found: Axes, shown: int) -> pd.DataFrame:
    names = pd.Series(columns).str.split(":", n=1, expand=True)
    rows = pd.DataFrame({"feature": names[0], "category": names[1]})
    rows = rows.join(
        pd.DataFrame(
            found.loadings[:, :shown], index=np.flatnonzero(used), columns=axis_names(shown)
        )
    )
    return rows.assign(note=np.where(used, "", "the same in all documents, so not used"))


def _shares(found: Axes, shown: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "axis": axis_names(shown),
            "inertia": found.inertia[:shown],
            "share": found.shown[:shown],
            "cumulative": found.shown[:shown].cumsum(),
        }
    )
