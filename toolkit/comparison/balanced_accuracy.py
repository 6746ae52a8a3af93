"""Balanced accuracy: how often documents are given to their own group, each group weighing same."""

from __future__ import annotations

import numpy as np

from toolkit.comparison.intervals import TAIL, Interval
from toolkit.comparison.rates import Floats


def recalls(right: Floats, members: Floats) -> Floats:
    """Return the share of each group's documents that were given to it, shape (groups,).

    `right` has shape (documents,): how often of all times a document was given to its group, 0 to
    1; `members` (groups, documents) is 1 where a document is of a group.
    """
    return np.asarray(members @ right / members.sum(axis=1), float)


def wilson_interval(share: Floats, units: Floats) -> Interval:
    """Return the 95 % score interval of shares of so many units (Wilson 1927, JASA 22:158).

    With z = 1.96, (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n). Unlike
    that of a bootstrap it has a width where all, or none, are right.
    """
    from scipy.stats import norm

    z = float(norm.ppf(1 - TAIL))
    middle = share + z**2 / (2 * units)
    reach = z * np.sqrt(share * (1 - share) / units + z**2 / (4 * units**2))
    size = 1 + z**2 / units
    return np.maximum((middle - reach) / size, 0), np.minimum((middle + reach) / size, 1)


def interval_of_mean(shares: Floats, ends: Interval) -> tuple[float, float]:
    """Return the interval of the mean of independent shares from the interval of each.

    The mean less the root of the summed squares of their distances to their low ends, by their
    number, and the same upwards (MOVER: Zou & Donner 2008, Statistics in Medicine 27:10).
    """
    mean = shares.mean()
    below, above = (np.sqrt(((shares - end) ** 2).sum()) / len(shares) for end in ends)
    return float(mean - below), float(mean + above)
