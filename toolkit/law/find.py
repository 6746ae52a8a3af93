"""Finding legality claims in a parsed sentence, each with its basis, subject, act and voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.annotation import Hit, Sentence, longest
from toolkit.clauses import NOMINAL, noun_phrase
from toolkit.feature import Finding, Place
from toolkit.instruments import Instrument, find_instruments
from toolkit.law.bases import bases_of
from toolkit.law.force import polarity_of
from toolkit.law.judged import PATTERNS
from toolkit.law.leave import lacks_leave, start_of_leave
from toolkit.law.senses import counts, is_value, objects_of
from toolkit.lexicon import Lexicon
from toolkit.sides import listed, side_behind
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class _Cue(NamedTuple):
    """A hit that makes a claim, its words, and where the phrase that tells the claim ends."""

    hit: Hit
    span: Span
    end: int


def find_claims(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the legality claims of a parsed sentence, the longest of overlapping cues each."""
    instruments = find_instruments(sentence.text)
    cues = _merged(_cues(sentence, instruments, lexicon))
    spans = [cue.span for cue in cues]
    found = [_claim(cue, bases_of(cue.span, instruments, spans)) for cue in cues]
    return [finding for finding in found if finding is not None]


def _cues(sentence: Sentence, instruments: list[Instrument], lexicon: Lexicon) -> list[_Cue]:
    read = [(hit, sentence.words(hit.start, hit.end)) for hit in sentence.hits_of(lexicon.name)]
    told = longest([hit for hit, span in read if counts(hit, span, instruments, lexicon)])
    return [_Cue(hit, sentence.words(hit.start, hit.end), hit.end) for hit in told]


def _merged(cues: list[_Cue]) -> list[_Cue]:
    """Return the cues without the nouns that a verb before them completes, it then including them.

    "Comply with their obligations" is one claim; so is "violate the sovereignty".
    """
    merged = list(cues)
    for cue in cues:
        verb = next((v for v in merged if v != cue and _completes(cue, v)), None)
        if verb is not None:
            near = cue.hit.entry.category == verb.hit.entry.category
            merged[merged.index(verb)] = verb._replace(end=cue.end) if near else verb
            merged.remove(cue)
    return merged


def _completes(cue: _Cue, verb: _Cue) -> bool:
    """Whether a cue is the object of another of the same polarity, or of one that breaks it."""
    noun, over = cue.span.root, verb.span.root
    if noun.i < over.i or noun.pos_ not in NOMINAL or noun not in objects_of(verb.span):
        return False
    same = cue.hit.entry.category == verb.hit.entry.category
    return same or (verb.hit.entry.category == "unlawful" and cue.hit.entry.category == "consent")


def _claim(cue: _Cue, basis: tuple[str, ...]) -> Finding | None:
    options, root = cue.hit.entry.options, cue.span.root
    judged = PATTERNS[options["pattern"]](root, cue.span)
    if judged is not None and not options.get("values", True) and is_value(judged):
        return None
    leave = options.get("needs") == "leave"
    lack = options.get("lack", False) or (leave and lacks_leave(root))
    voice = voice_of(root, reproach=lack)
    category, status = polarity_of(cue.span, cue.hit.entry, voice.status)
    return Finding(
        category=category,
        span=(start_of_leave(root) if leave else cue.hit.start, cue.end),
        rule=cue.hit.entry.id,
        target=_phrase(judged),
        side=_phrase(side_behind(judged)) if judged is not None else None,
        object=_act(root, judged),
        holder=voice.holder,
        status=status,
        form=options.get("form", "claim"),
        basis=basis,
    )


def _phrase(token: Token | None) -> Place | None:
    return noun_phrase(token) if token is not None else None


def _act(cue: Token, judged: Token | None) -> Place | None:
    """Return the act that is judged: the deed itself, or the noun the cue qualifies."""
    if judged is not None and listed(judged, "deeds"):
        return noun_phrase(judged)
    qualified = cue.head.head if cue.dep_ == "advmod" else cue.head
    if cue.dep_ in ("amod", "advmod") and qualified.pos_ in NOMINAL and qualified != judged:
        return noun_phrase(qualified)
    return None
