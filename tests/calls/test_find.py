"""Tests of toolkit.calls.find: one row a call and addressee, with its voice."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.calls.find import PATTERNS
from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.feature import get_feature


def rows_of(text: str) -> pd.DataFrame:
    """Return the calls of a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["directives"])


@pytest.mark.parametrize(
    ("text", "holder", "status"),
    [
        ("The council urged the rebels to withdraw.", "council", "asserted"),
        ("The rebels were urged by the council to withdraw.", "council", "asserted"),
        ("We urge the rebels to withdraw.", "author", "asserted"),
        ("The council did not urge the rebels to withdraw.", "council", "denied"),
        ("The envoy said that the rebels must not burn the mill.", "envoy", "asserted"),
        ("I do not believe that the rebels must leave.", "author", "denied"),
        ("No one must be left behind.", "author", "asserted"),
        ("The farmers do not have to pay.", "author", "denied"),
        ("We can and must feed them.", "author", "asserted"),
        ("We may have to feed them.", "author", "hedged"),
        ("Should the council send monitors?", "author", "hedged"),
        ("If the council should send monitors, we shall help.", "author", "hedged"),
        ("Do not burn the harvest.", "author", "asserted"),
        ("The Iraqi authorities' appeal for help was heard.", "Iraqi authorities", "asserted"),
    ],
)
def test_a_call_has_its_holder_and_status(text: str, holder: str, status: str) -> None:
    """A prohibition is asserted; to deny a call is another thing."""
    (row,) = rows_of(text).to_dict("records")
    assert (row["holder"], row["status"]) == (holder, status)


def test_a_duty_in_what_is_called_for_is_no_second_call() -> None:
    """ "Demanded that the army should leave" is one demand."""
    found = rows_of("The envoy demanded that the army should leave the town.")
    assert found["rule"].tolist() == ["demand"]


def test_a_part_of_a_longer_cue_is_no_cue() -> None:
    """ "Time" of "the time has come"."""
    assert rows_of("The time has come to act.")["text"].tolist() == ["time has come"]


def test_each_addressee_has_a_row() -> None:
    """With its actor; the call is the same."""
    found = rows_of("We call on Israel and Lebanon to talk.")
    assert found["actor"].tolist() == ["ISR", "LBN"]
    assert found["object"].tolist() == ["talk", "talk"]
    assert found["recipient"].tolist() == found["target"].tolist()


def test_every_pattern_is_used_by_an_entry_and_every_entry_names_one() -> None:
    """The lexicon and the code know the same."""
    named = {entry.options["pattern"] for entry in get_feature("directives").lexicon.entries}
    assert named == set(PATTERNS)
