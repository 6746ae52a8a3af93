"""Edges of the networks for reading: who blames, or credits, whom, each number with its link."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.figures.edges import edge_link, in_turn, named_edges, party_label, verb_forms

TOP = 30
"""Edges listed of a feature."""


class Edge(NamedTuple):
    """An edge in words, and the link to its ties."""

    group: str
    holder: str
    target: str
    documents: str
    ties: str
    kinds: str
    link: str


class Listed(NamedTuple):
    """The edges of one feature: its name, what stands above them and their sides, the edges."""

    feature: str
    title: str
    holder: str
    target: str
    left_out: str
    rows: list[Edge]


def list_edges(network: pd.DataFrame | None) -> list[Listed]:
    """Return the first edges of each feature of a network, those of its groups in turn.

    `network` has the columns of `comparison.tie_network`. Edges of which a side is only a pronoun
    are left out, and a feature without others too.
    """
    if network is None:
        return []
    parts = (part for _, part in network.groupby("feature", sort=False))
    return [_listed(part) for part in parts if len(named_edges(part))]


def _listed(edges: pd.DataFrame) -> Listed:
    feature = str(edges["feature"].iloc[0])
    does, undergoes = verb_forms(feature)
    shown = in_turn(named_edges(edges), TOP, docs="docs_with")
    sums = [f"{part['ties'].sum():,}" for part in (shown, edges)]
    return Listed(
        feature,
        title=f"Who {does} whom",
        holder=f"Who {does}",
        target=f"Who is {undergoes}",
        left_out=f"{len(shown):,} of {len(edges):,} edges, with {sums[0]} of {sums[1]} ties.",
        rows=[_edge(edge) for _, edge in shown.iterrows()],
    )


def _edge(edge: pd.Series) -> Edge:
    return Edge(
        group=edge["group"],
        holder=party_label(edge["holder"], edge["holder_type"]),
        target=party_label(edge["target"], edge["target_type"]),
        documents=f"{edge['docs_with']:,} of {edge['docs']:,}",
        ties=f"{edge['ties']:,}",
        kinds=_kinds(edge),
        link=edge_link(edge),
    )


def _kinds(edge: pd.Series) -> str:
    """Return the kinds of an edge's ties with their counts, the most frequent first."""
    lead = f"{edge['feature']}:"
    counts = {
        str(name).removeprefix(lead): int(edge[name])
        for name in edge.index
        if str(name).startswith(lead) and edge[name]
    }
    order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{kind} {count:,}" for kind, count in order)
