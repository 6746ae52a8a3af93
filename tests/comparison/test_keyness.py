"""Keyness: the words of two groups."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from toolkit.comparison import keyness, keyness_of_counts
from toolkit.comparison.dispersion import deviation_of_proportions
from toolkit.comparison.keyness import COLUMNS, count_words
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError


@pytest.fixture
def corpus() -> Corpus:
    """One document on aid convoys, three on harvests, one on music."""
    texts = {
        "aid": "The convoy waits. The convoy isn't moving, the road is closed.",
        "oats": "The harvest is good and the barns are full.",
        "rye": "The harvest of rye isn\u2019t late; the harvest is early.",
        "wheat": "The farmers count the sacks.",
        "song": "The choir sings.",
    }
    sources = {"aid": "reports", "song": "reviews"}
    return Corpus(
        Document(name, text, sources.get(name, "farms"), {"topic": "text"})
        for name, text in texts.items()
    )


def test_words_of_the_group_come_first(corpus: Corpus) -> None:
    """Sorted by falling z: what the group overuses first, what the baseline overuses last."""
    found = keyness(corpus, "reports")
    assert tuple(found.columns) == COLUMNS
    assert found["word"].iloc[0] == "convoy"
    assert found["word"].iloc[-1] == "harvest"
    assert set(found["baseline"]) == {"farms"}
    assert found["z"].is_monotonic_decreasing


def test_counts_stand_beside_each_word(corpus: Corpus) -> None:
    """Hits and documents of either side, and rates per 1,000 tokens."""
    found = keyness(corpus, "reports").set_index("word").loc["harvest"]
    assert (found["hits"], found["baseline_hits"]) == (0, 3)
    assert (found["docs_with"], found["baseline_docs_with"]) == (0, 2)
    assert found["baseline_rate"] == pytest.approx(1000 * 3 / 24)
    assert found["log_ratio"] == pytest.approx(np.log2((0.5 / 11) / (3 / 24)))
    assert np.isnan(found["dispersion"])


def test_a_curly_apostrophe_makes_no_word_of_its_own(corpus: Corpus) -> None:
    """One source's typography is not its vocabulary."""
    found = keyness(corpus, "reports").set_index("word").loc["isn't"]
    assert (found["hits"], found["baseline_hits"]) == (1, 1)


def test_swapping_the_groups_negates_the_contrast(corpus: Corpus) -> None:
    """z and log ratio change sign, G2 stays."""
    one = keyness(corpus, "reports", baseline="farms").set_index("word").sort_index()
    other = keyness(corpus, "farms", baseline="reports").set_index("word").sort_index()
    for column in ("z", "log_odds", "log_ratio"):
        assert one[column].to_numpy() == pytest.approx(-other[column].to_numpy(), abs=1e-9)
    assert one["g2"].to_numpy() == pytest.approx(other["g2"].to_numpy(), abs=1e-9)


def test_the_only_other_group_need_not_be_named(corpus: Corpus) -> None:
    """Of two groups the smaller is set against the larger."""
    two = corpus.slice(source=["reports", "farms"])
    assert set(keyness(two)["group"]) == {"reports"}
    with pytest.raises(UsageError, match="name the group to compare with 'farms'"):
        keyness(corpus)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"group": "poems"}, "no group 'poems': there are farms, reports, reviews"),
        ({"group": "farms", "baseline": "poems"}, "no group 'poems' to be the baseline"),
        ({"group": "farms", "baseline": "farms"}, "no group 'farms' to be the baseline"),
        ({"group": "text", "by": "topic"}, "needs two groups: there is only 'text'"),
        ({"by": "party"}, "no column 'party' to compare by"),
    ],
)
def test_groups_that_are_not_there_are_refused(
    corpus: Corpus, arguments: dict[str, str], message: str
) -> None:
    """The message says what there is."""
    with pytest.raises(UsageError, match=message):
        keyness(corpus, **arguments)


def test_texts_without_words_are_refused() -> None:
    """Signs alone, or a single word, cannot be compared."""
    with pytest.raises(InputError, match="no words"):
        count_words(["***", "!"])
    with pytest.raises(InputError, match="only the word 'hello'"):
        count_words(["hello", "Hello!"])


def test_a_side_without_words_is_refused() -> None:
    """Nothing can be divided by no tokens."""
    with pytest.raises(InputError, match="one of the two groups has no words"):
        keyness_of_counts(csr_matrix([[1, 2], [0, 0]]), ["a", "b"], np.array([True, False]))


def test_tokens_are_the_toolkit_s_own() -> None:
    """Inner apostrophes and hyphens belong to the word; words come sorted."""
    counts, words = count_words(["Cease-fire, the people's cease-fire (2254)."])
    assert words == ["2254", "cease-fire", "people's", "the"]
    assert counts.toarray().tolist() == [[1, 2, 1, 1]]


def test_dispersion_in_blocks_is_dispersion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few words at a time give what all at once give."""
    monkeypatch.setattr(import_module("toolkit.comparison.keyness"), "CELLS", 8)
    counts = np.random.default_rng(3).poisson(1, (7, 11))
    members = np.array([True, True, True, False, False, False, False])
    words = [f"w{i:02d}" for i in range(11)]
    found = keyness_of_counts(csr_matrix(counts), words, members).sort_values("word")
    group = counts[members].astype(float)
    expected = deviation_of_proportions(group, group.sum(axis=1))
    assert found["dispersion"].to_numpy() == pytest.approx(expected, nan_ok=True)
