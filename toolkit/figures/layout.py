"""Layout: the page a figure is drawn on, its footnote and the numbers beside its rows."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit.figures.style import SMALL

WIDTH = 7.2
"""Inches: two columns of a journal page (183 mm)."""

LETTERS = 15.5
"""Letters of a footnote that fit into an inch, narrow enough for the widest text."""


def figure_of(ax: Axes) -> Figure:
    """Return the whole figure that axes belong to."""
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure), "axes without a figure cannot be drawn"
    return figure


def new_axes(height: float) -> Axes:
    """Return the axes of a new figure of two columns' width and `height` inches."""
    return Figure(figsize=(WIDTH, height), layout="constrained").add_subplot()


def add_footnote(ax: Axes, *lines: str) -> None:
    """Write lines below the x axis label, wrapped to the figure's width; empty ones are left out.

    They are part of the label, so that every layout engine leaves room for them.
    """
    place = ax.get_subplotspec()
    columns = place.get_gridspec().ncols if place else 1
    width = int(figure_of(ax).get_figwidth() * LETTERS / columns)
    wrapped = [part for line in lines if line for part in textwrap.wrap(line, width)]
    label = ax.get_xlabel()
    ax.set_xlabel("\n".join([*([label] if label else []), *wrapped]), fontsize=SMALL)


def add_counts(ax: Axes, heights: Sequence[float], counts: Sequence[int], title: str) -> None:
    """Write a count at the right of each row."""
    right = ax.secondary_yaxis("right")
    right.set_yticks(heights, [f"{count:,}" for count in counts], fontsize=SMALL - 1)
    right.tick_params(length=0, pad=3)
    right.spines["right"].set_visible(False)
    right.set_ylabel(title, fontsize=SMALL)


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun: "1 document", "1,200 documents"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
