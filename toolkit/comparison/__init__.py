"""Comparison: rates, contrasts, keyness and networks of groups of documents.

Documents are the sampling unit; each statistic is a function of counts in a module of its own.
"""

from toolkit.comparison.compare import CompareOptions, compare
from toolkit.comparison.keyness import keyness, keyness_of_counts
from toolkit.comparison.networks import tie_matrix, tie_network

__all__ = ["CompareOptions", "compare", "keyness", "keyness_of_counts", "tie_matrix", "tie_network"]
