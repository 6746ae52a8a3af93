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


def at_war(noun: Token, target: Token | None = None) -> bool:
    """Whether an object is an armed side or its means: fighting between such sides is no blame.

    Of an object that only counts ("killed scores of them") the other nouns of the sentence tell
    who was hit; the target does not count among them.
    """
    start, end = noun_phrase(noun)
    if target is not None and noun.lower_ in polar("uncounted"):
        return any(_bears_arms(t) for t in noun.doc if t not in (target, noun) and t.i < noun.i)
    return any(_bears_arms(token) for token in noun.doc if start <= token.idx < end)


def _bears_arms(token: Token) -> bool:
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    if after == "-":
        return False
    return token.lower_ in polar("villains") or token.lower_ in polar("combatants")


def holds(noun: Token, words: frozenset[str]) -> bool:
    """Whether a noun, one listed with it, or what modifies or completes them, is one of the words.

    "Counter-terrorism" and "the defeat of X" do not hold the bad that they fight.
    """
    if noun.lower_ in words:
        return True
    parts = [part for n in (noun, *children(noun, "conj")) for part in _parts(n)]
    if any(part.lower_ in FIGHTING for part in parts):
        return False
    return any(part.lower_ in words for part in parts)


def _parts(noun: Token, depth: int = 3) -> list[Token]:
    """Return a noun, its modifiers, and the nouns behind its "of" or "in", to some depth."""
    found = [noun, *children(noun, "amod", "compound")]
    behind = complement(noun, "of", "in")
    return found if behind is None or depth == 0 else found + _parts(behind, depth - 1)


def is_bad(noun: Token) -> bool:
    """Whether a noun with its own modifiers is something bad, whatever is listed with it."""
    parts = _parts(noun)
    if noun.lower_ not in polar("bad") and any(part.lower_ in FIGHTING for part in parts):
        return False
    return any(part.lower_ in polar("bad") for part in parts)
