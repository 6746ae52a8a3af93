"""Multiverse: the specification curve of each finding, and which kind each specification is."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from toolkit.comparison.multiverse import COLUMNS
from toolkit.comparison.multiverse_summary import EVERY, FINDING, multiverse_summary
from toolkit.comparison.recounts import MAIN
from toolkit.errors import InputError
from toolkit.figures.labels import label_points
from toolkit.figures.layout import WIDTH, add_counts, add_footnote, count_of
from toolkit.figures.links import category_link
from toolkit.figures.style import INK, PALE, PALETTE, RULE, styled

ROWS = {
    "main": "main",
    "counting": "other claims counted",
    "rule": "without a rule",
    "cue": "without a cue",
    "document": "without a document",
}
"""Kinds of specifications from top to bottom, and what they are called."""

CURVE, STRIPS = 1.75, 0.8
"""Inches of the curve and of the strips below it."""

LETTERS = 26
"""Letters of a line beside a curve."""

MANY = 1_000
"""Marks beyond which they are one image: as shapes they would make a file of megabytes."""

LOOKS: dict[str, dict[str, Any]] = {
    "p at most 0.05": {"color": PALETTE[2], "markerfacecolor": PALETTE[2]},
    "p above 0.05": {"color": PALETTE[2], "markerfacecolor": "white"},
    "no test": {"color": PALE, "markerfacecolor": PALE},
}
"""How dots look, by what the test says."""


def multiverse_table(universes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows and columns of a multiverse table that `multiverse` draws, in its order.

    Findings keep their order; of each the specifications are sorted by rising ratio and numbered
    from 1 (`place`); those in which no hits are left stand last, without a place. InputError for an
    empty table.
    """
    if universes.empty:
        raise InputError("the multiverse table has no rows: there is nothing to draw")
    finding = universes.groupby(FINDING, sort=False).ngroup()
    place = universes["ratio"].groupby(finding).rank(method="first").astype("Int64")
    table = universes.assign(place=place, finding=finding)
    order = table.sort_values(["finding", "place"], kind="stable", na_position="last")
    return order[[*COLUMNS, "place"]].reset_index(drop=True)


@styled
def multiverse(universes: pd.DataFrame, *, note: str = "") -> Figure:
    """Draw a specification curve for each finding of a multiverse table; return the figure.

    After Simonsohn, Simmons & Nelson 2020 (Nature Human Behaviour 4:1208): all ratios of a finding
    sorted, on a log scale, full dots where p is at most 0.05; below, of which kind each
    specification is, with their numbers at the right. The alternative of each kind that changes
    most is named. A ratio of 0 stands at the lower edge as a triangle. Choose the rows of a few
    findings. `note` is written below. InputError for an empty table.
    """
    table = multiverse_table(universes)
    panels = [part for _, part in table.groupby(FINDING, sort=False)]
    height = 0.6 + len(panels) * (CURVE + STRIPS + 0.75)
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    places = figure.add_gridspec(len(panels), 1, hspace=0.08)
    curves = []
    for number, panel in enumerate(panels):
        inner = places[number].subgridspec(2, 1, height_ratios=[CURVE, STRIPS], hspace=0)
        curve, strips = (figure.add_subplot(inner[row]) for row in range(2))
        _draw_curve(curve, panel)
        _draw_strips(strips, panel)
        add_footnote(strips, _size_words(panel), note if number == len(panels) - 1 else "")
        curves.append(curve)
    figure.legend(handles=_legend_handles(table), loc="outside upper left", ncols=5)
    for curve, panel in zip(curves, panels, strict=True):
        _name_farthest(curve, panel)
    return figure


def _drawn(panel: pd.DataFrame) -> pd.DataFrame:
    """Return the specifications that have a ratio, with the height at which each is drawn."""
    drawn = panel.dropna(subset=["ratio"])
    low, _ = _ends(drawn["ratio"])
    height = drawn["ratio"].where(drawn["ratio"] > 0, low)
    return drawn.assign(height=height, place=drawn["place"].astype(float))


def _ends(ratio: pd.Series) -> tuple[float, float]:
    """Return the ends of the axis: 1 and all ratios above 0 lie within, zeros at the lower one."""
    known = np.log(np.append(ratio[ratio > 0], 1.0))
    room = 0.15 * max(float(np.ptp(known)), 0.3)
    return float(np.exp(known.min() - room)), float(np.exp(known.max() + room))


def _test(rows: pd.DataFrame) -> pd.Series:
    """Return what the test says of each specification, in the words of the legend."""
    shown, not_shown, untested = LOOKS
    small = rows["significant"].astype("boolean")
    words = np.where(small.fillna(False), shown, np.where(small.isna(), untested, not_shown))
    return pd.Series(words, index=rows.index)


def _draw_curve(ax: Axes, panel: pd.DataFrame) -> None:
    drawn = _drawn(panel)
    low, high = _ends(drawn["ratio"])
    ax.set_yscale("log")
    ax.set_ylim(low, high)
    ax.set_xlim(0, len(drawn) + 1)
    _set_ticks(ax, high / low)
    ax.axhline(1, color=PALE, linewidth=0.6)
    for test, rows in drawn.groupby(_test(drawn)):
        for zero, own in rows.groupby(rows["ratio"] == 0):
            look = LOOKS[str(test)] | {"marker": "v" if zero else "o", "markersize": 2.6}
            look |= {"linestyle": "none", "rasterized": len(own) > MANY}
            ax.plot(own["place"], own["height"], **_edged(look))
    main = drawn[drawn["kind"] == MAIN]
    if len(main):
        ax.plot(main["place"], main["height"], url=_link(panel), **_main_look())
    first = panel.iloc[0]
    ax.set_title(f"{first['feature']}: {first['category']}, {first['group']}")
    ax.set_ylabel(textwrap.fill(f"ratio to {first['baseline']}", LETTERS))
    ax.tick_params(axis="x", bottom=False, labelbottom=False)


def _edged(look: dict[str, Any]) -> dict[str, Any]:
    return look | {"markeredgewidth": 0.5, "clip_on": False}


def _main_look() -> dict[str, Any]:
    return {
        "marker": "D",
        "markersize": 5.5,
        "color": PALETTE[0],
        "markeredgecolor": INK,
        "markeredgewidth": 0.7,
        "linestyle": "none",
        "zorder": 4,
        "clip_on": False,
    }


def _set_ticks(ax: Axes, span: float) -> None:
    """Put four or so ticks at round ratios, however far the axis reaches."""
    near, far = MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]), LogLocator(subs=(1, 2, 5))
    ax.yaxis.set_major_locator(near if span < 5 else far if span < 100 else LogLocator())
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.grid(axis="y")


def _draw_strips(ax: Axes, panel: pd.DataFrame) -> None:
    """Draw a strip for each kind of specification, a stroke at each one's place."""
    for row, kind in enumerate(ROWS):
        places = panel.loc[panel["kind"] == kind, "place"].dropna().astype(float)
        ax.axhline(row, color=RULE, linewidth=0.5, zorder=0)
        colour = PALETTE[0] if kind == MAIN else INK
        strokes = ax.vlines(places, row - 0.36, row + 0.36, colors=colour, linewidth=0.7)
        strokes.set_rasterized(len(places) > MANY)
    ax.set_yticks(range(len(ROWS)), list(ROWS.values()))
    ax.set_ylim(len(ROWS) - 0.4, -0.6)
    ax.set_xlim(0, panel["place"].count() + 1)
    ax.set_xlabel("specifications by rising ratio")
    ax.tick_params(length=0, labelbottom=False)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_visible(False)
    counts = [int((panel["kind"] == kind).sum()) for kind in ROWS]
    add_counts(ax, range(len(ROWS)), counts, "n")


def _size_words(panel: pd.DataFrame) -> str:
    """Return what the main ratio is, of how many documents, and how often the finding holds."""
    main = panel[panel["kind"] == MAIN].iloc[0]
    size = f"n = {count_of(main['docs'], 'document')} beside {main['baseline_docs']:,}"
    if pd.isna(main["ratio"]):
        return f"{size}. The main specification has no hits."
    p = "" if pd.isna(main["p"]) else f", p = {main['p']:.3g}"
    return f"{size}. Main ratio {main['ratio']:.3g}{p}. {_holding_words(panel)}"


def _holding_words(panel: pd.DataFrame) -> str:
    told = multiverse_summary(panel)
    if told.empty:
        return "Nothing can be left out."
    every = told[told["kind"] == EVERY].iloc[0]
    number, tested = every["specifications"], every["tested"]
    if pd.isna(every["sign_holds"]):
        return f"{count_of(number, 'alternative')}; a ratio of 1 has no sign that could hold."
    words = f"Of {count_of(number, 'alternative')} the sign holds in "
    words += f"{every['sign_holds'] * number:,.0f}"
    if tested:
        words += f", with p at most 0.05 in {every['significant'] * tested:,.0f}"
    gone = int(panel["place"].isna().sum())
    return f"{words}; in {gone:,} no hits are left." if gone else f"{words}."


def _name_farthest(ax: Axes, panel: pd.DataFrame) -> None:
    """Write beside the curve the alternative of each kind that changes most."""
    told = multiverse_summary(panel)
    named = told[(told["kind"] != EVERY) & (told["most_changed_by"] != "")]
    drawn = _drawn(panel).set_index(["kind", "specification"])
    words, places = {}, []
    for kind, name in named[["kind", "most_changed_by"]].itertuples(index=False):
        if (kind, name) in drawn.index:
            row = drawn.loc[(kind, name)]
            words[_words(kind, name)] = _link(panel)
            places.append((float(row["place"]), float(row["height"])))
    cloud = drawn[["place", "height"]].to_numpy(float)
    label_points(ax, np.array(places).reshape(-1, 2), words, others=cloud)


def _words(kind: str, name: str) -> str:
    """Return what an alternative does, in words."""
    return {"counting": name, "document": f"without {name}"}.get(kind, f"without {kind} “{name}”")


def _link(panel: pd.DataFrame) -> str:
    first = panel.iloc[0]
    return category_link(first["feature"], first["category"], first["group"])


def _legend_handles(table: pd.DataFrame) -> list[Line2D]:
    present = set(_test(table[table["ratio"].notna()]))
    handles = [Line2D([], [], label="main specification", **_main_look())]
    for test, look in LOOKS.items():
        if test in present:
            shape = {"marker": "o", "markersize": 4, "linestyle": "none"}
            handles.append(Line2D([], [], label=test, **_edged(look | shape)))
    if (table["ratio"] == 0).any():
        zero = {"marker": "v", "markersize": 4, "linestyle": "none", "color": PALE}
        handles.append(Line2D([], [], label="ratio 0", **_edged(zero)))
    return handles
