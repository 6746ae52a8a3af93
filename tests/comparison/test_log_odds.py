"""Log-odds with an informative Dirichlet prior."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.comparison.log_odds import PRIOR_TOKENS, informative_prior, log_odds

Counts = list[tuple[int, int]]
vocabulary = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300)).filter(any), min_size=2, max_size=20
).filter(lambda pairs: all(any(column) for column in zip(*pairs, strict=True)))


def written_out(counts: Counts) -> list[tuple[float, float]]:
    """Return (delta, z) of each word, one at a time, as the paper's equations stand."""
    n_i, n_j = sum(i for i, _ in counts), sum(j for _, j in counts)
    found = []
    for y_i, y_j in counts:
        alpha = PRIOR_TOKENS * (y_i + y_j) / (n_i + n_j)
        omega_i = (y_i + alpha) / (n_i + PRIOR_TOKENS - y_i - alpha)
        omega_j = (y_j + alpha) / (n_j + PRIOR_TOKENS - y_j - alpha)
        delta = log(omega_i) - log(omega_j)
        found.append((delta, delta / sqrt(1 / (y_i + alpha) + 1 / (y_j + alpha))))
    return found


def computed(counts: Counts) -> tuple[np.ndarray, np.ndarray]:
    """Return the toolkit's delta and z."""
    group, baseline = np.array(counts, float).T
    sides = (group, group.sum(), baseline, baseline.sum())
    return log_odds(*sides, prior=informative_prior(*sides), prior_tokens=PRIOR_TOKENS)


@given(vocabulary)
def test_log_odds_agree_with_the_equations_written_out(counts: Counts) -> None:
    """To 1e-9, delta and z."""
    delta, z = computed(counts)
    expected = np.array(written_out(counts))
    assert delta == pytest.approx(expected[:, 0], abs=1e-9)
    assert z == pytest.approx(expected[:, 1], abs=1e-9)


def test_z_agrees_with_an_independent_implementation() -> None:
    """The documented example of the Python package fightin-words: 11 words, prior 0.05 each."""
    group = np.array([1, 1, 1, 1, 1, 1, 1, 2, 0, 0, 0], float)
    baseline = np.array([0, 0, 0, 1, 1, 1, 1, 2, 1, 1, 1], float)
    _, z = log_odds(group, 9, baseline, 9, prior=np.full(11, 0.05), prior_tokens=0.55)
    told = 0.6894227886807968
    assert z == pytest.approx([told] * 3 + [0.0] * 5 + [-told] * 3, abs=1e-9)


@given(vocabulary)
def test_swapping_the_groups_negates_z(counts: Counts) -> None:
    """What one side overuses the other underuses."""
    swapped = computed([(j, i) for i, j in counts])
    assert computed(counts)[1] == pytest.approx(-swapped[1], abs=1e-9)


def test_equal_rates_have_a_z_of_zero() -> None:
    """The prior follows the overall rates, so it moves nothing that is equal."""
    delta, z = computed([(10, 30), (5, 15), (85, 255)])
    assert delta == pytest.approx([0, 0, 0], abs=1e-12)
    assert z == pytest.approx([0, 0, 0], abs=1e-12)


def test_a_rare_word_of_one_side_does_not_outrank_a_frequent_one() -> None:
    """What the prior is for: a single hit is little evidence."""
    _, z = computed([(1, 0), (60, 20), (939, 980)])
    assert 0 < z[0] < z[1]
