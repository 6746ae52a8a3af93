"""Trees of documents, beside scipy's own and by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.cluster.hierarchy import cophenet, dendrogram, linkage
from scipy.spatial.distance import pdist

from toolkit.comparison.clusters import LINKAGES, document_clusters
from toolkit.errors import InputError, UsageError

NAMES = ["blame:violation", "blame:causation", "blame:omission"]


@pytest.fixture
def speeches() -> pd.DataFrame:
    """Twelve speeches of three sources, each with a profile of its own; one has no evidence."""
    rng = np.random.default_rng(1)
    profiles = np.repeat([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]], 4, axis=0)
    counts = np.array([rng.multinomial(20, profile) for profile in profiles])
    counts[11] = 0
    index = pd.Index([f"d{number:02d}" for number in range(12)], name="doc_id")
    table = pd.DataFrame({"source": list("aaaabbbbcccc")}, index=index)
    table["tokens"] = 500
    return table.assign(**dict(zip(NAMES, counts.T, strict=True)))


@pytest.mark.parametrize("kind", LINKAGES)
def test_documents_of_one_profile_come_together(speeches: pd.DataFrame, kind: str) -> None:
    """Clusters are numbered by their first document; what has no profile has no cluster."""
    found = document_clusters(speeches, clusters=3, linkage=kind).documents
    assert found["cluster"].iloc[:11].tolist() == [1] * 4 + [2] * 4 + [3] * 3
    assert found["cluster"].isna().tolist() == [False] * 11 + [True]
    assert found.loc["d11", "note"] == "no hits, so no profile to cluster"
    assert found["hits"].tolist() == [20] * 11 + [0]


def test_the_tree_is_scipy_s(speeches: pd.DataFrame) -> None:
    """Merge by merge, by Euclidean distances of square roots: Hellinger's by the root of two."""
    placed = speeches[NAMES].iloc[:11].to_numpy(float)
    roots = np.sqrt(placed / placed.sum(axis=1, keepdims=True) / 2)
    tree = linkage(roots, "ward")
    found = document_clusters(speeches, clusters=2, distance="hellinger")
    steps = found.merges[["left", "right", "distance", "docs"]].to_numpy(float)
    assert steps == pytest.approx(tree)
    assert found.merges["merge"].tolist() == list(range(11, 21))
    assert found.cophenetic == pytest.approx(cophenet(tree, pdist(roots))[0])


def test_positions_are_those_of_the_drawn_tree(speeches: pd.DataFrame) -> None:
    """What a figure needs to put a document under its leaf."""
    found = document_clusters(speeches, clusters=2)
    steps = found.merges[["left", "right", "distance", "docs"]].to_numpy(float)
    leaves = dendrogram(steps, no_plot=True)["leaves"]
    placed = found.documents.dropna(subset="position").sort_values("position")
    assert placed["number"].tolist() == leaves


def test_the_order_of_documents_does_not_matter(speeches: pd.DataFrame) -> None:
    """Not even where distances are equal."""
    speeches.loc["d01":"d03", NAMES] = speeches.loc["d00", NAMES].tolist()
    whole = document_clusters(speeches, clusters=3)
    mixed = document_clusters(speeches.sample(frac=1, random_state=2), clusters=3)
    pd.testing.assert_frame_equal(mixed.documents.loc[speeches.index], whole.documents)
    pd.testing.assert_frame_equal(mixed.merges, whole.merges)


def test_equal_distances_have_no_correlation_with_a_tree() -> None:
    """Three documents without a category in common are all one apart."""
    index = pd.Index(["a", "b", "c"], name="doc_id")
    table = pd.DataFrame(np.eye(3, dtype=int), index=index, columns=NAMES).assign(tokens=9)
    assert np.isnan(document_clusters(table, clusters=2, linkage="average").cophenetic)


def test_what_cannot_be_clustered_is_refused(speeches: pd.DataFrame) -> None:
    """With what was wrong."""
    with pytest.raises(UsageError, match="1 clusters: give 2 or more"):
        document_clusters(speeches, clusters=1)
    with pytest.raises(UsageError, match="no linkage 'single': known are ward, average"):
        document_clusters(speeches, clusters=2, linkage="single")
    with pytest.raises(UsageError, match="ward needs distances like those between points"):
        document_clusters(speeches, clusters=2, distance="cosine")
    with pytest.raises(InputError, match="3 documents with evidence are too few for 3 clusters"):
        document_clusters(speeches.iloc[8:], clusters=3)
