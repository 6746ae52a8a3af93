"""Resampling: the bootstrap over documents (or clusters of them, or sentences)."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats

CELLS = 4_000_000
"""Weights held at a time, so memory does not grow with the number of documents."""


def generator(seed: int, *names: str) -> np.random.Generator:
    """Return a random generator of its own for what is named.

    A group thus gets the same draws whatever other groups and columns are in the table.
    """
    return np.random.default_rng([seed, *"\0".join(names).encode()])


def bootstrap_sums(counts: Floats, resamples: int, rng: np.random.Generator) -> Floats:
    """Return column sums over units drawn with replacement, shape (resamples, columns).

    `counts` has shape (units, columns) and whole numbers. Each resample draws as many units as
    there are (Efron 1979, Annals of Statistics 7:1); all columns share its draws. Sums of whole
    numbers are exact, so they do not depend on which other columns are there.
    """
    units = len(counts)
    step = max(1, CELLS // units)
    blocks = [
        _weights(min(step, resamples - first), units, rng) @ counts
        for first in range(0, resamples, step)
    ]
    return np.concatenate(blocks)


def _weights(resamples: int, units: int, rng: np.random.Generator) -> Floats:
    """Return how often each unit was drawn: multinomial counts, shape (resamples, units)."""
    drawn = rng.integers(units, size=(resamples, units))
    drawn += np.arange(resamples)[:, np.newaxis] * units
    counts = np.bincount(drawn.ravel(), minlength=resamples * units)
    return counts.reshape(resamples, units).astype(float)
