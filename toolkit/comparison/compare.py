"""Compare: the table that sets the rates of each group beside those of a baseline."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.comparison.contrasts import choose_contrasts
from toolkit.comparison.groups import feature_columns, group_documents
from toolkit.comparison.multiplicity import benjamini_hochberg
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.rows import contrast_rows

COLUMNS = (
    "feature", "category", "group", "baseline", "docs", "docs_with", "tokens", "sentences", "hits",
    "rate", "rate_low", "rate_high", "per", "baseline_rate", "ratio", "ratio_low", "ratio_high",
    "p", "p_adjusted", "dispersion", "percentile", "unit", "note", "difference", "difference_low",
    "difference_high", "p_family", "detectable", "tolerance_low", "tolerance_high",
)  # fmt: skip

DEFAULTS = CompareOptions()


def compare(
    table: pd.DataFrame,
    *,
    by: str = "source",
    baseline: str | None = None,
    sentences: pd.DataFrame | None = None,
    options: CompareOptions = DEFAULTS,
) -> pd.DataFrame:
    """Return rates of each group and their contrast with another: a row a category and contrast.

    `table` is a feature table of documents, `by` any of its columns, `sentences` the feature table
    of the same evidence by sentence, from which a lone document gets an interval. The baseline is
    the group with most documents unless named; with `options.contrast` "rest" it is all other
    groups together, with "pairs" every other group in turn. Rows keep the order of the table's
    categories; in each, groups by name, the baseline last. Columns (`COLUMNS`):

    - docs, docs_with (a hit), tokens, sentences, hits: counts of the group;
    - rate: pooled hits `per` 1,000 tokens or 100 sentences, or documents with a hit per 100;
      rate_low, rate_high: 95 % interval, `unit` being what was resampled: documents, clusters of
      them, or the sentences of a lone document;
    - ratio: rate by baseline_rate, none in the baseline being half a hit; difference: rate less
      baseline_rate; each with its 95 % interval, both groups resampled on their own;
    - p: permutation of documents (or clusters), two-sided, only where both groups have at least
      five; p_adjusted: Benjamini-Hochberg over all rows of the table; p_family: Westfall-Young;
    - detectable: the smallest ratio above 1 that these documents show in four of five cases;
    - dispersion: normalised Gries' DP over the group's documents by tokens, 0 even, 1 clumped;
    - percentile: mid-rank (0 to 100) of a lone document's rate among the baseline's documents;
      tolerance_low, tolerance_high: bounds of the rates of nine of ten such documents.

    A number that should not be given is empty and `note` says why. The same seed gives the same
    numbers whatever other columns the table has and in whatever order its documents come.
    UsageError for an unknown column or baseline, InputError for tables that cannot be compared.
    """
    columns = feature_columns(table)
    groups = group_documents(table, sentences, by, options.per, cluster=options.cluster)
    pairs = choose_contrasts(groups, options.contrast, baseline)
    rows = contrast_rows(pairs, columns, options)
    stacked = pd.concat(rows, ignore_index=True)
    order = np.arange(len(stacked)).reshape(len(rows), len(columns)).T.ravel()
    result = stacked.iloc[order].reset_index(drop=True)
    result["p_adjusted"] = benjamini_hochberg(result["p"].to_numpy(float))
    return result[list(COLUMNS)]
