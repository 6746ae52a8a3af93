"""The page docs/blame.md: its tables say what the extractor finds, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.feature import DELETED, get_feature
from toolkit.ties.patterns import DEFAULT, PATTERNS

PAGE = (Path(__file__).parent.parent / "docs" / "blame.md").read_text(encoding="utf-8")
COLUMNS = {"target": "target", "kind": "category", "harm": "object"} | {
    name: name for name in ("holder", "status", "antecedent")
}
UNSAID = {"holder": "author", "status": "asserted"}
EMPTY = "—"

Row = dict[str, str]


def rows() -> Iterator[tuple[str, Row]]:
    """Yield the heading above and the cells by column name of each line of each table."""
    heading = ""
    names: list[str] = []
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            names = []
        elif not names:
            names = cells
        elif set(line) != set("|-"):
            yield heading, dict(zip(names, cells, strict=True))


def examples() -> dict[str, list[Row]]:
    """Return the ties that the page gives for each sentence, by columns of the evidence."""
    found: dict[str, list[Row]] = {}
    sentence = ""
    for _, row in rows():
        if "kind" in row:
            sentence = row["sentence"] or sentence
            cells = ((COLUMNS.get(name), cell.replace(EMPTY, "")) for name, cell in row.items())
            told = {column: cell for column, cell in cells if column is not None}
            found.setdefault(sentence, []).append(UNSAID | told)
    return found


def headings() -> dict[str, set[str]]:
    """Return the sentences under each heading that names patterns of the code."""
    found: dict[str, set[str]] = {}
    for heading, row in rows():
        if "`" in heading:
            found.setdefault(heading, set()).add(row["sentence"])
    return found


EXAMPLES = examples()
COUNTER_EXAMPLES = [row["sentence"] for _, row in rows() if "what" in row]
WEAKNESSES = {row["sentence"]: row["found"] for _, row in rows() if "found" in row}


@cache
def evidence() -> dict[str, pd.DataFrame]:
    """Return the ties found in each sentence of the page, each read as a text of its own."""
    sentences = [*EXAMPLES, *COUNTER_EXAMPLES, *WEAKNESSES]
    found = find_evidence(Corpus([Document(s, s, "page") for s in sentences]), ["blame"])
    return {s: found[found["doc_id"] == s] for s in sentences}


def test_the_page_has_each_sentence_once() -> None:
    """A sentence in two tables would be read as one example with the ties of both."""
    told = [row["sentence"] for _, row in rows() if row.get("sentence")]
    assert len(told) == len(EXAMPLES) + len(COUNTER_EXAMPLES) + len(WEAKNESSES) > 100
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_an_example_gives_what_the_page_says(sentence: str) -> None:
    """Target, kind, harm, holder and status of every tie, and no other tie."""
    columns = list(EXAMPLES[sentence][0])
    found = evidence()[sentence][columns].itertuples(index=False, name=None)
    assert sorted(found) == sorted(tuple(tie.values()) for tie in EXAMPLES[sentence])


@pytest.mark.parametrize("sentence", COUNTER_EXAMPLES)
def test_a_counter_example_gives_nothing(sentence: str) -> None:
    """What the page says is left out gives no line, not even one without a target."""
    assert evidence()[sentence].empty


@pytest.mark.parametrize("sentence", WEAKNESSES)
def test_a_weakness_is_still_one(sentence: str) -> None:
    """A fault that was mended leaves the page."""
    targets = evidence()[sentence].sort_values("start")["target"]
    assert ("; ".join(targets) or "nothing") == WEAKNESSES[sentence]


def test_a_line_without_a_target_is_one_whose_agent_is_deleted() -> None:
    """The page says so of the passives that leave out who did it."""
    every = pd.concat(evidence().values())
    assert ((every["target"] == "") == (every["agency"] == DELETED)).all()
    assert (every["agency"] == DELETED).any()


def test_every_pattern_and_every_kind_is_on_the_page() -> None:
    """What the code can find has an example."""
    named = {name for heading in headings() for name in re.findall(r"`(\w+)`", heading)}
    assert named == set(PATTERNS)
    shown = {tie["category"] for ties in EXAMPLES.values() for tie in ties}
    assert shown == set(get_feature("blame").lexicon.categories)


@pytest.mark.parametrize("heading", headings())
def test_a_table_shows_the_patterns_of_its_heading(heading: str) -> None:
    """Each pattern named there found at least one of the ties beneath."""
    entries = {entry.id: entry for entry in get_feature("blame").lexicon.entries}
    used = {
        entries[rule].options.get("pattern", DEFAULT)
        for sentence in headings()[heading] - {""}
        for rule in evidence()[sentence]["rule"]
    }
    assert set(re.findall(r"`(\w+)`", heading)) <= used
