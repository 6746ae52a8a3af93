"""Log-likelihood: the G² statistic of a word's hits in two groups, and its BIC."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats


def log_likelihood(
    hits: Floats, tokens: float, baseline_hits: Floats, baseline_tokens: float
) -> Floats:
    """Return G² of each word, from hits of shape (words,) and the groups' tokens.

    G² = 2 * sum O * ln(O / E) over the four cells word / other words x group / baseline, with
    E = row total * column total / all tokens (Dunning 1993, Computational Linguistics 19:1). A
    cell of zero adds nothing. The two-cell form of Rayson & Garside (2000, Workshop on Comparing
    Corpora) leaves out the cells of other words and differs little for rare words. G² >= 0; the
    sign of the difference is that of the log ratio. Tokens are taken as independent, which words
    in documents are not: a rank, not a test.
    """
    observed = np.stack([hits, tokens - hits, baseline_hits, baseline_tokens - baseline_hits])
    word = hits + baseline_hits
    everything = tokens + baseline_tokens
    other = everything - word
    expected = np.stack(
        [word * tokens, other * tokens, word * baseline_tokens, other * baseline_tokens]
    )
    expected = expected / everything
    logarithm = np.zeros(observed.shape)
    np.log(observed / np.where(expected > 0, expected, 1), out=logarithm, where=observed > 0)
    return np.asarray(np.maximum(0, 2 * (observed * logarithm).sum(axis=0)), float)


def bayesian_information(g2: Floats, tokens: float) -> Floats:
    """Return BIC = G² - ln(tokens) of each word, of the shape of `g2`.

    `tokens` are those of both groups together. Above zero it speaks for a difference, below for
    none: about twice the logarithm of the Bayes factor, 2 to 6 being positive, 6 to 10 strong and
    more very strong evidence (Wilson 2013, "Embracing Bayes factors for key item analysis in
    corpus linguistics", in Bieswanger & Koll-Stobbe, pp. 3-11). It takes tokens as independent,
    as G² does.
    """
    return np.asarray(g2 - np.log(tokens), float)
