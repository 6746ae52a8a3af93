"""Multiverse: each finding of a comparison again, without each cue, rule and document in turn."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from toolkit.comparison.contrasts import Contrast, choose_contrasts
from toolkit.comparison.groups import feature_columns, group_documents, group_labels
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS, TIE
from toolkit.comparison.rates import Floats
from toolkit.comparison.recounts import COUNTING, CUE, MAIN, RULE, Counting, recount
from toolkit.comparison.specifications import DOCUMENT, recounted, without_documents
from toolkit.errors import UsageError

COLUMNS = (
    "feature", "category", "group", "baseline", "kind", "specification", "docs", "baseline_docs",
    "hits", "baseline_hits", "ratio", "p", "percentile", "sign_holds", "significant", "note",
)  # fmt: skip

KINDS = (COUNTING, RULE, CUE, DOCUMENT)
"""The kinds of alternatives, in the order of the table."""

LEVEL = 0.05
"""p at most this is called significant."""

DEFAULTS = CompareOptions()
ASSERTED = Counting()

Units = Mapping[str, np.ndarray]
"""Of each group the unit (document or cluster) of each document, in the order of their ids."""


def multiverse(
    table: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    by: str = "source",
    baseline: str | None = None,
    counting: Counting = ASSERTED,
    options: CompareOptions = DEFAULTS,
) -> pd.DataFrame:
    """Return each finding under every specification: a row a category, contrast and specification.

    `table`, `by`, `baseline` and `options` are those of `compare`; `evidence` is what the table
    counts, `counting` which claims of it. A finding is a contrast of two groups in a category; its
    first row (kind "main") is as `compare` has it. The rows below are a multiverse (Steegen,
    Tuerlinckx, Gelman & Vanpaemel 2016, Perspectives on Psychological Science 11:702) of what the
    counts rest on, of each kind those alternatives that change the finding:

    - counting: every other combination of hedged, denied, reported claims (which others than the
      author hold) and labels counted or not, named by how it differs ("with hedged");
    - rule, cue: without the evidence of one rule, or with one cue as the evidence spells it;
    - document: without one document of a group that has several, named by its id; with
      `options.cluster` without one cluster.

    Columns (`COLUMNS`): docs, baseline_docs, hits, baseline_hits, ratio, p and percentile as in
    `compare`, withheld where it withholds them, p not adjusted. sign_holds: whether the ratio is
    on the main ratio's side of 1, false where no hits are left, empty where that has no side.
    significant: whether p is at most 0.05, false where no hits are left to test, empty where no
    test is made. note: why a number is missing.

    All specifications are tested with the same splits of documents (of `left_out` those that one
    document is left out of). The same seed gives the same numbers in whatever order evidence and
    documents come. UsageError for fewer than two groups, an unknown column or baseline; InputError
    where the table cannot be compared, or does not count this evidence so.
    """
    columns = feature_columns(table)
    counts = recount(table, evidence, counting)
    wide = _widened(table, counts.hits)
    groups = group_documents(wide, None, by, options.per, cluster=options.cluster)
    if len(groups) < 2:
        raise UsageError(f"all documents have the same {by!r}, and a contrast needs two groups")
    units = _units(table, by, options)
    pairs = [pair for pair in choose_contrasts(groups, options.contrast, baseline) if _is_two(pair)]
    rows = pd.concat([_contrast(pair, counts.cells, units, options) for pair in pairs])
    labels = pd.Series(columns).str.split(":", n=1, expand=True).to_numpy()[rows["column"]]
    rows["feature"], rows["category"] = labels.T
    rows = rows.astype({"feature": "str", "category": "str", "specification": "str"})
    order = rows["column"].to_numpy().argsort(kind="stable")
    return rows.iloc[order][list(COLUMNS)].reset_index(drop=True)


def _widened(table: pd.DataFrame, hits: Floats) -> pd.DataFrame:
    """Return a feature table with a column a cell in place of its own counts."""
    names = [f"{number}:" for number in range(hits.shape[1])]
    counts = pd.DataFrame(hits.astype("int64"), index=table.index, columns=names)
    return pd.concat([table.drop(columns=feature_columns(table)), counts], axis=1)


def _is_two(pair: Contrast) -> bool:
    return pair[0] is not pair[1]


def _units(table: pd.DataFrame, by: str, options: CompareOptions) -> Units:
    ordered = table.sort_index()
    labels = group_labels(ordered, by)
    units = ordered.index.to_series() if not options.cluster else ordered[options.cluster]
    return {name: units[labels == name].astype(str).to_numpy() for name in sorted(set(labels))}


def _contrast(
    pair: Contrast, cells: pd.DataFrame, units: Units, options: CompareOptions
) -> pd.DataFrame:
    """Return the rows of one contrast, all columns but feature and category, and `column`."""
    group, base = pair
    rest = [own for name, own in units.items() if name != group.name]
    others = np.concatenate(rest) if options.contrast == "rest" else units[base.name]
    left_out = without_documents(pair, cells, (units[group.name], others), options)
    rows = pd.concat([recounted(pair, cells, options), left_out], ignore_index=True)
    main = rows[rows["kind"] == MAIN].set_index("column")
    return rows.assign(
        group=group.name,
        baseline=base.name,
        sign_holds=_sign_holds(rows["ratio"], rows["column"].map(main["ratio"])),
        significant=_significant(rows["p"], rows["ratio"], rows["column"].map(main["p"])),
        note=_notes(rows),
    )


def _sign_holds(ratio: pd.Series, main: pd.Series) -> pd.Series:
    """Return whether ratios lie on the main one's side of 1; missing where that has none."""
    side, main_side = (np.sign(one - 1).where((one - 1).abs() > TIE, 0) for one in (ratio, main))
    holds = pd.Series(ratio.notna() & (side == main_side), dtype="boolean")
    return holds.where(main.notna() & (main_side != 0))


def _significant(p: pd.Series, ratio: pd.Series, main: pd.Series) -> pd.Series:
    """Return whether p is small; missing where no test is made, false where nothing is left."""
    small = pd.Series(p <= LEVEL, dtype="boolean")
    return small.where(p.notna() | (ratio.isna() & main.notna()))


def _notes(rows: pd.DataFrame) -> np.ndarray:
    """Return why a number is missing, or what a zero counts as."""
    lone = rows[["docs", "baseline_docs"]].min(axis=1) == 1
    few = f"fewer than {MINIMUM_DOCUMENTS} documents in a group"
    causes = [f"{cause}, so no p-value" for cause in ("one document", few)]
    test = np.select([lone, rows["p"].isna()], causes, "")
    zero = "no hits in the baseline count as half a hit"
    both = np.where(test == "", zero, np.char.add(f"{zero}; ", test))
    told = np.where(rows["baseline_hits"] == 0, both, test)
    return np.where(rows["ratio"].isna(), "no hits in either group, so no contrast", told)
