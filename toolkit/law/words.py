"""Words of law and of duty, as the lexicon lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_among(token: Token, name: str) -> bool:
    """Whether a token stands in one of the lists of the lexicon `legality`."""
    return token.lower_ in load_lexicon("legality").lists[name]
