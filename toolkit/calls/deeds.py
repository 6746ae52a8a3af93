"""What somebody is called on to do: the clause that tells it, who is to do it, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.clauses import (
    SUBJECTS,
    VERBAL,
    by_agent,
    children,
    coordinated,
    first_child,
    is_passive,
    noun_phrase,
    subject,
)
from toolkit.scope import in_list, is_none
from toolkit.sides import is_personal, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.feature import Place
    from toolkit.lexicon import Lexicon

_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")
_TELLING = frozenset({"to", "would", "will", "can", "could", "may", "might", "have", "has", "had"})
"""Helping verbs that a clause of what is wanted does not have."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call on somebody to act.

    `cue` carries the call and its voice, `span` is its words; `called` are those who are to act,
    `addressed` whether the call is put to them ("urge X"); `deed` is what is called for and `verb`
    its verb; `speaker` is who calls by the cue itself; `forbidden`: not to do it, or to stop it.
    """

    cue: Token
    span: Place
    called: tuple[Token, ...] = ()
    addressed: bool = False
    verb: Token | None = None
    deed: Place | None = None
    speaker: Token | None = None
    forbidden: bool = False


def who_may_act(noun: Token | None, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the nouns listed with one, itself included, that name somebody who can act."""
    every = coordinated(noun) if noun is not None else []
    return tuple(one for one in every if may_act(one, lexicon))


def may_act(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names somebody who can be called on: a person, people or a body, no thing."""
    if noun.dep_ == "expl" or noun.lower_ in lexicon.lists["pointing"]:
        return False
    if noun.pos_ == "PRON" or any(noun.lower_ in lexicon.lists[n] for n in ("anybody", "sides")):
        return True
    return noun.lower_ not in lexicon.lists["things"] and is_personal(noun)


def infinitive(*heads: Token | None) -> Token | None:
    """Return the first infinitive with "to" that hangs on one of the heads, behind it."""
    found = [c for head in heads if head for c in children(head, *_CLAUSES) if c.i > head.i]
    wanted = (verb for verb in found if has_to(verb) and not _tells_the_end(verb))
    return min(wanted, key=lambda verb: verb.i, default=None)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(aux.lower_ == "to" for aux in children(verb, "aux"))


def _tells_the_end(verb: Token) -> bool:
    """Whether an infinitive says what for: "in order to", "so as to"."""
    before = {child.lower_ for child in verb.children if child.i < verb.i}
    return "order" in before or {"so", "as"} <= before


def wanted_clause(*heads: Token, strict: bool = False) -> Token | None:
    """Return the verb of a clause that says what is wanted: "that the army (should) leave".

    `strict`: the verb above may also tell facts ("insist"), so the form alone decides.
    """
    found = [c for head in heads for c in children(head, "ccomp", "acl", "advcl") if c.i > head.i]
    return next((clause for clause in found if _is_wanted(clause, strict=strict)), None)


def _is_wanted(verb: Token, *, strict: bool) -> bool:
    helping = {aux.lower_ for aux in children(verb, "aux", "auxpass")}
    own = first_child(verb, *SUBJECTS)
    if own is None or {mark.lower_ for mark in children(verb, "mark")} != {"that"}:
        return False
    if helping & {"should", "must", "be"} or helping & _TELLING:
        return not helping & _TELLING
    agrees = own.tag_ in ("NN", "NNP") and not children(own, "conj")
    plural = verb.tag_ == "VBP" and verb.lower_ != "are"
    return verb.tag_ in ("VB", "NN") or (plural and (agrees or not strict))


def doer_of(deed: Token, named: Token | None) -> Token | None:
    """Return who is to do a deed: of a passive its agent, else its own subject or who is named."""
    if is_passive(deed):
        return by_agent(deed)
    own = first_child(deed, *SUBJECTS)
    return subject(deed) if own is not None or named is None else named


def deed_phrase(deed: Token, start: Token | None = None) -> Place:
    """Return the words of a deed, from its verb, or from `start`, to the end of its clause.

    What is set apart behind it, or has a subject of its own, is left out.
    """
    end = deed
    for child in (child for child in deed.children if child.i > deed.i):
        if child.text in (";", ":") or _stands_apart(child):
            break
        end = child.right_edge if child.dep_ not in ("punct", "cc") else end
    while end.is_punct and end.i > deed.i:
        end = end.nbor(-1)
    passive = next((aux for aux in children(deed, "auxpass") if aux.lower_ == "be"), deed)
    first = passive.idx if start is None else noun_phrase(start)[0]
    return first, end.idx + len(end)


def _stands_apart(child: Token) -> bool:
    if child.dep_ in ("advcl", "conj"):
        marked = child.dep_ == "advcl" and bool(children(child, "mark"))
        return (marked or first_child(child, *SUBJECTS) is not None) and not has_to(child)
    return child.dep_ in ("parataxis", "mark", "intj", *SUBJECTS)


def is_forbidden(deed: Token) -> bool:
    """Whether the call is not to do something, or to stop doing it.

    "Must not burn", "must end its siege" and "the raids must stop" are, "must stop hunger" is not.
    """
    if children(deed, "neg") or any(is_none(t) for t in children(deed, *SUBJECTS, "attr", "dobj")):
        return True
    if deed.pos_ not in VERBAL or not in_list(deed, "ending"):
        return deed.lemma_ in ("refrain", "desist", "abstain")
    if any(ended.tag_ == "VBG" for ended in children(deed, "xcomp", "ccomp", "dobj")):
        return True
    ended = first_child(deed, "dobj", "nsubjpass")
    if ended is None:
        own = first_child(deed, "nsubj")
        return own is None or not is_personal(own) or deed.lemma_ != "end"
    return listed(ended, "deeds") or any(own.tag_ == "PRP$" for own in children(ended, "poss"))
