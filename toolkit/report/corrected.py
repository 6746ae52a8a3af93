"""Corrected rates for reading: raw beside corrected for the error that coded sentences show."""

from __future__ import annotations

import pandas as pd

from toolkit.report.table import Cell, Table, measured, number_notes

_RATES = (
    ("raw", "Raw", "sentences in which the category was found, per 100, with 95 % interval"),
    ("ppi", "PPI", "the same corrected by prediction-powered inference"),
    ("dsl", "DSL", "the same corrected by design-based supervised learning"),
    ("raw_difference", "Raw difference", "raw less the baseline's"),
    ("ppi_difference", "PPI difference", "corrected less the baseline's"),
    ("dsl_difference", "DSL difference", "corrected less the baseline's"),
)

HEADINGS = (
    ("feature", "Feature", ""),
    ("category", "Category", ""),
    ("group", "Group", ""),
    ("coded", "Coded", "sentences of the group that were coded, of all its sentences"),
    *_RATES,
    ("note", "Note", ""),
)


def corrected_cells(corrected: pd.DataFrame) -> Table:
    """Return a table of `validation.corrected_rates` for the page; equal notes become one."""
    texts, written = number_notes(corrected["note"])
    rows = []
    for (_, row), notes in zip(corrected.iterrows(), written, strict=True):
        words = [Cell(str(row[key]), row[key]) for key in ("feature", "category", "group")]
        coded = Cell(f"{row['coded']:,} of {row['sentences']:,}", row["coded"])
        rates = [measured(row, key) for key, _, _ in _RATES]
        rows.append([*words, coded, *rates, Cell(notes, notes)])
    return Table(HEADINGS, rows, texts)
