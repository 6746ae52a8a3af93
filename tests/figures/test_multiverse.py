"""Specification curves: what is drawn, where, and that every word of it can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color
from matplotlib.figure import Figure

from toolkit.errors import InputError
from toolkit.figures import figure_svg, multiverse, multiverse_table

Check = Callable[[Axes | Figure], list[str]]


def make_finding(category: str, ratios: list[float], *, lone: bool = False) -> pd.DataFrame:
    """Return a finding whose first ratio is the main one; kinds take turns, p rises with place."""
    kinds = ["main", *[("counting", "rule", "cue", "document")[n % 4] for n in range(len(ratios))]]
    names = ["", *[f"number {n}" for n in range(len(ratios))]]
    table = pd.DataFrame(
        {
            "feature": "blame",
            "category": category,
            "group": "hills",
            "baseline": "declarations of the plains",
            "kind": kinds[: len(ratios)],
            "specification": names[: len(ratios)],
            "docs": 1 if lone else 12,
            "baseline_docs": 1_340,
            "hits": 3,
            "baseline_hits": 4,
            "ratio": ratios,
            "p": np.nan if lone else np.linspace(0.03, 0.06, len(ratios)),
            "percentile": 90.0 if lone else np.nan,
            "note": "",
        }
    )
    small = pd.Series(table["p"] <= 0.05, dtype="boolean").where(table["p"].notna())
    holds = pd.Series((table["ratio"] > 1) == (ratios[0] > 1), dtype="boolean")
    return table.assign(significant=small, sign_holds=holds)


@pytest.fixture
def robust() -> pd.DataFrame:
    """A finding with many alternatives close together and few far away."""
    near = (2 + np.random.default_rng(0).normal(0, 0.02, 300)).tolist()
    return make_finding("causation", [2.0, *near, 1.1, 3.9])


@pytest.fixture
def weak() -> pd.DataFrame:
    """A finding of a lone text that two alternatives make vanish, one without any hits left."""
    return make_finding("obstruction", [3.0, 2.5, 0.8, 0.0, 3.5, np.nan], lone=True)


def curve_of(figure: Figure, number: int = 0) -> Axes:
    """Return the axes of a finding's curve; those of its strips follow."""
    return figure.axes[2 * number]


def dots(ax: Axes) -> pd.DataFrame:
    """Return place, height, marker and filling of every dot, in order."""
    rows = [
        (float(x), float(y), line.get_marker(), line.get_markerfacecolor(), line.get_color())
        for line in ax.get_lines()
        if line.get_linestyle() == "None"
        for x, y in zip(*line.get_data(), strict=True)
    ]
    return pd.DataFrame(rows, columns=["place", "height", "marker", "face", "colour"]).sort_values(
        "place", ignore_index=True
    )


def test_specifications_stand_by_rising_ratio(robust: pd.DataFrame, weak: pd.DataFrame) -> None:
    """Each finding is numbered on its own; what has no ratio stands last, without a place."""
    table = multiverse_table(pd.concat([weak, robust]))
    assert table["category"].drop_duplicates().tolist() == ["obstruction", "causation"]
    for _, own in table.groupby("category"):
        known = own.dropna(subset=["ratio"])
        assert known["ratio"].is_monotonic_increasing
        assert known["place"].tolist() == list(range(1, len(known) + 1))
        assert own["place"].isna().tolist() == own["ratio"].isna().tolist()
    assert table.loc[table["category"] == "obstruction", "ratio"].isna().iloc[-1]


def test_the_kept_table_suffices_to_draw_the_figure(
    robust: pd.DataFrame, weak: pd.DataFrame, tmp_path: Path
) -> None:
    """Read back from CSV it gives the same picture."""
    whole = pd.concat([weak, robust.head(40)])
    table = multiverse_table(whole)
    pd.testing.assert_frame_equal(multiverse_table(table), table)
    table.to_csv(tmp_path / "multiverse.csv", index=False)
    again = pd.read_csv(tmp_path / "multiverse.csv")
    assert figure_svg(multiverse(again)) == figure_svg(multiverse(whole))


def test_dots_stand_at_the_ratios_of_the_table(robust: pd.DataFrame) -> None:
    """One a specification and the main one once more as a diamond."""
    found = dots(curve_of(multiverse(robust)))
    plain = found[found["marker"] == "o"]
    np.testing.assert_allclose(plain["height"], sorted(robust["ratio"]))
    main = found[found["marker"] == "D"]
    assert main["height"].tolist() == [2.0]


def test_significant_dots_are_full(robust: pd.DataFrame) -> None:
    """Full where p is at most 0.05, hollow above: told apart in grey too."""
    found = dots(curve_of(multiverse(robust)))
    plain = found[found["marker"] == "o"]
    table = multiverse_table(robust)
    full = [
        same_color(face, colour)
        for face, colour in zip(plain["face"], plain["colour"], strict=True)
    ]
    assert full == table["significant"].tolist()
    assert 0 < sum(full) < len(full)


def test_a_ratio_of_zero_is_a_triangle_at_the_lower_edge(weak: pd.DataFrame) -> None:
    """A log axis has no zero; nothing is left out unsaid."""
    figure = multiverse(weak)
    ax = curve_of(figure)
    found = dots(ax)
    zero = found[found["marker"] == "v"]
    assert zero["height"].tolist() == [ax.get_ylim()[0]]
    assert zero["place"].tolist() == [1]
    assert "in 1 no hits are left" in " ".join(figure.axes[1].get_xlabel().split())


def test_one_is_always_in_view(robust: pd.DataFrame) -> None:
    """The side of a ratio can be seen however far it lies from 1."""
    far = robust.assign(ratio=robust["ratio"] * 400)
    for table in (robust, far):
        low, high = curve_of(multiverse(table)).get_ylim()
        assert low < 1 < high


def test_strokes_below_say_of_which_kind_each_one_is(robust: pd.DataFrame) -> None:
    """A strip a kind, a stroke a place; the numbers at the right count them."""
    table = multiverse_table(robust)
    strips = multiverse(robust).axes[1]
    for collection, (kind, own) in zip(
        strips.collections,
        ((k, table[table["kind"] == k]) for k in ("main", "counting", "rule", "cue", "document")),
        strict=True,
    ):
        places = [segment[0][0] for segment in collection.get_segments()]
        assert places == own["place"].tolist(), kind


def test_every_word_can_be_read(
    robust: pd.DataFrame, weak: pd.DataFrame, check_texts: Check
) -> None:
    """Finding, baseline, kinds, numbers, what changes most, what holds, and the note."""
    texts = check_texts(multiverse(pd.concat([robust, weak]), note="not validated on such texts"))
    whole = " ".join(" ".join(texts).split())
    for expected in (
        "blame: causation, hills",
        "blame: obstruction, hills",
        "ratio to declarations of the plains",
        "other claims counted",
        "without a document",
        "p at most 0.05",
        "p above 0.05",
        "no test",
        "ratio 0",
        "main specification",
        "n = 12 documents beside 1,340. Main ratio 2, p = 0.03. Of 302 alternatives the sign",
        "holds in 302, with p at most 0.05 in",
        "n = 1 document beside 1,340. Main ratio 3. Of 5 alternatives the sign holds in 2; in 1",
        "not validated on such texts",
    ):
        assert expected in whole, expected


def test_what_changes_most_is_named_once_a_kind(robust: pd.DataFrame, check_texts: Check) -> None:
    """The alternative farthest from the main ratio, in words."""
    texts = check_texts(multiverse(robust))
    named = [text for text in texts if "number" in text]
    assert "number 300" in named
    assert "without rule “number 301”" in named
    assert len(named) == 4


def test_a_finding_without_alternatives_is_drawn(weak: pd.DataFrame, check_texts: Check) -> None:
    """A diamond alone, and it is said."""
    texts = check_texts(multiverse(weak.head(1)))
    assert "Nothing can be left out." in " ".join(" ".join(texts).split())


@pytest.mark.parametrize(
    ("ratio", "words"),
    [(np.nan, "The main specification has no hits."), (1.0, "a ratio of 1 has no sign")],
)
def test_a_main_ratio_without_a_side_is_said(
    weak: pd.DataFrame, check_texts: Check, ratio: float, words: str
) -> None:
    """Neither a diamond that is not there nor a share of nothing is drawn."""
    odd = weak.assign(ratio=weak["ratio"].where(weak["kind"] != "main", ratio), sign_holds=None)
    assert words in " ".join(" ".join(check_texts(multiverse(odd))).split())
    none = odd.assign(ratio=np.nan).head(1)
    assert "no hits" in " ".join(" ".join(check_texts(multiverse(none))).split())


def test_the_main_mark_leads_to_its_evidence(robust: pd.DataFrame) -> None:
    """As in the figure of rates."""
    svg = figure_svg(multiverse(robust.head(9)))
    assert "#feature=blame&amp;category=causation&amp;group=hills&amp;status=counted" in svg


def test_an_empty_table_is_refused(robust: pd.DataFrame) -> None:
    """Nothing to draw is said, not drawn."""
    with pytest.raises(InputError, match="no rows"):
        multiverse(robust.head(0))
