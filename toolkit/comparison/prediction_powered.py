"""Prediction-powered inference: a share corrected by the mean error among coded sentences.

Angelopoulos, Bates, Fannjiang, Jordan & Zrnic (2023, Science 382:669); the weight of what was
found is tuned as in PPI++ (Angelopoulos, Duchi & Zrnic 2023, arXiv:2311.01453).
"""

from __future__ import annotations

import numpy as np

from toolkit.comparison.clustered import Clustered
from toolkit.comparison.labelled import Labelled
from toolkit.comparison.rates import Floats


def power_tuning(sample: Labelled) -> Floats:
    """Return the weight of what was found for each column, 0 to 1.

    lambda = cov(Y, f) / var(f), cut to 0 and 1: the covariance of labels Y and findings f among
    coded sentences, the variance of f among all N. It is the lambda of PPI++ times (n + N) / N,
    because here the n coded sentences are among the N. 0 is the mean of the labels alone, 1 trusts
    what was found; where nothing varies it is 0.
    """
    weights = sample.weights / sample.weights.sum()
    labels, predicted = sample.labels, sample.predicted
    centred = predicted - (weights * predicted).sum(axis=0)
    covariance = (weights * labels * centred).sum(axis=0)
    sentences = sample.sentences.sum()
    variance = sample.shares * (1 - sample.shares) * sentences / max(sentences - 1, 1)
    ratio = covariance / np.where(variance > 0, variance, np.inf)
    return np.asarray(np.clip(ratio, 0, 1), float)


def prediction_powered(sample: Labelled, tuning: Floats) -> Clustered:
    """Return the share of sentences that coders would say have the category, any real number.

    tuning * mean(f) + sum w (Y - tuning * f) / sum w, the mean over all sentences and the sums
    over coded ones, which weigh the inverse of their chance to be drawn (the Hájek form; Datta &
    Polson 2025, arXiv:2508.10149). Drawn with equal chances, that is the estimator of the papers.
    """
    weights, sentences = sample.weights, sample.sentences[:, np.newaxis]
    error = sample.labels - tuning * sample.predicted
    mean_error = (weights * error).sum(axis=0) / weights.sum()
    corrected = sample.by_document(weights * (error - mean_error)) / weights.sum()
    found = tuning * (sample.found - sentences * sample.shares) / sentences.sum()
    return Clustered(
        value=tuning * sample.shares + mean_error,
        pulls=found + corrected,
        most=sample.coded_documents - 1,
    )
