"""Tests of toolkit.features.quantification: what is counted, by which number, and the page."""

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

PAGE = (Path(__file__).parents[2] / "docs" / "quantification.md").read_text(encoding="utf-8")
EXAMPLES = PAGE.split("## Examples")[1].split("## ")[0]
SILENT = re.findall(r'"([^"]+\.)"', EXAMPLES.rpartition("None in:")[2])
LEXICON = get_feature("quantification").lexicon


def rows_of(text: str) -> pd.DataFrame:
    """Return the numbers that count something in a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["quantification"])


def counted(text: str) -> list[tuple[str, str]]:
    """Return each amount that counts something in a text, with what it counts."""
    return list(rows_of(text)[["text", "object"]].itertuples(index=False, name=None))


def told() -> Iterator[tuple[str, list[str]]]:
    """Yield each line of the page's table: the sentence, and amount, category, form, value."""
    for line in EXAMPLES.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "sentence" and set(line) != set("|-"):
            yield cells[0], cells[1:]


@cache
def page_evidence() -> pd.DataFrame:
    """Return the rows of each sentence of the page, each read as a text of its own."""
    texts = dict.fromkeys([*(sentence for sentence, _ in told()), *SILENT])
    corpus = Corpus([Document(text, text, "page", {}) for text in texts])
    return find_evidence(corpus, ["quantification"])


@pytest.mark.parametrize(("sentence", "cells"), list(told()))
def test_an_example_of_the_page_is_found_as_it_says(sentence: str, cells: list[str]) -> None:
    """Amount, what is counted, category, form and value of one of its rows."""
    found = page_evidence()
    rows = found[found["doc_id"] == sentence]
    read = [
        [
            row.text,
            row.object,
            row.category,
            row.form,
            "" if pd.isna(row.value) else f"{row.value:g}",
        ]
        for row in rows.itertuples()
    ]
    wanted = [*cells[:4], f"{float(cells[4].replace(',', '')):g}" if cells[4] else ""]
    assert wanted in read


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_page_leaves_out_gives_nothing(sentence: str) -> None:
    """Dates, labels, shares, ordinals and numbers of other things."""
    found = page_evidence()
    assert found[found["doc_id"] == sentence].empty


def test_the_page_shows_examples_for_and_against_and_every_category() -> None:
    """Its table of categories has those of the lexicon."""
    assert len(list(told())) > 15
    assert len(SILENT) > 8
    for category in LEXICON.categories:
        assert f"| {category} |" in PAGE.split("## Columns")[0]


def test_it_runs_on_request_alone_and_without_a_parser() -> None:
    """Named or with all the others, on words alone."""
    assert "quantification" not in {feature.name for feature in choose_features()}
    assert "quantification" in {feature.name for feature in choose_features("all")}
    assert not get_feature("quantification").parser


def test_a_number_counts_the_next_noun_and_no_other() -> None:
    """Each amount has one row; another amount between them ends the search."""
    text = "On 24 May 2016 two car bombs killed ten men and three children in four towns."
    assert counted(text) == [("ten", "men"), ("three", "children"), ("four", "towns")]


def test_a_plural_that_is_not_counted_stands_in_the_way() -> None:
    """ "200 rockets hitting civilians" are rockets."""
    assert counted("They fired 200 rockets hitting civilians.") == []


def test_the_last_noun_of_several_is_counted() -> None:
    """Police officers are officers; police stations are places."""
    assert counted("They hold 20 police officers.") == [("20", "police officers")]
    assert rows_of("They hold 20 police stations.")["category"].tolist() == ["places"]


def test_a_toll_counts_people_that_are_not_named() -> None:
    """Behind the number or before it, but not in "the two killed a guard"."""
    assert counted("Twenty were killed.") == [("Twenty", "killed")]
    assert counted("The raid injured at least six.") == [("at least six", "injured")]
    assert counted("The two killed a guard.") == []


def test_what_is_killed_may_be_other_than_people() -> None:
    """A noun the lexicon lacks stands behind the number, so nobody is counted."""
    assert counted("The storm killed 20 cows.") == []


def test_a_number_of_people_may_stand_behind_them() -> None:
    """In "the number of X has reached N", and behind a word for a whole."""
    assert counted("The number of registered refugees has reached 60,000.") == [
        ("60,000", "refugees")
    ]
    assert counted("The death toll rose to 212 on Sunday.") == [("212", "death toll")]


def test_one_counts_a_noun_in_the_singular() -> None:
    """But not where it stands for any, or for the whole."""
    assert counted("One soldier was hurt.") == [("One", "soldier")]
    assert counted("We are one country.") == []
    assert counted("No one soldier can do it.") == []


def test_rows_claim_nothing() -> None:
    """No holder and no status, as for vocabulary: the feature does not read clauses."""
    (row,) = rows_of("The envoy denied that 20 people were hurt.").to_dict("records")
    assert (row["holder"], row["status"], row["target"]) == ("", "", "")


def test_the_lexicon_has_examples_enough() -> None:
    """At least sixty coded sentences of our own, and as many kinds of what is left out."""
    assert sum(len(entry.examples) for entry in LEXICON.entries) >= 60
    assert sum(len(entry.counter_examples) for entry in LEXICON.entries) >= 40
