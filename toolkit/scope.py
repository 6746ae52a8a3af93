"""Scope: which words above a claim bear on it, and which only stand over it.

From the word that carries a claim its governors are climbed one by one. What denies or doubts a
governor denies or doubts the claim as long as nothing on the way is presupposed: what a relative
clause, an apposition, an adverbial clause, a clause that is a subject or a noun phrase tells
stands whatever is said of it ("we do not support the aggression by X").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children, is_passive
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESUPPOSED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "oprd", "poss", "dative"})
"""Places of a noun in a clause where it stands for itself, unless its verb makes a claim of it."""
CLOSED = frozenset({"relcl", "appos", "advcl"})
"""Clauses out of reach of what stands above them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A word above a claim, and the word below it by which the claim hangs on it.

    `direct`: the word below is the claim's own. `reached`: what is said of the word bears on the
    claim. `shared`: its own negation and doubt do too, as they need not in a list of verbs.
    """

    word: Token
    below: Token
    direct: bool
    reached: bool
    shared: bool


def steps(cue: Token) -> Iterator[Step]:
    """Yield the governors of a claim, nearest first, with how far they bear on it."""
    below, reached = cue, True
    for word in cue.ancestors:
        reached = reached and _bears_on(word, below, cue)
        shared = reached and below.dep_ not in CLOSED and _shares(below, word)
        yield Step(word, below, below == cue, reached, shared)
        below = word


def in_list(token: Token, *names: str) -> bool:
    """Whether a token stands in one of the lists of the lexicon `voice`; "US" is no pronoun."""
    lists = load_lexicon("voice").lists
    return token.text != "US" and any(token.lower_ in lists[name] for name in names)


def is_none(token: Token) -> bool:
    """Whether a word is a "nobody", or has a "no", "neither" or "not a" of its own."""
    if in_list(token, "nobody"):
        return True
    first = token.left_edge
    if first.lower_ == "not" and first.nbor(1).lower_ in ("a", "an", "one", "any"):
        return token.pos_ in NOMINAL
    labels = ("det", "neg", "preconj", "cc", "advmod")
    return any(child.lower_ in ("no", "neither") for child in children(token, *labels))


def is_refuted(noun: Token) -> bool:
    """Whether a noun's clause denies it or says whether it is true.

    "Deny" does so whatever it is; "reject" and "is false" only to what somebody said.
    """
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        return in_list(noun, "content") and in_list(verb.head, "denying")
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.pos_ not in VERBAL:
        return False
    denied = in_list(verb, "denying") and noun.dep_ != "nsubj"
    if denied and verb.lemma_ == "deny":
        return True
    return in_list(noun, "content") and (denied or _is_judged(verb))


def _bears_on(word: Token, below: Token, cue: Token) -> bool:
    if below.dep_ in CLOSED:
        return _is_result(word, below) or (below.dep_ == "relcl" and _is_picked_out(word))
    if below.dep_ in ("csubj", "csubjpass"):
        return _is_judged(word)
    if below.dep_ == "ccomp" and below.i < word.i:
        return in_list(word, "saying", "doubting")
    if in_list(word, "ending") and word.pos_ in VERBAL:
        return False
    if below.pos_ in NOMINAL and below.dep_ in PRESUPPOSED:
        return _is_open(below, word, told=below == cue)
    if below.dep_ == "pcomp":
        return in_list(word, "opening") or in_list(word.head, "linking")
    return True


def _is_result(word: Token, below: Token) -> bool:
    """Whether a participle tells what comes of the clause before it ("... fires, killing two")."""
    return below.dep_ == "advcl" and below.tag_ == "VBG" and below.i > word.i


def _is_picked_out(noun: Token) -> bool:
    """Whether a relative clause is what is (not) so: "it was X who", "is no state that"."""
    return noun.dep_ == "attr" or in_list(noun, "nobody")


def _is_open(noun: Token, word: Token, *, told: bool) -> bool:
    """Whether what is said of a noun bears on the claim it tells: not presupposed.

    `told`: the noun is the claim's own word, no part of what it tells.
    """
    if noun.dep_ == "attr" or is_refuted(noun):
        return True
    if noun.dep_ == "pobj":
        return word.lower_ == "without" or _links(word, told=told)
    if noun.dep_ not in ("dobj", "nsubjpass", "oprd"):
        return False
    return _makes(word) or in_list(word, "doubting")


def _links(preposition: Token, *, told: bool) -> bool:
    """Whether a preposition hangs on what makes a claim of its noun: "guilty of", "amount to"."""
    head = preposition.head
    if in_list(head, "linking", "proofs") or (told and in_list(head, "content", "lack", "risk")):
        return True
    return preposition.lower_ in ("to", "as", "of", "behind") and _makes(head)


def _makes(verb: Token) -> bool:
    """Whether a verb makes a claim of its noun: "is a breach", "carried out an attack"."""
    return verb.pos_ in VERBAL and in_list(verb, "making")


def _is_judged(verb: Token) -> bool:
    """Whether a clause's predicate says of its subject whether it is true."""
    if is_passive(verb) and in_list(verb, "denying"):
        return True
    return any(
        in_list(said, "false", "absurd", "true") for said in children(verb, "acomp", "attr", "oprd")
    )


def _shares(verb: Token, before: Token) -> bool:
    """Whether a listed verb shares negation and doubt with the one before ("not burn or rob")."""
    if verb.dep_ != "conj" or before.pos_ not in VERBAL or verb.pos_ not in VERBAL:
        return True
    joined = {c.lower_ for c in children(before, "cc")}
    if children(verb, *SUBJECTS, "aux", "neg") or "but" in joined:
        return False
    return verb.tag_ in (before.tag_, "VB") or not joined.isdisjoint(("or", "nor"))
