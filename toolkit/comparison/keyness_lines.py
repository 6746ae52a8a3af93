"""Keyness lines: a key word or category in its contexts, in both groups (KWIC)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from toolkit.annotation import normalise
from toolkit.comparison.groups import group_labels
from toolkit.corpus import Corpus
from toolkit.errors import UsageError
from toolkit.evidence import concordance
from toolkit.feature import AGENCY_DELETED, ALL, CLAIMS_ONLY
from toolkit.measures import LABEL, counted_as

COLUMNS = ("group", "doc_id", "source", "sentence", "start", "end", "pre", "keyword", "post")


def word_lines(
    corpus: Corpus,
    table: pd.DataFrame,
    word: str,
    *,
    by: str = "source",
    within: pd.DataFrame | None = None,
    window: int = 40,
) -> pd.DataFrame:
    """Return every hit of a word of a keyness table in context: a row a hit, the baseline's last.

    `corpus`, `by` and `within` are those of the keyness. Columns are `COLUMNS`: the group, and
    those of a concordance with `window` characters of context on each side. A hit is a whole token,
    as keyness counts them. UsageError for a word the table lacks or a negative window.
    """
    groups = _groups(table[table["word"] == word], repr(word))
    pattern = rf"(?<!\w)(?<!\w['’\-]){re.escape(word)}(?!\w)(?!['’\-]\w)"
    lines = concordance(_having(corpus, pattern), pattern, window=window)
    if within is not None:
        places = pd.MultiIndex.from_frame(within[["doc_id", "sentence"]])
        lines = lines[pd.MultiIndex.from_frame(lines[["doc_id", "sentence"]]).isin(places)]
    return _sorted(lines, group_labels(corpus.metadata, by), groups)


def category_lines(
    corpus: Corpus,
    table: pd.DataFrame,
    name: str,
    *,
    evidence: pd.DataFrame,
    by: str = "source",
    status: Iterable[str] = ("asserted",),
) -> pd.DataFrame:
    """Return the evidence behind a row of a category keyness in context, the baseline's last.

    `name` is "feature:category" as in the feature table; `evidence` and `status` are those the
    feature table was made with. Columns are `COLUMNS`, the context being the whole sentence.
    UsageError for a category the table lacks.
    """
    feature, _, category = name.partition(":")
    rows = table[(table["feature"] == feature) & (table["category"] == category)]
    groups = _groups(rows, repr(name))
    kept = evidence["status"].fillna("").isin(["", *status]) & (evidence["feature"] == feature)
    found = _of_category(evidence[kept & evidence["doc_id"].isin(corpus.metadata.index)], category)
    lines = found[["doc_id", "source", "sentence", "start", "end"]].assign(
        pre=list(_context(corpus, found, "sentence_start", "start")),
        keyword=found["text"],
        post=list(_context(corpus, found, "end", "sentence_end")),
    )
    return _sorted(lines, group_labels(corpus.metadata, by), groups)


def _groups(rows: pd.DataFrame, wanted: str) -> list[str]:
    """Return the groups of the rows, then their baselines."""
    if rows.empty:
        raise UsageError(f"the keyness table has no row {wanted}")
    return list(dict.fromkeys([*rows["group"], *rows["baseline"]]))


def _having(corpus: Corpus, pattern: str) -> Corpus:
    """Return the documents with a match, as only those need to be cut into sentences."""
    expression = re.compile(pattern, re.IGNORECASE)
    return Corpus(
        document
        for document in corpus
        if expression.search(normalise(document.text, 0, len(document.text))[0])
    )


def _of_category(evidence: pd.DataFrame, category: str) -> pd.DataFrame:
    """Return the rows that the feature table counts in a column."""
    plain = category.removesuffix(CLAIMS_ONLY.format(""))
    counted = counted_as(evidence)
    rows = evidence[counted != AGENCY_DELETED if plain == ALL else counted == plain]
    return rows if plain == category else rows[rows["form"] != LABEL]


def _context(corpus: Corpus, rows: pd.DataFrame, left: str, right: str) -> Iterator[str]:
    for name, start, end in rows[["doc_id", left, right]].itertuples(index=False):
        yield normalise(corpus[name].text, start, end)[0]


def _sorted(lines: pd.DataFrame, labels: pd.Series, groups: list[str]) -> pd.DataFrame:
    """Return the lines of the groups, group by group, in the order they came."""
    group = lines["doc_id"].map(labels)
    chosen = lines.assign(group=group, order=group.map({g: n for n, g in enumerate(groups)}))
    chosen = chosen[chosen["order"].notna()].sort_values("order", kind="stable")
    return chosen[list(COLUMNS)].reset_index(drop=True)
