"""Rates: a dot and an interval for each group in each category, one panel a feature."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from toolkit.errors import InputError, UsageError
from toolkit.feature import AGENCY_DELETED
from toolkit.figures.layout import WIDTH, add_counts, add_footnote, count_of
from toolkit.figures.links import category_link
from toolkit.figures.style import MARKERS, PALETTE, RULE, styled

COLUMNS = (
    "feature", "category", "group", "baseline", "docs", "tokens", "hits",
    "rate", "rate_low", "rate_high", "per", "unit",
)  # fmt: skip
ROW = 0.105
"""Inches between two dots."""

GAP = 0.6
"""Empty space between two categories, in dots."""

UNITS = {"sentences": "sentences (of a lone document)"}


def rates_table(comparison: pd.DataFrame) -> pd.DataFrame:
    """Return the rows and columns of a comparison table that `rates` draws, in its order.

    Of each feature "all" comes first, then the categories by falling rate of the first group that
    is not the baseline; "(claims only)" follows its category, and "agency deleted" is last.
    InputError for an empty table.
    """
    if comparison.empty:
        raise InputError("the comparison table has no rows: there is nothing to draw")
    lead = comparison[comparison["group"] != comparison["baseline"]]
    lead = (comparison if lead.empty else lead).drop_duplicates(["feature", "category"])
    rate = {(f, c): r for f, c, r in lead[["feature", "category", "rate"]].itertuples(index=False)}
    features = list(dict.fromkeys(comparison["feature"]))
    keys = [
        (features.index(feature), *_place(feature, category, rate))
        for feature, category in comparison[["feature", "category"]].itertuples(index=False)
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return comparison.iloc[order][list(COLUMNS)].reset_index(drop=True)


def _place(
    feature: str, category: str, rate: dict[tuple[str, str], float]
) -> tuple[bool, bool, float, str, bool]:
    """Return where a category stands among those of its feature, as a key to sort by."""
    name, _, restriction = category.partition(" (")
    order = -rate.get((feature, name), 0.0)
    return name != "all", name == AGENCY_DELETED, order, name, bool(restriction)


@styled
def rates(comparison: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Draw the rates of one feature by category and group, with intervals; return the axes.

    `comparison` is a comparison table with rows of one feature. The numbers at the right are hits;
    a rate without interval (no hits) is a dot alone. `note` is written below, such as "not
    validated on such texts". UsageError where the table holds more than one feature.
    """
    features = list(dict.fromkeys(comparison["feature"]))
    if len(features) > 1:
        raise UsageError(
            f"rates draws one feature, the table has {', '.join(features)}: choose the rows of "
            "one, or call rates_by_feature"
        )
    if ax is None:
        return rates_by_feature(comparison, note=note).axes[0]
    table = rates_table(comparison)
    _draw_panel(ax, table)
    ax.legend(handles=_legend_handles(table), loc="best")
    _describe(ax, table, note)
    return ax


@styled
def rates_by_feature(comparison: pd.DataFrame, *, note: str = "") -> Figure:
    """Draw a panel of rates for each feature of a comparison table; return the figure."""
    table = rates_table(comparison)
    panels = [part for _, part in table.groupby("feature", sort=False)]
    rows = [_rows(panel) for panel in panels]
    height = 1.1 + sum(rows) * ROW + 0.35 * len(panels)
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    grid = figure.subplots(len(panels), 1, squeeze=False, height_ratios=rows)
    for ax, panel in zip(grid[:, 0], panels, strict=True):
        _draw_panel(ax, panel)
    handles = _legend_handles(table)
    columns = 1 if any(len(str(handle.get_label())) > 45 for handle in handles) else 2
    figure.legend(handles=handles, loc="outside upper left", ncols=columns)
    _describe(grid[-1, 0], table, note)
    return figure


def _describe(ax: Axes, table: pd.DataFrame, note: str) -> None:
    ax.set_xlabel(f"hits per {table['per'].iloc[0]}")
    add_footnote(ax, _interval_words(table), note)


def _interval_words(table: pd.DataFrame) -> str:
    """Return what the intervals stand for, from the units they were resampled over."""
    units = [UNITS.get(unit, unit) for unit in sorted(set(table["unit"]) - {""})]
    if not units:
        return ""
    return f"Lines: 95 % bootstrap intervals over {' and over '.join(units)}."


def _groups(table: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(table["group"]))


def _rows(panel: pd.DataFrame) -> float:
    """Return the height of a panel in dots: one a group, and a gap between categories."""
    return float(panel["category"].nunique() * (len(_groups(panel)) + GAP) + 1)


def _draw_panel(ax: Axes, table: pd.DataFrame) -> None:
    groups, categories = _groups(table), list(dict.fromkeys(table["category"]))
    step = len(groups) + GAP
    heights = []
    for _, row in table.iterrows():
        place = groups.index(row["group"])
        heights.append(categories.index(row["category"]) * step + place)
        _draw_rate(ax, row, heights[-1], place)
    middles = [number * step + (len(groups) - 1) / 2 for number in range(len(categories))]
    ax.set_yticks(middles, categories)
    ax.set_ylim((len(categories) - 1) * step + len(groups) - 0.4, -0.6)
    ax.set_xlim(left=0)
    ax.grid(axis="x")
    ax.tick_params(axis="y", length=0)
    ax.set_title(str(table["feature"].iloc[0]))
    for middle in middles[1:]:
        ax.axhline(middle - step / 2, color=RULE, linewidth=0.4, zorder=0)
    add_counts(ax, heights, table["hits"].tolist(), "hits")


def _draw_rate(ax: Axes, row: pd.Series, height: float, place: int) -> None:
    link = category_link(row["feature"], row["category"], row["group"])
    ends = [row["rate_low"], row["rate_high"]]
    if not np.isnan(ends).any():
        ax.plot(ends, [height, height], color=_colour(place), url=link, solid_capstyle="butt")
    if not np.isnan(row["rate"]):
        look = _marker(place, hollow=row["group"] == row["baseline"])
        ax.plot(row["rate"], height, url=link, clip_on=False, **look)


def _colour(place: int) -> str:
    return PALETTE[place % len(PALETTE)]


def _marker(place: int, *, hollow: bool) -> dict[str, Any]:
    """Return how a group's dots look: shape and filling tell groups apart without colour."""
    return {
        "color": _colour(place),
        "marker": MARKERS[place % len(MARKERS)],
        "markersize": 4.5,
        "markerfacecolor": "white" if hollow else _colour(place),
        "linestyle": "none",
        "zorder": 3,
    }


def _legend_handles(table: pd.DataFrame) -> list[Line2D]:
    handles = []
    for place, (_, row) in enumerate(table.drop_duplicates("group").iterrows()):
        look = _marker(place, hollow=row["group"] == row["baseline"])
        size = f"n = {count_of(row['docs'], 'document')}, {row['tokens']:,} tokens"
        handles.append(
            Line2D([], [], label=f"{row['group']} ({size})", **look | {"linestyle": "-"})
        )
    return handles
