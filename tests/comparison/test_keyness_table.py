"""The keyness table: its measures, what is withheld, and the notes that say so."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.stats import mannwhitneyu
from statsmodels.stats.multitest import multipletests

from toolkit.comparison import keyness_of_counts
from toolkit.comparison.dispersion import deviation_of_proportions, juilland_d
from toolkit.comparison.keyness_table import CONTRASTS, MEASURES
from toolkit.comparison.text_dispersion import text_dispersion_keyness
from toolkit.errors import InputError

SIZED = ("docs", "hits", "docs_with")


def table_of(counts: NDArray[np.int64], group: int, tokens: int | None = None) -> pd.DataFrame:
    """Return the table of words w00, w01 ... by word; the first documents are the group."""
    words = [f"w{number:02d}" for number in range(counts.shape[1])]
    lengths = None if tokens is None else np.full(len(counts), float(tokens))
    members = np.arange(len(counts)) < group
    return keyness_of_counts(csr_matrix(counts), words, members, lengths).set_index("word")


@pytest.fixture
def counts() -> NDArray[np.int64]:
    """Counts of 20 words in 16 documents, every word in every document, so lengths are alike."""
    return np.random.default_rng(7).integers(1, 9, (16, 20))


def test_measures_are_those_of_their_functions(counts: NDArray[np.int64]) -> None:
    """Each column is its statistic of the right side."""
    found = table_of(counts, 6).sort_index()
    assert tuple(found.columns) == MEASURES
    tokens = counts.sum(axis=1)
    shares = counts / tokens[:, np.newaxis]
    test = mannwhitneyu(shares[:6], shares[6:], method="asymptotic")
    assert found["p"].to_numpy() == pytest.approx(test.pvalue)
    assert found["superiority"].to_numpy() == pytest.approx(test.statistic / 60)
    adjusted = multipletests(test.pvalue, method="fdr_bh")[1]
    assert found["p_adjusted"].to_numpy() == pytest.approx(adjusted)
    for name, side in (("", slice(6)), ("baseline_", slice(6, None))):
        hits, words = counts[side].astype(float), tokens[side].astype(float)
        assert found[f"{name}dispersion"].to_numpy() == pytest.approx(
            deviation_of_proportions(hits, words)
        )
        assert found[f"{name}juilland_d"].to_numpy() == pytest.approx(juilland_d(hits, words))
    assert found["bic"].to_numpy() == pytest.approx(found["g2"] - np.log(tokens.sum()))
    assert set(found["note"]) == {""}


def test_documents_with_a_word_are_counted_once() -> None:
    """Text dispersion does not see how often a document has it."""
    found = table_of(np.array([[9, 1], [0, 1], [0, 1], [1, 1], [1, 1], [0, 1]]), 3)
    expected = text_dispersion_keyness(np.array([1.0]), 3, np.array([2.0]), 3)[0]
    assert found.loc["w00", "text_dispersion_keyness"] == pytest.approx(expected)
    assert found.loc["w00", ["docs_with", "baseline_docs_with"]].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("group", "note"),
    [
        (1, "one document, so no p"),
        (4, "fewer than 5 documents in a group, so no p"),
        (12, "fewer than 5 documents in a group, so no p"),
        (15, "the baseline is one document, so no p"),
    ],
)
def test_few_documents_get_no_p(counts: NDArray[np.int64], group: int, note: str) -> None:
    """With fewer than five on either side; the superiority is still told."""
    found = table_of(counts, group, tokens=500)
    assert found[["p", "p_adjusted"]].isna().all(axis=None)
    assert found["superiority"].notna().all()
    assert set(found["note"]) == {note}


def test_zeros_have_their_rule_and_their_note(counts: NDArray[np.int64]) -> None:
    """Nothing is infinite; what neither side has is not contrasted and comes last."""
    counts[:6, 0] = counts[6:, 1] = counts[:, 2] = 0
    found = table_of(counts, 6, tokens=500)
    assert np.isfinite(found.loc[["w00", "w01"], list(CONTRASTS)].to_numpy(float)).all()
    assert found.loc["w00", "percent_diff"] == -100
    assert found.loc["w00", "note"] == "no hits count as half a hit in log_ratio"
    assert found.loc["w01", "note"] == "no hits in the baseline count as half a hit"
    assert found.index[-1] == "w02"
    assert found.loc["w02", list(CONTRASTS)].isna().all()
    assert found.loc["w02", "note"] == "no hits in either group, so no contrast"


@pytest.mark.parametrize(("times", "tested"), [(1.4, True), (3.0, False), (1 / 3, False)])
def test_longer_documents_on_one_side_are_not_tested(
    counts: NDArray[np.int64], times: float, tested: bool
) -> None:
    """They lack fewer words, whatever their rates, and so their ranks differ."""
    words, members = [f"w{number}" for number in range(20)], np.arange(16) < 6
    tokens = np.where(members, 500 * times, 500)
    found = keyness_of_counts(csr_matrix(counts), words, members, tokens)
    assert found["p"].notna().eq(tested).all()
    told = f"documents {times:.2g} times as long as the baseline's, so no p"
    assert set(found["note"]) == {"" if tested else told}


def test_a_side_without_words_is_refused() -> None:
    """Nothing can be divided by no tokens."""
    with pytest.raises(InputError, match="one of the two groups has no words"):
        table_of(np.array([[1, 2], [0, 0]]), 1)


def test_a_document_without_words_is_refused() -> None:
    """Nor can a document be ranked by no rate."""
    with pytest.raises(InputError, match="a document has no words and so no rate"):
        table_of(np.array([[1, 2], [0, 0], [1, 1]]), 2)


def test_more_hits_than_tokens_are_refused() -> None:
    """A rate above one in one is no rate of words."""
    with pytest.raises(InputError, match="'w01' has no fewer hits than there are tokens"):
        table_of(np.array([[1, 30], [1, 2]]), 1, tokens=20)


def test_dispersion_in_blocks_is_dispersion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few words at a time give what all at once give."""
    counts = np.random.default_rng(3).poisson(1, (7, 11)) + 1
    expected = table_of(counts, 3)
    monkeypatch.setattr(import_module("toolkit.comparison.keyness_table"), "CELLS", 8)
    pd.testing.assert_frame_equal(table_of(counts, 3), expected)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 11))
def test_swapping_the_sides_swaps_the_table(seed: int, group: int) -> None:
    """Counts and dispersion change places; numbers with a direction change it."""
    counts = np.random.default_rng(seed).poisson(0.7, (12, 9)) + (np.arange(9) == 0)
    one, other = table_of(counts, group), table_of(counts[::-1], 12 - group)
    other = other.reindex(one.index)
    for name in (*SIZED, "dispersion", "juilland_d"):
        assert one[name].to_numpy(float) == pytest.approx(
            other[f"baseline_{name}"].to_numpy(float), nan_ok=True
        )
    for name in ("log_ratio", "log_odds", "z"):
        assert one[name].to_numpy() == pytest.approx(-other[name], abs=1e-9, nan_ok=True)
    for name in ("g2", "text_dispersion_keyness", "p"):
        assert one[name].to_numpy() == pytest.approx(other[name], abs=1e-9, nan_ok=True)
