"""The summary of a multiverse: shares, ranges, and what changes most."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison import multiverse_summary
from toolkit.comparison.multiverse import COLUMNS as MULTIVERSE
from toolkit.comparison.multiverse_summary import COLUMNS
from toolkit.errors import InputError

NAN = np.nan
ROWS = [
    # category, kind, specification, ratio, p, sign_holds, significant
    ("causation", "main", "", 2.0, 0.01, True, True),
    ("causation", "rule", "kill", NAN, NAN, False, False),
    ("causation", "cue", "killed", 1.0, 0.90, False, False),
    ("causation", "cue", "hit", 3.0, 0.01, True, True),
    ("causation", "document", "d1", 0.5, 0.04, False, True),
    ("causation", "document", "d2", 2.5, NAN, True, None),
    ("omission", "main", "", 0.0, NAN, True, None),
    ("omission", "cue", "failed", 0.0, NAN, True, None),
    ("support", "main", "", NAN, NAN, None, None),
    ("support", "counting", "with hedged", 1.5, NAN, None, None),
    ("violation", "main", "", 1.2, 0.3, True, False),
]


@pytest.fixture
def multiverse() -> pd.DataFrame:
    """Four findings, the last without alternatives."""
    names = ["category", "kind", "specification", "ratio", "p", "sign_holds", "significant"]
    table = pd.DataFrame(ROWS, columns=names)
    table = table.assign(
        feature="blame", group="east", baseline="west", docs=6, baseline_docs=7, hits=3,
        baseline_hits=4, percentile=NAN, note="",
    )  # fmt: skip
    types = {"sign_holds": "boolean", "significant": "boolean"}
    return table[list(MULTIVERSE)].astype(types)


def row(summary: pd.DataFrame, category: str, kind: str) -> pd.Series:
    """Return the one row of a finding and kind."""
    found = summary[(summary["category"] == category) & (summary["kind"] == kind)]
    assert len(found) == 1
    return found.iloc[0]


def test_each_finding_has_a_row_for_all_and_for_each_kind(multiverse: pd.DataFrame) -> None:
    """In the order of the table; a finding without alternatives has none."""
    summary = multiverse_summary(multiverse)
    assert list(summary) == list(COLUMNS)
    assert summary[["category", "kind"]].to_numpy().tolist() == [
        ["causation", "all"],
        ["causation", "rule"],
        ["causation", "cue"],
        ["causation", "document"],
        ["omission", "all"],
        ["omission", "cue"],
        ["support", "all"],
        ["support", "counting"],
    ]


def test_shares_are_of_alternatives_and_of_those_tested(multiverse: pd.DataFrame) -> None:
    """Significant counts only on the main side of 1; what leaves nothing fails both."""
    every = row(multiverse_summary(multiverse), "causation", "all")
    assert (every["specifications"], every["tested"]) == (5, 4)
    assert every["sign_holds"] == pytest.approx(2 / 5)
    assert every["significant"] == pytest.approx(1 / 4)


def test_main_numbers_stand_beside_their_ranges(multiverse: pd.DataFrame) -> None:
    """The range is of the alternatives alone."""
    documents = row(multiverse_summary(multiverse), "causation", "document")
    assert documents[["ratio", "ratio_min", "ratio_max"]].tolist() == [2.0, 0.5, 2.5]
    assert documents[["p", "p_min", "p_max"]].tolist() == [0.01, 0.04, 0.04]


def test_what_changes_most_is_farthest_by_a_factor(multiverse: pd.DataFrame) -> None:
    """Half is farther than one and a half times; nothing left is farthest of all."""
    summary = multiverse_summary(multiverse)
    cue = row(summary, "causation", "cue")
    assert (cue["most_changed_by"], cue["most_changed_kind"]) == ("killed", "cue")
    assert (cue["most_changed_ratio"], cue["most_changed_p"]) == (1.0, 0.90)
    assert row(summary, "causation", "document")["most_changed_by"] == "d1"
    assert row(summary, "causation", "all")["most_changed_by"] == "kill"
    assert row(summary, "support", "all")["most_changed_by"] == "with hedged"


def test_where_nothing_changes_nothing_changes_most(multiverse: pd.DataFrame) -> None:
    """A ratio of 0 stays 0 without any cue of the baseline."""
    omission = row(multiverse_summary(multiverse), "omission", "all")
    assert omission["most_changed_by"] == ""
    assert np.isnan(omission["most_changed_ratio"])
    assert omission["sign_holds"] == 1
    assert np.isnan(omission["significant"])


def test_a_finding_without_a_side_has_no_share(multiverse: pd.DataFrame) -> None:
    """Where neither group had hits there is no sign that could hold."""
    assert np.isnan(row(multiverse_summary(multiverse), "support", "all")["sign_holds"])


def test_a_table_read_back_from_csv_has_the_same_summary(
    multiverse: pd.DataFrame, tmp_path: Path
) -> None:
    """Missing values make objects of booleans there."""
    multiverse.to_csv(tmp_path / "multiverse.csv", index=False)
    again = pd.read_csv(tmp_path / "multiverse.csv")
    pd.testing.assert_frame_equal(multiverse_summary(again), multiverse_summary(multiverse))


def test_another_table_is_refused(multiverse: pd.DataFrame) -> None:
    """The message names what is missing."""
    with pytest.raises(InputError, match="no column 'sign_holds'"):
        multiverse_summary(multiverse.drop(columns="sign_holds"))
