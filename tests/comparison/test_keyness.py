"""Keyness: the words and the categories of two groups."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison import category_keyness, keyness
from toolkit.comparison.keyness import CATEGORY_COLUMNS, COLUMNS, count_words
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
    """z and log ratio change sign, G2 and what is of documents stay, sides change places."""
    one = keyness(corpus, "reports", baseline="farms").set_index("word").sort_index()
    other = keyness(corpus, "farms", baseline="reports").set_index("word").sort_index()
    for column in ("z", "log_odds", "log_ratio"):
        assert one[column].to_numpy() == pytest.approx(-other[column].to_numpy(), abs=1e-9)
    for column in ("g2", "bic", "text_dispersion_keyness"):
        assert one[column].to_numpy() == pytest.approx(other[column].to_numpy(), abs=1e-9)
    assert one["superiority"].to_numpy() == pytest.approx(1 - other["superiority"].to_numpy())
    assert one["dispersion"].equals(other["baseline_dispersion"].rename("dispersion"))
    assert one["juilland_d"].equals(other["baseline_juilland_d"].rename("juilland_d"))


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


def test_tokens_are_the_toolkit_s_own() -> None:
    """Inner apostrophes and hyphens belong to the word; words come sorted."""
    counts, words = count_words(["Cease-fire, the people's cease-fire (2254)."])
    assert words == ["2254", "cease-fire", "people's", "the"]
    assert counts.toarray().tolist() == [[1, 2, 1, 1]]


def test_a_document_without_words_is_named(corpus: Corpus) -> None:
    """It has no rate, and so no rank."""
    with pytest.raises(InputError, match="document 'stars' has no words"):
        keyness(corpus + Corpus([Document("stars", "* * *", "reports")]), "reports")


def spans(corpus: Corpus, *sentences: str) -> pd.DataFrame:
    """Return evidence, all but its place left out, that stands in some sentences."""
    rows = [
        (d.doc_id, d.text.index(s), d.text.index(s) + len(s))
        for d in corpus
        for s in sentences
        if s in d.text
    ]
    columns = ["doc_id", "sentence_start", "sentence_end"]
    return pd.DataFrame([*rows, *rows], columns=columns)


def test_words_can_be_those_of_sentences_with_evidence(corpus: Corpus) -> None:
    """Only these sentences count, each once, and only the documents that have some."""
    evidence = spans(corpus, "The convoy waits.", "The farmers count the sacks.")
    found = keyness(corpus, within=evidence).set_index("word")
    assert sorted(found.index) == ["convoy", "count", "farmers", "sacks", "the", "waits"]
    assert found.loc["the", ["hits", "baseline_hits", "docs", "baseline_docs"]].tolist() == [
        1, 2, 1, 1,
    ]  # fmt: skip


def test_evidence_of_other_documents_is_refused(corpus: Corpus) -> None:
    """Nothing is left to compare."""
    elsewhere = spans(corpus, "The convoy waits.").assign(doc_id="elsewhere")
    with pytest.raises(InputError, match="no document of the corpus has such evidence"):
        keyness(corpus, within=elsewhere)


def test_categories_have_the_measures_of_words(two_groups: pd.DataFrame) -> None:
    """A row a category, exposed to the tokens of the documents."""
    found = category_keyness(two_groups, baseline="b")
    assert tuple(found.columns) == CATEGORY_COLUMNS
    assert set(found["feature"]) == {"blame"}
    assert list(found["category"]) == ["all", "causation", "deception"]
    row = found.set_index("category").loc["deception"]
    assert (row["docs"], row["baseline_docs"]) == (6, 8)
    assert (row["hits"], row["baseline_hits"], row["baseline_docs_with"]) == (0, 7, 4)
    assert row["baseline_rate"] == pytest.approx(1000 * 7 / 16_250)
    assert row["percent_diff"] == -100
    assert row["superiority"] == pytest.approx((6 * 4 / 2) / 48)


def test_the_order_of_documents_changes_no_keyness(two_groups: pd.DataFrame) -> None:
    """Groups are sets of documents."""
    shuffled = category_keyness(two_groups.iloc[::-1], baseline="b")
    pd.testing.assert_frame_equal(shuffled, category_keyness(two_groups, baseline="b"))


def test_categories_are_counted_by_document(lone_sentences: pd.DataFrame) -> None:
    """A table of sentences would take sentences for a sample."""
    with pytest.raises(InputError, match="table of sentences: give that of documents"):
        category_keyness(lone_sentences)


def test_a_table_with_a_wordless_document_is_refused(two_groups: pd.DataFrame) -> None:
    """Its name is told."""
    table = two_groups.assign(tokens=two_groups["tokens"].where(two_groups.index != "d03", 0))
    with pytest.raises(InputError, match="document 'd03' has no words"):
        category_keyness(table, baseline="b")
