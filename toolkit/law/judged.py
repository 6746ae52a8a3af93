"""Whose act, status or situation is judged: a pattern for each way in which cues are built."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.clauses import (
    CHARGING,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    ancestors,
    by_agent,
    children,
    complement,
    doer,
    first_child,
    is_passive,
    owner,
    subject,
    undergoer,
)
from toolkit.law.words import is_among
from toolkit.sides import counting, deed_owner, is_personal, listed, names_side

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Judged = Callable[["Token", "Span"], "Token | None"]
"""A pattern: from the cue's head word and its span to the token whose act or status is judged."""


def _label(cue: Token, span: Span) -> Token | None:
    """ "Illegal armed groups": the groups, also where another noun follows ("illegal drug use")."""
    last = next((t for t in (span[-1], span[-1].head) if t.pos_ in NOMINAL), None)
    return last if last is not None else cue


def _quality(cue: Token, _: Span) -> Token | None:
    own = first_child(cue, "nsubj")
    if own is not None:
        return own
    if cue.pos_ in VERBAL and cue.dep_ != "amod" and is_passive(cue):
        return undergoer(cue)
    if cue.dep_ == "conj" and cue.head.pos_ == "ADJ":
        return _quality(cue.head, _)
    if cue.dep_ in ("amod", "compound", "nmod") and cue.head.pos_ in NOMINAL:
        return _of_deed(cue.head)
    verb = cue.head.head if cue.head.lower_ == "as" else cue.head
    if verb.pos_ not in VERBAL:
        return verb if verb.pos_ in NOMINAL else None
    if verb.lemma_ != "be" and undergoer(verb) is not None:
        return undergoer(verb)
    if verb.dep_ == "acl" and verb.head.dep_ == "nsubj" and cue.dep_ == "oprd":
        return _called_in_relative(verb)
    return _topmost(subject(verb), verb)


def _called_in_relative(verb: Token) -> Token | None:
    """Mend a known fault of parsers: in "the raid, which X called illegal" X seems so called."""
    relative = next((t for t in verb.head.subtree if t.lower_ in ("which", "that")), None)
    clause = next((t for t in verb.ancestors if t.dep_ == "relcl"), None)
    return clause.head if relative is None and clause is not None else verb.head


def _topmost(judged: Token | None, verb: Token) -> Token | None:
    """Mend a known fault of parsers: ", which is illegal" hangs on the last noun before it.

    If the phrase that this noun closes is headed by a deed, the deed is what is judged ("the
    presence of troops without the consent of the government, which is illegal").
    """
    if (
        judged is None
        or verb.dep_ != "relcl"
        or not any(t.lower_ == "which" for t in verb.children)
    ):
        return judged
    which = next(t for t in verb.children if t.lower_ == "which")
    if which.i == 0 or verb.doc[which.i - 1].text != "," or listed(judged, "deeds"):
        return judged
    above = [t for t in ancestors(judged) if t.pos_ in NOMINAL and t.i < which.i]
    return next((t for t in above if listed(t, "deeds")), judged)


def _of_deed(noun: Token) -> Token:
    """Return the side that a judged noun names or its clause does, or the noun itself."""
    if not listed(noun, "deeds"):
        return noun
    side = deed_owner(noun) or _by_verb(noun)
    return side if side is not None else noun


def _by_verb(noun: Token) -> Token | None:
    """Return who does the deed that a verb's object names ("undertakes an illegal buildup")."""
    top = counting(noun)
    return doer(top.head) if top.dep_ == "dobj" and _commits(top.head) else None


def _manner(cue: Token, _: Span) -> Token | None:
    verb = cue.head
    before = verb.i - 1
    if before > 0 and verb.doc[before].text == "-" and names_side(verb.doc[before - 1]):
        return verb.doc[before - 1]
    if verb.pos_ in NOMINAL or names_side(verb):
        return verb
    if verb.dep_ == "amod":
        return verb.head
    return _performer(verb) or (undergoer(verb) if is_passive(verb) else None)


def _performer(verb: Token) -> Token | None:
    """Return who does a verb; nobody does what is only called for ("the need to uphold the law").

    Who is held accountable or found guilty for a deed is who did it.
    """
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ == "xcomp" and _bound(verb) is not None:
        return _bound(verb)
    if verb.dep_ not in ("pcomp", "acl") or children(verb, *SUBJECTS):
        return doer(verb)
    if over.pos_ == "ADJ" and over.head.pos_ in VERBAL:
        return undergoer(over.head) or subject(over.head)
    if is_among(over, "wishes"):
        return complement(over, "on", "upon", "to", "for")
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and over.pos_ in VERBAL:
        return undergoer(over) or subject(over)
    return doer(verb)


def _bound(verb: Token) -> Token | None:
    """ "It is the duty of X to act": X, who is no subject of the clause."""
    duties = (t for t in children(verb.head, "attr") if is_among(t, "bonds"))
    return next((complement(t, "of") for t in duties), None)


def _deed(cue: Token, _: Span) -> Token | None:
    """ "X's breach", "X is guilty of a breach", "X raided the town in breach of the truce"."""
    if cue.pos_ in VERBAL:
        return subject(cue)
    side = deed_owner(cue)
    if side is not None:
        return side
    if cue.dep_ == "conj" and listed(cue.head, "deeds"):
        return _deed(cue.head, _)
    if cue.dep_ == "appos":
        return cue.head
    named = _by_place(cue)
    return cue if named is None and is_among(cue, "lawbreakers") else named


def _by_place(cue: Token) -> Token | None:
    """Return whose deed a noun is by its place in the clause."""
    if cue.dep_ in ("attr", "dobj", "oprd", "ccomp") and cue.head.pos_ in VERBAL:
        return _named_so(cue) or _by_verb_over(cue)
    if cue.dep_ == "nsubjpass":
        return doer(cue.head)
    return _by_preposition(cue) if cue.dep_ in ("pobj", "pcomp") else None


def _named_so(cue: Token) -> Token | None:
    """Return what is called a deed: "calls the raid a crime", "considers the raid a crime"."""
    called = first_child(cue, "nsubj") or first_child(cue.head, "dobj")
    return called if called is not None and called.i < cue.i else None


def _by_verb_over(cue: Token) -> Token | None:
    """Return who commits what a verb has for its object, or is what the verb says it is."""
    verb = cue.head
    if is_passive(verb):
        return subject(verb) if cue.dep_ == "oprd" else doer(verb)
    return _topmost(subject(verb), verb) if cue.dep_ == "attr" or _commits(verb) else None


def _commits(verb: Token) -> bool:
    """Whether a verb says that its object is its subject's own deed, duty or right."""
    return listed(verb, "wielding") or is_among(verb, "owning")


def _by_preposition(cue: Token) -> Token | None:
    """Return whose deed it is by what its preposition hangs on: "guilty of", "charged with"."""
    preposition, over = cue.head, cue.head.head
    if over.pos_ in NOMINAL:
        return over if _is_said_of(over, preposition.lower_) else None
    if over.pos_ == "ADJ" and preposition.lower_ in ("of", "for", "in"):
        return undergoer(over.head) or subject(over.head) if over.head.pos_ in VERBAL else None
    if over.pos_ not in VERBAL or by_agent(over) == cue or is_among(over, "calls"):
        return None
    charged = preposition.lower_ == "with" and over.lemma_ in ("charge", "accuse")
    if charged or preposition.lower_ == "of":
        return undergoer(over)
    if preposition.lower_ in ("for", "as"):
        return undergoer(over) or subject(over)
    if preposition.lower_ == "in" and not listed(over, "engaging"):
        return doer(over) or _deed_told_in(over, cue)
    if listed(over, "engaging") or is_among(over, "amounting"):
        return subject(over)
    return doer(over) if preposition.lower_ in ("by", "through", "with") else None


def _is_said_of(noun: Token, preposition: str) -> bool:
    """Whether a preposition on a noun says its deed: "accuse X of it", "a raid in breach"."""
    if preposition == "as":
        return True
    if preposition == "in":
        return listed(noun, "deeds")
    return preposition in ("of", "for") and noun.dep_ == "dobj" and noun.head.lemma_ in CHARGING


def _deed_told_in(verb: Token, cue: Token) -> Token | None:
    """Return the deed in which something happened: "ten were hurt in a raid, in breach of"."""
    nouns = (noun for p in children(verb, "prep") for noun in children(p, "pobj"))
    return next((noun for noun in nouns if noun != cue and listed(noun, "deeds")), None)


def _answering(cue: Token, _: Span) -> Token | None:
    """ "Accountability for the raiders", "the impunity of the raiders": who is to answer."""
    over = cue.head if cue.dep_ in ("dobj", "nsubjpass") else cue
    for noun in (cue, over):
        answering = complement(noun, "for", "of", "against")
        if answering is not None and (is_personal(answering) or answering.lower_ == "those"):
            return answering
    if cue.dep_ == "pobj" and cue.head.lower_ == "with" and cue.head.head.pos_ in VERBAL:
        return doer(cue.head.head)
    return first_child(cue, "poss")


def _doing(cue: Token, _: Span) -> Token | None:
    return _deed(cue, _) if cue.pos_ in NOMINAL else _performer(cue)


def _ruled(cue: Token, _: Span) -> Token | None:
    """ "The treaty requires states to act", "forbids the use of poison": the states, the use."""
    clause = first_child(cue, "ccomp")
    named = undergoer(cue) or (subject(clause) if clause is not None else None)
    behind = (noun for p in children(cue, "prep") for noun in children(p, "pobj"))
    return named if named is not None else next(behind, None)


def _ground(cue: Token, span: Span) -> Token | None:
    """ "in accordance with X": what the phrase hangs on, or who does it."""
    if span[0].lower_ == "as" or (span.start > 0 and span.doc[span.start - 1].lower_ == "as"):
        return _named_before(span)
    words = (t for t in cue.ancestors if t.i not in range(span.start, span.end))
    above = next((t for t in words if t.pos_ in NOMINAL or t.pos_ in VERBAL), None)
    if cue.pos_ in VERBAL and cue.dep_ in ("ROOT", "relcl", "ccomp", "conj"):
        return subject(cue)
    if above is not None and is_among(above, "manners"):
        above = next((t for t in above.ancestors if t.pos_ in VERBAL), None)
    if above is None or above.pos_ in NOMINAL:
        return above
    if above.lemma_ == "be":
        return subject(above)
    return _performer(above) or undergoer(above)


def _named_before(span: Span) -> Token | None:
    """Return the head of the phrase before "as set out in", which is what is set out."""
    before = [t for t in span.doc[: span.start] if t.pos_ in NOMINAL]
    noun = before[-1] if before else None
    while noun is not None and noun.dep_ in ("pobj", "conj", "compound") and _of(noun) is not None:
        noun = _of(noun)
    return noun


def _of(noun: Token) -> Token | None:
    """Return the noun above one in a list or behind "of"."""
    above = noun.head
    if noun.dep_ == "pobj":
        above = above.head if above.lower_ == "of" else noun
    return above if above.pos_ in NOMINAL and above != noun else None


def _consequence(cue: Token, span: Span) -> Token | None:
    """ "bring X to justice": who is to answer."""
    own = first_child(cue, "nsubj", "compound")
    if own is not None and cue.pos_ == "ADJ":
        return own
    verb = next((t for t in ancestors(cue) if t.pos_ in VERBAL), None)
    if verb is None or (cue.pos_ in NOMINAL and verb.i not in range(span.start, span.end)):
        return deed_owner(cue) if cue.pos_ in NOMINAL else None
    held = [undergoer(v) for v in (verb, *(t for t in span if t.pos_ in VERBAL))]
    return next((one for one in held if one is not None and one not in span), subject(verb))


def _norm(cue: Token, _: Span) -> Token | None:
    """ "X respects the sovereignty of Y": X who touches it, or else Y whose it is."""
    toucher = next((t for t in cue.ancestors if is_among(t, "touching")), None)
    if toucher is not None:
        touching = doer(toucher) if toucher.pos_ in VERBAL else deed_owner(toucher)
        if touching is not None:
            return touching
    return owner(cue)


def _right(cue: Token, _: Span) -> Token | None:
    """ "X's right", "the right of X", "X has the right": X."""
    verb = cue.head
    has = cue.dep_ == "dobj" and is_among(verb, "owning")
    return owner(cue) or (subject(verb) if has else complement(cue, "for"))


PATTERNS: dict[str, Judged] = {
    "label": _label,
    "quality": _quality,
    "manner": _manner,
    "deed": _deed,
    "act": _doing,
    "ruled": _ruled,
    "ground": _ground,
    "answering": _answering,
    "consequence": _consequence,
    "norm": _norm,
    "right": _right,
}
"""The patterns an entry may name."""
