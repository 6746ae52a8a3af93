"""Moods: calls by the form of the verb alone, the imperative and "let us"."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.annotation import Hit, Sentence
from toolkit.calls.deeds import Call, deed_phrase, is_forbidden
from toolkit.calls.senses import is_staging
from toolkit.clauses import SUBJECTS, children
from toolkit.lexicon import Lexicon


def let_us(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of "let us act": speaker and audience are to act together."""
    words = sentence.words(hit.start, hit.end)
    let, us = words[0], words[-1]
    verb = us.head
    permitted = any(own.i < let.i for own in children(let, "nsubj", "aux"))
    if verb == let or verb.head != let or permitted or is_staging(verb, us, lexicon):
        return
    yield Call(let, (hit.start, hit.end), (us,), True, verb, deed_phrase(verb))


def imperative(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of a verb with which a sentence or quotation begins: "Stop the raids!"."""
    cue = sentence.words(hit.start, hit.end)[0]
    verb = cue.head if cue.dep_ == "aux" else cue
    before = cue.nbor(-1).lower_ if cue.i > 0 else '"'
    begins = before in lexicon.lists["opening"]
    if begins and verb.tag_ == "VB" and not children(verb, *SUBJECTS):
        deed, stop = deed_phrase(verb), is_forbidden(verb)
        yield Call(cue, (hit.start, hit.end), (), False, verb, deed, None, stop)
