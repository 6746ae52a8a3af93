"""Compare: the table that sets the rates of each group beside those of a baseline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from toolkit.comparison.dispersion import deviation_of_proportions
from toolkit.comparison.groups import Group, choose_baseline, feature_columns, group_documents
from toolkit.comparison.multiplicity import benjamini_hochberg
from toolkit.comparison.notes import describe_row
from toolkit.comparison.percentile import percentile_rank
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS, permutation_p
from toolkit.comparison.rates import PER, Floats, per_label, rates
from toolkit.comparison.ratio import rate_ratio
from toolkit.comparison.resampling import bootstrap_sums, generator, percentile_interval
from toolkit.errors import UsageError

COLUMNS = (
    "feature", "category", "group", "baseline", "docs", "docs_with", "tokens", "sentences", "hits",
    "rate", "rate_low", "rate_high", "per", "baseline_rate", "ratio", "ratio_low", "ratio_high",
    "p", "p_adjusted", "dispersion", "percentile", "unit", "note",
)  # fmt: skip


@dataclass(frozen=True)
class CompareOptions:
    """How a comparison is made: per "tokens" (1,000) or "sentences" (100), resamples, seed.

    `permutations` is the number of splits drawn for a p-value where there are too many to take
    all. UsageError for values that make no comparison.
    """

    per: str = "tokens"
    resamples: int = 2_000
    permutations: int = 9_999
    seed: int = 0

    def __post_init__(self) -> None:
        """Check the values."""
        if self.per not in PER:
            raise UsageError(f"no rates per {self.per!r}: known are {', '.join(PER)}")
        for name in ("resamples", "permutations"):
            if getattr(self, name) < 100:
                raise UsageError(f"{name} is {getattr(self, name)}: take 100 or more")
        if self.seed < 0:
            raise UsageError(f"the seed is {self.seed}: take 0 or more")


DEFAULTS = CompareOptions()


def compare(
    table: pd.DataFrame,
    *,
    by: str = "source",
    baseline: str | None = None,
    sentences: pd.DataFrame | None = None,
    options: CompareOptions = DEFAULTS,
) -> pd.DataFrame:
    """Return rates of each group and their contrast with a baseline: a row a category and group.

    `table` is a feature table of documents, `by` any of its columns, `sentences` the feature table
    of the same evidence by sentence, from which a lone document gets an interval. The baseline is
    the group with most documents unless named. Rows keep the order of the table's categories; in
    each, groups by name, the baseline last. Columns (`COLUMNS`):

    - docs, docs_with (a hit), tokens, sentences, hits: counts of the group;
    - rate: pooled hits `per` 1,000 tokens or 100 sentences; rate_low, rate_high: 95 % bootstrap
      percentile interval over `unit`: documents, or the sentences of a lone document;
    - ratio: rate by baseline_rate, none in the baseline being half a hit; ratio_low, ratio_high:
      95 % interval, both groups resampled by document, each on its own;
    - p: document permutation, two-sided, only where both groups have at least five documents;
      p_adjusted: Benjamini-Hochberg over all rows of the table;
    - dispersion: normalised Gries' DP over the group's documents by tokens, 0 even, 1 clumped;
    - percentile: mid-rank (0 to 100) of a lone document's rate among the baseline's documents.

    A number that should not be given is empty and `note` says why. The same seed gives the same
    numbers whatever other columns the table has and in whatever order its documents come.
    UsageError for an unknown column or baseline, InputError for tables that cannot be compared.
    """
    columns = feature_columns(table)
    groups = group_documents(table, sentences, by, options.per)
    sizes = {name: (g.documents, g.tokens.sum()) for name, g in groups.items()}
    base = groups[choose_baseline(sizes, baseline)]
    base_draws = _draw(base, options)
    others = [group for group in groups.values() if group is not base]
    rows = [_rows(columns, group, base, base_draws, options) for group in (*others, base)]
    stacked = pd.concat(rows, ignore_index=True)
    order = np.arange(len(stacked)).reshape(len(rows), len(columns)).T.ravel()
    result = stacked.iloc[order].reset_index(drop=True)
    result["p_adjusted"] = benjamini_hochberg(result["p"].to_numpy(float))
    return result[list(COLUMNS)]


def _rows(
    columns: list[str],
    group: Group,
    base: Group,
    base_draws: Floats | None,
    options: CompareOptions,
) -> pd.DataFrame:
    """Return the rows of one group, in the order of the columns, all but p_adjusted."""
    hits, base_hits = group.hits.sum(axis=0), base.hits.sum(axis=0)
    draws = base_draws if group is base else _draw(group, options)
    names = pd.Series(columns).str.split(":", n=1, expand=True)
    rows = pd.DataFrame({"feature": names[0], "category": names[1]})
    rows = rows.assign(
        group=group.name,
        baseline=base.name,
        docs=group.documents,
        docs_with=(group.hits > 0).sum(axis=0),
        tokens=int(group.tokens.sum()),
        sentences=int(group.sentences.sum()),
        hits=hits.astype("int64"),
        **_rate_columns(group, draws, options),
        per=per_label(options.per),
        baseline_rate=_pooled(base, options),
        **_ratio_columns(group, base, draws, base_draws),
        p=_p(group, base, options),
        dispersion=deviation_of_proportions(group.hits, group.tokens),
        percentile=_percentile(group, base, options),
        unit=group.unit,
    )
    notes = [describe_row(group, base, *pair) for pair in zip(hits, base_hits, strict=True)]
    return rows.assign(unit=rows["unit"].where(hits > 0, ""), note=notes)


def _draw(group: Group, options: CompareOptions) -> Floats | None:
    """Return bootstrap sums of hits with exposure as last column, None where nothing is drawn."""
    if not group.unit:
        return None
    counts = np.column_stack([group.parts, group.parts_exposure])
    return bootstrap_sums(counts, options.resamples, generator(options.seed, group.name))


def _pooled(group: Group, options: CompareOptions) -> Floats:
    return rates(group.hits.sum(axis=0), np.asarray(group.exposure.sum()), options.per)


def _rate_columns(
    group: Group, draws: Floats | None, options: CompareOptions
) -> dict[str, Floats | float]:
    columns: dict[str, Floats | float] = {"rate": _pooled(group, options)}
    low = high = np.full(group.hits.shape[1], np.nan)
    if draws is not None:
        low, high = percentile_interval(rates(draws[:, :-1], draws[:, -1], options.per))
    found = group.hits.sum(axis=0) > 0
    columns["rate_low"] = np.where(found, low, np.nan)
    columns["rate_high"] = np.where(found, high, np.nan)
    return columns


def _ratio_columns(
    group: Group, base: Group, draws: Floats | None, base_draws: Floats | None
) -> dict[str, Floats | float]:
    """Return ratio, ratio_low, ratio_high: empty for the baseline itself and without hits."""
    if group is base:
        return dict.fromkeys(("ratio", "ratio_low", "ratio_high"), np.nan)
    hits, base_hits = group.hits.sum(axis=0), base.hits.sum(axis=0)
    ratio = rate_ratio(hits, group.exposure.sum(), base_hits, base.exposure.sum())
    low = high = np.full(ratio.shape, np.nan)
    if draws is not None and base_draws is not None and not (group.lone or base.lone):
        drawn = rate_ratio(draws[:, :-1], draws[:, -1:], base_draws[:, :-1], base_draws[:, -1:])
        low, high = percentile_interval(drawn)
    both = (hits > 0) & (base_hits > 0)
    return {
        "ratio": np.where((hits > 0) | (base_hits > 0), ratio, np.nan),
        "ratio_low": np.where(both, low, np.nan),
        "ratio_high": np.where(both, high, np.nan),
    }


def _p(group: Group, base: Group, options: CompareOptions) -> Floats | float:
    if group is base or min(group.documents, base.documents) < MINIMUM_DOCUMENTS:
        return np.nan
    hits = np.concatenate([group.hits, base.hits])
    exposure = np.concatenate([group.exposure, base.exposure])
    rng = generator(options.seed, group.name, base.name)
    p = permutation_p(hits, exposure, group.documents, options.permutations, rng)
    return np.where(hits.sum(axis=0) > 0, p, np.nan)


def _percentile(group: Group, base: Group, options: CompareOptions) -> Floats | float:
    if group is base or not group.lone or base.documents < MINIMUM_DOCUMENTS:
        return np.nan
    others = rates(base.hits, base.exposure, options.per)
    place = percentile_rank(_pooled(group, options), others)
    return np.where(group.hits.sum(axis=0) + base.hits.sum(axis=0) > 0, place, np.nan)
