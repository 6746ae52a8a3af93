"""Saving: the same bytes every time, a table that is what was drawn, nothing half written."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

from toolkit.errors import ToolkitError
from toolkit.figures import (
    figure_svg,
    keyness,
    keyness_table,
    positions,
    rates_by_feature,
    rates_table,
    save,
    tie_matrix,
    tie_matrix_table,
    tie_network,
    tie_network_table,
)


def test_a_figure_is_saved_as_png_svg_and_csv(tmp_path: Path, network: pd.DataFrame) -> None:
    """The CSV, read back, is the table drawn; no other file is left."""
    table = tie_matrix_table(network)
    paths = save(tie_matrix(network), table, tmp_path / "figures", "blame")
    assert [path.name for path in paths] == ["blame.png", "blame.svg", "blame.csv"]
    assert sorted(path.name for path in (tmp_path / "figures").iterdir()) == sorted(
        path.name for path in paths
    )
    pd.testing.assert_frame_equal(
        pd.read_csv(paths[2], keep_default_na=False), table, check_dtype=False
    )


def test_two_drawings_of_one_table_are_the_same_bytes(
    tmp_path: Path, comparison: pd.DataFrame, words: pd.DataFrame, network: pd.DataFrame
) -> None:
    """PNG, SVG and CSV, each drawn anew."""
    for run in ("one", "two"):
        save(rates_by_feature(comparison), rates_table(comparison), tmp_path / run, "rates")
        save(keyness(words, top=3), keyness_table(words), tmp_path / run, "keyness")
        save(tie_network(network), tie_network_table(network), tmp_path / run, "network")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_a_figure_drawn_many_times_is_the_same_picture(comparison: pd.DataFrame) -> None:
    """Where objects lie in memory, which changes from drawing to drawing, leaves no trace."""
    drawn = [rates_by_feature(comparison) for _ in range(8)]
    assert len({figure_svg(figure) for figure in drawn for _ in range(2)}) == 1


def test_the_users_settings_change_nothing(evidence: pd.DataFrame) -> None:
    """A figure looks alike on every machine, and the settings are left as they were."""
    own = evidence[evidence["doc_id"] == "a1"]
    plain = figure_svg(positions(own, 200))
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "pink", "svg.fonttype": "none"}):
        assert figure_svg(positions(own, 200)) == plain
        assert mpl.rcParams["font.size"] == 20


def test_letters_are_outlines_and_no_date_is_kept(network: pd.DataFrame) -> None:
    """The picture needs no font, and its bytes do not depend on the day or the version."""
    svg = figure_svg(tie_matrix(network))
    assert "<text" not in svg
    assert "<dc:date>" not in svg
    assert mpl.__version__ not in svg


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, network: pd.DataFrame) -> None:
    """One sentence that names the place, and nothing is left behind."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(ToolkitError, match="taken"):
        save(tie_matrix(network), tie_matrix_table(network), tmp_path / "taken", "blame")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
