"""Confusions: what coders wrote against what was found, label by label."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from toolkit.validation.coded import BY_FEATURE
from toolkit.validation.outcomes import FOUND, SPEAKER

COLUMNS = ("feature", "attribute", "coded", "found", "items")
LABELS = ("category", "status", "holder", "form")


def confusion_table(items: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each pair of a coded and a found label, with the number of items.

    `items` are the item rows of the features themselves. Counted are required items that were
    found; of a category that is needed to be found (legality), also missed ones whose cue a row
    of another category has. Where coders differ, the one who agrees with what was found is taken,
    else the first. A holder is the author, the speaker coded, or another speaker.
    """
    required = items[items["required"].fillna(value=False).astype(bool)]
    pairs = [
        {"feature": feature, "attribute": label, "coded": coded, "found": found}
        for feature, table in required.groupby("feature")
        for label in LABELS
        for coded, found in _pairs(table, str(feature), label)
    ]
    table = pd.DataFrame(pairs, columns=list(COLUMNS[:-1]))
    return table.groupby(list(COLUMNS[:-1])).size().reset_index(name="items")


def _pairs(table: pd.DataFrame, feature: str, label: str) -> Iterator[tuple[str, str]]:
    coded, found = table[f"coded_{label}"], table[f"found_{label}"]
    counted = (coded != "") & (found != "")
    if label not in BY_FEATURE[feature].matched_by:
        counted &= table["outcome"] == FOUND
    if label == "holder":
        astray = (coded == SPEAKER) & (found == SPEAKER) & ~table["holder_right"].fillna(value=True)
        found = found.mask(astray, f"another {SPEAKER}")
    yield from zip(coded[counted], found[counted], strict=True)
