"""Groups: the documents of a feature table sorted into those that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from toolkit.comparison.rates import Floats
from toolkit.errors import InputError, UsageError

DOCUMENTS = "documents"


@dataclass(frozen=True)
class Group:
    """The documents of one group: hits (documents, columns), tokens, sentences, by document.

    `counted` and `exposure` are what rates divide, by document: hits by tokens or sentences, or
    for shares of documents whether there is a hit, by one. `parts` and `parts_exposure` are the
    same of what is resampled and permuted, `unit` its name: documents, the column that clusters
    them, or the sentences of a lone document; it is empty where there is nothing to resample.
    """

    name: str
    hits: Floats
    tokens: Floats
    sentences: Floats
    counted: Floats
    exposure: Floats
    unit: str
    parts: Floats
    parts_exposure: Floats

    @property
    def documents(self) -> int:
        """Number of documents."""
        return len(self.tokens)

    @property
    def lone(self) -> bool:
        """Whether the group is a single document, which is no sample of anything."""
        return self.documents == 1

    @property
    def units(self) -> int:
        """Number of documents or clusters that were sampled: one for a lone document."""
        return 1 if self.lone or not self.unit else len(self.parts)


def feature_columns(table: pd.DataFrame) -> list[str]:
    """Return the "feature:category" columns of a feature table in order; InputError if none."""
    columns = [
        name
        for name in table.columns
        if ":" in str(name) and pd.api.types.is_integer_dtype(table[name])
    ]
    if not columns:
        raise InputError('the table has no "feature:category" counts: make it with feature_table')
    return columns


def group_labels(frame: pd.DataFrame, by: str) -> pd.Series:
    """Return the group of each document as a string.

    UsageError for a column that is not there, InputError for documents without a value in it.
    """
    if by not in frame.columns:
        known = ", ".join(str(column) for column in frame.columns if ":" not in str(column))
        raise UsageError(f"no column {by!r} to compare by: there are {known}")
    missing = frame.index[frame[by].isna()]
    if len(missing):
        raise InputError(
            f"{len(missing)} of {len(frame)} documents without {by!r}, the first is "
            f"{missing[0]!r}: give them one or leave them out"
        )
    return frame[by].map(_label)


def _label(value: object) -> str:
    """Return a value as a name: years read as floats, as pandas does beside gaps, are whole."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def choose_baseline(sizes: Mapping[str, tuple[float, float]], baseline: str | None) -> str:
    """Return the baseline: the one named, or the group with most documents.

    `sizes` gives documents and tokens of each group; more tokens, then the name decide between
    groups of as many documents. UsageError for a name that is no group.
    """
    if baseline is None:
        return min(sizes, key=lambda name: (-sizes[name][0], -sizes[name][1], name))
    if baseline not in sizes:
        raise UsageError(f"no group {baseline!r} to be the baseline: there are {_listed(sizes)}")
    return baseline


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def group_documents(
    table: pd.DataFrame,
    sentences: pd.DataFrame | None,
    by: str,
    per: str,
    *,
    cluster: str | None = None,
) -> dict[str, Group]:
    """Return the groups of a feature table by name, sorted.

    Documents are taken in the order of their ids, so the order of the table does not matter.
    `cluster` is a column whose values name documents that belong together (an author, an event):
    they are resampled and permuted as one. InputError for an empty table, a document without
    tokens or cluster, a cluster in two groups, or a sentence table that does not have the same
    counts; UsageError for an unknown column.
    """
    columns = feature_columns(table)
    ordered = table.sort_index()
    _check_tokens(ordered)
    labels = group_labels(ordered, by)
    clusters = None if cluster is None else group_labels(ordered, cluster)
    if clusters is not None:
        _check_nested(clusters, labels)
    source = _Source(columns, sentences, per, clusters)
    return {name: _group(name, ordered[labels == name], source) for name in sorted(labels.unique())}


def merged(groups: Iterable[Group], name: str) -> Group:
    """Return the documents of several groups as one; lone documents are then units like others."""
    several = list(groups)
    if len(several) == 1:
        return replace(several[0], name=name)
    units = {group.unit for group in several if not group.lone}
    parts = [(g.counted, g.exposure) if g.lone else (g.parts, g.parts_exposure) for g in several]
    return Group(
        name=name,
        hits=np.concatenate([group.hits for group in several]),
        tokens=np.concatenate([group.tokens for group in several]),
        sentences=np.concatenate([group.sentences for group in several]),
        counted=np.concatenate([group.counted for group in several]),
        exposure=np.concatenate([group.exposure for group in several]),
        unit=min(units - {""}, default=DOCUMENTS),
        parts=np.concatenate([counted for counted, _ in parts]),
        parts_exposure=np.concatenate([exposure for _, exposure in parts]),
    )


@dataclass(frozen=True)
class _Source:
    columns: list[str]
    sentences: pd.DataFrame | None
    per: str
    clusters: pd.Series | None


def _check_nested(clusters: pd.Series, labels: pd.Series) -> None:
    """Refuse clusters that reach into two groups: they could not be resampled within one."""
    spread = labels.groupby(clusters).nunique()
    across = spread.index[spread > 1]
    if len(across):
        raise InputError(
            f"{clusters.name} {across[0]!r} has documents in {spread.max()} groups: cluster by a "
            "column whose values lie within the groups, or compare by another"
        )


def _check_tokens(table: pd.DataFrame) -> None:
    if table.empty:
        raise InputError("the feature table has no documents: nothing to compare")
    wordless = table.index[table["tokens"] <= 0]
    if len(wordless):
        raise InputError(f"document {wordless[0]!r} has no tokens and so no rate: leave it out")


def _group(name: str, documents: pd.DataFrame, source: _Source) -> Group:
    counted, exposure = _counts(documents, source)
    parts, parts_exposure, unit = counted, exposure, DOCUMENTS
    if len(documents) == 1:
        rows = _sentences(documents, source)
        parts, parts_exposure = _counts(rows, source)
        unit = "sentences" if len(rows) > 1 and source.per != DOCUMENTS else ""
    elif source.clusters is not None:
        parts, parts_exposure, unit = _clustered(documents, counted, exposure, source.clusters)
    return Group(
        name=name,
        hits=documents[source.columns].to_numpy(float),
        tokens=documents["tokens"].to_numpy(float),
        sentences=documents["sentences"].to_numpy(float),
        counted=counted,
        exposure=exposure,
        unit=unit,
        parts=parts,
        parts_exposure=parts_exposure,
    )


def _clustered(
    documents: pd.DataFrame, counted: Floats, exposure: Floats, clusters: pd.Series
) -> tuple[Floats, Floats, str]:
    """Return sums of each cluster and the name of the unit; none where all is one cluster."""
    codes, names = pd.factorize(clusters[documents.index], sort=True)
    members = np.equal.outer(np.arange(len(names)), codes).astype(float)
    unit = str(clusters.name) if len(names) > 1 else ""
    return members @ counted, members @ exposure, unit


def _counts(rows: pd.DataFrame, source: _Source) -> tuple[Floats, Floats]:
    hits = rows[source.columns].to_numpy(float)
    if source.per == DOCUMENTS:
        return (hits > 0).astype(float), np.ones(len(rows))
    return hits, rows[source.per].to_numpy(float)


def _sentences(document: pd.DataFrame, source: _Source) -> pd.DataFrame:
    """Return the sentences of a lone document that have words; none without a sentence table."""
    if source.sentences is None:
        return document.iloc[:0]
    name = document.index[0]
    rows = source.sentences
    rows = rows[rows.index.get_level_values("doc_id") == name]
    if not set(source.columns) <= set(rows.columns) or not np.array_equal(
        rows[source.columns].sum().to_numpy(), document[source.columns].iloc[0].to_numpy()
    ):
        raise InputError(
            f"the sentence table does not have the counts of document {name!r}: make both tables "
            "from the same evidence with the same features and status"
        )
    return rows[rows["tokens"] > 0]
