"""Polarity: what is good and what is bad to happen to people, in words and noun phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.clauses import children, complement, noun_phrase
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

FIGHTING = frozenset({"counter", "anti", "defeat", "combat", "counterterrorism", "antiterrorist"})
"""Words before something bad that turn it into something good."""


def polar(name: str) -> frozenset[str]:
    """Return the words (all forms, lower case) of a list of the lexicon `polarity`."""
    return load_lexicon("polarity").lists[name]


def is_wanted(object_: Token, words: frozenset[str]) -> bool:
    """Whether an object holds one of the words, and is not itself the bad that they exclude."""
    bad = polar("bad")
    return holds(object_, words) and (object_.lower_ in words or object_.lower_ not in bad)


def at_war(noun: Token) -> bool:
    """Whether an object is an armed side or its means: fighting between such sides is no blame."""
    start, end = noun_phrase(noun)
    sides = polar("villains") | polar("combatants")
    return any(token.lower_ in sides for token in noun.doc if start <= token.idx < end)


def holds(noun: Token, words: frozenset[str]) -> bool:
    """Whether a noun, or one of its modifiers or "of" nouns, is one of the words."""
    if noun.lower_ in words:
        return True
    nouns = [noun, *children(noun, "conj")]
    parts = [
        part for n in nouns for part in (*children(n, "amod", "compound"), complement(n, "of"), n)
    ]
    if any(part is not None and part.lower_ in FIGHTING for part in parts):
        return False
    return any(part is not None and part.lower_ in words for part in parts)
