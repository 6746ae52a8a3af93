"""The comparison for reading: nothing is lost, notes are shared, numbers lead to evidence."""

from __future__ import annotations

from urllib.parse import parse_qs

from toolkit.report import ReportInput
from toolkit.report.table import HEADINGS, comparison_cells


def test_every_row_is_there_with_a_cell_for_each_heading(results: ReportInput) -> None:
    """Feature, category, group and hits as in the table, in its order."""
    table = comparison_cells(results.comparison)
    assert {len(row) for row in table.rows} == {len(HEADINGS)}
    names = [tuple(cell.value for cell in row[:3]) for row in table.rows]
    expected = results.comparison[["feature", "category", "group"]]
    assert names == list(expected.itertuples(index=False, name=None))


def test_equal_notes_are_numbered_once(results: ReportInput) -> None:
    """A note that many rows share stands below the table, once."""
    both = "the baseline itself; a second remark"
    changed = results.comparison.assign(note=["", both] * (len(results.comparison) // 2))
    table = comparison_cells(changed)
    assert table.notes == [("1", "the baseline itself"), ("2", "a second remark")]
    assert {row[-1].text for row in table.rows} == {"", "1 2"}


def test_numbers_lead_to_the_evidence_they_count(results: ReportInput) -> None:
    """Hits to the group's, the baseline's rate to the baseline's, the ratio to both."""
    row = comparison_cells(results.comparison).rows[0]
    asked = {
        name: parse_qs(cell.link[1:]) for (name, _, _), cell in zip(HEADINGS, row, strict=True)
    }
    assert asked["hits"] == {"feature": ["blame"], "group": ["hill"], "status": ["counted"]}
    assert asked["baseline_rate"]["group"] == ["plain"]
    assert "group" not in asked["ratio"]
    assert asked["p_adjusted"] == {}


def test_an_empty_number_is_a_dash_and_sorts_last(results: ReportInput) -> None:
    """A number that must not be given is neither zero nor nan."""
    cells = comparison_cells(results.comparison).rows[0]
    percentile = cells[[name for name, _, _ in HEADINGS].index("percentile")]
    assert (percentile.text, percentile.value, percentile.link) == ("\N{EN DASH}", "", "")
