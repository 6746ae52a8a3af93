"""Rates: hits by exposure."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.comparison.rates import per_label, rates


def test_a_rate_is_hits_per_thousand_tokens() -> None:
    """Three hits in 1,500 tokens are 2 per 1,000."""
    assert rates(np.array([3.0]), np.asarray(1500.0), "tokens") == pytest.approx([2.0])


def test_a_rate_can_be_per_hundred_sentences() -> None:
    """Three hits in 60 sentences are 5 per 100, for each document of a matrix."""
    found = rates(np.array([[3.0], [0.0]]), np.array([60.0, 10.0]), "sentences")
    assert found.tolist() == [[5.0], [0.0]]


@pytest.mark.parametrize(
    ("per", "label"), [("tokens", "1,000 tokens"), ("sentences", "100 sentences")]
)
def test_the_denominator_is_written_in_words(per: str, label: str) -> None:
    """No reader has to guess what a rate is given by."""
    assert per_label(per) == label
