"""Figures for print: each takes a table and returns matplotlib axes.

Each figure draws into the axes given as `ax` or into a new figure, and has a companion `*_table`
that returns the rows and columns it draws, for the CSV beside the picture:

    ax = who_blames_whom(evidence)
    save(ax, blame_table(evidence), "figures", "who_blames_whom")
"""

from toolkit.figures.blame import blame_table, who_blames_whom
from toolkit.figures.keyness import keyness, keyness_table
from toolkit.figures.positions import positions, positions_table
from toolkit.figures.rates import rates, rates_by_feature, rates_table
from toolkit.figures.save import figure_svg, save
from toolkit.figures.style import print_style

__all__ = [
    "blame_table",
    "figure_svg",
    "keyness",
    "keyness_table",
    "positions",
    "positions_table",
    "print_style",
    "rates",
    "rates_by_feature",
    "rates_table",
    "save",
    "who_blames_whom",
]
