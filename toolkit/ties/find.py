"""Finding ties in a parsed sentence: each side of a list on its own, none told twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit, Sentence
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    children,
    coordinated,
    is_passive,
    named_phrase,
)
from toolkit.feature import DELETED, Finding
from toolkit.lexicon import Lexicon
from toolkit.sides import may_answer
from toolkit.ties.patterns import DEFAULT, PATTERNS
from toolkit.ties.tie import Tie
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

VIOLATION = "violation"
BELOW_VIOLATION = frozenset({"omission", "obstruction", "support", "causation"})
"""Kinds that the codebook lists after violation: the first that fits is taken."""

DOING = frozenset({"act", "failing", "undone"})
"""Patterns whose target is told as the doer."""


def find_ties(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the ties of a parsed sentence as findings, each target of a list on its own."""
    found = [tie for hit in sentence.hits_of(lexicon.name) for tie in _ties_of(hit, sentence)]
    held = [tie for tie in found if tie.target is not None and may_answer(tie.target)]
    left_out = [tie for tie in found if tie.target is None and _nobody_told(tie, held)]
    told = [
        _finding(tie, target, lexicon)
        for tie in _distinct(held, lexicon)
        for target in _targets(tie)
    ]
    return told + [_finding(tie, None, lexicon) for tie in _distinct(left_out, lexicon)]


def _nobody_told(tie: Tie, held: list[Tie]) -> bool:
    """Whether a passive's own words name no side ("killed in a raid by gunmen" does)."""
    own = set(tie.cue.subtree)
    return all(other.cue not in own and other.deed not in own for other in held)


def _ties_of(hit: Hit, sentence: Sentence) -> Iterator[Tie]:
    cue = sentence.words(hit.start, hit.end).root
    if sense_agrees(cue, hit):
        yield from PATTERNS[hit.entry.options.get("pattern", DEFAULT)](hit, cue)


def sense_agrees(token: Token, hit: Hit) -> bool:
    """Whether the tagger agrees with the part of speech the lexicon asks for.

    Taggers err: what has a subject is a verb, what stands behind a preposition as "-s" a noun.
    """
    noun = token.pos_ in NOMINAL or _stands_as_noun(token)
    if hit.part_of_speech == "VERB":
        verb = token.pos_ in VERBAL or token.tag_ in ("VBG", "VBN", "VBD")
        verb = verb or token.lower_.endswith("ing") or bool(children(token, "nsubj", "nsubjpass"))
        return verb and not _stands_as_noun(token)
    return noun if hit.part_of_speech == "NOUN" else True


def _stands_as_noun(token: Token) -> bool:
    """Whether a word tagged as a verb has the place of a noun ("in government shelling")."""
    if token.tag_ == "VBZ":
        return token.dep_ == "pobj"
    modified = bool(children(token, "compound", "amod", "poss", "det"))
    return token.tag_ == "VBG" and modified and not children(token, "dobj")


def _distinct(ties: list[Tie], lexicon: Lexicon) -> list[Tie]:
    """Leave out what is told by another tie, and verbs that share target and object.

    A deed may be told through a verb ("committed crimes" is one tie), the wrong that a call is
    about by its own verb.

    Of verbs that share them the kind is that which comes first in the codebook.
    """
    kinds = list(lexicon.categories)
    calls = {id(tie) for tie in ties if tie.hit.entry.options.get("pattern") == "call"}
    told = {(tie.deed, tie.target) for tie in ties if tie.deed != tie.cue and id(tie) not in calls}
    told |= {(word, tie.target) for tie in ties for word in tie.told}
    cues = {tie.cue for tie in ties}
    kept: dict[object, Tie] = {}
    events: set[tuple[Token, Token | None]] = set()
    for tie in sorted(ties, key=lambda tie: kinds.index(tie.hit.entry.category)):
        same = {(word, tie.target) for word in (tie.cue, tie.thing) if word is not None}
        if same & (told | events) or (id(tie) in calls and tie.deed in cues):
            continue
        events |= same
        kept.setdefault((tie.target, tie.object or tie.cue.i), tie)
    return list(kept.values())


def _category(tie: Tie, lexicon: Lexicon) -> str:
    """Return the kind: a deed called illegal, or a rule not kept, is a violation before all."""
    category = tie.hit.entry.category
    if VIOLATION not in lexicon.categories or category not in BELOW_VIOLATION:
        return category
    words = children(tie.cue, "amod", "advmod", "acomp", "prep")
    illegal = any(word.lower_ in lexicon.lists["unlawful"] for word in words)
    parts = children(tie.cue, "dobj") if tie.hit.entry.options.get("pattern") == "undone" else []
    unkept = any(part.lower_ in lexicon.lists["rule"] for part in parts)
    return VIOLATION if illegal or unkept else category


def _finding(tie: Tie, target: Token | None, lexicon: Lexicon) -> Finding:
    voice = voice_of(tie.cue, reproach=tie.reproach, speaker=tie.speaker)
    return Finding(
        category=_category(tie, lexicon),
        span=(tie.hit.start, tie.hit.end),
        rule=tie.hit.entry.id,
        target=named_phrase(target) if target is not None else None,
        object=tie.object,
        affected=tie.affected,
        holder=voice.holder,
        status=voice.status,
        form="tie" if target is not None else "agentless",
        agency=_agency(tie),
    )


def _agency(tie: Tie) -> str:
    """Return how the doer is put into words; empty where the target is not told as a doer."""
    if tie.target is None:
        return DELETED
    if tie.hit.entry.options.get("pattern", DEFAULT) not in DOING:
        return ""
    if tie.deed == tie.cue or tie.cue.pos_ in NOMINAL:
        return "nominal"
    return "passive" if is_passive(tie.cue) else "active"


def _targets(tie: Tie) -> list[Token]:
    """Return the coordinated targets, each a tie, as long as each may answer for it."""
    listed = coordinated(tie.target) if tie.target is not None else []
    return [target for target in listed if may_answer(target)]
