"""Patterns in which a phrase, not a verb of doing, leads from a harm to its cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.annotation import Hit
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    children,
    clause_span,
    complement,
    noun_phrase,
    subject,
)
from toolkit.polarity import polar
from toolkit.sides import listed, names_side, side_behind, sufferer
from toolkit.ties.tie import Tie

if TYPE_CHECKING:
    from spacy.tokens import Token


def cause(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "died due to shelling by X": the cause, in a clause that tells a harm."""
    noun = _behind(hit, cue)
    verb = next((t for t in cue.ancestors if t.pos_ in VERBAL), None)
    if noun is None or verb is None or not _tells_harm(verb):
        return
    side = side_behind(noun)
    if side == noun and not listed(noun, "deeds") and not names_side(noun):
        return
    suffering = subject(verb)
    harm = clause_span([suffering]) if suffering is not None else None
    affected = sufferer(suffering)
    yield Tie(hit, cue, side, harm, affected=affected, deed=noun if side != noun else None)


def _behind(hit: Hit, cue: Token) -> Token | None:
    """Return the noun (or gerund that names a deed) that heads the phrase behind the cue.

    Parsers disagree on what "due to" governs, so the order of words decides.
    """
    behind = (t for t in cue.doc if t.idx >= hit.end and t.dep_ not in ("compound", "poss", "nmod"))
    return next((t for t in behind if t.pos_ in NOMINAL or listed(t, "deeds")), None)


def _tells_harm(verb: Token) -> bool:
    """Whether a clause's verb, subject or object is something bad."""
    around = [verb, *children(verb, "nsubj", "nsubjpass", "dobj", "attr", "conj", "acomp")]
    return any(token.lower_ in polar("bad") for token in around)


def suffered(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "suffer from X", "victims of X": whoever stands behind the preposition."""
    prepositions = ("from", "under") if hit.part_of_speech == "VERB" else ("of", "from")
    source = complement(cue, *prepositions)
    if source is None:
        return
    side = side_behind(source)
    evil = listed(source, "evils") or listed(source, "armed")
    if side == source and not evil and resolve(source.text) is None:
        return
    victim = subject(cue) if cue.pos_ in VERBAL else None
    harm = noun_phrase(victim) if victim is not None else None
    deed = source if side != source else None
    yield Tie(hit, cue, side, harm, affected=sufferer(victim), deed=deed)


def origin(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "at the hands of X": whoever stands behind the phrase."""
    noun = _behind(hit, cue)
    if noun is not None:
        suffering = next((subject(t) for t in cue.ancestors if t.pos_ in VERBAL), None)
        yield Tie(hit, cue, noun, noun_phrase(suffering) if suffering is not None else None)
