"""Telling groups apart: the tables, what is left out, and that luck is not taken for skill."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison.classify import Classification, classify
from toolkit.errors import InputError, UsageError

NAMES = ["blame:violation", "blame:causation", "law:lawful"]


@pytest.fixture(scope="module")
def speeches() -> pd.DataFrame:
    """Ten speeches each of sources a and b and two of c; a blames for violations."""
    rng = np.random.default_rng(6)
    rates = np.repeat([[8, 2, 2], [2, 2, 2], [2, 2, 2]], [10, 10, 2], axis=0)
    tokens = rng.integers(600, 1500, 22)
    counts = rng.poisson(rates * tokens[:, np.newaxis] / 1_000)
    index = pd.Index([f"d{number:02d}" for number in range(22)], name="doc_id")
    table = pd.DataFrame({"source": [*"a" * 10, *"b" * 10, *"cc"], "tokens": tokens}, index=index)
    table["sentences"] = tokens // 20
    table["speaker"] = [f"{s}{n // 2}" for n, s in enumerate(table["source"])]
    table["blame:all"] = counts[:, :2].sum(axis=1)
    return table.assign(**dict(zip(NAMES, counts.T, strict=True)))


@pytest.fixture(scope="module")
def found(speeches: pd.DataFrame) -> Classification:
    """Give the speeches told apart by source."""
    return classify(speeches, permutations=19)


def test_sources_are_told_apart_by_what_they_differ_in(found: Classification) -> None:
    """Far above what dealing the groups out anew gives; the category says why."""
    whole = found.accuracy.iloc[0]
    assert found.accuracy["group"].tolist() == ["all groups", "a", "b"]
    assert whole["accuracy"] > 0.8
    assert whole["accuracy_low"] > 0.5
    assert 0.3 < whole["expected"] < 0.7
    assert whole["p"] == pytest.approx(0.05)
    assert found.accuracy["p"].iloc[1:].isna().all()
    telling = found.features.iloc[0]
    assert (telling["group"], telling["category"]) == ("a", "violation")
    assert telling["rate"] > 2 * telling["other_rate"]
    assert telling["coefficient_low"] > 0
    assert telling["agreement"] == 1


def test_the_tables_agree_with_each_other(found: Classification) -> None:
    """Accuracies follow from the documents; two groups have opposite coefficients."""
    accuracy = found.accuracy.set_index("group")["accuracy"]
    shares = found.documents.groupby("group")["right"].mean()
    assert accuracy[["a", "b"]].tolist() == pytest.approx(shares.tolist())
    assert accuracy["all groups"] == pytest.approx(shares.mean())
    own = found.documents["group"] == found.documents["predicted"]
    assert (own == (found.documents["right"] > 0.5)).all()
    pairs = found.features.pivot_table(index="category", columns="group", values="coefficient")
    assert pairs["a"].tolist() == pytest.approx((-pairs["b"]).tolist())
    assert found.features["per"].unique().tolist() == ["1,000 tokens"]


def test_groups_that_do_not_differ_are_not_told_apart(speeches: pd.DataFrame) -> None:
    """Cross-validated accuracy is that of guessing, and p is not small."""
    noise = np.random.default_rng(2).poisson(3, (22, 3))
    alike = speeches.assign(**dict(zip(NAMES, noise.T, strict=True)))
    whole = classify(alike, permutations=39).accuracy.iloc[0]
    assert whole["accuracy_low"] < 0.5 < whole["accuracy_high"]
    assert whole["p"] > 0.05


def test_small_groups_are_left_out_and_named(speeches: pd.DataFrame, found: Classification) -> None:
    """Two documents are too few to be told from others, and nothing is said of them."""
    note = "left out, with fewer than 5 documents: c"
    assert found.accuracy["note"].tolist() == [note, "", ""]
    assert len(found.documents) == 20
    with pytest.raises(InputError, match=r"needs two with 5 documents .* source has 1"):
        classify(speeches.drop(speeches.index[12:20]))


def test_documents_that_belong_together_are_held_out_together(
    speeches: pd.DataFrame, found: Classification
) -> None:
    """Five speakers of two speeches each are five units, as the table says."""
    together = classify(speeches, cluster="speaker", permutations=19).accuracy
    assert together["units"].tolist() == [10, 5, 5]
    assert together["docs"].tolist() == [20, 10, 10]
    assert set(together["unit"]) == {"speaker"}
    assert together["note"].iloc[0] == "left out, with fewer than 5 clusters by speaker: c"
    widths = [
        one["accuracy_high"].iloc[0] - one["accuracy_low"].iloc[0]
        for one in (together, found.accuracy)
    ]
    assert widths[0] > widths[1]


def test_neither_order_nor_columns_without_a_word_matter(
    speeches: pd.DataFrame, found: Classification
) -> None:
    """Sums and a category that nobody has tell nothing; the same seed gives the same tables."""
    mixed = speeches.sample(frac=1, random_state=1).drop(columns="blame:all")
    again = classify(mixed.assign(**{"law:consent": 0}), permutations=19)
    for name in ("accuracy", "features", "documents"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(found, name))


def test_another_seed_has_other_folds(speeches: pd.DataFrame, found: Classification) -> None:
    """The result depends on how documents fall into folds, by a little."""
    other = classify(speeches, permutations=19, seed=1).features["coefficient"]
    assert not np.allclose(other, found.features["coefficient"])
    assert np.corrcoef(other, found.features["coefficient"])[0, 1] > 0.9


def test_wrong_requests_are_refused(speeches: pd.DataFrame) -> None:
    """Before any model is made."""
    with pytest.raises(UsageError, match="permutations is 5: take 19 or more"):
        classify(speeches, permutations=5)
    with pytest.raises(UsageError, match="the seed is -1: take 0 or more"):
        classify(speeches, seed=-1)
    with pytest.raises(UsageError, match="no column 'party' to compare by"):
        classify(speeches, by="party")
