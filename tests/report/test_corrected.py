"""Corrected rates for reading: raw and corrected stand beside each other in a row."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from toolkit.report import ReportInput
from toolkit.report.corrected import HEADINGS, corrected_cells
from toolkit.report.page import render
from toolkit.validation.corrected import COLUMNS


def corrected() -> pd.DataFrame:
    """Return two rows: a group that was coded, and the baseline, of which too little was."""
    words = {"feature": "blame", "category": "causation", "baseline": "plain"}
    numbers = {"docs": 9, "sentences": 1200, "coded": 150, "coded_docs": 9, "differing": 12}
    own = {"raw": 4.0, "raw_low": 3.0, "raw_high": 5.5, "ppi": 6.0, "ppi_low": 4.5, "ppi_high": 8.0}
    rows = [
        {**words, **numbers, **own, "group": "hill", "ppi_difference": 2.5, "note": ""},
        {**words, **numbers, "group": "plain", "raw": 3.5, "note": "the baseline; too few coded"},
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def test_raw_and_corrected_stand_in_one_row() -> None:
    """With their intervals; what is withheld is a dash, and its note is numbered."""
    table = corrected_cells(corrected())
    keys = [key for key, _, _ in HEADINGS]
    first, second = (dict(zip(keys, row, strict=True)) for row in table.rows)
    assert (first["raw"].text, first["ppi"].text) == ("4.00", "6.00")
    assert first["ppi"].small == "4.50 to 8.00"
    assert first["coded"].text == "150 of 1,200"
    assert second["ppi"].text == "\N{EN DASH}"
    assert table.notes == [("1", "the baseline"), ("2", "too few coded")]
    assert second["note"].text == "1 2"


def test_the_page_shows_them_where_there_are_some(results: ReportInput) -> None:
    """And has no such section, nor a link to it, without coded sentences."""
    assert 'id="corrected"' not in render(results)
    page = render(replace(results, corrected=corrected()))
    assert 'id="corrected"' in page
    assert 'href="#corrected"' in page
    assert "150 of 1,200" in page
