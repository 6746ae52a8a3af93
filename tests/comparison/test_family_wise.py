"""Family-wise p-values."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.comparison.family_wise import Contrasted, westfall_young
from toolkit.comparison.permutation import (
    drawn_splits,
    observed_statistic,
    permutation_p,
    statistics,
)
from toolkit.comparison.ratio_estimator import moments

TOKENS = np.random.default_rng(5).integers(800, 2500, 24).astype(float)


def made(shift: float, columns: int = 4, seed: int = 1) -> np.ndarray:
    """Return hits of 24 documents, the first column of the first twelve raised."""
    rng = np.random.default_rng(seed)
    mean = np.outer(TOKENS / 400, np.ones(columns))
    mean[:12, 0] *= shift
    return rng.poisson(mean).astype(float)


def contrast(hits: np.ndarray, seed: int = 3) -> Contrasted:
    """Return the contrast of the first twelve documents with the others."""
    return Contrasted(hits, TOKENS, 12, np.random.default_rng(seed))


def step_down(hits: np.ndarray, draws: int, seed: int = 3) -> list[float]:
    """Return the adjusted p-values written out from Ge, Dudoit & Speed 2003, box 3, in loops."""
    counts = moments(hits, TOKENS)
    blocks = drawn_splits(24, 12, draws, np.random.default_rng(seed))
    drawn = np.abs(np.concatenate([statistics(block, counts, 12) for block in blocks]))
    seen = np.abs(observed_statistic(counts, 12))
    order = sorted(range(len(seen)), key=lambda j: -seen[j])
    adjusted, before = [0.0] * len(seen), 0.0
    for step, column in enumerate(order):
        left = order[step:]
        reached = sum(max(one[j] for j in left) >= seen[column] - 1e-9 for one in drawn)
        before = max(before, (reached + 1) / (draws + 1))
        adjusted[column] = before
    return adjusted


def test_it_is_the_step_down_procedure_of_the_book() -> None:
    """The vectorised maxima agree with the loops."""
    hits = made(1.4)

    assert westfall_young([contrast(hits)], 300)[0] == pytest.approx(step_down(hits, 300))


def test_a_single_row_is_not_adjusted() -> None:
    """With one test the family-wise p-value is the two-sided p of the absolute statistic."""
    hits = made(1.3, columns=1)
    [[adjusted]] = westfall_young([contrast(hits)], 4_999)
    [plain] = permutation_p(hits, TOKENS, 12, 4_999, np.random.default_rng(9))

    assert adjusted == pytest.approx(plain, abs=0.02)


def test_more_rows_make_each_one_less_sure() -> None:
    """The same effect among twelve columns has a larger p than among two."""
    many = made(1.5, columns=12)
    few = westfall_young([contrast(many[:, :2])], 999)[0, 0]

    assert few < westfall_young([contrast(many)], 999)[0, 0]


def test_contrasts_share_one_family() -> None:
    """Two contrasts of four rows each are adjusted for eight."""
    one, two = made(1.5), made(1.0, seed=8)
    both = westfall_young([contrast(one), contrast(two, 4)], 999)

    assert both.shape == (2, 4)
    assert both[0, 0] >= westfall_young([contrast(one)], 999)[0, 0]
    assert both.min() == both[0, 0]
