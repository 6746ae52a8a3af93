"""Positions: where in one text the evidence of each feature and category stands."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from toolkit.errors import InputError
from toolkit.figures.layout import add_counts, add_footnote, count_of, new_axes
from toolkit.figures.links import evidence_link
from toolkit.figures.style import RULE, feature_colours, styled
from toolkit.measures import counted_as

COLUMNS = ("doc_id", "source", "feature", "category", "start", "end", "text", "status")
ROW = 0.2
"""Inches a strip."""


def positions_table(evidence: pd.DataFrame, length: int) -> pd.DataFrame:
    """Return the evidence that `positions` draws, with the place of each span in the text.

    `position` is the middle of the span in % of the document's `length` in characters. Rows are
    sorted by feature, then category (that with most evidence first), then place, and keep the
    index of the evidence. Of what is told without its agent the category is "agency deleted".
    InputError where the evidence is empty, of several documents, or lies beyond the length.
    """
    documents = list(dict.fromkeys(evidence["doc_id"]))
    if len(documents) != 1:
        raise InputError(
            f"positions draws the evidence of one document, the table has {len(documents)}: choose "
            "the rows of one"
        )
    if evidence["end"].max() > length:
        raise InputError(
            f"{documents[0]}: evidence ends at character {evidence['end'].max()}, beyond the "
            f"length {length}: give the number of characters of the same text"
        )
    table = evidence[list(COLUMNS)].assign(
        category=counted_as(evidence),
        position=50 * (evidence["start"] + evidence["end"]) / length,
    )
    size = table.groupby(["feature", "category"])["start"].transform("size")
    order = table.assign(size=-size).sort_values(
        ["feature", "size", "category", "position"], kind="stable"
    )
    return table.loc[order.index]


@styled
def positions(
    evidence: pd.DataFrame, length: int, *, ax: Axes | None = None, note: str = ""
) -> Axes:
    """Draw a strip for each category found in a document, a stroke a span; return the axes.

    `evidence` are the rows of one document, `length` its number of characters. Full strokes are
    asserted claims and vocabulary, short ones denied or hedged. The numbers at the right count
    the strokes; `note` is written below. InputError as in `positions_table`.
    """
    table = positions_table(evidence, length)
    strips = list(dict.fromkeys(zip(table["feature"], table["category"], strict=True)))
    rows = _rows(strips)
    ax = ax or new_axes(1.1 + ROW * len(rows))
    colours = feature_colours(table["feature"])
    counts = []
    for strip in strips:
        spans = table[(table["feature"] == strip[0]) & (table["category"] == strip[1])]
        _draw_strip(ax, spans, rows.index(strip), colours[strip[0]])
        counts.append(len(spans))
    _label_rows(ax, rows)
    add_counts(ax, [rows.index(strip) for strip in strips], counts, "spans")
    ax.set_xlim(0, 100)
    ax.set_xlabel("position in the text (% of its characters)")
    ax.set_title(_title(table))
    add_footnote(ax, _size_words(table, length), note)
    return ax


def _rows(strips: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the strips with a row for the name of each feature, (name, ""), before its own."""
    rows = []
    for strip in strips:
        if (strip[0], "") not in rows:
            rows.append((strip[0], ""))
        rows.append(strip)
    return rows


def _draw_strip(ax: Axes, spans: pd.DataFrame, height: int, colour: str) -> None:
    weak = spans["status"].isin(["denied", "hedged"])
    ax.axhline(height, color=RULE, linewidth=0.5, zorder=0)
    ax.vlines(
        spans["position"],
        height - 0.38 + 0.2 * weak,
        height + 0.38 - 0.2 * weak,
        colors=colour,
        linewidth=1.2,
        clip_on=False,
        urls=[evidence_link(e=row) for row in spans.index],
    )


def _label_rows(ax: Axes, rows: list[tuple[str, str]]) -> None:
    ax.set_yticks(range(len(rows)), [category or feature for feature, category in rows])
    for label, (_, category) in zip(ax.get_yticklabels(), rows, strict=True):
        label.set_fontweight("normal" if category else "bold")
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def _title(table: pd.DataFrame) -> str:
    doc_id, source = table["doc_id"].iloc[0], table["source"].iloc[0]
    return f"Where each feature stands: {doc_id}" + ("" if doc_id == source else f" ({source})")


def _size_words(table: pd.DataFrame, length: int) -> str:
    weak = table["status"].isin(["denied", "hedged"]).any()
    strokes = " Short strokes: denied or hedged." if weak else ""
    if table.duplicated(["feature", "category", "position"]).any():
        strokes += " Strokes of several ties at one place lie on each other."
    return f"n = {count_of(len(table), 'span')} in {length:,} characters.{strokes}"
