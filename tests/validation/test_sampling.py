"""The chance with which sentences were drawn: given, told, or not known."""

from __future__ import annotations

import logging

import pandas as pd
import pytest

from toolkit.errors import InputError, UsageError
from toolkit.validation.sampling import drawn_sentences, find_chances

SIZES = pd.Series({"a": 10, "b": 30})


def labels(**columns: object) -> pd.DataFrame:
    """Return labels of four sentences, two categories each, of documents a and b."""
    table = pd.DataFrame(
        {
            "id": ["s1", "s2", "s3", "s4"],
            "doc": ["a", "b", "b", "b"],
            "stratum": ["cue", "cue", "other", "other"],
            "probability": [0.2, 0.2, 0.05, 0.1],
            "feature": "blame",
        }
    ).assign(**columns)
    return pd.concat([table.assign(category="all"), table.assign(category="causation")])


def test_chances_are_the_labels_own_unless_given() -> None:
    """One for all, one for each stratum, or each its own."""
    assert find_chances(labels()).tolist() == [0.2, 0.2, 0.05, 0.1] * 2
    assert find_chances(labels(), 0.1).tolist() == [0.1] * 8
    by_stratum = find_chances(labels(), {"cue": 0.2, "other": 0.08})
    assert by_stratum.tolist() == [0.2, 0.2, 0.08, 0.08] * 2


def test_without_a_chance_nothing_is_corrected() -> None:
    """The message says what is needed and where it may be given."""
    with pytest.raises(UsageError, match="how the coded sentences were drawn is not known"):
        find_chances(labels(probability=[0.1, None, 0.1, 0.1]))
    with pytest.raises(UsageError, match="no probability for the stratum 'other'"):
        find_chances(labels(), {"cue": 0.1})
    for wrong in (0, -0.1, 1.5):
        with pytest.raises(UsageError, match="must be above 0 and at most 1"):
            find_chances(labels(), wrong)


def test_chances_must_add_up_to_the_sentences_there_are() -> None:
    """Forty sentences: 5 + 5 + 20 + 10 is right, four at 0.01 each is not."""
    assert drawn_sentences(labels(), SIZES, None)["probability"].tolist()[:3] == [0.2, 0.2, 0.05]
    with pytest.raises(InputError, match="stand for 400, and the texts have 40"):
        drawn_sentences(labels(), SIZES, 0.01)
    with pytest.raises(InputError, match="stand for 4, and the texts have 40"):
        drawn_sentences(labels(), SIZES, 1)


def test_sentences_of_other_texts_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """And counted; if there are no others, that is an error."""
    with caplog.at_level(logging.WARNING, "toolkit"):
        drawn = drawn_sentences(labels(doc=["a", "b", "b", "z"]), SIZES, None)
    assert drawn["id"].tolist() == ["s1", "s2", "s3"] * 2
    assert "1 coded sentences are of other texts and are left out" in caplog.text
    with pytest.raises(InputError, match="no coded sentence is of these texts"):
        drawn_sentences(labels(doc="z"), SIZES, None)
