"""The table of corrected rates: its rows, what it joins, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison.clustered import share_interval
from toolkit.comparison.design_based import design_based
from toolkit.comparison.labelled import Labelled
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError
from toolkit.evidence import find_evidence
from toolkit.measures import feature_table
from toolkit.validation import coded_labels, corrected_rates, read_coded
from toolkit.validation.corrected import COLUMNS

CATEGORIES = ("all", "causation")
DOCUMENTS = [*(f"h{n}" for n in range(7)), *(f"p{n}" for n in range(6))]
CHANCES = {"cue": 0.5, "other": 0.125}


def sentences() -> pd.DataFrame:
    """Return twenty sentences a document, found as a fixed lot fell; sources hills and plains."""
    rng = np.random.default_rng(5)
    index = pd.MultiIndex.from_product([DOCUMENTS, range(20)], names=["doc_id", "sentence"])
    source = ["hills" if doc.startswith("h") else "plains" for doc, _ in index]
    causation = (rng.random(len(index)) < 0.2).astype(int)
    more = (rng.random(len(index)) < 0.15).astype(int)
    counts = {"blame:all": causation + more, "blame:causation": causation, "hope:all": more}
    return pd.DataFrame({"source": source, "tokens": 18, "sentences": 1, **counts}, index=index)


def labels() -> pd.DataFrame:
    """Return labels of five sentences a document: two of stratum cue, three of the others."""
    rng = np.random.default_rng(6)
    rows = []
    for number, doc in enumerate(DOCUMENTS):
        for place in range(4):
            stratum = "cue" if place < 2 else "other"
            for category in CATEGORIES:
                found = int(rng.random() < 0.4)
                coded = float(found if rng.random() < 0.7 else rng.choice([0.0, 0.5, 1.0]))
                rows.append(
                    {
                        "id": f"s{number:02d}-{place}",
                        "doc": doc,
                        "source": "x",
                        "stratum": stratum,
                        "probability": CHANCES[stratum],
                        "feature": "blame",
                        "category": category,
                        "coded": coded,
                        "found": found,
                    }
                )
    return pd.DataFrame(rows)


@pytest.fixture
def table() -> pd.DataFrame:
    """The corrected rates of these."""
    return corrected_rates(sentences(), labels())


def test_there_is_a_row_for_each_category_and_group(table: pd.DataFrame) -> None:
    """The baseline last in each; a feature that was not coded has none."""
    assert list(table.columns) == list(COLUMNS)
    assert table[["feature", "category", "group"]].to_numpy().tolist() == [
        ["blame", category, group] for category in CATEGORIES for group in ("plains", "hills")
    ]
    assert set(table["baseline"]) == {"hills"}
    assert table["docs"].tolist() == [6, 7] * 2
    assert table["sentences"].tolist() == [120, 140] * 2
    assert table["coded"].tolist() == [24, 28] * 2
    assert table["coded_docs"].tolist() == [6, 7] * 2
    assert set(table["per"]) == {"100 sentences"}


def test_numbers_are_those_of_the_statistics(table: pd.DataFrame) -> None:
    """One group put together by hand, and the raw share counted."""
    found = sentences().loc[lambda t: t["source"] == "hills"]
    own = labels().loc[lambda t: t["doc"].str.startswith("h") & (t["category"] == "causation")]
    sample = Labelled(
        found=(found[["blame:causation"]] > 0).groupby("doc_id").sum().to_numpy(float),
        sentences=np.full(7, 20.0),
        document=own["doc"].str[1:].astype(int).to_numpy(),
        labels=own[["coded"]].to_numpy(float),
        predicted=own[["found"]].to_numpy(float),
        probability=own["probability"].to_numpy(float),
    )
    expected = design_based(sample)
    row = table[(table["category"] == "causation") & (table["group"] == "hills")].iloc[0]
    low, high = share_interval(expected)
    assert row["dsl"] == pytest.approx(100 * expected.value[0])
    assert row[["dsl_low", "dsl_high"]].tolist() == pytest.approx([100 * low[0], 100 * high[0]])
    assert row["raw"] == pytest.approx(100 * (found["blame:causation"] > 0).mean())
    assert row["differing"] == (own["coded"] != own["found"]).sum()


def test_differences_are_from_the_baseline(table: pd.DataFrame) -> None:
    """Each method's own; the baseline has none from itself."""
    for method in ("raw", "ppi", "dsl"):
        wide = table.pivot(index="category", columns="group", values=method)
        rows = table[table["group"] == "plains"].set_index("category")
        difference = rows[f"{method}_difference"]
        np.testing.assert_allclose(difference, (wide["plains"] - wide["hills"])[difference.index])
        assert (rows[f"{method}_difference_low"] < difference).all()
        assert (difference < rows[f"{method}_difference_high"]).all()
        assert table.loc[table["group"] == "hills", f"{method}_difference"].isna().all()


def test_order_other_columns_and_other_groups_do_not_matter(table: pd.DataFrame) -> None:
    """The same sentences shuffled, and one group alone, give the same numbers."""
    shuffled = corrected_rates(
        sentences().sample(frac=1, random_state=1), labels().sample(frac=1, random_state=2)
    )
    pd.testing.assert_frame_equal(shuffled, table)
    found, coded = sentences(), labels()
    alone = corrected_rates(
        found[found["source"] == "hills"][["source", "tokens", "sentences", "blame:causation"]],
        coded[coded["doc"].str.startswith("h")],
    )
    expected = table[(table["group"] == "hills") & (table["category"] == "causation")]
    pd.testing.assert_frame_equal(alone, expected.reset_index(drop=True))


def test_chances_may_be_given_instead(table: pd.DataFrame) -> None:
    """By stratum they are those of the labels; the source of a document may be another column."""
    unknown = labels().assign(probability=np.nan)
    given = corrected_rates(sentences(), unknown, probability=CHANCES)
    pd.testing.assert_frame_equal(given, table)
    by = corrected_rates(sentences().assign(year=2001.0), labels(), by="year", probability=0.2)
    assert by["group"].tolist() == ["2001", "2001"]
    assert by["coded"].tolist() == [52, 52]


def test_a_group_that_was_not_coded_keeps_its_raw_rate() -> None:
    """And has no other; its difference is raw too."""
    coded = labels().loc[lambda t: t["doc"].str.startswith("h")]
    table = corrected_rates(sentences(), coded, probability=28 / 260)
    row = table[table["group"] == "plains"].iloc[0]
    assert row["note"] == "no coded sentences, so no corrected rate"
    assert row["raw"] > 0
    assert row[["ppi", "dsl", "dsl_low", "tuning", "dsl_difference"]].isna().all()
    assert not np.isnan(row["raw_difference_low"])


def test_what_cannot_be_corrected_is_refused() -> None:
    """Tables by document, unknown chances, columns and groups, and nothing coded in common."""
    found, coded = sentences(), labels()
    with pytest.raises(InputError, match='make the table with unit="sentence"'):
        corrected_rates(found.groupby("doc_id").first(), coded)
    with pytest.raises(UsageError, match="how the coded sentences were drawn is not known"):
        corrected_rates(found, coded.assign(probability=np.nan))
    with pytest.raises(UsageError, match="no column 'outlet'"):
        corrected_rates(found, coded, by="outlet")
    with pytest.raises(UsageError, match="no group 'coast' to be the baseline"):
        corrected_rates(found, coded, baseline="coast")
    with pytest.raises(InputError, match="nothing in the table was coded: coded are blame"):
        corrected_rates(found[["source", "tokens", "sentences", "hope:all"]], coded)


def test_from_texts_and_a_file_of_codes(
    write: Callable[..., Path], lines: Sequence[dict[str, object]]
) -> None:
    """Every sentence coded: what is found in the texts is what is corrected."""
    text = "Bandits blocked the relief convoy. The harvest was good."
    corpus = Corpus(Document(f"d{n}", text, "valley") for n in range(6))
    evidence = find_evidence(corpus, ["blame", "humanitarian"])
    table = feature_table(evidence, corpus, features=["blame", "humanitarian"], unit="sentence")
    coded = [
        {**line, "id": f"{line['id']}-{n}", "doc": f"d{n}", "probability": 1}
        for line in lines
        for n in range(6)
    ]
    read = coded_labels(read_coded([write(*coded)]))
    rates = corrected_rates(table, read[read["feature"] != "legality"]).set_index("category")
    rows = rates.loc[["all", "obstruction"]]
    assert rows["raw"].tolist() == rows["dsl"].tolist() == [50, 50, 50]
    assert set(rows["differing"]) == {0}
    assert rates.loc["causation", "dsl"] == 0
