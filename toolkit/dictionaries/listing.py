"""What a word list says, whatever its format: terms in categories, made into a lexicon."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from toolkit.annotation import normalise
from toolkit.errors import InputError
from toolkit.globs import spells_out
from toolkit.lexicon import Entry, Lexicon, Term

LOGGER = logging.getLogger("toolkit")
WEIGHT = "weight"
"""The option of an entry that holds its weight."""

SHOWN = 3
"""Places named in a note; of more, the number is given."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Neighbours without which a term does not count in a category.

    `before` and `after` are as of `toolkit.lexicon.Entry`; `label` tells it in words.
    """

    label: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A term in one category, as a file lists it at a place ("line 3")."""

    term: str
    category: str
    place: str
    weight: float | None = None
    condition: Condition | None = None

    @property
    def rule(self) -> str:
        """The id of the entry that the listing becomes: "negative: abandon*"."""
        condition = f" {self.condition.label}" if self.condition else ""
        return f"{self.category}: {self.term}{condition}"


@dataclass(frozen=True)
class WordList:
    """The contents of a file: its listings, and its categories with what it says of them.

    `wild` are the characters that are wildcards in its terms.
    """

    listings: Sequence[Listing]
    categories: Mapping[str, str] = field(default_factory=dict)
    wild: str = "*"


def note(path: object, what: str, places: Sequence[str]) -> None:
    """Log what was left out of a file or taken in a particular sense, and where; none, no note."""
    if places:
        more = f" and {len(places) - SHOWN:,} more" if len(places) > SHOWN else ""
        LOGGER.warning("%s: %s: %s%s", path, what, "; ".join(places[:SHOWN]), more)


def tidy(term: str) -> str:
    """Return a term as texts are read: lower case, straight quotes, single spaces."""
    return normalise(term, 0, len(term))[0].strip().lower()


def build_lexicon(words: WordList, path: object, *, name: str) -> Lexicon:
    """Return the lexicon of a word list, one entry for each term in each category.

    A term listed twice in a category counts once. InputError names file and place of a term that
    is all wildcards, or has two weights in one category, and says where nothing is listed.
    """
    entries: dict[str, Entry] = {}
    for listing in words.listings:
        entry = _entry(listing, words.wild, path)
        known = entries.setdefault(listing.rule, entry)
        if dict(known.options) != dict(entry.options):
            raise InputError(
                f"{path}, {listing.place}: {listing.term!r} has another weight in the category "
                f"{listing.category!r} further up: keep one"
            )
    if not entries:
        raise InputError(f"{path}: no term in it: expected words, each in a category")
    categories = _categories(words, entries.values(), path)
    return Lexicon(
        name=name,
        version="",
        definition=f"The words listed in {name}.",
        categories=MappingProxyType(categories),
        entries=tuple(entries.values()),
        lists=MappingProxyType({}),
        sha256="",
    )


def _entry(listing: Listing, wild: str, path: object) -> Entry:
    """Return the entry of a listing; in a term of marks alone (":*") a star is a mark too."""
    used = "".join(character for character in wild if character in listing.term)
    if used and not spells_out(listing.term, used):
        if set(listing.term) <= {*used, " "}:
            raise InputError(
                f"{path}, {listing.place}: {listing.term!r} would match every word: expected a "
                "term with letters"
            )
        used = ""
    condition = listing.condition
    return Entry(
        id=listing.rule,
        category=listing.category,
        terms=(Term(listing.term, "", used),),
        options={} if listing.weight is None else {WEIGHT: listing.weight},
        before=condition.before if condition else None,
        after=condition.after if condition else None,
    )


def _categories(words: WordList, entries: Iterable[Entry], path: object) -> dict[str, str]:
    """Return the categories that have terms with what the file says of them, in its order."""
    used = dict.fromkeys(entry.category for entry in entries)
    idle = [category for category in words.categories if category not in used]
    note(path, "categories without terms, left out", idle)
    order = dict.fromkeys([*words.categories, *used])
    return {category: words.categories.get(category, "") for category in order if category in used}
