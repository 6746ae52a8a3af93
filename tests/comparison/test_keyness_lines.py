"""Keyness lines: words and categories in context, as many as were counted."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison import category_keyness, category_lines, keyness, word_lines
from toolkit.comparison.keyness_lines import COLUMNS
from toolkit.corpus import Corpus, Document
from toolkit.errors import UsageError
from toolkit.evidence import evidence_table
from toolkit.measures import feature_table

TEXTS = {
    "aid": "The convoy waits. The aid-convoy isn’t moving, the road is closed.",
    "song": "The choir sings of a road.",
    "oats": "The harvest is good. The road\nwas mended; it isn't closed.",
    "rye": "The rye is late. Roads and a road!",
}


@pytest.fixture
def corpus() -> Corpus:
    """Two reports of one year, two farms of another."""
    return Corpus(
        Document(name, text, "reports" if number < 2 else "farms", {"year": 2000 + number // 2})
        for number, (name, text) in enumerate(TEXTS.items())
    )


def row(name: str, category: str, keyword: str, **changes: object) -> dict[str, object]:
    """Return a row of evidence whose span is a word of the first sentence that has it."""
    text = TEXTS[name]
    start = text.index(keyword)
    left = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    stop = text.find(".", start)
    given: dict[str, object] = {
        "doc_id": name, "source": "reports" if name in ("aid", "song") else "farms",
        "sentence": int(left > 0), "feature": "legality", "category": category, "start": start,
        "end": start + len(keyword), "text": keyword, "status": "asserted", "form": "claim",
        "sentence_start": left, "sentence_end": stop + 1 if stop >= 0 else len(text),
    }  # fmt: skip
    return given | changes


@pytest.fixture
def evidence() -> pd.DataFrame:
    """Rows of every kind that the feature table tells apart."""
    agency = {"feature": "blame", "form": "tie"}
    return evidence_table(
        [
            row("aid", "unlawful", "closed"),
            row("aid", "unlawful", "road", form="label"),
            row("aid", "lawful", "waits", status="hedged"),
            row("aid", "causation", "moving", agency="active", **agency),
            row("song", "causation", "sings", agency="deleted", **agency),
            row("oats", "unlawful", "mended"),
            row("oats", "lawful", "good"),
            row("rye", "obligation", "late", status="denied"),
            row("rye", "causation", "late", agency="deleted", **agency),
        ]
    )


def test_every_hit_of_a_word_is_a_line(corpus: Corpus) -> None:
    """The group's first; other tokens that hold the word are none, line ends do not matter."""
    table = keyness(corpus, "reports")
    lines = word_lines(corpus, table, "road", window=12)
    assert tuple(lines.columns) == COLUMNS
    assert lines["group"].tolist() == ["reports"] * 2 + ["farms"] * 2
    assert lines["keyword"].tolist() == ["road"] * 4
    assert lines["post"].tolist() == [" is closed.", ".", " was mended;", "!"]
    assert word_lines(corpus, table, "convoy")["start"].tolist() == [4]
    assert len(word_lines(corpus, table, "aid-convoy")) == 1


def test_lines_lead_back_to_the_document(corpus: Corpus) -> None:
    """An apostrophe of either kind is the same word, and offsets are those of the text."""
    lines = word_lines(corpus, keyness(corpus, "reports"), "isn't")
    assert lines["keyword"].tolist() == ["isn’t", "isn't"]
    for line in lines.itertuples():
        assert corpus[line.doc_id].text[line.start : line.end] == line.keyword


def test_a_line_is_found_for_every_hit_of_every_word(corpus: Corpus) -> None:
    """The counts of the table are the lines of either group, also by another column."""
    table = keyness(corpus, "2000", by="year")
    for word in table.itertuples():
        found = word_lines(corpus, table, word.word, by="year")["group"].value_counts()
        assert found.get("2000", 0) == word.hits, word.word
        assert found.get("2001", 0) == word.baseline_hits, word.word


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab'-. ", min_size=1, max_size=14), min_size=2, max_size=2))
def test_lines_are_tokens_whatever_joins_them(texts: list[str]) -> None:
    """Hyphens and apostrophes inside a word belong to it, and others do not."""
    documents = [Document(f"d{n}", f"{text} a b", f"s{n}") for n, text in enumerate(texts)]
    corpus = Corpus(documents)
    table = keyness(corpus, "s0")
    for word in table.itertuples():
        assert len(word_lines(corpus, table, word.word)) == word.hits + word.baseline_hits


def test_lines_can_be_those_of_sentences_with_evidence(
    corpus: Corpus, evidence: pd.DataFrame
) -> None:
    """As many as were counted there."""
    unlawful = evidence[evidence["category"] == "unlawful"]
    table = keyness(corpus, "reports", within=unlawful)
    lines = word_lines(corpus, table, "the", within=unlawful)
    counts = table.set_index("word").loc["the", ["hits", "baseline_hits"]]
    assert lines["group"].value_counts().tolist() == counts.tolist() == [2, 1]


def test_every_count_of_a_category_is_a_line(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """Sums, claims without labels, and what has lost its agent: the rows behind each number."""
    table = category_keyness(feature_table(evidence, corpus, features=["blame", "legality"]))
    assert table["hits"].sum() + table["baseline_hits"].sum() == 17
    for one in table.itertuples():
        lines = category_lines(corpus, table, f"{one.feature}:{one.category}", evidence=evidence)
        found = lines["group"].value_counts()
        assert found.get(one.group, 0) == one.hits, one.category
        assert found.get(one.baseline, 0) == one.baseline_hits, one.category


def test_evidence_stands_in_its_sentence(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """Before and after it, with line ends as spaces; claims of other status on request."""
    table = category_keyness(feature_table(evidence, corpus), "farms", baseline="reports")
    lines = category_lines(corpus, table, "legality:unlawful", evidence=evidence)
    assert tuple(lines.columns) == COLUMNS
    assert lines["doc_id"].tolist() == ["oats", "aid", "aid"]
    first = lines.iloc[0]
    assert (first["pre"], first["keyword"]) == ("The road was ", "mended")
    assert first["post"] == "; it isn't closed."
    denied = category_lines(
        corpus, table, "legality:obligation", evidence=evidence, status=["denied"]
    )
    assert denied["keyword"].tolist() == ["late"]


def test_what_the_table_lacks_is_refused(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """The message says what was looked for."""
    words = keyness(corpus, "reports")
    with pytest.raises(UsageError, match="no row 'harbour'"):
        word_lines(corpus, words, "harbour")
    table = category_keyness(feature_table(evidence, corpus))
    with pytest.raises(UsageError, match="no row 'legality:treason'"):
        category_lines(corpus, table, "legality:treason", evidence=evidence)
