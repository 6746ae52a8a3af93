"""Log-odds ratio of words in two groups, with an informative Dirichlet prior."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats

PRIOR_TOKENS = 500.0
"""Strength of the prior: each group is given as many tokens more, spread as words are overall."""


def informative_prior(
    hits: Floats, tokens: float, baseline_hits: Floats, baseline_tokens: float
) -> Floats:
    """Return a word's share of all tokens times `PRIOR_TOKENS`, of the shape of `hits` (words,)."""
    return np.asarray(PRIOR_TOKENS * (hits + baseline_hits) / (tokens + baseline_tokens), float)


def log_odds(
    hits: Floats,
    tokens: float,
    baseline_hits: Floats,
    baseline_tokens: float,
    *,
    prior: Floats,
    prior_tokens: float,
) -> tuple[Floats, Floats]:
    """Return log-odds ratios and their z-scores, both of the shape of `hits` (words,).

    Monroe, Colaresi & Quinn (2008, Political Analysis 16:4): with y hits, n tokens and a prior of
    a hits in a_0 tokens, log-odds = ln((y + a) / (n + a_0 - y - a)) and delta is the group's minus
    the baseline's; its variance is about 1 / (y_group + a) + 1 / (y_baseline + a); z is delta by
    its standard deviation. Natural logarithms; every a is above zero and below a_0. With an
    `informative_prior` equal rates give 0; swapping the sides changes both signs.
    """
    group = _posterior_log_odds(hits + prior, tokens + prior_tokens)
    baseline = _posterior_log_odds(baseline_hits + prior, baseline_tokens + prior_tokens)
    delta = group - baseline
    variance = 1 / (hits + prior) + 1 / (baseline_hits + prior)
    return delta, delta / np.sqrt(variance)


def _posterior_log_odds(hits: Floats, tokens: float) -> Floats:
    return np.asarray(np.log(hits / (tokens - hits)), float)
