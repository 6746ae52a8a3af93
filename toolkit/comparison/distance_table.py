"""Distance table: how far the profiles of each pair of groups lie apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from toolkit.comparison.distance import MEASURES
from toolkit.comparison.distance_rows import Dealt, Row, Side, distance_rows
from toolkit.comparison.groups import Group, feature_columns, group_documents
from toolkit.comparison.multiplicity import benjamini_hochberg
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS, deal
from toolkit.comparison.profiles import by_feature, category_columns
from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio_estimator import moments
from toolkit.comparison.resampling import bootstrap_sums, generator
from toolkit.errors import UsageError

COLUMNS = (
    "feature", "measure", "group", "other", "docs", "other_docs", "docs_with", "other_docs_with",
    "hits", "other_hits", "distance", "corrected", "corrected_low", "corrected_high", "expected",
    "p", "p_adjusted", "percentile", "unit", "note",
)  # fmt: skip

DEFAULTS = CompareOptions()


def distances(
    table: pd.DataFrame,
    *,
    by: str = "source",
    baseline: str | None = None,
    options: CompareOptions = DEFAULTS,
) -> pd.DataFrame:
    """Return the distances of each pair of groups: a row a feature, pair and measure.

    `table` is a feature table of documents, `by` any of its columns, `baseline` one of its groups,
    and then only pairs with that one are given; of `options` count resamples, permutations, seed
    and cluster. A profile is the shares that the categories of a feature have
    of a group's evidence, its documents pooled (`category_columns`, `shares`). Columns
    (`COLUMNS`):

    - measure: one of `distance.MEASURES`, each from 0 to 1;
    - docs, docs_with (evidence of the feature) and hits of the group, and of the other;
    - distance: that of the two profiles, which is too large, as any distance of samples is;
    - corrected: the same without what sampling adds (`correct_distance`), with its 95 % interval,
      `unit` being what was resampled: documents, or clusters of them;
    - expected: the mean distance if the documents of both had one common source; p: the chance
      that they then lie as far apart by their spread; documents are dealt out anew
      (`distance_permutation`); p_adjusted: Benjamini-Hochberg over all rows of the same measure;
    - percentile: of a lone document, the place (0 to 100) of its distance from the other group
      among those that each document of that group has from the rest of it.

    A feature of one category, or that a group has no hits of, has no profile to compare. Corrected,
    expected and p need five documents (or clusters) with hits in both groups, percentile five in
    the other; `note` says why a number is missing. The same seed gives the same numbers whatever
    other columns and groups the table has and in whatever order its documents come. UsageError for
    an unknown column or group or a single group, InputError for tables that cannot be compared.
    """
    features = by_feature(category_columns(table))
    groups = group_documents(table, None, by, "tokens", cluster=options.cluster)
    if len(groups) < 2:
        raise UsageError(f"every document has the {by} {next(iter(groups))!r}: give two groups")
    places = {name: number for number, name in enumerate(feature_columns(table))}
    where = {name: [places[one] for one in columns] for name, columns in features.items()}
    drawn = {name: _resampled(group, options) for name, group in groups.items()}
    rows: list[Row] = []
    for pair in _pairs(groups, baseline):
        dealt = _dealt(*pair, where, options)
        for feature, columns in where.items():
            one, other = (_side(group, drawn[group.name], columns) for group in pair)
            told = distance_rows(one, other, dealt[feature])
            rows += [{"feature": feature, **row} for row in told]
    return _finished(pd.DataFrame(rows), list(features))


def _pairs(groups: Mapping[str, Group], baseline: str | None) -> Iterator[tuple[Group, Group]]:
    if baseline is not None and baseline not in groups:
        raise UsageError(f"no group {baseline!r}: there are {', '.join(groups)}")
    for one, other in combinations(groups.values(), 2):
        if baseline in (None, one.name, other.name):
            yield one, other


def _finished(rows: pd.DataFrame, features: list[str]) -> pd.DataFrame:
    """Return the rows feature by feature, with p_adjusted."""
    table = rows.assign(p_adjusted=np.nan)
    for measure in MEASURES:
        same = table["measure"] == measure
        table.loc[same, "p_adjusted"] = benjamini_hochberg(table.loc[same, "p"].to_numpy(float))
    order = table["feature"].map(features.index).argsort(kind="stable")
    return table.iloc[order][list(COLUMNS)].reset_index(drop=True)


def _resampled(group: Group, options: CompareOptions) -> Floats:
    """Return sums over resampled units, shape (resamples, columns); none of too few units."""
    if group.units < MINIMUM_DOCUMENTS:
        return group.hits[:0]
    return bootstrap_sums(group.parts, options.resamples, generator(options.seed, group.name))


def _dealt(
    group: Group, other: Group, where: Mapping[str, list[int]], options: CompareOptions
) -> dict[str, Dealt]:
    """Return for each feature the splits of the units of two groups; none of too few units."""
    units = np.concatenate([group.parts, other.parts])
    wide = [moments(units[:, columns], units[:, columns].sum(axis=1)) for columns in where.values()]
    counts, exact = np.hstack(wide), False
    sums = counts[:0]
    if min(group.units, other.units) >= MINIMUM_DOCUMENTS:
        rng = generator(options.seed, group.name, other.name, "distance")
        blocks, exact = deal(len(units), len(group.parts), options.permutations, rng)
        sums = np.concatenate([members @ counts for members in blocks])
    ends = np.cumsum([one.shape[1] for one in wide])[:-1]
    parts = zip(np.hsplit(counts, ends), np.hsplit(sums, ends), strict=True)
    return {name: Dealt(*part, exact) for name, part in zip(where, parts, strict=True)}


def _side(group: Group, drawn: Floats, where: list[int]) -> Side:
    return Side(group, group.hits[:, where], group.parts[:, where], drawn[:, where])
