"""The toolkit's own format: TOML with categories, entries and lists (see `toolkit.lexicon`)."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from toolkit.dictionaries.listing import WEIGHT
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon, parse_lexicon

FORMAT = "toolkit TOML"
SUFFIXES = (".toml",)


def read(text: str, path: Path) -> Lexicon:
    """Return the lexicon written in TOML; InputError names file, entry and what was expected."""
    lexicon = parse_lexicon(text, str(path))
    for entry in lexicon.entries:
        weight = entry.options.get(WEIGHT, 0)
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not isfinite(weight):
            raise InputError(f"{path}: entry {entry.id!r}: weight must be a number, such as -1.5")
    if not lexicon.entries:
        raise InputError(f"{path}: no term in it: expected tables [[entries]] with words")
    return lexicon
