"""Matching: which rows of evidence stand for which coded items of a sentence.

A tie is found when its target and a coder's share a word that carries meaning, or one contains the
other; a legality claim when the polarity is equal and the cues overlap in the same sense; a term
when it and a coder's do. So a row may match several items and an item several rows: an item is
found if any row matches it, and only a row that matches no item at all is wrong. For what is said
beyond that (kind, status, holder and so on) each item takes one row: of those that match, first
one whose cue is a coder's, then one that no earlier item matched, then one of a coder's category.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.evidence import AUTHOR
from toolkit.instruments import find_instruments
from toolkit.validation.coded import Code, Item, Phrase

Row = Mapping[str, Any]
"""A row of evidence, by column."""

WITHOUT_MEANING = frozenset({
    "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "from", "with",
    "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "it",
    "they", "he", "she", "we", "i", "you", "who", "which", "what", "all", "any", "some", "as",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "not", "no", "s",
})  # fmt: skip
"""Stop words: to share one of these is not to share a word that carries meaning."""


@dataclass(frozen=True, slots=True)
class Match:
    """What became of the items and rows of a sentence, by their places in the two lists.

    `chosen` has for each item the row that stands for it, or None; `wrong` are the rows that match
    no item.
    """

    chosen: tuple[int | None, ...]
    wrong: tuple[int, ...]


def match(items: Sequence[Item], rows: Sequence[Row], matched_by: Collection[str]) -> Match:
    """Return which rows stand for which items, rows matching where all of `matched_by` agree.

    `rows` are evidence rows of one feature in one sentence; `matched_by` are columns of evidence,
    as a `CodedList` states them. Required and other items are treated alike.
    """
    used: set[int] = set()
    chosen: list[int | None] = []
    for item in items:
        fitting = [i for i, row in enumerate(rows) if _fits(row, item, matched_by)]
        chosen.append(
            min(fitting, key=lambda i: _preference(rows[i], item, i in used), default=None)
        )
        used |= set(fitting)
    return Match(tuple(chosen), tuple(i for i in range(len(rows)) if i not in used))


def _fits(row: Row, item: Item, matched_by: Collection[str]) -> bool:
    """Whether a row agrees with one of an item's coders in every column."""
    return any(all(agrees(row, code, column) for column in matched_by) for code in item.codes)


def _preference(row: Row, item: Item, used: bool) -> tuple[bool, bool, bool]:
    """Return the sort key of a row that matches an item; the least is the best."""
    off_cue = not any(agrees(row, code, "cue") for code in item.codes)
    return off_cue, used, not any(agrees(row, code, "category") for code in item.codes)


def agrees(row: Row, code: Code, column: str) -> bool:
    """Whether a row says in a column of evidence what a coder coded there.

    Labels must be equal, phrases the same (`same_phrase`); of the legal basis one instrument in
    common is enough. The span of the row is its cue. What was not coded agrees with nothing.
    """
    coded = getattr(code, column)
    if column == "holder":
        return coded is not None and _same_holder(str(row["holder"]), coded.text)
    if column == "basis":
        return any(_names(phrase, str(name)) for phrase in coded or () for name in row["basis"])
    if isinstance(coded, Phrase):
        return same_phrase(str(row["text" if column == "cue" else column]), coded.text)
    return bool(coded == row[column])


def _same_holder(found: str, coded: str) -> bool:
    if AUTHOR in (found, coded):
        return found == coded
    return same_phrase(found, coded)


def _names(phrase: Phrase, instrument: str) -> bool:
    """Whether the words a coder marked are those of an instrument, by its canonical name or not."""
    canonical = {found.name for found in find_instruments(phrase.text)}
    return instrument in canonical or same_phrase(phrase.text, instrument)


def same_phrase(one: str, other: str) -> bool:
    """Whether two phrases share a word that carries meaning, or one contains the other.

    Case and runs of white space are ignored; an empty phrase is the same as an empty one only.
    """
    one, other = (" ".join(phrase.split()).lower() for phrase in (one, other))
    if not one or not other:
        return one == other
    return one in other or other in one or bool(_meaning(one) & _meaning(other))


def _meaning(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase)) - WITHOUT_MEANING
