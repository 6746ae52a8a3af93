"""Mending known faults of parsers: clauses and gerunds hung on the wrong noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.clauses import governor, subject
from toolkit.sides import SHORT_STATES, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACING = frozenset({"in", "at", "on", "near", "around", "into", "to", "across", "outside"})


def behind_clause(target: Token, verb: Token) -> Token:
    """Return who acts in a last clause that hangs on a place or thing instead of the event.

    In "gunmen fired at houses in the town, killing two" and "... which killed two" it is the
    gunmen, not the town, who killed.
    """
    clause = verb if verb.dep_ in ("acl", "relcl") else verb.head
    if clause.dep_ not in ("acl", "relcl") or clause.head != target:
        return target
    opening = {token.lower_ for token in clause.children}
    if "who" in opening:
        return target
    if clause.tag_ == "VBG" and _struck(target):
        return governor(target) or target
    return target if _acts_itself(target) else _above(target, clause, opening) or target


def _above(thing: Token, clause: Token, opening: set[str]) -> Token | None:
    """Return who or what above a thing does what the clause on it says."""
    named = _predicated(thing)
    if named is not None:
        return named
    deed = next((t for t in thing.ancestors if listed(t, "deeds")), None)
    if deed is not None:
        return deed
    placed = thing.dep_ in ("pobj", "conj", "dobj") and clause.tag_ == "VBG"
    if listed(thing, "misfortunes") or (placed and "that" not in opening):
        return governor(thing)
    return None


def _struck(noun: Token) -> bool:
    """Whether a noun is who was hit: people as objects, or whoever stands behind "against"."""
    aimed_at = noun.dep_ == "pobj" and noun.head.lower_ in ("against", "on", "upon")
    return noun.dep_ != "nsubj" and (listed(noun, "people") or aimed_at)


def _predicated(noun: Token) -> Token | None:
    """Return what is said to be such a thing: "X is a barrier that blocks"."""
    top = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "attr":
        top = noun.head.head
    if top.dep_ != "attr" or top.head.lemma_ != "be":
        return None
    found = subject(top.head)
    return None if found is None or found.dep_ == "expl" else found


def _acts_itself(noun: Token) -> bool:
    """Whether a noun names somebody who acts, or an act, rather than a place or thing."""
    if noun.pos_ == "PRON" or any(listed(noun, name) for name in ("armed", "deeds", "people")):
        return True
    return resolve(noun.text) is not None and noun.head.lower_ not in _PLACING


def run_together(gerund: Token) -> Token | None:
    """Return the side right before a gerund that a parser took apart ("in rebel shelling")."""
    side = gerund.nbor(-1) if gerund.tag_ == "VBG" and gerund.i > 0 else None
    if side is None or side.dep_ != "pobj" or gerund.dep_ not in ("advcl", "acl", "pcomp"):
        return None
    return side if listed(side, "armed") or side.lower_ in SHORT_STATES else None
