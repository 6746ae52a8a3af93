"""Networks: who blames, or credits, whom: ties added up to edges from holder to target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from toolkit.comparison.groups import group_labels
from toolkit.comparison.parties import AUTHOR_KEYS, find_parties
from toolkit.corpus import Corpus
from toolkit.errors import UsageError
from toolkit.feature import get_feature
from toolkit.measures import STATUSES

EDGE = ["group", "holder", "target"]
COLUMNS = (
    "feature", "group", "holder", "target", "ties", "own", "docs_with", "docs", "share",
    "holder_docs", "target_docs", "holder_type", "target_type", "author_from",
)  # fmt: skip
COUNTS = ("docs_with", "ties", "own")


def tie_network(
    evidence: pd.DataFrame,
    corpus: Corpus,
    *,
    feature: str = "blame",
    status: Iterable[str] = ("asserted",),
    by: str = "source",
    author_keys: Sequence[str] = AUTHOR_KEYS,
) -> pd.DataFrame:
    """Return the network of a feature of ties: one row an edge, from holder to target in a group.

    Columns: feature; group (the value of `by`, source or a metadata key); holder and target, each
    by one name (see `find_parties`, also for `author_keys`); ties (rows of evidence), and of these
    own (held by the author); docs_with (documents with such a tie), docs (documents of the group)
    and share (docs_with / docs); holder_docs (documents in which the holder names any target) and
    target_docs (in which anybody names the target); holder_type, target_type; author_from (what
    told who the author is, joined with "; "); then the ties of each kind, "feature:category".
    `status` says which claims count; rows without a target are left out. Edges are sorted by
    group, then the most documents and ties first.

    UsageError for an unknown feature, status or column, InputError where the evidence is of
    another corpus or documents have no group.
    """
    categories = get_feature(feature).lexicon.categories
    labels = group_labels(corpus.metadata, by)
    ties = named_ties(
        evidence, corpus, feature=feature, status=status, by=by, author_keys=author_keys
    )
    edges = ties.groupby(EDGE).agg(
        ties=("doc_id", "size"),
        own=("own", "sum"),
        docs_with=("doc_id", "nunique"),
        holder_type=("holder_type", "min"),
        target_type=("target_type", "min"),
        author_from=("author_from", _joined),
    )
    kinds = ties.groupby([*EDGE, "category"]).size().unstack("category", fill_value=0)
    for category in categories:
        edges[f"{feature}:{category}"] = kinds.get(category, 0)
    return _arranged(edges.reset_index(), ties, labels).assign(feature=feature)[
        [*COLUMNS, *(f"{feature}:{category}" for category in categories)]
    ]


def named_ties(
    evidence: pd.DataFrame,
    corpus: Corpus,
    *,
    feature: str,
    status: Iterable[str],
    by: str,
    author_keys: Sequence[str] = AUTHOR_KEYS,
) -> pd.DataFrame:
    """Return the ties that a network counts: a row a tie, with the index of the evidence.

    Columns: doc_id, category and group, and those of `find_parties`. Arguments and errors are those
    of `tie_network`.
    """
    get_feature(feature)
    labels = group_labels(corpus.metadata, by)
    found = _ties(evidence, feature, tuple(status))
    parties = find_parties(found, corpus, author_keys=author_keys)
    return parties.assign(
        doc_id=found["doc_id"], category=found["category"], group=found["doc_id"].map(labels)
    )


def _ties(evidence: pd.DataFrame, feature: str, status: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of a feature of the status chosen that have a target."""
    unknown = next((name for name in status if name not in STATUSES), None)
    if unknown is not None:
        raise UsageError(f"no status {unknown!r}: known are {', '.join(STATUSES)}")
    targeted = evidence["target"].fillna("") != ""
    return evidence[(evidence["feature"] == feature) & evidence["status"].isin(status) & targeted]


def _joined(keys: pd.Series) -> str:
    return "; ".join(sorted(set(keys) - {""}))


def _arranged(edges: pd.DataFrame, ties: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """Return the edges, sorted, with the documents of group, holder and target."""
    docs = edges["group"].map(labels.value_counts()).astype("int64")
    sides = {
        f"{side}_docs": edges[["group", side]].merge(
            ties.groupby(["group", side])["doc_id"].nunique().rename("n").reset_index(),
            how="left",
            on=["group", side],
        )["n"]
        for side in ("holder", "target")
    }
    whole = edges.assign(docs=docs, share=edges["docs_with"] / docs, **sides)
    return whole.sort_values(
        ["group", "docs_with", "ties", "holder", "target"],
        ascending=[True, False, False, True, True],
        ignore_index=True,
    )


def tie_matrix(
    network: pd.DataFrame, group: str, *, feature: str = "blame", count: str = "docs_with"
) -> pd.DataFrame:
    """Return one group's network as a matrix: holders (rows) by targets (columns), integers.

    `count` is what the cells hold: docs_with, ties or own (see `tie_network`); where there is no
    edge they hold 0. Holders and targets are sorted by the sum of their counts, the largest first.
    UsageError for another count, or a group or feature without edges.
    """
    if count not in COUNTS:
        raise UsageError(f"no count {count!r} of ties: known are {', '.join(COUNTS)}")
    edges = network[(network["group"] == group) & (network["feature"] == feature)]
    if edges.empty:
        known = ", ".join(dict.fromkeys(network.loc[network["feature"] == feature, "group"]))
        raise UsageError(f"no {feature} in a group {group!r}: there is some in {known or 'none'}")
    cells = edges.pivot_table(
        index="holder", columns="target", values=count, aggfunc="sum", fill_value=0
    )
    rows, columns = (cells.sum(axis=axis) for axis in (1, 0))
    return cells.loc[_by_size(rows), _by_size(columns)].astype("int64")


def _by_size(sums: pd.Series) -> list[str]:
    return sorted(sums.index, key=lambda name: (-sums[name], name))
