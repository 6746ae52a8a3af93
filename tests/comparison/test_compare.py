"""Compare: the comparison table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scipy.stats import false_discovery_control

from toolkit.comparison import CompareOptions, compare
from toolkit.comparison.compare import COLUMNS
from toolkit.errors import UsageError

CONTRAST = ["ratio", "ratio_low", "ratio_high", "p", "p_adjusted", "percentile"]
FAST = CompareOptions(resamples=200, permutations=200)


def row(result: pd.DataFrame, category: str, group: str) -> pd.Series:
    """Return the row of a category and group."""
    return result[(result["category"] == category) & (result["group"] == group)].iloc[0]


def test_the_table_has_its_columns_in_order(two_groups: pd.DataFrame) -> None:
    """A row a category and group, the baseline last, categories in the order of the input."""
    result = compare(two_groups)
    assert tuple(result.columns) == COLUMNS
    assert result["category"].tolist() == ["all"] * 2 + ["causation"] * 2 + ["deception"] * 2
    assert result["group"].tolist() == ["a", "b"] * 3
    assert set(result["baseline"]) == {"b"}


def test_rates_are_pooled_over_the_documents_of_a_group(two_groups: pd.DataFrame) -> None:
    """67 hits in 6,100 tokens, in six documents."""
    found = row(compare(two_groups), "all", "a")
    assert found["hits"] == 67
    assert found["tokens"] == 6100
    assert (found["docs"], found["docs_with"]) == (6, 6)
    assert found["rate"] == pytest.approx(1000 * 67 / 6100)
    assert found["baseline_rate"] == pytest.approx(1000 * 68 / 16250)
    assert found["ratio"] == pytest.approx((67 / 6100) / (68 / 16250))
    assert found["per"] == "1,000 tokens"


def test_rates_can_be_per_hundred_sentences(two_groups: pd.DataFrame) -> None:
    """The same hits by the sentences of the group, and the label says so."""
    found = row(compare(two_groups, options=CompareOptions(per="sentences")), "all", "a")
    assert found["rate"] == pytest.approx(100 * 67 / 305)
    assert found["per"] == "100 sentences"


def test_intervals_and_ratios_hold_their_estimates(two_groups: pd.DataFrame) -> None:
    """Low, estimate, high stand in order wherever an interval is given."""
    result = compare(two_groups).dropna(subset=["rate_low"])
    assert result["rate"].between(result["rate_low"], result["rate_high"]).all()
    ratios = result.dropna(subset=["ratio_low"])
    assert len(ratios) == 2
    assert ratios["ratio"].between(ratios["ratio_low"], ratios["ratio_high"]).all()
    assert set(result["unit"]) == {"documents"}


def test_a_group_far_from_the_baseline_has_a_small_p_value(two_groups: pd.DataFrame) -> None:
    """All 3,003 splits of 14 documents: group a blames twice as much; p is adjusted over rows."""
    result = compare(two_groups)
    assert row(result, "all", "a")["p"] == pytest.approx(2 / 3003)
    tested = result.dropna(subset=["p"])
    assert tested["p_adjusted"].tolist() == pytest.approx(
        false_discovery_control(tested["p"], method="bh").tolist()
    )


def test_the_baseline_has_rates_and_no_contrast_with_itself(two_groups: pd.DataFrame) -> None:
    """Its own rows stay in the table, for figures."""
    found = row(compare(two_groups), "all", "b")
    assert found["rate"] == pytest.approx(found["baseline_rate"])
    assert found[CONTRAST].isna().all()
    assert found["note"] == "the baseline itself"


def test_swapping_the_baseline_inverts_ratio_and_interval(two_groups: pd.DataFrame) -> None:
    """The contrast is the same seen from the other side."""
    one = row(compare(two_groups), "causation", "a")
    other = row(compare(two_groups, baseline="a"), "causation", "b")
    assert other["ratio"] == pytest.approx(1 / one["ratio"])
    assert other["ratio_low"] == pytest.approx(1 / one["ratio_high"])
    assert other["p"] == pytest.approx(one["p"])


def test_a_zero_has_its_rule_and_no_interval(two_groups: pd.DataFrame) -> None:
    """No hits in six documents against seven in eight are a ratio of zero."""
    found = row(compare(two_groups), "deception", "a")
    assert found["rate"] == 0
    assert found["ratio"] == 0
    assert found[["rate_low", "rate_high", "ratio_low", "ratio_high", "dispersion"]].isna().all()
    assert found["unit"] == ""
    assert "no hits, so no interval" in found["note"]


def test_hits_in_few_documents_are_not_tested(two_groups: pd.DataFrame) -> None:
    """Three documents with hits: their lengths, not their hits, would decide a permutation test."""
    result = compare(two_groups)
    found = row(result, "deception", "a")
    assert found[["p", "p_adjusted", "p_family"]].isna().all()
    assert "hits in fewer than 5 documents, so no p-value" in found["note"]
    assert row(result, "causation", "a")[["p", "p_adjusted", "p_family"]].notna().all()


def test_a_lone_document_gets_no_p_value_but_its_place(
    lone_text: pd.DataFrame, lone_sentences: pd.DataFrame
) -> None:
    """Percentile among the baseline's documents; the interval is of its own sentences."""
    found = row(compare(lone_text, sentences=lone_sentences), "all", "statement")
    assert found["baseline"] == "messages"
    assert found[["p", "p_adjusted", "ratio_low", "ratio_high", "dispersion"]].isna().all()
    assert found["percentile"] == 100
    assert found["rate_low"] < found["rate"] == 9 < found["rate_high"]
    assert found["unit"] == "sentences"
    assert "its sentences were resampled" in found["note"]
    assert "no p-value" in found["note"]


def test_a_lone_document_without_sentences_gets_no_interval(lone_text: pd.DataFrame) -> None:
    """One document says nothing about its own spread."""
    found = row(compare(lone_text), "all", "statement")
    assert np.isnan(found["rate_low"])
    assert found["unit"] == ""
    assert "no sentences to resample" in found["note"]


def test_without_hits_on_either_side_nothing_is_contrasted(lone_text: pd.DataFrame) -> None:
    """Two zeros are no ratio of one and no place in the middle."""
    found = row(compare(lone_text), "deception", "statement")
    assert found[CONTRAST].isna().all()
    assert "no hits in either group" in found["note"]


def test_groups_can_be_made_by_any_column(two_groups: pd.DataFrame) -> None:
    """By party instead of source; a single group is its own baseline."""
    table = two_groups.assign(party=["red", "blue"] * 7)
    assert set(compare(table, by="party", options=FAST)["group"]) == {"red", "blue"}
    alone = compare(table.assign(party="red"), by="party", options=FAST)
    assert set(alone["note"]) == {"the baseline itself"}


def test_the_order_of_documents_does_not_matter(two_groups: pd.DataFrame) -> None:
    """The same seed gives the same table to the bit."""
    shuffled = two_groups.sample(frac=1, random_state=1)
    assert_frame_equal(compare(shuffled, options=FAST), compare(two_groups, options=FAST))


def test_other_columns_and_groups_do_not_change_a_row(two_groups: pd.DataFrame) -> None:
    """One set of draws a group: only the adjustment looks at the other rows."""
    third = two_groups.iloc[:5].rename(lambda name: f"x{name}").assign(source="c")
    more = pd.concat([two_groups, third]).assign(**{"credit:all": 3})
    few = two_groups[["source", "tokens", "sentences", "blame:all"]]
    kept = [name for name in COLUMNS if name != "p_adjusted"]
    one = row(compare(few, options=FAST), "all", "a")[kept]
    other = compare(more, options=FAST)
    other = row(other[other["feature"] == "blame"], "all", "a")[kept]
    assert one.equals(other)


def test_another_seed_gives_other_intervals(two_groups: pd.DataFrame) -> None:
    """And the same estimates."""
    one = compare(two_groups, options=FAST)
    other = compare(two_groups, options=CompareOptions(resamples=200, permutations=200, seed=1))
    assert one["rate"].equals(other["rate"])
    assert not one["rate_low"].equals(other["rate_low"])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"per": "words"}, "no rates per 'words': known are tokens, sentences"),
        ({"resamples": 5}, "resamples is 5: take 100 or more"),
        ({"permutations": 0}, "permutations is 0: take 100 or more"),
        ({"seed": -1}, "the seed is -1: take 0 or more"),
    ],
)
def test_options_that_make_no_comparison_are_refused(
    wrong: dict[str, object], message: str
) -> None:
    """The message gives the value and what is known."""
    with pytest.raises(UsageError, match=message):
        CompareOptions(**wrong)  # type: ignore[arg-type]


documents = st.tuples(
    st.sampled_from("abc"), st.integers(1, 5000), st.integers(0, 20), st.integers(0, 1)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(documents, min_size=1, max_size=20))
def test_every_number_is_finite_or_explained(made: list[tuple[str, int, int, int]]) -> None:
    """Nothing infinite; p in [0, 1], percentile in [0, 100]; what is empty has a note."""
    index = pd.Index([f"d{i}" for i in range(len(made))], name="doc_id")
    columns = ["source", "tokens", "blame:all", "blame:causation"]
    result = compare(pd.DataFrame(made, index, columns).assign(sentences=1), options=FAST)
    numbers = result.select_dtypes("number")
    assert not np.isinf(numbers.to_numpy(float)).any()
    assert result["p"].dropna().between(0, 1).all()
    assert result["percentile"].dropna().between(0, 100).all()
    withheld = result[["rate_low", "ratio", "ratio_low", "p"]].isna().any(axis=1)
    assert (result.loc[withheld, "note"] != "").all()
    assert not withheld[result["note"] == ""].any()
