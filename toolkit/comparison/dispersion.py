"""Dispersion: how evenly the hits of a group lie over its documents (Gries' DP, normalised)."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats


def deviation_of_proportions(hits: Floats, tokens: Floats) -> Floats:
    """Return Gries' DP of each column, normalised (DPnorm): 0 is even, 1 all in the shortest one.

    `hits` has shape (documents, columns), `tokens` (documents,). With s_i a document's share of
    the tokens and v_i its share of the hits, DP = sum |v_i - s_i| / 2 (Gries 2008, International
    Journal of Corpus Linguistics 13:4) and DPnorm = DP / (1 - min s_i) (Lijffijt & Gries 2012,
    same journal 17:1). NaN for a single document and for a column without hits.
    """
    shares = tokens / tokens.sum()
    totals = hits.sum(axis=0)
    if len(tokens) < 2:
        return np.full(totals.shape, np.nan)
    found = np.where(totals > 0, totals, np.nan)
    deviation = np.abs(hits / found - shares[:, np.newaxis]).sum(axis=0) / 2
    return np.asarray(deviation / (1 - shares.min()), float)
