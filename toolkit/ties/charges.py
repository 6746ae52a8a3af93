"""Patterns of open accusation: who is accused, condemned, held responsible or called guilty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    ancestors,
    children,
    clause_span,
    complement,
    coordinated,
    doer,
    first_child,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.polarity import holds, polar
from toolkit.sides import counted, deed_owner, is_personal, listed, side_behind
from toolkit.ties.objects import fits
from toolkit.ties.tie import Tie

if TYPE_CHECKING:
    from spacy.tokens import Token


def charge(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "accuse X of Y": X is the target, the subject the holder, Y the harm."""
    accused = undergoer(cue) if cue.pos_ in VERBAL else complement(cue, "against", "of")
    if accused is None or (cue.pos_ in NOMINAL and not is_personal(accused)):
        return
    thing = counted(accused)
    if hit.entry.beside is not None and (_may_be_charged(thing) or not fits(hit, thing)):
        return
    blamed = complement(cue, "on") if cue.pos_ in VERBAL and cue.lemma_ == "blame" else None
    if blamed is not None:
        yield Tie(hit, cue, blamed, noun_phrase(thing), speaker=doer(cue), told=(thing,))
        return
    side = thing if _may_be_charged(thing) else _owner_in_list(thing)
    if side is None:
        return
    laid = [p for p in children(cue, "prep") if p.lower_ in ("of", "for", "over", "with")]
    listed_with = coordinated(thing)[1:]
    laid += [p for p in children(thing, "prep") if children(p, "pcomp")]
    laid += [p for one in listed_with for p in children(one, "prep") if p.lower_ in ("of", "for")]
    content = [c for p in laid for c in children(p, "pobj", "pcomp")]
    harm = clause_span(content) if content else noun_phrase(thing) if side != thing else None
    yield Tie(
        hit, cue, side, harm, speaker=doer(cue) if cue.pos_ in VERBAL else None,
        deed=thing if side != thing else None, told=_with_listed(content),
    )  # fmt: skip


def _with_listed(content: list[Token]) -> tuple[Token, ...]:
    """Return the words of a charge and those listed with them ("of shelling and looting")."""
    return tuple(word for first in content for word in (first, *children(first, "conj")))


def _owner_in_list(deed: Token) -> Token | None:
    """Return the doer of what is condemned, which may be named with the last of a list."""
    return next((owner for one in coordinated(deed) if (owner := deed_owner(one))), None)


def _may_be_charged(accused: Token) -> bool:
    """Whether what is accused or condemned is a side itself and not its deed or some evil."""
    evils = polar("bad") - polar("villains")
    return not listed(accused, "deeds") and accused.lower_ not in evils


def liable(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "X is responsible for Y", "hold X responsible", "X is to blame"."""
    if cue.dep_ == "amod" and cue.head.head.lemma_ != "hold":
        return
    link = next((t for t in ancestors(cue) if t.pos_ in VERBAL), cue.head)
    if cue.pos_ == "ADP" and link.lemma_ not in ("be", "stand", "lie"):
        return
    target = first_child(cue, "nsubj") or (subject(link) if link.pos_ in VERBAL else None)
    if link.pos_ in VERBAL and link.lemma_ == "hold":
        target = undergoer(link) or target
    leading = [cue, *(p for p in children(cue, "prep") if p.lower_ in ("for", "of", "in"))]
    behind = [c for p in leading for c in children(p, "pobj", "pcomp")]
    harm = next((c for c in behind if fits(hit, c) or _does_bad(c)), None)
    if target is None or (hit.entry.beside is not None and harm is None):
        return
    speaker = doer(link) if link.lemma_ == "hold" else None
    told = _with_listed(behind)
    yield Tie(hit, cue, side_behind(target), clause_span(behind), speaker=speaker, told=told)


def _does_bad(gerund: Token) -> bool:
    """Whether a gerund names something bad done ("responsible for arming the gangs")."""
    objects = children(gerund, "dobj") if gerund.tag_ == "VBG" else []
    return gerund.tag_ == "VBG" and (
        gerund.lower_ in polar("bad") or any(holds(o, polar("bad")) for o in objects)
    )
