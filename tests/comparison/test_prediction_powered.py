"""Prediction-powered inference, beside the package of its authors and the formulas of the papers.

The values of ppi-python 0.2.3 are those of `ppi_mean_pointestimate` and `ppi_mean_ci` for the
labels, findings and uncoded findings below.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from toolkit.comparison.clustered import clustered_error
from toolkit.comparison.labelled import Labelled
from toolkit.comparison.prediction_powered import power_tuning, prediction_powered

LABELS = np.array([1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0], float)
FINDINGS = np.array([1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0], float)
UNCODED = np.array([1] * 9 + [0] * 15, float)
WEIGHTS = np.array([1, 2, 1, 4, 1, 2, 1, 1, 4, 1, 2, 4], float)


def apart(
    labels: np.ndarray,
    findings: np.ndarray,
    uncoded: np.ndarray,
    weights: Sequence[float] | None = None,
) -> Labelled:
    """Return sentences each of which is a document, the coded ones first."""
    chances = np.ones(len(labels)) if weights is None else 1 / np.asarray(weights)
    found = np.concatenate([findings, uncoded])
    return Labelled(
        found=found[:, None],
        sentences=np.ones(len(found)),
        document=np.arange(len(labels)),
        labels=labels[:, None],
        predicted=findings[:, None],
        probability=chances,
    )


SAMPLE = apart(LABELS, FINDINGS, UNCODED)
PER_LAMBDA = (12 + 24) / 24
"""By what their lambda is multiplied here, where coded sentences are among all."""


@pytest.mark.parametrize(
    ("weight", "expected"), [(1, 0.29166667), (0, 0.41666667), (0.5, 0.35416667)]
)
def test_estimates_are_those_of_the_authors_package(weight: float, expected: float) -> None:
    """ppi-python, with the weight of the findings given."""
    tuning = np.array([weight * PER_LAMBDA])
    assert prediction_powered(SAMPLE, tuning).value == pytest.approx([expected])


def test_the_tuned_weight_is_that_of_the_authors_package() -> None:
    """ppi-python finds 0.375, which is a lambda of one third."""
    tuning = power_tuning(SAMPLE)
    assert tuning == pytest.approx([PER_LAMBDA / 3])
    assert prediction_powered(SAMPLE, tuning).value == pytest.approx([0.375])


@pytest.mark.parametrize(("weight", "expected"), [(1.0, 0.25), (0.3, 0.30833333)])
def test_weighted_estimates_are_those_of_the_authors_package(
    weight: float, expected: float
) -> None:
    """ppi-python with weights; its mean of the findings is that of the uncoded sentences."""
    sample = apart(LABELS, FINDINGS, UNCODED, WEIGHTS)
    only = np.where(np.arange(36) < 12, 0, 1).astype(float)
    uncoded = Labelled(
        sample.found * only[:, None],
        only,
        sample.document,
        sample.labels,
        sample.predicted,
        sample.probability,
    )
    assert prediction_powered(uncoded, np.array([weight])).value == pytest.approx([expected])


def test_without_findings_the_error_is_that_of_the_labels() -> None:
    """ppi-python's interval at a weight of 0 is 0.13772702 to 0.69560631."""
    error = clustered_error(prediction_powered(SAMPLE, np.array([0.0])).pulls) * np.sqrt(35 / 36)
    half = stats.norm.ppf(0.975) * error[0]
    assert half == pytest.approx((0.69560631 - 0.13772702) / 2, abs=1e-7)


def test_the_error_is_that_of_the_paper() -> None:
    """lambda^2 var(f) / N + var(Y - lambda f) / n, labelled and other sentences being apart.

    Angelopoulos et al. (2023), algorithm 1 with lambda; ours is estimated from both together, so
    they agree but for chance.
    """
    rng = np.random.default_rng(2)
    true = rng.random(60_000) < 0.3
    found = np.where(true, rng.random(60_000) < 0.7, rng.random(60_000) < 0.1).astype(float)
    labels, findings, uncoded = true[:20_000].astype(float), found[:20_000], found[20_000:]
    weight = 0.5
    expected = np.sqrt(
        weight**2 * uncoded.var() / 40_000 + (labels - weight * findings).var() / 20_000
    )
    sample = apart(labels, findings, uncoded)
    estimate = prediction_powered(sample, np.array([weight * 1.5]))
    assert clustered_error(estimate.pulls)[0] == pytest.approx(expected, rel=0.01)


binary = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=4, max_size=15)


@settings(max_examples=60, deadline=None)
@given(binary, st.lists(st.booleans(), min_size=1, max_size=15))
def test_findings_that_are_always_right_are_kept_and_useless_ones_are_not(
    coded: list[tuple[bool, bool]], others: list[bool]
) -> None:
    """The tuning lies in 0 to 1; where nothing varies, or against the labels, it is 0."""
    labels, findings = (np.array(side, float) for side in zip(*coded, strict=True))
    sample = apart(labels, findings, np.array(others, float))
    (tuning,) = power_tuning(sample)
    assert 0 <= tuning <= 1
    if np.ptp(findings) == 0 or (np.cov(labels, findings)[0, 1] <= 0):
        assert tuning == pytest.approx(0, abs=1e-12)
        assert prediction_powered(sample, np.array([tuning])).value == pytest.approx(labels.mean())
    right = apart(findings, findings, np.array(others, float))
    assert prediction_powered(right, np.array([1.0])).value == pytest.approx(right.shares)


def test_pulls_sum_to_nothing_and_labelled_documents_bound_the_freedom() -> None:
    """Which is what makes them parts of an error."""
    estimate = prediction_powered(apart(LABELS, FINDINGS, UNCODED, WEIGHTS), np.array([0.7]))
    assert estimate.pulls.sum() == pytest.approx(0)
    assert estimate.most == 11
