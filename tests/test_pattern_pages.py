"""The pages of blame and legality: their tables say what is found, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.feature import DELETED, get_feature
from toolkit.law.judged import PATTERNS as LEGALITY
from toolkit.ties.patterns import DEFAULT
from toolkit.ties.patterns import PATTERNS as BLAME

DOCS = Path(__file__).parent.parent / "docs"
EMPTY = "—"

Row = dict[str, str]


class Page(NamedTuple):
    """How a page is read.

    The columns of the evidence by the names that its tables give them, what a table without one
    means, the patterns of the code and that of entries which name none, and the columns that tell
    what a weakness gives.
    """

    columns: Mapping[str, str]
    unsaid: Mapping[str, str]
    patterns: frozenset[str]
    default: str
    weakness: tuple[str, ...]


VOICE = {"holder": "holder", "status": "status"}
SAID = {"holder": "author", "status": "asserted"}
PAGES = {
    "blame": Page(
        {"target": "target", "kind": "category", "harm": "object", "antecedent": "antecedent"}
        | VOICE,
        SAID,
        frozenset(BLAME),
        DEFAULT,
        ("target",),
    ),
    "legality": Page(
        {"target": "target", "polarity": "category", "act": "object", "basis": "basis"}
        | VOICE
        | {"form": "form"},
        SAID | {"form": "claim"},
        frozenset(LEGALITY),
        "",
        ("category", "target"),
    ),
}


@cache
def rows(page: str) -> list[tuple[str, Row]]:
    """Return the heading above and the cells by column name of each line of each table."""
    heading = ""
    names: list[str] = []
    found = []
    for line in (DOCS / f"{page}.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            names = []
        elif not names:
            names = cells
        elif set(line) != set("|-"):
            found.append((heading, dict(zip(names, cells, strict=True))))
    return found


@cache
def examples(page: str) -> dict[str, list[Row]]:
    """Return what a page gives for each sentence, by columns of the evidence."""
    columns = PAGES[page].columns
    found: dict[str, list[Row]] = {}
    sentence = ""
    for _, row in rows(page):
        if row.keys() >= {"sentence", "target"}:
            sentence = row["sentence"] or sentence
            cells = ((columns.get(name), cell.replace(EMPTY, "")) for name, cell in row.items())
            told = {column: cell for column, cell in cells if column is not None}
            found.setdefault(sentence, []).append({**PAGES[page].unsaid, **told})
    return found


@cache
def headings(page: str) -> dict[str, set[str]]:
    """Return the sentences under each heading that names patterns of the code."""
    found: dict[str, set[str]] = {}
    for heading, row in rows(page):
        if "`" in heading:
            found.setdefault(heading, set()).add(row["sentence"])
    return found


def counter_examples(page: str) -> list[str]:
    """Return the sentences in which nothing is found."""
    return [row["sentence"] for _, row in rows(page) if "what" in row]


def weaknesses(page: str) -> dict[str, str]:
    """Return what is wrongly found in each sentence that shows a weakness."""
    return {row["sentence"]: row["found"] for _, row in rows(page) if "found" in row}


@cache
def evidence(page: str) -> dict[str, pd.DataFrame]:
    """Return the rows found in each sentence of a page, each read as a text of its own."""
    sentences = [*examples(page), *counter_examples(page), *weaknesses(page)]
    found = find_evidence(Corpus([Document(s, s, "page") for s in sentences]), [page])
    found["basis"] = found["basis"].map("; ".join)
    return {s: found[found["doc_id"] == s] for s in sentences}


EXAMPLES = [(page, sentence) for page in PAGES for sentence in examples(page)]
COUNTER_EXAMPLES = [(page, sentence) for page in PAGES for sentence in counter_examples(page)]
WEAKNESSES = [(page, sentence) for page in PAGES for sentence in weaknesses(page)]
HEADINGS = [(page, heading) for page in PAGES for heading in headings(page)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_each_sentence_once(page: str) -> None:
    """A sentence in two tables would be read as one example with the rows of both."""
    told = [row["sentence"] for _, row in rows(page) if row.get("sentence")]

    assert len(told) == sum(len(read(page)) for read in (examples, counter_examples, weaknesses))
    assert len(set(told)) == len(told) > 100


@pytest.mark.parametrize(("page", "sentence"), EXAMPLES)
def test_an_example_gives_what_the_page_says(page: str, sentence: str) -> None:
    """Every row with all the columns of its table, and no other row."""
    wanted = examples(page)[sentence]
    found = evidence(page)[sentence][list(wanted[0])].itertuples(index=False, name=None)

    assert sorted(found) == sorted(tuple(row.values()) for row in wanted)


@pytest.mark.parametrize(("page", "sentence"), COUNTER_EXAMPLES)
def test_a_counter_example_gives_nothing(page: str, sentence: str) -> None:
    """What the page says is left out gives no line, not even one without a target."""
    assert evidence(page)[sentence].empty


@pytest.mark.parametrize(("page", "sentence"), WEAKNESSES)
def test_a_weakness_is_still_one(page: str, sentence: str) -> None:
    """A fault that was mended leaves the page."""
    found = evidence(page)[sentence].sort_values("start")[list(PAGES[page].weakness)]
    told = [" ".join(row) for row in found.itertuples(index=False, name=None)]

    assert ("; ".join(told) or "nothing") == weaknesses(page)[sentence]


def test_a_tie_without_a_target_is_one_whose_agent_is_deleted() -> None:
    """The page of blame says so of the passives that leave out who did it."""
    every = pd.concat(evidence("blame").values())

    assert ((every["target"] == "") == (every["agency"] == DELETED)).all()
    assert (every["agency"] == DELETED).any()


@pytest.mark.parametrize("page", PAGES)
def test_every_pattern_and_every_category_is_on_its_page(page: str) -> None:
    """What the code can find has an example."""
    named = {name for heading in headings(page) for name in re.findall(r"`(\w+)`", heading)}
    shown = {row["category"] for found in examples(page).values() for row in found}

    assert named == PAGES[page].patterns
    assert shown == set(get_feature(page).lexicon.categories)


@pytest.mark.parametrize(("page", "heading"), HEADINGS)
def test_a_table_shows_the_patterns_of_its_heading(page: str, heading: str) -> None:
    """Each pattern named there found at least one of the rows beneath."""
    entries = {entry.id: entry for entry in get_feature(page).lexicon.entries}
    used = {
        entries[rule].options.get("pattern", PAGES[page].default)
        for sentence in headings(page)[heading] - {""}
        for rule in evidence(page)[sentence]["rule"]
    }

    assert set(re.findall(r"`(\w+)`", heading)) <= used
