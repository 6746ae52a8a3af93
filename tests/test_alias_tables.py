"""Alias tables: reading, layering and compiling."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from toolkit.alias_tables import Compiled, TableFormat, layered, read_table
from toolkit.errors import InputError

FORM = TableFormat(columns=("alias", "value", "note"), required=("alias",), defaults={"value": "x"})


def written(path: Path, text: str) -> Path:
    """Write a table and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def test_notes_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    """Lines that begin with # are for people; empty cells get their default."""
    path = written(tmp_path / "t.csv", "# a note\n\nalias,value\n A ,1\n\nB,\n")
    table = read_table(path, FORM)
    assert table.to_dict("list") == {"alias": ["A", "B"], "value": ["1", "x"], "note": ["", ""]}


def test_a_cell_in_quotes_may_hold_a_comma(tmp_path: Path) -> None:
    """The usual rules of CSV hold."""
    path = written(tmp_path / "t.csv", 'alias,value\n"A, B",1\n')
    assert read_table(path, FORM)["alias"].tolist() == ["A, B"]


def test_a_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """The message says where the first wrong byte stands."""
    path = tmp_path / "t.csv"
    path.write_bytes("alias\nCôte\n".encode("cp1252"))
    with pytest.raises(InputError, match="not UTF-8 at byte 7; save it as UTF-8"):
        read_table(path, FORM)


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    """What can't be read is refused with its name."""
    with pytest.raises(InputError, match="can't be read"):
        read_table(tmp_path, FORM)


def test_an_alias_on_top_replaces_the_one_below(tmp_path: Path) -> None:
    """Case makes no difference to which alias is meant."""
    base = pd.DataFrame({"alias": ["a", "b"], "value": ["1", "2"], "note": ["", ""]})
    path = written(tmp_path / "t.csv", "alias,value\nA,9\n")
    assert layered(path, base, FORM)["value"].tolist() == ["9", "2"]


def test_a_table_is_compiled_once_as_long_as_it_lives() -> None:
    """Two calls with one table build once; another table of the same rows builds again."""
    built: list[int] = []
    compile_table = Compiled[int](lambda table: built.append(len(table)) or len(built))
    table = pd.DataFrame({"alias": ["a"]})
    assert compile_table(table) == compile_table(table) == 1
    assert compile_table(table.copy()) == 2
