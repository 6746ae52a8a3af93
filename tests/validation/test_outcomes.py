"""What was found of what was coded, as two tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from toolkit.feature import get_feature
from toolkit.validation import coded_evidence, read_coded
from toolkit.validation.baseline import keyword_list
from toolkit.validation.outcomes import (
    FEATURE,
    ITEM_COLUMNS,
    KEYWORDS,
    SENTENCE_COLUMNS,
    Outcomes,
    find_outcomes,
)

Write = Callable[..., Path]
Lines = Sequence[dict[str, object]]


@pytest.fixture
def outcomes(write: Write, lines: Lines) -> Outcomes:
    """Blame and vocabulary on two sentences."""
    features = (get_feature("blame"), get_feature("humanitarian"))
    return find_outcomes(read_coded([write(*lines)]), features)


def test_a_sentence_is_taken_as_it_was_coded(write: Write) -> None:
    """It is not cut again, though it holds two sentences; its offsets are its own."""
    line = {"id": "a", "doc": "d", "start": 50, "text": " Refugees came. Refugees left.", "hum": []}
    ((sentence, rows),) = coded_evidence(read_coded([write(line)]), get_feature("humanitarian"))
    assert sentence.id == "a"
    assert [(row["text"], row["start"], row["sentence"]) for row in rows] == [
        ("Refugees", 1, 0),
        ("Refugees", 16, 0),
    ]


def test_only_sentences_coded_for_a_feature_are_taken(write: Write, lines: Lines) -> None:
    """A list that is absent is no list without items."""
    line = {key: value for key, value in lines[1].items() if key != "blame"}
    coded = read_coded([write(lines[0], line)])
    assert [s.id for s, _ in coded_evidence(coded, get_feature("blame"))] == ["s-1"]
    assert len(list(coded_evidence(coded, get_feature("humanitarian")))) == 2


def test_an_item_leads_to_its_places_in_the_document(outcomes: Outcomes) -> None:
    """What was coded and what was found, as offsets of the document and as labels."""
    items = outcomes.items
    assert tuple(items.columns) == ITEM_COLUMNS
    own = items[(items["feature"] == "blame") & (items["method"] == FEATURE)]
    (item,) = own.to_dict("records")
    assert (item["outcome"], item["required"], item["coders"]) == ("found", True, 1)
    assert (item["coded_target_start"], item["coded_target_end"]) == (10, 17)
    assert (item["found_target_start"], item["found_target_end"]) == (10, 17)
    assert (item["coded_cue_start"], item["found_cue_text"]) == (18, "blocked")
    assert (item["coded_category"], item["found_category"]) == ("obstruction", "obstruction")
    assert item["category_right"] and item["status_right"] and item["holder_right"]


def test_a_sentence_has_its_counts(outcomes: Outcomes) -> None:
    """Also one with nothing coded and nothing found."""
    table = outcomes.sentences
    assert tuple(table.columns) == SENTENCE_COLUMNS
    own = table[(table["feature"] == "blame") & (table["method"] == FEATURE)].set_index("id")
    counts = ["items", "optional", "found", "rows", "wrong"]
    assert own.loc["s-1", counts].tolist() == [1, 0, 1, 1, 0]
    assert own.loc["s-2", counts].tolist() == [0, 0, 0, 0, 0]


def test_a_keyword_list_finds_sentences_and_no_tie(outcomes: Outcomes) -> None:
    """It has cues and no target."""
    items = outcomes.items
    words = items[(items["feature"] == "blame") & (items["method"] == KEYWORDS)]
    assert set(words["outcome"]) == {"missed", "wrong"}
    assert set(words["found_target_text"]) == {""}


def test_a_keyword_list_needs_no_parser() -> None:
    """And it keeps the feature's name and lexicon."""
    words = keyword_list(get_feature("blame"))
    assert (words.name, words.parser) == ("blame", False)
    assert words.lexicon is get_feature("blame").lexicon


def test_the_keyword_list_of_a_vocabulary_is_the_vocabulary(outcomes: Outcomes) -> None:
    """Words alone are all that it has."""
    table = outcomes.sentences[outcomes.sentences["feature"] == "humanitarian"]
    one, other = (table[table["method"] == method] for method in (FEATURE, KEYWORDS))
    assert one["rows"].tolist() == other["rows"].tolist() == [1, 0]


def test_a_missed_claim_shows_the_row_that_has_its_cue(write: Write) -> None:
    """So that polarities can be confused, though a claim is found only with its own."""
    text = "The presence of foreign troops is illegal under the UN Charter."
    legal = [{"cue": "illegal", "polarity": "lawful"}]
    line = {"id": "a", "doc": "d", "text": text, "legal": legal}
    items, _ = find_outcomes(read_coded([write(line)]), (get_feature("legality"),))
    own = items[items["method"] == FEATURE].set_index("outcome")
    assert own.loc["missed", ["coded_category", "found_category"]].tolist() == [
        "lawful",
        "unlawful",
    ]
    assert own.loc["wrong", "found_category"] == "unlawful"
