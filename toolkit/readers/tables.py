"""Tables: one document a row, in CSV, TSV or Parquet; columns `doc_id` and `text` are required."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.errors import InputError
from toolkit.readers.decoding import read_decoded
from toolkit.readers.record import Record

SUFFIXES = (".csv", ".tsv", ".parquet")
REQUIRED = ("doc_id", "text")
# A field is a whole document; the csv module's own limit of 131,072 characters is too small.
LONGEST_FIELD = 2**31 - 1

Row = tuple[str, dict[str, object]]
Lines = list[tuple[str, list[str]]]


def records(path: Path) -> Iterator[Record]:
    """Yield the documents of a table; columns other than `doc_id` and `text` are metadata.

    Raises InputError naming the file and the line (in Parquet, the row) at fault.
    """
    for where, row in rows(path, required=REQUIRED):
        name, text = row.pop("doc_id"), row.pop("text")
        if name is None or not isinstance(text, str):
            raise InputError(f"{path}, {where}: doc_id or text is empty or not a text")
        yield Record(str(name), text, row, where)


def rows(path: Path, *, required: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a table, each as its place in the file and its cells by column name.

    Cells of CSV and TSV are text; a column other than those required is taken as whole numbers,
    numbers or True/False when every filled cell is written exactly as Python writes such a value,
    so that "007" and "1.10" stay text. Empty cells are None; unnamed columns must be empty.
    Raises InputError for a broken or empty table, or when a required column is missing.
    """
    if path.suffix.lower() == ".parquet":
        return _parquet_rows(path, required)
    (_, header), *lines = _csv_lines(path)
    _check_names(header, required, path)
    columns = {
        name: _values([cells[index] for _, cells in lines], as_text=name in required)
        for index, name in enumerate(header)
        if _named(index, name, lines, path)
    }
    return [
        (place, {name: values[number] for name, values in columns.items()})
        for number, (place, _) in enumerate(lines)
    ]


def _named(index: int, name: str, lines: Lines, path: Path) -> bool:
    filled = next((place for place, cells in lines if cells[index]), None)
    if not name and filled:
        raise InputError(f"{path}, {filled}: column {index + 1} holds text but has no name")
    return bool(name)


def _check_names(names: list[str], required: tuple[str, ...], path: Path) -> None:
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InputError(f"{path}: column named twice: {', '.join(twice)}; rename one")
    missing = [name for name in required if name not in names]
    if missing:
        raise InputError(
            f"{path}: no column named {' or '.join(missing)}; its columns are "
            f"{', '.join(filter(None, names))}; rename the ones that hold the ids and the texts"
        )


def _csv_lines(path: Path) -> Lines:
    """The header and the rows, each with its place; as many cells in each as in the header."""
    text = read_decoded(path)
    previous_limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        lines = list(_numbered(text, "\t" if path.suffix.lower() == ".tsv" else ",", path))
    finally:
        csv.field_size_limit(previous_limit)
    if not lines:
        raise InputError(f"{path}: the table is empty; expected the columns {', '.join(REQUIRED)}")
    return _rectangular(lines, path)


def _rectangular(lines: Lines, path: Path) -> Lines:
    width = len(lines[0][1])
    for place, cells in lines:
        if len(cells) != width:
            raise InputError(
                f"{path}, {place}: {len(cells)} cells, but the header names {width} columns; "
                "quote cells that hold a delimiter or a line end"
            )
    return lines


def _numbered(text: str, delimiter: str, path: Path) -> Iterator[tuple[str, list[str]]]:
    # Strict, because otherwise a quote that is never closed swallows the rest of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    first = 1
    try:
        for cells in reader:
            if cells:
                yield f"line {first}", cells
            first = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}, line {first}: not a valid table row ({error})") from error


def _values(cells: list[str], *, as_text: bool) -> list[object]:
    kind = str if as_text else _kind([cell for cell in cells if cell])
    return [kind(cell) if cell else None for cell in cells]


def _kind(cells: list[str]) -> Callable[[str], object]:
    """The first of int, float and bool that every cell survives unchanged, else str."""
    kinds: tuple[Callable[[str], object], ...] = (int, _finite, _truth)
    return next((kind for kind in kinds if all(_survives(cell, kind) for cell in cells)), str)


def _survives(cell: str, kind: Callable[[str], object]) -> bool:
    try:
        return str(kind(cell)) == cell
    except ValueError:
        return False


def _finite(cell: str) -> float:
    number = float(cell)
    if not math.isfinite(number):
        raise ValueError(cell)
    return number


def _truth(cell: str) -> bool:
    return cell == "True"


def _parquet_rows(path: Path, required: tuple[str, ...]) -> list[Row]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.read_table(path)
        found = table.to_pylist()
    except (OSError, ValueError, pa.ArrowException) as error:
        raise InputError(f"{path}: cannot be read as Parquet ({error})") from error
    _check_names(table.column_names, required, path)
    return [(f"row {number}", row) for number, row in enumerate(found, start=1)]
