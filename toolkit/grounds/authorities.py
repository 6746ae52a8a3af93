"""Authorization: an act backed by law, leave, custom, rank, experts, or what all others do."""

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
    noun_phrase,
    subject,
)
from toolkit.engagement.marker import Marker, clause_of, trimmed
from toolkit.feature import Finding, Place
from toolkit.grounds.ground import (
    act_over,
    act_phrase,
    end_of_ground,
    ground_voice,
    grounded,
    holder_alone,
    is_first_person,
    is_side,
    noun_behind,
    own_subject,
    side_of,
)
from toolkit.instruments import find_instruments
from toolkit.scope import in_list
from toolkit.voice import ASSERTED, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token


def backed(marker: Marker) -> Iterator[Finding]:
    """Yield "in accordance with the Charter", "in the name of justice" with the act above."""
    ground = noun_behind(marker)
    options = marker.hit.entry.options
    if ground is None and (options.get("of") or options.get("instruments")):
        return
    if ground is not None and not _is_ground(ground, marker):
        return
    act = act_over(marker)
    if act is not None and act.pos_ in NOMINAL and not _is_act(act, marker):
        act = next((t for t in act.ancestors if t.pos_ in VERBAL), None)
    if act is None or (ground is not None and act in ground.subtree) or not _is_act(act, marker):
        return
    end = marker.hit.end
    if ground is not None and marker.span[-1].pos_ not in NOMINAL:
        end = max(end, _end_of_name(ground))
    if act.lemma_ == "be":
        act = first_child(act, "xcomp", "ccomp", "csubj") or act
    yield grounded(marker, act, span=(marker.hit.start, end), voice=ground_voice(marker.word, act))


def _end_of_name(ground: Token) -> int:
    """Return where a noun phrase ends, or the instrument that it begins to name."""
    start, end = noun_phrase(ground)
    named = (i.end for i in find_instruments(ground.doc.text) if i.start < end and start < i.end)
    return max((end, *named))


def _is_ground(ground: Token, marker: Marker) -> bool:
    """Whether what a phrase names is of the kind that the entry asks for."""
    options = marker.hit.entry.options
    lists = options.get("of", ())
    if not lists and not options.get("instruments"):
        return True
    named = coordinated(ground)
    if any(marker.holds(name, noun) for name in lists for noun in named):
        return True
    start, end = noun_phrase(ground)
    if options.get("instruments"):
        found = find_instruments(ground.doc.text)
        return any(i.start < end and start < i.end for i in found)
    return bool(options.get("actors")) and resolve(ground.doc.text[start:end]) is not None


def _is_act(act: Token, marker: Marker) -> bool:
    """Whether a word is something done or demanded, no thing or state of things."""
    if act.pos_ in VERBAL:
        own = side_of(act) is not None or first_child(act, "xcomp", "ccomp", "csubj") is not None
        return own or act.lemma_ not in ("be", "hope", "seem", "speak")
    return any(marker.holds(name, act) for name in ("acts", "deeds", "measures"))


def as_said(marker: Marker) -> Iterator[Finding]:
    """Yield "as the Charter requires", "as our ancestors did", "as X once said" with the act."""
    cue = marker.word
    verb = cue if cue.pos_ in VERBAL else cue.head
    mark = next((t for t in verb.children if t.lower_ == "as" and t.i < verb.i), None)
    who = own_subject(verb)
    act = verb.head if verb.dep_ == "advcl" else None
    if mark is None or who is None or act is None or act.pos_ not in VERBAL:
        return
    if not _may_say(who, verb, marker):
        return
    span = (mark.idx, max(_end_of_saying(verb), marker.hit.end))
    main = None if marker.asks("praised") and side_of(act) is None else act
    object_ = _said(act, verb) if marker.asks("praised") else None
    voice = ground_voice(act, act)
    if marker.asks("praised"):
        own = voice.holder is not None and span[0] <= voice.holder[0] < span[1]
        voice = Voice(None if own else voice.holder, ASSERTED)
    yield grounded(marker, main, span=span, object_=object_, voice=voice)


def _end_of_saying(verb: Token) -> int:
    """Return where an "as" clause ends, without the words that are told in it."""
    told = {t for clause in children(verb, "ccomp", "parataxis") for t in clause.subtree}
    if not told:
        return end_of_ground(verb)
    behind = [t for t in verb.subtree if t not in told and not t.is_punct and t.i >= verb.i]
    return max(t.idx + len(t) for t in behind if t.i < min(word.i for word in told))


def _said(act: Token, verb: Token) -> Place | None:
    """Return what somebody of rank said: the clause in his saying, or the one it stands by."""
    told = first_child(verb, "ccomp")
    return clause_of(told) if told is not None else trimmed(act, frozenset(verb.subtree))


def _may_say(who: Token, verb: Token, marker: Marker) -> bool:
    """Whether the subject of an "as" clause is such as the entry asks for."""
    if marker.asks("plain"):
        done = verb.tag_ in ("VBD", "VBN") and not children(verb, "dobj", "neg")
        return done and is_side(who)
    if in_list(who, "first_person"):
        return False
    if marker.asks("praised"):
        return marker.holds("saying", verb)
    start, end = noun_phrase(who)
    lists = marker.hit.entry.options.get("of", ())
    found = find_instruments(who.doc.text)
    return any(marker.holds(name, who) for name in lists) or any(
        i.start < end and start < i.end for i in found
    )


def entitled(marker: Marker) -> Iterator[Finding]:
    """Yield "has every right to ...", "in exercise of our right of self-defence"."""
    right = next((t for t in marker.span if t.pos_ in NOMINAL or t.pos_ == "ADJ"), marker.word)
    last = marker.span[-1]
    near = marker.span.doc[marker.span.end : marker.span.end + 3]
    done = last if last.tag_ == "VB" else next((t for t in near if t.tag_ == "VB"), None)
    verb = next((t for t in right.ancestors if t.pos_ in VERBAL), None)
    if marker.hit.part_of_speech != "NOUN" and last.lower_ == "to" and done is None:
        return
    act = done if last.lower_ == "to" or last.tag_ == "VB" else verb
    who = subject(verb) if verb is not None else None
    if act is None or (who is not None and not is_side(who)):
        return
    yield grounded(marker, act, target=who, voice=holder_alone(right))


def teller(marker: Marker) -> Iterator[Finding]:
    """Yield "history teaches us that ...", "experts agree that ..." with what they tell."""
    noun = marker.span[-1] if marker.span.root.pos_ not in NOMINAL else marker.span.root
    verb = noun.head
    if (
        noun.dep_ != "nsubj"
        or verb.lower_ not in marker.lexicon.lists[str(marker.hit.entry.options["verbs_of"])]
    ):
        return
    told = next(iter(children(verb, "ccomp")), None)
    if told is None or told.i < verb.i:
        return
    that = first_child(told, "mark")
    end = that if that is not None and that.lower_ == "that" else _addressee(verb)
    span = (noun_phrase(noun)[0], end.idx + len(end))
    side = side_of(told)
    if not is_first_person(side) and not any(t.tag_ == "MD" for t in children(told, "aux")):
        side = None
    yield grounded(marker, None, span=span, object_=clause_of(told), target=side)


def _addressee(verb: Token) -> Token:
    return first_child(verb, "dobj", "dative") or verb


def likewise(marker: Marker) -> Iterator[Finding]:
    """Yield "like all other nations, we ...": what all others do."""
    others, peers = noun_behind(marker), marker.lexicon.lists["sides"]
    act = next((t for t in marker.span[0].ancestors if t.pos_ in VERBAL), None)
    if others is None or act is None or act.pos_ not in VERBAL or others.lower_ not in peers:
        return
    who = side_of(act)
    if who is not None and who != others and act.lemma_ != "have":
        if marker.holds("minding", act):
            return
        span = (marker.hit.start, noun_phrase(others)[1])
        yield grounded(marker, act, span=span, object_=act_phrase(act))
