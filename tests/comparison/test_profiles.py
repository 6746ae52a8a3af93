"""Profiles: which columns are categories, and what share each has."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from toolkit.comparison.profiles import by_feature, category_columns, document_columns, shares
from toolkit.errors import InputError

COUNTED = pd.DataFrame(
    {
        "source": ["a"],
        "tokens": [100],
        "sentences": [5],
        "place: of birth": ["x"],
        "blame:all": [3],
        "blame:all (claims only)": [2],
        "blame:violation": [1],
        "blame:violation (claims only)": [0],
        "blame:causation": [2],
        "blame:agency deleted": [4],
        "law:all": [1],
        "law:lawful": [1],
    },
    index=pd.Index(["d"], name="doc_id"),
)


def test_sums_and_parts_are_no_categories() -> None:
    """What is counted elsewhere, or nowhere, has no share of a profile."""
    names = category_columns(COUNTED)
    assert names == ["blame:violation", "blame:causation", "law:lawful"]
    assert by_feature(names) == {
        "blame": ["blame:violation", "blame:causation"],
        "law": ["law:lawful"],
    }


def test_a_table_without_categories_is_refused() -> None:
    """Sums alone are no profile, and sentences are no sample."""
    with pytest.raises(InputError, match="no categories"):
        category_columns(COUNTED[["tokens", "blame:all"]])
    sentences = COUNTED.set_index(pd.MultiIndex.from_tuples([("d", 0)]))
    with pytest.raises(InputError, match="table of sentences"):
        category_columns(sentences)


def test_what_is_no_count_describes_the_document() -> None:
    """Metadata whose name has a colon is still metadata."""
    described = ["source", "tokens", "sentences", "place: of birth"]
    assert list(document_columns(COUNTED)) == described


@given(arrays(float, (4, 5), elements=st.integers(0, 50).map(float)))
def test_shares_add_up_to_one_or_are_missing(counts: np.ndarray) -> None:
    """A row without hits has no profile; any other is its counts by their sum."""
    found = shares(counts)
    empty = counts.sum(axis=1) == 0
    assert np.isnan(found[empty]).all()
    assert found[~empty].sum(axis=1) == pytest.approx(1)
    assert found[~empty] * counts[~empty].sum(axis=1, keepdims=True) == pytest.approx(
        counts[~empty]
    )
