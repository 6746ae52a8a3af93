"""Matrix of ties: who blames, or credits, whom: holders by targets, with ties and documents."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle

from toolkit.figures.edges import (
    check_network,
    edge_link,
    in_lines,
    in_turn,
    named_edges,
    party_label,
    shown_words,
    telling,
    verb_forms,
)
from toolkit.figures.layout import add_footnote, new_axes
from toolkit.figures.style import INK, RULE, SMALL, styled

DARK = "#0072B2"
# Not the ink and paper of other texts, which a dark page changes.
ON_LIGHT, ON_DARK = "#111111", "#fafafa"


def tie_matrix_table(network: pd.DataFrame, *, top: int = 12) -> pd.DataFrame:
    """Return the edges that `tie_matrix` draws, with all their columns and `tie_share`.

    `network` is a table of `comparison.tie_network`, of one feature. Edges of which a side is only
    a pronoun are left out. Of the holders the first of each group is taken, and by turns further
    ones up to `top` in all, which in a group of several documents need two; of the targets the
    `top` whose shares of the ties of the groups have the largest sum, edges of one document among
    several left out of it. `tie_share` is the edge's
    share of the ties of its group. UsageError for several features, InputError for no edges.
    """
    check_network(network)
    total = network.groupby("group")["ties"].transform("sum")
    edges = named_edges(network.assign(tie_share=network["ties"] / total))
    holders = _holders(edges, max(top, edges["group"].nunique()))
    chosen = edges.merge(holders, on=["group", "holder"])
    targets = _targets(chosen)[:top]
    return chosen[chosen["target"].isin(targets)].reset_index(drop=True)


def _holders(edges: pd.DataFrame, count: int) -> pd.DataFrame:
    """Return groups and holders that get a row, those with most ties in turn, by group."""
    sums = edges.groupby(["group", "holder"], sort=False).agg(
        ties=("ties", "sum"), holder_docs=("holder_docs", "first"), docs=("docs", "first")
    )
    order = sums.reset_index().sort_values(
        ["group", "ties"], ascending=[True, False], kind="stable", ignore_index=True
    )
    return in_turn(order, count, docs="holder_docs")[["group", "holder"]]


def _targets(edges: pd.DataFrame) -> list[str]:
    """Return the targets by the sum of their shares of the groups' ties, the largest first."""
    counted = edges["tie_share"].where(telling(edges, "docs_with"), 0)
    shares = counted.groupby(edges["target"]).sum()
    return sorted(shares.index, key=lambda name: (-shares[name], name))


@styled
def tie_matrix(
    network: pd.DataFrame, *, ax: Axes | None = None, top: int = 12, note: str = ""
) -> Axes:
    """Draw holders (rows, by group) by targets (columns) of a network of ties; return the axes.

    A cell shows the number of ties and, below it, of documents; it is the darker, the larger its
    share of the group's ties, and framed where somebody has a tie to oneself. Which rows and
    columns are drawn is told in `tie_matrix_table`, and how much in the footnote, above `note`.
    UsageError for several features, InputError for no edges.
    """
    table = tie_matrix_table(network, top=top)
    does, undergoes = verb_forms(check_network(network))
    rows = _rows(table)
    columns = _targets(table)
    kinds = dict(zip(table["target"], table["target_type"], strict=True))
    labels = [in_lines(party_label(name, kinds[name])) for name in columns]
    longest = max(len(line) for label in labels for line in label.split("\n"))
    ax = ax or new_axes(1.5 + 0.07 * longest + 0.36 * len(rows))
    darkest = table["tie_share"].max()
    for _, edge in table.iterrows():
        place = columns.index(edge["target"]), list(rows).index((edge["group"], edge["holder"]))
        _draw_cell(ax, edge, place, edge["tie_share"] / darkest)
    _frame(ax, rows, labels)
    ax.set_title(f"Who {does} whom")
    add_footnote(
        ax,
        f"Rows: who {does}; columns: who is {undergoes}. Upper number: ties; lower: documents with "
        "one. The darker, the larger the share of the group's ties; framed: ties to oneself. "
        f"{shown_words(network, table)}",
        note,
    )
    # Long names of rows push the axes to the right, where a centred footnote would be cut.
    ax.xaxis.label.set(x=1, horizontalalignment="right", multialignment="left")
    return ax


def _rows(table: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the label of each row, by group and holder: the holder with most ties first."""
    sums = table.groupby(["group", "holder", "holder_type"], sort=False)["ties"].sum().reset_index()
    order = sums.sort_values(["group", "ties"], ascending=[True, False], kind="stable")
    return {
        (row["group"], row["holder"]): _row_label(row["group"], row["holder"], row["holder_type"])
        for _, row in order.iterrows()
    }


def _row_label(group: str, holder: str, kind: str) -> str:
    """Return holder and group, once where they are the same."""
    return in_lines(holder if holder == group else f"{party_label(holder, kind)} ({group})")


def _draw_cell(ax: Axes, edge: pd.Series, place: tuple[int, int], depth: float) -> None:
    x, y = place
    square = Rectangle(
        (x - 0.5, y - 0.5), 1, 1, facecolor=_shade(depth), edgecolor="white", url=edge_link(edge)
    )
    ax.add_patch(square)
    if edge["holder"] == edge["target"]:
        ax.add_patch(Rectangle((x - 0.44, y - 0.44), 0.88, 0.88, fill=False, edgecolor=INK))
    ink = ON_DARK if depth > 0.9 else ON_LIGHT
    ax.text(x, y - 0.16, f"{edge['ties']:,}", color=ink, ha="center", va="center", weight="bold")
    documents = f"{edge['docs_with']:,}"
    ax.text(x, y + 0.24, documents, color=ink, ha="center", va="center", fontsize=SMALL - 1)


def _shade(depth: float) -> str:
    """Return a colour between near white (0) and the darkest (1)."""
    weight = 0.08 + 0.92 * depth
    red, green, blue = (1 - weight * (1 - part) for part in to_rgb(DARK))
    return to_hex((red, green, blue))


def _frame(ax: Axes, rows: dict[tuple[str, str], str], columns: list[str]) -> None:
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xticks(range(len(columns)), columns, rotation=90)
    ax.set_yticks(range(len(rows)), list(rows.values()))
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    groups = [group for group, _ in rows]
    for number in range(1, len(rows)):
        if groups[number] != groups[number - 1]:
            ax.axhline(number - 0.5, color=RULE, linewidth=0.8)
