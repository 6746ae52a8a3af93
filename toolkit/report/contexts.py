"""Words in context: where the most characteristic words stand in the texts of each group."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from toolkit.annotation import TOKEN, normalise
from toolkit.report.contents import ReportInput

TOP = 25
"""Words of each side that are listed."""

LINES = 8
"""Lines shown of a word in each group."""

WINDOW = 70
"""Characters of context on each side."""

Line = tuple[int, str, str, str]


def top_words(keyness: pd.DataFrame | None) -> pd.DataFrame:
    """Return the words listed: of each group `TOP` on each side of zero, by falling z."""
    if keyness is None:
        return pd.DataFrame(columns=["word", "group", "baseline", "z"])
    order = keyness.sort_values(["z", "word"], ascending=[False, True])
    more = order[order["z"] > 0].groupby("group").head(TOP)
    less = order[order["z"] < 0].groupby("group").tail(TOP)
    return pd.concat([more, less]).sort_values("group", kind="stable", ignore_index=True)


def word_contexts(results: ReportInput) -> dict[str, list[Line]]:
    """Return lines of each listed word: number of the document, text before, word, text after.

    At most `LINES` a group, the first in the corpus; words are compared as keyness counts them.
    """
    words = set(top_words(results.keyness)["word"])
    found: dict[str, list[Line]] = {word: [] for word in sorted(words)}
    shown: defaultdict[tuple[str, str], int] = defaultdict(int)
    for number, document in enumerate(results.corpus if words else ()):
        group = results.groups[document.doc_id]
        for word, match in _tokens(document.text):
            if word in words and shown[word, group] < LINES:
                shown[word, group] += 1
                found[word].append((number, *_around(document.text, match)))
    return found


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in re.finditer(TOKEN, text):
        yield match.group().lower().replace("’", "'"), match


def _around(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    start, end = match.span()
    before = normalise(text, max(0, start - WINDOW), start)[0]
    after = normalise(text, end, min(len(text), end + WINDOW))[0]
    return before, match.group(), after
