"""The classifier: weights that can be read, and documents that no model has seen."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.comparison import classifier
from toolkit.comparison.classifier import (
    FOLDS,
    REPEATS,
    centred_weights,
    held_out,
    make_classifier,
    shuffled,
)

RNG = np.random.default_rng(5)
VALUES = RNG.gamma(2, 1, (30, 3))
GROUPS = np.repeat([0, 1, 2], 10)
VALUES[GROUPS == 1, 0] += 3
VALUES[GROUPS == 2, 1] += 3


@pytest.mark.parametrize("number", [2, 3])
def test_weights_are_log_odds_against_the_others(number: int) -> None:
    """Half a standard deviation to either side, by the model's own probabilities."""
    kept = number > GROUPS
    model = make_classifier().fit(VALUES[kept], GROUPS[kept])
    weights = centred_weights(model)
    scale = VALUES[kept].std(axis=0)
    for column in range(3):
        step = np.zeros(3)
        step[column] = scale[column] / 2
        mean = VALUES[kept].mean(axis=0)
        logs = [np.log(model.predict_proba([mean + way * step])[0]) for way in (1, -1)]
        for group in range(number):
            against = [one[group] - np.delete(one, group).mean() for one in logs]
            assert weights[group, column] == pytest.approx(against[0] - against[1], abs=1e-6)


def test_no_model_sees_a_document_it_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor another document of the same unit; and each is judged once a repeat."""
    units = np.arange(30) // 2
    seen: list[set[int]] = []
    judged: list[set[int]] = []

    class Watched:
        """A classifier that notes which units it meets: they are in the first column."""

        def fit(self, values: np.ndarray, groups: np.ndarray) -> Watched:
            seen.append(set(values[:, 0].astype(int)))
            assert set(groups) == {0, 1, 2}
            return self

        def predict(self, values: np.ndarray) -> np.ndarray:
            judged.append(set(values[:, 0].astype(int)))
            return np.zeros(len(values), int)

    monkeypatch.setattr(classifier, "make_classifier", Watched)
    monkeypatch.setattr(classifier, "centred_weights", lambda _: np.zeros((3, 3)))
    values = np.column_stack([units, VALUES])
    found = held_out(values, GROUPS, units, np.random.default_rng(0))
    assert len(seen) == FOLDS * REPEATS
    assert not any(one & other for one, other in zip(seen, judged, strict=True))
    for repeat in range(REPEATS):
        folds = judged[repeat * FOLDS : (repeat + 1) * FOLDS]
        assert sorted(unit for fold in folds for unit in fold) == list(range(15))
    assert found.predicted.shape == (REPEATS, 30)


def test_groups_that_differ_are_told_apart_and_others_are_not() -> None:
    """Nearly all documents, against about a third."""
    rng = np.random.default_rng(1)
    units = np.arange(30)
    told = held_out(VALUES, GROUPS, units, rng).predicted == GROUPS
    noise = held_out(rng.random((30, 3)), GROUPS, units, rng).predicted == GROUPS
    assert told.mean() > 0.8
    assert noise.mean() < 0.5


def test_groups_are_dealt_out_to_whole_units() -> None:
    """As many units to each group as before, and no unit in two."""
    groups, units = np.array([0, 0, 0, 1, 1, 1, 1, 1]), np.array([0, 0, 1, 2, 3, 3, 3, 4])
    rng = np.random.default_rng(0)
    dealt = np.array([shuffled(groups, units, rng) for _ in range(200)])
    _, first = np.unique(units, return_index=True)
    assert (dealt[:, first] == 0).sum(axis=1).tolist() == [2] * 200
    for unit in range(5):
        assert (np.ptp(dealt[:, units == unit], axis=1) == 0).all()
    assert (dealt[:, first] == 0).mean(axis=0) == pytest.approx([0.4] * 5, abs=0.12)
