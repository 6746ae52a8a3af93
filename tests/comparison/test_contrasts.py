"""Which groups are set beside which."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from toolkit.comparison import CompareOptions, compare
from toolkit.comparison.contrasts import REST
from toolkit.errors import InputError, UsageError

Table = Callable[..., pd.DataFrame]


def options(**chosen: object) -> CompareOptions:
    """Return options with few draws."""
    return CompareOptions(resamples=200, permutations=200, **chosen)  # type: ignore[arg-type]


@pytest.fixture
def three_groups(table: Table) -> pd.DataFrame:
    """Six documents each of groups a, b and c, three authors a group."""
    made = table(
        "aaaaaabbbbbbcccccc",
        [900, 1200, 800, 1000, 1500, 700] * 3,
        all=[9, 14, 8, 11, 19, 6, 4, 5, 3, 6, 7, 2, 8, 9, 5, 9, 12, 6],
    )
    return made.assign(author=[f"{g}{i % 3}" for i, g in enumerate(made["source"])])


def pairs_of(result: pd.DataFrame) -> list[tuple[str, str]]:
    """Return group and baseline of each row."""
    return list(zip(result["group"], result["baseline"], strict=True))


def test_each_group_can_be_set_beside_all_others(three_groups: pd.DataFrame) -> None:
    """The rest is pooled: 12 documents, whose rate is the sum of their hits by their tokens."""
    result = compare(three_groups, options=options(contrast="rest"))
    rest = three_groups[three_groups["source"] != "a"]

    assert pairs_of(result) == [("a", REST), ("b", REST), ("c", REST)]
    pooled = 1000 * rest["blame:all"].sum() / rest["tokens"].sum()
    assert result["baseline_rate"].iloc[0] == pytest.approx(pooled)
    assert result["p"].notna().all()


def test_each_pair_of_groups_can_be_compared(three_groups: pd.DataFrame) -> None:
    """Three pairs; the last group has a row of its own so that its rate is there."""
    result = compare(three_groups, options=options(contrast="pairs"))

    assert pairs_of(result) == [("a", "b"), ("a", "c"), ("b", "c"), ("c", "c")]
    beside = compare(three_groups, baseline="c", options=options())
    for column in ("ratio", "ratio_low", "p", "rate_high"):
        assert result[column].iloc[1] == pytest.approx(beside[column].iloc[0])


def test_a_baseline_is_only_named_where_there_is_one(three_groups: pd.DataFrame) -> None:
    """Pairs have none."""
    with pytest.raises(UsageError, match="the contrast 'pairs' has no baseline, but 'a' was named"):
        compare(three_groups, baseline="a", options=options(contrast="pairs"))


def test_clusters_are_what_is_resampled_and_permuted(three_groups: pd.DataFrame) -> None:
    """Three authors a group are too few for a p-value, though there are six documents."""
    result = compare(three_groups, options=options(cluster="author"))
    plain = compare(three_groups, options=options())

    assert set(result["unit"]) == {"author"}
    assert result["p"].isna().all()
    assert "fewer than 5 clusters by author in a group" in result["note"].iloc[0]
    assert result["rate"].equals(plain["rate"])
    assert not result["rate_low"].equals(plain["rate_low"])


def test_clusters_of_one_document_are_the_documents(three_groups: pd.DataFrame) -> None:
    """An author a document gives the same numbers, under another name."""
    alone = three_groups.assign(author=three_groups.index)
    one, other = (
        compare(alone, options=options(cluster="author")),
        compare(alone, options=options()),
    )

    assert one.drop(columns="unit").equals(other.drop(columns="unit"))


def test_a_cluster_in_two_groups_is_refused(three_groups: pd.DataFrame) -> None:
    """It could not be resampled within one of them."""
    with pytest.raises(InputError, match="author 'x' has documents in 3 groups"):
        compare(three_groups.assign(author="x"), options=options(cluster="author"))


def test_shares_of_documents_are_rates_per_hundred_documents(table: Table) -> None:
    """Five of six documents with a hit are 83 %, whatever their number of hits."""
    made = table("aaaaaabbbbbb", [1000] * 12, all=[9, 1, 1, 2, 1, 0, 0, 0, 0, 1, 0, 0])
    result = compare(made, baseline="b", options=options(per="documents"))

    assert result["rate"].tolist() == pytest.approx([500 / 6, 100 / 6])
    assert set(result["per"]) == {"100 documents"}
    assert result["hits"].tolist() == [14, 1]
    assert result["rate_high"].iloc[0] <= 100
