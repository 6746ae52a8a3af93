"""Ties: who is held responsible for what, each side of a list on its own, none told twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit, Sentence
from toolkit.clauses import NOMINAL, VERBAL, coordinated, noun_phrase
from toolkit.feature import Finding
from toolkit.lexicon import Lexicon
from toolkit.sides import may_answer
from toolkit.tie_patterns import PATTERNS, Tie
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_ties(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the ties of a parsed sentence as findings, each target of a list on its own."""
    ties = [
        tie
        for hit in sentence.hits_of(lexicon.name)
        for tie in _ties_of(hit, sentence)
        if may_answer(tie.target)
    ]
    return [_finding(tie, target) for tie in _distinct(ties, lexicon) for target in _targets(tie)]


def _ties_of(hit: Hit, sentence: Sentence) -> Iterator[Tie]:
    cue = sentence.words(hit.start, hit.end).root
    if _sense(cue, hit):
        yield from PATTERNS[hit.entry.options.get("pattern", "act")](hit, cue)


def _sense(token: Token, hit: Hit) -> bool:
    """Whether the tagger agrees with the part of speech the lexicon asks for."""
    if hit.part_of_speech == "VERB":
        return (
            token.pos_ in VERBAL
            or token.tag_ in ("VBG", "VBN", "VBD")
            or token.lower_.endswith("ing")
        )
    if hit.part_of_speech == "NOUN":
        return token.pos_ in NOMINAL
    return True


def _distinct(ties: list[Tie], lexicon: Lexicon) -> list[Tie]:
    """Leave out deeds already told through a verb, and verbs that share target and object.

    Of verbs that share them the kind is that which comes first in the codebook.
    """
    kinds = list(lexicon.categories)
    told = {(tie.deed, tie.target) for tie in ties if tie.deed is not None and tie.deed != tie.cue}
    told |= {(word, tie.target) for tie in ties for word in tie.told}
    kept: dict[object, Tie] = {}
    for tie in sorted(ties, key=lambda tie: kinds.index(tie.hit.entry.category)):
        if (tie.cue, tie.target) in told:
            continue
        kept.setdefault((tie.target, tie.object or tie.cue.i), tie)
    return list(kept.values())


def _finding(tie: Tie, target: Token) -> Finding:
    voice = voice_of(tie.cue, reproach=tie.reproach)
    holder = voice.holder
    if tie.speaker is not None and tie.speaker.lower_ not in ("i", "we"):
        holder = noun_phrase(tie.speaker)
    return Finding(
        category=tie.hit.entry.category,
        span=(tie.hit.start, tie.hit.end),
        rule=tie.hit.entry.id,
        target=noun_phrase(target),
        object=tie.object,
        affected=tie.affected,
        holder=holder,
        status=voice.status,
        form="tie",
    )


def _targets(tie: Tie) -> list[Token]:
    """Return the coordinated targets, each a tie, as long as each may answer for it."""
    return [target for target in coordinated(tie.target) if may_answer(target)]
