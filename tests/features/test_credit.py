"""Tests of toolkit.features.credit: who is credited with something good, and what is no credit."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence


def ties_of(text: str) -> pd.DataFrame:
    """Return the credit ties of a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["credit"])


@pytest.mark.parametrize(
    ("sentence", "target", "category"),
    [
        ("The board thanked the nurses for their work.", "nurses", "commendation"),
        ("The fleet kept its promise.", "fleet", "compliance"),
        ("The firemen freed the miners.", "firemen", "liberation"),
        ("The miners were freed by the firemen.", "firemen", "liberation"),
        ("The firemen who freed the miners are tired.", "firemen", "liberation"),
        ("The police stopped the massacre.", "police", "protection"),
        ("The bank reduced poverty by lending seed.", "bank", "protection"),
        ("The kingdom brokered a truce.", "kingdom", "peacemaking"),
        ("The agency delivered food to the camp.", "agency", "assistance"),
        ("The agency has been supporting the farmers.", "agency", "assistance"),
        ("The kingdom's support for the refugees goes on.", "kingdom", "assistance"),
        ("The council created jobs.", "council", "improvement"),
        ("The army launched an operation to restore security.", "army", "improvement"),
        ("The council's plan created jobs.", "council", "improvement"),
    ],
)
def test_each_construction_names_its_target(sentence: str, target: str, category: str) -> None:
    """Active, passive, relative, gerundial, nominal and purposive forms give one target."""
    ties = ties_of(sentence)

    assert list(ties["target"]) == [target]
    assert list(ties["category"]) == [category]
    assert list(ties["status"]) == ["asserted"]
    assert list(ties["form"]) == ["tie"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The miners were freed.",
        "The rain saved the harvest.",
        "The law protects the forests.",
        "The agency supports the smugglers.",
        "The agency supports the reform of the council.",
        "The police stopped the bus.",
        "The soldiers fought the rebels.",
        "We must protect the forests.",
        "We call on the agency to deliver food.",
        "There is a need for food and medicine.",
        "The council created unemployment.",
    ],
)
def test_no_credit_without_a_side_a_good_and_a_deed(sentence: str) -> None:
    """Deleted agents, things, the bad, stances, war, duties, calls and needs credit nobody."""
    assert ties_of(sentence).empty


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The agency delivers food.", "asserted"),
        ("The agency continues to deliver food.", "asserted"),
        ("The agency will deliver food.", "hedged"),
        ("The agency promised to deliver food.", "hedged"),
        ("The agency may have delivered food.", "hedged"),
        ("The agency did not deliver food.", "denied"),
        ("The agency will not deliver food.", "denied"),
    ],
)
def test_vows_are_hedged_and_denials_denied(sentence: str, status: str) -> None:
    """What is only promised counts as no deed; a vow denied stays denied."""
    assert list(ties_of(sentence)["status"]) == [status]


def test_a_reported_deed_is_held_by_its_speaker() -> None:
    """As with blame."""
    ties = ties_of("The minister said that the navy had sent medicine.")

    assert list(ties["holder"]) == ["minister"]


def test_a_deed_is_told_once() -> None:
    """Neither the ground of praise nor the help that is given is a second tie."""
    assert len(ties_of("We thank the nurses for saving the children.")) == 1
    assert len(ties_of("The agency gives help to the farmers.")) == 1


def test_listed_targets_are_a_tie_each() -> None:
    """Coordinated subjects give one tie for each of them."""
    ties = ties_of("The nurses and the drivers rescued the children.")

    assert list(ties["target"]) == ["nurses", "drivers"]


def test_who_is_helped_is_affected() -> None:
    """People served by a deed stand in their own column."""
    ties = ties_of("The nurses helped the refugees.")

    assert list(ties["affected"]) == ["refugees"]


def test_support_needs_somebody_or_somebody_who_gives_it() -> None:
    """A bare "our support" says nothing; "the support that X provides" does."""
    assert ties_of("Our support is firm.").empty
    assert list(ties_of("This is the support that the nurses provided.")["target"]) == ["nurses"]
