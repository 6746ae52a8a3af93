"""Requests: what somebody is urged, asked, ordered or advised to do, by a verb or by a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.annotation import Hit, Sentence
from toolkit.calls.deeds import (
    Call,
    deed_phrase,
    has_to,
    infinitive,
    is_forbidden,
    may_act,
    wanted_clause,
    who_may_act,
)
from toolkit.calls.duties import duty_to
from toolkit.calls.senses import is_staging
from toolkit.clauses import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    by_agent,
    children,
    clause_span,
    complement,
    doer,
    first_child,
    governor,
    is_passive,
    subject,
)
from toolkit.lexicon import Lexicon
from toolkit.scope import in_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.feature import Place


def address(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of "urge X to act", "call on X to act", "demand that X act", "call for Y".

    The entry says behind which prepositions the addressee stands (`through`) and what is called
    for (`about`), whether a clause or a bare object may tell it (`clause`, `thing`), and whether
    only a `caller` makes it a call ("the crisis calls for courage" is none).
    """
    cue = sentence.words(hit.start, hit.end).root
    speaker = by_agent(cue) if is_passive(cue) else doer(cue)
    if cue.pos_ not in VERBAL or not _may_call(cue, speaker, hit, lexicon):
        return
    call = (
        _put_to(cue, hit, lexicon)
        or _clause(cue, hit, lexicon)
        or _asked_for(cue, hit, lexicon)
        or _thing(cue, hit, lexicon)
    )
    if call is not None:
        against = hit.entry.category == "prohibition"
        yield replace(call, speaker=speaker, forbidden=call.forbidden or against)


def _may_call(cue: Token, speaker: Token | None, hit: Hit, lexicon: Lexicon) -> bool:
    """Whether the subject is one who calls: somebody or a text, where the entry asks for that."""
    if not hit.entry.options.get("caller"):
        return True
    if speaker is None:
        return is_passive(cue) or not has_to(cue)
    return _is_caller(speaker, lexicon) and (not has_to(cue) or in_list(speaker, "first_person"))


def _is_caller(speaker: Token, lexicon: Lexicon) -> bool:
    return may_act(speaker, lexicon) or speaker.lower_ in lexicon.lists["texts"]


def _behind(head: Token, prepositions: list[str]) -> tuple[Token, Token] | None:
    """Return the first of some prepositions behind a word, with the noun or gerund it leads to."""
    for link in children(head, "prep", "dative", "agent"):
        noun = first_child(link, "pobj", "pcomp")
        if link.lower_ in prepositions and noun is not None and link.i > head.i:
            return link, noun
    return None


def _addressee(cue: Token, hit: Hit) -> tuple[Token | None, Place]:
    """Return to whom a call is put, and the words of the call ("called on")."""
    through = hit.entry.options.get("through", [])
    link = _behind(cue, through)
    if is_passive(cue):
        stranded = next((p for p in children(cue, "prep") if p.lower_ in through), None)
        if stranded is None:
            return (None if through else subject(cue)), (hit.start, hit.end)
        return subject(cue), _with(cue, stranded, hit)
    if link is None:
        return first_child(cue, "dobj", "dative"), (hit.start, hit.end)
    return link[1], _with(cue, link[0], hit)


def _with(cue: Token, preposition: Token, hit: Hit) -> Place:
    """Return the words of a cue, with a preposition that stands right behind it."""
    if preposition.i != cue.i + 1:
        return hit.start, hit.end
    return hit.start, preposition.idx + len(preposition)


def _put_to(cue: Token, hit: Hit, lexicon: Lexicon) -> Call | None:
    """Return a call with an infinitive: "urge X to act", "call for X to act"."""
    named, span = _addressee(cue, hit)
    verb = infinitive(cue, named, *(children(named, "relcl") if named is not None else []))
    inner = first_child(verb, *SUBJECTS) if verb is not None else None
    about = _behind(cue, hit.entry.options.get("about", []))
    if verb is None and about is not None and infinitive(about[1]) is not None:
        verb, inner = infinitive(about[1]), about[1]
    called = _called(inner if inner is not None else named, hit, lexicon)
    if verb is None or not called or is_staging(verb, called[0], lexicon):
        return None
    if hit.entry.category == "prohibition" and not children(verb, "neg"):
        return None
    put = inner is None or named is not None
    return Call(cue, span, called, put, verb, deed_phrase(verb), None, is_forbidden(verb))


def _called(named: Token | None, hit: Hit, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return who is called on; whoever is urged or called on to act can, whatever the noun."""
    if named is not None and named.lower_ in lexicon.lists["goods"]:
        return ()
    found = who_may_act(named, lexicon)
    sure = hit.entry.options.get("urging") and named is not None and named.pos_ in NOMINAL
    if found or not sure or named is None or named.lower_ in lexicon.lists["pointing"]:
        return found
    return (named,)


def _clause(cue: Token, hit: Hit, lexicon: Lexicon) -> Call | None:
    """Return a call with a clause: "demand that X act"."""
    told = hit.entry.options.get("clause")
    verb = wanted_clause(cue, strict=told == "strict") if told else None
    return None if verb is None else duty_to(verb, first_child(verb, *SUBJECTS), cue, hit, lexicon)


def _asked_for(cue: Token, hit: Hit, lexicon: Lexicon) -> Call | None:
    """Return a call with a preposition: "call for Y", "appeal to X for Y"."""
    about = _behind(cue, hit.entry.options.get("about", []))
    if about is None or (about[1].tag_ == "VBG" and hit.entry.options.get("clause") == "strict"):
        return None
    named, span = _addressee(cue, hit)
    called = who_may_act(named, lexicon)
    if not called:
        span = _with(cue, about[0], hit)
    return Call(cue, span, called, bool(called), None, clause_span([about[1]]))


def _thing(cue: Token, hit: Hit, lexicon: Lexicon) -> Call | None:
    """Return a call with a bare object: "urge restraint"; no person and no goods are called for."""
    gerund = (verb for verb in children(cue, "xcomp") if verb.tag_ == "VBG")
    thing = first_child(cue, "dobj", "nsubjpass") or next(gerund, None)
    named = thing is not None and thing.pos_ in ("NOUN", "PROPN", "VERB")
    said_of = is_passive(cue) and hit.entry.options.get("urging", False)
    if not hit.entry.options.get("thing") or thing is None or not named or said_of:
        return None
    if infinitive(cue, thing) or may_act(thing, lexicon) or thing.lower_ in lexicon.lists["goods"]:
        return None
    return Call(cue, (hit.start, hit.end), (), False, None, clause_span([thing]))


def plea(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Call]:
    """Yield the call of a noun that somebody makes: "X's call on Y to act", "renew a demand"."""
    cue = sentence.words(hit.start, hit.end).root
    caller = _caller(cue, lexicon) if cue.pos_ == "NOUN" else None
    if caller is None or not _is_caller(caller, lexicon):
        return
    link, about = _behind(cue, ["on", "upon", "to"]), _behind(cue, ["for"])
    over = cue.head if cue.dep_ == "dobj" else None
    verb = infinitive(cue, over, link[1] if link is not None else None) or wanted_clause(cue)
    named = link[1] if link is not None else None
    call = Call(cue, (hit.start, hit.end), who_may_act(named, lexicon), named is not None)
    if verb is not None:
        own = first_child(verb, *SUBJECTS)
        called = who_may_act(own, lexicon) if own is not None else call.called
        yield replace(call, called=called, verb=verb, deed=deed_phrase(verb), speaker=caller,
                      forbidden=is_forbidden(verb))  # fmt: skip
    elif about is not None and about[1].lower_ not in lexicon.lists["goods"]:
        yield replace(call, deed=clause_span([about[1]]), speaker=caller)


def _caller(noun: Token, lexicon: Lexicon) -> Token | None:
    """Return whose call a noun is, by "X's", "by X" or a verb that gives voice to it."""
    own = first_child(noun, "poss")
    if own is not None and own.tag_ != "PRP$":
        return own
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lower_ in lexicon.lists["voicing"]:
        return doer(verb)
    if own is not None:
        return governor(noun) or own
    return complement(noun, "by") or complement(noun, "from")
