"""Tests of toolkit.features.legitimation: by what acts are justified, and whose acts they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.feature import choose_features, get_feature
from toolkit.grounds.find import PATTERNS

PAGE = (Path(__file__).parents[2] / "docs" / "legitimation.md").read_text(encoding="utf-8")
EXAMPLES = PAGE.split("## Examples")[1].split("## ")[0]
COLUMNS = {"words": "text"} | {
    name: name for name in ("category", "target", "object", "form", "holder", "status")
}
UNSAID = {"form": "legitimation", "holder": "author", "status": "asserted"}


def grounds_of(text: str) -> pd.DataFrame:
    """Return the grounds of acts in a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["legitimation"])


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each line of the page's table: its sentence and what it says is found, by columns."""
    lines = [line for line in EXAMPLES.splitlines() if line.startswith("|")]
    header = [cell.strip() for cell in lines[0].strip("|").split("|")]
    for line in lines[2:]:
        told = dict(zip(header, (cell.strip() for cell in line[1:-1].split("|")), strict=True))
        row = {COLUMNS[key]: cell for key, cell in told.items() if key in COLUMNS}
        yield told["sentence"], row | {key: value for key, value in UNSAID.items() if not row[key]}


SILENT = re.findall(r'"([^"]+\.)"', EXAMPLES.rpartition("None in:")[2])


@cache
def page_evidence() -> pd.DataFrame:
    """Return the grounds in each sentence of the page, each read as a text of its own."""
    texts = [*(sentence for sentence, _ in rows()), *SILENT]
    corpus = Corpus([Document(text, text, "page", {}) for text in texts])
    return find_evidence(corpus, ["legitimation"])


@pytest.mark.parametrize(("sentence", "told"), list(rows()))
def test_an_example_of_the_page_gives_what_it_says(sentence: str, told: dict[str, str]) -> None:
    """One row with all that the table says, and no other row."""
    found = page_evidence()
    assert found.loc[found["doc_id"] == sentence, list(told)].to_dict("records") == [told]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_page_leaves_out_gives_nothing(sentence: str) -> None:
    """A ground without an act, an act without a ground, an evil end."""
    found = page_evidence()
    assert found[found["doc_id"] == sentence].empty


def test_the_page_shows_examples_for_and_against_every_category_and_every_rule() -> None:
    """Its first table defines them, in the words of the lexicon."""
    lexicon = get_feature("legitimation").lexicon
    defined = PAGE.split("## Columns")[0]
    assert len(list(rows())) >= 35
    assert len(SILENT) == 11
    for category in lexicon.categories:
        assert f"| {category} |" in defined
    assert {entry.id for entry in lexicon.entries} == set(re.findall(r"`([a-z-]+)`", defined)) - {
        "legitimation",
        "rule",
    }


def test_every_pattern_is_used_by_an_entry_and_every_entry_names_one() -> None:
    """No pattern is idle, and no entry asks for one that is not there."""
    named = {entry.options["pattern"] for entry in get_feature("legitimation").lexicon.entries}
    assert named == set(PATTERNS)


def test_it_runs_on_request_alone() -> None:
    """Named or with all the others, not by default."""
    assert "legitimation" not in {feature.name for feature in choose_features()}
    assert "legitimation" in {feature.name for feature in choose_features("all")}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We closed the road in order to save the town.", "in order to save the town"),
        ("We closed the road so as to protect the farmers.", "so as to protect the farmers"),
        (
            "We closed the road with a view to protecting the farmers.",
            "with a view to protecting the farmers",
        ),
        ("We closed the road to prevent a massacre.", "to prevent a massacre"),
        ("The road was closed in order to save the town.", "in order to save the town"),
        (
            "We share the water so that the farmers can live.",
            "so that the farmers can live",
        ),
    ],
)
def test_a_good_end_justifies(sentence: str, words: str) -> None:
    """Purposive markers and bare infinitives, of active and passive acts."""
    found = grounds_of(sentence)
    assert list(found["text"]) == [words]
    assert list(found["category"]) == ["rationalization"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The raiders came in order to spread terror.",
        "The junta closed the road in order to maintain the siege.",
        "We hope to protect the farmers.",
        "We asked the guards to protect the farmers.",
        "The guards have a chance to save the town.",
        "The rain stopped so that the bread could dry.",
    ],
)
def test_evil_ends_wishes_and_requests_justify_nothing(sentence: str) -> None:
    """The end must be good, and the end of an act that somebody does."""
    found = grounds_of(sentence)
    assert found[found["rule"].str.startswith("goal")].empty


def test_the_side_is_resolved_to_an_actor() -> None:
    """Canonical, as in every other feature."""
    found = grounds_of("Sweden closed its border in order to protect its farmers.")
    assert list(found["actor"]) == ["SWE"]


def test_the_speaker_holds_the_justification() -> None:
    """What a minister gives for a reason is not the author's."""
    (row,) = grounds_of("The minister said that the raid was inexcusable and left.").to_dict(
        "records"
    )
    assert (row["holder"], row["form"]) == ("minister", "delegitimation")


def test_an_act_that_can_be_done_is_no_doubtful_ground() -> None:
    """Only conditions, questions and hearsay make a justification doubtful."""
    found = grounds_of("We can work together in order to save the forest.")
    assert list(found["status"]) == ["asserted"]


def test_forced_acts_of_states_are_justified_and_those_of_victims_are_not() -> None:
    """Who had to flee suffers, who had to respond explains himself."""
    assert list(grounds_of("The army was forced to respond to the raids.")["rule"]) == ["forced"]
    assert grounds_of("The farmers were forced to pay.").empty


def test_a_duty_is_that_of_its_owner_or_of_who_has_it() -> None:
    """By a possessive, or as the subject of "have"."""
    own = grounds_of("It is our duty to help the farmers.")
    had = grounds_of("The council has a moral duty to help the farmers.")
    assert list(own.loc[own["rule"] == "duty", "target"]) == ["our"]
    assert list(had.loc[had["rule"] == "duty", "target"]) == ["council"]


def test_because_counts_for_the_authors_own_acts_alone() -> None:
    """Causes of events and reasons of others are no justification by the author."""
    assert list(grounds_of("We left because the dam was unsafe.")["rule"]) == ["reason"]
    assert grounds_of("The harvest failed because the dam was unsafe.").empty


def test_of_two_constructions_with_the_same_words_the_longer_counts() -> None:
    """One ground is one row."""
    found = grounds_of("We refused the bribe, following the example of our founders.")
    assert list(found["rule"]) == ["role-model"]
