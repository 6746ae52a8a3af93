"""What a claim of conformity amounts to: a duty where it is demanded, a breach where it is denied.

"Acts in accordance with the treaty" is lawful, "must act in accordance with the treaty" a duty;
"must respect the treaty" is a duty, "does not respect the treaty" unlawful.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.clauses import SUBJECTS, VERBAL, children
from toolkit.law.words import is_among
from toolkit.lexicon import Entry
from toolkit.voice import ASSERTED, DENIED

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WHOLE = frozenset({"full", "complete", "strict", "immediate", "swift", "effective"})
_OBJECTS = ("dobj", "pobj", "nsubjpass")
_CALLED = frozenset({"xcomp", "ccomp", "acl"})
"""Clauses by which a word says what is to be done."""


def polarity_of(span: Span, entry: Entry, status: str) -> tuple[str, str]:
    """Return the polarity and status of a cue: as its entry says, or as the clause turns it.

    An entry with `broken` names the polarity that its denial asserts, one with `demanded` the
    polarity where the act is called for, one with `stated` that where it is told as done.
    """
    options = entry.options
    if "broken" in options and (_is_undone(span.root, status) or _is_failed(span.root)):
        return options["broken"], ASSERTED
    if "demanded" in options and is_demanded(span.root):
        return options["demanded"], status
    if "stated" in options and (_is_told(span.root) or _is_ground(span.root)):
        return options["stated"], status
    return entry.category, status


def _is_told(cue: Token) -> bool:
    """Whether a verb tells what is done, not what is to be done; a duty stays one, done or not."""
    if cue.pos_ not in VERBAL or is_demanded(cue) or _of_duty(cue):
        return False
    if cue.tag_ == "VB":
        return any(helping.lemma_ in ("will", "do") for helping in children(cue, "aux"))
    while cue.dep_ == "conj" and cue.head.pos_ in VERBAL and not children(cue, *SUBJECTS):
        cue = cue.head
    return cue.dep_ != "pcomp" or cue.head.lower_ in ("by", "while")


def _is_undone(cue: Token, status: str) -> bool:
    """Whether the denial says that it is not done, and not that what would do it is lacking."""
    if status != DENIED or cue.tag_ != "VB" or cue.dep_ not in ("acl", "relcl", "advcl"):
        return status == DENIED
    of = (cue.head, *children(cue.head, "attr", "dobj"))
    return any(is_among(noun, "wills") for noun in of)


def _is_failed(cue: Token) -> bool:
    """Whether a noun over a verb says that it was not done ("the failure to uphold the law")."""
    return cue.dep_ == "acl" and is_among(cue.head, "failures")


def _is_ground(cue: Token) -> bool:
    """Whether something is said to rest on the deed ("founded on respect for the law")."""
    on = cue.head
    return cue.dep_ == "pobj" and on.lower_ in ("on", "upon") and on.head.tag_ == "VBN"


def _of_duty(verb: Token) -> bool:
    objects = (noun for p in (verb, *children(verb, "prep")) for noun in children(p, *_OBJECTS))
    return any(is_among(noun, "bonds") for noun in objects)


def is_demanded(cue: Token) -> bool:
    """Whether the act that a cue completes, or tells, is what somebody is held or called to do."""
    verb: Token | None = _act_of(cue)
    while verb is not None:
        if _is_duty(verb):
            return True
        above = verb.head
        if verb.dep_ == "conj" and above.pos_ in VERBAL and not children(verb, *SUBJECTS):
            verb = above
        elif verb.dep_ in _CALLED:
            if any(is_among(t, "calls") for t in (above, *children(above, "acomp", "attr"))):
                return True
            open_ = verb.dep_ == "xcomp" and above.pos_ in VERBAL
            verb = above if open_ and above.tag_ in ("VB", "VBG") else None
        else:
            verb = None
    return False


def _act_of(cue: Token) -> Token | None:
    """Return the verb of the act: the cue itself, or what it hangs on, "in a manner" between."""
    if cue.pos_ in VERBAL or cue.tag_ == "VBN":
        return None if cue.dep_ in ("acl", "amod") and not children(cue, "aux") else cue
    above = next((t for t in cue.ancestors if t.pos_ not in ("ADP", "ADJ")), None)
    if above is not None and is_among(above, "manners"):
        above = next((t for t in above.ancestors if t.pos_ != "ADP"), None)
    return above if above is not None and above.pos_ in VERBAL else None


def _is_duty(verb: Token) -> bool:
    return any(is_among(helping, "duties") for helping in children(verb, "aux"))


def is_called_for(noun: Token) -> bool:
    """Whether a deed told by a noun is called for ("call for the full implementation of")."""
    if any(t.lower_ in _WHOLE for t in children(noun, "amod")):
        return True
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.pos_ in VERBAL:
        return _is_duty(verb) or (noun.dep_ != "nsubj" and is_among(verb, "calls"))
    return noun.dep_ == "pobj" and is_among(verb, "calls")
