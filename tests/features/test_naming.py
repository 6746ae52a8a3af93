"""Tests of toolkit.features.naming: how actors are called, who is meant, who says so."""

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

PAGE = (Path(__file__).parents[2] / "docs" / "naming.md").read_text(encoding="utf-8")
EXAMPLES = PAGE.split("## Examples")[1].split("## ")[0]
COLUMNS = {
    "name": "text",
    **{name: name for name in ("category", "target", "actor", "form", "holder", "status")},
}
UNSAID = {"holder": "author", "status": "asserted"}


def names_of(text: str) -> pd.DataFrame:
    """Return the names in a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["naming"])


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each sentence of the page's table with what it says is found, by columns."""
    lines = [line for line in EXAMPLES.splitlines() if line.startswith("|")]
    header = [cell.strip() for cell in lines[0].strip("|").split("|")]
    for line in lines[2:]:
        cells = [cell.strip() for cell in line[1:-1].split("|")]
        told = dict(zip(header, cells, strict=True))
        row = {COLUMNS[key]: cell for key, cell in told.items() if key in COLUMNS}
        yield told["sentence"], row | {k: v for k, v in UNSAID.items() if not row[k]}


SILENT = re.findall(r'"([^"]+\.)"', EXAMPLES.rpartition("None in:")[2])


@cache
def page_evidence() -> pd.DataFrame:
    """Return the names in each sentence of the page, each read as a text of its own."""
    texts = [*(sentence for sentence, _ in rows()), *SILENT]
    return find_evidence(Corpus([Document(text, text, "page", {}) for text in texts]), ["naming"])


@pytest.mark.parametrize(("sentence", "told"), list(rows()))
def test_an_example_of_the_page_is_found_as_it_says(sentence: str, told: dict[str, str]) -> None:
    """One of the rows of the sentence has all that the table says."""
    found = page_evidence()
    columns = found.loc[found["doc_id"] == sentence, list(told)].to_dict("records")
    assert told in columns


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_page_leaves_out_gives_nothing(sentence: str) -> None:
    """Abstract things, stances and metaphors are no names of actors."""
    found = page_evidence()
    assert found[found["doc_id"] == sentence].empty


def test_the_page_shows_examples_for_and_against_and_every_category() -> None:
    """Its first table defines them, in the words of the lexicon."""
    assert len(list(rows())) > 15
    assert len(SILENT) == 5
    for category in get_feature("naming").lexicon.categories:
        assert f"| {category} |" in PAGE.split("## Columns")[0]


def test_it_runs_on_request_alone() -> None:
    """Named or with all the others, not by default."""
    assert "naming" not in {feature.name for feature in choose_features()}
    assert "naming" in {feature.name for feature in choose_features("all")}


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The rebels were called terrorists.", "rebels"),
        ("The rebels are called terrorists by the junta.", "rebels"),
        ("The junta considers the farmers terrorists.", "farmers"),
        ("The junta listed the movement as a terrorist group.", "movement"),
        ("The junta referred to the farmers as terrorists.", "farmers"),
        ("Those whom the junta calls terrorists are farmers.", "Those"),
        ("The raiders were one of the terrorist groups.", "raiders"),
        ("The raiders became terrorists.", "raiders"),
    ],
)
def test_a_predication_says_of_whom(sentence: str, target: str) -> None:
    """Verbs of calling and of being, active and passive, and their relative clauses."""
    found = names_of(sentence)
    predicated = found[found["form"] == "predication"]
    assert list(predicated["target"]) == [target]
    assert list(predicated["category"]) == ["terrorists"]


def test_each_of_a_list_is_called_so() -> None:
    """One predication of two actors is a row of each."""
    found = names_of("Norway and Japan are allies.")
    assert list(found["actor"]) == ["NOR", "JPN"]


def test_a_name_is_the_modifiers_where_two_are_joined() -> None:
    """One phrase is one naming."""
    found = names_of("Opposition fighters took the bridge.")
    assert list(zip(found["text"], found["category"], strict=True)) == [
        ("Opposition fighters", "opposition")
    ]


def test_a_nomination_stands_whatever_its_clause_denies() -> None:
    """That the rebels did not come does not make them no rebels."""
    found = names_of("The rebels did not come, and the regime may fall.")
    assert list(found["status"]) == ["asserted", "asserted"]


def test_who_denies_a_name_holds_the_denial() -> None:
    """The speaker, of whose words the predication is a part."""
    (row,) = names_of("The mayor denied that the farmers are terrorists.").to_dict("records")
    assert (row["holder"], row["status"]) == ("mayor", "denied")


def test_a_pronoun_is_led_back_to_whom_it_stands_for() -> None:
    """The actor of a predication is read from the antecedent."""
    found = names_of("Hamas has left. It is a terrorist organisation.")
    assert list(found["target"]) == ["It"]
    assert list(found["actor"]) == ["HAMAS"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anti-government protesters filled the square.",
        "The pro-regime press was silent.",
        "They went to court for the Government House.",
        "Inspectors praised the verification regime.",
        "The administration of aid is slow.",
        "There is no form of government without faults.",
    ],
)
def test_what_names_nobody_is_left_alone(sentence: str) -> None:
    """Compounds against and for somebody, titles, sets of rules, services, kinds of rule."""
    assert names_of(sentence).empty
