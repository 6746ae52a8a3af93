"""Corrected shares: unbiased where raw ones are not, and withheld where little is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from toolkit.comparison.labelled import Labelled
from toolkit.comparison.prediction_powered import prediction_powered
from toolkit.validation.shares import METHODS, group_shares

TRUE = np.array([0.25, 0.12])
SENSITIVITY, SPECIFICITY = np.array([0.6, 0.8]), np.array([0.97, 0.9])


def simulate(documents: int, rng: np.random.Generator) -> tuple[Labelled, np.ndarray]:
    """Return sentences of two categories, coded in two strata of unequal chance, and the truth."""
    lengths = np.maximum(20, rng.lognormal(np.log(60), 0.5, documents)).round().astype(int)
    document = np.repeat(np.arange(documents), lengths)
    share = rng.beta(TRUE * 9, (1 - TRUE) * 9, (documents, 2))[document]
    true = rng.random(share.shape) < share
    found = rng.random(true.shape) < np.where(true, SENSITIVITY, 1 - SPECIFICITY)
    cued = rng.random(len(document)) < np.where(found.any(axis=1) | true.any(axis=1), 0.8, 0.2)
    drawn, chance = [], []
    for stratum in (np.flatnonzero(cued), np.flatnonzero(~cued)):
        drawn.append(rng.choice(stratum, 200, replace=False))
        chance.append(np.full(200, 200 / len(stratum)))
    coded = np.concatenate(drawn)
    counts = np.zeros((documents, 2))
    np.add.at(counts, document, found)
    sample = Labelled(
        found=counts,
        sentences=lengths.astype(float),
        document=document[coded],
        labels=true[coded].astype(float),
        predicted=found[coded].astype(float),
        probability=np.concatenate(chance),
    )
    return sample, true.mean(axis=0)


def test_corrected_shares_are_unbiased_where_raw_ones_are_not() -> None:
    """250 corpora of 30 documents: bias by method, and intervals that cover 91 to 99 %.

    With the true error rates, the correction of Rogan & Gladen (1978) is right on average too: so
    much is to be corrected. The long simulation is benchmarks/corrected.py.
    """
    rng = np.random.default_rng(1)
    errors: dict[str, list[np.ndarray]] = {name: [] for name in (*METHODS, "textbook")}
    covered = dict.fromkeys(METHODS, np.zeros(2))
    for _ in range(250):
        sample, true = simulate(30, rng)
        shares = group_shares(sample).by_method
        for method, share in shares.items():
            errors[method].append(share.value - true)
            covered[method] = covered[method] + ((share.low <= TRUE) & (share.high >= TRUE))
        youden = SENSITIVITY + SPECIFICITY - 1
        errors["textbook"].append((shares["raw"].value + SPECIFICITY - 1) / youden - true)
    bias = {name: np.mean(one, axis=0) for name, one in errors.items()}
    spread = {name: np.std(one, axis=0) / np.sqrt(250) for name, one in errors.items()}
    expected = TRUE * SENSITIVITY + (1 - TRUE) * (1 - SPECIFICITY) - TRUE
    assert bias["raw"] == pytest.approx(expected, abs=0.01)
    assert (np.abs(bias["raw"]) > 10 * spread["raw"]).all()
    for method in ("ppi", "dsl", "textbook"):
        assert (np.abs(bias[method]) < 3 * spread[method] + 0.001).all(), method
    for method in ("ppi", "dsl"):
        assert (np.abs(covered[method] / 250 - 0.95) < 0.04).all(), method
    assert (covered["raw"] / 250 < 0.75).all()


def small(labels: list[float], predicted: list[float], documents: int = 6) -> Labelled:
    """Return documents of ten sentences, two of them found, with one coded sentence each."""
    return Labelled(
        found=np.tile([2.0], (documents, 1)) + (np.arange(documents) == 0)[:, None],
        sentences=np.full(documents, 10.0),
        document=np.arange(len(labels)),
        labels=np.array(labels)[:, None],
        predicted=np.array(predicted)[:, None],
        probability=np.full(len(labels), 0.1),
    )


def test_everything_is_given_where_enough_is_known() -> None:
    """Five documents with coded sentences, some with the category, some in error."""
    shares = group_shares(small([1, 0, 1, 0, 0], [1, 0, 0, 0, 1]))
    assert shares.notes == [""]
    assert shares.differing.tolist() == [2]
    for share in shares.by_method.values():
        assert 0 <= share.low[0] <= share.value[0] <= share.high[0] <= 1


@pytest.mark.parametrize(
    ("sample", "note"),
    [
        (small([1, 0, 1, 0], [1, 0, 0, 0]), "coded sentences of fewer than 5 documents (4), so no"),
        (small([], []), "no coded sentences, so no corrected rate"),
        (
            small([1, 0, 1, 0, 0], [1, 0, 1, 0, 0]),
            "coders and finding never differ, so no interval",
        ),
        (small([0, 0, 0, 0, 0], [1, 0, 1, 0, 0]), "no coded sentence has it, so no interval"),
        (small([1, 0, 1], [1, 0, 0], 4), "fewer than 5 documents, so no interval; coded"),
    ],
)
def test_what_is_withheld_is_said(sample: Labelled, note: str) -> None:
    """Corrected values below five coded documents, intervals where no error is known."""
    shares = group_shares(sample)
    assert shares.notes[0].startswith(note)
    few = len(sample.document) < 5
    for method in ("ppi", "dsl"):
        assert np.isnan(shares.by_method[method].value[0]) == few
        assert np.isnan(shares.by_method[method].low[0])
    assert shares.by_method["raw"].value[0] == sample.shares[0]


def test_a_share_below_nothing_is_set_to_nothing() -> None:
    """Where the category is found far more often in coded sentences than in others."""
    usual = small([1, 0, 0, 0, 0], [1, 1, 1, 0, 0])
    rarely = replace(usual, found=np.array([[1.0], [0.0], [0.0], [0.0], [0.0], [0.0]]))
    shares = group_shares(rarely)
    powered = shares.by_method["ppi"]
    assert shares.tuning == pytest.approx([1])
    # 1 in 60, less two of five that were found wrongly.
    assert prediction_powered(rarely, shares.tuning).value == pytest.approx([1 / 60 - 0.4])
    assert (powered.value[0], powered.low[0]) == (0, 0)
    assert 0 < powered.high[0] <= 1
    assert shares.notes == ["a corrected rate beyond 0 or 100 was set there"]
