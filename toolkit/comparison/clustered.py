"""Clustered estimates: from how far each document pulls an estimate to its error and interval."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.comparison.intervals import LEVEL, Interval
from toolkit.comparison.rates import Floats

ROUNDING = 1e-12
"""How near to 0 or 1 a share is as good as there."""


class Clustered(NamedTuple):
    """Estimates, shape (columns,), and what each document pulls them by.

    `pulls` has shape (documents, columns) and sums to zero over documents: the documents' parts of
    the linearised estimate (Särndal, Swensson & Wretman 1992, "Model Assisted Survey Sampling",
    5.5), or what `jackknife_pulls` gives. `most` is the largest number of degrees of freedom that
    the error can have.
    """

    value: Floats
    pulls: Floats
    most: int


def jackknife_pulls(left_out: Floats) -> Floats:
    """Return pulls from the estimates without each document in turn, shape (documents, columns).

    (C - 1) / C * (mean of them - each of them): `clustered_error` of these is the jackknife's
    (Tukey 1958, Annals of Mathematical Statistics 29:614).
    """
    documents = len(left_out)
    return np.asarray((documents - 1) / documents * (left_out.mean(axis=0) - left_out), float)


def clustered_error(pulls: Floats) -> Floats:
    """Return the standard error of each column of (documents, columns) pulls, two or more.

    SE = sqrt(C / (C - 1) * sum u_c^2) over C documents: sentences of a document may be alike in any
    way (Liang & Zeger 1986, Biometrika 73:13).
    """
    documents = len(pulls)
    return np.asarray(np.sqrt(documents / (documents - 1) * (pulls**2).sum(axis=0)), float)


def freedom(pulls: Floats, most: int) -> Floats:
    """Return the degrees of freedom of each column's standard error: 2 to `most`.

    2 V^2 / Var(V) with V = sum u_c^2 and Var(V) estimated by sum u_c^4 - V^2 / C (Satterthwaite
    1946, Biometrics Bulletin 2:110): few where few documents make the error.
    """
    total = (pulls**2).sum(axis=0)
    spread = (pulls**4).sum(axis=0) - total**2 / len(pulls)
    uneven = spread > 0
    return np.where(uneven, 2 * total**2 / np.where(uneven, spread, 1), most).clip(max=most)


def reach(estimate: Clustered, least: Floats | float = 0.0) -> Floats:
    """Return half the length of each estimate's 95 % t interval; its error is at least `least`."""
    from scipy.stats import t

    error = np.maximum(clustered_error(estimate.pulls), least)
    quantile = t.ppf((1 + LEVEL) / 2, freedom(estimate.pulls, estimate.most))
    return np.asarray(quantile * error, float)


def share_interval(estimate: Clustered) -> Interval:
    """Return low and high of each share, both within 0 to 1; nan where nothing varies.

    The t interval of the logit (Korn & Graubard 1998, Survey Methodology 24:193, on why not of the
    share itself), its standard error by the delta method. Where the estimate lies at or beyond 0 or
    1, which corrected ones may, or no further from it than rounding, it is the t interval of the
    estimate, cut there.
    """
    from scipy.special import expit, logit

    value, half = estimate.value, reach(estimate)
    inside = (value > ROUNDING) & (value < 1 - ROUNDING)
    safe = np.where(inside, value, 0.5)
    bent = half / (safe * (1 - safe))
    ends = []
    for side in (-1, 1):
        on_logit, straight = expit(logit(safe) + side * bent), np.clip(value + side * half, 0, 1)
        ends.append(np.where(half > 0, np.where(inside, on_logit, straight), np.nan))
    return ends[0], ends[1]


def difference_of_shares(
    one: Floats, other: Floats, one_ends: Interval, other_ends: Interval
) -> Interval:
    """Return low and high of `one` - `other`, independent shares with intervals of their own.

    d - sqrt((one - one_low)^2 + (other_high - other)^2) and d + sqrt((one_high - one)^2 + (other -
    other_low)^2): square and add (Newcombe 1998, Statistics in Medicine 17:873; Zou & Donner 2008,
    Statistics in Medicine 27:1693). nan where a share has no interval.
    """
    difference = one - other
    (low, high), (other_low, other_high) = one_ends, other_ends
    return (
        difference - np.hypot(one - low, other_high - other),
        difference + np.hypot(high - one, other - other_low),
    )
