"""Print style: sizes, fonts and colours that every figure shares, readable without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import wraps
from typing import ParamSpec, TypeVar

import matplotlib.style

from toolkit.feature import find_features

P = ParamSpec("P")
R = TypeVar("R")

PALETTE = ("#D55E00", "#009E73", "#0072B2", "#CC79A7", "#E69F00", "#56B4E9", "#999933")
"""Colours told apart with colour blindness (Okabe & Ito 2008; the last: Tol 2021)."""

MARKERS = ("o", "s", "D", "^", "v", "P")
INK = "#1a1a1a"
PALE = "#767676"
RULE = "#c8c8c8"
SMALL = 7.0
"""Points: the size of notes, legends and labels inside a figure."""

STYLE: dict[str, object] = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    # A "$" in a name is a "$", no formula.
    "text.parse_math": False,
    "axes.titlesize": 9,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 8,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "grid.color": RULE,
    "grid.linewidth": 0.5,
    "lines.linewidth": 1.1,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
    "figure.dpi": 100,
    "savefig.facecolor": "white",
    "pdf.fonttype": 42,
    "svg.fonttype": "path",
    "svg.hashsalt": "discourse-toolkit",
}


def print_style() -> AbstractContextManager[None]:
    """Return a context in which matplotlib draws in print style, whatever the user's settings."""
    return matplotlib.style.context(STYLE, after_reset=True)


def styled(draw: Callable[P, R]) -> Callable[P, R]:
    """Make a drawing function work in print style."""

    @wraps(draw)
    def draw_styled(*args: P.args, **kwargs: P.kwargs) -> R:
        with print_style():
            return draw(*args, **kwargs)

    return draw_styled


def feature_colours(names: Iterable[str]) -> dict[str, str]:
    """Return a colour for each feature: installed ones keep theirs in every figure and page."""
    installed = list(find_features())
    order = [*installed, *sorted(set(names) - set(installed))]
    return {name: PALETTE[number % len(PALETTE)] for number, name in enumerate(order)}
