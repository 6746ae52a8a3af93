"""The verb, on the coded sentences that come with the toolkit and on made-up ones."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit import validate
from toolkit.errors import InputError, UsageError
from toolkit.validation import Validation

Write = Callable[..., Path]
Lines = Sequence[dict[str, object]]


@pytest.fixture(scope="module")
def bundled() -> Validation:
    """The validation of all features on the bundled sentences."""
    return validate(resamples=400)


def value(
    found: Validation, feature: str, unit: str, measure: str, method: str = "feature"
) -> float:
    """Return a figure over all sources and categories."""
    table = found.accuracy
    whole = table[(table["source"] == "all") & (table["category"] == "all")]
    key = whole.set_index(["feature", "unit", "measure", "method"])["value"]
    return float(key[feature, unit, measure, method])


@pytest.mark.parametrize(
    ("feature", "least"), [("humanitarian", 0.8), ("legality", 0.5), ("blame", 0.35)]
)
def test_items_are_found_as_well_as_is_said(
    bundled: Validation, feature: str, least: float
) -> None:
    """F1 of items on messages of presidents, below which a release would be a step back."""
    assert value(bundled, feature, "items", "F1") > least


def test_grammar_does_better_than_a_keyword_list(bundled: Validation) -> None:
    """By sentence; and a keyword list finds no tie at all."""
    for feature in ("blame", "legality"):
        words = value(bundled, feature, "sentences", "F1", "keyword list")
        assert value(bundled, feature, "sentences", "F1") > words + 0.1
    assert value(bundled, "blame", "items", "F1", "keyword list") == 0


def test_the_coders_agree_with_each_other(bundled: Validation) -> None:
    """How far two coders agree is the measure of what can be asked of a feature."""
    table = bundled.agreement.set_index(["feature", "attribute", "measure"])["value"]
    for feature in ("blame", "legality", "humanitarian"):
        assert table[feature, "items", "F1"] > 0.85
    assert table["blame", "items", "F1"] > value(bundled, "blame", "items", "F1")


def test_the_tables_say_the_same(bundled: Validation) -> None:
    """F1 follows from precision and recall; items, sentences and accuracy count alike."""
    for feature in bundled.features:
        precision, recall, f1 = (
            value(bundled, feature, "items", name) for name in ("precision", "recall", "F1")
        )
        assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
        items = bundled.items[bundled.items["feature"] == feature]
        required = items[items["required"].fillna(value=False).astype(bool)]
        found = required["outcome"] == "found"
        assert found.mean() == pytest.approx(recall)
        own = bundled.sentences[
            (bundled.sentences["feature"] == feature) & (bundled.sentences["method"] == "feature")
        ]
        assert len(own) == 200
        assert own["found"].sum() == found.sum()
        assert own["wrong"].sum() == (items["outcome"] == "wrong").sum()


def test_intervals_hold_their_values(bundled: Validation) -> None:
    """Or there is none, and the note says why."""
    table = bundled.accuracy
    given = table[table["low"].notna()]
    assert (given["low"] <= given["value"] + 1e-9).all()
    assert (given["value"] <= given["high"] + 1e-9).all()
    assert (table.loc[table["low"].isna(), "note"] != "").all()


def test_confusions_are_those_of_the_found_items(bundled: Validation) -> None:
    """The diagonal of the kinds is the number of kinds that are right."""
    table = bundled.accuracy[bundled.accuracy["measure"] == "category right"]
    (right, of) = table[["right", "of"]].iloc[0]
    kinds = bundled.confusions.query("feature == 'blame' and attribute == 'category'")
    assert kinds["items"].sum() == of
    assert kinds.loc[kinds["coded"] == kinds["found"], "items"].sum() == right


def test_who_coded_is_said(bundled: Validation) -> None:
    """Of the bundled sentences it was no person."""
    assert "not people" in bundled.coders


def test_the_words_of_an_item_stand_at_its_places(bundled: Validation) -> None:
    """Offsets lead to the document of the catalogue."""
    from toolkit import load

    texts = {document.doc_id: document.text for document in load("sotu", is_sotu=[True, False])}
    items = bundled.items[bundled.items["coded_target_start"].notna()]
    assert len(items) > 40
    for item in items.itertuples():
        place = slice(item.coded_target_start, item.coded_target_end)
        assert texts[item.doc][place] == item.coded_target_text


def test_another_reading_of_one_file_gives_the_same(write: Write, lines: Lines) -> None:
    """One path or a list of them, and all numbers again."""
    file = write(*lines)
    one, two = validate(str(file), resamples=100), validate([file], resamples=100)
    pd.testing.assert_frame_equal(one.accuracy, two.accuracy)
    pd.testing.assert_frame_equal(one.items, two.items)
    assert one.coders == "not stated"


def test_features_can_be_chosen(write: Write, lines: Lines) -> None:
    """Those named, and no others."""
    found = validate(write(*lines), ["humanitarian"], resamples=100)
    assert found.features == ("humanitarian",)
    assert set(found.accuracy["feature"]) == {"humanitarian"}
    assert np.isclose(value(found, "humanitarian", "items", "F1"), 1)


def test_sentences_not_coded_for_a_feature_are_counted(
    write: Write, lines: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    """They are left out, and the log says how many."""
    line = {key: each for key, each in lines[1].items() if key != "hum"}
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        found = validate(write(lines[0], line), ["humanitarian"], resamples=100)
    assert caplog.messages == [
        "humanitarian: 1 of 2 sentences were not coded for it and are left out"
    ]
    assert set(found.accuracy["sentences"]) == {1}


def test_a_feature_that_was_not_coded_is_refused(write: Write, lines: Lines) -> None:
    """With those that were."""
    line = {key: each for key, each in lines[0].items() if key != "hum"}
    with pytest.raises(UsageError, match=r"humanitarian was not coded .* coded are blame, leg"):
        validate(write(line), ["humanitarian"])


def test_a_file_without_lists_is_refused(write: Write) -> None:
    """No feature was coded in it."""
    with pytest.raises(InputError, match="expected blame, credit, legal or hum"):
        validate(write({"id": "a", "doc": "d", "text": "It rained."}))


@pytest.mark.parametrize(
    ("options", "says"),
    [({"resamples": 9}, "resamples is 9"), ({"seed": -1}, "the seed is -1")],
)
def test_impossible_numbers_are_refused(options: dict[str, int], says: str) -> None:
    """Before anything is read."""
    with pytest.raises(UsageError, match=says):
        validate("nothing.jsonl", **options)
