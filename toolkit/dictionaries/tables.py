"""Tables of terms (.csv, .tsv): the columns term, category and perhaps weight, in any order.

Commas, semicolons or tabs part the cells; other columns are left alone. A term may stand in
several rows, each with another category.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

from toolkit.dictionaries.listing import Listing, WordList, build_lexicon, tidy
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

FORMAT = "table of terms"
SUFFIXES = (".csv", ".tsv")
WILD = "*?"
TERM, CATEGORY, WEIGHT = COLUMNS = ("term", "category", "weight")

Row = tuple[str, list[str]]


def read(text: str, path: Path) -> Lexicon:
    """Return the lexicon of a table; InputError names the line at fault."""
    header, *rows = list(table_rows(text, path)) or [("line 1", [])]
    place, names = header[0], [name.strip().lower() for name in header[1]]
    if TERM not in names or CATEGORY not in names:
        raise InputError(
            f"{path}, {place}: expected the columns term,category or term,category,weight; "
            f"found {', '.join(header[1]) or 'nothing'}"
        )
    twice = next((name for name in COLUMNS if names.count(name) > 1), None)
    if twice:
        raise InputError(f"{path}, {place}: two columns are named {twice}: rename one")
    listings = [_listing(names, row, path) for row in rows]
    return build_lexicon(WordList(listings, wild=WILD), path, name=path.stem)


def _listing(names: list[str], row: Row, path: Path) -> Listing:
    place, cells = row
    cell = dict(zip(names, cells, strict=True))
    term, category = tidy(cell[TERM]), cell[CATEGORY].strip()
    if not term or not category:
        raise InputError(f"{path}, {place}: expected a term and its category, and one is empty")
    weight = weight_of(cell.get(WEIGHT, ""), f"{path}, {place}")
    return Listing(term, category, place, weight)


def weight_of(cell: str, place: str) -> float | None:
    """Return the weight in a cell, None where it is empty; InputError for what is no number."""
    if not cell.strip():
        return None
    try:
        weight = float(cell)
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight):
        raise InputError(f"{place}: the weight {cell.strip()!r} is no number: write such as -1.5")
    return weight


def table_rows(text: str, path: Path) -> Iterator[Row]:
    """Yield the rows that are not empty, header first, each with its place and as many cells.

    InputError for a row of another width than the header and for a quotation that never ends.
    """
    # Strict, because otherwise a quote that is never closed swallows the rest of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    width, line = 0, 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                width = width or len(cells)
                if len(cells) != width:
                    raise InputError(
                        f"{path}, line {line}: {len(cells)} cells, but the header has {width}: "
                        "quote cells that hold a comma"
                    )
                yield f"line {line}", cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}, line {line}: not a valid table row ({error})") from error


def _delimiter(text: str) -> str:
    """Return what parts the cells: what stands most often in the first line, else a comma."""
    first = text.lstrip("\n").partition("\n")[0]
    return max(",;\t", key=first.count)
