"""Log-odds ratio of words in two groups, with an informative Dirichlet prior."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats

PRIOR_TOKENS = 500.0
"""Strength of the prior: each group is given as many tokens more, spread as words are overall."""


def log_odds(
    hits: Floats, tokens: float, baseline_hits: Floats, baseline_tokens: float
) -> tuple[Floats, Floats]:
    """Return log-odds ratios and their z-scores, both of the shape of `hits` (words,).

    Monroe, Colaresi & Quinn (2008, Political Analysis 16:4): with y hits, n tokens and the prior
    a_w = a_0 * (y_group + y_baseline) / (n_group + n_baseline) (equation 23, a_0 = PRIOR_TOKENS),
    log-odds = ln((y + a_w) / (n + a_0 - y - a_w)) and delta is the group's minus the baseline's
    (16); its variance is 1 / (y_group + a_w) + 1 / (y_baseline + a_w) (20); z is delta by its
    standard deviation (22). Natural logarithms; every word has at least one hit in all. Equal
    rates give 0; swapping the sides changes both signs.
    """
    prior = PRIOR_TOKENS * (hits + baseline_hits) / (tokens + baseline_tokens)
    group = _posterior_log_odds(hits + prior, tokens + PRIOR_TOKENS)
    baseline = _posterior_log_odds(baseline_hits + prior, baseline_tokens + PRIOR_TOKENS)
    delta = group - baseline
    variance = 1 / (hits + prior) + 1 / (baseline_hits + prior)
    return delta, delta / np.sqrt(variance)


def _posterior_log_odds(hits: Floats, tokens: float) -> Floats:
    return np.asarray(np.log(hits / (tokens - hits)), float)
