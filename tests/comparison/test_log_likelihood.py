"""Log-likelihood: G²."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures
from scipy.stats import chi2_contingency

from toolkit.comparison.log_likelihood import bayesian_information, log_likelihood

hits = st.integers(0, 500)
tokens = st.integers(501, 100_000)


def g2(a: int, m: int, b: int, n: int) -> float:
    """Return G² of one word."""
    return float(log_likelihood(np.array([float(a)]), m, np.array([float(b)]), n)[0])


def test_the_published_worked_example_comes_out() -> None:
    """52 in 50,000 against 57 in 75,000 words: 2.65 in Lancaster's log-likelihood tutorial."""
    assert round(g2(52, 50_000, 57, 75_000), 2) == 2.65


def test_the_worked_example_of_dunning_comes_out() -> None:
    """Dunning (1993, p. 72): counts of 10, 0, 3 and 31,764 have a G² of 167.23."""
    assert round(g2(10, 10, 3, 31_767), 2) == 167.23


def test_the_worked_example_of_wilson_comes_out() -> None:
    """Wilson (2013, p. 7): a G² of 22.22 in 9,611 and 144,925 words has a BIC of 10.27."""
    assert round(float(bayesian_information(np.array(22.22), 9_611 + 144_925)), 2) == 10.27


def test_equal_rates_speak_against_a_difference() -> None:
    """The more text there is, the more so: BIC is minus the logarithm of its length."""
    assert float(bayesian_information(np.array(0.0), 1000)) == pytest.approx(-np.log(1000))


@given(hits, tokens, hits, tokens)
def test_g2_agrees_with_scipy(a: int, m: int, b: int, n: int) -> None:
    """The same as `chi2_contingency` with the log-likelihood statistic and no correction."""
    if a + b:
        cells = [[a, m - a], [b, n - b]]
        expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        assert g2(a, m, b, n) == pytest.approx(expected, abs=1e-7)


@given(st.integers(1, 500), tokens, st.integers(1, 500), tokens)
def test_g2_agrees_with_nltk(a: int, m: int, b: int, n: int) -> None:
    """The same as NLTK's likelihood ratio of the word going with the group."""
    expected = BigramAssocMeasures.likelihood_ratio(a, (a + b, m), m + n)
    assert g2(a, m, b, n) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(hits, tokens, hits, tokens)
def test_g2_has_no_direction_and_is_never_negative(a: int, m: int, b: int, n: int) -> None:
    """Swapping the groups gives the same G²."""
    assert g2(a, m, b, n) >= 0
    assert g2(a, m, b, n) == pytest.approx(g2(b, n, a, m), abs=1e-7)


def test_equal_rates_have_a_g2_of_zero() -> None:
    """Ten in a thousand is thirty in three thousand."""
    assert g2(10, 1000, 30, 3000) == pytest.approx(0, abs=1e-9)
