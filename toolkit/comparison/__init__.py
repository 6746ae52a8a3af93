"""Comparison: rates, contrasts, keyness and networks of groups of documents.

Documents are the sampling unit; each statistic is a function of counts in a module of its own.
"""

from toolkit.comparison.compare import compare
from toolkit.comparison.keyness import keyness, keyness_of_counts
from toolkit.comparison.networks import tie_matrix, tie_network
from toolkit.comparison.options import CompareOptions

__all__ = ["CompareOptions", "compare", "keyness", "keyness_of_counts", "tie_matrix", "tie_network"]
