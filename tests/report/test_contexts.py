"""Words in context: lines from the texts, for the words that are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pandas as pd

from toolkit.corpus import Corpus, Document
from toolkit.report import ReportInput
from toolkit.report.contexts import LINES, TOP, top_words, word_contexts

Make = Callable[..., ReportInput]


def test_lines_hold_their_word_and_stand_in_the_text(results: ReportInput) -> None:
    """Each line is a piece of its document; each group has at most so many lines."""
    documents = list(results.corpus)
    for word, lines in word_contexts(results).items():
        assert lines, word
        groups = Counter(documents[number].source for number, *_ in lines)
        assert max(groups.values()) <= LINES
        for number, before, found, after in lines:
            assert found.lower() == word
            assert f"{before}{found}{after}" in documents[number].text.replace("\n\n", " ")


def test_words_are_compared_as_keyness_counts_them(results: ReportInput, make: Make) -> None:
    """Case and the form of the apostrophe do not matter; parts of words are no words."""
    words = results.keyness
    assert words is not None
    only = words.head(1).assign(word="state's")
    corpus = Corpus([
        Document("a", "The State’s harbour. Interstate's no match.", "hill"),
        Document("b", "A state's mill.", "plain"),
    ])  # fmt: skip
    made = make(corpus, results.evidence.head(0), keyness=only)
    assert [line[2] for line in word_contexts(made)["state's"]] == ["State’s", "state's"]


def test_each_group_has_its_words_on_both_sides() -> None:
    """The strongest of each side, by group; words at zero belong to none."""
    one = pd.DataFrame({"word": [f"w{n}" for n in range(101)], "z": range(-50, 51)})
    both = pd.concat([one.assign(group="a", baseline="c"), one.assign(group="b", baseline="c")])
    words = top_words(both)
    assert len(words) == 4 * TOP
    assert words["z"].abs().min() == 50 - TOP + 1
    assert list(words["group"].unique()) == ["a", "b"]


def test_without_keyness_there_are_no_words() -> None:
    """The list is empty."""
    assert top_words(None).empty
