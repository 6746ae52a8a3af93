"""Tables for reading, the comparison first: cells with their text, sort value and link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from toolkit.figures.links import category_link
from toolkit.report.numbers import NONE, in_words, interval, is_missing, p_value

HEADINGS = (
    ("feature", "Feature", ""),
    ("category", "Category", ""),
    ("group", "Group", ""),
    ("docs_with", "Documents", "documents with a hit, of all"),
    ("hits", "Hits", "evidence counted"),
    ("rate", "Rate", "hits per unit of text, with 95 % interval"),
    ("baseline_rate", "Baseline", "rate of the baseline"),
    ("ratio", "Ratio", "rate by the baseline's rate, with 95 % interval"),
    ("p_adjusted", "p adjusted", "permutation of documents, Benjamini-Hochberg over all rows"),
    ("detectable", "Detectable", "the smallest ratio that these documents would have shown"),
    ("percentile", "Percentile", "place of a lone document among the baseline's documents"),
    ("dispersion", "Dispersion", "0 even, 1 clumped in few documents"),
    ("note", "Note", ""),
)


class Cell(NamedTuple):
    """A cell: what it says, the value to sort by, the link behind it, a smaller second line."""

    text: str
    value: object
    link: str = ""
    small: str = ""


class Table(NamedTuple):
    """Headings (key, name, explanation), rows of cells, and the notes the rows refer to."""

    headings: tuple[tuple[str, str, str], ...]
    rows: list[list[Cell]]
    notes: list[tuple[str, str]]


def comparison_cells(comparison: pd.DataFrame) -> Table:
    """Return the comparison for the page; equal notes become one numbered note."""
    texts, written = number_notes(comparison["note"])
    rows = [
        _cells(row, notes) for (_, row), notes in zip(comparison.iterrows(), written, strict=True)
    ]
    return Table(HEADINGS, rows, texts)


def number_notes(notes: pd.Series) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the different notes with their numbers, and for each row the numbers it refers to."""
    parts: Sequence[list[str]] = [str(note).split("; ") for note in notes.fillna("")]
    texts = dict.fromkeys(part for row in parts for part in row if part)
    numbers = {text: str(number) for number, text in enumerate(texts, start=1)}
    rows = [" ".join(numbers[part] for part in own if part) for own in parts]
    return [(number, text) for text, number in numbers.items()], rows


def _cells(row: Mapping[str, Any], notes: str) -> list[Cell]:
    own = category_link(row["feature"], row["category"], row["group"])
    base = category_link(row["feature"], row["category"], row["baseline"])
    both = category_link(row["feature"], row["category"])
    written = {
        "docs_with": Cell(f"{row['docs_with']:,} of {row['docs']:,}", row["docs_with"], own),
        "hits": Cell(f"{row['hits']:,}", row["hits"], own),
        "rate": measured(row, "rate", own),
        "baseline_rate": measured(row, "baseline_rate", base),
        "ratio": measured(row, "ratio", both),
        "p_adjusted": Cell(p_value(row["p_adjusted"]), _sortable(row["p_adjusted"])),
        "detectable": measured(row, "detectable"),
        "percentile": measured(row, "percentile"),
        "dispersion": measured(row, "dispersion"),
        "note": Cell(notes, notes),
    }
    words = {key: Cell(str(row[key]), row[key]) for key in ("feature", "category", "group")}
    return [{**words, **written}[key] for key, _, _ in HEADINGS]


def measured(row: Mapping[str, Any], key: str, link: str = "") -> Cell:
    """Return a number of a row with its interval, where the table has one."""
    if is_missing(row.get(key)):
        return Cell(NONE, "")
    within = interval(row.get(f"{key}_low", float("nan")), row.get(f"{key}_high", float("nan")))
    return Cell(in_words(row[key]), row[key], link, within)


def _sortable(value: object) -> object:
    return "" if is_missing(value) else value
