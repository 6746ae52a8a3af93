"""Attribution: what is said by somebody else, and by whom.

Who speaks is found as the holder of a claim is (`toolkit.speakers`); here the verb of saying is
itself the evidence. What the author says of himself, and what nobody says, is no attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.clauses import VERBAL, children, noun_phrase
from toolkit.denial import negates
from toolkit.engagement.marker import Marker, clause_around, clause_of, meant, negatable, trimmed
from toolkit.feature import Finding, Place
from toolkit.reporting import speakers_beside
from toolkit.scope import Step, in_list, steps
from toolkit.sides import is_personal
from toolkit.speakers import disowns, is_somebody, speaker_at, speaker_phrase
from toolkit.voice import ASSERTED, DENIED, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

AUXILIARY = ("aux", "auxpass")
SAID = ("ccomp", "parataxis", "xcomp", "dobj")


def speech(marker: Marker) -> Iterator[Finding]:
    """Yield a verb of saying with who speaks and what is said."""
    verb = marker.word
    if verb.pos_ not in VERBAL:
        return
    found = _by_grammar(verb) or _claims_to(verb) or _by_order(verb)
    if found is None or (marker.asks("personal") and not _may_speak(found[0])):
        return
    speaker, said = found
    target = speaker_phrase(speaker, verb)
    object_ = _words_before(verb, speaker) if said.i < verb.i else clause_of(said)
    if verb in said.subtree:
        object_ = _without(said, verb)
    yield marker.finding(_voice(verb), object_=object_, target=target)


def _voice(verb: Token) -> Voice:
    """Return whose an attribution is and whether it is denied; a denial is one that is made."""
    if not disowns(verb):
        return negatable(verb)
    return Voice(meant(verb).holder, DENIED if negates(verb) else ASSERTED)


def _words_before(verb: Token, speaker: Token) -> Place | None:
    """Return what stands before a verb of saying and its speaker, however it was parsed."""
    last = min(verb.i, speaker.left_edge.i)
    return trimmed(verb, frozenset(t for t in verb.subtree if t.i >= last))


def _may_speak(speaker: Token) -> bool:
    return is_personal(speaker) or in_list(speaker, "informants", "outlets")


def _step(below: Token) -> Step:
    return next(steps(below))


def _by_grammar(verb: Token) -> tuple[Token, Token] | None:
    """Return who speaks and what is said, where the clause of what is said hangs on the verb."""
    for said in children(verb, *SAID):
        if said.dep_ == "dobj" and not disowns(verb):
            continue
        speaker = speaker_at(_step(said))
        if speaker is not None and is_somebody(speaker):
            return speaker, said
    return None


def _without(said: Token, verb: Token) -> Place | None:
    """Return what is said, without the clause that says so: "as X said", ", X said,"."""
    top = next((t for t in (verb, *verb.ancestors) if t.head == said), verb)
    return trimmed(said, frozenset(top.subtree))


def _claims_to(verb: Token) -> tuple[Token, Token] | None:
    """Return who claims to do something, and what."""
    if verb.lemma_ not in ("claim", "profess", "purport"):
        return None
    own = next(iter(children(verb, "nsubj")), None)
    done = next(iter(children(verb, "xcomp")), None)
    return (own, done) if own is not None and done is not None and is_somebody(own) else None


def _by_order(verb: Token) -> tuple[Token, Token] | None:
    """Return who speaks by the order of words, behind or beside what is said."""
    told = [t for t in verb.doc if t.pos_ in VERBAL and t.dep_ not in AUXILIARY]
    told = [t for t in told if t != verb and (t.i < verb.i or not verb.is_ancestor(t))]
    for said in sorted(told, key=lambda t: abs(t.i - verb.i)):
        for speaker, word in speakers_beside(said):
            by_it = word == verb or (word == speaker and speaker.head == verb)
            if by_it and is_somebody(speaker):
                return speaker, said
    return None


def source(marker: Marker) -> Iterator[Finding]:
    """Yield "according to X", "in the words of X" with X and the clause that it is said of."""
    verb = next((t for t in marker.word.ancestors if t.pos_ in VERBAL), None)
    if verb is None:
        return
    for speaker, word in speakers_beside(verb):
        near = marker.hit.end <= speaker.idx and speaker.left_edge.i <= marker.span.end + 1
        if word == speaker and near and is_somebody(speaker):
            object_ = clause_around(marker, speaker.subtree)
            target = noun_phrase(speaker)
            yield marker.finding(Voice(None, ASSERTED), object_=object_, target=target)
            return


def told(marker: Marker) -> Iterator[Finding]:
    """Yield "the claim of X that": a noun of saying with its owner."""
    noun = marker.word
    for below in children(noun, "acl", "ccomp", "relcl") if noun.pos_ == "NOUN" else ():
        speaker = speaker_at(_step(below))
        if speaker is not None and speaker != noun and is_somebody(speaker):
            voice = negatable(noun)
            yield marker.finding(voice, object_=clause_of(below), target=noun_phrase(speaker))
            return


def naming(marker: Marker) -> Iterator[Finding]:
    """Yield "X called the raid a massacre": the name that somebody gives."""
    verb = marker.word
    if verb.pos_ not in VERBAL:
        return
    if any(t.lower_ == "what" for t in verb.doc[: verb.i]):
        return
    given = [(name, name) for name in children(verb, "oprd", "ccomp")]
    given += [(p, n) for p in children(verb, "prep") if p.lower_ == "as" for n in p.children]
    for below, name in given:
        speaker = speaker_at(_step(below))
        told = name.is_punct or children(name, "mark")
        if speaker is not None and is_somebody(speaker) and not told:
            target = speaker_phrase(speaker, verb)
            yield marker.finding(negatable(verb), object_=_name(name), target=target)
            return


def _name(word: Token) -> Place:
    """Return what something is called, without what is called so."""
    below = [t for t in word.children if t.dep_ not in ("nsubj", "nsubjpass")]
    return noun_phrase(word) if below or word.pos_ == "NOUN" else (word.idx, word.idx + len(word))
