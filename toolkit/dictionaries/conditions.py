"""LIWC's conditions: a term counts in a category only beside certain words, or only elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.dictionaries.listing import Condition, tidy
from toolkit.globs import STAR, compile_glob

BEHIND = "behind"
BEFORE = "before"

_GAP = r"[\s\-]*"


class Near(NamedTuple):
    """The words that a condition asks for right before or behind a term: a phrase or categories."""

    side: str
    phrase: str
    categories: tuple[int, ...] = ()


class Terms(NamedTuple):
    """What conditions look up: the names of the categories by number, and their terms."""

    names: Mapping[int, str]
    terms: Mapping[int, Iterable[str]]


def near(words: str, side: str) -> Near:
    """Return what is asked for by the words in parentheses ("of", "02 134")."""
    parts = words.split()
    if parts and all(part.isdecimal() for part in parts):
        return Near(side, "", tuple(map(int, parts)))
    return Near(side, tidy(words))


def condition(wanted: Near, known: Terms, *, met: bool) -> Condition:
    """Return the condition as a lexicon's entry asks for it; `met=False` turns it round."""
    names = [known.names.get(number, str(number)) for number in wanted.categories]
    label = f"{'' if met else 'not '}{wanted.side} {wanted.phrase or ' or '.join(names)}"
    terms = [term for number in wanted.categories for term in known.terms.get(number, ())]
    choices = "|".join(
        compile_glob(term, STAR).pattern for term in sorted({*terms, wanted.phrase} - {""})
    )
    # An entry is refused where its pattern is found, so what must be there is asked for as lacking.
    words = f"(?:{choices})" if choices else r"(?!)"
    if wanted.side == BEFORE:
        found = f"{_GAP}{words}"
        return Condition(label, before=_compiled(f"(?!{found})" if met else found))
    found = rf"{words}{_GAP}\Z"
    return Condition(label, after=_compiled(rf"\A(?!.*{found})" if met else found))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
