"""The search for grounds: each word of the lexicon is read by the pattern its entry names."""

from __future__ import annotations

from toolkit.annotation import Sentence
from toolkit.engagement.marker import Marker, Pattern
from toolkit.feature import Finding, Place
from toolkit.grounds import authorities, morals, reasons, tales
from toolkit.lexicon import Lexicon

PATTERNS: dict[str, Pattern] = {
    "backed": authorities.backed,
    "as": authorities.as_said,
    "entitled": authorities.entitled,
    "teller": authorities.teller,
    "likewise": authorities.likewise,
    "duty": morals.duty,
    "evaluated": morals.evaluated,
    "excuse": morals.excuse,
    "attributive": morals.attributive,
    "likened": morals.likened,
    "purpose": reasons.purpose,
    "reason": reasons.reason,
    "why": reasons.why,
    "otherwise": reasons.otherwise,
    "necessity": reasons.necessity,
    "forced": reasons.forced,
    "lesson": tales.lesson,
    "tale": tales.tale,
}
"""The patterns that an entry of the lexicon may name."""


def find_grounds(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the grounds of acts in a parsed sentence; of overlapping ones the longest."""
    found: list[Finding] = []
    for hit in sentence.hits_of(lexicon.name):
        marker = Marker(hit, sentence.words(hit.start, hit.end), lexicon)
        found.extend(PATTERNS[hit.entry.options["pattern"]](marker))
    return [one for i, one in enumerate(found) if not _is_beaten(i, one, found)]


def _is_beaten(i: int, one: Finding, found: list[Finding]) -> bool:
    """Whether a longer ground, or an earlier equal one, has its marker in the same words."""
    for j, other in enumerate(found):
        cue, own = other.cue or other.span, one.cue or one.span
        if cue[0] < own[1] and own[0] < cue[1]:
            longer = _length(other.span) - _length(one.span)
            if longer > 0 or (longer == 0 and j < i):
                return True
    return False


def _length(place: Place) -> int:
    return place[1] - place[0]
