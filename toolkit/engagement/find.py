"""The search for stance: each word of the lexicon is read by the pattern that its entry names."""

from __future__ import annotations

from toolkit.annotation import Sentence
from toolkit.engagement import attributed, disowned, epistemic
from toolkit.engagement.marker import Marker, Pattern
from toolkit.feature import Finding
from toolkit.lexicon import Lexicon

PATTERNS: dict[str, Pattern] = {
    "adverb": epistemic.adverb,
    "modal": epistemic.modal,
    "predicate": epistemic.predicate,
    "mind": epistemic.mind,
    "evidence": epistemic.evidence,
    "hearsay": epistemic.hearsay,
    "attributive": epistemic.attributive,
    "seeming": epistemic.seeming,
    "phrase": epistemic.phrase,
    "speech": attributed.speech,
    "source": attributed.source,
    "told": attributed.told,
    "naming": attributed.naming,
    "called": disowned.called,
    "what": disowned.what,
    "scare": disowned.scare,
    "pretext": disowned.pretext,
    "false": disowned.false,
    "lie": disowned.lie,
}
"""The patterns that an entry of the lexicon may name."""


def find_stance(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the markers of stance of a parsed sentence; of overlapping ones the longest."""
    found: list[Finding] = []
    for hit in sentence.hits_of(lexicon.name):
        marker = Marker(hit, sentence.words(hit.start, hit.end), lexicon)
        found.extend(PATTERNS[hit.entry.options["pattern"]](marker))
    return [one for one in found if not any(_covers(other, one) for other in found)]


def _covers(other: Finding, one: Finding) -> bool:
    """Whether the words of one finding are part of a longer one."""
    longer = other.span[1] - other.span[0] > one.span[1] - one.span[0]
    return longer and other.span[0] <= one.span[0] and one.span[1] <= other.span[1]
