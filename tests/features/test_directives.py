"""Tests of toolkit.features.directives: who calls on whom to do what, and the page."""

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

PAGE = (Path(__file__).parents[2] / "docs" / "directives.md").read_text(encoding="utf-8")
EXAMPLES = PAGE.split("## Examples")[1].split("## ")[0]
SILENT = re.findall(r'"([^"]+\.)"', EXAMPLES.rpartition("None in:")[2])
COLUMNS = ["text", "category", "target", "recipient", "object", "holder", "status"]
UNSAID = {"holder": "author", "status": "asserted"}
LEXICON = get_feature("directives").lexicon


def told() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each sentence of the page's table with the row that it says is found."""
    for line in EXAMPLES.splitlines():
        cells = [cell.strip() for cell in line[1:-1].split("|")]
        if line.startswith("|") and cells[0] != "sentence" and set(line) != set("|-"):
            row = dict(zip(COLUMNS, cells[1:], strict=True))
            yield cells[0], row | {k: v for k, v in UNSAID.items() if not row[k]}


@cache
def page_evidence() -> pd.DataFrame:
    """Return the calls in each sentence of the page, each read as a text of its own."""
    texts = dict.fromkeys([*(sentence for sentence, _ in told()), *SILENT])
    corpus = Corpus([Document(text, text, "page", {}) for text in texts])
    return find_evidence(corpus, ["directives"])


@pytest.mark.parametrize(("sentence", "row"), list(told()))
def test_an_example_of_the_page_is_found_as_it_says(sentence: str, row: dict[str, str]) -> None:
    """One of the rows of the sentence is the one of the table."""
    found = page_evidence()
    assert row in found.loc[found["doc_id"] == sentence, COLUMNS].to_dict("records")


def test_the_examples_of_the_page_have_no_other_rows() -> None:
    """Each row found there is told by the page."""
    shown = pd.Series([sentence for sentence, _ in told()]).value_counts()
    found = page_evidence()["doc_id"].value_counts()
    assert found.to_dict() == shown.to_dict()


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_page_leaves_out_gives_nothing(sentence: str) -> None:
    """Guesses, wishes, ways of speaking, economic demand."""
    found = page_evidence()
    assert found[found["doc_id"] == sentence].empty


def test_the_page_shows_examples_for_and_against_and_every_category() -> None:
    """Its table of categories has those of the lexicon, and each has an example."""
    assert len(list(told())) > 20
    assert len(SILENT) > 10
    assert {row["category"] for _, row in told()} == set(LEXICON.categories)
    for category in LEXICON.categories:
        assert f"| {category} |" in PAGE.split("## Columns")[0]


def test_it_runs_on_request_alone() -> None:
    """Named or with all the others, not by default."""
    assert "directives" not in {feature.name for feature in choose_features()}
    assert "directives" in {feature.name for feature in choose_features("all")}


def test_who_is_addressed_is_called_on() -> None:
    """A recipient is always the target, and never one without a target."""
    found = page_evidence()
    addressed = found[found["recipient"] != ""]
    assert (addressed["recipient"] == addressed["target"]).all()
    assert 0 < len(addressed) < len(found)


def test_the_lexicon_has_examples_enough() -> None:
    """At least sixty coded sentences of our own, and forty of what is left out."""
    assert sum(len(entry.examples) for entry in LEXICON.entries) >= 60
    assert sum(len(entry.counter_examples) for entry in LEXICON.entries) >= 40
