"""The inflected forms of a word: {"shell", "shells", "shelled", "shelling"}.

Forms come from LemmInflect's dictionary (the NIH SPECIALIST lexicon) and, for words it does not
hold, from its rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.machinery import ModuleSpec
from types import ModuleType


@cache
def word_forms(word: str, part_of_speech: str) -> frozenset[str]:
    """Return all forms of a verb or noun ("VERB", "NOUN"); of any other word, the word itself.

    Of a noun with hyphens the last part is inflected ("cease-fire" gives "cease-fires"); an
    abbreviation in capitals takes a small s ("NGOs").
    """
    if part_of_speech not in ("VERB", "NOUN"):
        return frozenset({word})
    with _without_spacy():
        from lemminflect import getAllInflections, getAllInflectionsOOV
    stem, hyphen, last = word.rpartition("-") if part_of_speech == "NOUN" else ("", "", word)
    if part_of_speech == "NOUN" and len(last) > 1 and last.isupper():
        return frozenset({word, f"{word}s"})
    found = getAllInflections(last, part_of_speech) or getAllInflectionsOOV(last, part_of_speech)
    forms = {form for group in found.values() for form in group}
    return frozenset(f"{stem}{hyphen}{form}" for form in forms | {last})


class _Hidden:
    """A finder that says a package is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse the package; leave every other name to the finders behind."""
        if name == self.name:
            raise ModuleNotFoundError(name, name=name)
        return None


@contextmanager
def _without_spacy() -> Iterator[None]:
    """LemmInflect loads spaCy to extend it, half a second that vocabulary has no use for."""
    finder = _Hidden("spacy")
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
