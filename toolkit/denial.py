"""Denial: what negates, refutes or mocks a claim, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children
from toolkit.reporting import quotation_around
from toolkit.scope import Step, in_list, is_none

if TYPE_CHECKING:
    from spacy.tokens import Token

SCARE = 4
"""Words; so many, marks among them, a quotation holds at most that mocks a word."""


def negates(token: Token, *, below: Token | None = None) -> bool:
    """Whether a word is negated: itself, by its subject or object, or by "without".

    What hangs on the word and was looked at already (`below`) is not counted again.
    """
    if is_none(token) or any(_denies(negation) for negation in children(token, "neg")):
        return True
    if token.pos_ in VERBAL:
        nouns = (noun for noun in children(token, *SUBJECTS, "dobj") if noun != below)
        if any(is_none(noun) for noun in nouns) or _is_past(token):
            return True
    return token.dep_ in ("pcomp", "pobj") and token.head.lower_ == "without"


def _denies(negation: Token) -> bool:
    """Whether a negation is one: not in "not only", "never again", "or not", "must not"."""
    doc, i = negation.doc, negation.i
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if after in ("only", "just", "merely", "simply", "again"):
        return False
    if i > 0 and doc[i - 1].lower_ in ("if", "or"):
        return False
    return not _is_called_for(negation.head)


def _is_past(verb: Token) -> bool:
    """Whether a verb has "no longer" beside it, and is no call ("want them to no longer rob")."""
    longer = (c for c in children(verb, "advmod", "neg") if c.lower_ == "longer" and c.i > 0)
    return any(c.nbor(-1).lower_ == "no" for c in longer) and not _is_called_for(verb)


def _is_called_for(verb: Token) -> bool:
    """Whether a verb tells what is to be: "must not burn", "urged them not to burn"."""
    helping = children(verb, "aux")
    if any(in_list(modal, "duties") for modal in helping):
        return True
    infinitive = any(word.lower_ == "to" for word in helping)
    return infinitive and in_list(verb.head, "urging", "wishing")


def withholds(step: Step) -> bool:
    """Whether a word says that what hangs on it was not done ("refrained from burning")."""
    if step.word.lower_ == "far" and step.below.lower_ == "from":
        return True
    if step.word.pos_ not in VERBAL or not in_list(step.word, "withholding"):
        return False
    return step.below.dep_ == "xcomp" or step.below.lower_ == "from"


def refutes(step: Step) -> bool:
    """Whether a predicate calls the claim below it untrue: "it is false that", "absurd to say"."""
    word, below = step.word, step.below
    told = in_list(below, "content", "saying", "judging")
    lists = ("false", "absurd") if told else ("false",)
    if word.pos_ == "ADJ":
        return (told or below.dep_ == "ccomp") and in_list(word, *lists)
    if word.pos_ not in VERBAL or not (told or below.dep_ in ("ccomp", "csubj")):
        return False
    said = [c for c in children(word, "acomp", "attr", "oprd") if c != below]
    return any(in_list(c, *lists) and not is_none(c) for c in said)


def scorns(step: Step) -> bool:
    """Whether a noun is a "pretext of", though not "for", or a "false claim that"."""
    noun, below = step.word, step.below
    if noun.pos_ not in NOMINAL or below.lower_ in ("for", "to") or below.tag_ == "VB":
        return False
    false = any(in_list(child, "false", "absurd") for child in children(noun, "amod"))
    return in_list(noun, "pretexts") or (false and in_list(noun, "content"))


def is_mocked(cue: Token) -> bool:
    """Whether a word is "so-called" or "self-styled", or refused as a reason.

    The tokenizer cuts at the hyphen.
    """
    before = (m.doc[m.i - 2 : m.i + 1].text.lower() for m in children(cue, "amod") if m.i > 1)
    return any(words in ("so-called", "self-styled") for words in before) or _is_no_reason(cue)


def _is_no_reason(cue: Token) -> bool:
    """Whether a reason is refused for another: "not because we like it, but because"."""
    if cue.dep_ != "advcl" or not children(cue.head, "neg"):
        return False
    because = any(mark.lower_ == "because" for mark in children(cue, "mark"))
    return because and any(token.lower_ == "but" for token in cue.doc[cue.i :])


def is_scare_quoted(cue: Token) -> bool:
    """Whether a noun stands in marks by itself: the "aggression" of the farmers."""
    return 0 < len(quotation_around(cue)) <= SCARE and cue.pos_ in NOMINAL
