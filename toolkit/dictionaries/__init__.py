"""Users' own lexicons: word lists in the formats of other tools, and edited ones of the toolkit."""

from toolkit.dictionaries.edited import check_edited
from toolkit.dictionaries.formats import known_suffixes, read_lexicon
from toolkit.dictionaries.listing import WEIGHT

__all__ = ["WEIGHT", "check_edited", "known_suffixes", "read_lexicon"]
