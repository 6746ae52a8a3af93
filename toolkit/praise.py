"""Praise: explicit credit, with who gives it, who gets it and for what.

The mirror of accusation: "thank X for Y", "welcome the efforts of X", "thanks to X". Praise
without a ground ("we thank the chair") and politeness ("thank you for your attention") is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.annotation import Hit, Sentence
from toolkit.clauses import (
    SUBJECTS,
    VERBAL,
    children,
    clause_span,
    coordinated,
    doer,
    noun_phrase,
    owner,
    subject,
    undergoer,
)
from toolkit.factuality import UNREAL, factuality, verb_over
from toolkit.feature import Finding, Place
from toolkit.lexicon import Lexicon
from toolkit.polarity import holds, polar
from toolkit.scope import in_list
from toolkit.sides import is_personal, may_answer
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Praising = Callable[[Hit, Sentence, Lexicon], Iterator[Finding]]
"""From a hit of a parsed sentence to the praise it makes."""


def praise(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the findings of "thank X for Y", "welcome the efforts of X", "grateful to X for Y"."""
    cue = sentence.words(hit.start, hit.end).root
    verb = cue if cue.pos_ in VERBAL else verb_over(cue)
    speaker = doer(verb) if verb is not None else None
    for praised in _praised(cue, verb, hit, lexicon):
        merits = _merits(praised, lexicon)
        if not merits and hit.entry.options.get("ground") != "merit":
            merits = _reasons(praised, cue, verb, speaker, lexicon)
        for side, ground in merits:
            if may_answer(side):
                yield _commendation(hit, cue, side, ground, speaker)


def _praised(cue: Token, verb: Token | None, hit: Hit, lexicon: Lexicon) -> list[Token]:
    """Return who or what is praised: the object of the verb, or what stands behind "to" or "by".

    "Grateful for the work of X" names the merit alone.
    """
    if hit.part_of_speech == "VERB":
        found = undergoer(cue) if cue.pos_ in VERBAL else None
    else:
        found = _behind(cue, "to", "by") or (verb and _behind(verb, "to"))
        merit = _behind(cue, "for", "of")
        if found is None and merit is not None and merit.lower_ in lexicon.lists["merits"]:
            found = merit
    if found is not None and found.tag_ in ("DT", "PDT"):
        found = _behind(found, "of")
    return coordinated(found) if found is not None else []


def _behind(head: Token, *prepositions: str) -> Token | None:
    """Return the noun behind one of the prepositions of a word ("paid tribute to X")."""
    links = (p for p in children(head, "prep", "dative", "agent") if p.lower_ in prepositions)
    return next((noun for link in links for noun in children(link, "pobj")), None)


def _merits(praised: Token, lexicon: Lexicon) -> list[tuple[Token, Place]]:
    """Return the owners of a praised merit ("the efforts of X"), each with the merit."""
    if praised.lower_ not in lexicon.lists["merits"]:
        return []
    return [(side, noun_phrase(praised)) for side in _owners_of(praised)]


def _reasons(
    praised: Token, cue: Token, verb: Token | None, speaker: Token | None, lexicon: Lexicon
) -> list[tuple[Token, Place]]:
    """Return a praised side with what "for", or a clause of its own, says it is praised for."""
    over = [praised.head, praised, cue, *([verb] if verb is not None else [])]
    behind = [
        noun
        for token in dict.fromkeys(over)
        for preposition in children(token, "prep")
        if preposition.lower_ == "for"
        for noun in children(preposition, "pobj", "pcomp")
        if noun.lower_ not in lexicon.lists["courtesies"]
    ]
    told = [] if behind or speaker is None else children(praised, "relcl")
    ground = clause_span(behind or told)
    return [(praised, ground)] if ground is not None and is_side(praised, lexicon) else []


def _owners_of(merit: Token) -> list[Token]:
    """Return whose a merit is: "X's work", "work by X", "proposals made by X", "UN efforts"."""
    made = (doer(clause) for clause in children(merit, "acl") if clause.tag_ == "VBN")
    before = (m for m in children(merit, "compound", "amod") if is_personal(m))
    side = next((one for one in (owner(merit), *made, *before) if one is not None), None)
    return coordinated(side) if side is not None else []


def _commendation(
    hit: Hit, cue: Token, side: Token, ground: Place, speaker: Token | None
) -> Finding:
    voice = voice_of(cue)
    holder = voice.holder
    if speaker is not None and not in_list(speaker, "first_person"):
        holder = noun_phrase(speaker)
    return Finding(
        category=hit.entry.category,
        span=(hit.start, hit.end),
        rule=hit.entry.id,
        target=_with_name(side),
        side=noun_phrase(side),
        object=ground,
        holder=holder,
        status=voice.status,
        form="tie",
    )


def _with_name(side: Token) -> Place:
    """Return the phrase of a side with the name that is set beside it ("our envoy, Ms Doe")."""
    start, end = noun_phrase(side)
    names = (_with_name(name) for name in children(side, "appos") if name.pos_ == "PROPN")
    return start, max((end, *(name[1] for name in names)))


def thanks_to(hit: Hit, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the findings of "thanks to X": the clause it stands in tells what X is good for.

    Of an entry with `harmless = true` ("because of X") the clause must tell no harm, and X must
    be a known actor, a pronoun, or have a merit ("because of the courage of X").
    """
    behind = (t for t in sentence.words(0, len(sentence.text)) if t.idx >= hit.end)
    noun = next((t for t in behind if t.dep_ in ("pobj", "pcomp", "nsubj", "dobj", "ROOT")), None)
    verb = verb_over(noun) if noun is not None else None
    if noun is None or verb is None or factuality(verb) == UNREAL:
        return
    cue, merit = sentence.words(hit.start, hit.end).root, noun.lower_ in lexicon.lists["merits"]
    if hit.entry.options.get("harmless", False) and (
        _tells_harm(verb) or not (merit or noun.pos_ == "PRON" or resolve(noun.text) is not None)
    ):
        return
    enabled = undergoer(verb) or subject(verb)
    for side in _owners_of(noun) if merit else coordinated(noun):
        if enabled is not None and is_side(side, lexicon) and may_answer(side):
            yield _commendation(hit, cue, side, noun_phrase(enabled), None)


def _tells_harm(verb: Token) -> bool:
    around = [verb, *children(verb, *SUBJECTS, "dobj", "attr", "acomp")]
    return any(holds(token, polar("bad")) for token in around)


def is_side(target: Token, lexicon: Lexicon) -> bool:
    """Whether a target can earn credit: a person, people or an institution (list `sides`)."""
    if target.lower_ in lexicon.lists["things"]:
        return False
    return target.lower_ in lexicon.lists["sides"] or is_personal(target)


PRAISING: dict[str, Praising] = {"praise": praise, "thanks to": thanks_to}
"""The patterns of praise that an entry may name."""
