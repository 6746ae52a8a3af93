"""Alias tables: CSV files that say which words name what, read with one clear error per fault."""

from __future__ import annotations

import csv
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

import pandas as pd

from toolkit.errors import InputError

T = TypeVar("T")


@dataclass(frozen=True)
class TableFormat:
    """What a table must hold.

    `columns` are all columns in order, `required` those whose cells may not be empty,
    `defaults` the text that stands for an empty cell, `allowed` the values a column may take,
    `dates` the columns of ISO dates, `distinct` the columns that make a row unique.
    """

    columns: tuple[str, ...]
    required: tuple[str, ...]
    defaults: Mapping[str, str] = field(default_factory=dict)
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dates: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()


def read_table(path: str | Path, form: TableFormat) -> pd.DataFrame:
    """Read one UTF-8 CSV into text columns `form.columns`; lines that begin with # are notes.

    Optional columns may be missing. Raises InputError, naming file and line, when the file
    can't be read, has no rows, or a row breaks the form.
    """
    rows = _numbered_rows(path)
    header = _header(path, rows, form)
    records = [_record(path, number, header, cells, form) for number, cells in rows[1:]]
    if not records:
        raise InputError(f"{path}: the table has a header and no rows; add at least one row.")
    _refuse_repeats(path, rows[1:], records, form)
    return pd.DataFrame(records, columns=list(form.columns), dtype=object)


def bundled_table(folder: str, names: Iterable[str], form: TableFormat) -> pd.DataFrame:
    """Read the package's own tables `folder/name.csv` and put them under one another."""
    here = Path(__file__).parent / folder
    parts = [read_table(here / f"{name}.csv", form) for name in names]
    return pd.concat(parts, ignore_index=True)


def layered(path: str | Path, base: pd.DataFrame, form: TableFormat) -> pd.DataFrame:
    """Return the table at `path` on top of `base`: an alias it holds replaces the base's."""
    own = read_table(path, form)
    held = set(own["alias"].str.casefold())
    kept = base[~base["alias"].str.casefold().isin(held)]
    return pd.concat([own, kept], ignore_index=True)


class Compiled(Generic[T]):
    """Builds something from a table once and keeps it as long as that table object lives.

    A table changed in place afterwards isn't read again; give a copy instead.
    """

    def __init__(self, build: Callable[[pd.DataFrame], T]) -> None:
        self._build = build
        self._kept: dict[int, tuple[weakref.ref[pd.DataFrame], T]] = {}

    def __call__(self, table: pd.DataFrame) -> T:
        """Return what was built from `table`, building it on first use."""
        key = id(table)
        kept = self._kept.get(key)
        if kept is not None and kept[0]() is table:
            return kept[1]
        built = self._build(table)
        self._kept[key] = (weakref.ref(table, lambda _: self._kept.pop(key, None)), built)
        return built


def checked(table: pd.DataFrame, form: TableFormat) -> pd.DataFrame:
    """Return `table` if it has the columns of `form`; raises InputError otherwise."""
    missing = [name for name in form.columns if name not in table.columns]
    if missing:
        raise InputError(
            f"the table given lacks the columns {', '.join(missing)}; "
            f"expected {', '.join(form.columns)}."
        )
    return table


def _numbered_rows(path: str | Path) -> list[tuple[int, list[str]]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; give the path of a CSV table.") from None
    except UnicodeDecodeError as fault:
        raise InputError(f"{path}: not UTF-8 at byte {fault.start}; save it as UTF-8.") from None
    except OSError as fault:
        raise InputError(f"{path}: can't be read ({fault.strerror}); check the path.") from None
    lines = ("\n" if line.startswith("#") else line for line in text.splitlines(keepends=True))
    reader = csv.reader(lines, strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as fault:
        raise InputError(
            f"{path}, line {reader.line_num}: not a CSV row ({fault}); check its quotes."
        ) from None


def _header(path: str | Path, rows: list[tuple[int, list[str]]], form: TableFormat) -> list[str]:
    expected = f"expected {', '.join(form.columns)}"
    if not rows:
        raise InputError(f"{path}: the table is empty; {expected} in its first line.")
    number, header = rows[0][0], [name.strip() for name in rows[0][1]]
    missing = [name for name in form.required if name not in header]
    unknown = [name for name in header if name not in form.columns]
    if missing or unknown or len(set(header)) != len(header):
        told = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(unknown or header)}"
        raise InputError(f"{path}, line {number}: the header {told}; {expected}.")
    return header


def _record(
    path: str | Path, number: int, header: list[str], cells: list[str], form: TableFormat
) -> dict[str, str]:
    where = f"{path}, line {number}"
    if len(cells) != len(header):
        raise InputError(
            f"{where}: {len(cells)} cells under {len(header)} columns; "
            "put cells that hold a comma in quotes."
        )
    record = {name: form.defaults.get(name, "") for name in form.columns}
    record |= {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()}
    for name in form.required:
        if not record[name]:
            raise InputError(f"{where}: the column {name} is empty; fill it in.")
    for name, values in form.allowed.items():
        if record[name] not in values:
            raise InputError(
                f"{where}: {name} is {record[name]!r}; expected one of {', '.join(values)}."
            )
    for name in form.dates:
        _check_date(where, name, record[name])
    return record


def _check_date(where: str, name: str, value: str) -> None:
    if not value:
        return
    try:
        written = date.fromisoformat(value).isoformat()
    except ValueError:
        written = ""
    if written != value:
        raise InputError(f"{where}: {name} is {value!r}; expected a date as 2017-01-28.")


def _refuse_repeats(
    path: str | Path,
    rows: list[tuple[int, list[str]]],
    records: list[dict[str, str]],
    form: TableFormat,
) -> None:
    first: dict[tuple[str, ...], int] = {}
    for (number, _), record in zip(rows, records, strict=True):
        key = tuple(record[name] for name in form.distinct) or (str(number),)
        if key in first:
            raise InputError(
                f"{path}, line {number}: repeats line {first[key]} ({', '.join(key)}); "
                "drop one of them."
            )
        first[key] = number
