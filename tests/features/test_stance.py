"""Tests of toolkit.features.stance: how sure, in whose words, and whose words are disowned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.engagement.find import PATTERNS
from toolkit.evidence import find_evidence
from toolkit.feature import choose_features, get_feature

PAGE = (Path(__file__).parents[2] / "docs" / "stance.md").read_text(encoding="utf-8")
EXAMPLES = PAGE.split("## Examples")[1].split("## ")[0]
COLUMNS = {"marker": "text"} | {
    name: name for name in ("category", "object", "target", "holder", "status")
}
UNSAID = {"holder": "author", "status": "asserted"}


def stance_of(text: str) -> pd.DataFrame:
    """Return the markers of stance in a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["stance"])


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each line of the page's table: its sentence and what it says is found, by columns."""
    lines = [line for line in EXAMPLES.splitlines() if line.startswith("|")]
    header = [cell.strip() for cell in lines[0].strip("|").split("|")]
    sentence = ""
    for line in lines[2:]:
        told = dict(zip(header, (cell.strip() for cell in line[1:-1].split("|")), strict=True))
        sentence = told["sentence"] or sentence
        row = {COLUMNS[key]: cell for key, cell in told.items() if key in COLUMNS}
        yield sentence, row | {key: value for key, value in UNSAID.items() if not row[key]}


SHOWN = list(dict.fromkeys(sentence for sentence, _ in rows()))
SILENT = re.findall(r'"([^"]+[.?])"', EXAMPLES.rpartition("None in:")[2])


@cache
def page_evidence() -> pd.DataFrame:
    """Return the markers in each sentence of the page, each read as a text of its own."""
    texts = [*SHOWN, *SILENT]
    return find_evidence(Corpus([Document(text, text, "page", {}) for text in texts]), ["stance"])


@pytest.mark.parametrize("sentence", SHOWN)
def test_an_example_of_the_page_gives_what_it_says(sentence: str) -> None:
    """All its rows, with all that the table says, and no other row."""
    wanted = [row for shown, row in rows() if shown == sentence]
    found = page_evidence()
    columns = found.loc[found["doc_id"] == sentence, list(wanted[0])].to_dict("records")
    assert columns == wanted


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_page_leaves_out_gives_nothing(sentence: str) -> None:
    """Permission, wish, ability, manner and the author's own saying take no stance."""
    found = page_evidence()
    assert found[found["doc_id"] == sentence].empty


def test_the_page_shows_examples_for_and_against_and_every_category() -> None:
    """Its first table defines them, in the words of the lexicon."""
    assert len(SHOWN) >= 40
    assert len(SILENT) == 14
    for category in get_feature("stance").lexicon.categories:
        assert f"| {category} |" in PAGE.split("## Columns")[0]


def test_every_pattern_is_used_by_an_entry_and_every_entry_names_one() -> None:
    """No pattern is idle, and no entry asks for one that is not there."""
    named = {entry.options["pattern"] for entry in get_feature("stance").lexicon.entries}
    assert named == set(PATTERNS)


def test_it_runs_on_request_alone() -> None:
    """Named or with all the others, not by default."""
    assert "stance" not in {feature.name for feature in choose_features()}
    assert "stance" in {feature.name for feature in choose_features("all")}


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The envoy said that the dam was old.", "envoy"),
        ("The dam was old, the envoy said.", "envoy"),
        ("The dam was old, said the envoy.", "envoy"),
        ('"The dam is old," the envoy said.', "envoy"),
        ("As the envoy noted, the dam is old.", "envoy"),
        ("According to the envoy, the dam is old.", "envoy"),
        ("The dam is old, according to the envoy.", "envoy"),
        ("The envoy warned the farmers that the dam was old.", "envoy"),
        ("The envoy, who said that the dam was old, has left.", "envoy"),
        ("The envoy's claim that the dam is old is wrong.", "envoy"),
        ("The envoy described the dam as a danger.", "envoy"),
    ],
)
def test_words_are_given_to_their_speaker(sentence: str, target: str) -> None:
    """Before, behind and within what is said, by a verb, a noun or a preposition."""
    found = stance_of(sentence)
    attributed = found[found["category"] == "attribution"]
    assert list(attributed["target"]) == [target]
    assert list(attributed["holder"]) == ["author"]


def test_a_source_within_a_source_holds_the_attribution() -> None:
    """The outer speaker says that the inner one said it."""
    found = stance_of("The envoy said that the mayor had denied that the dam was old.")
    pairs = list(zip(found["target"], found["holder"], strict=True))
    assert pairs == [("envoy", "author"), ("mayor", "envoy")]


def test_the_speaker_is_resolved_to_an_actor() -> None:
    """Canonical, as in every other feature."""
    assert list(stance_of("Sweden said that its ship had sunk.")["actor"]) == ["SWE"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We say that the dam is old.",
        "It is said by nobody.",
        "The gunmen claimed nine lives.",
        "The guards reported to the barracks.",
        "She told the farmers to leave.",
    ],
)
def test_what_nobody_else_says_is_no_attribution(sentence: str) -> None:
    """The author's own words, empty subjects, and verbs of saying in other senses."""
    found = stance_of(sentence)
    assert found[found["category"] == "attribution"].empty


@pytest.mark.parametrize(
    ("sentence", "markers"),
    [
        ("The dam may break.", ["may"]),
        ("The dam might have broken.", ["might"]),
        ("We built walls so that the farmers might sleep.", []),
        ("No guard may leave.", []),
        ("You may go.", []),
        ("Only members may enter.", []),
        ("A permit may be granted.", []),
        ("We hope that the truce may last.", []),
        ("I may add that the dam is old.", []),
        ("Whatever the cause may be, the dam is old.", []),
        ("The flood could destroy the dam.", ["could"]),
        ("The miller could not sleep.", []),
        ("The farmers could swim.", []),
        ("The gunmen must have fled.", ["must"]),
        ("The gunmen must flee.", []),
    ],
)
def test_modals_are_hedges_and_boosters_only_of_what_is_so(
    sentence: str, markers: list[str]
) -> None:
    """Leave, duty, wish, end and ability are other senses."""
    assert list(stance_of(sentence)["text"]) == markers


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('The "liberation" of the town left nine dead.', ["liberation"]),
        ("The 'peace talks' were a trap.", ["peace talks"]),
        ('The "humanitarian" mission carried guns.', ["humanitarian"]),
        ('The envoy said that the "liberation" had begun.', []),
        ('They use the word "freedom".', []),
        ('The "Grey Geese" sailed at dawn.', []),
        ('The port is known as the "safe harbour".', []),
        ('The "sunset" clause is new.', []),
        ('"We want peace and freedom for all of the valley" was the slogan.', []),
    ],
)
def test_scare_quotes_are_short_contested_and_nobodys_speech(
    sentence: str, words: list[str]
) -> None:
    """Quoted speech, words as words, names and mere terms are none."""
    found = stance_of(sentence)
    assert list(found.loc[found["rule"] == "scare-quotes", "object"]) == words


def test_a_word_in_marks_behind_so_called_counts_once() -> None:
    """The words are mocked by one marker, the first."""
    found = stance_of('The so-called "reform" failed.')
    assert list(zip(found["text"], found["object"], strict=True)) == [("so-called", "reform")]


def test_a_denial_is_an_attribution_that_is_asserted() -> None:
    """Who denies says so; who does not deny is said not to."""
    assert list(stance_of("The firm denied any involvement.")["status"]) == ["asserted"]
    assert list(stance_of("The firm did not deny any involvement.")["status"]) == ["denied"]


def test_certainty_in_a_condition_is_hedged() -> None:
    """What is clear only if something else is so is not said to be clear."""
    found = stance_of("If it is clear that the dam is safe, the farmers will stay.")
    assert list(found["status"]) == ["hedged"]


def test_the_longest_of_overlapping_markers_counts() -> None:
    """That there is no doubt is no doubt."""
    found = stance_of("There is no doubt that the dam is old.")
    assert list(found["text"]) == ["There is no doubt"]
