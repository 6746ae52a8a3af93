"""Parties: who holds a claim and whom it is about, each by one name, known actors by their id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

import pandas as pd

from toolkit.actors import Actor, actor_table, resolve
from toolkit.anaphora import begins_with_pronoun, spelled_out
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError
from toolkit.evidence import AUTHOR, document_date
from toolkit.lexicon import load_lexicon

AUTHOR_KEYS = ("author", "country", "source")
"""What of a document is asked, in this order, for the actor who speaks in it."""

JOINT = " & "
"""Between the ids of authors who speak together."""

SOURCE, WORDS, PRONOUN = "source", "words", "pronoun"
"""Types of parties beside the groups of the actor table."""

COLUMNS = ("holder", "holder_type", "target", "target_type", "own", "author_from")

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_AND = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")


class Party(NamedTuple):
    """A party: its name, its type, and the actors it is made of, mostly one or none."""

    name: str
    type: str
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks in a document, the key of the document that told it, and the text's day."""

    party: Party
    key: str
    day: date | None


def find_author(document: Document, keys: Sequence[str] = AUTHOR_KEYS) -> Author:
    """Return who speaks in a document: the actor that the first telling key names.

    Of each key the value is an actor's id or a phrase that names one; several that are joined
    ("Russia and Syria") are one party, "RUS & SYR". Where no key names an actor of the table, the
    author is the source, by its name.
    """
    day = document_date(document)
    for key in keys:
        found = _actors_named(str(document.value(key) or ""), day)
        if found:
            name = JOINT.join(actor.id for actor in found)
            return Author(Party(name, found[0].group, found), key, day)
    return Author(Party(document.source, SOURCE), SOURCE, day)


def find_parties(
    evidence: pd.DataFrame, corpus: Corpus, *, author_keys: Sequence[str] = AUTHOR_KEYS
) -> pd.DataFrame:
    """Return holder and target of each row by one name each, with the index of the evidence.

    Columns: holder, holder_type, target, target_type; own (whether the author holds the claim);
    author_from (what told who the author is: one of `author_keys`; "" where another holds it).
    The type is the group of a known actor ("state"), "source" for an author known by the source
    alone, "words" for whom the actor table does not know, named by the words (see `plain_words`),
    and "pronoun" where these name nobody. The first person ("we", "our government") stands for
    the holder, another pronoun for its antecedent where the evidence has one. A missing target is
    "". InputError where the corpus lacks a document of the evidence.
    """
    named = dict.fromkeys(evidence["doc_id"])
    stranger = next((name for name in named if name not in corpus), None)
    if stranger is not None:
        raise InputError(
            f"the corpus has no document {stranger!r}: give the corpus the evidence was found in"
        )
    authors = {name: find_author(corpus[name], author_keys) for name in named}
    rows = [
        _parties(authors[doc_id], *words)
        for doc_id, words in zip(evidence["doc_id"], _words_of(evidence), strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), index=evidence.index)


def _words_of(evidence: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """Yield holder, target, antecedent and actor; empty words read back from CSV are missing."""
    names = ("holder", "target", "antecedent", "actor")
    columns = [evidence[name].astype(object).fillna("") for name in names]
    return zip(*columns, strict=True)


def _parties(
    author: Author, holder: str, target: str, antecedent: str, actor: str
) -> tuple[str, str, str, str, bool, str]:
    own = holder in (AUTHOR, "")
    who = author.party if own else _holder(holder, author)
    whom = _target(target, antecedent, actor, who, author.day)
    told = author.key if who is author.party else ""
    return who.name, who.type, whom.name, whom.type, who is author.party, told


def _holder(words: str, author: Author) -> Party:
    return _first_person(words, author.party, author.day) or _by_words(words, author.day)


def _target(words: str, antecedent: str, actor: str, holder: Party, day: date | None) -> Party:
    speaker = _first_person(words, holder, day)
    if speaker is not None:
        return speaker
    if actor:
        known = _actors().get(actor)
        return Party(actor, known.group if known else WORDS)
    if antecedent and begins_with_pronoun(words):
        words = spelled_out(words, antecedent)
    return _in_words(words) if words else Party("", "")


def _first_person(words: str, speaker: Party, day: date | None) -> Party | None:
    """Return the speaker if the words are the first person, or speak of the speaker's own organ.

    "Our government" is read as "Russia's government" where Russia speaks, and so is Russia.
    """
    first, _, rest = words.strip().partition(" ")
    if first.lower() not in _listed("speaker") or first == "US":
        return None
    if not rest:
        return speaker
    if first.lower() not in _listed("speakers_own"):
        return None
    meant = (resolve(spelled_out(words, actor.label), date=day) for actor in speaker.actors)
    found = any(one == actor for one, actor in zip(meant, speaker.actors, strict=True))
    return speaker if found else None


def _by_words(words: str, day: date | None) -> Party:
    actor = resolve(words, date=day)
    return Party(actor.id, actor.group, (actor,)) if actor else _in_words(words)


def _in_words(words: str) -> Party:
    name = plain_words(words)
    if name:
        return Party(name, WORDS)
    return Party(" ".join(words.lower().split()), PRONOUN)


def plain_words(phrase: str) -> str:
    """Return the words that name a party: in lower case, without determiners before them.

    Articles, demonstratives and possessive pronouns at the beginning, white space and marks at the
    ends are left out. A phrase of nothing but pronouns names nobody and gives "".
    """
    words = [match.span() for match in _WORD.finditer(phrase)]
    while words and phrase[slice(*words[0])].lower() in _listed("determiners"):
        words = words[1:]
    silent = _listed("determiners") | _listed("pointing") | _listed("speaker")
    if not {phrase[slice(*word)].lower() for word in words} - silent:
        return ""
    return " ".join(phrase[words[0][0] : words[-1][1]].lower().split())


def _listed(name: str) -> frozenset[str]:
    return load_lexicon("parties").lists[name]


@cache
def _actors_named(value: str, day: date | None) -> tuple[Actor, ...]:
    """Return the distinct actors named by a value and its joined parts, in order."""
    if value in _actors():
        return (_actors()[value],)
    parts = (resolve(part, date=day) for part in _AND.split(value))
    joint = tuple(dict.fromkeys(actor for actor in parts if actor))
    whole = resolve(value, date=day)
    # "Bosnia and Herzegovina" is one.
    return (whole,) if whole and whole not in joint else joint


@cache
def _actors() -> dict[str, Actor]:
    """Return the actors of the package's table by their ids."""
    table = actor_table()[["actor", "label", "group"]].drop_duplicates("actor")
    return {name: Actor(name, label, group) for name, label, group in table.itertuples(index=False)}
