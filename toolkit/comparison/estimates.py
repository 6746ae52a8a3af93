"""Estimates: rates of a group, and contrasts of two, with the interval that resampling gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.comparison.intervals import (
    Interval,
    bca_interval,
    log_t_interval,
    percentile_interval,
    studentized_interval,
)
from toolkit.comparison.rates import Floats
from toolkit.comparison.ratio import ZERO
from toolkit.comparison.ratio_estimator import (
    jackknife_error,
    leave_one_out,
    moments,
    ratio_and_error,
    unpack,
)
from toolkit.comparison.resampling import bootstrap_sums

FEWEST = 3
"""Units below which no interval is given."""

FAR = 10.0
"""Natural logarithm of a factor beyond which an end of an interval is none."""


@dataclass(frozen=True)
class Estimate:
    """Rates of a group, hits by exposure, and what resampling its units drew of them.

    `rate` and `error` (jackknife) have shape (columns,), `left_out` (units, columns), `drawn` and
    `drawn_error` (resamples, columns); `least` is what half a hit would be as a rate.
    """

    rate: Floats
    error: Floats
    left_out: Floats
    drawn: Floats
    drawn_error: Floats
    least: float

    @property
    def units(self) -> int:
        """Number of units: documents, clusters of them, or the sentences of a lone document."""
        return len(self.left_out)

    @property
    def pulls(self) -> Floats:
        """How much each unit pulls the rate up, shape (units, columns)."""
        return np.asarray(self.left_out.mean(axis=0) - self.left_out, float)


def estimate_rates(
    hits: Floats, exposure: Floats, resamples: int, rng: np.random.Generator
) -> Estimate:
    """Return the rates of units, two or more: `hits` (units, columns), `exposure` (units,)."""
    sums = unpack(bootstrap_sums(moments(hits, exposure), resamples, rng))
    drawn, drawn_error = ratio_and_error(sums, len(hits))
    left_out = leave_one_out(hits, exposure)
    return Estimate(
        rate=hits.sum(axis=0) / exposure.sum(),
        error=jackknife_error(left_out),
        left_out=left_out,
        drawn=drawn,
        drawn_error=drawn_error,
        least=ZERO / exposure.sum(),
    )


def rate_interval(group: Estimate, kind: str) -> Interval:
    """Return low and high of each rate, never below zero; `kind` is one of `intervals.KINDS`.

    Where too few units have hits for the studentized interval to end, it is the t interval of the
    logarithm.
    """
    if kind == "percentile":
        return percentile_interval(group.drawn)
    if kind == "bca":
        return bca_interval(group.drawn, group.rate, group.pulls)
    t = _studentized(group.drawn - group.rate, group.drawn_error)
    ends = studentized_interval(group.rate, group.error, t)
    relative = _relative(group.error, group.rate)
    low, high = _finite(ends, log_t_interval(group.rate, relative, group.units - 1))
    return np.maximum(low, 0), high


def difference_interval(one: Estimate, other: Estimate, kind: str) -> Interval:
    """Return low and high of the difference of two groups' rates, each resampled on its own.

    Where the studentized interval does not end, it is the percentile interval.
    """
    difference, drawn = one.rate - other.rate, one.drawn - other.drawn
    if kind == "bca":
        return bca_interval(drawn, difference, np.vstack([one.pulls, -other.pulls]))
    plain = percentile_interval(drawn)
    if kind == "percentile":
        return plain
    t = _studentized(drawn - difference, np.hypot(one.drawn_error, other.drawn_error))
    error = np.hypot(one.error, other.error)
    return _finite(studentized_interval(difference, error, t), plain)


def log_ratio_error(one: Estimate, other: Estimate) -> Floats:
    """Return the standard error of the natural logarithm of the ratio of two rates above zero."""
    return np.hypot(_relative(one.error, one.rate), _relative(other.error, other.rate))


def ratio_interval(one: Estimate, other: Estimate, kind: str) -> Interval:
    """Return low and high of the ratio of two groups' rates, taken on the scale of logarithms.

    A rate of zero counts as half a hit, in draws too, except that a studentized draw without
    hits is infinitely far; where such draws leave the interval without an end, it is the t
    interval with the degrees of freedom of the smaller group.
    """
    value = _log(one.rate, one) - _log(other.rate, other)
    drawn = _log(one.drawn, one) - _log(other.drawn, other)
    if kind == "percentile":
        low, high = percentile_interval(drawn)
    elif kind == "bca":
        low, high = bca_interval(drawn, value, _log_pulls(one, other))
    else:
        low, high = _studentized_ratio(one, other)
    return np.exp(low), np.exp(high)


def _studentized_ratio(one: Estimate, other: Estimate) -> Interval:
    value = _log(one.rate, one) - _log(other.rate, other)
    away = _log(one.drawn, one) - _log(other.drawn, other) - value
    away = np.where(one.drawn == 0, -np.inf, np.where(other.drawn == 0, np.inf, away))
    spread = [_relative(side.drawn_error, side.drawn) for side in (one, other)]
    error = log_ratio_error(one, other)
    ends = studentized_interval(value, error, _studentized(away, np.hypot(*spread)))
    low, high = (np.where(np.abs(end - value) > FAR, np.inf, end) for end in ends)
    instead = log_t_interval(np.exp(value), error, min(one.units, other.units) - 1)
    return _finite((low, high), (np.log(instead[0]), np.log(instead[1])))


def _studentized(away: Floats, error: Floats) -> Floats:
    """Return distances in standard errors; without any spread a distance is infinite, or none."""
    spread = (error > 0) & np.isfinite(error)
    far = np.where(away == 0, 0.0, np.copysign(np.inf, away))
    return np.where(spread, away / np.where(spread, error, 1), far)


def _relative(error: Floats, rate: Floats) -> Floats:
    """Return errors as shares of their rates; infinite where the rate is zero."""
    return np.asarray(np.where(rate > 0, error / np.where(rate > 0, rate, 1), np.inf), float)


def _log(rate: Floats, group: Estimate) -> Floats:
    return np.log(np.where(rate > 0, rate, group.least))


def _log_pulls(one: Estimate, other: Estimate) -> Floats:
    """Return how each unit of both groups pulls the logarithm of their ratio."""
    sides = [_log(group.left_out, group) for group in (one, other)]
    first, second = (side.mean(axis=0) - side for side in sides)
    return np.vstack([first, -second])


def _finite(ends: Interval, instead: Interval) -> Interval:
    """Return an interval, and in its place another where one of its ends is infinite."""
    usable = np.isfinite(ends[0]) & np.isfinite(ends[1])
    return np.where(usable, ends[0], instead[0]), np.where(usable, ends[1], instead[1])
