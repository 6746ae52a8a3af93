"""Dispersion: how evenly the hits of a group lie over its documents (Gries' DP, Juilland's D)."""

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


def juilland_d(hits: Floats, tokens: Floats) -> Floats:
    """Return Juilland's D of each column: 1 is even, 0 all in one document.

    `hits` has shape (documents, columns), `tokens` (documents,), all above zero. With V the
    standard deviation of the n documents' values (that of a population) by their mean,
    D = 1 - V / sqrt(n - 1) (Juilland & Chang-Rodriguez 1964, "Frequency Dictionary of Spanish
    Words"). D was made for parts of equal length. Documents are not, and so the values are their
    rates, hits by tokens, as Gries does (2008): a long document counts no more than a short one.
    With many documents nearly every D is near 1 (Biber et al. 2016, International Journal of
    Corpus Linguistics 21:4): compare it only among groups of about as many. NaN for a single
    document and for a column without hits.
    """
    totals = hits.sum(axis=0)
    if len(tokens) < 2:
        return np.full(totals.shape, np.nan)
    values = hits / tokens[:, np.newaxis]
    mean = np.where(totals > 0, values.mean(axis=0), np.nan)
    variation = values.std(axis=0) / mean
    return np.asarray(np.maximum(0, 1 - variation / np.sqrt(len(tokens) - 1)), float)
