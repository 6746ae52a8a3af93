"""Lexicons: the words of a feature, kept as data, with their own examples.

A lexicon is one TOML file. Its entries name words, not code: a verb is given as its base form
and matched in all its inflections, a noun in singular and plural, `words` exactly as they stand.
In a term of several words the first word of a verb and the last word of a noun are inflected; a
noun marked with `~` is inflected instead of the last ("victim~ of war"), or besides the verb
("drop bomb~"). A term written with a capital letter matches only as written; every other term in
any case. In `words` a `*` stands for any part of a word ("humanitarian*", "* relief").
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any

from toolkit.errors import InputError, UsageError
from toolkit.globs import STAR, spells_out
from toolkit.inflection import word_forms

TERM_KEYS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "words": ""}
ENTRY_KEYS = frozenset(
    {"id", "category", "not_before", "not_after", "beside", "examples", "counter_examples"}
)
INCLUDE = "include"


@dataclass(frozen=True, slots=True)
class Term:
    """One surface form of an entry; `part_of_speech` is VERB, NOUN, ADJ or "" (any).

    `wild` are the characters of `text` that are wildcards: none, "*" or "*?" (see `toolkit.globs`).
    """

    text: str
    part_of_speech: str
    wild: str = ""

    @property
    def cased(self) -> bool:
        """Whether the term matches only as written."""
        return self.text != self.text.lower()


@dataclass(frozen=True)
class Entry:
    """A rule of a lexicon: words of one category that behave alike.

    `beside` are words of which the sentence must hold one for the entry to count (a list named by
    the entry); `options` holds what only the feature understands (its pattern, ...).
    """

    id: str
    category: str
    terms: tuple[Term, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    beside: frozenset[str] | None = None

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours of `text[start:end]` leave the entry its sense."""
        if self.after is not None and self.after.search(text[max(0, start - 60) : start]):
            return False
        return self.before is None or self.before.match(text, end) is None


@dataclass(frozen=True)
class Lexicon:
    """All entries of a feature with its categories and their definitions.

    `file` and `format` are the name and the format of the file that a user gave, `sha256` is then
    that of its bytes; both are "" for a lexicon of the toolkit.
    """

    name: str
    version: str
    definition: str
    categories: Mapping[str, str]
    entries: tuple[Entry, ...]
    lists: Mapping[str, frozenset[str]]
    sha256: str
    file: str = ""
    format: str = ""

    def __post_init__(self) -> None:
        """Make the mappings read-only."""
        for name in ("categories", "lists"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def __reduce__(self) -> tuple[type[Lexicon], tuple[object, ...]]:
        """Pickle by the fields, since read-only mappings cannot be pickled themselves."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        plain = {name: dict(values[name]) for name in ("categories", "lists")}
        return Lexicon, tuple((values | plain).values())

    def entry(self, identifier: str) -> Entry:
        """Return the entry of that id; raises StopIteration for an unknown one."""
        return next(entry for entry in self.entries if entry.id == identifier)

    @property
    def labelled(self) -> tuple[str, ...]:
        """Categories that have entries of form "label", in the order of the lexicon."""
        found = {e.category for e in self.entries if e.options.get("form") == "label"}
        return tuple(category for category in self.categories if category in found)


@cache
def load_lexicon(name: str, *, package: str = "toolkit") -> Lexicon:
    """Return the lexicon that a package bundles under a name.

    Raises UsageError for an unknown name; `toolkit.dictionaries` reads the files of users.
    """
    bundled = files(package) / "lexicons" / f"{name}.toml"
    if not bundled.is_file():
        raise UsageError(f"no lexicon named {name!r} is part of {package}")
    return parse_lexicon(bundled.read_text(encoding="utf-8"), f"{name}.toml")


def parse_lexicon(text: str, where: str) -> Lexicon:
    """Return the lexicon written in TOML; InputError names file, entry and what was expected."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where}: not valid TOML ({error})") from error
    head = _table(data, "lexicon", where)
    missing = {"name", "version", "definition"} - head.keys()
    if missing:
        raise InputError(f"{where}: [lexicon] lacks {', '.join(sorted(missing))}")
    categories = MappingProxyType(_table(data, "categories", where))
    lists = _lists(_table(data, "lists", where), where)
    entries = tuple(_entry(raw, categories, lists, where) for raw in _entries(data, where))
    _check_ids(entries, where)
    return Lexicon(
        name=head["name"],
        version=head["version"],
        definition=head["definition"],
        categories=categories,
        entries=entries,
        lists=lists,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _table(data: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise InputError(f"{where}: {key} must be a table of its own")
    return table


def _entries(data: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    entries = data.get("entries", [])
    if not isinstance(entries, list) or not all(isinstance(raw, dict) for raw in entries):
        raise InputError(f"{where}: entries must be tables, each written [[entries]]")
    return entries


def _words(raw: Mapping[str, Any], key: str, place: str) -> list[str]:
    """Return the words under a key; a lone word in place of a list would be read by its letters."""
    words = raw.get(key, [])
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
        raise InputError(f'{place}: {key} must be a list of words, such as ["shell", "bomb"]')
    return words


def _lists(raw: Mapping[str, Any], where: str) -> Mapping[str, frozenset[str]]:
    """Return every form of the words of each list.

    A list may include lists written above it, and lists of other lexicons ("polarity.bad").
    """
    lists: dict[str, frozenset[str]] = {}
    for name in raw:
        place, words = f"{where}: list {name!r}", _table(raw, name, where)
        included = (_included(other, lists, place) for other in _words(words, INCLUDE, place))
        lists[name] = _forms_of(words, place).union(*included)
    return MappingProxyType(lists)


def _included(name: str, above: Mapping[str, frozenset[str]], place: str) -> frozenset[str]:
    lexicon, dot, inner = name.rpartition(".")
    lists = load_lexicon(lexicon).lists if dot else above
    if inner not in lists:
        where = f"which the lexicon {lexicon!r} lacks" if dot else "not written above it"
        raise InputError(f"{place} includes {name!r}, {where}")
    return lists[inner]


def _beside(
    raw: Mapping[str, Any], lists: Mapping[str, frozenset[str]], where: str
) -> frozenset[str] | None:
    name = raw.get("beside")
    if name is not None and name not in lists:
        raise InputError(f"{where}: entry {raw['id']!r} wants a word of {name!r}, which is no list")
    return lists[name] if name is not None else None


def _entry(
    raw: Mapping[str, Any],
    categories: Mapping[str, str],
    lists: Mapping[str, frozenset[str]],
    where: str,
) -> Entry:
    name = raw.get("id")
    if not name:
        raise InputError(f"{where}: an entry has no id: {dict(raw)!r:.80}")
    category = raw.get("category", "")
    if category not in categories:
        known = ", ".join(categories)
        raise InputError(f"{where}: entry {name!r} has category {category!r}; known are {known}")
    place = f"{where}: entry {name!r}"
    terms = tuple(
        Term(form, part, STAR if STAR in form else "") for form, part in _all_forms(raw, place)
    )
    if not terms:
        raise InputError(f"{place} has no words: give verbs, nouns or words")
    return Entry(
        id=name,
        category=category,
        terms=terms,
        options={k: v for k, v in raw.items() if k not in ENTRY_KEYS and k not in TERM_KEYS},
        examples=tuple(raw.get("examples", ())),
        counter_examples=tuple(raw.get("counter_examples", ())),
        before=_neighbours(_words(raw, "not_before", place), r"[\s\-]*(?:{})(?!\w)"),
        after=_neighbours(_words(raw, "not_after", place), r"(?<!\w)(?:{})[\s\-]*$"),
        beside=_beside(raw, lists, where),
    )


def _check_ids(entries: tuple[Entry, ...], where: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise InputError(f"{where}: two entries have the id {entry.id!r}")
        seen.add(entry.id)


def _neighbours(phrases: list[str], frame: str) -> re.Pattern[str] | None:
    """Compile neighbour phrases, where `*` stands for any run of letters, into one pattern."""
    if not phrases:
        return None
    choices = "|".join(re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(frame.format(choices), re.IGNORECASE)


def _all_forms(raw: Mapping[str, Any], place: str) -> Iterator[tuple[str, str]]:
    """Yield each form of the words of an entry or list with the part of speech it is given as."""
    for key, part in TERM_KEYS.items():
        for term in _words(raw, key, place):
            if STAR in term and (part or not spells_out(term, STAR)):
                raise InputError(f"{place}: {term!r}: a * may stand in `words`, beside letters")
            for form in sorted(inflect(term, part)):
                yield form, part


def _forms_of(words: Mapping[str, Any], place: str) -> frozenset[str]:
    """Return every form of the words of a list, in lower case, as texts are when they are asked."""
    forms = frozenset(form.lower() for form, _ in _all_forms(words, place))
    starred = sorted(form for form in forms if STAR in form)
    if starred:
        raise InputError(f"{place}: {starred[0]!r} has a *, which no word of a list may have")
    return forms


@cache
def inflect(term: str, part_of_speech: str) -> frozenset[str]:
    """Return all surface forms of a term: {"shell", "shells", "shelled", "shelling"}.

    Inflections come from LemmInflect's dictionary (the NIH SPECIALIST lexicon) and its rules.
    """
    words = term.split(" ")
    marked = {i: "NOUN" for i, word in enumerate(words) if word.endswith("~")}
    head = 0 if part_of_speech == "VERB" else len(words) - 1
    if part_of_speech == "VERB" or (part_of_speech and not marked):
        marked[head] = part_of_speech
    choices = [
        word_forms(word.removesuffix("~"), marked[i]) if i in marked else {word}
        for i, word in enumerate(words)
    ]
    return frozenset(" ".join(chosen) for chosen in product(*choices))
