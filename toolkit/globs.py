"""Globs: terms with wildcards, all found in a text by one scan.

`*` stands for any part of a word, also for none of it, and alone between spaces for one whole word;
`?` stands for one character of a word. A word is a token, the unit of exposure: letters and digits
with inner apostrophes and hyphens, so that "abandon*" takes all of "abandoned-looking".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

STAR = "*"
MARKS = "\"'"
"""Quotation marks, straight as in normalised text: '"*"' is any one word between such marks."""
WHOLE = r"\w+(?:['\-]\w+)*"
FIRST = {"*": r"(?:\w+['\-])*\w*", "?": r"\w"}
INNER = {"*": r"\w*(?:['\-]\w*)*", "?": r"[\w'\-]"}
LAST = {"*": r"\w*(?:['\-]\w+)*", "?": r"\w"}
"""What a wildcard stands for at the beginning of a word, inside it, and at its end."""

_REST = re.compile(LAST[STAR])

Match = tuple[int, int, int]
"""The number of a glob, and the span that it matches."""


def spells_out(term: str, wild: str) -> bool:
    """Whether a term has a letter, a digit or a quotation mark beside its wildcards, `wild`."""
    spelled = (character for part in _literals(term, wild) for character in part)
    return any(character.isalnum() or character in MARKS for character in spelled)


def _literals(term: str, wild: str) -> list[str]:
    return [part for part in re.split(f"[{re.escape(wild)}]", term) if part]


@cache
def compile_glob(term: str, wild: str) -> re.Pattern[str]:
    """Return a glob as a pattern of whole words, in the case it is written in."""
    words = " ".join(_word(word, wild) for word in term.split(" "))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _word(word: str, wild: str) -> str:
    """Return one word of a glob as a regular expression."""
    if set(word) == {STAR} and STAR in wild:
        return WHOLE
    parts = re.findall(rf"[{re.escape(wild)}]|[^{re.escape(wild)}]+", re.sub(r"\*+", STAR, word))
    places = [FIRST, *[INNER] * (len(parts) - 2), LAST]
    return "".join(
        place[part] if part in wild else re.escape(part)
        for place, part in zip(places, parts, strict=False)
    )


class GlobIndex:
    """Many globs as one multi-pattern automaton (Aho & Corasick 1975) over what they spell out.

    A stem ("abandon*") is matched by its letters and the rest of the word; any other glob is tried
    as a pattern where its longest literal stands in the text.
    """

    def __init__(self, globs: Sequence[tuple[str, str]]) -> None:
        """Take globs as (term in lower case, wildcards), each with a letter or digit."""
        from ahocorasick_rs import AhoCorasick

        self._stems: dict[str, list[int]] = {}
        self._gated: dict[str, list[int]] = {}
        self._patterns = {}
        for number, (term, wild) in enumerate(globs):
            spelled = _literals(term, wild)
            if term == spelled[0] + STAR and not term[-2].isspace():
                self._stems.setdefault(spelled[0], []).append(number)
            else:
                self._gated.setdefault(max(spelled, key=len), []).append(number)
                self._patterns[number] = compile_glob(term, wild)
        self._spelled = sorted({*self._stems, *self._gated})
        self._automaton = AhoCorasick(self._spelled)

    def scan(self, lowered: str) -> Iterator[Match]:
        """Yield the matches in a normalised text in lower case, in no order."""
        near: dict[int, None] = {}
        for form, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            spelled = self._spelled[form]
            near.update(dict.fromkeys(self._gated.get(spelled, ())))
            stems = self._stems.get(spelled)
            if stems and _begins_word(lowered, start):
                rest = _REST.match(lowered, end)
                yield from ((number, start, rest.end() if rest else end) for number in stems)
        for number in near:
            for match in self._patterns[number].finditer(lowered):
                yield number, *match.span()


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")
