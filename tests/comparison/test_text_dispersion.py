"""Text-dispersion keyness."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from toolkit.comparison.text_dispersion import text_dispersion_keyness


def keyness(a: int, m: int, b: int, n: int) -> float:
    """Return the keyness of one word in a of m documents and b of n."""
    return float(text_dispersion_keyness(np.array([float(a)]), m, np.array([float(b)]), n)[0])


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 90), st.integers(0, 90))
def test_it_is_g2_of_documents_with_and_without(a: int, c: int, b: int, d: int) -> None:
    """scipy's log-likelihood test of the table of documents, where both kinds are there."""
    if a + b and c + d and a + c and b + d:
        cells = [[a, c], [b, d]]
        expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        assert keyness(a, a + c, b, b + d) == pytest.approx(expected, abs=1e-7)


def test_a_word_in_every_document_is_not_key() -> None:
    """Nothing sets the groups apart."""
    assert keyness(12, 12, 70, 70) == pytest.approx(0, abs=1e-9)


def test_the_same_share_of_documents_is_not_key() -> None:
    """3 of 12 is 15 of 60."""
    assert keyness(3, 12, 15, 60) == pytest.approx(0, abs=1e-9)


def test_swapping_the_groups_changes_nothing() -> None:
    """The number has no direction."""
    assert keyness(9, 12, 4, 60) == pytest.approx(keyness(4, 60, 9, 12))
