"""Tallies: every figure of accuracy as a ratio of two counts, each kept by document.

With items found `tp`, items missed `fn` and wrong rows `fp`: precision tp / (tp + fp), recall
tp / (tp + fn), F1 2tp / (2tp + fp + fn) (van Rijsbergen 1979, "Information Retrieval", chapter 7).
Items that are not required count nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.comparison.rates import Floats
from toolkit.validation.outcomes import ATTRIBUTES, FOUND, MISSED, WRONG, Outcomes

ITEMS, SENTENCES, FOUND_ITEMS = "items", "sentences", "found items"
"""What is counted: items against rows; sentences with an item against sentences with a row;
and what is right of the items found.
"""

ALL = "all"


class Ratio(NamedTuple):
    """A figure as counts by document, shape (documents,): right ones, and out of how many."""

    unit: str
    category: str
    measure: str
    right: Floats
    of: Floats


def tally(outcomes: Outcomes, *, details: bool = True) -> Iterator[Ratio]:
    """Yield the figures of one feature and method; documents in sorted order.

    Items and sentences by precision, recall and F1. With `details` also, of the items found, the
    share whose category, status, holder, target, basis and form are right and whose actor is
    known; and precision, recall and F1 of each category, for which an item counts as found only if
    its category is right.
    """
    counts = _Counts(outcomes)
    items = outcomes.items
    required = items["required"].fillna(value=False).astype(bool)
    found, missed = required & (items["outcome"] == FOUND), required & (items["outcome"] == MISSED)
    wrong = items["outcome"] == WRONG
    yield from _accuracy(ITEMS, ALL, *(counts.of_items(one) for one in (found, wrong, missed)))
    yield from _accuracy(SENTENCES, ALL, *counts.of_sentences())
    if not details:
        return
    yield from _attributes(items, found, counts)
    yield from _categories(items, found, missed, wrong, counts)


class _Counts:
    """Counts by document, of rows of the two tables chosen by a mask."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._items, self._sentences = outcomes
        self._docs = sorted(set(outcomes.sentences["doc"]))

    def of_items(self, mask: pd.Series) -> Floats:
        return self._by_document(self._items, mask)

    def of_sentences(self) -> tuple[Floats, Floats, Floats]:
        """Return sentences found, wrong and missed; one with optional items only is neither."""
        table = self._sentences
        coded, rows = table["items"] > 0, table["rows"] > 0
        blank = ~coded & (table["optional"] == 0)
        found, wrong, missed = coded & rows, blank & rows, coded & ~rows
        return (
            self._by_document(table, found),
            self._by_document(table, wrong),
            self._by_document(table, missed),
        )

    def _by_document(self, table: pd.DataFrame, mask: pd.Series) -> Floats:
        counts = table.loc[mask, "doc"].value_counts().reindex(self._docs, fill_value=0)
        return np.asarray(counts.to_numpy(), dtype=float)


def _accuracy(
    unit: str, category: str, found: Floats, wrong: Floats, missed: Floats
) -> Iterator[Ratio]:
    yield Ratio(unit, category, "precision", found, found + wrong)
    yield Ratio(unit, category, "recall", found, found + missed)
    yield Ratio(unit, category, "F1", 2 * found, 2 * found + wrong + missed)


def _attributes(items: pd.DataFrame, found: pd.Series, counts: _Counts) -> Iterator[Ratio]:
    for attribute in ATTRIBUTES:
        right = items[f"{attribute}_right"]
        checked = found & right.notna()
        if checked.any():
            hits = checked & right.fillna(value=False).astype(bool)
            share = counts.of_items(hits), counts.of_items(checked)
            yield Ratio(FOUND_ITEMS, ALL, f"{attribute} right", *share)
    targeted = found & (items["coded_target_text"] != "")
    if targeted.any():
        known = targeted & (items["found_actor"] != "")
        share = counts.of_items(known), counts.of_items(targeted)
        yield Ratio(FOUND_ITEMS, ALL, "actor known", *share)


def _categories(
    items: pd.DataFrame, found: pd.Series, missed: pd.Series, wrong: pd.Series, counts: _Counts
) -> Iterator[Ratio]:
    """Yield the figures by category; nothing where coders gave none, as for vocabulary."""
    coded, given = items["coded_category"], items["found_category"]
    for category in sorted(set(coded[found | missed]) - {""}):
        right = found & (coded == category) & (given == category)
        too_many = (given == category) & (wrong | (found & (coded != category)))
        too_few = (coded == category) & (missed | (found & (given != category)))
        parts = (counts.of_items(one) for one in (right, too_many, too_few))
        yield from _accuracy(ITEMS, category, *parts)
