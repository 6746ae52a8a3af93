"""Patterns of deeds: who does what a verb says, and whose deed a noun names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.annotation import Hit
from toolkit.attachment import behind_clause, run_together
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    children,
    clause_span,
    complement,
    doer,
    first_child,
    is_passive,
    noun_phrase,
    subject,
)
from toolkit.polarity import at_war
from toolkit.sides import (
    counted,
    deed_owner,
    is_demanded,
    is_personal,
    listed,
    met,
    names_side,
    side_behind,
    sufferer,
    wielder,
)
from toolkit.ties.objects import fits, harm, object_of
from toolkit.ties.tie import Tie

if TYPE_CHECKING:
    from spacy.tokens import Token


FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself"})


def act(hit: Hit, cue: Token) -> Iterator[Tie]:
    """The doer of a verb, or the side whose deed a noun names."""
    if hit.part_of_speech == "NOUN" or cue.pos_ in NOMINAL:
        yield from deed(hit, cue)
        return
    object_ = object_of(cue)
    target = run_together(cue) or _gerund_by(cue) or doer(cue)
    if target is None:
        yield from _without_agent(hit, cue, object_)
        return
    if cue.dep_ == "acl" and met(cue.head):
        return
    target = behind_clause(target, cue)
    if listed(target, "people") and first_child(target, "nummod") is not None:
        return
    if listed(target, "wars") and not hit.entry.options.get("wars", False):
        return
    if target == object_ or not fits(hit, object_, target) or not _suits(hit, target, object_):
        return
    side = side_behind(target)
    yield Tie(
        hit, cue, side, harm(cue, object_),
        affected=sufferer(object_), deed=counted(target) if side != target else None,
        thing=object_,
    )  # fmt: skip


def _gerund_by(cue: Token) -> Token | None:
    """Return the doer of a gerund that names a deed: "killed in shelling by the army"."""
    return complement(cue, "by") if cue.tag_ == "VBG" and cue.dep_ == "pcomp" else None


def _suits(hit: Hit, target: Token, object_: Token | None) -> bool:
    """Whether a verb makes a tie of such a doer, and without an object if it has none."""
    options = hit.entry.options
    if (
        target.lower_ in FIRST_PERSON
        and target.text != "US"
        and not _owned_up(hit, target, object_)
    ):
        return False
    if options.get("personal", False) and not is_personal(target):
        return False
    if object_ is not None or not options.get("transitive", False):
        return True
    return options["transitive"] == "unless armed" and listed(target, "armed")


def _owned_up(hit: Hit, target: Token, object_: Token | None) -> bool:
    """Whether the first person tells of harm it did: not of what it plans, or does to enemies."""
    if hit.entry.category not in ("causation", "obstruction", "support"):
        return True
    if target.dep_ != "nsubj" or object_ is None or at_war(object_):
        return False
    verb = target.head
    planned = any(aux.tag_ in ("MD", "TO") for aux in children(verb, "aux"))
    return not planned and verb in (object_.head, object_.head.head) and verb.tag_ != "VB"


def _without_agent(hit: Hit, cue: Token, object_: Token | None) -> Iterator[Tie]:
    """A passive that leaves out who did it: what is done is told, nobody is held responsible."""
    finite = bool(children(cue, "auxpass")) or (cue.tag_ == "VBN" and cue.dep_ in ("acl", "conj"))
    if not is_passive(cue) or not finite or object_ is None or object_.pos_ not in NOMINAL:
        return
    if hit.entry.options.get("agentless", False) and fits(hit, object_):
        yield Tie(hit, cue, None, noun_phrase(object_), affected=sufferer(object_))


def deed(hit: Hit, noun: Token) -> Iterator[Tie]:
    """A noun that names the deed, its doer named with it, or by a light verb over it.

    Who claims responsibility is target and holder in one (codebook, rulings).
    """
    aimed = complement(noun, "against", "on", "upon")
    if aimed is None and hit.entry.options.get("aimed", False):
        return
    suffered = aimed or complement(noun, "of", "to", "for") or _given_to(noun)
    if suffered is not None and suffered.idx < hit.end:
        suffered = None
    target = deed_owner(noun) or _wielder(noun) or _predicate(hit, noun)
    if aimed is None and target is not None and target != suffered:
        suffered = complement(target, "against", "on") or suffered
    harmed = suffered if suffered != target else None
    if target is None or not fits(hit, harmed, target) or met(noun):
        return
    yield Tie(
        hit, noun, target, noun_phrase(harmed) if harmed is not None else None,
        affected=sufferer(harmed), deed=noun,
        speaker=target if noun.dep_ == "dobj" and noun.head.lemma_ == "claim" else None,
    )  # fmt: skip


def _given_to(noun: Token) -> Token | None:
    """Return who gets what is given: "gives support to the gangs" hangs "to" on the verb."""
    if noun.dep_ != "dobj":
        return None
    to = (p for p in children(noun.head, "dative", "prep") if p.lower_ in ("to", "for"))
    return next((found for p in to for found in children(p, "pobj")), None)


def _predicate(hit: Hit, noun: Token) -> Token | None:
    """Return what is said to be such a thing: "the main obstacle to peace is the militia"."""
    if not hit.entry.options.get("predicate", False) or noun.dep_ != "nsubj":
        return None
    verb = noun.head
    named = first_child(verb, "attr") if verb.lemma_ in ("be", "remain") else None
    named = complement(verb, "with", "on") if verb.lemma_ in ("lie", "rest", "fall") else named
    return side_behind(named) if named is not None else None


def _wielder(noun: Token) -> Token | None:
    found = wielder(noun)
    return side_behind(found) if found is not None else None


def held(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "US-occupied land": the side before the hyphen."""
    before = cue.i - 1
    if before < 1 or cue.doc[before].text != "-":
        return
    side = cue.doc[before - 1]
    if names_side(side) or resolve(side.text) is not None or side.lower_ in ("foreign", "enemy"):
        thing = cue.head if cue.head.pos_ in NOMINAL else None
        yield Tie(hit, cue, side, noun_phrase(thing) if thing is not None else None)


def call(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "X must stop bombing": a call that presupposes X's wrong, which is X's own doing.

    An entry with `passive = true` wants a passive: "X must be compelled to allow it".
    """
    passive = is_passive(cue)
    if hit.entry.options.get("passive", False) and not passive:
        return
    target = subject(cue) if passive else doer(cue)
    wrong = first_child(cue, "xcomp", "dobj") or _refrained(cue)
    if target is None or wrong is None or not is_demanded(cue):
        return
    own = wrong.pos_ in VERBAL or first_child(wrong, "poss") is not None
    own = own or cue.lemma_ == "withdraw"
    if own and target.lower_ not in ("i", "we"):
        yield Tie(hit, cue, side_behind(target), clause_span([wrong]), deed=wrong)


def _refrained(verb: Token) -> Token | None:
    for preposition in children(verb, "prep"):
        if preposition.lower_ in ("from", "with"):
            return first_child(preposition, "pcomp", "pobj")
    return None
