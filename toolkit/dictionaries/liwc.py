"""LIWC dictionaries (.dic): numbered categories between two lines `%`, then terms with numbers.

Files differ from that in known ways, which are borne: spaces for tabs and several of them, blank
lines, indented categories (LIWC2015; the indent says nothing, as a term lists the number of every
category it counts in), a description in parentheses behind a category's name, group titles without
a number, leading zeros, no second `%`, numbers that no category has, and conditions: "kind" with
`<of>131/125` counts in 131 before "of" and in 125 elsewhere, "like" with `(02 134)125/464` in 125
behind a word of the categories 2 or 134 and in 464 elsewhere, "(i) like" only behind "i".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.dictionaries.conditions import BEFORE, BEHIND, Near, Terms, condition, near
from toolkit.dictionaries.listing import Listing, WordList, build_lexicon, note, tidy
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

FORMAT = "LIWC"
SUFFIXES = (".dic",)
MARK = "%"
EXPECTED = "expected a term, a tab and the numbers of its categories, such as  abandon*  31 33"

_CATEGORY = re.compile(r"(\d+)\s+(?=.*[^\W\d])(.+)")
_ABOUT = re.compile(r"(?P<name>.*\S)\s*\((?P<about>[^()]*)\)")
_CODE = r"(?:\((?P<behind>[^()]*)\)|<(?P<before>[^<>]*)>)?(?P<number>\d+)(?:/(?P<other>\d+))?"
_ONE_CODE = re.compile(_CODE)
_BARE = re.sub(r"\?P<\w+>", "?:", _CODE)
_CODES = re.compile(rf"{_BARE}(?:[\s,;]+{_BARE})*")
_UNTABBED = re.compile(rf"(\S.*?)\s+({_CODES.pattern})")
_BEHIND = re.compile(r"\(([\w' ]+)\)\s*(\S.*)")
_BEFORE = re.compile(r"(.*\S)\s*\(([\w' ]+)\)")


class Line(NamedTuple):
    """A line of the file without white space around, and its number."""

    number: int
    text: str

    @property
    def place(self) -> str:
        """The line as messages name it."""
        return f"line {self.number}"


class Code(NamedTuple):
    """A category's number behind a term, the one that takes its place elsewhere, and where."""

    number: int
    other: int | None = None
    near: Near | None = None


class Row(NamedTuple):
    """A term with its codes; `near` are the words it must stand beside."""

    term: str
    codes: tuple[Code, ...]
    place: str
    near: Near | None = None


def read(text: str, path: Path) -> Lexicon:
    """Return the lexicon of a .dic file; InputError names the line at fault."""
    header, body = _parts(text, path)
    about = _categories(header, path)
    names = {number: name for number, (name, _) in about.items()}
    rows = [_row(line, path) for line in body]
    known = Terms(names, _terms(rows))
    listings = [listing for row in rows for listing in _listings(row, known)]
    unknown = [
        f"{number} ({row.place})" for row in rows for number in _numbers(row) if number not in names
    ]
    note(path, "numbers that no category has, left out", unknown)
    return build_lexicon(WordList(listings, dict(about.values())), path, name=path.stem)


def _parts(text: str, path: Path) -> tuple[list[Line], list[Line]]:
    """Return the lines that name categories and those with terms."""
    lines = [Line(i, line.strip()) for i, line in enumerate(text.split("\n"), start=1)]
    marks = [line.number for line in lines if line.text == MARK]
    if not marks:
        raise InputError(
            f"{path}: no line with % alone, which opens the categories of a LIWC dictionary; one "
            "that LIWC itself installs may be encrypted: export it as text"
        )
    filled = [line for line in lines if line.text not in ("", MARK)]
    note(path, "lines before the first %, left out", _places(filled, 0, marks[0]))
    if len(marks) > 1:
        end = marks[1]
    else:
        unnamed = (o for o in filled if o.number > marks[0] and not _CATEGORY.fullmatch(o.text))
        end = next((line.number for line in unnamed), len(lines) + 1) - 1
        note(path, "no second %: the terms are taken to begin at", [f"line {end + 1}"])
    header = [line for line in filled if marks[0] < line.number <= end]
    return header, [line for line in filled if line.number > end]


def _places(lines: Sequence[Line], after: int, before: int) -> list[str]:
    return [line.place for line in lines if after < line.number < before]


def _categories(header: Sequence[Line], path: Path) -> dict[int, tuple[str, str]]:
    """Return name and description of each category by its number."""
    found: dict[int, tuple[str, str]] = {}
    titles = []
    for line in header:
        match = _CATEGORY.fullmatch(line.text)
        if match is None:
            if line.text[0].isdecimal():
                raise InputError(
                    f"{path}, {line.place}: {line.text!r}: expected a category's number, a tab and "
                    "its name"
                )
            titles.append(line.place)
            continue
        number, name = int(match[1]), _named(match[2])
        if found.setdefault(number, name)[0] != name[0]:
            raise InputError(
                f"{path}, {line.place}: category {number} is {found[number][0]!r} further up and "
                f"{name[0]!r} here: keep one"
            )
    note(path, "lines without a number among the categories, taken as titles", titles)
    return found


def _named(words: str) -> tuple[str, str]:
    """Return the name of a category, and what is said of it in parentheses."""
    words = " ".join(words.split())
    match = _ABOUT.fullmatch(words)
    return (match["name"], match["about"]) if match else (words, "")


def _row(line: Line, path: Path) -> Row:
    """Return what a line says of a term."""
    term, tab, codes = line.text.partition("\t")
    if not tab:
        match = _UNTABBED.fullmatch(line.text)
        term, codes = match.groups() if match else (line.text, "")
    if not _CODES.fullmatch(codes.strip()):
        raise InputError(f"{path}, {line.place}: {line.text!r}: {EXPECTED}")
    found = tuple(map(_code, _ONE_CODE.finditer(codes)))
    if match := _BEHIND.fullmatch(term.strip()):
        return Row(tidy(match[2]), found, line.place, near(match[1], BEHIND))
    if match := _BEFORE.fullmatch(term.strip()):
        return Row(tidy(match[1]), found, line.place, near(match[2], BEFORE))
    return Row(tidy(term), found, line.place)


def _code(match: re.Match[str]) -> Code:
    other = int(match["other"]) if match["other"] else None
    for side in (BEHIND, BEFORE):
        if match[side] is not None:
            return Code(int(match["number"]), other, near(match[side], side))
    return Code(int(match["number"]), other)


def _terms(rows: Sequence[Row]) -> Mapping[int, list[str]]:
    """Return the terms of each category that conditions may ask for."""
    terms: dict[int, list[str]] = {}
    for row in rows:
        for code in row.codes:
            terms.setdefault(code.number, []).append(row.term)
    return terms


def _numbers(row: Row) -> Iterator[int]:
    for code in row.codes:
        yield code.number
        if code.other is not None:
            yield code.other


def _listings(row: Row, known: Terms) -> Iterator[Listing]:
    """Yield a term in each of its categories that has a name, with its condition there."""
    for code in row.codes:
        wanted = code.near or row.near
        for number, met in ((code.number, True), (code.other, False)):
            if number is not None and number in known.names:
                beside = condition(wanted, known, met=met) if wanted else None
                yield Listing(row.term, known.names[number], row.place, condition=beside)
