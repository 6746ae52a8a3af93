"""Patterns of ties: from a cue word to the side held responsible and what for.

An entry of a tie lexicon names its pattern:

- `act` (the default): the doer of a verb, or the side whose deed a noun names;
- `charge`: "accuse X of Y": X is the target, the subject the holder;
- `liable`: "X is responsible for Y", "X is to blame";
- `cause`: "due to X", "because of X": X, or the side whose deed X is;
- `failing`: "X refuses to do Y": a negation of the cue would be the reproach undone;
- `suffered`: "suffers from X", "victims of X";
- `origin`: "at the hands of X";
- `held`: "foreign-occupied": the word before the hyphen.

Which objects make a tie: of an entry with `beside`, those that hold a word of that list (so
"support" needs something bad, "prevent" something good); of one with `object = "all"`, any; of
all others, any that is not bad itself, since fighting the bad is no blame. With `war = true`
armed sides and their means are no object either: fighting between them is no blame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    ancestors,
    children,
    clause_span,
    complement,
    doer,
    first_child,
    is_passive,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.feature import Place
from toolkit.polarity import at_war, holds, is_wanted, polar
from toolkit.sides import (
    behind_clause,
    counted,
    deed_owner,
    is_personal,
    listed,
    names_side,
    side_behind,
    sufferer,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset(
    {"carry", "launch", "commit", "perpetrate", "conduct", "stage", "wage", "mount", "lead", "make"}
    | {"provide", "offer", "give", "serve"}
    | {"be", "pose", "constitute", "represent", "become", "remain", "present"}
)
"""Verbs that only say that a deed was done, or that something is one; the noun says which."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A target and what it is held responsible for; `deed` is the noun the target stands behind.

    `told` are words of the harm that need no tie of their own ("accused of *using* X").
    """

    hit: Hit
    cue: Token
    target: Token
    object: Place | None = None
    affected: Place | None = None
    deed: Token | None = None
    speaker: Token | None = None
    reproach: bool = False
    told: tuple[Token, ...] = ()


Pattern = Callable[[Hit, "Token"], Iterator[Tie]]


def _object_of(verb: Token) -> Token | None:
    """Return what a verb is done to; of coordinated verbs the object they share."""
    found = undergoer(verb)
    if is_passive(verb):
        return found
    sharing = (v for v in children(verb, "conj") if found is None or v.i < found.i)
    return next((o for v in sharing if (o := undergoer(v)) is not None), found)


def _fits(hit: Hit, object_: Token | None) -> bool:
    """Whether the object has the polarity that the entry asks for."""
    entry = hit.entry
    if object_ is not None and entry.options.get("war", False) and at_war(object_):
        return False
    if entry.beside is not None:
        return object_ is not None and is_wanted(object_, entry.beside)
    if entry.options.get("object") == "all" or object_ is None:
        return True
    return not holds(object_, polar("bad"))


def _harm(verb: Token, object_: Token | None) -> Place | None:
    """Return the harm: the object with what the verb says of it ("residents from returning")."""
    if object_ is None:
        return None
    start, end = noun_phrase(object_)
    if is_passive(verb):
        return start, end
    rest = children(verb, "oprd", "xcomp", "ccomp")
    rest += [p for p in children(verb, "prep") if p.lower_ == "from" and children(p, "pcomp")]
    more = clause_span([part for part in rest if part.i > object_.i])
    return (start, max(end, more[1])) if more is not None else (start, end)


def _act(hit: Hit, cue: Token) -> Iterator[Tie]:
    if cue.pos_ in NOMINAL or (cue.dep_ in ("compound", "pobj", "dobj") and cue.pos_ not in VERBAL):
        yield from _deed(hit, cue)
        return
    object_ = _object_of(cue)
    target = doer(cue)
    if object_ is None:
        object_ = _clause_object(cue)
    if object_ is None and hit.entry.options.get("transitive", False):
        return
    if target is not None:
        target = behind_clause(target, cue)
    if target is not None and hit.entry.options.get("personal", False) and not is_personal(target):
        return
    if target is None or target == object_ or not _fits(hit, object_):
        return
    side = side_behind(target)
    yield Tie(
        hit, cue, side, _harm(cue, object_),
        affected=sufferer(object_), deed=target if side != target else None,
    )  # fmt: skip


def _clause_object(verb: Token) -> Token | None:
    """Return the noun behind a preposition that completes the verb ("leads to famine")."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in ("to", "in", "on", "at", "against", "for", "from"):
            return first_child(preposition, "pobj", "pcomp")
    return None


def _deed(hit: Hit, noun: Token) -> Iterator[Tie]:
    """A noun that names the deed, its doer named with it, or by a light verb over it."""
    suffered = complement(noun, "of", "on", "against", "to", "for")
    target = deed_owner(noun)
    if target is None and noun.dep_ in ("dobj", "attr", "nsubjpass") and noun.head.lemma_ in LIGHT:
        target = doer(noun.head)
        target = side_behind(target) if target is not None else None
    harmed = suffered if suffered != target else None
    if target is None or not _fits(hit, harmed):
        return
    yield Tie(
        hit, noun, target, noun_phrase(harmed) if harmed is not None else None,
        affected=sufferer(harmed), deed=noun,
    )  # fmt: skip


def _charge(hit: Hit, cue: Token) -> Iterator[Tie]:
    if cue.pos_ not in VERBAL:
        return
    accused = undergoer(cue)
    if accused is None:
        return
    accused = counted(accused)
    side = accused if _may_be_charged(accused) else deed_owner(accused)
    if side is None:
        return
    charge = [p for p in children(cue, "prep") if p.lower_ in ("of", "for", "over", "with")]
    charge += [p for p in children(accused, "prep") if children(p, "pcomp")]
    content = [c for p in charge for c in children(p, "pobj", "pcomp")]
    harm = clause_span(content) if content else noun_phrase(accused) if side != accused else None
    yield Tie(
        hit, cue, side, harm, speaker=doer(cue),
        deed=accused if side != accused else None, told=tuple(content),
    )  # fmt: skip


def _may_be_charged(accused: Token) -> bool:
    """Whether what is accused or condemned is a side itself and not its deed or some evil."""
    evils = polar("bad") - polar("villains")
    return not listed(accused, "deeds") and accused.lower_ not in evils


def _liable(hit: Hit, cue: Token) -> Iterator[Tie]:
    if cue.dep_ == "amod":
        return
    link = next((t for t in ancestors(cue) if t.pos_ in VERBAL), cue.head)
    target = first_child(cue, "nsubj") or (subject(link) if link.pos_ in VERBAL else None)
    if link.pos_ in VERBAL and link.lemma_ == "hold":
        target = undergoer(link) or target
    behind = [
        c
        for p in children(cue, "prep")
        if p.lower_ in ("for", "of")
        for c in children(p, "pobj", "pcomp")
    ]
    harm = next((c for c in behind if _fits(hit, c)), None)
    if target is None or (hit.entry.beside is not None and harm is None):
        return
    speaker = doer(link) if link.lemma_ == "hold" else None
    yield Tie(hit, cue, side_behind(target), clause_span(behind), speaker=speaker)


def _cause(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "died due to shelling by X": the cause, in a clause that tells a harm."""
    noun = _behind(hit, cue)
    verb = next((t for t in cue.ancestors if t.pos_ in VERBAL), None)
    if noun is None or verb is None or not _tells_harm(verb):
        return
    side = side_behind(noun)
    if side == noun and not listed(noun, "deeds") and not names_side(noun):
        return
    suffering = subject(verb)
    harm = clause_span([suffering]) if suffering is not None else None
    affected = sufferer(suffering)
    yield Tie(hit, cue, side, harm, affected=affected, deed=noun if side != noun else None)


def _behind(hit: Hit, cue: Token) -> Token | None:
    """Return the noun (or gerund that names a deed) that heads the phrase behind the cue.

    Parsers disagree on what "due to" governs, so the order of words decides.
    """
    behind = (t for t in cue.doc if t.idx >= hit.end and t.dep_ not in ("compound", "poss", "nmod"))
    return next((t for t in behind if t.pos_ in NOMINAL or listed(t, "deeds")), None)


def _tells_harm(verb: Token) -> bool:
    """Whether a clause's verb, subject or object is something bad."""
    around = [verb, *children(verb, "nsubj", "nsubjpass", "dobj", "attr", "conj", "acomp")]
    return any(token.lower_ in polar("bad") for token in around)


def _failing(hit: Hit, cue: Token) -> Iterator[Tie]:
    if cue.pos_ in NOMINAL:
        yield from _deed(hit, cue)
        return
    if cue.dep_ in ("aux", "neg", "advmod") and cue.head.pos_ in VERBAL:
        cue = cue.head
    target = doer(cue)
    if target is None:
        return
    parts = children(cue, "xcomp", "dobj", "ccomp") + [
        c
        for p in children(cue, "prep")
        if p.lower_ in ("in", "to", "from")
        for c in children(p, "pcomp", "pobj")
    ]
    if any(holds(part, polar("bad")) for part in parts if part.pos_ in NOMINAL):
        return
    if _is_resolve(cue, target) or (not parts and not is_personal(target)):
        return
    reproach = bool(hit.entry.options.get("negated", False))
    yield Tie(hit, cue, side_behind(target), clause_span(parts), reproach=reproach)


def _is_resolve(verb: Token, target: Token) -> bool:
    """Whether the first person vows ("we will not fail", "I refuse to give up")."""
    if target.lower_ not in ("i", "we"):
        return False
    return bool(children(verb, "neg")) or verb.lemma_ in ("refuse", "decline")


def _held(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "US-occupied land": the side before the hyphen."""
    before = cue.i - 1
    if before < 1 or cue.doc[before].text != "-":
        return
    side = cue.doc[before - 1]
    if names_side(side) or side.lower_ in ("foreign", "enemy"):
        thing = cue.head if cue.head.pos_ in NOMINAL else None
        yield Tie(hit, cue, side, noun_phrase(thing) if thing is not None else None)


def _suffered(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "suffer from X", "victims of X": whoever stands behind the preposition."""
    prepositions = ("from", "under") if hit.part_of_speech == "VERB" else ("of", "from")
    source = complement(cue, *prepositions)
    if source is None:
        return
    victim = subject(cue) if cue.pos_ in VERBAL else None
    harm = noun_phrase(victim) if victim is not None else None
    yield Tie(hit, cue, side_behind(source), harm, affected=sufferer(victim))


def _origin(hit: Hit, cue: Token) -> Iterator[Tie]:
    """ "at the hands of X": whoever stands behind the phrase."""
    noun = _behind(hit, cue)
    if noun is not None:
        suffering = next((subject(t) for t in cue.ancestors if t.pos_ in VERBAL), None)
        yield Tie(hit, cue, noun, noun_phrase(suffering) if suffering is not None else None)


PATTERNS: dict[str, Pattern] = {
    "act": _act,
    "charge": _charge,
    "liable": _liable,
    "cause": _cause,
    "failing": _failing,
    "held": _held,
    "suffered": _suffered,
    "origin": _origin,
}
"""The patterns an entry may name."""
