"""Patterns of what a side leaves undone: it fails or refuses to, or does not do its part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import NOMINAL, VERBAL, children, clause_span, doer
from toolkit.polarity import holds, polar
from toolkit.sides import is_personal, side_behind
from toolkit.ties.deeds import deed
from toolkit.ties.tie import Tie

if TYPE_CHECKING:
    from spacy.tokens import Token

VOWS = frozenset({"will", "would", "shall", "must", "should", "may", "might", "wo"})
"""Modals under which a negation vows, advises or doubts and reproaches nobody."""


def failing(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "X refuses to do Y": a negation of the cue would be the reproach undone."""
    if cue.pos_ in NOMINAL:
        yield from deed(hit, cue)
        return
    if hit.entry.options.get("auxiliary", False) and cue.dep_ != "aux":
        return
    parts = _left_undone(cue)
    if cue.dep_ in ("aux", "neg", "advmod", "acomp") and cue.head.pos_ in VERBAL:
        cue = cue.head
        parts = parts or _left_undone(cue)
    target = doer(cue)
    if target is None:
        return
    if any(holds(part, polar("bad")) for part in parts if part.pos_ in NOMINAL):
        return
    if _is_resolve(cue, target) or (not parts and not is_personal(target)):
        return
    reproach = bool(hit.entry.options.get("negated", False))
    yield Tie(hit, cue, side_behind(target), clause_span(parts), reproach=reproach)


def _left_undone(verb: Token) -> list[Token]:
    parts = children(verb, "xcomp", "dobj", "ccomp")
    prepositions = [p for p in children(verb, "prep") if p.lower_ in ("in", "to", "from", "with")]
    return parts + [c for p in prepositions for c in children(p, "pcomp", "pobj")]


def _is_resolve(verb: Token, target: Token) -> bool:
    """Whether the first person vows ("we will not fail", "I refuse to give up")."""
    if target.lower_ not in ("i", "we"):
        return False
    return bool(children(verb, "neg")) or verb.lemma_ in ("refuse", "decline")


def undone(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "X does not respect Y": the negation of what a side owes is the reproach itself."""
    if cue.pos_ not in VERBAL or not children(cue, "neg"):
        return
    target = doer(cue)
    modal = any(aux.lower_ in VOWS for aux in children(cue, "aux"))
    if target is None or modal or not is_personal(target) or target.lower_ in ("i", "we"):
        return
    parts = _left_undone(cue)
    if any(holds(part, polar("bad")) for part in parts if part.pos_ in NOMINAL):
        return
    yield Tie(hit, cue, side_behind(target), clause_span(parts), reproach=True)
