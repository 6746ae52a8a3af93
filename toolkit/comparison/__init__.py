"""Comparison: rates, contrasts, keyness and networks of groups of documents.

Documents are the sampling unit; each statistic is a function of counts in a module of its own.
"""

from toolkit.comparison.classifier import make_classifier
from toolkit.comparison.classify import Classification, classify
from toolkit.comparison.clusters import DocumentClusters, document_clusters
from toolkit.comparison.compare import compare
from toolkit.comparison.distance_table import distances
from toolkit.comparison.ideological_square import ideological_square
from toolkit.comparison.keyness import category_keyness, keyness
from toolkit.comparison.keyness_lines import category_lines, word_lines
from toolkit.comparison.keyness_table import keyness_of_counts
from toolkit.comparison.maps import DocumentMap, document_map
from toolkit.comparison.multiverse import multiverse
from toolkit.comparison.multiverse_summary import multiverse_summary
from toolkit.comparison.network_measures import network_measures
from toolkit.comparison.networks import tie_matrix, tie_network
from toolkit.comparison.options import CompareOptions
from toolkit.comparison.recounts import Counting

__all__ = [
    "Classification",
    "CompareOptions",
    "Counting",
    "DocumentClusters",
    "DocumentMap",
    "category_keyness",
    "category_lines",
    "classify",
    "compare",
    "distances",
    "document_clusters",
    "document_map",
    "ideological_square",
    "keyness",
    "keyness_of_counts",
    "make_classifier",
    "multiverse",
    "multiverse_summary",
    "network_measures",
    "tie_matrix",
    "tie_network",
    "word_lines",
]
