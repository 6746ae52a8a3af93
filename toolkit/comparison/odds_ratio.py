"""Odds ratio: how much more one of two things goes to one side than to the other."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats

HALF = 0.5
"""What is added to each count, so that a zero leaves the ratio finite and the bias small."""


def log_odds_ratio(counts: Floats) -> Floats:
    """Return ln((a / b) / (c / d)) of counts a, b, c, d along the last axis, shape (..., 4).

    One half is added to each of the four (Haldane 1956, Annals of Human Genetics 20:309; Anscombe
    1956, Biometrika 43:461). Exchanging a with b and c with d changes the sign.
    """
    a, b, c, d = np.moveaxis(np.log(counts + HALF), -1, 0)
    return np.asarray(a - b - (c - d), float)


def independent_error(counts: Floats) -> Floats:
    """Return the standard error of `log_odds_ratio` of independent counts, shape (...).

    sqrt(sum of 1 / (count + 1/2)) (Woolf 1955, Annals of Human Genetics 19:251; Gart 1966,
    Journal of the Royal Statistical Society B 28:164). Ties of a document are not independent, so
    the error is seldom less.
    """
    return np.asarray(np.sqrt((1 / (counts + HALF)).sum(axis=-1)), float)
