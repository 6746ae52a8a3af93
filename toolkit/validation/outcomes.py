"""Outcomes: what a feature, and the keyword list beside it, found of what was coded.

Two tables from which every figure is made: `ITEM_COLUMNS`, a row an item or wrong row of evidence,
and `SENTENCE_COLUMNS`, a row a coded sentence; both for each feature and method. Offsets are those
of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from toolkit.evidence import AUTHOR, sentence_evidence
from toolkit.feature import DELETED, Feature
from toolkit.validation.baseline import keyword_list
from toolkit.validation.coded import BY_FEATURE, Code, Coded, CodedSentence, Item
from toolkit.validation.matching import Row, agrees, match

FEATURE, KEYWORDS = "feature", "keyword list"
"""The methods: the feature as it is, and its lexicon taken as a list of keywords."""

FOUND, MISSED, WRONG = "found", "missed", "wrong"
"""What became of an item (found, missed), or of a row that matches no item (wrong)."""

SPEAKER = "speaker"
"""The label of a holder that is not the author."""

ATTRIBUTES = ("category", "status", "holder", "target", "basis", "form")
"""What is checked of a found item, where it was coded and was not what made the match."""

ROLES = ("cue", "target", "object", "holder")
_PLACES = tuple(
    f"{who}_{role}_{side}"
    for who in ("coded", "found")
    for role in ROLES
    for side in ("start", "end")
)
TEXT_COLUMNS = ("sentence", *(f"{who}_{role}_text" for who in ("coded", "found") for role in ROLES))
"""The columns of the items that hold words of the texts."""

ITEM_COLUMNS = (
    "id", "doc", "source", "feature", "method", "outcome", "required", "coders",
    "coded_category", "coded_status", "coded_holder", "coded_form",
    "found_category", "found_status", "found_holder", "found_form", "found_actor", "found_basis",
    "rule",
    *(f"{attribute}_right" for attribute in ATTRIBUTES),
    *_PLACES,
    *TEXT_COLUMNS,
)  # fmt: skip

SENTENCE_COLUMNS = (
    "id", "doc", "source", "stratum", "feature", "method", "items", "optional", "found", "rows",
    "wrong",
)  # fmt: skip


class Outcomes(NamedTuple):
    """The tables of items and of sentences, of all methods."""

    items: pd.DataFrame
    sentences: pd.DataFrame


def coded_evidence(
    coded: Coded, feature: Feature, *, model: str | None = None
) -> Iterator[tuple[CodedSentence, Sequence[Row]]]:
    """Yield the sentences coded for a feature, each with its evidence rows; offsets are its own.

    Each is taken as the one sentence it is and not segmented again. Rows whose agent is deleted
    hold nobody responsible and are left out. Raises ModelError where a parser is needed and absent.
    """
    chosen = [sentence for sentence in coded.sentences if feature.name in sentence.items]
    found = sentence_evidence((one.sentence() for one in chosen), (feature,), model=model)
    for sentence, (_, rows) in zip(chosen, found, strict=True):
        yield sentence, [row for row in rows if row["agency"] != DELETED]


def find_outcomes(
    coded: Coded, features: tuple[Feature, ...], *, model: str | None = None
) -> Outcomes:
    """Return the outcomes of each feature and of its keyword list."""
    items: list[Row] = []
    sentences: list[Row] = []
    for feature in features:
        for method, finder in ((FEATURE, feature), (KEYWORDS, keyword_list(feature))):
            for sentence, rows in coded_evidence(coded, finder, model=model):
                own = list(_item_rows(sentence, feature.name, rows))
                items += [{**row, "method": method} for row in own]
                sentences.append(
                    {**_sentence_row(sentence, feature.name, own, len(rows)), "method": method}
                )
    return Outcomes(item_table(items), pd.DataFrame(sentences, columns=list(SENTENCE_COLUMNS)))


def item_table(rows: Sequence[Row]) -> pd.DataFrame:
    """Return item rows as a table of `ITEM_COLUMNS`, with its types.

    Right or not, required, places and the number of coders may be missing; labels and words that
    are absent are "".
    """
    columns = {}
    for column in ITEM_COLUMNS:
        values = [row.get(column) for row in rows]
        if column.endswith("_right") or column == "required":
            columns[column] = pd.Series(values, dtype="boolean")
        elif column.endswith(("_start", "_end")) or column == "coders":
            columns[column] = pd.Series(values, dtype="Int64")
        else:
            columns[column] = pd.Series([value or "" for value in values], dtype="str")
    return pd.DataFrame(columns)


def _sentence_row(sentence: CodedSentence, feature: str, own: list[Row], rows: int) -> Row:
    coded = [row for row in own if row["outcome"] != WRONG]
    required = [row for row in coded if row["required"]]
    return {
        **_identity(sentence, feature),
        "stratum": sentence.stratum,
        "items": len(required),
        "optional": len(coded) - len(required),
        "found": sum(row["outcome"] == FOUND for row in required),
        "rows": rows,
        "wrong": len(own) - len(coded),
    }


def _identity(sentence: CodedSentence, feature: str) -> Row:
    return {
        "id": sentence.id,
        "doc": sentence.doc,
        "source": sentence.source,
        "feature": feature,
    }


def _item_rows(sentence: CodedSentence, feature: str, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield a row for each item of a sentence, then one for each row that matches none."""
    matched_by = BY_FEATURE[feature].matched_by
    items = sentence.items[feature]
    result = match(items, rows, matched_by)
    identity = {**_identity(sentence, feature), "sentence": " ".join(sentence.text.split())}
    for item, place in zip(items, result.chosen, strict=True):
        row = None if place is None else rows[place]
        code = _shown(item, row)
        yield {
            **identity,
            "outcome": MISSED if row is None else FOUND,
            "required": item.required,
            "coders": len(item.codes),
            **_coded(code, sentence.start),
            **_found(row or _confused(item, rows), sentence.start),
            **({} if row is None else _rights(item, row, matched_by)),
        }
    for place in result.wrong:
        yield {**identity, "outcome": WRONG, **_found(rows[place], sentence.start)}


def _shown(item: Item, row: Row | None) -> Code:
    """Return the code that is shown of an item: that of the row's category, else the first."""
    agreeing = (code for code in item.codes if row is not None and agrees(row, code, "category"))
    return next(agreeing, item.codes[0])


def _confused(item: Item, rows: Sequence[Row]) -> Row | None:
    """Return the row whose cue is a missed item's, all but its category or target being right."""
    cued = (row for row in rows if any(agrees(row, code, "cue") for code in item.codes))
    return next(cued, None)


def _rights(item: Item, row: Row, matched_by: tuple[str, ...]) -> Row:
    """Return what of a found item is right, as at least one of its coders has it."""
    return {
        f"{attribute}_right": any(agrees(row, code, attribute) for code in item.codes)
        for attribute in ATTRIBUTES
        if attribute not in matched_by and any(getattr(code, attribute) for code in item.codes)
    }


def _coded(code: Code, offset: int) -> dict[str, object]:
    row: dict[str, object] = {"coded_category": code.category, "coded_status": code.status}
    row["coded_form"] = code.form
    if code.holder is not None:
        row["coded_holder"] = AUTHOR if code.holder.text == AUTHOR else SPEAKER
    for role in ROLES:
        phrase = getattr(code, role)
        if phrase is not None:
            row[f"coded_{role}_text"] = phrase.text
        if phrase is not None and phrase.start is not None:
            row[f"coded_{role}_start"] = phrase.start + offset
            row[f"coded_{role}_end"] = phrase.end + offset
    return row


def _found(row: Row | None, offset: int) -> dict[str, object]:
    if row is None:
        return {}
    found: dict[str, object] = {
        "found_category": row["category"],
        "found_status": row["status"],
        "found_form": row["form"],
        "found_actor": row["actor"],
        "found_basis": "; ".join(row["basis"]),
        "found_holder": AUTHOR if row["holder"] == AUTHOR else SPEAKER,
        "rule": row["rule"],
    }
    for role in ROLES:
        prefix = "" if role == "cue" else f"{role}_"
        found[f"found_{role}_text"] = row["text" if role == "cue" else role]
        for side in ("start", "end"):
            place = row[f"{prefix}{side}"]
            found[f"found_{role}_{side}"] = None if place is None else place + offset
    return found
