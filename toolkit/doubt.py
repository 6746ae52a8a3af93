"""Doubt: what hedges a claim, word by word: modals, hearsay, suspicion, conditions, questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children, doer, is_passive
from toolkit.scope import in_list, steps

if TYPE_CHECKING:
    from spacy.tokens import Token

RHETORICAL = re.compile(r"(?i)\b(?:why|how (?:long|many|much|often|far|dare)|until when)\b")
"""Questions with these presuppose the act they ask about."""


def is_asked(cue: Token) -> bool:
    """Whether the claim is what a question asks."""
    return _is_question(cue) and all(step.reached for step in steps(cue))


def is_taken_for_granted(cue: Token) -> bool:
    """Whether the claim stands in a question that presupposes it ("how long will")."""
    return _is_question(cue) and RHETORICAL.search(cue.doc.text) is not None


def _is_question(token: Token) -> bool:
    return bool(token.doc.text.rstrip("\"' ").endswith("?"))


def doubts(token: Token) -> bool:
    """Whether a word is weakened, stands under a condition, or is a word of doubt itself."""
    if token.pos_ in VERBAL and _is_conditional(token):
        return True
    if in_list(token, "hedges") and token.pos_ in (*VERBAL, "ADJ") and token.dep_ != "aux":
        return True
    if token.pos_ in NOMINAL and any(in_list(c, "rumoured") for c in children(token, "acl")):
        return True
    modifiers = children(token, "aux", "advmod", "amod")
    return any(in_list(m, "hedges") and _weakens(m) for m in modifiers)


def _weakens(modifier: Token) -> bool:
    """Whether a modal is a hedge: "can" and "could" of ability under a negation are not."""
    verb = modifier.head
    if modifier.lower_ == "can" and verb.dep_ == "relcl":
        return False
    return not (modifier.lower_ in ("can", "could") and children(verb, "neg"))


def is_by_suspects(cue: Token) -> bool:
    """Whether it is only supposed who did what the cue tells: "suspected rebels burned"."""
    who = doer(cue) if cue.pos_ in VERBAL else None
    if who is None:
        return False
    named = (t for t in who.subtree if t.dep_ in ("amod", "acl") and in_list(t, "suspected"))
    return any(cue not in token.subtree for token in named)


def is_charge_of_nobody(verb: Token, *names: str) -> bool:
    """Whether a verb of the list `charging`, or of others, accuses and nobody is named who does."""
    if verb.pos_ not in VERBAL or not in_list(verb, "charging", *names):
        return False
    return is_passive(verb) and not children(verb, "agent")


def is_hearsay(verb: Token) -> bool:
    """Whether nobody is named who says so ("it is alleged"), or saying it is itself hearsay."""
    if any(in_list(adverb, "hedges") for adverb in children(verb, "advmod")):
        return True
    return in_list(verb, "rumoured") and is_passive(verb) and not children(verb, "agent")


def asks_whether(verb: Token) -> bool:
    """Whether a clause asks whether: "it is not clear if the army burned the mill"."""
    return any(mark.lower_ in ("if", "whether") for mark in children(verb, "mark"))


def _is_conditional(verb: Token) -> bool:
    """Whether a verb is a condition, or what would follow from one."""
    marks = children(verb, "mark")
    if any(in_list(mark, "conditions") and not _corrects(mark) for mark in marks):
        return True
    auxiliaries = children(verb, "aux", "auxpass")
    if any(_is_inverted(auxiliary, verb) for auxiliary in auxiliaries):
        return True
    return any(word.tag_ == "MD" for word in auxiliaries) and _follows_from_condition(verb)


def _corrects(mark: Token) -> bool:
    """Whether "if not" only corrects upwards: "impaired, if not destroyed"."""
    return mark.lower_ == "if" and mark.nbor(1).lower_ == "not"


def _is_inverted(auxiliary: Token, verb: Token) -> bool:
    """Whether "should" or "had" stands before its subject: "should the army burn the mill"."""
    if auxiliary.lower_ not in ("should", "had", "were") or _is_question(verb):
        return False
    return any(auxiliary.i < noun.i < verb.i for noun in children(verb, *SUBJECTS))


def _follows_from_condition(verb: Token) -> bool:
    """Whether a verb has a condition beside it: "if it rains", "any delay will"."""
    if any(child.lower_ == "any" for noun in children(verb, *SUBJECTS) for child in noun.children):
        return True
    marks = [mark for clause in children(verb, "advcl") for mark in children(clause, "mark")]
    return any(mark.lower_ in ("if", "unless") and not _concedes(mark) for mark in marks)


def _concedes(mark: Token) -> bool:
    """Whether "if" stands in "even if", "as if" or "only if"."""
    return mark.i > 0 and mark.nbor(-1).lower_ in ("even", "as", "only")
