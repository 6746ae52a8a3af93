"""Rates: hits by exposure, pooled over the documents of a group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PER = {"tokens": 1_000, "sentences": 100, "documents": 100}
"""What rates are given by: hits per 1,000 tokens or 100 sentences, documents with a hit per 100."""


def per_label(per: str) -> str:
    """Return the denominator in words: "1,000 tokens", "100 sentences", "100 documents"."""
    return f"{PER[per]:,} {per}"


def rates(hits: Floats, exposure: Floats, per: str) -> Floats:
    """Return `PER[per] * hits / exposure`.

    `hits` has shape (..., columns), `exposure` the leading shape of `hits` and is above zero. A
    group's rate is pooled, the sum of hits by the sum of exposure, so long documents weigh more.
    """
    return PER[per] * hits / exposure[..., np.newaxis]
