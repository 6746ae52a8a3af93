"""Sides: who stands behind an act, and what can be held responsible at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.clauses import (
    NOMINAL,
    agent_of_noun,
    ancestors,
    children,
    complement,
    first_child,
    governor,
    noun_phrase,
)
from toolkit.feature import Place
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


SHORT_STATES = frozenset({"us", "u.s.", "uk", "u.k.", "ussr"})
"""Abbreviations that serve as adjectives; other single names before a deed are places."""

_PLACING = frozenset({"in", "at", "on", "near", "around", "into", "to", "across", "outside"})


def listed(token: Token, name: str) -> bool:
    """Whether a token stands in one of the lists of the lexicon `sides`."""
    return token.lower_ in load_lexicon("sides").lists[name]


def may_answer(target: Token) -> bool:
    """Whether a target can be held responsible: no expletive, no bare pointer, no misfortune."""
    if target.dep_ == "expl" or (listed(target, "pointers") and not _told_by_clause(target)):
        return False
    if target.pos_ not in NOMINAL and resolve(target.text) is None:
        return False
    return not listed(target, "misfortunes")


def _told_by_clause(pointer: Token) -> bool:
    """Whether a pronoun is told by a clause of its own ("those who arm the gangs")."""
    return pointer.lower_ == "those" and bool(children(pointer, "relcl"))


def is_personal(target: Token) -> bool:
    """Whether a target is a person or side rather than a thing."""
    if target.pos_ in ("PRON", "PROPN") or listed(target, "armed") or listed(target, "people"):
        return True
    return resolve(target.text) is not None or target.lower_.endswith(("men", "man", "ers", "er"))


def side_behind(token: Token) -> Token:
    """Return the side whose act, event or presence a token names, or the token itself."""
    if not listed(token, "deeds"):
        return token
    side = deed_owner(token)
    return side if side is not None else token


def counted(noun: Token) -> Token:
    """Return what a word of quantity counts ("a wave of raids" is raids), or the noun itself."""
    thing = complement(noun, "of") if listed(noun, "quantities") else None
    return thing if thing is not None else noun


def deed_owner(noun: Token) -> Token | None:
    """Return the side that did what a noun names: "rebels' shelling", "Israeli occupation", "by X".

    Of "shelling of X", X is the doer only where X is a side that bears arms; else it suffers it.
    "Its shelling" is the deed of whoever acts in the clause, where somebody does.
    """
    possessor = first_child(noun, "poss")
    if possessor is not None and possessor.tag_ == "PRP$":
        return _antecedent(possessor, noun)
    if possessor is None:
        possessor = agent_of_noun(noun)
    if possessor is not None:
        return possessor
    by_source = complement(noun, "from") if listed(noun, "sent") else None
    if by_source is not None:
        return by_source
    of = complement(noun, "of")
    if of is not None and (
        listed(noun, "states") or (listed(of, "armed") and not listed(noun, "aids"))
    ):
        return of
    named = [c for c in children(noun, "compound", "amod", "nmod") if names_side(c)]
    return named[0] if named else None


def _antecedent(possessor: Token, noun: Token) -> Token:
    """Return who "its" or "their" stands for: who acts in the clause, if the person agrees."""
    actor = governor(noun)
    if actor is None or possessor.lower_ in ("my", "our", "your"):
        return possessor
    return possessor if actor.lower_ in ("i", "we", "you") else actor


def names_side(modifier: Token) -> bool:
    """Whether a modifier before a deed names who did it ("rebel shelling", "Israeli strikes")."""
    if listed(modifier, "armed"):
        return True
    name = modifier.doc[modifier.left_edge.i : modifier.i + 1]
    actor = resolve(name.text)
    if actor is None or actor.group == "generic":
        return False
    adjective = modifier.pos_ == "ADJ" or modifier.lower_ in SHORT_STATES
    return adjective or len(name) > 1 or actor.group != "state"


def behind_clause(target: Token, verb: Token) -> Token:
    """Mend a known fault of parsers: a last clause that hangs on a place instead of the event.

    In "gunmen fired at houses in the town, killing two" and "... which killed two" it is the
    gunmen, not the town, who killed.
    """
    attached = verb if verb.dep_ in ("acl", "relcl") else verb.head
    if (
        attached.dep_ not in ("acl", "relcl")
        or attached.head != target
        or target.dep_ not in ("pobj", "conj")
    ):
        return target
    if any(listed(target, name) for name in ("armed", "deeds", "people")) or target.pos_ == "PRON":
        return target
    if resolve(target.text) is not None and target.head.lower_ not in _PLACING:
        return target
    if any(t.lower_ in ("who", "that") for t in attached.children):
        return target
    above = [t for t in ancestors(target) if listed(t, "deeds")]
    return above[0] if above else governor(target) or target


def sufferer(object_: Token | None) -> Place | None:
    """Return the phrase of an object that is people, at whose cost the deed is."""
    if object_ is None or not listed(object_, "people"):
        return None
    return noun_phrase(object_)
