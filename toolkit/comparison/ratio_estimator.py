"""The ratio of two sums, as a pooled rate is, and its standard error from the units' spread."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.comparison.rates import Floats


class Sums(NamedTuple):
    """Sums over units, from which a ratio and its standard error follow.

    `hits`, `squares` (of hits) and `products` (hits by exposure) have shape (..., columns),
    `exposure` and `exposure_squares` (..., 1).
    """

    hits: Floats
    squares: Floats
    products: Floats
    exposure: Floats
    exposure_squares: Floats


def moments(hits: Floats, exposure: Floats) -> Floats:
    """Return what is summed over units, side by side: shape (units, 3 * columns + 2).

    `hits` has shape (units, columns), `exposure` (units,). Of whole numbers all are whole, so
    their sums are exact and do not depend on the order or on other columns.
    """
    column = exposure[:, np.newaxis]
    return np.hstack([hits, hits * hits, hits * column, column, column * column])


def unpack(sums: Floats) -> Sums:
    """Return sums of `moments`, shape (..., 3 * columns + 2), by their names."""
    columns = (sums.shape[-1] - 2) // 3
    hits, squares, products = (sums[..., i * columns : (i + 1) * columns] for i in range(3))
    return Sums(hits, squares, products, sums[..., -2:-1], sums[..., -1:])


def ratio_and_error(sums: Sums, units: int) -> tuple[Floats, Floats]:
    """Return hits by exposure and its standard error, both of shape (..., columns).

    With residuals d = h - R e of `units` >= 2 units, SE = sqrt(n / (n - 1) * sum d^2) / sum e:
    the linearised variance of a ratio of sums (Cochran 1977, "Sampling Techniques", chapter 6).
    """
    ratio = sums.hits / sums.exposure
    residuals = sums.squares - 2 * ratio * sums.products + ratio**2 * sums.exposure_squares
    scale = units / (units - 1) if units > 1 else np.nan
    # Rounding may leave a residual sum of zero just below it.
    return ratio, np.sqrt(scale * np.maximum(residuals, 0)) / sums.exposure


def leave_one_out(hits: Floats, exposure: Floats) -> Floats:
    """Return the ratio without each unit in turn, shape (units, columns); two units or more."""
    rest = exposure.sum() - exposure
    return np.asarray((hits.sum(axis=0) - hits) / rest[:, np.newaxis], float)


def jackknife_error(left_out: Floats) -> Floats:
    """Return the jackknife standard error of each column of (units, columns) leave-one-out values.

    sqrt((n - 1) / n * sum (x_i - mean)^2) (Tukey 1958; Efron & Tibshirani 1993, chapter 11).
    """
    units = len(left_out)
    spread = ((left_out - left_out.mean(axis=0)) ** 2).sum(axis=0)
    return np.asarray(np.sqrt((units - 1) / units * spread), float)
