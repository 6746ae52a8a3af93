"""Agency: how actors appear in the clause (codebook, More features).

Transitivity after Halliday (1985): of a material action an actor is the one who does it or to whom
it is done. A passive or a noun may leave out who does it (Fowler et al. 1979; Trew 1979), one of
the ways in which social actors are put into the background (van Leeuwen 1996). The lexicon says
which actions are looked at; of each one every actor in it is a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from toolkit.actors import actor_table, resolve
from toolkit.annotation import Hit, Sentence, longest
from toolkit.clauses import (
    NOMINAL,
    agent_of_noun,
    by_agent,
    children,
    complement,
    coordinated,
    doer,
    first_child,
    is_passive,
    named_phrase,
    noun_phrase,
    undergoer,
)
from toolkit.feature import Feature, Finding, Place
from toolkit.lexicon import Lexicon
from toolkit.polarity import is_bad
from toolkit.sides import counted, deed_owner, listed, names_side, wielder
from toolkit.ties.find import sense_agrees
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTIVE, PASSIVE = "agent of an active verb", "agent of a passive"
PATIENT, AGENTLESS, NOMINALIZATION = "patient", "agentless passive", "nominalization"
ATTRIBUTIVE = frozenset({"amod", "compound", "nmod"})
"""Places of a word before a noun ("besieged town", "arrest warrant"), where it names no action."""
AIMED = ("against", "on", "upon", "at")
FIGHTING = frozenset({"harm", "control"})
"""Kinds of action that, done to an evil ("fight poverty"), are meant otherwise."""


@dataclass(frozen=True, slots=True)
class _Action:
    """An action that a word tells: who does it and to whom or what it is done, as far as told."""

    hit: Hit
    cue: Token
    doers: tuple[Token, ...]
    thing: Token | None
    sufferers: tuple[Token, ...]


def find_agency(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield a finding for each actor and role in the actions of a parsed sentence.

    Of entries that share a word ("withdraw", of an army or of troops) that one counts which finds
    most actors.
    """
    hits = [hit for hit in sentence.hits_of(lexicon.name) if _is_told(hit, sentence)]
    for kept in longest(hits):
        rivals = (hit for hit in hits if (hit.start, hit.end) == (kept.start, kept.end))
        yield from max((list(_read(hit, sentence, lexicon)) for hit in rivals), key=len)


def _read(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    cue = sentence.words(hit.start, hit.end).root
    reader = _of_noun if hit.part_of_speech == "NOUN" else _of_verb
    return reader(hit, cue, lexicon)


def _is_told(hit: Hit, sentence: Sentence) -> bool:
    """Whether a word tells an action: as the verb or noun it is given as, and no mere attribute."""
    cue = sentence.words(hit.start, hit.end).root
    if cue.dep_ in ATTRIBUTIVE or not sense_agrees(cue, hit):
        return False
    return hit.part_of_speech == "NOUN" or not _is_gerund_noun(cue)


def _is_gerund_noun(cue: Token) -> bool:
    """Whether a word in "-ing" is a noun ("the killing of X"), whatever the tagger says."""
    if not cue.lower_.endswith("ing") or children(cue, "dobj", "aux", "nsubj"):
        return False
    return cue.pos_ in NOMINAL or complement(cue, "of") is not None


def _of_verb(hit: Hit, cue: Token, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the findings of a verb."""
    options, passive = hit.entry.options, is_passive(cue)
    if passive and options.get("active", False):
        return
    thing = _undergone(hit, cue)
    sufferers = _actors(thing, hit, lexicon, undergoing=True)
    who = by_agent(cue) if passive else _doer(cue)
    doers = _actors(who if who != thing else None, hit, lexicon)
    if options.get("force", False):
        doers = tuple(one for one in doers if _is_force(one))
    action = _Action(hit, cue, doers, thing, sufferers)
    told = passive or bool(doers) or options["process"] == "harm"
    if not told or not _fits(action, lexicon, passive=passive):
        return
    yield from _told(action, PASSIVE if passive else ACTIVE)
    if passive and who is None and thing is not None and not options.get("force", False):
        yield _finding(action, AGENTLESS, None)


def _doer(verb: Token) -> Token | None:
    """Return who does it; of a gerund on a noun ("the cost of arming them") nobody can tell."""
    on_noun = verb.dep_ == "pcomp" and verb.head.head.pos_ in NOMINAL
    return None if on_noun and first_child(verb.head.head, "poss") is None else doer(verb)


def _fits(action: _Action, lexicon: Lexicon, *, passive: bool) -> bool:
    """Whether what a verb is done to gives it the sense of its entry.

    Some are done to people only, or to goods ("delivered food", no speech), and what is done to
    an evil or an idea is meant otherwise ("fight poverty", "seize the chance").
    """
    options, thing = action.hit.entry.options, action.thing
    if options.get("people", False):
        return bool(action.sufferers)
    if thing is None:
        return "goods" not in options and (not passive or bool(action.doers))
    if "goods" in options:
        return counted(thing).lower_ in lexicon.lists["goods"]
    return bool(action.sufferers) or _is_meant(action, lexicon)


def _is_meant(action: _Action, lexicon: Lexicon) -> bool:
    """Whether an action is done to a thing literally: not to an evil or an idea, if it fights."""
    if action.thing is None or action.thing.pos_ not in NOMINAL:
        return False
    if action.hit.entry.options["process"] not in FIGHTING:
        return True
    idea = counted(action.thing).lower_ in lexicon.lists["ideas"]
    return not idea and not is_bad(action.thing)


def _undergone(hit: Hit, verb: Token) -> Token | None:
    """Return to what a verb is done, whether by itself, by a listed verb, or by a preposition."""
    found = undergoer(verb)
    if is_passive(verb):
        return found if not _is_loose(verb) else None
    if found is not None and hit.start <= found.idx < hit.end:
        return _behind_phrase(found)
    if found is None and _is_listed(verb):
        found = next((o for v in children(verb, "conj") if (o := undergoer(v)) is not None), None)
    if found is None and verb.lemma_ == "help":
        clauses = children(verb, "ccomp", "xcomp")
        found = next((o for c in clauses for o in children(c, "nsubj")), None)
    through = hit.entry.options.get("through", ())
    return found or next(
        (o for p in children(verb, "prep") if p.lower_ in through for o in children(p, "pobj")),
        None,
    )


def _is_listed(verb: Token) -> bool:
    """Whether a verb shares its object with the next ("looted and burned the mill")."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return any(word.dep_ in ("cc", "punct") for word in after)


def _is_loose(participle: Token) -> bool:
    """Whether a participle may belong to the noun before its comma or to the subject of all."""
    bare = participle.tag_ == "VBN" and not children(participle, "aux", "auxpass")
    return bare and participle.dep_ == "advcl" and participle.i > participle.head.i


def _behind_phrase(noun: Token) -> Token | None:
    """Return what follows a noun that is a part of the verb ("open fire on the crowd")."""
    leading = [*children(noun, "prep"), *children(noun.head, "prep")]
    return next((o for p in leading for o in children(p, "pobj")), None)


def _of_noun(hit: Hit, cue: Token, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the findings of a noun that tells an action in which an actor takes part."""
    who, thing = _parts_of_noun(hit, cue)
    doers = _actors(who, hit, lexicon)
    sufferers = _actors(thing, hit, lexicon, undergoing=True)
    action = _Action(hit, cue, doers, thing, sufferers)
    yield from _told(action, NOMINALIZATION)
    things = hit.entry.options.get("things", False) and _is_meant(action, lexicon)
    if not doers and (sufferers or things):
        yield _finding(action, NOMINALIZATION, None)


def _parts_of_noun(hit: Hit, noun: Token) -> tuple[Token | None, Token | None]:
    """Return who does what a noun tells, and to whom: by its owner, "of", "by" and "against"."""
    options = hit.entry.options
    of, aimed = complement(noun, "of"), complement(noun, *AIMED)
    owner = first_child(noun, "poss")
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return owner or of, None
    if options.get("owned", False):
        agent = agent_of_noun(noun) or _named_before(noun)
        return (owner or agent, of) if of is not None else (agent, owner)
    who = deed_owner(noun) or wielder(noun)
    who = None if who is not None and _only_helps(who, noun) else who
    if options.get("medium", False):
        return who or of, None
    return (who, aimed) if who == of else (who, aimed or of)


def _only_helps(side: Token, noun: Token) -> bool:
    """Whether a side is named behind a verb that is none of doing ("a truce brokered by X")."""
    clauses = (c for c in children(noun, "acl", "relcl") if is_passive(c))
    return any(by_agent(c) == side and not listed(c, "wielding") for c in clauses)


def _named_before(noun: Token) -> Token | None:
    before = [one for one in children(noun, "compound", "amod", "nmod") if names_side(one)]
    return before[-1] if before else None


def _actors(
    noun: Token | None, hit: Hit, lexicon: Lexicon, *, undergoing: bool = False
) -> tuple[Token, ...]:
    """Return those of a list of nouns that are actors: persons, peoples, sides, institutions."""
    listing = coordinated(noun) if noun is not None else []
    return tuple(one for one in listing if _is_actor(one, hit, lexicon, undergoing))


def _is_actor(noun: Token, hit: Hit, lexicon: Lexicon, undergoing: bool) -> bool:
    """Whether a noun is an actor; of what undergoes an action places and things are none."""
    people = undergoing and hit.entry.options.get("people", False)
    if people and (noun.like_num or noun.lower_ in lexicon.lists["counted"]):
        return True
    one = noun if noun.lower_ in lexicon.lists["measures"] else counted(noun)
    if one.lower_ in lexicon.lists["persons"] or _are_those(one):
        return True
    if one.lower_ == "it" and one.dep_ != "expl":
        return not undergoing and hit.entry.options["process"] != "harm"
    thing = one.lower_ in lexicon.lists["things"]
    if any(listed(one, name) for name in ("misfortunes", "deeds", "pointers")):
        return False
    if one.lower_ in lexicon.lists["actors"]:
        return not (thing and undergoing)
    people = people and hit.entry.options["process"] in FIGHTING
    return not thing and _is_named(one, people, undergoing)


def _are_those(noun: Token) -> bool:
    """Whether a pointer stands for people ("those who fled")."""
    who = (first_child(clause, "nsubj", "nsubjpass") for clause in children(noun, "relcl"))
    return noun.lower_ in ("those", "anyone", "all") and any(w and w.lower_ == "who" for w in who)


def _is_named(noun: Token, people: bool, undergoing: bool) -> bool:
    """Whether a noun no list holds names an actor: as a name does, or by its ending."""
    if noun.pos_ == "PROPN" and (people or not undergoing):
        return True
    if resolve(noun.text) is not None:
        return not (undergoing and noun.text in _capitals())
    return noun.tag_ == "NNS" and noun.lower_.endswith(("ers", "ors", "men", "ists", "ians"))


@cache
def _capitals() -> frozenset[str]:
    """Return the names of capitals, which stand for a state when it acts and else for a place."""
    table = actor_table()
    return frozenset(table.loc[table["alias_type"] == "capital", "alias"])


def _is_force(noun: Token) -> bool:
    """Whether an actor is one that moves forces: a state, an army, an armed group."""
    actor = resolve(noun.doc.text[slice(*noun_phrase(noun))])
    group = actor.group if actor is not None else ""
    return listed(counted(noun), "armed") or group in ("state", "armed group")


def _told(action: _Action, role: str) -> Iterator[Finding]:
    """Yield a finding for each actor of an action: those who do it, then those who undergo it."""
    for one in action.doers:
        yield _finding(action, role, one)
    if action.hit.entry.options.get("patient", True):
        for one in action.sufferers:
            patient = _finding(action, PATIENT, one)
            yield replace(patient, object=None, affected=None)


def _finding(action: _Action, role: str, actor: Token | None) -> Finding:
    voice = voice_of(action.cue)
    hit, thing = action.hit, action.thing
    told = thing is not None and (thing.pos_ in NOMINAL or thing in action.sufferers)
    return Finding(
        category=role,
        span=(hit.start, hit.end),
        rule=hit.entry.id,
        target=named_phrase(actor) if actor is not None else None,
        side=_counted_phrase(actor),
        object=noun_phrase(thing) if thing is not None and told else None,
        affected=noun_phrase(action.sufferers[0]) if action.sufferers else None,
        holder=voice.holder,
        status=voice.status,
        form=hit.entry.options["process"],
    )


def _counted_phrase(actor: Token | None) -> Place | None:
    """Return whom a word of quantity counts ("gunmen" of "dozens of gunmen"), the actor behind."""
    one = counted(actor) if actor is not None else None
    return noun_phrase(one) if one is not None and one != actor else None


feature = Feature(
    name="agency", title="Agency of actors", extract=find_agency, parser=True, on_request=True
)
