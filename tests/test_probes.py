"""Sentences whose reading is agreed: what every version must get right."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.sources import load

Want = dict[str, object]


def evidence_of(sentence: str) -> pd.DataFrame:
    """Return the evidence of one sentence as a document of its own."""
    return find_evidence(Corpus([Document("probe", sentence, "probe", {})]))


def holds(evidence: pd.DataFrame, want: Want) -> bool:
    """Whether some row has all wanted values; a wanted tuple must be contained in the value."""
    for row in evidence.to_dict("records"):
        if all(_equal(row[column], value) for column, value in want.items()):
            return True
    return False


def _equal(found: object, wanted: object) -> bool:
    if isinstance(wanted, tuple):
        return all(
            part in str(found) or (isinstance(found, list) and part in found) for part in wanted
        )
    return found == wanted


PROBES: list[tuple[str, list[Want]]] = [
    (
        "The village was shelled by the militants.",
        [{"feature": "blame", "target": "militants", "status": "asserted", "holder": "author"}],
    ),
    (
        "Civilians were killed.",
        [
            {"feature": "humanitarian", "text": "Civilians"},
            {"feature": "humanitarian", "text": "killed"},
        ],
    ),
    (
        "The army did not attack the hospital.",
        [{"feature": "blame", "target": "army", "status": "denied"}],
    ),
    (
        "Russia denied that its forces had bombed the hospital.",
        [{"feature": "blame", "target": "its forces", "holder": "Russia", "status": "denied"}],
    ),
    (
        "The minister accused the rebels of using chemical weapons.",
        [
            {
                "feature": "blame",
                "category": "accusation",
                "target": "rebels",
                "holder": "minister",
                "object": "using chemical weapons",
            }
        ],
    ),
    (
        "The presence of foreign troops, which is illegal under the UN Charter, prolongs the war.",
        [
            {"feature": "blame", "category": "causation", "target": "foreign troops"},
            {
                "feature": "legality",
                "category": "unlawful",
                "basis": ["UN Charter"],
                "target": "presence of foreign troops",
            },
        ],
    ),
    ("We will defeat the terrorists and end the suffering of our people.", []),
]


@pytest.mark.parametrize(("sentence", "wanted"), PROBES)
def test_a_probe_sentence_gives_what_a_coder_would_mark(sentence: str, wanted: list[Want]) -> None:
    """Each agreed reading of a made-up sentence is found."""
    evidence = evidence_of(sentence)

    assert [want for want in wanted if not holds(evidence, want)] == []


@pytest.mark.parametrize("sentence", [PROBES[1][0], PROBES[6][0]])
def test_no_side_is_blamed_where_none_is_named_or_the_bad_is_fought(sentence: str) -> None:
    """Agentless harm, recorded as such, and fighting terrorists hold nobody responsible."""
    evidence = evidence_of(sentence)
    blame = evidence[evidence["feature"] == "blame"]

    assert set(blame["target"]) <= {""}
    assert set(blame["agency"]) <= {"deleted"}


def test_a_denied_claim_is_never_also_asserted() -> None:
    """The bombing that Russia denies stands nowhere as a fact."""
    evidence = evidence_of(PROBES[3][0])

    assert set(evidence.loc[evidence["feature"] == "blame", "status"]) == {"denied"}


@pytest.fixture(scope="module")
def statement() -> pd.DataFrame:
    """Evidence of the joint statement with the words of its sentence in a column of its own."""
    corpus = load("statement")
    text = next(iter(corpus)).text
    evidence = find_evidence(corpus)
    spans = zip(evidence["sentence_start"], evidence["sentence_end"], strict=True)
    return evidence.assign(words=[text[start:end] for start, end in spans])


def rows_of(statement: pd.DataFrame, words: str) -> pd.DataFrame:
    """Return the evidence of the sentence that holds the words."""
    return statement[statement["words"].str.contains(words, regex=False)]


STATEMENT: list[tuple[str, list[Want]]] = [
    (
        "which is illegal under the UN Charter",
        [
            {
                "feature": "legality",
                "category": "unlawful",
                "basis": ["UN Charter", "international law"],
                "target": ("presence of foreign military contingents",),
            },
            {"feature": "legality", "category": "consent", "rule": "leave"},
            {
                "feature": "blame",
                "category": "causation",
                "target": ("foreign military contingents",),
            },
        ],
    ),
    (
        "creates a basis for fueling",
        [
            {"feature": "blame", "category": "support", "target": "United States", "actor": "USA"},
            {"feature": "blame", "object": ("inhuman conditions",), "target": "United States"},
            {"feature": "blame", "category": "obstruction", "target": "United States"},
        ],
    ),
    (
        "More than 150 civilians died",
        [{"feature": "blame", "category": "causation", "target": ("militants",)}],
    ),
    (
        "illegally US-occupied",
        [
            {"feature": "legality", "category": "unlawful", "target": "US", "actor": "USA"},
            {"feature": "blame", "category": "violation", "target": "US", "actor": "USA"},
        ],
    ),
]


@pytest.mark.parametrize(("words", "wanted"), STATEMENT)
def test_the_hard_sentences_of_the_statement_are_read_right(
    statement: pd.DataFrame, words: str, wanted: list[Want]
) -> None:
    """Wrongly hung relative clauses, gerunds without subject, "due to" and compounds are mended."""
    evidence = rows_of(statement, words)

    assert [want for want in wanted if not holds(evidence, want)] == []


def test_the_syrian_government_is_never_called_illegal(statement: pd.DataFrame) -> None:
    """The parser hangs "which is illegal" on the government; the reading must not."""
    unlawful = statement[(statement["category"] == "unlawful") & (statement["form"] == "claim")]

    assert not unlawful["target"].str.fullmatch("Syrian government").any()
