"""Rows: the numbers of a comparison table, contrast by contrast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from toolkit.comparison.contrasts import Contrast
from toolkit.comparison.detectable import detectable_ratio
from toolkit.comparison.dispersion import deviation_of_proportions
from toolkit.comparison.estimates import (
    FEWEST,
    Estimate,
    difference_interval,
    estimate_rates,
    log_ratio_error,
    rate_interval,
    ratio_interval,
)
from toolkit.comparison.family_wise import Contrasted, westfall_young
from toolkit.comparison.groups import DOCUMENTS, Group
from toolkit.comparison.notes import describe_row
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.percentile import percentile_rank
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS, are_testable, permutation_p
from toolkit.comparison.rates import PER, Floats, per_label, rates
from toolkit.comparison.ratio import rate_ratio
from toolkit.comparison.resampling import generator
from toolkit.comparison.tolerance import tolerance_interval

FAMILY_DRAWS = 1_999
"""Most permutations drawn for the family-wise p-values."""

CONTRASTED = (
    "ratio", "ratio_low", "ratio_high", "difference", "difference_low", "difference_high",
    "detectable",
)  # fmt: skip
"""Columns that set a group beside another."""

Columns = Mapping[str, Floats | float]
Estimates = tuple[Estimate | None, Estimate | None]


def contrast_rows(
    pairs: Sequence[Contrast], columns: Sequence[str], options: CompareOptions
) -> list[pd.DataFrame]:
    """Return for each contrast a row a column, with all of `compare`'s columns but p_adjusted."""
    made: dict[int, Estimate | None] = {}
    for group in (group for pair in pairs for group in pair):
        if id(group) not in made:
            made[id(group)] = _estimate(group, options)
    rows = [_rows(columns, pair, (made[id(pair[0])], made[id(pair[1])]), options) for pair in pairs]
    family = _family(pairs, options)
    for table, adjusted in zip(rows, family, strict=True):
        table["p_family"] = np.where(table["p"].notna(), adjusted, np.nan)
    return rows


def _estimate(group: Group, options: CompareOptions) -> Estimate | None:
    """Return what resampling says of a group, None where there is nothing to resample."""
    if not group.unit or len(group.parts) < FEWEST:
        return None
    rng = generator(options.seed, group.name)
    return estimate_rates(group.parts, group.parts_exposure, options.resamples, rng)


def _rows(
    columns: Sequence[str], pair: Contrast, estimates: Estimates, options: CompareOptions
) -> pd.DataFrame:
    group, base = pair
    hits, base_hits = group.hits.sum(axis=0), base.hits.sum(axis=0)
    names = pd.Series(list(columns)).str.split(":", n=1, expand=True)
    rows = pd.DataFrame({"feature": names[0], "category": names[1]})
    rows = rows.assign(
        group=group.name,
        baseline=base.name,
        docs=group.documents,
        docs_with=(group.hits > 0).sum(axis=0),
        tokens=int(group.tokens.sum()),
        sentences=int(group.sentences.sum()),
        hits=hits.astype("int64"),
        **_rate_columns(group, estimates[0], options),
        per=per_label(options.per),
        baseline_rate=_pooled(base, options),
        **_contrast_columns(pair, estimates, options),
        p=contrast_p(group, base, options),
        dispersion=deviation_of_proportions(group.hits, group.tokens),
        **_place(group, base, options),
        unit=group.unit,
    )
    carriers = _carriers(group) + _carriers(base)
    told = zip(hits, base_hits, carriers, strict=True)
    notes = [describe_row(group, base, *some) for some in told]
    return rows.assign(unit=rows["unit"].where(hits > 0, ""), note=notes)


def _carriers(group: Group) -> Floats:
    """Return in how many units of a group each column has hits."""
    return np.asarray((group.parts > 0).sum(axis=0))


def _pooled(group: Group, options: CompareOptions) -> Floats:
    return rates(group.counted.sum(axis=0), np.asarray(group.exposure.sum()), options.per)


def _rate_columns(group: Group, estimate: Estimate | None, options: CompareOptions) -> Columns:
    found = group.hits.sum(axis=0) > 0
    low = high = np.full(found.shape, np.nan)
    if estimate is not None:
        low, high = rate_interval(estimate, options.interval)
    if options.per == DOCUMENTS:
        high = np.minimum(high, 1)
    scale = PER[options.per]
    return {
        "rate": _pooled(group, options),
        "rate_low": np.where(found, scale * low, np.nan),
        "rate_high": np.where(found, scale * high, np.nan),
    }


def _contrast_columns(pair: Contrast, estimates: Estimates, options: CompareOptions) -> Columns:
    """Return ratio and difference with intervals: empty beside itself and without hits."""
    group, base = pair
    if group is base:
        return dict.fromkeys(CONTRASTED, np.nan)
    hits, base_hits = (side.counted.sum(axis=0) for side in pair)
    ratio = rate_ratio(hits, group.exposure.sum(), base_hits, base.exposure.sum())
    values = {"ratio": ratio, "difference": _pooled(group, options) - _pooled(base, options)}
    either = (hits > 0) | (base_hits > 0)
    columns = {name: np.where(either, value, np.nan) for name, value in values.items()}
    one, other = estimates
    if group.lone or base.lone or one is None or other is None:
        return dict.fromkeys(CONTRASTED, np.nan) | columns
    ends = _ends(one, other, options)
    both = (hits > 0) & (base_hits > 0)
    return columns | {name: np.where(both, end, np.nan) for name, end in ends.items()}


def _ends(one: Estimate, other: Estimate, options: CompareOptions) -> dict[str, Floats]:
    """Return the ends of the intervals of two resampled groups, and what they could have shown."""
    low, high = difference_interval(one, other, options.interval)
    ratio_low, ratio_high = ratio_interval(one, other, options.interval)
    freedom = min(one.units, other.units) - 1
    return {
        "difference_low": PER[options.per] * low,
        "difference_high": PER[options.per] * high,
        "ratio_low": ratio_low,
        "ratio_high": ratio_high,
        "detectable": detectable_ratio(log_ratio_error(one, other), freedom),
    }


def is_tested(group: Group, base: Group) -> bool:
    """Whether two groups are different ones with documents (or clusters) enough for a p-value."""
    return group is not base and min(group.units, base.units) >= MINIMUM_DOCUMENTS


def contrast_p(group: Group, base: Group, options: CompareOptions) -> Floats | float:
    """Return the permutation p of two groups, shape (columns,): NaN where too few units have hits.

    A single NaN where a group is too small to be tested.
    """
    if not is_tested(group, base):
        return np.nan
    test = _test(group, base, options)
    p = permutation_p(test.hits, test.exposure, test.size, options.permutations, test.rng)
    return np.where(are_testable(test.hits), p, np.nan)


def _test(group: Group, base: Group, options: CompareOptions, *names: str) -> Contrasted:
    return Contrasted(
        np.concatenate([group.parts, base.parts]),
        np.concatenate([group.parts_exposure, base.parts_exposure]),
        len(group.parts),
        generator(options.seed, group.name, base.name, *names),
    )


def _family(pairs: Sequence[Contrast], options: CompareOptions) -> Floats:
    """Return family-wise p-values of all contrasts, shape (pairs, columns); NaN where untested.

    A column with too few hits for a test takes no part: without hits it has no difference.
    """
    adjusted = np.full((len(pairs), pairs[0][0].hits.shape[1]), np.nan)
    tested = [i for i, pair in enumerate(pairs) if is_tested(*pair)]
    if tested:
        tests = [_test(*pairs[i], options, "family") for i in tested]
        tests = [test._replace(hits=test.hits * are_testable(test.hits)) for test in tests]
        adjusted[tested] = westfall_young(tests, min(FAMILY_DRAWS, options.permutations))
    return adjusted


def _place(group: Group, base: Group, options: CompareOptions) -> Columns:
    """Return where a lone document stands among the baseline's documents."""
    names = ("percentile", "tolerance_low", "tolerance_high")
    if group is base or not group.lone or base.documents < MINIMUM_DOCUMENTS:
        return dict.fromkeys(names, np.nan)
    others = rates(base.counted, base.exposure, options.per)
    place = percentile_rank(_pooled(group, options), others)
    either = group.hits.sum(axis=0) + base.hits.sum(axis=0) > 0
    ends = zip(names, (place, *tolerance_interval(others)), strict=True)
    return {name: np.where(either, values, np.nan) for name, values in ends}
