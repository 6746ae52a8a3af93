"""Agreement: how far two coders of the same sentences say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.comparison.intervals import percentile_interval
from toolkit.comparison.rates import Floats
from toolkit.comparison.resampling import bootstrap_sums, generator
from toolkit.evidence import AUTHOR
from toolkit.validation.accuracy import wilson_interval
from toolkit.validation.alpha import coincidences, krippendorff_alpha, percent_agreement
from toolkit.validation.coded import Code, Coded, Item
from toolkit.validation.outcomes import SPEAKER
from toolkit.validation.tallies import ALL

COLUMNS = (
    "feature", "source", "attribute", "measure", "value", "low", "high", "items", "docs", "note",
)  # fmt: skip
LABELS = ("category", "status", "holder", "form")

Documents = list[list[Item]]
"""The items of one feature that two coders could have marked, by document."""


class Figure(NamedTuple):
    """A measure of agreement: counts of shape (documents, ...) and their value once summed."""

    attribute: str
    measure: str
    items: int
    counts: Floats
    value: Callable[[Floats], Floats]


def agreement_table(coded: Coded, *, resamples: int = 2_000, seed: int = 0) -> pd.DataFrame:
    """Return what two coders agree on, by feature and source; no rows where one coder coded.

    - items, F1: with `both` items of two coders and `one` of either alone, 2 both / (2 both + one):
      the F1 of one coder against the other. An item of one coder that is required comes from a
      sentence with a single coder and does not count.
    - category, status, holder (author or speaker) and form of the items of two coders: the share
      of equal codes ("percent") and Krippendorff's alpha for labels ("alpha").

    Intervals are 95 % percentile intervals of the document bootstrap, or the Wilson interval of a
    share that is the same in every draw; `items` are those counted.
    """
    rows = []
    for feature in coded.features:
        for source, documents in _double_coded(coded, feature):
            for figure in _figures(documents):
                rng = generator(seed, feature, source)
                row = _estimate(figure, resamples, rng)
                rows.append({"feature": feature, "source": source, "docs": len(documents), **row})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _double_coded(coded: Coded, feature: str) -> Iterator[tuple[str, Documents]]:
    """Yield all sources together and, if several were coded by two, each of them."""
    parts: dict[str, dict[str, list[Item]]] = {}
    for sentence in coded.sentences:
        items = [i for i in sentence.items.get(feature, ()) if len(i.codes) > 1 or not i.required]
        if items:
            for source in (ALL, sentence.source):
                parts.setdefault(source, {}).setdefault(sentence.doc, []).extend(items)
    for source, documents in parts.items():
        if source == ALL or len(parts) > 2:
            yield source, list(documents.values())


def _figures(documents: Documents) -> Iterator[Figure]:
    both = np.array([[sum(len(i.codes) > 1 for i in items), len(items)] for items in documents])
    yield Figure("items", "F1", int(both[:, 1].sum()), both.astype(float), _item_f1)
    for attribute in LABELS:
        units = [[_labels(item, attribute) for item in items] for items in documents]
        labels = sorted({label for items in units for unit in items for label in unit})
        coded = sum(len(unit) > 1 for items in units for unit in items)
        if coded:
            counts = np.stack([coincidences(items, labels).sum(axis=0) for items in units])
            yield Figure(attribute, "percent", coded, counts, percent_agreement)
            yield Figure(attribute, "alpha", coded, counts, krippendorff_alpha)


def _item_f1(sums: Floats) -> Floats:
    """Return 2 both / (2 both + one) of sums (both, all), shape (..., 2) to (...)."""
    both, every = sums[..., 0], sums[..., 1]
    return np.asarray(2 * both / (both + every))


def _labels(item: Item, attribute: str) -> list[str]:
    return [label for code in item.codes if (label := _label(code, attribute))]


def _label(code: Code, attribute: str) -> str:
    if attribute != "holder":
        return getattr(code, attribute) or ""
    if code.holder is None:
        return ""
    return AUTHOR if code.holder.text == AUTHOR else SPEAKER


def _estimate(figure: Figure, resamples: int, rng: np.random.Generator) -> dict[str, object]:
    value = float(figure.value(figure.counts.sum(axis=0)))
    found: dict[str, object] = {
        "attribute": figure.attribute, "measure": figure.measure, "items": figure.items, "note": "",
    }  # fmt: skip
    if np.isnan(value):
        return {**found, "note": "only one label was used"}
    documents, *shape = figure.counts.shape
    sums = bootstrap_sums(figure.counts.reshape(documents, -1), resamples, rng)
    drawn = figure.value(sums.reshape(resamples, *shape))
    drawn = drawn[~np.isnan(drawn)]
    if documents > 1 and drawn.min() < drawn.max():
        (low,), (high,) = percentile_interval(drawn[:, np.newaxis])
    elif figure.measure == "percent":
        low, high = wilson_interval(round(value * figure.items), figure.items)
    else:
        return {**found, "value": value, "note": "the same in every draw: no interval"}
    return {**found, "value": value, "low": low, "high": high}
