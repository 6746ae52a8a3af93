"""Naming: how actors are called, by whom, and who is meant (codebook, More features).

Referential and predicational strategies after Reisigl & Wodak (2001): a noun phrase names an actor
("the regime in Tehran": nomination), or a clause says that an actor is such a one ("called them
terrorists": predication). Which name is chosen tells the in-group from the out-group (van Dijk
1998). The words are those of the lexicon; here it is read whether they name anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.annotation import Hit, Sentence, longest
from toolkit.clauses import (
    NOMINAL,
    RELATIVES,
    VERBAL,
    children,
    complement,
    coordinated,
    doer,
    first_child,
    is_passive,
    named_phrase,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.denial import is_mocked, is_scare_quoted
from toolkit.doubt import doubts
from toolkit.feature import Feature, Finding, Place
from toolkit.lexicon import Lexicon
from toolkit.scope import is_none
from toolkit.sides import is_personal, listed
from toolkit.voice import ASSERTED, DENIED, HEDGED, Voice, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINATION, PREDICATION = "nomination", "predication"
MODIFIERS = ("compound", "amod", "nmod", "npadvmod")
_REST_OF_NAME = re.compile(r"(?:-\w+)*")
"""What parsers cut off a name at its hyphen ("al-Assad")."""
BEING = frozenset({"be", "become", "remain"})
INDEFINITE = frozenset({"a", "an", "any", "every", "each", "some", "no", "another", "what"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A word of the lexicon that names an actor: the hit, its word, the noun that is called so.

    `noun` is the head of the phrase; `last` ends the name itself ("rebel commander" of "rebel
    commander Roe"). Both are the word itself where it names by itself, or stands before a deed.
    """

    hit: Hit
    word: Token
    last: Token
    noun: Token


def find_names(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield what actors are called in a parsed sentence, each phrase once, in order."""
    end = 0
    for hit in longest(sentence.hits_of(lexicon.name)):
        name = _name(hit, sentence.words(hit.start, hit.end).root, lexicon)
        if name is not None and hit.start >= end:
            findings = list(_findings(name, lexicon))
            end = max([end, *(finding.span[1] for finding in findings)])
            yield from findings


def _name(hit: Hit, word: Token, lexicon: Lexicon) -> _Name | None:
    """Return how a hit names an actor: by itself, before a bearer, before its deed; or None."""
    if word.pos_ in VERBAL and word.tag_ not in ("VBG", "VBN"):
        return None
    held = _holding(word)
    if held is not None and held.lower_ in lexicon.lists["holding"]:
        return _Name(hit, word, word, word)
    if held is not None and held.i > word.i + 1:
        return None
    head = word.head
    if word.dep_ not in MODIFIERS or head.i < word.i or word.tag_ in ("NNS", "NNPS"):
        return _by_itself(hit, word, lexicon)
    if _is_title(word, head):
        return None
    if head.lower_ in lexicon.lists["bearers"]:
        return _Name(hit, word, head, _whole_name(head))
    over = head.head if head.dep_ == "compound" else head
    lists = [name for name in ("deeds", "means") if over.lower_ in lexicon.lists[name]]
    if lists:
        told = any(hit.entry.options.get(name, False) for name in lists)
        return _Name(hit, word, word, word) if told else None
    before_name = head.pos_ == "PROPN" and word.dep_ == "compound"
    before_name = before_name and not hit.entry.options.get("modifier", False)
    return _Name(hit, word, word, _whole_name(head)) if before_name else None


def _holding(word: Token) -> Token | None:
    """Return what a word is bound to by a hyphen ("rebel-held"), or a participle right behind."""
    rest = word.doc[word.i + 1 : word.i + 3]
    if len(rest) == 2 and rest[0].text == "-" and not rest[0].whitespace_:
        return rest[1]
    bare = len(rest) > 0 and rest[0].tag_ == "VBN" and word.tag_ in ("NN", "JJ", "NNP")
    return rest[0] if bare and rest[0].dep_ == "amod" else None


def _is_title(word: Token, head: Token) -> bool:
    """Whether a word is part of a proper name that names another ("the Criminal Court")."""
    return word.text.istitle() and head.text.istitle() and head.pos_ == "PROPN"


def _whole_name(head: Token) -> Token:
    """Return the name that a bearer stands before ("rebel commander Roe" from "commander")."""
    while head.dep_ == "compound" and head.head.pos_ == "PROPN" and head.i < head.head.i:
        head = head.head
    return head


def _by_itself(hit: Hit, word: Token, lexicon: Lexicon) -> _Name | None:
    """Return a name that needs no other word, in the sense that its entry asks for."""
    options = hit.entry.options
    if options.get("modifier", False) or word.pos_ not in NOMINAL:
        return None
    if options.get("definite", False) and not _is_certain(word, lexicon):
        return None
    if options.get("stance", False) and _is_stance(word):
        return None
    if options.get("kind") == "regime" and _is_system(word, lexicon):
        return None
    if options.get("kind") == "rulers" and _is_service(word, lexicon):
        return None
    return _Name(hit, word, word, word)


def _is_certain(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun stands for certain actors: picked out by an article, a name or an owner."""
    picked = children(noun, "det", "poss")
    if any(article.lower_ in INDEFINITE for article in picked):
        return False
    if any(article.lower_ in lexicon.lists["definite"] for article in picked):
        return True
    if first_child(noun, "poss") is not None:
        return True
    actor = resolve(noun.doc.text[slice(*noun_phrase(noun))])
    return actor is not None and actor.group != "generic"


def _is_stance(noun: Token) -> bool:
    """Whether "opposition" is that of somebody to something, and no side."""
    owner = first_child(noun, "poss")
    personal = owner is not None and owner.tag_ == "PRP$"
    return personal or complement(noun, "to", "against", "from") is not None


def _is_system(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a regime is a set of rules: "sanctions regime", "regime of inspections"."""
    before = children(noun, "compound", "nmod", "amod")
    before += [inner for word in before for inner in children(word, "compound", "amod")]
    if any(word.lower_ in lexicon.lists["systems"] for word in before):
        return True
    if any(_is_known(word) for word in before):
        return False
    nouns = (w for w in before if w.pos_ == "NOUN" and w.dep_ != "amod")
    if any(word.lower_ not in lexicon.lists["rules"] for word in nouns):
        return True
    of = complement(noun, "of", "for", "on", "governing")
    return of is not None and of.pos_ == "NOUN" and not is_personal(of)


def _is_service(noun: Token, lexicon: Lexicon) -> bool:
    """Whether an administration is that of a thing ("of justice"), and nobody who rules."""
    thing = complement(noun, "of")
    return thing is not None and thing.lower_ in lexicon.lists["administered"]


def _is_known(word: Token) -> bool:
    return resolve(word.text) is not None


def _findings(name: _Name, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the findings of a name: one of each actor of whom it is predicated, or its own."""
    said = _said_of(name.noun) or _given(name.noun, lexicon)
    if said is None:
        yield _nominated(name)
        return
    called, verb = said
    if verb is None:
        voice = voice_of(name.noun)
    else:
        voice = voice_of(verb, speaker=doer(verb) or complement(name.noun, "by"))
    actors = [who for who in coordinated(called) if verb is not None or _is_somebody(who)]
    for actor in actors:
        yield _finding(name, noun_phrase(actor), voice, PREDICATION)
    if not actors and name.noun.dep_ == "appos":
        yield _nominated(name)


def _is_somebody(noun: Token) -> bool:
    """Whether a name can be said of a noun: a side or a person, no metaphor ("hunger is")."""
    if noun.dep_ == "expl" or listed(noun, "misfortunes"):
        return False
    if noun.pos_ == "PROPN" and listed(noun, "pointers"):
        return False
    return is_personal(noun) or resolve(noun.doc.text[slice(*noun_phrase(noun))]) is not None


def _said_of(noun: Token) -> tuple[Token, None] | None:
    """Return of whom a clause or an apposition says that he is such a one."""
    if noun.dep_ == "appos":
        return noun.head, None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        noun = noun.head.head
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in BEING:
        return None
    who = None if children(verb, "expl") else subject(verb)
    return (who, None) if who is not None and who.lower_ != "there" else None


def _given(noun: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """Return whom a verb gives the name and the verb: "call X a thug", "list X as a thug"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    before = noun.doc[max(0, noun.left_edge.i - 1)]
    what = next((w for w in children(before, "dobj") if w.lower_ == "what"), None)
    if what is not None and before.lower_ in lexicon.lists["calling"]:
        return what, before
    if verb.lower_ not in lexicon.lists["calling"] or verb.pos_ not in VERBAL:
        return None
    if noun.dep_ == "pobj":
        found = undergoer(verb) or complement(verb, "to")
    elif noun.dep_ == "ccomp":
        found = first_child(noun, "nsubj")
    elif noun.dep_ in ("dobj", "oprd", "attr"):
        found = _renamed(noun, verb)
    else:
        found = None
    return (found, verb) if found is not None else None


def _renamed(noun: Token, verb: Token) -> Token | None:
    """Return who is called by the object of a verb: "called X a thug", "X was called a thug".

    Parsers take "called the strikers thugs" for one phrase.
    """
    if is_passive(verb):
        return subject(verb)
    others = children(verb, "dobj", "dative", "oprd", "nsubj")
    objects = [who for who in others if who != noun and (who.dep_ != "nsubj" or who.i > verb.i)]
    if not objects:
        return next((w for w in children(noun, "compound") if w.tag_ in ("NNS", "NNPS")), None)
    found = objects[0]
    whom = found.lower_ in RELATIVES and verb.dep_ == "relcl"
    return verb.head if whom else found


def _nominated(name: _Name) -> Finding:
    """Return the finding of a phrase that names an actor, with the examples of whom it means."""
    start, end = _phrase(name)
    side = _example(name.noun) if _is_nameless(name.noun.doc.text[start:end]) else None
    end = max(end, side[1]) if side is not None else end
    holder = voice_of(name.noun).holder
    return _finding(name, (start, end), Voice(holder, _status(name, holder)), NOMINATION, side)


def _status(name: _Name, holder: Place | None) -> str:
    """Return how far a name is meant: mocked or said of nobody, of suspects only, or plainly.

    That an actor is called so stands whatever the clause around it denies.
    """
    words = {name.word, name.last, name.noun}
    if any(is_mocked(word) or is_none(word) for word in words):
        return DENIED
    if holder is None and any(is_scare_quoted(word) for word in words):
        return DENIED
    return HEDGED if any(doubts(word) for word in words) else ASSERTED


def _phrase(name: _Name) -> Place:
    """Return the whole phrase that names an actor, with the place or name beside it."""
    if name.noun == name.word and name.word.dep_ in MODIFIERS:
        return _before_deed(name.word)
    start, end = named_phrase(name.noun)
    rest = _REST_OF_NAME.match(name.noun.doc.text, end)
    end = rest.end() if rest is not None else end
    seat = complement(name.noun, "in")
    if seat is not None and seat.pos_ == "PROPN" and resolve(seat.text) is not None:
        end = max(end, noun_phrase(seat)[1])
    return start, end


def _before_deed(word: Token) -> Place:
    """Return the name before a deed with a demonym before it ("Syrian regime airstrikes")."""
    first = word.doc[word.i - 1] if word.i > 0 else word
    named = first.dep_ in ("amod", "compound", "nmod") and first.head in (word, word.head)
    known = named and resolve(first.text) is not None
    return (first.idx if known else word.idx), word.idx + len(word)


def _is_nameless(phrase: str) -> bool:
    """Whether a phrase names no certain actor, so that examples say who is meant."""
    actor = resolve(phrase)
    return actor is None or actor.group == "generic"


def _example(noun: Token) -> Place | None:
    """Return the first of whom a phrase means: "groups such as X", "groups, including X".

    "Terrorists of X" means X where that is a group: a state is only where they are.
    """
    for preposition in children(noun, "prep"):
        such = preposition.lower_ == "as" and preposition.nbor(-1).lower_ == "such"
        named = first_child(preposition, "pobj")
        if named is None or not (such or preposition.lower_ in ("including", "like", "of")):
            continue
        actor = resolve(noun.doc.text[slice(*noun_phrase(named))])
        group = actor.group if actor is not None else "generic"
        if group != "generic" and (preposition.lower_ != "of" or group != "state"):
            return noun_phrase(named)
    return None


def _finding(
    name: _Name, target: Place, voice: Voice, form: str, side: Place | None = None
) -> Finding:
    start = min(name.hit.start, name.last.idx)
    return Finding(
        category=name.hit.entry.category,
        span=(start, max(name.hit.end, name.last.idx + len(name.last))),
        rule=name.hit.entry.id,
        cue=(name.hit.start, name.hit.end),
        target=target,
        side=side,
        holder=voice.holder,
        status=voice.status,
        form=form,
    )


feature = Feature(
    name="naming", title="Naming of actors", extract=find_names, parser=True, on_request=True
)
