"""What a deed is done to: its object, whether the object makes a tie of it, and the harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    children,
    clause_span,
    first_child,
    is_passive,
    noun_phrase,
    undergoer,
)
from toolkit.feature import Place
from toolkit.polarity import at_war, is_bad, is_wanted

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = ("to", "in", "on", "at", "against", "for", "from", "with", "upon", "into")
"""Prepositions that complete a verb without an object ("leads to famine", "fired at the camp")."""


INTO = ("to", "into", "in", "at", "under", "on", "as")
"""Prepositions that tell what somebody is brought into ("plunged the country into war")."""


MADE = ("xcomp", "ccomp", "oprd", "acomp")
"""Labels of what an object is made to do or be."""


def object_of(verb: Token) -> Token | None:
    """Return what a verb is done to; of coordinated verbs the object they share."""
    found = undergoer(verb)
    if is_passive(verb):
        return found
    sharing = (v for v in children(verb, "conj") if found is None or v.i < found.i)
    shared = next((o for v in sharing if (o := undergoer(v)) is not None), found)
    return shared or _of_small_clause(verb) or _behind_preposition(verb)


def _of_small_clause(verb: Token) -> Token | None:
    """Return who is made something: "made the farmers homeless", "let the town starve"."""
    inner = (first_child(clause, "nsubj") for clause in children(verb, "ccomp", "xcomp"))
    return next((noun for noun in inner if noun is not None), None) if _makes(verb) else None


def _makes(verb: Token) -> bool:
    return verb.lemma_ in ("make", "let", "leave", "render", "keep", "force", "allow")


def _behind_preposition(verb: Token) -> Token | None:
    for preposition in children(verb, "prep"):
        if preposition.lower_ in BEHIND:
            return first_child(preposition, "pobj", "pcomp")
    return None


def fits(hit: Hit, object_: Token | None, target: Token | None = None) -> bool:
    """Whether the object has the polarity that the entry asks for.

    Of an entry with `beside`, it must hold a word of that list (not where the list holds the
    prepositions by which a noun is `aimed`); with `object = "all"` any does;
    else any that is not bad itself, since fighting the bad is no blame. With `war = true` armed
    sides and their means do not either: fighting between them is no blame.
    """
    entry = hit.entry
    if object_ is not None and entry.options.get("war", False) and at_war(object_, target):
        return False
    if entry.beside is not None and not entry.options.get("aimed", False):
        return object_ is not None and _is_wanted(hit, object_)
    if entry.options.get("object") == "all" or object_ is None or object_.pos_ in VERBAL:
        return True
    return not is_bad(object_)


def _is_wanted(hit: Hit, object_: Token) -> bool:
    """Whether an object, or what it is made to do or brought into, holds a word of the list.

    The entry's options `makes` and `into` say whether these count "also" or "only".
    """
    words, options = hit.entry.beside or frozenset(), hit.entry.options
    into, makes = options.get("into", ""), options.get("makes", "")
    if "only" not in (into, makes) and is_wanted(object_, words):
        return True
    if into and any(is_wanted(end, words) for end in _ends(object_.head)):
        return True
    made = children(object_.head, *MADE) if makes else []
    if makes and object_.dep_ == "nsubj":
        made.append(object_.head)
    return any(
        act.lower_ in words or any(is_wanted(o, words) for o in children(act, "dobj"))
        for act in made
    )


def _ends(verb: Token) -> list[Token]:
    """Return what somebody is brought into or used as."""
    into = [p for p in children(verb, "prep") if p.lower_ in INTO]
    return [end for preposition in into for end in children(preposition, "pobj")]


def harm(verb: Token, object_: Token | None) -> Place | None:
    """Return the harm: the object with what the verb says of it ("residents from returning")."""
    if object_ is None:
        return None
    if object_.pos_ not in NOMINAL:
        return clause_span([object_])
    start, end = noun_phrase(object_)
    if is_passive(verb):
        return start, end
    rest = children(verb, "oprd", "xcomp", "ccomp")
    leading = children(verb, "prep") + children(object_, "prep")
    rest += [p for p in leading if p.lower_ == "from" and children(p, "pcomp")]
    more = clause_span([part for part in rest if part.i > object_.i])
    return (start, max(end, more[1])) if more is not None else (start, end)
