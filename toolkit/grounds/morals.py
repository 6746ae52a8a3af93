"""Moral evaluation: duties, acts called just or shameful, and acts likened to known evil."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    agent_of_noun,
    children,
    complement,
    coordinated,
    first_child,
    noun_phrase,
    subject,
)
from toolkit.engagement.marker import Marker, clause_below, clause_of
from toolkit.feature import Finding
from toolkit.grounds.ground import (
    grounded,
    is_first_person,
    is_side,
    noun_behind,
    side_of,
    stands,
)
from toolkit.scope import in_list
from toolkit.sides import deed_owner
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token


FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def duty(marker: Marker) -> Iterator[Finding]:
    """Yield "it is our moral duty to ...": a duty, what it is to do, and whose it is."""
    word = marker.word
    done = _to_do(word, marker)
    if done is None:
        return
    end = marker.hit.end
    owed = first_child(marker.span[-1], "pobj") if marker.span[-1].lower_ == "to" else None
    if owed is not None:
        end = noun_phrase(owed)[1]
    verb = _predicate_of(word)
    whose = first_child(word, "poss") or (_bearer(word, verb, marker) if verb is not None else None)
    side = whose if whose is not None and (is_side(whose) or whose.tag_ == "PRP$") else None
    if marker.asks("ours") and not is_first_person(side):
        return
    yield grounded(marker, done, span=(marker.hit.start, end), target=side)


def _predicate_of(word: Token) -> Token | None:
    """Return the verb whose predicate a word is, or else the nearest verb, itself included."""
    if word.dep_ in ("acomp", "attr", "oprd") and word.head.pos_ in VERBAL:
        return word.head
    return next((t for t in (word, *word.ancestors) if t.pos_ in VERBAL), None)


def _to_do(word: Token, marker: Marker) -> Token | None:
    """Return the infinitive or gerund behind a duty."""
    end = marker.span.end
    near = list(
        takewhile(lambda t: t.dep_ != "cc" and t.tag_ not in FINITE, word.doc[end : end + 7])
    )
    done = next((t for t in near if t.tag_ == "VB" and t.i > 0 and _is_to(t)), None)
    if done is not None:
        return done
    of = next((p for p in children(word, "prep") if p.lower_ in ("of", "for")), None)
    return first_child(of, "pcomp") if of is not None else None


def _is_to(verb: Token) -> bool:
    return any(helping.lower_ == "to" for helping in children(verb, "aux"))


def _bearer(word: Token, verb: Token, marker: Marker) -> Token | None:
    """Return who has a duty: the subject of "have" or "be bound", or whom "on" or "for" names."""
    if word.dep_ in ("attr", "nsubj") and verb.lemma_ == "be":
        return complement(word, "of", "for", "on") or complement(verb, "for", "on")
    return subject(verb) if marker.holds("bearing", verb) or word.pos_ not in NOMINAL else None


def evaluated(marker: Marker) -> Iterator[Finding]:
    """Yield "it is only right that ...", "X is inexcusable" with what is judged so."""
    word = marker.word if marker.word.pos_ not in VERBAL else marker.span[-1]
    verb = _predicate_of(word)
    if verb is None or word.dep_ == "amod":
        return
    below = clause_below(word, "ccomp", "xcomp", "csubj", "acl", "advcl")
    voice = stands(word) if _negates_itself(marker) else voice_of(word)
    own = subject(verb)
    if own is not None and own.lower_ not in ("it", "this", "that", "which", "what"):
        yield from _judged(marker, own, verb)
    elif below is not None and below not in marker.span and own is not None and own.lower_ == "it":
        side = side_of(below)
        yield grounded(marker, below, object_=clause_of(below), target=side, voice=voice)


def _judged(marker: Marker, own: Token, verb: Token) -> Iterator[Finding]:
    """Yield a judgement on what stands as its subject: a deed, or a gerund."""
    voice = stands(marker.word) if _negates_itself(marker) else voice_of(marker.word)
    if own.dep_ == "csubj" or own.tag_ == "VBG":
        yield grounded(marker, own, object_=clause_of(own), voice=voice)
    elif marker.holds("deeds", own) and verb.pos_ in VERBAL:
        yield grounded(marker, own, voice=voice)


def _negates_itself(marker: Marker) -> bool:
    return any(t.dep_ == "neg" or t.lower_ in ("no", "nothing", "never") for t in marker.span)


def excuse(marker: Marker) -> Iterator[Finding]:
    """Yield "there is no justification for X", "nothing justifies X"."""
    things = [
        thing
        for token in marker.span
        for thing in (*children(token, "dobj"), *_behind_for(token))
        if thing not in marker.span
    ]
    deed = things[0] if things else None
    if deed is None:
        return
    side = _doer(deed, marker) if deed.pos_ in NOMINAL else side_of(deed)
    yield grounded(marker, deed, target=side, voice=stands(marker.word))


def _behind_for(token: Token) -> list[Token]:
    links = (p for p in children(token, "prep") if p.lower_ in ("for", "of"))
    return [thing for link in links for thing in children(link, "pobj", "pcomp")]


def _doer(deed: Token, marker: Marker) -> Token | None:
    """Return whose a deed is; the "of" of what is borne or striven for names its side too."""
    who = deed_owner(deed) or agent_of_noun(deed)
    if who is None and marker.holds("borne", deed):
        who = complement(deed, "of")
    return who if who is not None and is_side(who) else None


def attributive(marker: Marker) -> Iterator[Finding]:
    """Yield "just struggle", "barbaric attack": an act named with a judgement."""
    word = marker.word
    noun = word.head
    if word.dep_ != "amod" or word.i > noun.i or not marker.holds("deeds", noun):
        return
    if in_list(noun, "nobody") or noun.pos_ not in NOMINAL:
        return
    end = noun.idx + len(noun)
    start, last = noun_phrase(noun)
    follows = word.nbor(1)
    first = start if follows.is_punct or follows.dep_ == "cc" else follows.idx
    side = _doer(noun, marker)
    yield grounded(
        marker,
        noun,
        span=(marker.hit.start, end),
        object_=(max(start, first), last),
        target=side,
    )


def likened(marker: Marker) -> Iterator[Finding]:
    """Yield "is tantamount to murder", "a modern form of slavery" with what is likened to it."""
    other = noun_behind(marker)
    named = coordinated(other) if other is not None else [marker.span[-1]]
    known = next((n for n in named if marker.holds("bywords", n)), None)
    verb = _predicate_of(marker.span[0]) if marker.word.dep_ != "advcl" else None
    own = subject(verb) if verb is not None else None
    if known is None or own is None or own.lower_ in ("it", "there") or own == known:
        return
    span = (marker.hit.start, max(marker.hit.end, noun_phrase(known)[1]))
    side = first_child(own, "poss")
    side = side if side is not None else side_of(own)
    yield grounded(marker, own, span=span, target=side)
