"""LIWC-22 dictionaries (.dicx): a table with a column of terms and one for each category.

A cell that is empty or 0 leaves the term out of the category, an X or a 1 puts it in; where any
other number stands in the table, the numbers are weights.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.dictionaries.listing import Listing, WordList, build_lexicon, tidy
from toolkit.dictionaries.tables import table_rows, weight_of
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

FORMAT = "LIWC-22"
SUFFIXES = (".dicx",)
MEMBER = "x"


def read(text: str, path: Path) -> Lexicon:
    """Return the lexicon of a .dicx file; InputError names the line at fault."""
    header, *rows = list(table_rows(text, path)) or [("line 1", [])]
    names = [name.strip() for name in header[1][1:]]
    if not names or not all(names) or len(set(names)) < len(names):
        raise InputError(
            f"{path}, {header[0]}: expected a header such as DicTerm,positive,negative: a column "
            "of terms, then one for each category, each with a name of its own"
        )
    members = [
        (tidy(cells[0]), name, place, _weight(cell, f"{path}, {place}"))
        for place, cells in rows
        for name, cell in zip(names, cells[1:], strict=True)
    ]
    weighted = any(weight not in (None, 0, 1) for *_, weight in members)
    listings = [
        Listing(term, name, place, weight if weighted else None)
        for term, name, place, weight in members
        if weight and _named(term, f"{path}, {place}")
    ]
    return build_lexicon(WordList(listings, dict.fromkeys(names, "")), path, name=path.stem)


def _weight(cell: str, place: str) -> float | None:
    return 1.0 if cell.strip().lower() == MEMBER else weight_of(cell, place)


def _named(term: str, place: str) -> str:
    if not term:
        raise InputError(f"{place}: expected a term in the first column, and it is empty")
    return term
