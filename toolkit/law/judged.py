"""Whose act, status or situation is judged: a pattern for each way in which cues are built."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    ancestors,
    children,
    complement,
    doer,
    first_child,
    is_passive,
    owner,
    subject,
    undergoer,
)
from toolkit.lexicon import load_lexicon
from toolkit.sides import counting, deed_owner, is_personal, listed, names_side

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Judged = Callable[["Token", "Span"], "Token | None"]
"""A pattern: from the cue's head word and its span to the token whose act or status is judged."""


def _label(cue: Token, _: Span) -> Token | None:
    """ "Illegal armed groups": the groups."""
    return cue


def _quality(cue: Token, _: Span) -> Token | None:
    own = first_child(cue, "nsubj")
    if own is not None:
        return own
    if cue.dep_ == "conj" and cue.head.pos_ == "ADJ":
        return _quality(cue.head, _)
    if cue.dep_ in ("amod", "compound", "nmod") and cue.head.pos_ in NOMINAL:
        return _of_deed(cue.head)
    verb = cue.head.head if cue.head.lower_ == "as" else cue.head
    if verb.pos_ not in VERBAL:
        return verb if verb.pos_ in NOMINAL else None
    if verb.lemma_ != "be" and undergoer(verb) is not None:
        return undergoer(verb)
    return _topmost(subject(verb), verb)


def _topmost(judged: Token | None, verb: Token) -> Token | None:
    """Mend a known fault of parsers: ", which is illegal" hangs on the last noun before it.

    If the phrase that this noun closes is headed by a deed, the deed is what is judged ("the
    presence of troops without the consent of the government, which is illegal").
    """
    if (
        judged is None
        or verb.dep_ != "relcl"
        or not any(t.lower_ == "which" for t in verb.children)
    ):
        return judged
    which = next(t for t in verb.children if t.lower_ == "which")
    if which.i == 0 or verb.doc[which.i - 1].text != "," or listed(judged, "deeds"):
        return judged
    above = [t for t in ancestors(judged) if t.pos_ in NOMINAL and t.i < which.i]
    return next((t for t in above if listed(t, "deeds")), judged)


def _of_deed(noun: Token) -> Token:
    """Return the side that a judged noun names or its clause does, or the noun itself."""
    if not listed(noun, "deeds"):
        return noun
    side = deed_owner(noun) or _by_verb(noun)
    return side if side is not None else noun


def _by_verb(noun: Token) -> Token | None:
    """Return who does the deed that a verb's object names ("undertakes an illegal buildup")."""
    top = counting(noun)
    return doer(top.head) if top.dep_ == "dobj" and listed(top.head, "wielding") else None


def _manner(cue: Token, _: Span) -> Token | None:
    verb = cue.head
    before = verb.i - 1
    if before > 0 and verb.doc[before].text == "-" and names_side(verb.doc[before - 1]):
        return verb.doc[before - 1]
    if verb.pos_ in NOMINAL:
        return verb
    if names_side(verb):
        return verb
    return doer(verb) or undergoer(verb)


def _deed(cue: Token, _: Span) -> Token | None:
    """ "X's breach", "X is guilty of a breach", "X raided the town in breach of the truce"."""
    if cue.pos_ in VERBAL:
        return subject(cue)
    side = deed_owner(cue)
    if side is not None:
        return side
    if cue.dep_ == "conj" and cue.head.pos_ in NOMINAL:
        return _deed(cue.head, _)
    if cue.dep_ in ("attr", "dobj") and cue.head.pos_ in VERBAL:
        return _topmost(subject(cue.head), cue.head) if not is_passive(cue.head) else doer(cue.head)
    if cue.dep_ == "nsubjpass":
        return doer(cue.head)
    return _by_preposition(cue) if cue.dep_ in ("pobj", "pcomp") else None


def _by_preposition(cue: Token) -> Token | None:
    """Return whose deed it is by what its preposition hangs on: "guilty of", "charged with"."""
    preposition, over = cue.head, cue.head.head
    if over.pos_ == "ADJ" and over.head.pos_ in VERBAL:
        return subject(over.head)
    if over.pos_ not in VERBAL:
        return None
    if preposition.lower_ in ("of", "for"):
        return undergoer(over) or subject(over)
    return doer(over)


def _answering(cue: Token, _: Span) -> Token | None:
    """ "Accountability for the raiders", "the impunity of the raiders": who is to answer."""
    answering = complement(cue, "for", "of")
    if answering is not None and (is_personal(answering) or answering.lower_ == "those"):
        return answering
    return deed_owner(cue)


def _doing(cue: Token, _: Span) -> Token | None:
    if cue.pos_ in NOMINAL:
        return _deed(cue, _)
    return doer(cue)


def _ruled(cue: Token, _: Span) -> Token | None:
    """ "The treaty requires states to act", "forbids the use of poison": the states, the use."""
    named = undergoer(cue)
    behind = (noun for p in children(cue, "prep") for noun in children(p, "pobj"))
    return named if named is not None else next(behind, None)


def _ground(cue: Token, span: Span) -> Token | None:
    """ "in accordance with X": what the phrase hangs on, or who does it."""
    if span[0].lower_ == "as" or (span.start > 0 and span.doc[span.start - 1].lower_ == "as"):
        return _named_before(span)
    words = (t for t in cue.ancestors if t.i not in range(span.start, span.end))
    above = next((t for t in words if t.pos_ != "ADP"), None)
    if cue.pos_ in VERBAL and cue.dep_ in ("ROOT", "relcl", "ccomp", "conj"):
        return subject(cue)
    if above is None or above.pos_ in NOMINAL:
        return above
    if above.lemma_ == "be":
        return subject(above)
    return doer(above) or undergoer(above)


def _named_before(span: Span) -> Token | None:
    """Return the head of the phrase before "as set out in", which is what is set out."""
    before = [t for t in span.doc[: span.start] if t.pos_ in NOMINAL]
    noun = before[-1] if before else None
    while noun is not None and noun.dep_ in ("pobj", "conj", "compound") and _of(noun) is not None:
        noun = _of(noun)
    return noun


def _of(noun: Token) -> Token | None:
    """Return the noun above one in a list or behind "of"."""
    above = noun.head
    if noun.dep_ == "pobj":
        above = above.head if above.lower_ == "of" else noun
    return above if above.pos_ in NOMINAL and above != noun else None


def _consequence(cue: Token, span: Span) -> Token | None:
    """ "bring X to justice": who is to answer."""
    verb = next((t for t in ancestors(cue) if t.pos_ in VERBAL), None)
    if verb is None or (cue.pos_ in NOMINAL and verb.i not in range(span.start, span.end)):
        return deed_owner(cue) if cue.pos_ in NOMINAL else None
    return undergoer(verb) or subject(verb)


def _norm(cue: Token, _: Span) -> Token | None:
    """ "X respects the sovereignty of Y": X who touches it, or else Y whose it is."""
    norm = load_lexicon("legality").lists["norm"]
    toucher = next((t for t in cue.ancestors if t.lower_ in norm), None)
    if toucher is not None:
        touching = doer(toucher) if toucher.pos_ in VERBAL else deed_owner(toucher)
        if touching is not None:
            return touching
    return owner(cue)


PATTERNS: dict[str, Judged] = {
    "label": _label,
    "quality": _quality,
    "manner": _manner,
    "deed": _deed,
    "act": _doing,
    "ruled": _ruled,
    "ground": _ground,
    "answering": _answering,
    "consequence": _consequence,
    "norm": _norm,
}
"""The patterns an entry may name."""
