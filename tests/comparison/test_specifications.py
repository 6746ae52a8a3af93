"""Specifications of one contrast, on hits made by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison.contrasts import Contrast
from toolkit.comparison.groups import group_documents
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.specifications import recounted, without_documents

Table = Callable[..., pd.DataFrame]
OPTIONS = CompareOptions()

CELLS = pd.DataFrame(
    {
        "kind": ["main", "main", "counting", "counting", "counting", "cue", "cue", "cue"],
        "specification": ["", "", "with hedged", "with denied", "with both", "hit", "hurt", "harm"],
        "column": [0, 1, 0, 0, 1, 0, 0, 0],
    }
)


@pytest.fixture
def pair(table: Table) -> Contrast:
    """One document beside two; a column a cell."""
    hits = {"main": [2, 4, 0], "none": [0, 0, 0], "hedged": [3, 4, 0], "denied": [3, 4, 0]}
    hits |= {"both": [0, 0, 0], "hit": [1, 4, 0], "hurt": [2, 3, 0], "harm": [2, 4, 0]}
    groups = group_documents(table("abb", [100, 200, 300], **hits), None, "source", "tokens")
    return groups["a"], groups["b"]


def test_only_cells_that_change_something_are_rows(pair: Contrast) -> None:
    """A cue that nobody has is none; of two choices that come to the same the first stands."""
    rows = recounted(pair, CELLS, OPTIONS)
    assert rows["specification"].tolist() == ["", "", "with hedged", "hit", "hurt"]
    assert rows["hits"].tolist() == [2, 0, 3, 1, 2]
    assert rows["baseline_hits"].tolist() == [4, 0, 4, 4, 3]
    np.testing.assert_allclose(rows["ratio"], [2.5, np.nan, 3.75, 1.25, 10 / 3])


def test_a_group_of_one_cannot_do_without_it(pair: Contrast) -> None:
    """Of the other group each document is left out, of the category that has hits."""
    units = [np.array(["d00"]), np.array(["d01", "d02"])]
    rows = without_documents(pair, CELLS, units, OPTIONS)
    assert rows["specification"].tolist() == ["d01", "d02"]
    assert rows["column"].tolist() == [0, 0]
    assert rows["baseline_docs"].tolist() == [1, 1]
    assert rows["baseline_hits"].tolist() == [0, 4]
    # No hits in the baseline count as half a hit.
    np.testing.assert_allclose(rows["ratio"], [(2 / 100) / (0.5 / 300), (2 / 100) / (4 / 200)])


def test_documents_of_a_unit_go_together(pair: Contrast) -> None:
    """A baseline that is one unit cannot do without it either."""
    units = [np.array(["x"]), np.array(["y", "y"])]
    assert without_documents(pair, CELLS, units, OPTIONS).empty
