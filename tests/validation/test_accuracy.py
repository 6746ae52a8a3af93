"""The table of accuracy: intervals over documents, and numbers that should not be given."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from toolkit.validation.accuracy import COLUMNS, accuracy_table, estimate, wilson_interval
from toolkit.validation.outcomes import FEATURE, KEYWORDS, Outcomes, item_table
from toolkit.validation.tallies import Ratio


def ratio(right: list[int], of: list[int], measure: str = "recall") -> Ratio:
    """Return a figure from counts by document."""
    return Ratio("items", "all", measure, np.array(right, float), np.array(of, float))


def drawn(figure: Ratio, seed: int = 0) -> dict[str, object]:
    """Return the estimate of a figure, its documents drawn by a plain loop."""
    rng = np.random.default_rng(seed)
    places = [rng.integers(len(figure.of), size=len(figure.of)) for _ in range(500)]
    right = np.array([figure.right[one].sum() for one in places])
    return estimate(figure, right, np.array([figure.of[one].sum() for one in places]))


def outcomes(docs: int, *, sources: tuple[str, ...] = ("north",)) -> Outcomes:
    """Return tables in which every second document's item is found, by both methods."""
    rows = [
        {
            "id": str(place),
            "doc": f"{source}:{place}",
            "source": source,
            "feature": "blame",
            "method": method,
            "outcome": "found" if place % 2 else "missed",
            "required": True,
        }
        for method in (FEATURE, KEYWORDS)
        for source in sources
        for place in range(docs)
    ]
    items = item_table(rows)
    counts = {"items": 1, "optional": 0, "wrong": 0}
    found = items["outcome"] == "found"
    sentences = items.assign(**counts, rows=found.astype(int), found=found.astype(int))
    return Outcomes(items, sentences)


def test_the_interval_lies_about_the_value() -> None:
    """A share of a half, of forty documents, and every column of the table."""
    table = accuracy_table(outcomes(40), resamples=500)
    assert tuple(table.columns) == COLUMNS
    recall = table[(table["unit"] == "items") & (table["measure"] == "recall")].iloc[0]
    assert (recall["value"], recall["right"], recall["of"], recall["docs"]) == (0.5, 20, 40, 40)
    assert 0.3 < recall["low"] < 0.5 < recall["high"] < 0.7
    assert recall["interval"] == "bootstrap"


def test_documents_are_drawn_whole() -> None:
    """Ten items in one document tell less than ten documents with an item each."""
    together = drawn(ratio([10, 0] * 10, [10, 10] * 10))
    apart = drawn(ratio([1, 0] * 100, [1, 1] * 100))
    assert together["value"] == apart["value"] == 0.5
    assert together["high"] - together["low"] > 2 * (apart["high"] - apart["low"])


def test_the_same_seed_gives_the_same_numbers_and_another_does_not() -> None:
    """And a feature and its keyword list are drawn alike."""
    one, same, other = (accuracy_table(outcomes(97), resamples=200, seed=s) for s in (1, 1, 2))
    pd.testing.assert_frame_equal(one, same)
    assert not one[["low", "high"]].equals(other[["low", "high"]])
    feature, words = (
        one[one["method"] == method][["unit", "measure", "low"]].reset_index(drop=True)
        for method in (FEATURE, KEYWORDS)
    )
    pd.testing.assert_frame_equal(feature, words)


def test_sources_are_told_apart_where_there_are_several() -> None:
    """One source alone is the whole."""
    assert set(accuracy_table(outcomes(6), resamples=100)["source"]) == {"all"}
    both = accuracy_table(outcomes(6, sources=("north", "south")), resamples=100)
    assert set(both["source"]) == {"all", "north", "south"}
    assert set(both.loc[both["source"] == "north", "docs"]) == {6}


def test_a_single_document_gets_no_interval() -> None:
    """There is nothing to draw from."""
    found = drawn(ratio([3], [4]))
    assert found["value"] == 0.75
    assert "low" not in found
    assert found["note"] == "a single document: no interval"


def test_few_documents_are_said_to_be_few() -> None:
    """The interval is given, with a warning."""
    assert drawn(ratio([1, 2, 0], [2, 2, 2]))["note"].startswith("fewer than 5 documents")
    assert drawn(ratio([1, 2, 0, 1, 1], [2, 2, 2, 2, 2]))["note"] == ""


def test_nothing_to_count_gives_no_value() -> None:
    """Zero of zero is no share."""
    found = drawn(ratio([0, 0], [0, 0]))
    assert found["note"] == "nothing to count"
    assert "value" not in found


def test_a_share_without_errors_gets_a_wilson_interval() -> None:
    """All right in every draw does not mean that nothing can be wrong."""
    found = drawn(ratio([2] * 10, [2] * 10))
    assert (found["interval"], found["high"]) == ("Wilson", pytest.approx(1))
    assert found["low"] == pytest.approx(proportion_confint(20, 20, method="wilson")[0])


def test_an_f1_that_is_the_same_in_every_draw_gets_no_interval() -> None:
    """It is no share of independent things."""
    found = drawn(ratio([0] * 10, [2] * 10, measure="F1"))
    assert found["value"] == 0
    assert "low" not in found


def test_the_wilson_interval_is_that_of_statsmodels() -> None:
    """Another implementation, to the last digits."""
    for hits, total in ((0, 5), (3, 9), (50, 60)):
        expected = proportion_confint(hits, total, method="wilson")
        assert wilson_interval(hits, total) == pytest.approx(expected)
