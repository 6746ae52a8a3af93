"""Summary of a multiverse: how often each finding holds, and what changes it most."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.comparison.multiverse import COLUMNS as MULTIVERSE
from toolkit.comparison.multiverse import KINDS
from toolkit.comparison.recounts import MAIN
from toolkit.errors import InputError

FINDING = ["feature", "category", "group", "baseline"]
EVERY = "all"
NUMBERS = ("ratio", "p", "percentile")
KEYS = ["finding", "kind"]

COLUMNS = (
    *FINDING, "kind", "specifications", "sign_holds", "tested", "significant", "ratio", "ratio_min",
    "ratio_max", "p", "p_min", "p_max", "percentile", "percentile_min", "percentile_max",
    "most_changed_by", "most_changed_kind", "most_changed_ratio", "most_changed_p",
)  # fmt: skip


def multiverse_summary(multiverse: pd.DataFrame) -> pd.DataFrame:
    """Return how often each finding of a multiverse table holds: a row a finding and kind.

    Kind "all" comes first and is of all alternatives together; the others are as in the table. As
    one kind may have hundreds of alternatives and another three, read the kinds one by one.
    Findings keep their order; one without alternatives has none here. Columns (`COLUMNS`):

    - specifications: number of alternatives; sign_holds: share of them in which the ratio is on
      the main ratio's side of 1;
    - tested: number of alternatives that have a test; significant: share of those in which p is at
      most 0.05 and the ratio on the main one's side; both are to be read beside the main p;
    - ratio, p, percentile: the main ones; with _min and _max the least and largest among the
      alternatives;
    - most_changed_by: the alternative whose ratio is farthest from the main one by a factor, with
      its kind, ratio and p; a ratio of 0, or no hits left, is farthest; the first of several,
      empty where all ratios are the main one.

    InputError for a table that is no multiverse.
    """
    missing = [name for name in MULTIVERSE if name not in multiverse]
    if missing:
        raise InputError(f"the table has no column {missing[0]!r}: make it with multiverse")
    finding = multiverse.groupby(FINDING, sort=False).ngroup()
    table = multiverse.assign(finding=finding, **_main_values(multiverse, finding))
    table["change"] = _change(table["ratio"], table["main_ratio"])
    others = table[table["kind"] != MAIN]
    told = pd.concat(
        [others.assign(kind=EVERY, of=others["kind"]), others.assign(of=others["kind"])]
    )
    told["kind"] = pd.Categorical(told["kind"], [EVERY, *KINDS], ordered=True)
    summary = _shares(told).join(_most_changed(told))
    texts = ["most_changed_by", "most_changed_kind"]
    summary[texts] = summary[texts].fillna("")
    return summary.reset_index().astype({"kind": "str"})[list(COLUMNS)]


def _main_values(multiverse: pd.DataFrame, finding: pd.Series) -> dict[str, pd.Series]:
    main = multiverse[multiverse["kind"] == MAIN]
    values = main.set_index(finding[main.index])
    return {f"main_{name}": finding.map(values[name]) for name in NUMBERS}


def _change(ratio: pd.Series, main: pd.Series) -> np.ndarray:
    """Return by what factor, as a logarithm, a ratio is another than the main one."""
    same = (ratio == main) | (ratio.isna() & main.isna())
    within = (ratio > 0) & (main > 0)
    factor = np.log(np.where(within, ratio, 1) / np.where(within, main, 1))
    return np.where(same, 0.0, np.where(within, np.abs(factor), np.inf))


def _shares(told: pd.DataFrame) -> pd.DataFrame:
    """Return counts, shares, main values and ranges, indexed by finding and kind."""
    # A table read back from CSV has objects where a value is missing.
    holds, small = (told[name].astype("boolean") for name in ("sign_holds", "significant"))
    told = told.assign(
        tested=small.notna(),
        sign_holds=holds.astype("Float64"),
        significant=(small & holds).where(small.notna()).astype("Float64"),
    )
    asked = {name: (name, "first") for name in FINDING}
    asked |= {"specifications": ("ratio", "size"), "tested": ("tested", "sum")}
    asked |= {name: (name, "mean") for name in ("sign_holds", "significant")}
    for name in NUMBERS:
        asked |= {f"{name}_{end}": (name, end) for end in ("min", "max")}
        asked[name] = (f"main_{name}", "first")
    shares = told.groupby(KEYS, observed=True).agg(**asked)
    return shares.astype({"sign_holds": "float64", "significant": "float64"})


def _most_changed(told: pd.DataFrame) -> pd.DataFrame:
    """Return of each finding and kind the alternative farthest from the main one."""
    farthest = told.sort_values("change", ascending=False, kind="stable").drop_duplicates(KEYS)
    names = {"specification": "by", "of": "kind", "ratio": "ratio", "p": "p"}
    picked = farthest[farthest["change"] > 0].set_index(KEYS)[list(names)]
    return picked.rename(columns={old: f"most_changed_{new}" for old, new in names.items()})
