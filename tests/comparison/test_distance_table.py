"""The table of distances: what is given, what is withheld, and that nothing else moves it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import jensenshannon

from toolkit.comparison.distance_table import COLUMNS, distances
from toolkit.comparison.options import CompareOptions
from toolkit.errors import InputError, UsageError

FEW = CompareOptions(resamples=200, permutations=300)


@pytest.fixture
def speeches() -> pd.DataFrame:
    """Three sources of eight speeches; b and c have one profile, a another; two features."""
    rng = np.random.default_rng(4)
    profiles = {"a": [0.8, 0.1, 0.1], "b": [0.1, 0.3, 0.6], "c": [0.1, 0.3, 0.6]}
    counts = np.concatenate([rng.multinomial(9, profile, 8) for profile in profiles.values()])
    index = pd.Index([f"d{number:02d}" for number in range(24)], name="doc_id")
    table = pd.DataFrame({"source": list("aaaaaaaabbbbbbbbcccccccc")}, index=index)
    table["tokens"], table["sentences"] = 500, 25
    table["blame:all"] = counts.sum(axis=1)
    for number, name in enumerate(("violation", "causation", "omission")):
        table[f"blame:{name}"] = counts[:, number]
    table["blame:violation (claims only)"] = 0
    table["law:all"] = table["law:lawful"] = 1
    return table


def row_of(rows: pd.DataFrame, measure: str = "jensen_shannon", **conditions: str) -> pd.Series:
    """Return the one row that meets the conditions."""
    for name, value in {"measure": measure, **conditions}.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1
    return rows.iloc[0]


def test_each_pair_of_groups_has_a_row_a_feature_and_measure(speeches: pd.DataFrame) -> None:
    """Feature by feature in the order of the table, pairs by name."""
    found = distances(speeches, options=FEW)
    assert tuple(found) == COLUMNS
    assert list(found["feature"].unique()) == ["blame", "law"]
    pairs = found[["feature", "group", "other"]].drop_duplicates()
    assert list(pairs.itertuples(index=False, name=None)) == [
        (feature, *pair) for feature in ("blame", "law") for pair in combinations("abc", 2)
    ]
    assert set(found.groupby(["feature", "group", "other"]).size()) == {3}


def test_the_distance_is_that_of_the_pooled_counts(speeches: pd.DataFrame) -> None:
    """By scipy, from sums over documents; sums and parts of categories have no share in it."""
    names = ["blame:violation", "blame:causation", "blame:omission"]
    sums = speeches.groupby("source")[names].sum()
    row = row_of(distances(speeches, options=FEW), feature="blame", group="a", other="b")
    assert row["distance"] == pytest.approx(jensenshannon(sums.loc["a"], sums.loc["b"], base=2))
    assert (row["docs"], row["docs_with"], row["hits"]) == (8, 8, 72)


def test_groups_that_differ_are_told_from_groups_that_do_not(speeches: pd.DataFrame) -> None:
    """Two samples of one source are apart as well, but no more than is to be expected."""
    found = distances(speeches, options=FEW)
    apart = row_of(found, feature="blame", group="a", other="b")
    alike = row_of(found, feature="blame", group="b", other="c")
    assert apart["p"] < 0.01 < alike["p"]
    assert apart["corrected_low"] > 0
    assert alike["corrected_low"] == 0
    assert alike["distance"] < 2 * alike["expected"] < apart["distance"]
    assert alike["corrected"] < alike["distance"]
    assert apart["unit"] == "documents"
    assert apart["p_adjusted"] == pytest.approx(min(1, apart["p"] * 3 / 2), rel=0.51)


def test_a_feature_of_one_category_is_no_profile(speeches: pd.DataFrame) -> None:
    """All of its evidence is in that category everywhere."""
    rows = distances(speeches, options=FEW).query("feature == 'law'")
    assert rows["distance"].isna().all()
    assert set(rows["note"]) == {"one category is no profile"}


def test_a_group_without_hits_has_no_distance(speeches: pd.DataFrame) -> None:
    """No constant is added to make one."""
    speeches.loc[speeches["source"] == "c", [n for n in speeches if n.startswith("blame")]] = 0
    found = distances(speeches, options=FEW)
    row = row_of(found, feature="blame", group="a", other="c")
    assert np.isnan(row["distance"])
    assert row["note"] == "no hits in c, so no profile"
    assert row_of(found, feature="blame", group="a", other="b")["note"] == ""


def test_few_documents_with_hits_get_neither_interval_nor_p(speeches: pd.DataFrame) -> None:
    """Four of eight with hits are too few, whatever the number of documents."""
    few = speeches.index[speeches["source"] == "c"][:4]
    speeches.loc[few, [name for name in speeches if name.startswith("blame")]] = 0
    row = row_of(distances(speeches, options=FEW), feature="blame", group="b", other="c")
    assert row["distance"] > 0
    assert np.isnan([row["corrected"], row["corrected_low"], row["expected"], row["p"]]).all()
    assert row["note"] == "fewer than 5 documents with hits in c, so no interval and no p"


def test_a_lone_document_gets_a_place_and_no_p(speeches: pd.DataFrame) -> None:
    """Its distance is set beside those of the others' documents from the rest of them."""
    lone = speeches.drop(speeches.index[1:8])
    row = row_of(distances(lone, options=FEW), feature="blame", group="a", other="b")
    names = ["blame:violation", "blame:causation", "blame:omission"]
    others = lone.loc[lone["source"] == "b", names].to_numpy(float)
    apart = [jensenshannon(one, others.sum(axis=0) - one, base=2) for one in others]
    below = np.mean([value < row["distance"] for value in apart])
    assert row["percentile"] == pytest.approx(100 * below)
    assert np.isnan([row["corrected"], row["p"]]).all()
    note = (
        "one document: no interval and no p, percentile is the place of its distance among those "
        "of the documents of b from the rest of them"
    )
    assert row["note"] == note
    lone.loc["d00", names] = [4, 0, 0]
    fewer = row_of(distances(lone, options=FEW), feature="blame", group="a", other="b")
    more = "; it has 0.44 times as many hits as they have, and few hits alone lie far apart"
    assert fewer["note"] == note + more


def test_two_lone_documents_have_nothing_but_a_distance(speeches: pd.DataFrame) -> None:
    """There is no sample on either side."""
    row = row_of(distances(speeches.iloc[[0, 8]], options=FEW), feature="blame")
    assert row["distance"] > 0
    assert np.isnan(row["percentile"])
    assert "no percentile among fewer than 5 documents" in row["note"]


def test_documents_all_alike_have_no_interval(speeches: pd.DataFrame) -> None:
    """Whatever is drawn of them is the same; the test is made all the same."""
    for name, a, others in (("violation", 2, 0), ("causation", 0, 2), ("omission", 0, 0)):
        speeches[f"blame:{name}"] = np.where(speeches["source"] == "a", a, others)
    row = row_of(distances(speeches, options=FEW), feature="blame", group="a", other="b")
    assert row["distance"] == 1
    assert np.isnan(row["corrected"])
    assert row["p"] < 0.05
    assert row["note"] == "all resamples are alike, so no interval"


def test_clusters_are_resampled_and_dealt_out_as_one(speeches: pd.DataFrame) -> None:
    """Four speakers of two speeches a source are four units, and so too few."""
    speeches["speaker"] = [f"{s}{n // 2}" for n, s in enumerate(speeches["source"])]
    by_speaker = replace(FEW, cluster="speaker")
    row = row_of(distances(speeches, options=by_speaker), feature="blame", group="a", other="b")
    note = "fewer than 5 clusters by speaker with hits in a, so no interval and no p"
    assert row["note"] == note
    speeches["speaker"] = [f"{s}{n % 8 % 7}" for n, s in enumerate(speeches["source"])]
    row = row_of(distances(speeches, options=by_speaker), feature="blame", group="a", other="b")
    assert row["unit"] == "speaker"
    assert row["p"] < 0.05


def test_neither_order_nor_other_columns_and_groups_matter(speeches: pd.DataFrame) -> None:
    """The same documents and seed give the same bytes."""
    whole = distances(speeches, options=FEW)
    mixed = speeches.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(distances(mixed, options=FEW), whole)
    fewer = speeches[speeches["source"] != "c"].drop(columns=["law:all", "law:lawful"])
    rows = whole.query("feature == 'blame' and group == 'a' and other == 'b'")
    same = [name for name in COLUMNS if name != "p_adjusted"]
    pd.testing.assert_frame_equal(
        distances(fewer, options=FEW)[same], rows[same].reset_index(drop=True)
    )


def test_a_single_group_is_refused(speeches: pd.DataFrame) -> None:
    """A distance is between two; and sentences are no sample."""
    with pytest.raises(UsageError, match="every document has the source 'a': give two groups"):
        distances(speeches[speeches["source"] == "a"])
    with pytest.raises(InputError, match="table of sentences"):
        distances(speeches.set_index(pd.MultiIndex.from_product([speeches.index, [0]])))


def test_beside_a_baseline_only_its_pairs_are_given(speeches: pd.DataFrame) -> None:
    """With the same numbers; only the adjusted p know fewer rows."""
    every, beside = distances(speeches, options=FEW), distances(speeches, baseline="b", options=FEW)
    kept = every[(every["group"] == "b") | (every["other"] == "b")].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        beside.drop(columns="p_adjusted"), kept.drop(columns="p_adjusted"), check_dtype=False
    )
    with pytest.raises(UsageError, match="no group 'z': there are a, b, c"):
        distances(speeches, baseline="z", options=FEW)
