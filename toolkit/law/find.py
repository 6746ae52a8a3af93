"""Finding legality claims in a parsed sentence, each with its basis, subject, act and voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.annotation import Hit, Sentence, longest
from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, coordinated, first_child, noun_phrase
from toolkit.denial import is_mocked
from toolkit.feature import Finding, Place
from toolkit.instruments import Instrument, find_instruments
from toolkit.law.bases import bases_of
from toolkit.law.force import polarity_of
from toolkit.law.judged import PATTERNS
from toolkit.law.leave import lacks_leave, start_of_leave
from toolkit.law.senses import counts, is_value, objects_of
from toolkit.lexicon import Lexicon
from toolkit.sides import is_personal, listed, names_side, side_behind
from toolkit.voice import DENIED, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_COMPLETED = (
    ("obligation", "obligation"),
    ("unlawful", "obligation"),
    ("unlawful", "consent"),
    ("unlawful", "lawful"),
)
"""Polarities of a cue and of the noun that completes it."""


class _Cue(NamedTuple):
    """A hit that makes a claim, its words, who is judged, and where the telling phrase ends."""

    hit: Hit
    span: Span
    judged: Token | None
    end: int


def find_claims(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the legality claims of a parsed sentence, the longest of overlapping cues each."""
    instruments = find_instruments(sentence.text)
    cues = _merged([cue for cue in _cues(sentence, instruments, lexicon) if _is_claim(cue)])
    spans = [cue.span for cue in cues]
    return [_claim(cue, bases_of(cue.span, instruments, spans)) for cue in cues]


def _cues(sentence: Sentence, instruments: list[Instrument], lexicon: Lexicon) -> Iterator[_Cue]:
    read = [(hit, sentence.words(hit.start, hit.end)) for hit in sentence.hits_of(lexicon.name)]
    for hit in longest([hit for hit, span in read if counts(hit, span, instruments, lexicon)]):
        span = sentence.words(hit.start, hit.end)
        judged = PATTERNS[hit.entry.options["pattern"]](span.root, span)
        yield _Cue(hit, span, judged if _may_be_judged(judged) else None, hit.end)


def _may_be_judged(token: Token | None) -> bool:
    """Whether a token names somebody or something, or is a clause ("targeting nurses")."""
    if token is None:
        return False
    if token.pos_ in (*NOMINAL, "NUM", "DET") or first_child(token, "det") is not None:
        return True
    if token.pos_ in VERBAL and token.tag_ != "VBG":
        return False
    return token.dep_ in (*SUBJECTS, "poss") or names_side(token)


def _is_claim(cue: _Cue) -> bool:
    """Whether a cue judges what its entry wants judged.

    "Goals set out in the Charter" tells only where an ideal stands, and "the pause following the
    truce" is nobody who follows it.
    """
    options, judged = cue.hit.entry.options, cue.judged
    if judged is None:
        return True
    if options.get("personal") and not is_personal(judged):
        return False
    return options.get("values", True) or not is_value(judged)


def _merged(cues: list[_Cue]) -> list[_Cue]:
    """Return the cues without those that another includes, one before them reaching to their end.

    "Comply with their obligations" is one claim, and so is "sovereignty and territorial
    integrity"; "violate the sovereignty" and "sovereignty is violated" are one of breach.
    """
    merged: list[_Cue] = []
    for cue in cues:
        merged = [other for other in merged if not _includes(cue, other)]
        place = next((i for i, other in enumerate(merged) if _includes(other, cue)), None)
        if place is None:
            merged.append(cue)
        elif cue.hit.entry.category == merged[place].hit.entry.category:
            merged[place] = merged[place]._replace(end=cue.end)
    return merged


def _includes(other: _Cue, cue: _Cue) -> bool:
    """Whether a cue completes another: its object, or listed with it."""
    one, two = other.hit.entry.category, cue.hit.entry.category
    noun = cue.span.root
    if noun.pos_ not in NOMINAL:
        behind = other.span.start_char <= noun.head.idx < other.end
        return behind and noun.pos_ == "ADP" and one == two == "obligation"
    if one == two == "consent":
        return noun in coordinated(other.span.root) or _is_within(noun, other.span.root)
    if (one, two) in _COMPLETED:
        return noun in objects_of(other.span)
    return False


def _is_within(noun: Token, other: Token) -> bool:
    """Whether a noun says how far another reaches ("its integrity within its borders")."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "within" and other in noun.ancestors


def _claim(cue: _Cue, basis: tuple[str, ...]) -> Finding:
    options, root = cue.hit.entry.options, cue.span.root
    leave = options.get("needs") == "leave"
    lack = options.get("lack", leave and lacks_leave(root))
    voice = voice_of(root, reproach=lack)
    mocked = root.dep_ == "amod" and is_mocked(root.head)
    said = DENIED if mocked else voice.status
    category, status = polarity_of(cue.span, cue.hit.entry, said)
    return Finding(
        category=category,
        span=(start_of_leave(root) if leave else cue.hit.start, cue.end),
        rule=cue.hit.entry.id,
        target=_phrase(cue.judged),
        side=_phrase(side_behind(cue.judged)) if cue.judged is not None else None,
        object=_act(root, cue.judged),
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
