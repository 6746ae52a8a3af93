"""Quotations of a text: where they begin and end, over sentences and paragraphs.

Marks of every kind are paired by shape and place; apostrophes are none. A paragraph may open a
quotation again without its having been closed; one that nothing closes ends with its paragraph,
and in a text without paragraphs is taken for a stray mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.annotation import paragraphs

LONGEST_UNCLOSED = 1_000
"""Characters: a mark that neither closes nor opens again within so many is taken for a stray."""

DOUBLE, SINGLE, ANGLED, SMALL_ANGLED = '"', "'", "«", "‹"
_FAMILIES = {
    **dict.fromkeys('"“”„‟', DOUBLE),
    **dict.fromkeys("'‘’‚‛", SINGLE),
    **dict.fromkeys("«»", ANGLED),
    **dict.fromkeys("‹›", SMALL_ANGLED),
}
_PARTNERS = {"«": "»", "»": "«", "‹": "›", "›": "‹", "„": "“", "‚": "‘"}
_MARK = re.compile(f"[{''.join(_FAMILIES)}]")
_LEAD = re.compile(rf"[\s>*_#–—•-]*({_MARK.pattern}*)")
_NEW_LINE = re.compile(r"[.!?:…][)\]]*[^\S\n]*\n[^\S\n]*$")
_SINGLE_CLOSER = re.compile(r"(?<=\S)(?<!\s[‘'])[’'](?!\w)")
_SINGLE_OPENER = re.compile(r"(?<!\w)[‘'](?=\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, a half-open place in the text.

    `closed` tells whether a mark ends it; else it breaks off with its paragraph.
    """

    start: int
    end: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    """A mark that waits to be closed, and where it last opened again (`since`).

    It is not `sure` to be one of a pair where another of its kind opened inside.
    """

    start: int
    mark: str
    since: int
    sure: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text by place, an outer one before those inside it."""
    if not _MARK.search(text):
        return ()
    return tuple(sorted(_Scanner(text).scan(), key=lambda q: (q.start, -q.end)))


class _Scanner:
    """One way through a text with the marks that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._found: list[Quotation] = []
        self._parted = False

    def scan(self) -> list[Quotation]:
        left = 0
        parts = list(paragraphs(self._text))
        self._parted = len(parts) > 1
        for start, end in parts:
            at = self._begin_paragraph(start, left)
            for mark in _MARK.finditer(self._text, at, end):
                self._take(mark.start(), end)
            left = end
        self._break_off(0, left)
        return self._found

    def _begin_paragraph(self, start: int, left: int) -> int:
        """Let go of what is not opened again; return where its own marks begin."""
        lead = _LEAD.match(self._text, start)
        marks = lead.group(1) if lead is not None else ""
        kept = 0
        for mark, one in zip(marks, self._open, strict=False):
            if mark != one.mark:
                break
            one.since = start
            kept += 1
        self._break_off(kept, left)
        return (lead.start(1) if lead is not None else start) + kept

    def _break_off(self, kept: int, end: int) -> None:
        """End with their paragraph the open quotations from one on, where they can be meant."""
        for one in self._open[kept:]:
            meant = self._parted and one.sure and _FAMILIES[one.mark] != SINGLE
            if meant and end - one.since <= LONGEST_UNCLOSED:
                self._found.append(Quotation(one.start, end, closed=False))
        del self._open[kept:]

    def _take(self, at: int, end: int) -> None:
        """Read one mark of a paragraph that ends at `end`."""
        mark = self._text[at]
        place = self._last_of(_FAMILIES[mark])
        if place is not None and self._opens_again(place, at):
            self._open[place].since = at
            del self._open[place + 1 :]
        elif place is not None and self._closes(place, at, end):
            self._found.append(Quotation(self._open[place].start, at + 1))
            del self._open[place:]
        elif self._opens(at, end):
            self._push(at, place)

    def _last_of(self, family: str) -> int | None:
        places = range(len(self._open) - 1, -1, -1)
        return next((i for i in places if _FAMILIES[self._open[i].mark] == family), None)

    def _push(self, at: int, place: int | None) -> None:
        """Open a quotation; a straight one inside a straight one shows that no mark closed that."""
        mark = self._text[at]
        if place is not None and mark == self._open[place].mark == DOUBLE:
            del self._open[place:]
        elif place is not None:
            self._open[place].sure = False
        self._open.append(_Open(at, mark, at))

    def _opens_again(self, place: int, at: int) -> bool:
        """Whether a mark begins a line, after a sentence's end, as the open one did."""
        same = self._text[at] == self._open[place].mark
        return same and _NEW_LINE.search(self._text[max(0, at - 20) : at]) is not None

    def _closes(self, place: int, at: int, end: int) -> bool:
        opener, mark = self._open[place].mark, self._text[at]
        before, after = self._around(at)
        if mark in "’'":
            return not self._is_apostrophe(at, end)
        if mark == DOUBLE:
            return not (before.isspace() or before in "([{") or after.isspace()
        if mark == "”":
            return True
        return mark == _PARTNERS.get(opener) and (opener in "«‹" or not before.isspace())

    def _opens(self, at: int, end: int) -> bool:
        mark = self._text[at]
        before, after = self._around(at)
        if mark in "“‟„«‹":
            return True
        if before.isalnum() or after.isspace() or mark == "’":
            return False
        if mark == "'":
            return after.isalnum() and self._closer_ahead(at + 1, end)
        if mark == DOUBLE:
            return before.isspace() or before in "([{-–—/‘“«"
        return before.isspace() if mark in "”»›" else not after.isdigit()

    def _around(self, at: int) -> tuple[str, str]:
        """Return the characters beside a mark, at the ends of the text a space."""
        return self._text[at - 1] if at else " ", self._text[at + 1 : at + 2] or " "

    def _is_apostrophe(self, at: int, end: int) -> bool:
        """Whether a mark belongs to a word ("don't", "the rebels' camp")."""
        before, after = self._around(at)
        if after.isalnum() or before.isspace():
            return True
        possessive = before in "sS" and after == " " and self._text[at + 2 : at + 3].islower()
        return possessive and self._closer_ahead(at + 1, end)

    def _closer_ahead(self, at: int, end: int) -> bool:
        """Whether what may close a single quotation comes before the next one opens."""
        closer = _SINGLE_CLOSER.search(self._text, at, end)
        opener = _SINGLE_OPENER.search(self._text, at, end)
        return closer is not None and (opener is None or closer.start() < opener.start())
