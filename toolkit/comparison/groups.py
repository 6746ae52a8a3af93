"""Groups: the documents of a feature table sorted into those that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from toolkit.comparison.rates import Floats
from toolkit.errors import InputError, UsageError


@dataclass(frozen=True)
class Group:
    """The documents of one group: hits (documents, columns), tokens, sentences and exposure.

    `exposure` is what rates divide by, tokens or sentences. `parts` and `parts_exposure` are the
    same of what is resampled, `unit` its name: documents, or the sentences of a lone document;
    it is empty where there is nothing to resample.
    """

    name: str
    hits: Floats
    tokens: Floats
    sentences: Floats
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
    table: pd.DataFrame, sentences: pd.DataFrame | None, by: str, per: str
) -> dict[str, Group]:
    """Return the groups of a feature table by name, sorted.

    Documents are taken in the order of their ids, so the order of the table does not matter.
    InputError for an empty table, a document without tokens, or a sentence table that does not
    have the same counts.
    """
    columns = feature_columns(table)
    ordered = table.sort_index()
    _check_tokens(ordered)
    labels = group_labels(ordered, by)
    return {
        name: _group(name, ordered[labels == name], _Source(columns, sentences, per))
        for name in sorted(labels.unique())
    }


@dataclass(frozen=True)
class _Source:
    columns: list[str]
    sentences: pd.DataFrame | None
    per: str


def _check_tokens(table: pd.DataFrame) -> None:
    if table.empty:
        raise InputError("the feature table has no documents: nothing to compare")
    wordless = table.index[table["tokens"] <= 0]
    if len(wordless):
        raise InputError(f"document {wordless[0]!r} has no tokens and so no rate: leave it out")


def _group(name: str, documents: pd.DataFrame, source: _Source) -> Group:
    hits, exposure = _counts(documents, source)
    parts, parts_exposure, unit = hits, exposure, "documents"
    if len(documents) == 1:
        rows = _sentences(documents, source)
        parts, parts_exposure = _counts(rows, source)
        unit = "sentences" if len(rows) > 1 else ""
    return Group(
        name=name,
        hits=hits,
        tokens=documents["tokens"].to_numpy(float),
        sentences=documents["sentences"].to_numpy(float),
        exposure=exposure,
        unit=unit,
        parts=parts,
        parts_exposure=parts_exposure,
    )


def _counts(rows: pd.DataFrame, source: _Source) -> tuple[Floats, Floats]:
    return rows[source.columns].to_numpy(float), rows[source.per].to_numpy(float)


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
