"""Network of ties: arrows from who blames, or credits, to whom, the wider, the more documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from toolkit.figures.edges import (
    check_network,
    edge_link,
    in_lines,
    in_turn,
    named_edges,
    party_label,
    shown_words,
    verb_forms,
)
from toolkit.figures.graph import (
    Floats,
    clear_way,
    curve,
    cut_way,
    fit_boxes,
    loop,
    stress_layout,
)
from toolkit.figures.layout import add_footnote, figure_of, new_axes
from toolkit.figures.links import evidence_link
from toolkit.figures.style import INK, PALE, PALETTE, RULE, SMALL, styled

Look = dict[str, Any]

LARGEST, SMALLEST = 13.0, 2.5
"""Radii of circles in points, at most and at least."""

WIDEST, THINNEST = 3.6, 0.7
"""Widths of arrows in points."""

LOOP = 13.0
"""Height of a loop in points."""

BENDS = (0.2, -0.2, 0.35, -0.35, 0.5, -0.5)
"""How much an arrow bends; that is taken which crosses fewest other nodes, if need be the first."""

DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.2, 1.2), (6, 1.5, 1.2, 1.5))
"""Up to as many groups have a colour and dashes of their own."""


def tie_network_table(network: pd.DataFrame, *, top: int = 30) -> pd.DataFrame:
    """Return the edges that `tie_network` draws, with all their columns.

    `network` is a table of `comparison.tie_network`, of one feature. Edges of which a side is only
    a pronoun are left out; of the others up to `top` are taken, the first of each group in turn,
    those with most documents first; beyond the first of a group of several documents an edge needs
    two. UsageError for several features, InputError for no edges.
    """
    check_network(network)
    return in_turn(named_edges(network), top, docs="docs_with").reset_index(drop=True)


@dataclass(frozen=True, eq=False)
class _Node:
    """A party: its name, its label, the radii of disc (as target) and ring (as holder)."""

    name: str
    label: Text
    disc: float
    ring: float
    loops: bool

    @property
    def radius(self) -> float:
        return max(self.disc, self.ring)


@dataclass(frozen=True, eq=False)
class _Graph:
    """The parties where they stand: places (n, 2) and how far their boxes reach (n, 4)."""

    nodes: list[_Node]
    places: Floats
    boxes: Floats

    def number(self, name: str) -> int:
        return next(number for number, node in enumerate(self.nodes) if node.name == name)


@styled
def tie_network(
    network: pd.DataFrame, *, ax: Axes | None = None, top: int = 30, note: str = ""
) -> Axes:
    """Draw a network of ties as arrows from holder to target; return the axes.

    An arrow is an edge in a group of documents: the wider, the more documents have such a tie, or
    the more ties where every group is a lone document. The ring around a party shows in how many
    documents it is a holder, the disc in how many a target; a loop is a tie to oneself. Which
    edges are drawn is told in `tie_network_table`, and how many in the footnote, above `note`.
    UsageError for several features, InputError for no edges.
    """
    edges = tie_network_table(network, top=top)
    feature = check_network(network)
    does, undergoes = verb_forms(feature)
    ax = ax or new_axes(3.2 + 0.14 * len(_names(edges)))
    ax.set_title(f"Who {does} whom")
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    add_footnote(
        ax,
        f"Arrows lead from who {does} to who is {undergoes}. Ring: documents in which a side "
        f"{does}; disc: in which it is {undergoes}. {shown_words(network, edges)}",
        note,
    )
    counts = edges[_weighed_by(edges)]
    looks = _looks(edges)
    _add_legend(ax, looks, counts)
    graph = _place(ax, edges, _make_nodes(ax, network, edges))
    _draw_arrows(ax, edges.assign(width=_widths(counts)), graph, looks)
    for node, place in zip(graph.nodes, graph.places, strict=True):
        link = evidence_link(feature=feature, status="counted", to=node.name)
        _draw_node(ax, node, place, link)
    return ax


def _names(edges: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys([*edges["holder"], *edges["target"]]))


def _weighed_by(edges: pd.DataFrame) -> str:
    """Return the column of the arrows' width: one document says nothing, so then it is ties."""
    return "ties" if (edges["docs"] == 1).all() else "docs_with"


def _widths(counts: pd.Series) -> Floats:
    return np.asarray(np.maximum(THINNEST, WIDEST * counts / counts.max()), float)


def _looks(edges: pd.DataFrame) -> dict[str, Look]:
    """Return colour and dashes of each group's arrows; many groups all look the same."""
    groups = list(dict.fromkeys(edges["group"]))
    if len(groups) == 1 or len(groups) > len(DASHES):
        return {group: {"color": PALE} for group in groups}
    return {
        group: {"color": PALETTE[number], "dashes": DASHES[number] or (None, None)}
        for number, group in enumerate(groups)
    }


def _add_legend(ax: Axes, looks: dict[str, Look], counts: pd.Series) -> None:
    """Explain widths at the bottom of the axes and, where they differ, the looks of groups."""
    most = int(counts.max())
    samples = sorted({1, (most + 1) // 2, most})
    noun = "documents" if counts.name == "docs_with" else "ties"
    handles = [
        Line2D([], [], color=PALE, linewidth=max(THINNEST, WIDEST * n / most), label=f"{n:,}")
        for n in samples
    ]
    handles[-1].set_label(f"{most:,} {noun if most > 1 else noun[:-1]}")
    if 1 < len(looks) <= len(DASHES):
        handles += [Line2D([], [], label=group, **look) for group, look in looks.items()]
    legend = ax.legend(
        handles=handles, loc="lower left", ncols=len(handles), borderaxespad=0, handlelength=2.4
    )
    legend.set_in_layout(False)


def _make_nodes(ax: Axes, network: pd.DataFrame, edges: pd.DataFrame) -> list[_Node]:
    """Return the parties drawn, their labels already in the axes but without a place."""
    blaming, blamed = _documents(network, "holder"), _documents(network, "target")
    names = _names(edges)
    most = max(max(blaming[name], blamed[name]) for name in names)
    kinds = {
        name: kind
        for side in ("holder", "target")
        for name, kind in zip(edges[side], edges[f"{side}_type"], strict=True)
    }
    own = set(edges.loc[edges["holder"] == edges["target"], "holder"])
    return [
        _Node(
            name,
            label=_write(ax, party_label(name, kinds[name])),
            disc=_radius(blamed[name] / most),
            ring=_radius(blaming[name] / most),
            loops=name in own,
        )
        for name in names
    ]


def _radius(share: float) -> float:
    """Return the radius of a circle whose area is a share of the largest one's."""
    return max(SMALLEST, LARGEST * float(np.sqrt(share))) if share else 0.0


def _documents(network: pd.DataFrame, side: str) -> Counter[str]:
    """Return in how many documents each party is a holder, or a target; groups share none."""
    found = network.drop_duplicates(["group", side])
    counts: Counter[str] = Counter()
    for name, number in zip(found[side], found[f"{side}_docs"], strict=True):
        counts[name] += int(number)
    return counts


def _write(ax: Axes, label: str) -> Text:
    halo = withStroke(linewidth=2, foreground="white")
    return ax.text(
        0, 0, in_lines(label), ha="center", va="top", fontsize=SMALL, linespacing=1,
        path_effects=[halo], zorder=4, in_layout=False,
    )  # fmt: skip


def _place(ax: Axes, edges: pd.DataFrame, nodes: list[_Node]) -> _Graph:
    """Return the graph laid out; settles the layout and makes a point the unit of the axes."""
    figure = figure_of(ax)
    # The first drawing may choose another layout, which changes the room there is.
    for _ in range(2):
        figure.draw_without_rendering()
    scale, frame = 72 / figure.dpi, ax.get_window_extent()
    legend = ax.get_legend()
    foot = (legend.get_window_extent().height * scale if legend else 0) + 2
    width, height = round(frame.width * scale, 2), round(frame.height * scale, 2)
    ax.set_xlim(0, width)
    ax.set_ylim(-foot, height - foot)
    boxes = np.array([_box(node, scale) for node in nodes])
    graph = _Graph(nodes, np.zeros((len(nodes), 2)), boxes)
    pairs = [
        (graph.number(edge["holder"]), graph.number(edge["target"]))
        for _, edge in edges.iterrows()
        if edge["holder"] != edge["target"]
    ]
    places = fit_boxes(stress_layout(len(nodes), pairs), boxes, (width, height - foot))
    return replace(graph, places=places)


def _box(node: _Node, scale: float) -> tuple[float, float, float, float]:
    """Return how far a node with its label and loop reaches: left, down, right, up."""
    size = node.label.get_window_extent()
    side = round(max(node.radius, size.width * scale / 2), 1)
    up = node.radius + (LOOP if node.loops else 0)
    return side, round(node.radius + 2 + size.height * scale, 1), side, up


def _draw_arrows(ax: Axes, edges: pd.DataFrame, graph: _Graph, looks: dict[str, Look]) -> None:
    pairs = Counter(zip(edges["holder"], edges["target"], strict=True))
    drawn: Counter[tuple[str, str]] = Counter()
    for _, edge in edges.iterrows():
        ends = edge["holder"], edge["target"]
        turn = drawn[ends] / pairs[ends]
        way = _way(graph, ends, turn, single=pairs[ends] + pairs[ends[::-1]] == 1)
        drawn[ends] += 1
        _draw_arrow(ax, way, edge["width"], looks[edge["group"]], edge_link(edge))


def _way(graph: _Graph, ends: tuple[str, str], turn: float, *, single: bool) -> Floats:
    """Return the way of an arrow from rim to rim; only a single one may take any bend.

    Others bend to their left, so that arrows there and back, and of several groups, stay apart;
    `turn` says, from 0 to 1, which of those that join the same two it is.
    """
    start, end = (graph.number(name) for name in ends)
    places, nodes = graph.places, graph.nodes
    if start == end:
        return loop(places[start], nodes[start].radius, LOOP * (1 - turn / 2))
    bends = BENDS if single else (BENDS[0] + turn / 2,)
    ways = [curve(places[start], places[end], bend) for bend in bends]
    way = clear_way(ways, (start, end), places, graph.boxes)
    radii = np.array([node.radius for node in nodes])
    return cut_way(way, (start, end), radii, (places, graph.boxes))


def _draw_arrow(ax: Axes, way: Floats, width: float, look: Look, link: str) -> None:
    """Draw a line and a head at its end, of which the line covers nothing."""
    if len(way) < 2:
        return
    tip, length = way[-1], 3.5 + 1.3 * width
    shaft = way[np.hypot(*(way - tip).T) >= length * 0.9]
    if len(shaft) > 1:
        ax.plot(*shaft.T, linewidth=width, solid_capstyle="butt", url=link, zorder=1, **look)
    before = shaft[-1] if len(shaft) else way[0]
    along = (tip - before) / max(float(np.hypot(*(tip - before))), 1e-9)
    across = np.array([-along[1], along[0]]) * (1.6 + 0.75 * width)
    base = tip - along * length
    corners = np.array([tip, base + across, base - across])
    ax.add_patch(Polygon(corners, facecolor=look["color"], edgecolor="none", url=link, zorder=1.5))


def _draw_node(ax: Axes, node: _Node, place: Floats, link: str) -> None:
    x, y = float(place[0]), float(place[1])
    if node.disc:
        ax.add_patch(
            Circle((x, y), node.disc, facecolor=RULE, edgecolor="none", url=link, zorder=2)
        )
    if node.ring:
        paper = "none" if node.disc else "white"
        ax.add_patch(
            Circle((x, y), node.ring, facecolor=paper, edgecolor=INK, linewidth=1, zorder=2.5)
        )
    node.label.set_position((x, y - node.radius - 1))
    node.label.set_url(link)
