"""Clusters: documents with like profiles, joined step by step into a tree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from toolkit.comparison.distance import choose_distance, pairwise
from toolkit.comparison.profiles import category_columns, document_columns, shares
from toolkit.comparison.rates import Floats
from toolkit.errors import InputError, UsageError

LINKAGES = ("ward", "average")


@dataclass(frozen=True, eq=False)
class DocumentClusters:
    """The tables of a tree of documents.

    - documents: one row a document, in the order of the feature table, with what that says of it
      besides counts; hits; number, its name in the tree; position, its place when the tree is
      drawn; cluster, from 1, numbered by the first document id of each; note, why it has none;
    - merges: one row a step: merge, left and right (numbers of documents, or of earlier merges),
      distance at which they are joined, docs in what comes of it. left, right, distance and docs
      are what `scipy.cluster.hierarchy.dendrogram` draws;
    - cophenetic: correlation of the distances in the tree with those between documents (Sokal &
      Rohlf 1962, Taxon 11:2): 1 where the tree tells all; NaN where all distances are equal.
    """

    documents: pd.DataFrame
    merges: pd.DataFrame
    cophenetic: float


def document_clusters(
    table: pd.DataFrame,
    *,
    clusters: int,
    distance: str = "jensen_shannon",
    linkage: str = "ward",
) -> DocumentClusters:
    """Return the documents of a feature table as a tree, cut into at most so many clusters.

    Hierarchical clustering of the distances between the documents' profiles (`distance`, one of
    `distance.MEASURES`) over all categories of the table. `linkage` is "ward", which joins what
    adds least to the squares within clusters (Ward 1963, Journal of the American Statistical
    Association 58:301; Murtagh & Legendre 2014, Journal of Classification 31:3) and wants
    distances like those between points, which cosine is not; or "average", the mean of the
    distances between two clusters' documents (Sokal & Michener 1958), which tells the tree more
    truly and single outlying documents from all others first. The order of the table does not
    matter. It describes these documents and tests nothing: clusters come out of any documents.

    A document without hits has no profile, and so no cluster. UsageError for an unknown distance
    or linkage, "ward" of cosine distances and fewer than two clusters; InputError for a table of
    sentences and where there are not more documents with hits than clusters.
    """
    from scipy.cluster import hierarchy

    _check(clusters, distance, linkage)
    far = choose_distance(distance)
    columns = category_columns(table)
    ordered = table.sort_index()
    placed = ordered[ordered[columns].any(axis=1)]
    if len(placed) <= clusters:
        raise InputError(
            f"{len(placed)} documents with evidence are too few for {clusters} clusters"
        )
    apart = pairwise(shares(placed[columns].to_numpy(float)), far)
    tree = hierarchy.linkage(apart, method=linkage)
    cut = hierarchy.fcluster(tree, clusters, criterion="maxclust")
    found = pd.DataFrame(
        {
            "number": np.arange(len(placed)),
            "position": np.argsort(hierarchy.leaves_list(tree)),
            "cluster": pd.factorize(cut)[0] + 1,
        },
        index=placed.index,
    )
    return DocumentClusters(
        _documents(table, columns, found), _merges(tree), _cophenetic(tree, apart)
    )


def _check(clusters: int, distance: str, linkage: str) -> None:
    if clusters < 2:
        raise UsageError(f"{clusters} clusters: give 2 or more")
    if linkage not in LINKAGES:
        raise UsageError(f"no linkage {linkage!r}: known are {', '.join(LINKAGES)}")
    if linkage == "ward" and distance == "cosine":
        raise UsageError("ward needs distances like those between points: take linkage 'average'")


def _documents(table: pd.DataFrame, columns: list[str], found: pd.DataFrame) -> pd.DataFrame:
    documents = document_columns(table).assign(hits=table[columns].sum(axis=1))
    documents = documents.join(found.astype("Int64"))
    missing = documents["cluster"].isna()
    return documents.assign(note=np.where(missing, "no hits, so no profile to cluster", ""))


def _merges(tree: Floats) -> pd.DataFrame:
    steps = pd.DataFrame(tree, columns=["left", "right", "distance", "docs"])
    steps = steps.astype({"left": "int64", "right": "int64", "docs": "int64"})
    steps.insert(0, "merge", np.arange(len(tree)) + len(tree) + 1)
    return steps


def _cophenetic(tree: Floats, apart: Floats) -> float:
    from scipy.cluster.hierarchy import cophenet

    joined = cophenet(tree)
    if np.ptp(joined) == 0 or np.ptp(apart) == 0:
        return float("nan")
    return float(np.corrcoef(joined, apart)[0, 1])
