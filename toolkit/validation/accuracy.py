"""Accuracy: the table of every figure with its interval, for each feature, method and source."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from toolkit.comparison.intervals import percentile_interval
from toolkit.comparison.rates import Floats
from toolkit.comparison.resampling import bootstrap_sums, generator
from toolkit.validation.outcomes import FEATURE, Outcomes
from toolkit.validation.tallies import ALL, Ratio, tally

COLUMNS = (
    "feature", "method", "source", "unit", "category", "measure", "value", "low", "high",
    "interval", "right", "of", "sentences", "docs", "note",
)  # fmt: skip

FEW = 5
"""Documents below which an interval is said to be likely too narrow."""


def accuracy_table(outcomes: Outcomes, *, resamples: int = 2_000, seed: int = 0) -> pd.DataFrame:
    """Return a row a figure: `value` = `right` / `of`, with its 95 % interval `low` to `high`.

    Sources are "all" and, if there are several, each by name; a keyword list has no details
    (`tally`). Intervals resample documents (`estimate`); a feature and its keyword list get the
    same draws. A number that should not be given is empty and `note` says why.
    """
    rows: list[dict[str, object]] = []
    for (feature, method), table in outcomes.sentences.groupby(["feature", "method"], sort=False):
        items = outcomes.items
        own = items[(items["feature"] == feature) & (items["method"] == method)]
        for source, part in _parts(Outcomes(own, table)):
            rng = generator(seed, str(feature), source)
            rows += [
                {
                    "feature": feature,
                    "method": method,
                    "source": source,
                    "sentences": len(part.sentences),
                    "docs": part.sentences["doc"].nunique(),
                    **row,
                }
                for row in _rows(list(tally(part, details=method == FEATURE)), resamples, rng)
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _parts(outcomes: Outcomes) -> Iterator[tuple[str, Outcomes]]:
    """Yield all sources together and, if there are several, each of them."""
    yield ALL, outcomes
    names = sorted(set(outcomes.sentences["source"]))
    for name in names if len(names) > 1 else []:
        yield name, Outcomes(*(table[table["source"] == name] for table in outcomes))


def _rows(
    ratios: list[Ratio], resamples: int, rng: np.random.Generator
) -> Iterator[dict[str, object]]:
    counts = np.column_stack([column for one in ratios for column in (one.right, one.of)])
    draws = bootstrap_sums(counts, resamples, rng)
    for place, ratio in enumerate(ratios):
        yield {
            "unit": ratio.unit,
            "category": ratio.category,
            "measure": ratio.measure,
            **estimate(ratio, draws[:, 2 * place], draws[:, 2 * place + 1]),
        }


def estimate(ratio: Ratio, right: Floats, of: Floats) -> dict[str, object]:
    """Return value, interval and note of a figure; `right` and `of` are its resampled sums.

    The interval is the percentile interval of the document bootstrap: documents are drawn with
    replacement, with all their sentences (Efron & Tibshirani 1993, chapter 13; draws in which there
    is nothing to count are left out). With few documents it is too narrow. Where every draw gives
    the same share, as when all are right, it would have no width: then it is the Wilson interval
    (1927, JASA 22:209), which takes items as independent; F1, which is no share, has none then.
    """
    hits, total = int(ratio.right.sum()), int(ratio.of.sum())
    found: dict[str, object] = {"right": hits, "of": total, "interval": "", "note": ""}
    if not total:
        return {**found, "note": "nothing to count"}
    found["value"] = hits / total
    if len(ratio.right) == 1:
        return {**found, "note": "a single document: no interval"}
    drawn = right[of > 0] / of[of > 0]
    if drawn.min() < drawn.max():
        (low,), (high,) = percentile_interval(drawn[:, np.newaxis])
        found |= {"low": low, "high": high, "interval": "bootstrap"}
    elif ratio.measure == "F1":
        return {**found, "note": "the same in every draw: no interval"}
    else:
        low, high = wilson_interval(hits, total)
        found |= {"low": low, "high": high, "interval": "Wilson"}
    few = f"fewer than {FEW} documents: the interval is likely too narrow"
    return {**found, "note": few if len(ratio.right) < FEW else ""}


def wilson_interval(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927, JASA 22:209)."""
    from scipy.stats import binomtest

    interval = binomtest(hits, total).proportion_ci(0.95, method="wilson")
    return float(interval.low), float(interval.high)
