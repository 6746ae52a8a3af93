"""Sides: who stands behind an act, and what can be held responsible at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.clauses import (
    CHARGING,
    NOMINAL,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    agent_of_noun,
    children,
    complement,
    doer,
    first_child,
    first_listed,
    governor,
    is_passive,
    noun_phrase,
    subject,
)
from toolkit.feature import Place
from toolkit.lexicon import load_lexicon
from toolkit.polarity import polar

if TYPE_CHECKING:
    from spacy.tokens import Token


SHORT_STATES = frozenset({"us", "u.s.", "uk", "u.k.", "ussr"})
"""Abbreviations that serve as adjectives; other single names before a deed are places."""


def listed(token: Token, name: str) -> bool:
    """Whether a token stands in one of the lists of the lexicon `sides`."""
    return token.lower_ in load_lexicon("sides").lists[name]


def may_answer(target: Token) -> bool:
    """Whether a target can be held responsible: no expletive, no bare pointer, no misfortune."""
    told = listed(target, "quantities") and complement(target, "of") is not None
    if target.dep_ == "expl" or (listed(target, "pointers") and not told):
        return False
    if target.dep_ == "csubj" and target.tag_ == "VBG":
        return True
    if target.pos_ == "ADJ" and target.dep_ == "nsubj" and first_child(target, "det") is not None:
        return True
    if target.pos_ not in NOMINAL and resolve(target.text) is None:
        return False
    return not listed(target, "misfortunes")


def is_personal(target: Token) -> bool:
    """Whether a target is a person or side rather than a thing."""
    if target.pos_ in ("PRON", "PROPN"):
        return True
    if any(listed(target, name) for name in ("armed", "people", "institutions")):
        return True
    return resolve(target.text) is not None or target.lower_.endswith(("men", "man", "ers", "er"))


def side_behind(token: Token) -> Token:
    """Return the side whose act, event or presence a token names, or the token itself."""
    thing = counted(token)
    belonging = _belongs_to(thing)
    if belonging is not None or not listed(thing, "deeds"):
        return belonging or thing
    side = deed_owner(thing) or wielder(thing)
    return side if side is not None else token


def _belongs_to(noun: Token) -> Token | None:
    """Return whose a thing is by its own words: "aircraft belonging to X"."""
    said = (c for c in children(noun, "acl") if c.lower_ == "belonging")
    return next((side for c in said if (side := complement(c, "to")) is not None), None)


def counted(noun: Token) -> Token:
    """Return what a word of quantity counts ("a wave of raids" is raids), or the noun itself."""
    thing = complement(noun, "of") if listed(noun, "quantities") else None
    return thing if thing is not None else noun


def counting(noun: Token) -> Token:
    """Return the word of quantity over a noun ("raids" gives "wave" in "a wave of raids")."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return above if listed(above, "quantities") else noun


def wielder(noun: Token) -> Token | None:
    """Return who carries out a deed, or fires or drops a weapon, by the verb over the noun."""
    top = counting(noun)
    if children(top.head, "oprd", "acomp") or _only_names(first_child(top.head, "nsubj")):
        return None
    found = _behind_preposition(top.head) if top.dep_ == "pobj" else _over_object(top)
    return found if found is not None and found not in (top, noun) else None


def _over_object(deed: Token) -> Token | None:
    """Return who does what is the object or predicate of a verb: "launched raids"."""
    verb = deed.head
    if deed.dep_ in ("dobj", "attr", "nsubjpass") and listed(verb, "wielding"):
        return doer(verb)
    if deed.dep_ == "dobj" and listed(verb, "ending") and is_demanded(verb):
        found = doer(verb)
        return found if found is not None and is_power(found) else None
    return None


def _behind_preposition(preposition: Token) -> Token | None:
    """Return whose deed a preposition leads to: "involved in raids", "is in breach"."""
    over = preposition.head
    plain = preposition.lower_ == "in" and over.lemma_ in ("be", "act", "stand")
    if plain or listed(over, "engaging"):
        return subject(over)
    return doer(over) if preposition.lower_ == "with" and over.pos_ in VERBAL else None


def _only_names(noun: Token | None) -> bool:
    """Whether a subject only says what its predicate is: "the cause of the famine is ..."."""
    return noun is not None and listed(noun, "predicates")


def is_power(noun: Token) -> bool:
    """Whether a noun names a state or a side that bears arms, and no body of mediators."""
    actor = resolve(noun.doc.text[slice(*noun_phrase(noun))])
    return listed(noun, "armed") or (actor is not None and actor.group == "state")


def is_demanded(verb: Token) -> bool:
    """Whether a verb says what somebody must do or is called on to do."""
    if any(aux.lower_ in ("must", "should", "shall") for aux in children(verb, "aux")):
        return True
    head = verb.head
    if verb.dep_ == "acl" and head.lower_ in ("pressure", "call", "calls", "appeal", "demand"):
        return True
    return verb.dep_ in ("xcomp", "ccomp", "advcl", "conj") and listed(head, "demanding")


def deed_owner(noun: Token) -> Token | None:
    """Return the side that did what a noun names: "rebels' shelling", "Israeli occupation", "by X".

    Of "shelling of X", X is the doer only where X is a side that bears arms; else it suffers it.
    "Its shelling" is the deed of whoever acts in the clause, where somebody does.
    """
    top = counting(noun)
    possessor = first_child(noun, "poss") or first_child(top, "poss")
    if possessor is not None and possessor.tag_ == "PRP$":
        return _antecedent(possessor, noun)
    if possessor is not None and possessor.tag_ == "WP$":
        return next((t.head for t in possessor.ancestors if t.dep_ == "relcl"), None)
    named = possessor or agent_of_noun(noun) or agent_of_noun(top)
    if named is None and listed(noun, "sent"):
        named = complement(noun, "from")
    return named or _by_relative(noun) or _owner_behind_of(noun) or _named_before(noun)


def _by_relative(noun: Token) -> Token | None:
    """Return who commits a deed in its own clause: "the crimes X is committing"."""
    for clause in children(noun, "relcl"):
        own = first_child(clause, "nsubj")
        if own is None or own.lower_ in RELATIVES or is_passive(clause):
            continue
        if listed(clause, "wielding"):
            return own
    return None


def _owner_behind_of(noun: Token) -> Token | None:
    of = complement(noun, "of")
    if of is None or listed(noun, "aids"):
        return None
    if listed(of, "armed"):
        return of
    return of if listed(noun, "states") and not _suffers(of) else None


def _suffers(noun: Token) -> bool:
    """Whether a noun behind "of" is who a deed hits, or the evil that it is, not who does it."""
    return listed(noun, "people") or noun.lower_ in polar("bad") - polar("villains")


def _named_before(noun: Token) -> Token | None:
    """Return the side named right before a deed, however deep parsers nest the compound."""
    before = children(noun, "compound", "amod", "nmod", "npadvmod")
    before += [inner for outer in before for inner in children(outer, "compound", "amod")]
    named = [c for c in before if names_side(c)]
    return named[-1] if named else None


def _antecedent(possessor: Token, noun: Token) -> Token:
    """Return who "its" or "their" stands for: who acts in the clause, if the person agrees.

    What a side is accused of, or held to, is its own: "condemns Russia's strikes and its threats".
    """
    if possessor.lower_ in ("my", "our", "your"):
        return possessor
    actor = _spoken_of(possessor, noun)
    if actor is None:
        actor = governor(noun) if noun.dep_ not in SUBJECTS else _above(noun)
    return possessor if actor is None or actor.lower_ in ("i", "we", "you") else actor


def _spoken_of(possessor: Token, noun: Token) -> Token | None:
    """Return the side before the pronoun that a list or a charge speaks of."""
    first = first_listed(noun)
    if first != noun:
        own = first_child(first, "poss")
        return own if own is not None and own.tag_ != "PRP$" else None
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    held = first_child(verb, "dobj") if verb is not None and _holds(verb) else None
    return held if held is not None and held.i < possessor.i else None


def _holds(verb: Token) -> bool:
    return verb.lemma_ in CHARGING or verb.lemma_ in ("hold", "punish", "confront", "urge")


def met(deed: Token) -> bool:
    """Whether a danger is only met or an attack beaten off ("counter the threat posed by X")."""
    if not listed(deed, "dangers"):
        return deed.dep_ == "dobj" and deed.head.lemma_ in ("repel", "repulse", "foil", "thwart")
    verb = deed.head.head if deed.dep_ == "pobj" else deed.head
    return listed(verb, "meeting")


def _above(noun: Token) -> Token | None:
    """Return who acts in the clause above the one that a noun is the subject of."""
    verb = noun.head
    if verb.dep_ not in ("ccomp", "advcl") or verb.head.pos_ not in VERBAL:
        return None
    found = subject(verb.head)
    return None if found is None or found.dep_ == "expl" or found.pos_ == "PRON" else found


def names_side(modifier: Token) -> bool:
    """Whether a modifier before a deed names who did it ("rebel shelling", "Israeli strikes")."""
    if listed(modifier, "armed"):
        return not listed(modifier, "manners") or _told_with_harm(modifier.head)
    name = modifier.doc[modifier.left_edge.i : modifier.i + 1]
    actor = resolve(name.text)
    if actor is None or actor.group == "generic":
        return False
    adjective = modifier.pos_ == "ADJ" or modifier.lower_ in SHORT_STATES
    attributed = listed(modifier.head, "attributed")
    return adjective or attributed or len(name) > 1 or actor.group != "state"


def _told_with_harm(deed: Token) -> bool:
    """Whether a clause says what a deed did to people ("nine were killed in an attack")."""
    clause = deed.head.head if deed.dep_ == "pobj" else deed
    return clause.pos_ in VERBAL and clause.lower_ in polar("bad")


def sufferer(object_: Token | None) -> Place | None:
    """Return the phrase of an object that is people, at whose cost the deed is."""
    if object_ is None or not listed(object_, "people"):
        return None
    return noun_phrase(object_)
