"""Finding the calls of a parsed sentence, each with who calls, on whom, and what for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.annotation import Hit, Sentence
from toolkit.calls.deeds import Call
from toolkit.calls.duties import duty, impersonal, modal, need
from toolkit.calls.moods import imperative, let_us
from toolkit.calls.requests import address, plea
from toolkit.calls.senses import is_firm
from toolkit.clauses import noun_phrase
from toolkit.feature import Finding
from toolkit.lexicon import Lexicon
from toolkit.scope import in_list
from toolkit.voice import ASSERTED, DENIED, HEDGED, voice_of

PROHIBITION, TOGETHER = "prohibition", "joint action"

Pattern = Callable[[Hit, Sentence, Lexicon], Iterator[Call]]
"""From a hit of a parsed sentence to the calls it makes."""

DUTIES: dict[str, Pattern] = {"modal": modal, "need": need}
PATTERNS: dict[str, Pattern] = DUTIES | {
    "impersonal": impersonal,
    "duty": duty,
    "address": address,
    "plea": plea,
    "let us": let_us,
    "imperative": imperative,
}
"""The patterns that an entry may name."""


def find_calls(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the findings of a parsed sentence that call on somebody to act.

    A duty in what is called for is no second call ("demanded that the army must leave").
    """
    calls = [
        (hit, call)
        for hit in _whole(sentence.hits_of(lexicon.name))
        for call in PATTERNS[hit.entry.options["pattern"]](hit, sentence, lexicon)
    ]
    asked = [call.verb for hit, call in calls if not _is_duty(hit)]
    kept = [(hit, call) for hit, call in calls if not _is_duty(hit) or call.verb not in asked]
    return [finding for hit, call in kept for finding in _findings(hit, call)]


def _whole(hits: tuple[Hit, ...]) -> list[Hit]:
    """Return the hits that are no part of a longer one of their entry ("time has come")."""
    return [
        hit
        for hit in hits
        if not any(
            other.entry is hit.entry
            and (other.start, other.end) != (hit.start, hit.end)
            and other.start <= hit.start
            and hit.end <= other.end
            for other in hits
        )
    ]


def _is_duty(hit: Hit) -> bool:
    return hit.entry.options["pattern"] in DUTIES


def _findings(hit: Hit, call: Call) -> Iterator[Finding]:
    """Yield a finding for each of those called on, or one for nobody by name."""
    bare = call.cue.tag_ == "MD" or hit.entry.options["pattern"] == "imperative"
    verb = call.verb if bare and call.verb is not None else call.cue
    told = call.cue if in_list(verb, "denying") else verb
    voice = voice_of(told, reproach=bare, speaker=call.speaker)
    category = hit.entry.category
    if call.forbidden and category != TOGETHER:
        category = PROHIBITION
    for one in call.called or (None,):
        place = noun_phrase(one) if one is not None else None
        yield Finding(
            category=category,
            span=call.span,
            rule=hit.entry.id,
            target=place,
            object=call.deed,
            holder=voice.holder,
            recipient=place if call.addressed else None,
            status=_status(call, voice.status),
            form="call",
        )


def _status(call: Call, status: str) -> str:
    """Return the status of a call; what is asked is not asserted, nor are manners doubt."""
    if status == HEDGED and is_firm(call.cue, call.speaker):
        return ASSERTED
    asked = call.cue.doc.text.rstrip("\"' ").endswith("?")
    return HEDGED if asked and status != DENIED else status
