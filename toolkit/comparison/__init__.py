"""Comparison: rates, contrasts, keyness and networks of groups of documents.

Documents are the sampling unit; each statistic is a function of counts in a module of its own.
"""

from toolkit.comparison.compare import compare
from toolkit.comparison.keyness import category_keyness, keyness
from toolkit.comparison.keyness_lines import category_lines, word_lines
from toolkit.comparison.keyness_table import keyness_of_counts
from toolkit.comparison.networks import tie_matrix, tie_network
from toolkit.comparison.options import CompareOptions

__all__ = [
    "CompareOptions",
    "category_keyness",
    "category_lines",
    "compare",
    "keyness",
    "keyness_of_counts",
    "tie_matrix",
    "tie_network",
    "word_lines",
]
