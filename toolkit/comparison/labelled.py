"""Labelled sentences: what was found in all sentences of a group, and what coders say of some."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.comparison.clustered import Clustered
from toolkit.comparison.rates import Floats


@dataclass(frozen=True)
class Labelled:
    """The sentences of a group's documents, and those of them that were drawn and coded.

    Of all sentences: `found` (documents, columns), how many were found to have the category, out of
    `sentences` (documents,). Of coded ones: `document` (coded,), the place of their document;
    `labels` (coded, columns), 1 where coders say that they have the category, 0 where not, or the
    share of coders who do; `predicted` (coded, columns), 1 or 0, whether it was found;
    `probability` (coded,), the chance above 0 with which the sentence was drawn.
    """

    found: Floats
    sentences: Floats
    document: NDArray[np.intp]
    labels: Floats
    predicted: Floats
    probability: Floats

    @property
    def weights(self) -> Floats:
        """How many sentences each coded one stands for, shape (coded, 1)."""
        return np.asarray(1 / self.probability[:, np.newaxis], float)

    @property
    def coded_documents(self) -> int:
        """Number of documents with a coded sentence."""
        return len(np.unique(self.document))

    @property
    def shares(self) -> Floats:
        """The share of all sentences that were found to have the category, shape (columns,)."""
        return np.asarray(self.found.sum(axis=0) / self.sentences.sum(), float)

    def by_document(self, values: Floats) -> Floats:
        """Return sums of (coded, columns) values over each document, shape (documents, columns)."""
        sums = np.zeros((len(self.sentences), values.shape[1]))
        np.add.at(sums, self.document, values)
        return sums


def found_share(sample: Labelled) -> Clustered:
    """Return the share of sentences found, as it is: no error of the finding is in it.

    A ratio of sums over documents; a document pulls it by (found - share * sentences) / N.
    """
    excess = sample.found - sample.sentences[:, np.newaxis] * sample.shares
    return Clustered(sample.shares, excess / sample.sentences.sum(), most=len(sample.sentences) - 1)
