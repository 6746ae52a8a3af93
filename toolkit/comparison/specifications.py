"""Specifications: the numbers of one contrast, recounted and without each document in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.comparison.contrasts import Contrast
from toolkit.comparison.groups import Group
from toolkit.comparison.left_out import left_out_p, left_out_percentile, sums_by
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.percentile import percentile_rank
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.rates import Floats, rates
from toolkit.comparison.ratio import rate_ratio
from toolkit.comparison.recounts import COUNTING, MAIN
from toolkit.comparison.resampling import generator
from toolkit.comparison.rows import contrast_p, is_tested

DOCUMENT = "document"


class _Sums(NamedTuple):
    """What one side of a contrast adds up to, of any shape: documents, hits, counted, exposure."""

    docs: Floats
    hits: Floats
    counted: Floats
    exposure: Floats


NOTHING = _Sums(*np.zeros(4))


def recounted(pair: Contrast, cells: pd.DataFrame, options: CompareOptions) -> pd.DataFrame:
    """Return the rows of the cells that are main or change a count of either group.

    Of choices of claims that come to the same counts the first stands for all. `pair` has a
    column a cell. Columns are those of `cells`, and docs, baseline_docs, hits, baseline_hits,
    ratio, p and percentile as in `compare`.
    """
    kept = np.flatnonzero((cells["kind"] == MAIN) | _is_alternative(pair, cells))
    group, base = _taken(pair, kept)
    rows = _rows(cells.iloc[kept], _total(group), _total(base))
    return rows.assign(p=contrast_p(group, base, options), percentile=_place(group, base, options))


def without_documents(
    pair: Contrast, cells: pd.DataFrame, units: Sequence[np.ndarray], options: CompareOptions
) -> pd.DataFrame:
    """Return the rows of the main cells with hits without each document, or cluster, in turn.

    `units` has for both groups of the pair the unit of each document. Columns as of `recounted`. A
    group of one unit cannot do without it.
    """
    hits = sum(side.hits.sum(axis=0) for side in pair)
    kept = np.flatnonzero((cells["kind"] == MAIN) & (hits > 0))
    taken = _taken(pair, kept)
    names, codes = zip(*(np.unique(own, return_inverse=True) for own in units), strict=True)
    lost = [_by_unit(side, own) for side, own in zip(taken, codes, strict=True)]
    p = _left_out_p(taken, lost, options)
    places = _left_out_place(taken, codes[1], options)
    parts = []
    for side in (number for number in range(2) if len(names[number]) > 1):
        labels = _labels(names[side], cells["column"].to_numpy()[kept])
        left = [
            _left(_total(group), lost[side] if number == side else NOTHING, p[side].shape)
            for number, group in enumerate(taken)
        ]
        rows = _rows(labels, left[0], left[1]).assign(p=p[side].ravel(), percentile=np.nan)
        if side == 1:
            rows["percentile"] = np.where(rows["ratio"].notna(), places.ravel(), np.nan)
        parts.append(rows)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _is_alternative(pair: Contrast, cells: pd.DataFrame) -> np.ndarray:
    """Return whether each cell changes a count, and not as an earlier choice of claims does."""
    column = cells["column"].to_numpy()
    hits = np.vstack([side.hits for side in pair])
    changed = (hits != hits[:, column]).any(axis=0)
    choices = np.flatnonzero(cells["kind"] == COUNTING)
    _, first = np.unique(np.vstack([column, hits])[:, choices], axis=1, return_index=True)
    changed[np.delete(choices, first)] = False
    return np.asarray(changed)


def _taken(pair: Contrast, columns: np.ndarray) -> Contrast:
    """Return both groups with some of their columns."""
    group, base = (
        replace(
            side,
            hits=side.hits[:, columns],
            counted=side.counted[:, columns],
            parts=side.parts[:, columns],
        )
        for side in pair
    )
    return group, base


def _total(side: Group) -> _Sums:
    docs, exposure = np.asarray(side.documents, float), np.asarray(side.exposure.sum())
    return _Sums(docs, side.hits.sum(axis=0), side.counted.sum(axis=0), exposure)


def _by_unit(side: Group, codes: np.ndarray) -> _Sums:
    """Return the sums of each unit, in columns of shape (units, columns) or (units, 1)."""
    docs, exposure = sums_by(codes, np.column_stack([np.ones(side.documents), side.exposure])).T
    return _Sums(
        docs[:, np.newaxis],
        sums_by(codes, side.hits),
        sums_by(codes, side.counted),
        exposure[:, np.newaxis],
    )


def _left(total: _Sums, lost: _Sums, shape: tuple[int, ...]) -> _Sums:
    """Return what is left of sums, a flat row for each unit and column."""
    pairs = zip(total, lost, strict=True)
    return _Sums(*(np.broadcast_to(whole - part, shape).ravel() for whole, part in pairs))


def _labels(names: np.ndarray, columns: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": DOCUMENT,
            "specification": np.repeat(names, len(columns)),
            "column": np.tile(columns, len(names)),
        }
    )


def _rows(labels: pd.DataFrame, group: _Sums, base: _Sums) -> pd.DataFrame:
    ratio = rate_ratio(group.counted, group.exposure, base.counted, base.exposure)
    numbers = {"docs": group.docs, "baseline_docs": base.docs}
    numbers |= {"hits": group.hits, "baseline_hits": base.hits}
    rows = labels.assign(**{name: value.astype(int) for name, value in numbers.items()})
    return rows.assign(ratio=np.where(rows["hits"] + rows["baseline_hits"] > 0, ratio, np.nan))


def _left_out_p(pair: Contrast, units: Sequence[_Sums], options: CompareOptions) -> list[Floats]:
    """Return p without each unit of either group, two arrays of shape (units, columns)."""
    group, base = pair
    counted = np.concatenate([side.counted for side in units])
    exposure = np.concatenate([side.exposure for side in units])
    size = len(units[0].exposure)
    if not is_tested(group, base):
        nothing = np.full(counted.shape, np.nan)
        return [nothing[:size], nothing[size:]]
    rng = generator(options.seed, group.name, base.name)
    p = left_out_p(counted, exposure[:, 0], size, options.permutations, rng)
    found = counted.sum(axis=0) - counted > 0
    p = np.where(found, p, np.nan)
    return [p[:size], p[size:]]


def _left_out_place(pair: Contrast, units: np.ndarray, options: CompareOptions) -> Floats:
    """Return where a lone document stands among the baseline's without each unit of them."""
    group, base = pair
    if not _has_place(group, base):
        return np.full((units.max() + 1, group.hits.shape[1]), np.nan)
    others = rates(base.counted, base.exposure, options.per)
    return left_out_percentile(_pooled(group, options), others, units)


def _has_place(group: Group, base: Group) -> bool:
    return group.lone and base.documents >= MINIMUM_DOCUMENTS


def _pooled(side: Group, options: CompareOptions) -> Floats:
    return rates(side.counted.sum(axis=0), np.asarray(side.exposure.sum()), options.per)


def _place(group: Group, base: Group, options: CompareOptions) -> Floats | float:
    """Return where a lone document stands among the baseline's; NaN without hits."""
    if not _has_place(group, base):
        return np.nan
    others = rates(base.counted, base.exposure, options.per)
    place = percentile_rank(_pooled(group, options), others)
    return np.where((group.counted.sum(axis=0) > 0) | (base.counted > 0).any(axis=0), place, np.nan)
