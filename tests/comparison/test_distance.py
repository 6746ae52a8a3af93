"""Distances of profiles, beside scipy's and the formulas of the papers in plain Python."""

from __future__ import annotations

from math import log2, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial import distance as scipy_distance

from toolkit.comparison.distance import (
    MEASURES,
    choose_distance,
    cosine,
    hellinger,
    jensen_shannon,
    pairwise,
)
from toolkit.comparison.profiles import shares
from toolkit.errors import UsageError

counts = arrays(float, (2, 6), elements=st.integers(0, 40).map(float))
names = st.sampled_from(sorted(MEASURES))


def two_profiles(pair: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares of two rows of counts, neither of them empty."""
    assume(pair.sum(axis=1).all())
    one, other = shares(pair)
    return one, other


@given(counts)
def test_jensen_shannon_is_scipy_s(pair: np.ndarray) -> None:
    """In bits, zeros and all."""
    one, other = two_profiles(pair)
    expected = scipy_distance.jensenshannon(one, other, base=2)
    assert jensen_shannon(one, other) == pytest.approx(expected, abs=1e-9)


@given(counts)
def test_jensen_shannon_is_the_formula_of_lin(pair: np.ndarray) -> None:
    """Entropy of the mean less the mean of the entropies, summed up in plain Python."""
    one, other = (list(map(float, profile)) for profile in two_profiles(pair))

    def entropy(profile: list[float]) -> float:
        return -sum(p * log2(p) for p in profile if p > 0)

    middle = entropy([(p + q) / 2 for p, q in zip(one, other, strict=True)])
    divergence = middle - (entropy(one) + entropy(other)) / 2
    found = float(jensen_shannon(np.array(one), np.array(other)))
    assert found**2 == pytest.approx(divergence, abs=1e-12)


@given(counts)
def test_hellinger_is_one_less_the_affinity(pair: np.ndarray) -> None:
    """The root of 1 less the sum of sqrt(p q) (Bhattacharyya's coefficient)."""
    one, other = two_profiles(pair)
    affinity = sum(sqrt(p * q) for p, q in zip(one, other, strict=True))
    assert float(hellinger(one, other)) ** 2 == pytest.approx(1 - affinity, abs=1e-12)


@given(counts)
def test_cosine_is_scipy_s(pair: np.ndarray) -> None:
    """One less the cosine of the angle."""
    one, other = two_profiles(pair)
    assert cosine(one, other) == pytest.approx(scipy_distance.cosine(one, other), abs=1e-12)


@given(counts, names, st.permutations(range(6)), st.integers(1, 9))
def test_a_distance_is_symmetric_and_bounded(
    pair: np.ndarray, name: str, order: list[int], times: int
) -> None:
    """From 0, of a profile to itself, to 1; neither order nor number of hits matters."""
    one, other = two_profiles(pair)
    far = MEASURES[name].distance
    assert 0 <= far(one, other) <= 1
    assert far(one, one) == pytest.approx(0, abs=1e-7)
    assert far(one, other) == pytest.approx(float(far(other, one)), abs=1e-12)
    assert far(one[order], other[order]) == pytest.approx(float(far(one, other)), abs=1e-7)
    assert far(shares(pair[0] * times), other) == pytest.approx(float(far(one, other)), abs=1e-7)


@given(arrays(float, (3, 5), elements=st.integers(0, 40).map(float)))
def test_jensen_shannon_and_hellinger_are_metrics(rows: np.ndarray) -> None:
    """No way round is shorter (Endres & Schindelin 2003)."""
    assume(rows.sum(axis=1).all())
    a, b, c = shares(rows)
    for far in (jensen_shannon, hellinger):
        assert far(a, c) <= far(a, b) + far(b, c) + 1e-9


@pytest.mark.parametrize("name", MEASURES)
def test_profiles_without_a_category_in_common_are_one_apart(name: str) -> None:
    """The farthest that two profiles can lie apart; and a profile with no hits has no distance."""
    one, other = np.array([0.5, 0.5, 0, 0]), np.array([0, 0, 0.9, 0.1])
    assert MEASURES[name].distance(one, other) == pytest.approx(1)
    assert np.isnan(MEASURES[name].distance(one, np.full(4, np.nan)))


@pytest.mark.parametrize("name", MEASURES)
def test_its_power_grows_as_the_square_of_small_differences(name: str) -> None:
    """Half the difference is a quarter of the distance to its power: what the correction needs."""
    middle, turn = np.array([0.4, 0.3, 0.3]), np.array([1, -2, 1]) / 1_000
    whole, half = (
        float(MEASURES[name].distance(middle, middle + step * turn)) ** MEASURES[name].power
        for step in (1, 0.5)
    )
    assert half / whole == pytest.approx(0.25, rel=0.01)


def test_pairs_come_in_the_order_of_scipy() -> None:
    """Condensed as `scipy.spatial.distance.pdist` has it."""
    rows = shares(np.random.default_rng(0).integers(0, 9, (7, 4)) + 0.0)
    expected = scipy_distance.pdist(rows, "jensenshannon") / sqrt(np.log(2))
    assert pairwise(rows, jensen_shannon) == pytest.approx(expected)
    assert pairwise(rows[:1], jensen_shannon).shape == (0,)


def test_an_unknown_distance_is_refused_with_the_known_ones() -> None:
    """So that a slip is seen at once."""
    assert choose_distance("hellinger") is hellinger
    with pytest.raises(UsageError, match="no distance 'euclid': known are jensen_shannon"):
        choose_distance("euclid")
