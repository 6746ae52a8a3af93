"""Edited lexicons of the toolkit's own features: what an edited one must keep of the original."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.dictionaries import own
from toolkit.errors import InputError
from toolkit.lexicon import Entry, Lexicon


def check_edited(lexicon: Lexicon, original: Lexicon) -> None:
    """Check that a feature can work with a user's lexicon in place of its own.

    It must be in TOML, with the same categories and at least the same lists; an entry may have the
    options, and those with names for values the values, that an entry of the original has, and
    needs those that all entries alike have. InputError says what it lacks.
    """
    where = lexicon.file
    if lexicon.format != own.FORMAT:
        raise InputError(f"{where}: a feature is named {lexicon.name!r} already: rename the file")
    if set(lexicon.categories) != set(original.categories):
        known = ", ".join(original.categories)
        raise InputError(f"{where}: the categories of {lexicon.name!r} must stay: {known}")
    lacking = sorted(set(original.lists) - set(lexicon.lists))
    if lacking:
        raise InputError(f"{where}: the list {lacking[0]!r} is needed: take it from the original")
    for entry in lexicon.entries:
        for fault in _faults(entry, original):
            raise InputError(f"{where}: entry {entry.id!r} {fault}")


def _faults(entry: Entry, original: Lexicon) -> Iterator[str]:
    """Yield what the options of an entry have that no entry of the original has, or lack."""
    pattern = entry.options.get("pattern")
    alike = [one for one in original.entries if one.options.get("pattern") == pattern]
    shared = set.intersection(*(set(one.options) for one in alike or original.entries))
    for key in sorted(shared - set(entry.options)):
        yield f"lacks {key!r}, which others like it have"
    for key, value in entry.options.items():
        known = [one.options[key] for one in original.entries if key in one.options]
        if not known:
            yield f"has {key!r}, which the feature does not know"
        elif isinstance(value, str) and value not in known:
            names = ", ".join(sorted({str(one) for one in known}))
            yield f"has {key} = {value!r}; known are {names}"
