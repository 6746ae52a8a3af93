"""Grounds of acts: the act that a ground hangs on, whose it is, and the row of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.clauses import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    children,
    doer,
    first_child,
    noun_phrase,
    owner,
    subject,
)
from toolkit.doubt import is_asked
from toolkit.engagement.marker import Marker
from toolkit.feature import Finding, Place
from toolkit.lexicon import load_lexicon
from toolkit.scope import in_list
from toolkit.sides import deed_owner, is_personal, may_answer
from toolkit.voice import ASSERTED, DENIED, HEDGED, Voice, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

LEGITIMATION = "legitimation"
APART = ("relcl", "advcl", "parataxis", "appos")
NAMES = ("dobj", "attr", "acomp", "oprd", "dative")


def grounded(
    marker: Marker,
    act: Token | None,
    *,
    span: Place | None = None,
    object_: Place | None = None,
    target: Token | None = None,
    voice: Voice | None = None,
) -> Finding:
    """Return the row of a ground: what legitimates which act of whom, and whose claim that is.

    The act is given as its verb or noun; `object_` is another phrase for it, `target` its side
    where the act itself does not tell.
    """
    side = target if target is not None else (side_of(act) if act is not None else None)
    if object_ is None and act is not None:
        object_ = act_phrase(act)
    sounded = voice if voice is not None else ground_voice(marker.word, act)
    place = span or (marker.hit.start, marker.hit.end)
    found = marker.finding(
        sounded,
        object_=_apart(object_, marker, act),
        target=noun_phrase(side) if side is not None else None,
    )
    form = marker.hit.entry.options.get("form", LEGITIMATION)
    return replace(found, span=place, cue=(marker.hit.start, marker.hit.end), form=form)


def _apart(object_: Place | None, marker: Marker, act: Token | None) -> Place | None:
    """Return an act without the ground that stands behind it."""
    if object_ is None or act is None or marker.word == act:
        return object_
    branch = next((t for t in (marker.word, *marker.word.ancestors) if t.head == act), None)
    start = marker.hit.start if branch is None else min(marker.hit.start, branch.left_edge.idx)
    if not object_[0] < start < object_[1]:
        return object_
    words = [t for t in act.doc if object_[0] <= t.idx < start and not t.is_punct]
    return (object_[0], words[-1].idx + len(words[-1])) if words else None


def ground_voice(word: Token, act: Token | None) -> Voice:
    """Return whose a ground is and its status; that an act only may or can be done is no doubt."""
    voice = voice_of(word)
    if voice.status == HEDGED and act is not None and not is_asked(word):
        modal = any(helping.tag_ == "MD" for helping in children(act, "aux"))
        return Voice(voice.holder, ASSERTED) if modal else voice
    return voice


def stands(word: Token) -> Voice:
    """Return whose a ground is where its own negation makes it one ("no choice but")."""
    voice = voice_of(word)
    return Voice(voice.holder, ASSERTED) if voice.status == DENIED else voice


def holder_alone(word: Token) -> Voice:
    """Return whose a ground is that its own condition does not make doubtful ("if we fail")."""
    return Voice(voice_of(word).holder, ASSERTED)


def act_over(marker: Marker) -> Token | None:
    """Return the verb, or the noun right above, that a ground hangs on."""
    span = marker.span
    for above in marker.word.ancestors:
        if above in span or above.pos_ in ("ADP", "SCONJ", "PART"):
            continue
        if above.pos_ in VERBAL or above.pos_ in NOMINAL:
            return _own_verb(above)
    return None


def _own_verb(word: Token) -> Token:
    """Return the full verb where a ground hangs on a helping one."""
    return word.head if word.dep_ in ("aux", "auxpass") else word


def side_of(act: Token) -> Token | None:
    """Return the person, people or institution whose act a verb or noun names."""
    if act.pos_ in VERBAL:
        who = subject(act) if act.lemma_ == "be" else doer(act)
    else:
        who = deed_owner(act) or _owning(act)
    return who if who is not None and is_side(who) else None


def _owning(noun: Token) -> Token | None:
    who = owner(noun)
    return who if who is not None and who.pos_ != "ADJ" else None


def is_side(who: Token) -> bool:
    """Whether a word names who can act: a person, people, an institution, a known actor."""
    if who.dep_ == "expl" or not may_answer(who):
        return False
    sides = load_lexicon("legitimation").lists["sides"]
    return is_personal(who) or who.lower_ in sides or resolve(who.text) is not None


def act_phrase(act: Token) -> Place:
    """Return the words that name an act: a noun phrase, or a verb with its object."""
    if act.pos_ not in VERBAL:
        return noun_phrase(act)
    return act.idx, max(_ends(act))


def _ends(verb: Token) -> Iterator[int]:
    yield int(verb.idx + len(verb))
    for below in verb.children:
        if below.dep_ == "prt":
            yield int(below.idx + len(below))
        if below.i < verb.i or below.pos_ == "ADP":
            continue
        if below.dep_ in NAMES:
            yield noun_phrase(below)[1]
        elif below.dep_ == "xcomp":
            yield from _ends(below)
    behind = first_child(verb, "prep")
    thing = first_child(behind, "pobj") if behind is not None else None
    if thing is not None and behind is not None and behind.i == verb.i + 1:
        yield noun_phrase(thing)[1]


def end_of_ground(word: Token) -> int:
    """Return where the words under a verb or noun end, but for clauses that tell more of them."""
    out: set[Token] = set()
    for token in word.subtree:
        if token != word and (token.dep_ in APART or _is_clause_of_its_own(token)):
            out.update(token.subtree)
    last = word
    for token in word.doc[word.i + 1 : word.right_edge.i + 1]:
        if token in out or token.text in ";:—–":
            break
        if not token.is_punct and token.dep_ != "cc":
            last = token
    return int(last.idx + len(last))


def _is_clause_of_its_own(token: Token) -> bool:
    return token.dep_ == "conj" and first_child(token, *SUBJECTS) is not None


def noun_behind(marker: Marker) -> Token | None:
    """Return the head of the noun phrase that follows a marker, by the order of words."""
    within = ("compound", "amod", "poss", "nmod", "det", "nummod", "case")
    for token in marker.span.doc[marker.span.end : marker.span.end + 12]:
        if token.pos_ in NOMINAL and token.dep_ not in within:
            return token
        if token.pos_ in VERBAL and token.tag_ != "VBN":
            return None
    return None


def verb_behind(marker: Marker) -> Token | None:
    """Return the verb that ends a marker ("to protect") or follows it ("in order to protect")."""
    last = marker.span[-1]
    if last.pos_ in VERBAL:
        return last
    if last.dep_ == "mark" and last.head.pos_ in VERBAL:
        return last.head
    near = marker.span.doc[marker.span.end : marker.span.end + 4]
    return next((t for t in near if t.tag_ in ("VB", "VBG") and t.pos_ in VERBAL), None)


def is_first_person(word: Token | None) -> bool:
    """Whether the author's side acts: "we", "I", "our council"."""
    if word is None:
        return False
    return in_list(word, "first_person") or any(
        in_list(whose, "first_person") for whose in children(word, "poss")
    )


def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands by a verb itself."""
    return first_child(verb, *SUBJECTS)
