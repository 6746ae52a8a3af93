"""Certainty and doubt: boosters and hedges in the senses that tell how sure the text is.

The words have other senses: "may" permits and wishes, "could" tells ability, "clearly" a manner.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.clauses import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    children,
    first_child,
    is_passive,
    noun_phrase,
    subject,
)
from toolkit.engagement.marker import (
    Marker,
    clause_around,
    clause_below,
    clause_of,
    meant,
    negatable,
    own_subject,
)
from toolkit.feature import Finding
from toolkit.polarity import polar
from toolkit.scope import in_list, is_none
from toolkit.sides import is_personal
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CONCESSIVE = frozenset({"whatever", "however", "whoever", "whichever", "wherever", "matter"})
PURPOSIVE = frozenset({"so", "order", "lest"})
QUALIFIED = frozenset({"very", "more", "most", "so", "as", "how", "too", "quite", "less"})
UNHEDGED = frozenset({"if", "as", "whether", "unless"})


def adverb(marker: Marker) -> Iterator[Finding]:
    """Yield a sentence adverb with the clause that it is about, unless it tells a manner."""
    word = marker.word
    if word.pos_ not in ("ADV", "ADJ", "INTJ", "CCONJ", "SCONJ") or word.dep_ == "conj":
        return
    if (marker.asks("manner") and _is_manner(marker)) or _only_stresses(word):
        return
    yield marker.finding(meant(word), object_=clause_around(marker))


def _only_stresses(word: Token) -> bool:
    """Whether "indeed" stresses the word before it ("few indeed") and not what is said."""
    before = word.nbor(-1) if word.i > 0 else word
    return word.lower_ == "indeed" and (before.pos_ == "ADJ" or before.tag_ == "VBN")


def _is_manner(marker: Marker) -> bool:
    """Whether an adverb tells how something is done or seen: "spoke clearly", "clearly marked"."""
    word, over = marker.word, marker.word.head
    if any(child.lower_ in QUALIFIED for child in children(word, "advmod")):
        return True
    if over.dep_ == "amod" or marker.holds("perceived", over):
        return True
    follows = word.nbor(1) if word.i + 1 < len(word.doc) else word
    if marker.holds("perceived", follows):
        return True
    return over.pos_ == "VERB" and word.i > over.i and not _is_apart(word)


def _is_apart(word: Token) -> bool:
    """Whether a word behind its verb opens what follows, or stands between commas."""
    before = word.nbor(-1) if word.i > 0 else word
    return before.is_punct


def modal(marker: Marker) -> Iterator[Finding]:
    """Yield a modal verb where it tells how likely something is."""
    word = marker.word
    if word.tag_ != "MD" or word.dep_ not in ("aux", "ROOT"):
        return
    verb = word.head
    epistemic = _MODALS.get(word.lower_, _may)
    if word != verb and verb.pos_ in VERBAL and epistemic(word, verb, marker):
        yield marker.finding(meant(word), object_=clause_of(verb))


def _must(word: Token, verb: Token, _: Marker) -> bool:
    """Whether "must" draws a conclusion: "must have crossed"."""
    helping = [t for t in children(verb, "aux") if t.i > word.i]
    return verb.tag_ == "VBN" and any(t.lower_ == "have" for t in helping)


def _may(word: Token, verb: Token, marker: Marker) -> bool:
    """Whether "may" or "might" tells of a possibility: no wish, leave, end or formula."""
    own = children(verb, *SUBJECTS)
    if not own or _is_wish(marker, verb, own) or _is_allowed(word, verb, own):
        return False
    if is_passive(verb) and verb.tag_ == "VBN" and marker.holds("permitted", verb):
        return "have" in _helping(verb)
    if in_list(own[0], "first_person") and in_list(verb, "saying", "speaking", "urging", "wishing"):
        return False
    return not _is_end(verb)


def _is_wish(marker: Marker, verb: Token, own: list[Token]) -> bool:
    """Whether a modal stands before its subject, or in what is hoped and asked for."""
    hoped = verb.dep_ in ("ccomp", "acl") and marker.holds("hoping", verb.head)
    return marker.word.i < own[0].i or hoped


def _is_allowed(word: Token, verb: Token, own: list[Token]) -> bool:
    """Whether somebody is given leave or refused it: "no visitor may enter", "you may go"."""
    if any(is_none(noun) or noun.left_edge.lower_ == "only" for noun in own):
        return True
    if own[0].lower_ == "you":
        return True
    follows = word.nbor(1) if word.i + 1 < len(word.doc) else word
    forbidden = bool(children(verb, "neg")) and (is_passive(verb) and verb.tag_ != "VB")
    return follows.lower_ == "only" or (forbidden and "have" not in _helping(verb))


def _helping(verb: Token) -> set[str]:
    return {token.lower_ for token in children(verb, "aux", "auxpass")}


def _is_end(verb: Token) -> bool:
    """Whether a clause tells an end or concedes: "so that all may live", "as may be needed"."""
    before = verb.doc[verb.left_edge.i : verb.i]
    if any(token.lower_ in CONCESSIVE for token in before):
        return True
    marks = children(verb, "mark", "advmod")
    if any(mark.lower_ in PURPOSIVE or mark.lower_ in ("as", "where") for mark in marks):
        return True
    first = verb.left_edge
    opened = first.i > 0 and first.lower_ == "that" and first.nbor(-1).lower_ in PURPOSIVE
    return opened or any(token.lower_ in PURPOSIVE for token in _ends_above(verb))


def _ends_above(verb: Token) -> list[Token]:
    return [verb.head] if verb.dep_ in ("acl", "relcl", "ccomp") else []


def _could(word: Token, verb: Token, marker: Marker) -> bool:
    """Whether "could" tells of what may come to be, and no ability, wish or condition."""
    own = subject(verb) or first_child(verb, "expl")
    if own is None or children(verb, "neg") or word.i < own.i < verb.i or _is_end(verb):
        return False
    if any(mark.lower_ in UNHEDGED for mark in children(verb, "mark")):
        return False
    if marker.holds("perceived", verb) or is_none(own):
        return False
    if verb.lemma_ == "be" or "have" in _helping(verb):
        return True
    if is_passive(verb):
        return verb.lower_ in polar("bad")
    return not (is_personal(own) or own.lower_ in ("those", "one", "others"))


_MODALS = {"must": _must, "could": _could}


def predicate(marker: Marker) -> Iterator[Finding]:
    """Yield "it is clear that", "is likely to": a predicate over a clause."""
    word = marker.word
    labels = ("ccomp", "acl", "csubj") + (("xcomp",) if marker.asks("infinitive") else ())
    below = clause_below(word, *labels) if word.pos_ not in ("ADV", "ADP") else _beyond(word)
    if below is None and word.pos_ == "ADV" and word.dep_ == "advmod":
        yield marker.finding(meant(word), object_=clause_around(marker))
    if word.head.lemma_ in ("make", "consider") or below is None:
        return
    if below.dep_ == "xcomp" and (word.lower_ == "possible" or "to" not in _helping(below)):
        return
    if below.dep_ == "acl" and word.pos_ not in NOMINAL:
        return
    if any(token.dep_ == "neg" for token in marker.span):
        voice = meant(word)
    else:
        voice = negatable(word) if marker.asks("infinitive") else voice_of(word)
    yield marker.finding(voice, object_=clause_of(below))


def _beyond(word: Token) -> Token | None:
    """Return the clause under an adverb that parsers make of a predicate ("is likely to")."""
    verb = word.head
    below = children(verb, "ccomp", "xcomp") if verb.lemma_ in ("be", "seem") else []
    return next((clause for clause in below if clause.i > word.i), None)


def mind(marker: Marker) -> Iterator[Finding]:
    """Yield "we are convinced that", "I think that": a state of mind over a clause."""
    word = marker.word
    below = clause_below(word, "ccomp", "acl", "advcl")
    who = own_subject(word)
    if below is None or who is None:
        return
    if below.left_edge.tag_ in ("WP", "WRB") or below.left_edge.lower_ in ("whether", "if"):
        return
    first = in_list(who, "first_person")
    if marker.asks("own") and not first:
        return
    if marker.asks("everybody") and not marker.holds("everybody", who):
        return
    told = None if marker.asks("everybody") else who
    yield marker.finding(negatable(word, speaker=told), object_=clause_of(below))


def evidence(marker: Marker) -> Iterator[Finding]:
    """Yield "the figures prove that": what no person says over a clause."""
    verb = marker.word
    told = children(verb, "ccomp") if verb.pos_ in VERBAL else []
    own = subject(verb) if told else None
    if own is None or is_passive(verb) or "to" in _helping(verb):
        return
    if not any(t.lower_ == "that" for t in told[0].children):
        return
    if own.pos_ == "PRON" and not marker.holds("anaphors", own):
        return
    if own.pos_ == "PRON" or not (is_personal(own) or in_list(own, "outlets", "informants")):
        voice = voice_of(verb) if marker.hit.entry.category == "certainty" else negatable(verb)
        yield marker.finding(voice, object_=clause_of(told[0]))


def hearsay(marker: Marker) -> Iterator[Finding]:
    """Yield "is believed to", "it is feared that": a saying that is nobody's."""
    verb = marker.word
    helping = [token for token in children(verb, "auxpass") if token.text != "IS"]
    if verb.pos_ not in VERBAL or not helping or children(verb, "agent"):
        return
    below = next((c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i), None)
    if below is not None and (below.dep_ == "ccomp" or "to" in _helping(below)):
        yield marker.finding(negatable(verb), object_=clause_of(below))


def attributive(marker: Marker) -> Iterator[Finding]:
    """Yield "the alleged sale", "suspected smugglers"."""
    word = marker.word
    if word.dep_ == "amod" and word.head.pos_ in NOMINAL and word.i < word.head.i:
        start, end = noun_phrase(word.head)
        inside = word.idx < start or word.idx + len(word) + 1 >= end
        yield marker.finding(
            meant(word), object_=(start if inside else max(start, word.idx + len(word) + 1), end)
        )


def seeming(marker: Marker) -> Iterator[Finding]:
    """Yield "seems to", "it appears that", "appears calm", not "appeared before the court"."""
    verb = marker.word
    if verb.pos_ not in VERBAL:
        return
    below = next(
        (c for c in children(verb, "xcomp", "ccomp", "acomp", "oprd") if c.i > verb.i), None
    )
    if below is None or (below.dep_ == "xcomp" and below.pos_ in VERBAL and below.tag_ == "VBG"):
        return
    object_ = clause_of(below)
    yield marker.finding(negatable(verb), object_=object_)


def phrase(marker: Marker) -> Iterator[Finding]:
    """Yield fixed words: what stands below them, or else the clause that they are put into."""
    below = _hanging(marker, "ccomp", "acl", "csubj", "xcomp")
    thing = _hanging(marker, "pobj", "dobj")
    if below is not None:
        object_ = clause_of(below)
    elif thing is not None and thing.i == marker.span.end + _article(thing):
        object_ = noun_phrase(thing)
    else:
        object_ = clause_around(marker)
    yield marker.finding(meant(marker.word), object_=object_)


def _hanging(marker: Marker, *labels: str) -> Token | None:
    """Return what hangs on a word of the marker by one of the labels, and is none of them."""
    found = (c for token in marker.span for c in children(token, *labels))
    return next((c for c in found if c not in marker.span), None)


def _article(noun: Token) -> int:
    """Return how many words stand before a noun in its phrase."""
    return int(noun.i - noun.left_edge.i)
