"""The summary: what a validation says, as a few small tables of text to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from toolkit.validation.outcomes import FEATURE, KEYWORDS
from toolkit.validation.tallies import ALL, FOUND_ITEMS, ITEMS, SENTENCES
from toolkit.validation.validate import Validation

TOP = 12
"""Confusions that are shown, the most frequent first."""

UNITS = {ITEMS: "item", SENTENCES: "sentence", FOUND_ITEMS: ""}
"""How units are named before a measure; what is right is said of found items only."""


class Block(NamedTuple):
    """A table to print: its columns and rows, all text."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def summarise(validation: Validation) -> list[Block]:
    """Return accuracy, accuracy by source and by category, confusions and agreement.

    What has no rows is left out: one source, no categories coded, no confusion, a single coder.
    """
    accuracy = validation.accuracy
    blocks = [
        _whole(accuracy),
        _sources(accuracy),
        _categories(accuracy),
        _confused(validation.confusions),
        _agreement(validation.agreement),
    ]
    return [block for block in blocks if block.rows]


def _whole(accuracy: pd.DataFrame) -> Block:
    """Return every figure over all sources, with that of the keyword list beside it."""
    whole = accuracy[(accuracy["source"] == ALL) & (accuracy["category"] == ALL)]
    key = ["feature", "unit", "measure"]
    keywords = whole[whole["method"] == KEYWORDS].set_index(key)["value"]
    rows = [
        (
            row.feature,
            f"{UNITS[row.unit]} {row.measure}".strip(),
            _number(row.value),
            _interval(row.low, row.high),
            f"{row.of:,}" if row.measure != "F1" else "",
            _number(keywords.get((row.feature, row.unit, row.measure))),
        )
        for row in whole[whole["method"] == FEATURE].itertuples()
    ]
    return Block(("feature", "measure", "value", "95 % interval", "of", "keywords"), rows)


def _sources(accuracy: pd.DataFrame) -> Block:
    """Return F1 of items, with its interval, and of sentences by source."""
    shown = accuracy[(accuracy["source"] != ALL) & (accuracy["category"] == ALL)]
    rows = [
        (*_f1_of_items(str(feature), str(source), part), _value(part, SENTENCES, "F1"))
        for (feature, source), part in _groups(shown, "source")
    ]
    columns = ("feature", "source", "items", "F1", "95 % interval", "sentence F1")
    return Block(columns, rows)


def _categories(accuracy: pd.DataFrame) -> Block:
    """Return F1 of items, with its interval, and precision and recall by category."""
    shown = accuracy[(accuracy["source"] == ALL) & (accuracy["category"] != ALL)]
    rows = [
        (
            *_f1_of_items(str(feature), str(category), part),
            _value(part, ITEMS, "precision"),
            _value(part, ITEMS, "recall"),
        )
        for (feature, category), part in _groups(shown, "category")
    ]
    columns = ("feature", "category", "items", "F1", "95 % interval", "precision", "recall")
    return Block(columns, rows)


def _groups(accuracy: pd.DataFrame, column: str) -> Iterable[tuple[tuple[str, str], pd.DataFrame]]:
    own = accuracy[accuracy["method"] == FEATURE]
    return own.groupby(["feature", column], sort=False)  # type: ignore[no-any-return]


def _f1_of_items(feature: str, name: str, part: pd.DataFrame) -> tuple[str, ...]:
    items = part[part["unit"] == ITEMS].set_index("measure")
    f1, coded = items.loc["F1"], int(items.loc["recall", "of"])
    return feature, name, f"{coded:,}", _number(f1["value"]), _interval(f1["low"], f1["high"])


def _value(part: pd.DataFrame, unit: str, measure: str) -> str:
    return _number(part.set_index(["unit", "measure"]).loc[(unit, measure), "value"])


def _confused(confusions: pd.DataFrame) -> Block:
    """Return the most frequent confusions."""
    apart = confusions[confusions["coded"] != confusions["found"]]
    ranked = apart.sort_values("items", ascending=False, kind="stable").head(TOP)
    rows = [tuple(str(value) for value in row) for row in ranked.to_numpy()]
    return Block(tuple(confusions.columns), rows)


def _agreement(agreement: pd.DataFrame) -> Block:
    whole = agreement[agreement["source"] == ALL]
    rows = [
        (
            row.feature,
            f"two coders, {row.attribute}: {row.measure}",
            _number(row.value),
            _interval(row.low, row.high),
            f"{row.items:,}",
        )
        for row in whole.itertuples()
    ]
    return Block(("feature", "agreement", "value", "95 % interval", "items"), rows)


def _number(value: float | None) -> str:
    return "" if value is None or pd.isna(value) else f"{value:.2f}"


def _interval(low: float, high: float) -> str:
    return "" if pd.isna(low) else f"{low:.2f} to {high:.2f}"
