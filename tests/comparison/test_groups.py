"""Groups: documents sorted into those that are compared."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison.groups import (
    choose_baseline,
    feature_columns,
    group_documents,
    group_labels,
)
from toolkit.errors import InputError, UsageError


def test_only_whole_number_columns_with_a_colon_are_features(two_groups: pd.DataFrame) -> None:
    """Metadata such as a Dublin Core title is no count."""
    table = two_groups.assign(**{"dc:title": "x", "year": 2020})
    assert feature_columns(table) == ["blame:all", "blame:causation", "blame:deception"]


def test_a_table_without_counts_is_refused() -> None:
    """The message says how to make one."""
    with pytest.raises(InputError, match="make it with feature_table"):
        feature_columns(pd.DataFrame({"source": ["a"], "tokens": [3]}))


def test_an_unknown_column_to_group_by_is_refused(two_groups: pd.DataFrame) -> None:
    """The columns that are there are named, the counts are not."""
    with pytest.raises(UsageError, match=r"no column 'party' .* source, tokens, sentences$"):
        group_labels(two_groups, "party")


def test_documents_without_a_value_are_refused(two_groups: pd.DataFrame) -> None:
    """A document is never left out unsaid."""
    table = two_groups.assign(party=["x"] * 13 + [None])
    with pytest.raises(InputError, match=r"1 of \d+ documents without 'party', the first is 'd13'"):
        group_labels(table, "party")


def test_years_beside_gaps_are_still_whole() -> None:
    """Group "2001", not "2001.0"."""
    frame = pd.DataFrame({"year": [2001.0, 2002.5]})
    assert group_labels(frame, "year").tolist() == ["2001", "2002.5"]


def test_the_baseline_is_the_group_with_most_documents() -> None:
    """With one text against many the many are the baseline; tokens, then the name decide ties."""
    assert choose_baseline({"one": (1, 90_000.0), "many": (30, 20.0)}, None) == "many"
    assert choose_baseline({"b": (2, 9.0), "a": (2, 5.0)}, None) == "b"
    assert choose_baseline({"b": (2, 9.0), "a": (2, 9.0)}, None) == "a"


def test_an_unknown_baseline_is_refused() -> None:
    """The groups that are there are named."""
    with pytest.raises(UsageError, match="no group 'c' to be the baseline: there are a, b"):
        choose_baseline({"b": (1, 1.0), "a": (1, 1.0)}, "c")


def test_a_document_without_tokens_is_refused(two_groups: pd.DataFrame) -> None:
    """It has no rate."""
    two_groups.loc["d03", "tokens"] = 0
    with pytest.raises(InputError, match="document 'd03' has no tokens"):
        group_documents(two_groups, None, "source", "tokens")


def test_an_empty_table_is_refused(two_groups: pd.DataFrame) -> None:
    """No documents, no comparison."""
    with pytest.raises(InputError, match="no documents"):
        group_documents(two_groups.iloc[:0], None, "source", "tokens")


def test_a_lone_document_is_resampled_by_sentence(
    lone_text: pd.DataFrame, lone_sentences: pd.DataFrame
) -> None:
    """The others by document."""
    groups = group_documents(lone_text, lone_sentences, "source", "tokens")
    assert list(groups) == ["messages", "statement"]
    assert groups["statement"].unit == "sentences"
    assert groups["statement"].parts.shape == (50, 3)
    assert groups["messages"].unit == "documents"
    assert np.array_equal(groups["messages"].parts, groups["messages"].hits)


def test_a_lone_document_of_one_sentence_has_nothing_to_resample(
    lone_text: pd.DataFrame, lone_sentences: pd.DataFrame
) -> None:
    """One unit would give an interval of no width."""
    one = lone_sentences.iloc[:1].assign(tokens=1000, **{"blame:all": 9})
    assert group_documents(lone_text, one, "source", "tokens")["statement"].unit == ""


def test_sentences_of_other_evidence_are_refused(
    lone_text: pd.DataFrame, lone_sentences: pd.DataFrame
) -> None:
    """The two tables must have the same counts and the same columns."""
    with pytest.raises(InputError, match="does not have the counts of document 'd00'"):
        group_documents(lone_text, lone_sentences.iloc[1:], "source", "tokens")
    short = lone_sentences.drop(columns="blame:deception")
    with pytest.raises(InputError, match="make both tables"):
        group_documents(lone_text, short, "source", "tokens")
