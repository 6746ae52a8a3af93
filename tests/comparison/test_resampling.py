"""Resampling: the bootstrap and its interval."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import bootstrap

from toolkit.comparison import resampling
from toolkit.comparison.intervals import percentile_interval
from toolkit.comparison.resampling import bootstrap_sums, generator


def counts(units: int, columns: int) -> np.ndarray:
    """Return made-up counts, the first column of ones."""
    made = np.random.default_rng(7).poisson(3, (units, columns)).astype(float)
    made[:, 0] = 1
    return made


def test_each_resample_draws_as_many_units_as_there_are() -> None:
    """A column of ones sums to the number of units in every resample."""
    sums = bootstrap_sums(counts(12, 3), 500, generator(0, "a"))
    assert sums.shape == (500, 3)
    assert (sums[:, 0] == 12).all()


def test_draws_do_not_depend_on_the_other_columns() -> None:
    """A table of one feature gives the same draws as a table of fifty, to the bit."""
    many = counts(40, 50)
    alone = bootstrap_sums(many[:, :3], 300, generator(0, "a"))
    assert np.array_equal(bootstrap_sums(many, 300, generator(0, "a"))[:, :3], alone)


def test_the_same_seed_and_name_give_the_same_draws_and_others_do_not() -> None:
    """Each group has a generator of its own."""
    first = bootstrap_sums(counts(9, 2), 50, generator(3, "a"))
    assert np.array_equal(first, bootstrap_sums(counts(9, 2), 50, generator(3, "a")))
    assert not np.array_equal(first, bootstrap_sums(counts(9, 2), 50, generator(3, "b")))
    assert not np.array_equal(first, bootstrap_sums(counts(9, 2), 50, generator(4, "a")))


def test_working_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded memory gives the same draws as all at once."""
    whole = bootstrap_sums(counts(10, 2), 100, generator(0, "a"))
    monkeypatch.setattr(resampling, "CELLS", 70)
    assert np.array_equal(bootstrap_sums(counts(10, 2), 100, generator(0, "a")), whole)


def test_the_interval_agrees_with_the_percentile_bootstrap_of_scipy() -> None:
    """Same method, other draws: the ends agree within a tenth of the interval's width."""
    data = counts(60, 2)
    sums = bootstrap_sums(data, 9_999, generator(0, "a"))
    low, high = percentile_interval(sums[:, 1:] / sums[:, :1])
    theirs = bootstrap((data[:, 1],), np.mean, method="percentile", rng=1).confidence_interval
    width = theirs.high - theirs.low
    assert low[0] == pytest.approx(theirs.low, abs=width / 10)
    assert high[0] == pytest.approx(theirs.high, abs=width / 10)


def test_the_interval_is_the_middle_95_percent() -> None:
    """Of 0 to 1,000 the ends are 25 and 975."""
    low, high = percentile_interval(np.arange(1001.0)[:, np.newaxis])
    assert (low[0], high[0]) == pytest.approx((25, 975))
