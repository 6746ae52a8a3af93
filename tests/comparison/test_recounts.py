"""Recounts: what documents count under each specification."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison.groups import feature_columns
from toolkit.comparison.recounts import Counting, recount
from toolkit.corpus import Corpus
from toolkit.measures import feature_table, own_claims

Make = Callable[..., pd.DataFrame]
STATUSES = ("asserted", "hedged", "denied")


def count(corpus: Corpus, evidence: pd.DataFrame, counting: Counting) -> pd.DataFrame:
    """Return the feature table of what is counted."""
    kept = own_claims(evidence) if counting.author_only else evidence
    return feature_table(
        kept, corpus, features=["blame", "legality", "humanitarian"], status=counting.status
    )


@pytest.mark.parametrize("kind", ["cue", "rule"])
@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 99),
    status=st.sets(st.sampled_from(STATUSES), min_size=1),
    author_only=st.booleans(),
)
def test_what_is_left_out_one_by_one_is_everything(
    corpus: Callable[..., Corpus],
    evidence: Make,
    kind: str,
    seed: int,
    status: set[str],
    author_only: bool,
) -> None:
    """Each row has one cue and one rule: what leaving out takes away sums up to the counts."""
    texts = corpus({"east": 3, "west": 4})
    found = evidence(texts, rows=60, seed=seed)
    counting = Counting(tuple(sorted(status)), author_only)
    table = count(texts, found, counting)
    counts = recount(table, found, counting)
    main = table[feature_columns(table)].to_numpy(float)
    for column in range(main.shape[1]):
        own = (counts.cells["kind"] == kind) & (counts.cells["column"] == column)
        lost = main[:, [column]] - counts.hits[:, own.to_numpy()]
        np.testing.assert_array_equal(lost.sum(axis=1), main[:, column])
        assert (lost.sum(axis=0) > 0).all()


def test_the_first_cells_are_the_table(corpus: Callable[..., Corpus], evidence: Make) -> None:
    """One a column, in their order."""
    texts = corpus({"east": 3, "west": 4})
    found = evidence(texts)
    table = count(texts, found, Counting())
    counts = recount(table, found, Counting())
    columns = feature_columns(table)
    assert (counts.cells["kind"] == "main").sum() == len(columns)
    np.testing.assert_array_equal(counts.hits[:, : len(columns)], table[columns])


def test_every_choice_of_claims_is_named_by_how_it_differs(
    corpus: Callable[..., Corpus], evidence: Make
) -> None:
    """Fifteen combinations of four changes; one that would count no claim at all is left out."""
    texts = corpus({"east": 3, "west": 4})
    found = evidence(texts, rows=300)
    cells = recount(count(texts, found, Counting()), found, Counting()).cells
    names = cells.loc[cells["kind"] == "counting", "specification"].unique()
    assert len(names) == 15
    assert names[:4].tolist() == [
        "with hedged",
        "with denied",
        "without reported",
        "without labels",
    ]
    denied = Counting(("denied",), author_only=True)
    cells = recount(count(texts, found, denied), found, denied).cells
    names = cells.loc[cells["kind"] == "counting", "specification"].unique()
    assert len(names) == 11
    assert "without denied" not in names
    assert names[:3].tolist() == ["with hedged", "with reported", "without labels"]


def test_rows_without_a_cue_are_left_out_by_rule_alone(
    corpus: Callable[..., Corpus], evidence: Make
) -> None:
    """An empty cell is no cue."""
    texts = corpus({"east": 3, "west": 4})
    found = evidence(texts).assign(cue="")
    cells = recount(count(texts, found, Counting()), found, Counting()).cells
    assert set(cells["kind"]) == {"main", "counting", "rule"}
