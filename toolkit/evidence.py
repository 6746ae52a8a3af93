"""Evidence: every count is a list of spans, each with its sentence and its exact place.

The table has one row a span and the columns of `COLUMNS`, the same for every feature:
`document.text[start:end] == text`, offsets are code points, half-open; a role (target, object,
affected, holder, recipient) stands as in the text, with its own offsets in `<role>_start` and
`<role>_end` (missing where the role is absent). `holder` is "author" where the document speaks
for itself; in a quotation that runs over sentences it is who is quoted, and may stand in another
sentence. So may `antecedent`, the phrase that a pronoun in the target stands for and that `actor`
is read from. `value` is a number that the span states, missing where it states none. `sentence`
counts sentences of the document from 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from toolkit.actors import resolve
from toolkit.anaphora import begins_with_pronoun, find_antecedent, spelled_out
from toolkit.annotation import CueIndex, Sentence, annotate, normalise, scan, segment, windows
from toolkit.attribution import find_speaker
from toolkit.corpus import Corpus, Document
from toolkit.errors import UsageError
from toolkit.feature import Feature, Finding, LexiconFiles, Place, choose_features
from toolkit.model import load_model
from toolkit.surroundings import Parses, Surroundings, UnparsedError

if TYPE_CHECKING:
    from spacy.language import Language

ROLES = ("target", "object", "affected", "holder", "recipient")
COLUMNS = (
    "doc_id", "source", "sentence", "feature", "category", "start", "end", "text", "cue",
    "target", "actor", "object", "affected", "holder", "status", "basis", "form", "recipient",
    "sentence_start", "sentence_end", "rule",
    *(f"{role}_{side}" for role in ROLES for side in ("start", "end")),
    "antecedent", "antecedent_start", "antecedent_end", "agency", "value",
)  # fmt: skip
NUMBERS = ("sentence", "start", "end", "sentence_start", "sentence_end")
AUTHOR = "author"

Row = dict[str, object]
Progress = Callable[[Document], None]


def find_evidence(
    corpus: Corpus,
    features: Iterable[str | Feature] | None = None,
    *,
    lexicon: LexiconFiles | None = None,
    model: str | None = None,
    gate: bool = True,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Return the evidence of a corpus: one row a span, sorted by document, sentence and place.

    `features` are names ("all" for every one, by default those that need no request); `lexicon` is
    a file of your own words, or several, looked for besides (see `choose_features`); `model` names
    another spaCy pipeline; `gate=False` parses every sentence and gives the same rows; `progress`
    is called with each document begun. Raises UsageError for an unknown feature, InputError for a
    file that is no lexicon and ModelError where a parser is needed and absent.
    """
    chosen = choose_features(features, lexicon=lexicon)
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
    nlp = _pipeline(features, model)
    parses = None if nlp is None else Parses(nlp)
    last: Surroundings | None = None
    for window in windows(_parsed(scan(documents, index), features, nlp, gate=gate)):
        drafts: list[_Draft] = []
        for sentence in (one for one in window if one.hits):
            if parses is not None and (last is None or last.document is not sentence.document):
                last = Surroundings(sentence.document, parses)
            drafts.extend(_drafts(sentence, features, last))
        yield from _finished(drafts, parses)


def _pipeline(features: tuple[Feature, ...], model: str | None) -> Language | None:
    """Return the pipeline if one of the features needs it."""
    return load_model(model) if any(feature.parser for feature in features) else None


def _parsed(
    sentences: Iterator[Sentence],
    features: tuple[Feature, ...],
    nlp: Language | None,
    *,
    gate: bool,
) -> Iterator[Sentence]:
    """Return the sentences, parsed where one of the features needs it."""
    clausal = frozenset(feature.name for feature in features if feature.parser)
    return sentences if nlp is None else annotate(sentences, nlp, clausal, gate=gate)


class _Draft(NamedTuple):
    """A finding on its way to a row."""

    sentence: Sentence
    feature: str
    finding: Finding
    around: Surroundings | None


def _drafts(
    sentence: Sentence, features: tuple[Feature, ...], around: Surroundings | None = None
) -> list[_Draft]:
    """Return the findings of a sentence in the order of their rows."""
    named = {hit.feature for hit in sentence.hits}
    drafts = [
        _Draft(sentence, feature.name, finding, around)
        for feature in features
        if feature.name in named
        for finding in feature.extract(sentence, feature.lexicon)
    ]
    return sorted(drafts, key=_order)


def _order(draft: _Draft) -> tuple[int, int, str, str, str]:
    found = draft.finding
    return *draft.sentence.place(*found.span), draft.feature, found.category, found.rule


def _finished(drafts: list[_Draft], parses: Parses | None) -> list[Row]:
    """Return the rows of the drafts; those that ask for sentences around wait for their parses."""
    rows: dict[int, Row] = {}
    while len(rows) < len(drafts):
        for number, draft in enumerate(drafts):
            if number not in rows:
                with suppress(UnparsedError):
                    rows[number] = _row(*draft)
        if parses is not None:
            parses.make()
    if parses is not None:
        parses.forget()
    return [rows[number] for number in range(len(drafts))]


def _row(sentence: Sentence, feature: str, finding: Finding, around: Surroundings | None) -> Row:
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
        "agency": finding.agency,
        "value": finding.value,
    }
    for role in ROLES:
        row.update(_role(sentence, role, getattr(finding, role)))
    if not row["holder"] and finding.status:
        row.update(_holder(sentence, (start, end), around))
    return row | _target(sentence, finding.side or finding.target, around)


def _holder(sentence: Sentence, span: Place, around: Surroundings | None) -> Row:
    """Return who holds a claim that its own sentence attributes to nobody.

    That is the author, or whoever is quoted where the claim stands in a quotation that begins in
    an earlier sentence or ends in a later one.
    """
    if around is not None:
        for quotation in around.quoted_in(*span):
            within = sentence.start <= quotation.start and quotation.end <= sentence.end
            speaker = None if within else find_speaker(quotation, around)
            if speaker is not None:
                return _placed(sentence.document, "holder", speaker)
    return {"holder": AUTHOR}


def _target(sentence: Sentence, side: Place | None, around: Surroundings | None) -> Row:
    """Return the actor behind a target, and what a pronoun in it stands for."""
    words = "" if side is None else sentence.text[slice(*side)]
    antecedent = None
    if side is not None and sentence.parse is not None and begins_with_pronoun(words):
        antecedent = find_antecedent(side, sentence, around)
    if antecedent is None:
        return {"actor": _actor(words, sentence.document), **_role(sentence, "antecedent", None)}
    meant = spelled_out(words, antecedent.text)
    told = _role(antecedent.sentence, "antecedent", antecedent.place)
    return {"actor": _actor(meant, sentence.document), **told}


def _role(sentence: Sentence, role: str, place: Place | None) -> Row:
    if place is None:
        return {role: "", f"{role}_start": None, f"{role}_end": None}
    return _placed(sentence.document, role, sentence.place(*place))


def _placed(document: Document, role: str, place: Place) -> Row:
    start, end = place
    return {role: document.text[start:end], f"{role}_start": start, f"{role}_end": end}


def _words(sentence: Sentence, place: Place) -> str:
    return sentence.text[place[0] : place[1]].lower()


def _actor(words: str, document: Document) -> str:
    actor = resolve(words, date=document_date(document)) if words else None
    return actor.id if actor is not None else ""


def document_date(document: Document) -> date | None:
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
    table["value"] = table["value"].astype("Float64")
    for column in COLUMNS:
        if column.rpartition("_")[0] in (*ROLES, "antecedent"):
            table[column] = table[column].astype("Int64")
        elif column not in NUMBERS and column not in ("basis", "value"):
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


def sentence_evidence(
    sentences: Iterable[Sentence], features: tuple[Feature, ...], *, model: str | None = None
) -> Iterator[tuple[Sentence, list[Row]]]:
    """Yield each sentence as it is given, with its cue hits and its evidence rows, perhaps none.

    For sentences that somebody else has cut, such as coded ones: nothing is segmented again.
    """
    index = CueIndex([feature.lexicon for feature in features])
    nlp = _pipeline(features, model)
    scanned = (replace(sentence, hits=index.scan(sentence.text)) for sentence in sentences)
    for sentence in _parsed(scanned, features, nlp, gate=True):
        yield sentence, [_row(*draft) for draft in _drafts(sentence, features)]
