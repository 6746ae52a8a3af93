"""Design-based supervised learning: labels are learnt from findings, and errors weighed back in.

Egami, Hinck, Stewart & Wei (2023, NeurIPS 36; arXiv:2306.04746): whatever the learnt labels are
worth, the estimate is unbiased, because the chances with which sentences were drawn are known.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.comparison.clustered import Clustered
from toolkit.comparison.labelled import Labelled
from toolkit.comparison.rates import Floats


class Learnt(NamedTuple):
    """What a label is expected to be where the category was found and where not, by document."""

    where_found: Floats
    where_not: Floats


def learn_labels(sample: Labelled) -> Learnt:
    """Return the expected label of a sentence of each document, learnt from the other documents.

    Both have shape (documents, columns): the weighted mean label of the coded sentences of all
    other documents with the same finding, or where there are none, of all their coded sentences.
    To leave out one document at a time is cross-fitting with a fold for each. Two documents with
    coded sentences or more.
    """
    counts = []
    for same in (sample.predicted, 1 - sample.predicted):
        labels = _of_others(sample.by_document(sample.weights * same * sample.labels))
        counts.append((labels, _of_others(sample.by_document(sample.weights * same))))
    (labels, weights), (other_labels, other_weights) = counts
    any_finding = (labels + other_labels) / (weights + other_weights)
    return Learnt(
        *(
            np.where(total > 0, marked / np.where(total > 0, total, 1), any_finding)
            for marked, total in counts
        )
    )


def _of_others(sums: Floats) -> Floats:
    """Return for each document the sum over all others, exactly 0 where these have nothing."""
    others = sums.sum(axis=0) - sums
    return np.where((sums > 0).sum(axis=0) - (sums > 0) > 0, others, 0.0)


def design_based(sample: Labelled) -> Clustered:
    """Return the share of sentences that coders would say have the category, any real number.

    The mean over all sentences of g + (Y - g) R / pi: g the learnt label, Y the coders' in the
    sentences drawn (R = 1), pi the chance to be drawn. A document pulls it by the sum of its
    sentences' distances from the mean, by N.
    """
    learnt = learn_labels(sample)
    missed = sample.sentences[:, np.newaxis] - sample.found
    expected = learnt.where_found[sample.document] * sample.predicted
    expected += learnt.where_not[sample.document] * (1 - sample.predicted)
    error = sample.by_document(sample.weights * (sample.labels - expected))
    pseudo = learnt.where_found * sample.found + learnt.where_not * missed + error
    sentences = sample.sentences.sum()
    value = pseudo.sum(axis=0) / sentences
    return Clustered(
        value=value,
        pulls=(pseudo - sample.sentences[:, np.newaxis] * value) / sentences,
        most=sample.coded_documents - 1,
    )
