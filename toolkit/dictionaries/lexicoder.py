"""Lexicoder 3 dictionaries (.lc3): a line `+category`, below it its terms, one a line.

`*` at the end of a term stands for the rest of the word; spaces around a term, which mark word
boundaries in Lexicoder, mean nothing here, as every term is whole words. A colour behind a category
("+negative#AA0000") is no part of its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.dictionaries.listing import Listing, WordList, build_lexicon, tidy
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

FORMAT = "Lexicoder 3"
SUFFIXES = (".lc3",)

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}$")


def read(text: str, path: Path) -> Lexicon:
    """Return the lexicon of an .lc3 file; InputError names the line of a term without category."""
    categories: dict[str, str] = {}
    listings = list(_listings(text, categories, path))
    return build_lexicon(WordList(listings, categories), path, name=path.stem)


def _listings(text: str, categories: dict[str, str], path: Path) -> Iterator[Listing]:
    """Yield the terms of a file, putting each category that begins into `categories`."""
    category = ""
    for number, line in enumerate(text.split("\n"), start=1):
        term = tidy(line)
        if line.lstrip().startswith("+"):
            category = _COLOUR.sub("", line.strip()[1:]).strip()
            if not category:
                raise InputError(f"{path}, line {number}: expected the category's name after the +")
            categories[category] = ""
        elif term:
            if not category:
                raise InputError(
                    f"{path}, line {number}: {term!r} stands before any category: expected a line "
                    "such as +negative"
                )
            yield Listing(term, category, f"line {number}")
