"""Which words of law are legality claims: the tagger agrees, and the law they need is beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    ancestors,
    children,
    complement,
    coordinated,
    doer,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.instruments import Instrument
from toolkit.law.force import is_called_for, is_demanded
from toolkit.law.leave import is_leave
from toolkit.law.words import is_among
from toolkit.lexicon import Lexicon
from toolkit.sides import listed, names_side

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BESIDE = ("amod", "compound", "dobj", "acomp")
_REACH = 60
"""Characters behind a cue within which an instrument is its own."""


def counts(hit: Hit, span: Span, instruments: list[Instrument], lexicon: Lexicon) -> bool:
    """Whether the tagger agrees with the entry, and the law it needs stands beside the cue.

    A cue within the name of an instrument judges nothing ("Rome Statute of the Criminal Court").
    """
    options = hit.entry.options
    if _is_in_a_name(hit, span, instruments) or not _sense_agrees(hit, span):
        return False
    if not options.get("attributive", True) and span.root.dep_ in ("amod", "compound", "nmod"):
        return False
    if hit.part_of_speech == "VERB" and span.root.dep_ == "amod":
        return False
    if options.get("called_for") and not _is_wanted(span.root):
        return False
    if options.get("tries") and _is_private(span):
        return False
    return _has_what_it_needs(hit, span, instruments, lexicon)


def _is_in_a_name(hit: Hit, span: Span, instruments: list[Instrument]) -> bool:
    """Whether a cue is a part of an instrument's name; duties and mandates may be named so."""
    if hit.entry.category == "obligation" or hit.entry.options.get("needs") == "leave":
        return False
    return any(i.start <= span.start_char and span.end_char <= i.end for i in instruments)


def _is_wanted(cue: Token) -> bool:
    """Whether a deed is called for that a noun tells, or the clause that a cue stands in."""
    if cue.pos_ in NOMINAL:
        return is_called_for(cue)
    return is_demanded(cue) or is_among(cue.head, "bonds")


def _is_private(span: Span) -> bool:
    """Whether a court deals with private crime, or no court is meant ("prosecute a trade")."""
    verb = next((t for t in ancestors(span.root) if t.pos_ in VERBAL), span.root)
    object_ = undergoer(verb) if verb.pos_ in VERBAL else None
    if object_ is not None and is_among(object_, "undertakings"):
        return True
    charges = [p for t in (*span, verb) for p in children(t, "prep") if p.i > span.start]
    return any(is_among(t, "private") for p in charges for t in p.subtree)


def _sense_agrees(hit: Hit, span: Span) -> bool:
    root = span.root
    if hit.part_of_speech == "VERB":
        return root.dep_ != "prep" and (root.pos_ in VERBAL or root.tag_ in ("VBG", "VBN"))
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
        verbal = span.root.pos_ in VERBAL
        ruling = [doer(span.root)] if verbal else objects_of(span)
        return any(_is_rule(noun, instruments, lexicon) for noun in ruling)
    if needs == "authority":
        return _is_by_authority(span.root)
    if needs == "duty":
        law = lexicon.lists["law"]
        return _is_kept(span.root) or _about_law(span, instruments, law, lexicon)
    if needs:
        return _about_law(span, instruments, lexicon.lists[needs], lexicon)
    beside = hit.entry.beside if hit.entry.options.get("near") else None
    return beside is None or any(t.lower_ in beside for t in _around(span))


def _is_by_authority(verb: Token) -> bool:
    """Whether a body that may do so allows a deed ("the Security Council authorised strikes")."""
    body, deed = subject(verb), undergoer(verb)
    if body is None or deed is None or not is_among(body, "authorities") or is_demanded(verb):
        return False
    return listed(deed, "deeds") or is_among(deed, "forces")


def _is_kept(noun: Token) -> bool:
    """Whether a plain duty is met, honoured or broken ("fulfil their obligations")."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return is_among(verb, "keeping") and not children(noun, "amod")


def _is_rule(noun: Token | None, instruments: list[Instrument], lexicon: Lexicon) -> bool:
    """Whether a noun is an instrument or a rule of law, which binds, allows or forbids."""
    if noun is None or _is_ones_own(noun) or any(c.lower_ == "draft" for c in noun.lefts):
        return False
    start, end = noun_phrase(noun)
    named = any(start <= i.start < end or i.start <= noun.idx < i.end for i in instruments)
    return named or noun.lower_ in lexicon.lists["rules"]


def _is_ones_own(noun: Token) -> bool:
    """Whether a rule is somebody's own, and not that of a body which makes law."""
    return any(not is_among(whose, "authorities") for whose in children(noun, "poss"))


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
    if any(is_among(t, "games") for t in noun.subtree):
        return False
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
    elif _modifies_what_it_is_done_to(root):
        found.append(root.head)
    elif children(root, "agent"):
        found += children(root, "nsubj")
    outside = (noun for noun in dict.fromkeys(found) if noun not in span)
    return list(dict.fromkeys(one for noun in outside for one in coordinated(noun)))


def _modifies_what_it_is_done_to(verb: Token) -> bool:
    """Whether a verb stands on its object: "the treaty broken by X", "the treaty X broke"."""
    if verb.dep_ in ("acl", "amod"):
        return bool(verb.tag_ == "VBN")
    return verb.dep_ == "relcl" and undergoer(verb) == verb.head


def _prepositions(token: Token) -> list[Token]:
    return children(token, "prep", "agent", "dative")


def _behind(token: Token, span: Span) -> list[Token]:
    """Return the objects of a word; who acts is none, unless the cue itself says "by"."""
    if token.dep_ == "agent" and token not in span:
        return []
    return children(token, "dobj", "pobj", "nsubjpass")


def _around(span: Span) -> list[Token]:
    """Return the governors of a cue and their direct complements: where a norm is invoked.

    The word right before its preposition is one, whatever the parser hung that on.
    """
    over = span.root.head
    before = [over.nbor(-1)] if over.pos_ == "ADP" and over.i > 0 else []
    chain = list(_clause_above(span.root))[:4]
    beside = [c for t in chain[:2] for c in children(t, *_BESIDE)]
    behind = [c for p in children(span.root, "prep") for c in p.subtree]
    return [*before, *chain, *beside, *behind]


def _clause_above(token: Token) -> Iterator[Token]:
    """Yield a token and what governs it, up to a clause that only stands beside another."""
    for above in ancestors(token):
        yield above
        if above.dep_ == "conj" and above.pos_ in VERBAL and children(above, *SUBJECTS):
            break


def is_value(noun: Token) -> bool:
    """Whether a noun is an ideal or a document, which an instrument holds but nobody does."""
    return is_among(noun, "values")
