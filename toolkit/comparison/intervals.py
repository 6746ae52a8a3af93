"""Intervals: from what resampling drew to the ends of a 95 % interval, in three ways."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.rates import Floats

LEVEL = 0.95
"""Coverage that intervals aim at."""

TAIL = (1 - LEVEL) / 2

KINDS = ("studentized", "bca", "percentile")
"""The intervals there are; the first is the default, as it alone covers what it promises."""

FARTHEST = 300.0
"""Logarithm beyond which a factor is as good as infinite."""

Interval = tuple[Floats, Floats]


def percentile_interval(draws: Floats) -> Interval:
    """Return the bootstrap percentile interval of each column of (resamples, columns): low, high.

    The quantiles at 2.5 and 97.5 % of the draws (Efron & Tibshirani 1993, "An Introduction to the
    Bootstrap", chapter 13). With few units it is too narrow.
    """
    low, high = np.quantile(draws, [TAIL, 1 - TAIL], axis=0)
    return low, high


def bca_interval(draws: Floats, estimate: Floats, pulls: Floats) -> Interval:
    """Return the bias-corrected and accelerated interval of each column: low, high.

    `draws` has shape (resamples, columns), `estimate` (columns,), `pulls` (units, columns): how
    much each unit pulls the estimate up, the mean of the leave-one-out values less its own. Bias
    z0 is the normal quantile of the share of draws below the estimate, ties by half; acceleration
    is a sixth of the skewness of the pulls (Efron 1987, Journal of the American Statistical
    Association 82:397; Efron & Tibshirani 1993, 14.3).
    """
    from scipy.stats import norm

    below = (draws < estimate).mean(axis=0) + (draws == estimate).mean(axis=0) / 2
    bias = norm.ppf(np.clip(below, 1 / (2 * len(draws)), 1 - 1 / (2 * len(draws))))
    spread = 6 * (pulls**2).sum(axis=0) ** 1.5
    acceleration = np.where(
        spread > 0, (pulls**3).sum(axis=0) / np.where(spread > 0, spread, 1), 0.0
    )
    ends = []
    for z in norm.ppf([TAIL, 1 - TAIL]):
        level = norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
        ends.append(_quantiles(draws, level))
    return ends[0], ends[1]


def _quantiles(draws: Floats, levels: Floats) -> Floats:
    """Return of each column its own quantile, interpolated between draws."""
    ordered = np.sort(draws, axis=0)
    place = levels * (len(draws) - 1)
    lower = np.floor(place).astype(int)
    upper = np.minimum(lower + 1, len(draws) - 1)
    columns = np.arange(draws.shape[1])
    share = place - lower
    return np.asarray(ordered[lower, columns] * (1 - share) + ordered[upper, columns] * share)


def studentized_interval(estimate: Floats, error: Floats, t: Floats) -> Interval:
    """Return the bootstrap-t interval of each column: low, high; infinite where draws are.

    `t` has shape (resamples, columns): of each draw its distance from the estimate in its own
    standard errors, infinite where that is none. The ends are estimate - q error with the
    quantiles q of t (Efron & Tibshirani 1993, 12.5); `error` is the estimate's standard error.
    The estimate itself always lies within.
    """
    # No interpolation: one of the two draws beside a quantile may be infinite.
    low = np.quantile(t, TAIL, axis=0, method="lower")
    high = np.quantile(t, 1 - TAIL, axis=0, method="higher")
    with np.errstate(invalid="ignore"):
        ends = estimate - high * error, estimate - low * error
    return np.minimum(ends[0], estimate), np.maximum(ends[1], estimate)


def log_t_interval(estimate: Floats, relative_error: Floats, freedom: int) -> Interval:
    """Return estimate / f and estimate * f with f = exp(t * relative_error): low, high.

    The t interval on the scale of logarithms, `freedom` its degrees of freedom: where too few
    units have hits for resamples to have a spread of their own.
    """
    from scipy.stats import t

    factor = np.exp(np.minimum(t.ppf(1 - TAIL, freedom) * relative_error, FARTHEST))
    return estimate / factor, estimate * factor
