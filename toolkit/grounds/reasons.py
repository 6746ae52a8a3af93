"""Rationalization: the purpose of an act, its reason, its use, and that there was no other way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    children,
    coordinated,
    first_child,
    is_passive,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.engagement.marker import Marker
from toolkit.feature import Finding
from toolkit.grounds.ground import (
    act_over,
    act_phrase,
    end_of_ground,
    ground_voice,
    grounded,
    holder_alone,
    is_first_person,
    is_side,
    own_subject,
    side_of,
    stands,
    verb_behind,
)
from toolkit.lexicon import load_lexicon
from toolkit.polarity import holds, polar
from toolkit.scope import in_list

if TYPE_CHECKING:
    from spacy.tokens import Token

WISHING = ("urging", "wishing")


def purpose(marker: Marker) -> Iterator[Finding]:
    """Yield "in order to protect civilians, we ...": a good end of somebody's act."""
    goal = verb_behind(marker)
    act = _act_for(goal, marker) if goal is not None else None
    if goal is None or act is None or not _justifies(goal, marker):
        return
    if _takes_side(act, marker):
        span = (marker.hit.start, max(marker.hit.end, end_of_ground(goal)))
        yield grounded(marker, act, span=span, voice=ground_voice(act, act))


def _act_for(goal: Token, marker: Marker) -> Token | None:
    """Return the verb that is done for an end; of a bare infinitive only where it is one."""
    if marker.span[0].lower_ == "to":
        return goal.head if goal.head.pos_ in VERBAL and _is_end_of(goal, marker) else None
    over = act_over(marker)
    if over is None or over == goal:
        over = next((t for t in goal.ancestors if t.pos_ in VERBAL and t not in marker.span), None)
    if over is not None and over.pos_ not in VERBAL:
        over = next((t for t in over.ancestors if t.pos_ in VERBAL), None)
    return over if over is not None and over.i not in _inside(goal) else None


def _inside(goal: Token) -> set[int]:
    return {token.i for token in goal.subtree}


def _is_end_of(goal: Token, marker: Marker) -> bool:
    """Whether an infinitive tells what an act is for, not what is wanted, begun or called for."""
    act = goal.head
    if goal.dep_ != "advcl" and not (goal.dep_ == "xcomp" and children(act, "dobj")):
        return False
    controls = load_lexicon("factuality").lists
    if any(act.lower_ in controls[name] for name in ("vowing", "implying", "wishing")):
        return False
    if marker.holds("enabling", act) or in_list(act, *WISHING) or act.lemma_ in ("be", "have"):
        return False
    thing = first_child(act, "dobj", "nsubjpass")
    return thing is None or not marker.holds("owed", thing)


def _justifies(goal: Token, marker: Marker) -> bool:
    """Whether an end is good: it serves what is no evil, or fights one."""
    thing = first_child(goal, "dobj", "attr") or (undergoer(goal) if is_passive(goal) else None)
    valued = marker.hit.entry.options.get("object_in")
    if valued is not None:
        return thing is not None and any(marker.holds(valued, n) for n in coordinated(thing))
    bad = thing is not None and _is_evil(thing, marker)
    if marker.holds("fighting", goal) and bad:
        return True
    if not marker.holds("serving", goal):
        return False
    if "that" in marker.span.text.lower():
        return _is_for_people(goal)
    return not bad


def _is_evil(thing: Token, marker: Marker) -> bool:
    return holds(thing, polar("bad") | marker.lexicon.lists["evils"])


def _is_for_people(goal: Token) -> bool:
    """Whether "so that" tells what somebody shall be able to have or do."""
    who = subject(goal)
    able = any(helping.tag_ == "MD" for helping in children(goal, "aux"))
    return able and who is not None and is_side(who)


def _takes_side(act: Token, marker: Marker) -> bool:
    """Whether somebody does what is done for an end, or a measure or passive stands for him."""
    if act.lemma_ in ("need", "require", "seem", "want"):
        return False
    if side_of(act) is not None or is_passive(act):
        return True
    what = subject(act)
    if what is None:
        return act.tag_ == "VB" and not children(act, "aux")
    return marker.holds("measures", what) or what.tag_ == "VBG"


def reason(marker: Marker) -> Iterator[Finding]:
    """Yield "we closed it because ...": the reason that the author gives for his side's act."""
    mark = marker.word
    why = mark.head if mark.dep_ == "mark" and mark.head.pos_ in VERBAL else None
    act = why.head if why is not None and why.dep_ == "advcl" else None
    if why is None or act is None or act.pos_ not in VERBAL or not is_first_person(subject(act)):
        return
    if (
        marker.holds("minding", act)
        or is_passive(act)
        or (mark.lower_ == "since" and why.i > act.i)
    ):
        return
    span = (marker.hit.start, max(marker.hit.end, end_of_ground(why)))
    yield grounded(marker, act, span=span, voice=ground_voice(act, act))


def why(marker: Marker) -> Iterator[Finding]:
    """Yield "that is why we ...": an act whose reason was told before."""
    told = next((t.head for t in marker.span if t.lower_ == "why"), None)
    act = told if told is not None and told.i >= marker.span.end else act_over(marker)
    while act is not None and act.dep_ == "conj" and own_subject(act) is None:
        act = act.head
    who = own_subject(act) if act is not None else None
    if act is None or who is None or is_passive(act) or act in marker.span:
        return
    if act.lemma_ == "be" and not is_first_person(who):
        return
    if is_first_person(who) or is_side(who):
        yield grounded(marker, act, target=who)


def otherwise(marker: Marker) -> Iterator[Finding]:
    """Yield "if we do not act, ...", "if we want to live in peace, we must ..."."""
    verbs = [marker.span[-1], *marker.span.doc[marker.span.end : marker.span.end + 6]]
    clause = next((t for t in verbs if t.tag_ in ("VB", "VBP")), None)
    if clause is None:
        return
    top = next((t for t in (clause, *clause.ancestors) if t.dep_ == "advcl"), None)
    main = top.head if top is not None else None
    if top is None or main is None or main.pos_ not in VERBAL or not _foretells(main):
        return
    aimed = marker.span[-1].lower_ == "to" and "fail" not in marker.span.text.lower()
    act = main if aimed else clause
    if aimed and side_of(main) is None and not is_passive(main):
        return
    span = (marker.hit.start, max(marker.hit.end, end_of_ground(top)))
    who = None if aimed else next((t for t in marker.span if in_list(t, "first_person")), None)
    yield grounded(marker, act, span=span, target=who, voice=holder_alone(main))


def _foretells(main: Token) -> bool:
    return any(helping.tag_ == "MD" for helping in children(main, "aux"))


def necessity(marker: Marker) -> Iterator[Finding]:
    """Yield "had no choice but to ...", "X is the only way to ..."."""
    noun = next((t for t in reversed(list(marker.span)) if t.pos_ in NOMINAL), marker.word)
    below = _done_below(marker)
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    told = subject(verb) if verb is not None and noun.dep_ == "attr" else None
    if told is not None and told.dep_ != "expl" and told.pos_ != "PRON":
        end = end_of_ground(below) if below is not None else marker.hit.end
        span = (marker.hit.start, max(marker.hit.end, end))
        yield grounded(marker, None, span=span, object_=noun_phrase(told), voice=stands(noun))
        return
    thing = first_child(noun, "prep")
    what = first_child(thing, "pobj") if thing is not None else None
    who = subject(verb) if verb is not None and noun.dep_ == "dobj" else None
    side = who if who is not None and is_side(who) else None
    if below is not None:
        yield grounded(marker, below, target=side, voice=stands(noun))
    elif what is not None and "only" not in marker.span.text.lower():
        yield grounded(marker, None, object_=noun_phrase(what), target=side, voice=stands(noun))


def _done_below(marker: Marker) -> Token | None:
    """Return the verb of what must be done, right behind the marker."""
    near = marker.span.doc[marker.span.end : marker.span.end + 4]
    done = next((t for t in near if t.tag_ in ("VB", "VBG") and t.pos_ in VERBAL), None)
    if done is not None:
        return done
    last = marker.span[-1]
    return last if last.tag_ == "VB" else None


def forced(marker: Marker) -> Iterator[Finding]:
    """Yield "we were forced to ...": an act that its doer could not help."""
    verb = marker.span[0]
    done = first_child(verb, "xcomp")
    who = subject(verb) if is_passive(verb) or verb.pos_ == "ADJ" else None
    if done is None or who is None or marker.holds("suffering", done) or is_passive(done):
        return
    actor = resolve(who.doc.text[slice(*noun_phrase(who))])
    rules = who.lower_ in ("government", "army", "authorities", "state")
    if is_first_person(who) or rules or (actor is not None and actor.group == "state"):
        yield grounded(marker, done, target=who, object_=act_phrase(done))
