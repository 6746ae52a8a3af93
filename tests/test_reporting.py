"""Tests of toolkit.reporting: reporting clauses by the order of words and marks."""

from __future__ import annotations

import pytest

from toolkit.model import load_model
from toolkit.reporting import quotation_around, reporting_verb, speakers_beside


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (
            "A bomb killed a miller in Sarland on Thursday state television said.",
            "killed",
            "television",
        ),
        ("Raids killed a miller in a town held by rebels a monitor says.", "killed", "monitor"),
        ("Raids killed a miller, the envoy said, and the mill burned.", "killed", "envoy"),
        ("The army, the envoy said, burned the mill.", "burned", "envoy"),
        ('"The army burned the mill", said the envoy.', "burned", "envoy"),
        ("Raids hit a mill in northern Sarland said the envoy.", "hit", "envoy"),
        ('The envoy added: "The army burned the mill."', "burned", "envoy"),
        ('"The army burned it," the envoy said, "and robbed the miller."', "robbed", "envoy"),
        ("According to residents, the army burned the mill.", "burned", "residents"),
        ("The army burned the mill according to local media.", "burned", "media"),
        ("As the envoy said, the army burned the mill.", "burned", "envoy"),
        ("In the words of the envoy, the army burned the mill.", "burned", "envoy"),
        ("Envoy Holm: The army burned the mill.", "burned", "Holm"),
    ],
)
def test_order_and_marks_name_the_speaker(text: str, cue: str, speaker: str) -> None:
    """Closing with or without a comma, put in, beside a quotation, behind a preposition."""
    token = next(token for token in load_model()(text) if token.text == cue)

    assert [found.text for found, _ in speakers_beside(token)][:1] == [speaker]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army burned the mill and the envoy said that it rained.", "burned"),
        ("The army burned the mill when the envoy said so.", "burned"),
        ("The army burned the mill and the envoy reported the fire.", "burned"),
        ("The chief of the men who burned the mill said nothing.", "burned"),
        ("The army moved according to plan and burned the mill.", "burned"),
        ("In view of the fire, the army burned the mill.", "burned"),
        ("A treaty of peace concluded in March ended the raids.", "raids"),
        ("Two things: the army burned the mill.", "burned"),
        ('The envoy said "no" in March, and in May the army burned the mill.', "burned"),
    ],
)
def test_a_verb_of_saying_with_words_of_its_own_reports_nothing_else(text: str, cue: str) -> None:
    """What has a complement, a subordinate clause or a plan behind it gives the claim to nobody."""
    token = next(token for token in load_model()(text) if token.text == cue)

    assert list(speakers_beside(token)) == []


def test_the_nearest_verb_outside_a_quotation_reports_it() -> None:
    """Not one inside the marks, and not one far off."""
    parsed = load_model()('"They said little and burned the mill," the envoy told the council.')
    cue = next(token for token in parsed if token.text == "burned")
    verb = reporting_verb(cue)

    assert verb is not None
    assert verb.text == "told"


def test_a_quotation_is_given_as_the_places_of_its_words() -> None:
    """Marks included; outside of marks there is none."""
    parsed = load_model()('The "old mill" burned.')

    assert quotation_around(parsed[2]) == range(1, 5)
    assert quotation_around(parsed[5]) == range(0)
