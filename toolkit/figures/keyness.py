"""Keyness: each word's frequency against how characteristic it is of one group of documents."""

from __future__ import annotations

import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.errors import InputError
from toolkit.figures.labels import label_points
from toolkit.figures.layout import add_footnote, new_axes
from toolkit.figures.links import evidence_link
from toolkit.figures.style import MARKERS, PALE, PALETTE, styled

COLUMNS = (
    "word", "group", "baseline", "hits", "baseline_hits", "rate", "baseline_rate", "per",
    "log_odds", "z", "g2",
)  # fmt: skip
NORMAL = 1.96
"""|z| beyond which a difference would be called significant at 5 %, were it the only one."""
LONGEST = 24
"""Letters of a label; longer words are shortened."""


def keyness_table(words: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of a keyness table that `keyness` draws, all its words by falling z.

    InputError for an empty table.
    """
    if words.empty:
        raise InputError("the keyness table has no words: there is nothing to draw")
    order = words.sort_values(["z", "word"], ascending=[False, True])
    return order[list(COLUMNS)].reset_index(drop=True)


@styled
def keyness(words: pd.DataFrame, *, ax: Axes | None = None, top: int = 15, note: str = "") -> Axes:
    """Draw words by frequency in both groups (log scale) and log-odds z; return the axes.

    `words` is a keyness table. The `top` words on each side are labelled, except those for which
    there is no room; words above zero belong to the group, below to the baseline. Between the
    dashed lines, at z = -1.96 and 1.96, lie differences that chance alone often makes. `note` is
    written below. InputError for an empty table.
    """
    table = keyness_table(words)
    table = table.assign(frequency=table["hits"] + table["baseline_hits"])
    ax = ax or new_axes(5.4)
    # Thousands of words as shapes would make a file of megabytes, so they are one small image.
    ax.scatter(
        table["frequency"], table["z"], 5, color=PALE, alpha=0.35, linewidths=0, rasterized=True
    )
    ax.set_xscale("log")
    ax.margins(0.08)
    _describe(ax, table, note)
    labelled = _top_words(table, top)
    _mark(ax, labelled)
    _label(ax, labelled, table)
    return ax


def _describe(ax: Axes, table: pd.DataFrame, note: str) -> None:
    group, baseline = table["group"].iloc[0], table["baseline"].iloc[0]
    for height, dashes in ((-NORMAL, (4, 3)), (0, ()), (NORMAL, (4, 3))):
        ax.axhline(height, color=PALE, linewidth=0.6, linestyle=(0, dashes))
    ax.set_xlabel("hits in both groups together (log scale)")
    ax.set_ylabel(f"\N{LEFTWARDS ARROW} {baseline}     log-odds z     {group} \N{RIGHTWARDS ARROW}")
    sizes = _tokens(table, "hits", "rate"), _tokens(table, "baseline_hits", "baseline_rate")
    ax.set_title("Most characteristic words")
    add_footnote(
        ax,
        f"n = {sizes[0]:,} words in {group}, {sizes[1]:,} in {baseline}. Between the dashed lines "
        "(z = ±1.96) lie differences that chance alone often makes.",
        note,
    )


def _tokens(table: pd.DataFrame, hits: str, rate: str) -> int:
    """Return a group's size, which the rate (hits per 1,000) of its most frequent word tells."""
    most = table.loc[table[hits].idxmax()]
    return round(1000 * most[hits] / most[rate]) if most[hits] else 0


def _top_words(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """Return the words to label, at most `top` on each side of zero, by falling z."""
    above, below = table[table["z"] > 0].head(top), table[table["z"] < 0].tail(top)
    return pd.concat([above.assign(side=0), below.assign(side=1)])


def _mark(ax: Axes, labelled: pd.DataFrame) -> None:
    for _, word in labelled.iterrows():
        side = word["side"]
        ax.plot(
            word["frequency"],
            word["z"],
            linestyle="none",
            marker=MARKERS[side],
            markersize=3.5,
            color=PALETTE[side],
            markerfacecolor="white" if side else PALETTE[side],
            url=evidence_link(word=word["word"]),
        )


def _label(ax: Axes, labelled: pd.DataFrame, table: pd.DataFrame) -> None:
    """Write the words beside their points, those with the largest |z| choosing first."""
    order = labelled.sort_values("z", key=abs, ascending=False, kind="stable")
    places = order[["frequency", "z"]].to_numpy(float)
    words = {
        textwrap.shorten(word, LONGEST, placeholder="…"): evidence_link(word=word)
        for word in order["word"]
    }
    cloud = table[["frequency", "z"]].drop_duplicates().to_numpy(float)
    rule = np.geomspace(*ax.get_xlim(), 50)
    rules = [np.column_stack([rule, np.full(50, height)]) for height in (-NORMAL, 0, NORMAL)]
    label_points(ax, places, words, others=np.vstack([cloud, *rules]))
