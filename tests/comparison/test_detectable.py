"""What could have been shown."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from toolkit.comparison.detectable import detectable_ratio


def test_with_many_documents_it_is_the_textbook_multiple() -> None:
    """2.80 standard errors: 1.96 for the test and 0.84 for the power."""
    [ratio] = detectable_ratio(np.array([0.2]), 1_000_000)

    assert np.log(ratio) / 0.2 == pytest.approx(norm.ppf(0.975) + norm.ppf(0.8), abs=1e-4)
    assert np.log(ratio) / 0.2 == pytest.approx(2.80, abs=0.01)


def test_a_ratio_as_large_is_shown_in_four_of_five_samples() -> None:
    """Estimates spread around it with that error leave the test's bounds 80 % of the time."""
    error = 0.25
    [ratio] = detectable_ratio(np.array([error]), 1_000_000)
    seen = np.random.default_rng(1).normal(np.log(ratio), error, 20_000)

    assert (np.abs(seen) > 1.96 * error).mean() == pytest.approx(0.8, abs=0.01)


def test_fewer_documents_show_less_and_no_hits_nothing() -> None:
    """Fewer degrees of freedom ask for a larger ratio; without an error there is no answer."""
    few, many = (detectable_ratio(np.array([0.3]), freedom)[0] for freedom in (4, 60))

    assert few > many > 1
    assert np.isnan(detectable_ratio(np.array([np.inf]), 10)).all()
