"""Narrative: what history is said to teach, what forebears did, and whom the speaker met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.clauses import VERBAL, children
from toolkit.engagement.marker import Marker
from toolkit.feature import Finding
from toolkit.grounds.ground import act_over, end_of_ground, grounded, holder_alone

if TYPE_CHECKING:
    from spacy.tokens import Token


def lesson(marker: Marker) -> Iterator[Finding]:
    """Yield "the lessons of history", "another Munich" with the act that they bear on."""
    act = marker.word if marker.word.pos_ in VERBAL else act_over(marker)
    while act is not None and act.dep_ in ("advcl", "xcomp") and act.head.pos_ in VERBAL:
        act = act.head
    acts = act if act is not None and act.pos_ in VERBAL else None
    yield grounded(marker, acts, voice=holder_alone(marker.word))


def tale(marker: Marker) -> Iterator[Finding]:
    """Yield "our forefathers fought for this land": a tale of what founders and heroes did."""
    noun = marker.word
    verb = noun.head
    if (
        noun.dep_ != "nsubj"
        or verb.tag_ not in ("VBD", "VBN")
        or not marker.holds("founding", verb)
    ):
        return
    if not _is_ours(noun) or any(mark.lower_ == "as" for mark in children(verb, "mark")):
        return
    start = min(noun.left_edge.idx, marker.hit.start)
    yield grounded(marker, None, span=(start, end_of_ground(verb)), target=noun)


def _is_ours(noun: Token) -> bool:
    """Whether the heroes of a tale are those of a people and not of one person."""
    own = [t.lower_ for t in children(noun, "poss", "det")]
    return any(word in ("our", "their", "the", "its", "these", "those") for word in own)
