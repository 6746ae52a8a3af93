"""Delegitimation: the words of others held up as not true or not meant.

A scare quote is a short nominal between marks that judges or claims something, without a verb that
gives it to a speaker, and no title, term or name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    by_agent,
    children,
    doer,
    first_child,
    governor,
    is_passive,
    noun_phrase,
    owner,
    subject,
    undergoer,
)
from toolkit.denial import negates
from toolkit.engagement.marker import Marker, clause_of, meant
from toolkit.feature import Finding, Place
from toolkit.quotations import find_quotations
from toolkit.scope import in_list
from toolkit.sides import is_personal, may_answer, names_side
from toolkit.voice import ASSERTED, DENIED, Voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def called(marker: Marker) -> Iterator[Finding]:
    """Yield "so-called X", "self-styled X"; who calls himself so is the target."""
    noun = _head_behind(marker.span)
    if noun is None:
        return
    words = _quoted_behind(marker) or _words_behind(marker.hit.end, noun)
    if words is None:
        return
    whose = words if marker.asks("self") else _outside(_whose(noun), words)
    yield marker.finding(meant(noun), object_=words, target=whose)


def _quoted_behind(marker: Marker) -> Place | None:
    """Return the words in marks right behind a marker."""
    quotations = find_quotations(marker.span.doc.text)
    near = (q for q in quotations if 0 <= q.start - marker.hit.end <= 1 and q.closed)
    return next(((q.start + 1, q.end - 1) for q in near), None)


def _words_behind(end: int, noun: Token) -> Place | None:
    """Return the phrase of a noun from its first word behind a place on."""
    start, last = noun_phrase(noun)
    words = [t for t in noun.doc if max(start, end) <= t.idx < last and not t.is_punct]
    return (words[0].idx, last) if words else None


def _head_behind(span: Span) -> Token | None:
    """Return the noun that the words of a span modify."""
    over = span.root.head
    if over.pos_ in NOMINAL and over.i >= span.end:
        return over
    behind = span.doc[span.end : span.end + 4]
    nouns = [t for t in behind if t.pos_ in NOMINAL]
    return next((t for t in nouns if t.dep_ not in ("compound", "nmod")), None)


def _whose(noun: Token) -> Place | None:
    """Return whose words or thing a noun is, by a possessor or a side named before it."""
    possessor = first_child(noun, "poss")
    before = [c for c in children(noun, "compound", "amod") if names_side(c)]
    side = possessor or (before[0] if before else None)
    if side is None or in_list(side, "first_person") or side.tag_ == "WP$":
        return None
    return noun_phrase(side)


def _outside(place: Place | None, words: Place) -> Place | None:
    """Return a place if it lies before some words, and None if it is among them."""
    return place if place is not None and place[0] < words[0] else None


def _author(noun: Token) -> Place | None:
    """Return who says what a noun of saying tells: "X's claims", "claims by X", "of X"."""
    side = owner(noun)
    if side is None or not is_personal(side) or in_list(side, "first_person"):
        return _whose(noun)
    return noun_phrase(side)


def what(marker: Marker) -> Iterator[Finding]:
    """Yield "what X calls Y"."""
    verb = marker.word
    if verb.pos_ not in VERBAL or is_passive(verb):
        return
    own = next(iter(children(verb, "nsubj")), None)
    if own is None or own.left_edge.i == 0 or own.left_edge.nbor(-1).lower_ != "what":
        return
    names = children(verb, "oprd", "ccomp", "attr", "dobj", "acomp", "xcomp")
    name = next((n for n in names if n.i > verb.i), None) or _named(verb)
    if name is None or in_list(own, "first_person") or in_list(own, "nameless"):
        return
    yield marker.finding(meant(verb), object_=noun_phrase(name), target=noun_phrase(own))


def _named(verb: Token) -> Token | None:
    behind = [n for p in children(verb, "prep") if p.lower_ == "as" for n in p.children]
    return behind[0] if behind else None


def scare(marker: Marker) -> Iterator[Finding]:
    """Yield a short nominal in marks that nobody is said to have spoken."""
    span = marker.span
    if not span[0].is_quote and not span.text.startswith(("'", '"')):
        yield marker.finding(meant(span.root), object_=_head_place(span))
        return
    inside = [t for t in span if not t.is_quote and t.text not in "'\""]
    start, end = marker.hit.start, marker.hit.end
    quoted = any((q.start, q.end) == (start, end) for q in find_quotations(span.doc.text))
    if not quoted or not inside or not _is_mocking(inside, marker):
        return
    noun = span.root
    if meant(noun).holder is None:
        target = _outside(_whose(noun), (start, end))
        yield marker.finding(Voice(None, ASSERTED), object_=(start + 1, end - 1), target=target)


def _head_place(span: Span) -> Place | None:
    noun = _head_behind(span)
    return noun_phrase(noun) if noun is not None else None


def _is_mocking(inside: list[Token], marker: Marker) -> bool:
    """Whether words in marks are a nominal that is neither a title, a term nor quoted speech."""
    root = marker.span.root
    if root.pos_ not in (*NOMINAL, "ADJ") or any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in inside
    ):
        return False
    if root.pos_ == "ADJ" and root.dep_ not in ("amod", "conj"):
        return False
    if any(t.text[:1].isupper() or t.like_num for t in inside):
        return False
    if not any(marker.holds("contested", t) for t in inside):
        return False
    return not _is_mentioned(root, marker)


def _is_mentioned(root: Token, marker: Marker) -> bool:
    """Whether the words are named as words: "the term", "dubbed", "known as", "means"."""
    before = root.doc[max(0, marker.span.start - 4) : marker.span.start]
    if any(marker.holds("words_about_words", t) for t in before):
        return True
    if any(token.lower_ == "as" for token in before[-2:]):
        return True
    above = [root.head, root.head.head, *(t for t in before if t.pos_ in VERBAL)]
    if any(t.pos_ in VERBAL and marker.holds("naming_words", t) for t in above):
        return True
    return any(in_list(t, "saying", "naming") for t in before if t.pos_ in VERBAL)


def _denied(word: Token) -> Voice:
    """Return whose a marker is, denied where it or its predicate is negated."""
    verb = word.head if word.dep_ in ("acomp", "attr", "oprd") else word
    voice = meant(word)
    return Voice(voice.holder, DENIED) if negates(word) or negates(verb) else voice


def pretext(marker: Marker) -> Iterator[Finding]:
    """Yield a pretext with what is said to be one, and whose it is."""
    noun = next((t for t in marker.span if t.pos_ in NOMINAL), marker.word)
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    given, user = _given_as(noun, verb)
    object_ = given or _below(noun, marker.span)
    yield marker.finding(_denied(noun), object_=object_, target=user)


def _given_as(noun: Token, verb: Token | None) -> tuple[Place | None, Place | None]:
    """Return what is given as a pretext, and who gives it: "X uses Y as a pretext"."""
    if verb is None:
        return None, None
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        named = next(iter(children(verb, "attr")), None)
        return (noun_phrase(named) if named is not None else None), None
    if noun.dep_ == "attr":
        said = subject(verb)
        told = said is not None and said.dep_ != "expl" and said.pos_ != "PRON"
        return (noun_phrase(said) if told and said is not None else None), None
    who = _user(noun, verb)
    as_ = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    thing = undergoer(verb) if as_ else None
    return (noun_phrase(thing) if thing is not None and thing != noun else None), who


def _user(noun: Token, verb: Token) -> Place | None:
    who = owner(noun) if children(noun, "poss") else None
    who = who if who is not None else doer(verb)
    if who is None or who == noun or who.tag_ == "PRP$" or not may_answer(who):
        return None
    return None if in_list(who, "first_person") else noun_phrase(who)


def _below(noun: Token, span: Span) -> Place | None:
    """Return what stands behind "pretext of", "pretext that", "pretext to"."""
    below = [c for t in {noun, *span} for p in children(t, "prep") for c in p.children]
    found = [c for c in below if c.dep_ in ("pobj", "pcomp") and c.i >= span.end]
    found += [c for c in children(noun, "acl", "relcl", "ccomp") if c.i >= span.end]
    if not found:
        return None
    first = min(found, key=lambda c: c.i)
    return noun_phrase(first) if first.pos_ in NOMINAL else clause_of(first)


def false(marker: Marker) -> Iterator[Finding]:
    """Yield "baseless accusations", "the claims are false" with what is called so."""
    word = marker.word
    noun = word.head if word.dep_ == "amod" else None
    if noun is None and word.dep_ in ("acomp", "attr", "oprd") and word.head.pos_ in VERBAL:
        noun = subject(word.head)
    if noun is None or not marker.holds("sayings", noun):
        return
    behind = marker.hit.end if word.i < noun.i else 0
    target = _author(noun) or _spreader(noun, marker)
    yield marker.finding(_denied(word), object_=_words_behind(behind, noun), target=target)


def _spreader(noun: Token, marker: Marker) -> Place | None:
    """Return who spreads what a noun names: the doer of "spread", "repeat", "invent"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or not marker.holds("spreading", verb):
        return None
    who = by_agent(verb) if is_passive(verb) else subject(verb)
    if who is None or in_list(who, "first_person") or not (may_answer(who) and _can_speak(who)):
        return None
    return noun_phrase(who)


def _can_speak(who: Token) -> bool:
    return is_personal(who) or in_list(who, "outlets", "informants")


def lie(marker: Marker) -> Iterator[Finding]:
    """Yield lies and empty words with whose they are, or what is called so."""
    noun = marker.word
    if noun.pos_ not in NOMINAL or noun.dep_ == "compound":
        return
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        said = subject(noun.head)
        told = said is not None and said.dep_ != "expl" and said.lemma_ != noun.lemma_
        if told and said is not None and said.pos_ in NOMINAL:
            yield marker.finding(_denied(noun), object_=noun_phrase(said))
        return
    target = _author(noun) or _spreader(noun, marker) or _payer(noun, marker)
    if target is not None:
        yield marker.finding(_denied(noun), target=target)


def _payer(noun: Token, marker: Marker) -> Place | None:
    """Return who pays lip service or deals in empty words."""
    if len(marker.span) == 1:
        return None
    who = governor(noun)
    if who is None or in_list(who, "first_person") or not may_answer(who):
        return None
    return noun_phrase(who)
