"""Rates: what is drawn, in which order, and that every word of it can be read."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit.errors import InputError, UsageError
from toolkit.figures import figure_svg, rates, rates_by_feature, rates_table

Check = Callable[[Axes | Figure], list[str]]


def of_feature(table: pd.DataFrame, feature: str) -> pd.DataFrame:
    """Return the rows of one feature."""
    return table[table["feature"] == feature]


def test_the_sum_comes_first_and_categories_by_falling_rate(comparison: pd.DataFrame) -> None:
    """The first group that is no baseline decides; claims only follow their category."""
    table = rates_table(comparison)
    lead = table[table["group"] == "declaration of the hills"]
    legality = of_feature(lead, "legality")["category"].tolist()
    assert legality[:2] == ["all", "all (claims only)"]
    at = legality.index("unlawful")
    assert legality[at + 1] == "unlawful (claims only)"
    blame = of_feature(lead, "blame")
    assert blame["rate"].iloc[1:].is_monotonic_decreasing


def test_what_leaves_out_its_agent_comes_last(comparison: pd.DataFrame) -> None:
    """However often it is, as it is no part of the sum."""
    blame = comparison[comparison["feature"] == "blame"]
    extra = blame[blame["category"] == "all"].assign(category="agency deleted", rate=99.0)
    table = rates_table(pd.concat([extra, blame]))
    names = list(dict.fromkeys(table["category"]))
    assert (names[0], names[-1]) == ("all", "agency deleted")


def test_the_table_is_what_is_drawn_and_drawing_it_again_gives_the_same(
    comparison: pd.DataFrame,
) -> None:
    """Nothing is lost or added, and the kept CSV suffices to draw the figure."""
    table = rates_table(comparison)
    assert len(table) == len(comparison)
    assert "note" not in table
    pd.testing.assert_frame_equal(rates_table(table), table)


def test_dots_and_intervals_stand_at_the_numbers_of_the_table(comparison: pd.DataFrame) -> None:
    """Each rate is a dot; each interval a line; a rate without hits has no line."""
    own = rates_table(of_feature(comparison, "blame"))
    lines = [line.get_xdata() for line in rates(own).get_lines() if line.get_url()]
    dots = sorted(float(np.ravel(x)[0]) for x in lines if np.size(x) == 1)
    spans = sorted(tuple(map(float, x)) for x in lines if np.size(x) == 2)
    assert dots == sorted(own["rate"])
    kept = own.dropna(subset=["rate_low"])
    assert spans == sorted(zip(kept["rate_low"], kept["rate_high"], strict=True))
    assert len(spans) < len(dots)


def test_every_word_of_all_panels_can_be_read(comparison: pd.DataFrame, check_texts: Check) -> None:
    """Groups with their n, features, categories, hits, the unit and the note are all there."""
    texts = check_texts(rates_by_feature(comparison, note="not validated on such texts"))
    whole = "\n".join(texts)
    for expected in (
        *comparison["category"],
        *comparison["feature"],
        "not validated on such texts",
    ):
        assert expected in whole
    assert "press (n = 40 documents, 9,000 tokens)" in whole
    assert "messages (n = 40 documents" in whole
    assert "declaration of the hills (n = 1 document, 9,000 tokens)" in whole
    assert "over documents and over sentences (of a lone document)" in whole


def test_one_feature_goes_into_the_axes_given(comparison: pd.DataFrame, check_texts: Check) -> None:
    """The axes come back, in the caller's own figure."""
    ax = Figure(figsize=(7, 4), layout="constrained").add_subplot()
    assert rates(of_feature(comparison, "blame"), ax=ax, note="unchecked") is ax
    assert "unchecked" in "".join(check_texts(ax))


def test_marks_lead_to_the_evidence_they_count(comparison: pd.DataFrame) -> None:
    """Links ask for feature, category, group and what is counted; claims only for claims."""
    svg = figure_svg(rates_by_feature(comparison))
    assert "#feature=blame&amp;category=causation&amp;group=press&amp;status=counted" in svg
    assert (
        "#feature=legality&amp;category=unlawful&amp;form=claim&amp;group=press&amp;status" in svg
    )
    assert "#feature=blame&amp;group=press&amp;status=counted" in svg


def test_a_table_of_two_features_needs_panels(comparison: pd.DataFrame) -> None:
    """The message names the features and the remedy."""
    with pytest.raises(UsageError, match=r"blame, legality, humanitarian.*rates_by_feature"):
        rates(comparison)


def test_an_empty_table_is_refused(comparison: pd.DataFrame) -> None:
    """Nothing to draw is said, not drawn."""
    with pytest.raises(InputError, match="no rows"):
        rates_by_feature(comparison.head(0))
