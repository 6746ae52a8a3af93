"""Figures for print: each takes a table and returns matplotlib axes.

Each figure draws into the axes given as `ax` or into a new figure, and has a companion `*_table`
that returns the rows and columns it draws, for the CSV beside the picture:

    network = comparison.tie_network(evidence, corpus)
    save(tie_matrix(network), tie_matrix_table(network), "figures", "who_blames_whom")
"""

from toolkit.figures.keyness import keyness, keyness_table
from toolkit.figures.multiverse import multiverse, multiverse_table
from toolkit.figures.positions import positions, positions_table
from toolkit.figures.rates import rates, rates_by_feature, rates_table
from toolkit.figures.save import figure_svg, save
from toolkit.figures.style import print_style
from toolkit.figures.tie_matrix import tie_matrix, tie_matrix_table
from toolkit.figures.tie_network import tie_network, tie_network_table

__all__ = [
    "figure_svg",
    "keyness",
    "keyness_table",
    "multiverse",
    "multiverse_table",
    "positions",
    "positions_table",
    "print_style",
    "rates",
    "rates_by_feature",
    "rates_table",
    "save",
    "tie_matrix",
    "tie_matrix_table",
    "tie_network",
    "tie_network_table",
]
