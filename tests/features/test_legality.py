"""Tests of toolkit.features.legality: what is judged by law, by which instrument, whose act."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence


def claims_of(text: str) -> pd.DataFrame:
    """Return the legality claims of a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["legality"])


@pytest.mark.parametrize(
    ("sentence", "category", "target", "basis"),
    [
        ("The blockade is illegal under international law.", "unlawful", "blockade",
         ["international law"]),
        ("The hills are illegally occupied by the kingdom.", "unlawful", "kingdom", []),
        ("The fleet illegally seized the vessel.", "unlawful", "fleet", []),
        ("Their presence breaches the UN Charter.", "unlawful", "Their presence", ["UN Charter"]),
        ("The kingdom's breach of the truce is plain.", "unlawful", "kingdom", []),
        ("The raid is a violation of the UN Charter.", "unlawful", "raid", ["UN Charter"]),
        ("The militia committed war crimes.", "unlawful", "militia", []),
        ("The shelling was a war crime.", "unlawful", "shelling", []),
        ("The fleet acted in violation of the UN Charter.", "unlawful", "fleet", ["UN Charter"]),
        ("The raid was contrary to international law.", "unlawful", "raid",
         ["international law"]),
        ("The strikes were lawful.", "lawful", "strikes", []),
        ("It acted in accordance with resolution 9999 of the Security Council.", "lawful", "It",
         ["UNSC resolution 9999"]),
        ("They are acting in line with the UN Charter.", "lawful", "They", ["UN Charter"]),
        ("The parties must honour their obligations.", "obligation", "parties", []),
        ("The junta must fulfil its obligations under the Geneva Conventions.", "obligation",
         "junta", ["Geneva Conventions"]),
        ("The fleet came without the consent of the host state.", "consent", "fleet", []),
        ("All states must respect the sovereignty of others.", "consent", "states", []),
        ("Those guilty must be brought to justice.", "accountability", "Those", []),
    ],
)  # fmt: skip
def test_each_construction_gives_polarity_subject_and_basis(
    sentence: str, category: str, target: str, basis: list[str]
) -> None:
    """Adjectives, adverbs, verbs, nouns, prepositions and modals with duties, one claim each."""
    claims = claims_of(sentence)

    assert claims[["category", "target"]].values.tolist() == [[category, target]]
    assert claims.loc[0, "basis"] == basis


@pytest.mark.parametrize(
    ("sentence", "holder", "status"),
    [
        ("The strikes were not illegal.", "author", "denied"),
        ("The envoy claims that the strikes were legal.", "envoy", "asserted"),
        ("The strikes may be illegal.", "author", "hedged"),
        ("The strikes were allegedly unlawful.", "author", "hedged"),
    ],
)
def test_a_claim_has_a_holder_and_a_status(sentence: str, holder: str, status: str) -> None:
    """Denied, reported and hedged claims are told from asserted ones."""
    claims = claims_of(sentence)

    assert claims.loc[0, "holder"] == holder
    assert claims.loc[0, "status"] == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The legal adviser met the press.",
        "Law enforcement agencies met in the capital.",
        "The Ministry of Justice has moved.",
        "The rule of law is dear to us.",
        "The union was founded on peace and the rule of law.",
        "We share their legitimate concerns.",
        "The right side won.",
        "The runner broke the record.",
        "The man was sentenced for theft.",
        "The man was prosecuted for theft.",
        "The driver was put on trial for fraud.",
        "The thief stood before the court.",
    ],
)
def test_words_of_law_that_judge_nothing_are_no_claim(sentence: str) -> None:
    """Advisers, ministries, values, broken records and courts of private crime are left out."""
    assert claims_of(sentence).empty


def test_fixed_labels_are_told_from_claims() -> None:
    """ "Illegal armed groups" is a label, and no second claim stands inside it."""
    claims = claims_of("Militants of illegal armed groups mined the road.")

    assert list(claims["form"]) == ["label"]


def test_each_claim_has_the_instrument_nearest_to_it() -> None:
    """Two claims of a sentence do not share each other's basis."""
    claims = claims_of(
        "The raid was carried out in violation of the UN Charter, while the patrol moved in "
        "accordance with international humanitarian law."
    )

    assert list(claims["basis"]) == [["UN Charter"], ["international humanitarian law"]]


def test_a_relative_clause_hung_on_the_wrong_noun_judges_the_deed() -> None:
    """The presence is what is illegal, not the government whose consent is lacking."""
    claims = claims_of(
        "The presence of foreign troops without the consent of the local government, which is "
        "illegal under the UN Charter, must end."
    )
    unlawful = claims[claims["category"] == "unlawful"]

    assert list(unlawful["target"]) == ["presence of foreign troops"]


def test_a_duty_and_the_verb_that_fulfils_it_are_one_claim() -> None:
    """ "Fulfil the obligations" is counted once."""
    claims = claims_of("The agency must fulfil the obligations under the treaty.")

    assert list(claims["category"]) == ["obligation"]
