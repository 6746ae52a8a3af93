"""What looks like a call and is none: guesses, expectations, politeness and ways of speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.calls.deeds import may_act
from toolkit.clauses import RELATIVES, SUBJECTS, children, first_child, is_passive, subject
from toolkit.scope import in_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.lexicon import Lexicon


def is_call(cue: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether "must", "should" or "has to" says what is to be done.

    Not so what must be true ("must have left", "must be hard"), what should come of a thing, what
    the speaker lays on himself, what would please, and what is only said ("it should be noted").
    """
    over = cue if verb.head == cue else verb
    own = first_child(over, *SUBJECTS) or subject(over)
    if own is not None and own.lower_ == "i":
        return False
    past = any(aux.lower_ in ("have", "'ve", "of") for aux in children(verb, "aux"))
    if past or _is_guess(cue, verb, lexicon) or _is_inverted(cue, own):
        return False
    if is_staging(verb, own, lexicon) or _is_no_telling(cue, over, verb, lexicon):
        return False
    if cue.lower_ in ("should", "ought") and _is_expected(verb, own, lexicon):
        return False
    return not any(one.lower_ in lexicon.lists["doubtless"] for one in children(verb, "attr"))


def _is_no_telling(cue: Token, over: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether the clause of a duty tells none: a question, a purpose, a case, a feeling, a means.

    "Which ports should be dredged", "lest it should rain", "in case he should fall", "it is odd
    that he should come", "the tools they need to win the war".
    """
    before = [word for word in over.subtree if word.i < cue.i]
    asked = [word for word in before if word.tag_ in ("WP", "WDT", "WRB")]
    if over.head.lemma_ == "be":
        asked = [word for word in asked if word.lower_ != "why"]
    if over.dep_ in ("ccomp", "pcomp") and asked:
        return True
    if cue.tag_ != "MD":
        own = first_child(over, *SUBJECTS)
        means = over.dep_ == "relcl" and own is not None and own.lower_ not in RELATIVES
        return means and bool(children(verb, "dobj", "acomp", "attr", "xcomp"))
    words = {word.lower_ for word in (*children(over, "mark"), *children(over, "advmod"))}
    if "lest" in words or (over.dep_ == "advcl" and {"so", "that"} <= words):
        return True
    felt = {over.head.lower_, *(c.lower_ for c in children(over.head, "acomp"))}
    clause = over.dep_ in ("acl", "ccomp", "pcomp", "relcl")
    return clause and not felt.isdisjoint(lexicon.lists["supposed"])


def _is_guess(cue: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether "must" guesses: "must be hiding", "must be hard", "must seem"."""
    if cue.lower_ != "must":
        return False
    if verb.tag_ == "VBG" or verb.lemma_ in lexicon.lists["seeming"]:
        return True
    said = children(verb, "acomp", "attr")
    return verb.lemma_ == "be" and any(one.lower_ in lexicon.lists["guessed"] for one in said)


def _is_inverted(cue: Token, own: Token | None) -> bool:
    """Whether "should" before its subject makes a condition: "should you wish"."""
    question = cue.doc.text.rstrip("\"' ").endswith("?")
    return own is not None and cue.tag_ == "MD" and cue.i < own.i and not question


def _is_expected(verb: Token, own: Token | None, lexicon: Lexicon) -> bool:
    """Whether "should" tells what a thing will probably do, or what a speaker would like."""
    if own is not None and in_list(own, "first_person"):
        said = [verb, *children(verb, "acomp")]
        return any(one.lemma_.lower() in lexicon.lists["pleased"] for one in said)
    thing = own is not None and not may_act(own, lexicon)
    resulting = verb.lemma_ in lexicon.lists["resulting"] or verb.dep_ == "relcl"
    return thing and not is_passive(verb) and resulting


def is_staging(verb: Token, own: Token | None, lexicon: Lexicon) -> bool:
    """Whether a verb only leads the talk: "it should be noted", "we must say", "let us hope"."""
    said = children(verb, "acomp")
    if verb.lemma_ == "be" and any(one.lower_ in lexicon.lists["frank"] for one in said):
        return own is not None and (own.lower_ == "'s" or in_list(own, "first_person"))
    nobody = own is None or own.lower_ == "it"
    if verb.lemma_ in lexicon.lists["reminding"]:
        return is_passive(verb) and nobody
    ours = own is not None and (own.lower_ == "'s" or in_list(own, "first_person"))
    return verb.lemma_ in lexicon.lists["noting"] and (nobody or (ours and not is_passive(verb)))


def is_firm(cue: Token, speaker: Token | None) -> bool:
    """Whether a hedge weakens no call: "I would like to urge", "we can and must act"."""
    polite = speaker is not None and in_list(speaker, "first_person")
    beside = {word.lower_ for word in (*cue.children, *cue.head.children)}
    able = cue.tag_ == "MD" and not beside.isdisjoint(("can", "could", "may"))
    above = [cue, *cue.ancestors]
    clauses = [*above, *(clause for word in above for clause in children(word, "advcl"))]
    marks = {mark.lower_ for clause in clauses for mark in children(clause, "mark")}
    question = cue.doc.text.rstrip("\"' ").endswith("?")
    return (polite or able) and not question and not marks & {"if", "unless", "whether"}
