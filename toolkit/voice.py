"""Whose claim it is, and whether it is asserted, denied or hedged (the codebook's Voice).

The word that carries a claim is followed upwards through its sentence. A verb of saying above it
makes the speaker the holder; a negation, a denial, a hedge, a condition or a question on the way
changes the status. The speaker nearest to the claim holds it; the first person is the author.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children
from toolkit.denial import is_mocked, is_scare_quoted, negates, refutes, scorns, withholds
from toolkit.doubt import (
    asks_whether,
    doubts,
    is_asked,
    is_by_suspects,
    is_charge_of_nobody,
    is_hearsay,
    is_taken_for_granted,
)
from toolkit.reporting import reporting_verb
from toolkit.scope import Step, in_list, is_none, steps
from toolkit.speakers import disowns, holder_of, is_somebody, says, speaker_at, tells

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.feature import Place

ASSERTED, DENIED, HEDGED = "asserted", "denied", "hedged"


@dataclass(frozen=True, slots=True)
class Voice:
    """The holder's phrase (None: the author) and the status of a claim."""

    holder: Place | None
    status: str


def voice_of(cue: Token, *, reproach: bool = False, speaker: Token | None = None) -> Voice:
    """Return the voice of the claim that a word carries.

    `reproach` is for cues whose negation is the reproach itself ("has not begun"): a negation of
    the cue then denies nothing. `speaker` is who makes the claim by the cue itself ("X accuses Y").
    """
    holder = holder_of(cue, speaker)
    claim = _weigh(cue, reproach=reproach)
    if claim.negations % 2 == 1 or claim.scorned or (holder is None and is_scare_quoted(cue)):
        return Voice(holder, DENIED)
    doubtful = (claim.doubtful or is_asked(cue)) and not is_taken_for_granted(cue)
    return Voice(holder, HEDGED if doubtful else ASSERTED)


@dataclass(slots=True)
class _Claim:
    """What bears on a claim: how often it is negated, whether it is doubted or scorned."""

    negations: int = 0
    doubtful: bool = False
    scorned: bool = False


def _weigh(cue: Token, *, reproach: bool) -> _Claim:
    """Return what the words bear on a claim, up to the speaker who makes it."""
    claim = _Claim((negates(cue) and not reproach) + disowns(cue))
    claim.doubtful = doubts(cue) or is_charge_of_nobody(cue) or is_by_suspects(cue)
    claim.scorned = is_mocked(cue)
    verb = reporting_verb(cue)
    claim.doubtful |= verb is not None and is_hearsay(verb)
    for step in steps(cue):
        if not step.reached:
            break
        _add(claim, step)
        if _is_said(step):
            break
    return claim


def _is_said(step: Step) -> bool:
    """Whether somebody makes the claim here, we included; what is above is said of his saying."""
    speaker = speaker_at(step)
    if speaker is None or speaker == step.word:
        return False
    return is_somebody(speaker) or in_list(speaker, "first_person")


def _add(claim: _Claim, step: Step) -> None:
    """Add what one word above a claim bears on it."""
    word = step.word
    if word.pos_ in VERBAL and says(step):
        _add_saying(claim, word)
    elif word.pos_ in NOMINAL and in_list(word, "content", "risk", "lack", "doubt"):
        _add_noun(claim, step)
    elif step.shared:
        negated = negates(word, below=step.below) and not asks_whether(step.below)
        claim.negations += negated + withholds(step) + refutes(step)
        claim.doubtful |= doubts(word) or is_charge_of_nobody(word, "accusing")
    claim.scorned |= scorns(step)


def _add_saying(claim: _Claim, verb: Token) -> None:
    """A verb of saying denies, doubts, passes on as hearsay, or is itself negated."""
    negated = negates(verb)
    if in_list(verb, "denying"):
        claim.negations += not negated
    elif in_list(verb, "doubting"):
        claim.doubtful |= not negated
    elif in_list(verb, "believing") or any(is_none(noun) for noun in children(verb, *SUBJECTS)):
        claim.negations += negated
    else:
        claim.doubtful |= negated
    claim.doubtful |= is_hearsay(verb) or in_list(verb, "vague")
    claim.scorned |= any(in_list(adverb, "falsely") for adverb in children(verb, "advmod"))


def _add_noun(claim: _Claim, step: Step) -> None:
    """A noun tells the claim as a lack, a lie, a danger, or an accusation that nobody owns."""
    noun, none = step.word, is_none(step.word)
    if in_list(noun, "doubt"):
        claim.doubtful |= not none and not any(c.lower_ == "little" for c in noun.children)
    elif in_list(noun, "lack"):
        claim.negations += not none
    elif in_list(noun, "falsehoods"):
        claim.scorned = True
    else:
        claim.negations += none
        claim.doubtful |= in_list(noun, "risk") and not none
        claim.doubtful |= in_list(noun, "allegations") and tells(step) and _is_nobodys(step)


def _is_nobodys(step: Step) -> bool:
    """Whether an accusation or report is told as that of nobody in particular."""
    return speaker_at(step) in (None, step.word)
