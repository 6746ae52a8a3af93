"""Evidence: every count is a list of spans, each with its sentence and its exact place.

The table has one row a span and the columns of `COLUMNS`, the same for every feature:
`document.text[start:end] == text`, offsets are code points, half-open; a role (target, object,
affected, holder, recipient) stands as in the text, with its own offsets in `<role>_start` and
`<role>_end` (missing where the role is absent). `holder` is "author" where the document speaks
for itself. `sentence` counts sentences of the document from 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

import pandas as pd

from toolkit.actors import resolve
from toolkit.annotation import CueIndex, Sentence, annotate, normalise, scan, segment
from toolkit.corpus import Corpus, Document
from toolkit.errors import UsageError
from toolkit.feature import Feature, Finding, Place, choose_features
from toolkit.model import load_model

ROLES = ("target", "object", "affected", "holder", "recipient")
COLUMNS = (
    "doc_id", "source", "sentence", "feature", "category", "start", "end", "text", "cue",
    "target", "actor", "object", "affected", "holder", "status", "basis", "form", "recipient",
    "sentence_start", "sentence_end", "rule",
    *(f"{role}_{side}" for role in ROLES for side in ("start", "end")),
)  # fmt: skip
NUMBERS = ("sentence", "start", "end", "sentence_start", "sentence_end")
AUTHOR = "author"

Row = dict[str, object]
Progress = Callable[[Document], None]


def find_evidence(
    corpus: Corpus,
    features: Iterable[str] | None = None,
    *,
    model: str | None = None,
    gate: bool = True,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Return the evidence of a corpus: one row a span, sorted by document, sentence and place.

    `features` are names (all by default); `model` names another spaCy pipeline; `gate=False`
    parses every sentence and gives the same rows; `progress` is called with each document begun.
    Raises UsageError for an unknown feature and ModelError where a parser is needed and absent.
    """
    chosen = choose_features(features)
    rows = iter_evidence(_announced(corpus, progress), chosen, model=model, gate=gate)
    return evidence_table(rows)


def _announced(corpus: Iterable[Document], progress: Progress | None) -> Iterator[Document]:
    for document in corpus:
        if progress is not None:
            progress(document)
        yield document


def iter_evidence(
    documents: Iterable[Document],
    features: tuple[Feature, ...],
    *,
    model: str | None = None,
    gate: bool = True,
) -> Iterator[Row]:
    """Yield evidence rows in order, holding only a window of sentences in memory."""
    index = CueIndex([feature.lexicon for feature in features])
    sentences: Iterator[Sentence] = scan(documents, index)
    clausal = frozenset(feature.name for feature in features if feature.parser)
    if clausal:
        sentences = annotate(sentences, load_model(model), clausal, gate=gate)
    for sentence in sentences:
        if sentence.hits:
            yield from _sentence_rows(sentence, features)


def _sentence_rows(sentence: Sentence, features: tuple[Feature, ...]) -> list[Row]:
    named = {hit.feature for hit in sentence.hits}
    rows = [
        _row(sentence, feature.name, finding)
        for feature in features
        if feature.name in named
        for finding in feature.extract(sentence, feature.lexicon)
    ]
    return sorted(
        rows, key=lambda r: (r["start"], r["end"], r["feature"], r["category"], str(r["rule"]))
    )


def _row(sentence: Sentence, feature: str, finding: Finding) -> Row:
    document = sentence.document
    start, end = sentence.place(*finding.span)
    row: Row = {
        "doc_id": document.doc_id,
        "source": document.source,
        "sentence": sentence.index,
        "feature": feature,
        "category": finding.category,
        "start": start,
        "end": end,
        "text": document.text[start:end],
        "cue": _words(sentence, finding.cue or finding.span),
        "status": finding.status,
        "basis": list(finding.basis),
        "form": finding.form,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "rule": finding.rule,
    }
    for role in ROLES:
        row.update(_role(sentence, role, getattr(finding, role)))
    if not row["holder"] and finding.status:
        row["holder"] = AUTHOR
    row["actor"] = _actor(sentence, finding.side or finding.target)
    return row


def _role(sentence: Sentence, role: str, place: Place | None) -> Row:
    if place is None:
        return {role: "", f"{role}_start": None, f"{role}_end": None}
    start, end = sentence.place(*place)
    return {role: sentence.document.text[start:end], f"{role}_start": start, f"{role}_end": end}


def _words(sentence: Sentence, place: Place) -> str:
    return sentence.text[place[0] : place[1]].lower()


def _actor(sentence: Sentence, target: Place | None) -> str:
    if target is None:
        return ""
    actor = resolve(sentence.text[target[0] : target[1]], date=_date(sentence.document))
    return actor.id if actor is not None else ""


def _date(document: Document) -> date | None:
    """Return the document's date where it is a whole one; actors change hands by date."""
    value = document.metadata.get("date")
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def evidence_table(rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a table with the columns and types of evidence, also when there are none."""
    table = pd.DataFrame(list(rows), columns=list(COLUMNS))
    for column in NUMBERS:
        table[column] = table[column].astype("int64")
    for column in COLUMNS:
        if column.rpartition("_")[0] in ROLES:
            table[column] = table[column].astype("Int64")
        elif column not in NUMBERS and column != "basis":
            table[column] = table[column].astype("str")
    return table


def concordance(corpus: Corpus, pattern: str, *, window: int = 40) -> pd.DataFrame:
    """Return a keyword-in-context table of a regular expression: one row a match.

    Columns: doc_id, source, sentence, start, end, pre, keyword, post; `window` is the number of
    characters of context on each side, within the document. Case is ignored. UsageError for a
    pattern that is no regular expression or a negative window.
    """
    if window < 0:
        raise UsageError(f"a window of {window} characters: give a number of 0 or more")
    try:
        expression = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise UsageError(f"{pattern!r} is not a regular expression: {error}") from error
    line = partial(_line, window=window)
    rows = [
        line(sentence, match)
        for document in corpus
        for sentence in segment(document)
        for match in expression.finditer(sentence.text)
        if match.group()
    ]
    return pd.DataFrame(
        rows, columns=["doc_id", "source", "sentence", "start", "end", "pre", "keyword", "post"]
    )


def _line(sentence: Sentence, match: re.Match[str], *, window: int) -> Row:
    document = sentence.document
    start, end = sentence.place(*match.span())
    before, after = max(0, start - window), min(len(document.text), end + window)
    return {
        "doc_id": document.doc_id,
        "source": document.source,
        "sentence": sentence.index,
        "start": start,
        "end": end,
        "pre": normalise(document.text, before, start)[0],
        "keyword": document.text[start:end],
        "post": normalise(document.text, end, after)[0],
    }
