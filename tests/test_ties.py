"""Tests of toolkit.ties: patterns of who is held responsible for what."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence


def ties_of(text: str) -> pd.DataFrame:
    """Return the blame ties of a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["blame"])


@pytest.mark.parametrize(
    ("sentence", "target", "category"),
    [
        ("The raiders attacked the clinic.", "raiders", "causation"),
        ("The clinic was attacked by the raiders.", "raiders", "causation"),
        ("The raiders who attacked the clinic fled.", "raiders", "causation"),
        ("The clinic attacked by the raiders is closed.", "raiders", "causation"),
        ("The raiders' attack on the clinic shocked the town.", "raiders", "causation"),
        ("The attack on the clinic by the raiders shocked the town.", "raiders", "causation"),
        ("The raiders were accused of looting the clinic.", "raiders", "accusation"),
        ("The board holds the raiders responsible for the massacre.", "raiders", "accusation"),
        ("The agency refused to deliver the aid.", "agency", "omission"),
        ("The agency has not yet delivered the aid.", "agency", "omission"),
        ("Smugglers supply the gangs with weapons.", "Smugglers", "support"),
        ("The gangs prevented aid from reaching the town.", "gangs", "obstruction"),
        ("The fleet violated the ceasefire.", "fleet", "violation"),
        ("The channel fabricated the story.", "channel", "deception"),
        ("The villages suffered at the hands of the raiders.", "raiders", "causation"),
        ("The army invaded the valley, killing forty farmers.", "army", "causation"),
    ],
)
def test_each_construction_names_its_target(sentence: str, target: str, category: str) -> None:
    """Active, passive, relative, participial, nominal and explicit forms give one target."""
    ties = ties_of(sentence)

    assert set(ties["target"]) == {target}
    assert category in set(ties["category"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic was attacked at dawn.",
        "Aid workers prevented a famine.",
        "The coalition will defeat the terrorists.",
        "The earthquake destroyed the town.",
        "The police stopped the massacre.",
        "The army destroyed the terrorists' hideouts.",
        "The committee is responsible for the budget.",
        "We condemn all violence.",
    ],
)
def test_no_tie_is_made_without_a_side_or_where_the_bad_is_fought(sentence: str) -> None:
    """Deleted agents, misfortune, and harm done to something bad are no blame."""
    assert ties_of(sentence).empty


def test_listed_targets_are_a_tie_each() -> None:
    """Coordinated subjects give one tie for each of them."""
    ties = ties_of("The raiders and the smugglers attacked the clinic.")

    assert list(ties["target"]) == ["raiders", "smugglers"]


def test_gerunds_find_the_subject_that_governs_them() -> None:
    """A chain of gerunds without a subject of their own leads to the clause's subject."""
    ties = ties_of(
        "The ministry creates hardship by delaying aid and preventing families from returning."
    )

    assert set(ties["target"]) == {"ministry"}
    assert "obstruction" in set(ties["category"])


def test_the_charge_of_an_accusation_is_its_object_and_no_second_tie() -> None:
    """The accuser holds the claim; what is charged is the object."""
    ties = ties_of("The minister accused the rebels of using chemical weapons.")

    assert len(ties) == 1
    assert ties.loc[0, "holder"] == "minister"
    assert ties.loc[0, "object"] == "using chemical weapons"


def test_people_who_suffer_are_the_affected() -> None:
    """Whoever bears the cost of the deed stands in its own column with its own place."""
    text = "The raiders killed ten villagers."
    ties = ties_of(text)

    assert ties.loc[0, "affected"] == "ten villagers"
    assert text[ties.loc[0, "affected_start"] : ties.loc[0, "affected_end"]] == "ten villagers"


def test_a_clause_that_hangs_on_a_place_is_the_deed_of_the_attackers() -> None:
    """ "... at houses in the town, killing two" is no deed of the town."""
    ties = ties_of("The gunmen fired rockets at houses in the town, killing two children.")

    assert "town" not in set(ties["target"])
    assert "houses" not in set(ties["target"])
