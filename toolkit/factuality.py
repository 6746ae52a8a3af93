"""Factuality: whether a clause tells what is or was done, vows it, or does neither.

After event factuality (Saurí & Pustejovsky 2009): "feeds", "continues to feed" and "took steps to
feed" tell of feeding; "will feed" and "pledged to feed" vow it; "should feed" and "we want X to
feed" do neither. Negation and doubt are the voice's (`toolkit.voice`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children, doer, owner
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLD, VOWED, UNREAL = "told", "vowed", "unreal"
FINITE = frozenset({"VBZ", "VBP", "VBD"})
DOUBT = frozenset({"may", "might", "could"})
"""Modals that the voice of a claim accounts for."""
FUTURE = frozenset({"will", "'ll", "shall"})
_DEPTH = 8


def factuality(token: Token, depth: int = _DEPTH) -> str:
    """Return TOLD, VOWED or UNREAL for the deed that a verb or noun names.

    Its own form says so, or the words above it, of which at most `depth` are followed.
    """
    if depth == 0:
        return UNREAL
    if token.dep_ in ("dobj", "pobj") and _is_one(verb_over(token), "vowing"):
        return VOWED
    helping = children(token, "aux", "auxpass")
    modal = next((word.lower_ for word in helping if word.tag_ == "MD"), None)
    if _is_wished(token) or (modal is not None and modal not in DOUBT | FUTURE):
        return UNREAL
    if modal in FUTURE:
        return VOWED
    bare = token.tag_ == "VB" and token.dep_ == "xcomp"
    if bare or any(word.lower_ == "to" for word in helping):
        return _of_infinitive(token, depth)
    if _shares_mood(token):
        return factuality(token.head, depth - 1)
    if modal or token.tag_ in FINITE or any(word.tag_ in FINITE for word in helping):
        return _of_clause(token, depth)
    return _of_participle(token, depth)


def _is_one(word: Token | None, name: str) -> bool:
    return word is not None and word.lower_ in load_lexicon("factuality").lists[name]


def _shares_mood(verb: Token) -> bool:
    """Whether a verb is listed with another whose helping verbs it shares ("must stop and end")."""
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or children(verb, *SUBJECTS):
        return False
    return verb.tag_ in ("VB", "VBP") or not children(verb, "aux", "auxpass")


def _is_wished(token: Token) -> bool:
    """Whether something is wanted, needed or made possible, and not told.

    "Insist that X keeps its word", "need support", "it is vital that X acts", "help X act".
    """
    head = token.head
    if token.dep_ in ("ccomp", "advcl") and children(head, "acomp"):
        return any(_is_one(adjective, "wishing") for adjective in children(head, "acomp"))
    if token.dep_ not in ("ccomp", "dobj"):
        return False
    enabled = token.dep_ == "ccomp" and token.tag_ in ("VB", "VBP") and _is_one(head, "implying")
    return enabled or _is_one(head, "wishing")


def _of_participle(token: Token, depth: int) -> str:
    if token.tag_ == "VB":
        return UNREAL
    if token.pos_ in NOMINAL and children(token, "poss"):
        over = verb_over(token)
        return VOWED if over is not None and factuality(over, depth - 1) == VOWED else TOLD
    if token.dep_ == "pcomp":
        return _of_gerund(token.head, depth)
    if token.dep_ == "acl":
        return _of_clause(token, depth)
    return TOLD if token.head == token else factuality(token.head, depth - 1)


def _of_gerund(preposition: Token, depth: int) -> str:
    """Return what a preposition says of its gerund: "by feeding", "committed to feeding"."""
    above = preposition.head
    if preposition.lower_ in ("to", "on") and _is_one(above, "vowing"):
        return VOWED
    means = _is_one(preposition, "means")
    return factuality(above, depth - 1) if means and _is_own(above) else UNREAL


def _of_clause(clause: Token, depth: int) -> str:
    """Return TOLD for a clause unless it tells of something not there ("a law that ends X")."""
    noun = clause.head
    if (
        clause.dep_ not in ("relcl", "acl")
        or clause.tag_ == "VBN"
        or noun.pos_ != "NOUN"
        or _is_definite(noun)
    ):
        return TOLD
    verb = verb_over(noun)
    if verb is None or _is_wished(noun):
        return TOLD if verb is None else UNREAL
    return factuality(verb, depth - 1)


def _is_definite(noun: Token) -> bool:
    articles = children(noun, "det", "poss")
    return any(article.lower_ not in ("a", "an", "any", "no") for article in articles)


def _of_infinitive(infinitive: Token, depth: int) -> str:
    """Return what is said above of an infinitive: done ("continues to"), vowed or neither."""
    above = infinitive.head
    if infinitive.dep_ == "conj":
        return factuality(above, depth - 1)
    if infinitive.dep_ not in ("xcomp", "advcl", "acl", "relcl"):
        return UNREAL
    if above.lower_ == "order" and above.dep_ == "pobj":
        above = above.head.head
    elif infinitive.dep_ == "xcomp" and _is_one(above, "vowing"):
        return VOWED
    if above.pos_ in NOMINAL:
        if above.dep_ != "dobj":
            return UNREAL
        above = above.head
    done = _is_one(above, "implying") or _measures(above)
    return factuality(above, depth - 1) if done and _is_own(above) else UNREAL


def _measures(verb: Token) -> list[Token]:
    """Return what a verb says is taken, done or set up for an end ("takes steps to end X")."""
    taken = children(verb, "dobj", "nsubjpass", "attr")
    return [noun for noun in taken if _is_one(noun, "measures")]


def _is_own(verb: Token) -> bool:
    """Whether measures are taken by their owner: not in "the storm thwarts our efforts to"."""
    taker = doer(verb)
    for measure in _measures(verb):
        whose = owner(measure)
        if whose is not None and taker is not None and whose.lower_ not in _own(taker):
            return False
    return True


def _own(taker: Token) -> frozenset[str]:
    person = {"i": "my", "we": "our", "you": "your"}.get(taker.lower_)
    return frozenset({person} if person else {"its", "their", "his", "her"})


def verb_over(word: Token) -> Token | None:
    """Return the nearest verb that governs a word, or None."""
    return next((token for token in word.ancestors if token.pos_ in VERBAL), None)
