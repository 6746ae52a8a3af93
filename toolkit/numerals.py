"""Numerals: numbers as English texts write them, in digits, in words or in both.

"2.5 million", "1,200", "two hundred and fifty", "three dozen" and "half a million" have a value;
of "dozens", "hundreds of thousands" or "thousands upon thousands" only the size can be told, so
they have none. Ordinals, shares of a hundred and numbers inside other words ("S-300", "12:30") are
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_UNITS = f"{_ONES} fifteen sixteen seventeen eighteen nineteen".split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = dict(zip(_UNITS, range(20), strict=True)) | dict(
    zip(_TENS, range(20, 100, 10), strict=True)
)
SCALES = {"dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
"""The words, beside "hundred", that multiply the number before them."""

SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
"""Letters right after digits that do the same."""

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_SMALL = (
    rf"(?:{'|'.join(_TENS)})(?:[ \-](?:{'|'.join(_UNITS[1:10])}))?(?!\w)"
    rf"|(?:{'|'.join(reversed(_UNITS))})(?!\w)"
)
_HUNDREDS = rf" hundred(?!\w)(?:(?: and)? (?:{_SMALL}))?"
_SCALES = rf"(?P<scales>(?:[ \-](?:hundred|{'|'.join(SCALES)})s?(?!\w))*)"
_LETTERS = rf"(?P<letters>{'|'.join(sorted(SHORT, key=len, reverse=True))})(?!\w)"
_PART = re.compile(
    rf"(?:(?P<digits>{_DIGITS})(?:{_LETTERS})?"
    rf"|(?P<words>(?:{_SMALL})(?:{_HUNDREDS})?|a{_HUNDREDS})(?P<half> and a half)?"
    rf"|(?P<article>half a|a)(?=[ \-](?:{'|'.join(SCALES)})(?!\w))){_SCALES}",
    re.IGNORECASE,
)
_PLURAL = "|".join(f"{scale}s" for scale in ("hundred", "score", *SCALES))
_SIZE = re.compile(rf"(?:(?:tens|{_PLURAL}) (?:of|upon|and) )*(?:{_PLURAL})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(r"[\w#№§]$|[^\W\d][\-–]$|\w[.,:/]$")
_BEHIND = re.compile(r"\w|%|[.,:/]\d|[\-–][^\W\d]")
_JOINTS = (" ", " and ")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its place, its value, and by what its last word multiplies (1: nothing).

    The value is None where the words tell no more than the size ("dozens"). `attached` numerals
    are the first part of a word ("two-state", "12-year-old", "50-million-dollar").
    """

    start: int
    end: int
    value: float | None
    scale: float = 1.0
    attached: bool = False


def find_numerals(text: str) -> list[Numeral]:
    """Return the numerals of a text in order, none overlapping another."""
    found: list[Numeral] = []
    for one, before in _with_last(_parts(text)):
        joint = "" if before is None else text[before.end : one.start].lower()
        if before is not None and joint in _JOINTS and _continues(one, before, text):
            value = (found[-1].value or 0.0) + (one.value or 0.0)
            found[-1] = Numeral(found[-1].start, one.end, value, one.scale, one.attached)
        else:
            found.append(one)
    return found


def _with_last(parts: Iterator[Numeral]) -> Iterator[tuple[Numeral, Numeral | None]]:
    """Yield each piece with the one before it."""
    first = next(parts, None)
    if first is not None:
        yield first, None
        for before, part in pairwise((first, *parts)):
            yield part, before


def _continues(part: Numeral, before: Numeral, text: str) -> bool:
    """Whether a piece goes on with the number before it: "two thousand (and) fifty".

    Behind "and" a number in digits is another one ("a thousand and 20").
    """
    if not (before.value and part.value and before.scale >= SCALES["thousand"]):
        return False
    spelled = text[part.start].isalpha() and text[before.start].isalpha()
    return part.value < before.scale and (spelled or part.start - before.end == 1)


def _parts(text: str) -> Iterator[Numeral]:
    """Yield the pieces of numerals: digits or words below a thousand, each with its scales."""
    place = 0
    while place < len(text):
        starts = text[place].isalnum() and (place == 0 or not text[place - 1].isalnum())
        found = (_SIZE.match(text, place) or _PART.match(text, place)) if starts else None
        if found is None:
            place += 1
            continue
        if _is_free(text, *found.span()):
            yield _read(found, text)
        place = found.end()


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether a number is no part of a name, a date, a share or an ordinal ("S-300", "5th")."""
    if _BEFORE.search(text[max(0, start - 2) : start]):
        return False
    behind = _BEHIND.match(text, end)
    return behind is None or behind.group()[0] in "-–"


def _read(found: re.Match[str], text: str) -> Numeral:
    attached = text[found.end() : found.end() + 1] in ("-", "–") and not (
        text[found.end() + 1 : found.end() + 2].isdigit()
    )
    if found.re is _SIZE:
        return Numeral(*found.span(), None, attached=attached)
    scale = SHORT.get((found["letters"] or "").lower(), 1.0)
    for word in re.findall(r"\w+", found["scales"].lower()):
        scale *= SCALES.get(word.removesuffix("s"), 100.0)
    return Numeral(*found.span(), round(_below_scale(found) * scale, 6), scale, attached)


def _below_scale(found: re.Match[str]) -> float:
    """Return the number that the scales multiply."""
    if found["digits"]:
        return float(re.sub("[, ]", "", found["digits"]))
    if found["article"]:
        return 0.5 if found["article"].lower() == "half a" else 1.0
    hundreds, rest = 0, 0
    for word in re.split(r"[ \-]", found["words"].lower()):
        if word == "hundred":
            hundreds, rest = 100 * rest, 0
        rest += 1 if word == "a" else _VALUES.get(word, 0)
    return hundreds + rest + (0.5 if found["half"] else 0.0)
