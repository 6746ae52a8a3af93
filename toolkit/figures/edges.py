"""Edges: which of a network are drawn, their places in the evidence, and what is said of them."""

from __future__ import annotations

import textwrap

import pandas as pd

from toolkit.comparison.parties import PRONOUN, WORDS
from toolkit.errors import InputError, UsageError
from toolkit.figures.layout import count_of
from toolkit.figures.links import evidence_link

LONGEST = 34
"""Letters of a name; longer ones are shortened."""

LINE = 17
"""Letters of a line of a label."""


def check_network(network: pd.DataFrame) -> str:
    """Return the feature of a network's edges.

    UsageError for edges of several features, InputError where none is between named parties.
    """
    features = list(dict.fromkeys(network["feature"]))
    if len(features) > 1:
        raise UsageError(
            f"a picture shows one feature, the network has {', '.join(features)}: choose the rows "
            "of one"
        )
    if named_edges(network).empty:
        raise InputError("the network has no edge between named parties: there is nobody to draw")
    return str(features[0])


def named_edges(network: pd.DataFrame) -> pd.DataFrame:
    """Return the edges between parties that are named, not only pointed to by a pronoun."""
    return network[(network["holder_type"] != PRONOUN) & (network["target_type"] != PRONOUN)]


def in_turn(rows: pd.DataFrame, count: int, *, docs: str) -> pd.DataFrame:
    """Return the first rows of each group in turn, up to `count`, in the order they had.

    Beyond the first of its group a row must have at least two documents, counted in the column
    `docs`, unless the group is one document.
    """
    turns = rows.groupby("group", sort=False).cumcount()
    order = turns[(turns == 0) | telling(rows, docs)].sort_values(kind="stable").index
    return rows.loc[order[:count].sort_values()]


def telling(rows: pd.DataFrame, docs: str) -> pd.Series:
    """Return which rows have two documents, or all that a lone document can have."""
    return (rows[docs] >= 2) | (rows["docs"] == 1)


def edge_link(edge: pd.Series) -> str:
    """Return the link to the ties of an edge."""
    return evidence_link(
        feature=edge["feature"],
        group=edge["group"],
        status="counted",
        **{"from": edge["holder"], "to": edge["target"]},
    )


def party_label(name: str, kind: str) -> str:
    """Return a party's name as pictures show it: words that no table knows are in quotes."""
    short = textwrap.shorten(name, LONGEST, placeholder="…")
    return f"“{short}”" if kind == WORDS else short


def in_lines(label: str) -> str:
    """Return a label broken into short lines."""
    return "\n".join(textwrap.wrap(label, LINE))


def verb_forms(feature: str) -> tuple[str, str]:
    """Return what a holder does and a target undergoes: "blames" and "blamed"."""
    return f"{feature}s", f"{feature}d" if feature.endswith("e") else f"{feature}ed"


def shown_words(network: pd.DataFrame, shown: pd.DataFrame) -> str:
    """Return how many ties are shown, how many have an unnamed side, and the sizes of groups."""
    unnamed = int(network["ties"].sum() - named_edges(network)["ties"].sum())
    ties = f"Shown are {len(shown):,} of {count_of(len(network), 'edge')}, with "
    ties += f"{shown['ties'].sum():,} of {count_of(network['ties'].sum(), 'tie')}"
    if unnamed:
        ties += f" (of {unnamed:,} one side is only a pronoun)"
    sizes = network.drop_duplicates("group")
    first, *rest = list(zip(sizes["group"], sizes["docs"], strict=True))
    words = [f"{count_of(first[1], 'document')} of {first[0]}", *(f"{n:,} of {g}" for g, n in rest)]
    # Fixed spaces, so that a line never ends in a lone "n".
    return f"{ties}. n\u00a0=\u00a0{', '.join(words)}."
