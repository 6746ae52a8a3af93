"""Duties: what somebody must, should, ought to, has to or needs to do, or is bound to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit, Sentence
from toolkit.calls.deeds import (
    Call,
    deed_phrase,
    doer_of,
    infinitive,
    is_forbidden,
    wanted_clause,
    who_may_act,
)
from toolkit.calls.senses import is_call, is_staging
from toolkit.clauses import (
    SUBJECTS,
    VERBAL,
    children,
    doer,
    first_child,
    is_passive,
    owner,
    subject,
)
from toolkit.lexicon import Lexicon
from toolkit.scope import in_list, is_none

if TYPE_CHECKING:
    from spacy.tokens import Token


def modal(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of "X must (should, ought to) act" and "X must be done (by Y)"."""
    cue = sentence.words(hit.start, hit.end).root
    verb = cue.head if cue.dep_ == "aux" else infinitive(cue)
    if cue.tag_ != "MD" or verb is None or verb.i < cue.i:
        return
    if is_call(cue, verb, lexicon):
        yield duty_to(verb, subject(cue if verb.head == cue else verb), cue, hit, lexicon)


def need(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of "X has to (needs to) act"; "had to" calls only where it is reported."""
    words = sentence.words(hit.start, hit.end)
    cue, verb = words[0], words[-1].head
    if cue.pos_ not in VERBAL or words[-1].dep_ != "aux" or verb not in children(cue, "xcomp"):
        return
    if any(aux.lower_ in ("must", "should", "shall", "ought") for aux in children(cue, "aux")):
        return
    reported = cue.dep_ == "ccomp" and in_list(cue.head, "saying")
    past = hit.entry.options.get("past", False)
    if is_call(cue, verb, lexicon) and (reported or not past):
        yield duty_to(verb, subject(cue), cue, hit, lexicon)


def duty_to(verb: Token, over: Token | None, cue: Token, hit: Hit, lexicon: Lexicon) -> Call:
    """Return the call that a duty makes; `over` is the subject it is told of.

    A thing that must be done, or be so, calls on nobody by name.
    """
    called = who_may_act(doer_of(verb, over), lexicon)
    deed = deed_phrase(verb, None if called and not is_passive(verb) else over)
    nobody = over is not None and over.dep_ in SUBJECTS and is_none(over)
    forbidden = is_forbidden(verb) or (cue.tag_ == "MD" and nobody)
    return Call(cue, (hit.start, hit.end), called, False, verb, deed, None, forbidden)


def impersonal(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of "it is imperative (time) for X to act", "it is vital that X act".

    What was necessary is a tale, unless somebody says so.
    """
    cue = sentence.words(hit.start, hit.end).root
    over = cue if cue.pos_ in VERBAL else cue.head
    empty = first_child(over, "nsubj", "expl")
    if over.pos_ not in VERBAL or empty is None or not _is_empty(empty, cue):
        return
    if over.tag_ == "VBD" and not (over.dep_ == "ccomp" and in_list(over.head, "saying")):
        return
    verb = infinitive(over, cue) or wanted_clause(over, cue)
    if verb is None or is_staging(verb, None, lexicon):
        return
    own = first_child(verb, "nsubj", "nsubjpass")
    called = who_may_act(doer_of(verb, own) if own is not None else _bound(cue), lexicon)
    deed = deed_phrase(verb, own if not called or is_passive(verb) else None)
    span = hit.start, hit.end
    yield Call(cue, span, called, False, verb, deed, None, is_forbidden(verb))


def _is_empty(own: Token, cue: Token) -> bool:
    """Whether a subject is nobody: "it is", "the time has come", "there is a need"."""
    return own.lower_ in ("it", "time") or (own.lower_ == "there" and cue.lower_ == "need")


def _bound(cue: Token) -> Token | None:
    """Return who is bound by "incumbent upon X", or for whom it is time."""
    links = (p for p in children(cue, "prep") if p.lower_ in ("upon", "on", "for"))
    return next((noun for link in links for noun in children(link, "pobj")), None)


def duty(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of "X has a duty to act", "it is the duty of X to act"."""
    cue = sentence.words(hit.start, hit.end).root
    over, verb = cue.head, infinitive(cue)
    if verb is None or cue.pos_ != "NOUN" or over.pos_ not in VERBAL:
        return
    if cue.dep_ == "dobj" and over.lemma_ in ("have", "bear", "carry", "share"):
        called = who_may_act(doer(over), lexicon)
    else:
        called = who_may_act(owner(cue), lexicon) if cue.dep_ == "attr" else ()
    if called:
        span = hit.start, hit.end
        yield Call(cue, span, called, False, verb, deed_phrase(verb), None, is_forbidden(verb))
