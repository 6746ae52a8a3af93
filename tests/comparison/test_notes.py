"""Notes: why a number is not given."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.comparison.groups import Group, group_documents
from toolkit.comparison.notes import describe_row


def groups_of(table: pd.DataFrame, **sizes: int) -> dict[str, Group]:
    """Return groups of the sizes wanted, from the documents of a table in order."""
    names = [name for name, size in sizes.items() for _ in range(size)]
    return group_documents(table.iloc[: len(names)].assign(source=names), None, "source", "tokens")


def test_a_row_with_every_number_has_no_note(two_groups: pd.DataFrame) -> None:
    """Nothing withheld, nothing said."""
    found = groups_of(two_groups, a=6, b=8)
    assert describe_row(found["a"], found["b"], 3, 4, 7) == ""


@pytest.mark.parametrize(
    ("a", "b", "hits", "words"),
    [
        (6, 8, (0, 4), "no hits, so no interval"),
        (6, 8, (4, 0), "no hits in the baseline count as half a hit in the ratio"),
        (6, 8, (0, 0), "no hits in either group, so no contrast"),
        (1, 8, (3, 4), "no sentences to resample"),
        (1, 8, (3, 4), "percentile is its place among the baseline's documents"),
        (1, 4, (3, 4), "no percentile among fewer than 5 documents"),
        (6, 1, (3, 4), "the baseline is one document: no p-value"),
        (3, 8, (3, 4), "the interval of 3 documents rests on little"),
        (3, 8, (3, 4), "fewer than 5 documents in a group, so no p-value"),
        (6, 3, (3, 4), "fewer than 5 documents in a group, so no p-value"),
    ],
)
def test_what_is_withheld_is_said(
    two_groups: pd.DataFrame, a: int, b: int, hits: tuple[int, int], words: str
) -> None:
    """Each reason for an empty number has its words."""
    found = groups_of(two_groups, a=a, b=b)
    assert words in describe_row(found["a"], found["b"], *hits, 7)


def test_the_baseline_is_named_as_such(two_groups: pd.DataFrame) -> None:
    """Its row has rates and no contrast."""
    found = groups_of(two_groups, a=6, b=8)
    assert describe_row(found["b"], found["b"], 3, 3, 6) == "the baseline itself"


def test_hits_in_few_documents_are_said_to_be_untested(two_groups: pd.DataFrame) -> None:
    """Where the groups themselves would be large enough."""
    found = groups_of(two_groups, a=6, b=8)
    words = "hits in fewer than 5 documents, so no p-value"
    assert describe_row(found["a"], found["b"], 3, 1, 4) == words
