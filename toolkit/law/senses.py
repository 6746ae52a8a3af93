"""Which words of law are legality claims: the tagger agrees, and the law they need is beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    ancestors,
    children,
    complement,
    coordinated,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.instruments import Instrument
from toolkit.law.force import is_called_for
from toolkit.law.leave import is_leave
from toolkit.lexicon import Lexicon, load_lexicon
from toolkit.sides import names_side

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_REACH = 60
"""Characters behind a cue within which an instrument is its own."""


def counts(hit: Hit, span: Span, instruments: list[Instrument], lexicon: Lexicon) -> bool:
    """Whether the tagger agrees with the entry, and the law it needs stands beside the cue.

    A cue within the name of an instrument judges nothing ("Rome Statute of the Criminal Court").
    """
    named = hit.entry.category != "obligation" and any(
        i.start <= span.start_char and span.end_char <= i.end for i in instruments
    )
    if named or not _sense_agrees(hit, span):
        return False
    options = hit.entry.options
    if not options.get("attributive", True) and span.root.dep_ in ("amod", "compound", "nmod"):
        return False
    if hit.part_of_speech == "VERB" and span.root.dep_ == "amod":
        return False
    if options.get("called_for") and not is_called_for(span.root):
        return False
    return _has_what_it_needs(hit, span, instruments, lexicon)


def _sense_agrees(hit: Hit, span: Span) -> bool:
    root = span.root
    if hit.part_of_speech == "VERB":
        return root.pos_ in VERBAL or root.tag_ in ("VBG", "VBN")
    return hit.part_of_speech != "NOUN" or root.pos_ in NOMINAL


def _has_what_it_needs(
    hit: Hit, span: Span, instruments: list[Instrument], lexicon: Lexicon
) -> bool:
    needs = hit.entry.options.get("needs", "")
    if needs == "leave":
        return is_leave(span.root)
    if needs == "instrument":
        return _under_instrument(span, instruments, lexicon)
    if needs == "rule":
        return _is_rule(subject(span.root), instruments, lexicon)
    if needs:
        return _about_law(span, instruments, lexicon.lists[needs], lexicon)
    beside = hit.entry.beside if hit.entry.options.get("near") else None
    return beside is None or any(t.lower_ in beside for t in _around(span))


def _is_rule(noun: Token | None, instruments: list[Instrument], lexicon: Lexicon) -> bool:
    """Whether a noun is an instrument or a rule of law, which binds, allows or forbids."""
    if noun is None or children(noun, "poss") or any(c.lower_ == "draft" for c in noun.lefts):
        return False
    start, end = noun_phrase(noun)
    named = any(start <= i.start < end or i.start <= noun.idx < i.end for i in instruments)
    return named or noun.lower_ in lexicon.lists["rules"]


def _about_law(
    span: Span, instruments: list[Instrument], words: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether a cue has an instrument, or one of the words of law, for its object."""
    if _under_instrument(span, instruments, lexicon):
        return True
    about = [noun for noun in objects_of(span) if noun.pos_ != "PRON"]
    if not about and (span.root.pos_ == "NOUN" or _points_back(span)):
        truces = lexicon.lists["truces"]
        return any(t.lower_ in truces and t.i not in range(span.start, span.end) for t in span.doc)
    named = any(i.start <= noun.idx < i.end for noun in about for i in instruments)
    return named or any(_is_law(noun, words, lexicon) for noun in about)


def _points_back(span: Span) -> bool:
    """Whether what a cue is about is a pronoun ("declared a truce and broke it")."""
    return any(noun.lower_ in ("it", "them") for noun in objects_of(span))


def _under_instrument(span: Span, instruments: list[Instrument], lexicon: Lexicon) -> bool:
    """Whether an instrument follows right behind the cue, but for words like "principles of"."""
    near = [i for i in instruments if span.start_char <= i.start <= span.end_char + _REACH]
    return any(_is_right_behind(span, i, lexicon.lists["provisions"]) for i in near)


def _is_right_behind(span: Span, instrument: Instrument, provisions: frozenset[str]) -> bool:
    between = [t for t in span.doc[span.end :] if t.idx < instrument.start]
    if any(t.pos_ in VERBAL and t.dep_ != "amod" for t in between):
        return False
    heads = [t for t in between if t.pos_ in NOMINAL and t.dep_ not in ("compound", "poss", "nmod")]
    return all(t.lower_ in provisions for t in heads)


def _is_law(noun: Token, words: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a noun is a word of law, or a provision of one ("the letter of the agreement").

    "Rule of law" as a value, and the rights of anybody, are left out.
    """
    if noun.lower_ == "rule" and any(t.lower_ == "law" for t in noun.subtree):
        return False
    if noun.lower_ == "rights" and noun.dep_ == "pobj" and not children(noun, "amod"):
        return False
    if noun.lower_ in lexicon.lists["provisions"]:
        whole = complement(noun, "of")
        if whole is not None and _is_law(whole, words, lexicon):
            return True
    return any(t.lower_ in words for t in (noun, *children(noun, "amod", "compound")))


def objects_of(span: Span) -> list[Token]:
    """Return the nouns that a cue is about, those listed with them too.

    "Violates the truce and the treaty", "violation of the truce", "truce violations", "in line
    with the treaty", "the treaty was violated", "the treaty that they violated".
    """
    root = span.root
    found = [noun for t in span for p in (t, *_prepositions(t)) for noun in _behind(p, span)]
    if root.pos_ in NOMINAL:
        found += [noun for noun in children(root, "compound") if not names_side(noun)]
    elif children(root, "agent"):
        found += children(root, "nsubj")
    elif root.dep_ in ("acl", "amod") or (root.dep_ == "relcl" and undergoer(root) == root.head):
        found.append(root.head)
    return [one for noun in found for one in coordinated(noun)]


def _prepositions(token: Token) -> list[Token]:
    return children(token, "prep", "agent", "dative")


def _behind(token: Token, span: Span) -> list[Token]:
    """Return the objects of a word; who acts is none, unless the cue itself says "by"."""
    if token.dep_ == "agent" and token not in span:
        return []
    return children(token, "dobj", "pobj", "nsubjpass")


def _around(span: Span) -> list[Token]:
    """Return the governors of a cue and their direct complements: where a norm is invoked."""
    chain = list(ancestors(span.root))[:4]
    beside = [c for t in chain[:2] for c in children(t, "amod", "compound", "dobj")]
    behind = [c for p in children(span.root, "prep") for c in p.subtree]
    return [*chain, *beside, *behind]


def is_value(noun: Token) -> bool:
    """Whether a noun is an ideal or a document, which an instrument holds but nobody does."""
    return noun.lower_ in load_lexicon("legality").lists["values"]
