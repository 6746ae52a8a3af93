"""Tests of every lexicon in toolkit/lexicons, found by walking: examples run as tests."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
import pytest
import spacy

from toolkit.annotation import normalise
from toolkit.corpus import Corpus, Document
from toolkit.evidence import COLUMNS, find_evidence
from toolkit.feature import DELETED, find_features
from toolkit.lexicon import TERM_KEYS, Entry, load_lexicon

FOLDER = files("toolkit") / "lexicons"
NAMES = sorted(
    path.name.removesuffix(".toml") for path in FOLDER.iterdir() if path.name.endswith(".toml")
)
ENTRIES = [(name, entry.id) for name in find_features() for entry in load_lexicon(name).entries]
WORD = re.compile(r"[^\W\d_]{3,}")
WORDS_ALONE = {name for name, feature in find_features().items() if not feature.parser}
"""Features that look at words as they are parted by white space, not by the parser."""

Example = Mapping[str, Any]


def raw(name: str) -> dict[str, Any]:
    """Return a lexicon as it is written."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def sentences_of(entry: Entry) -> dict[str, str]:
    """Return the entry's examples and counter-examples by an id that names the entry."""
    shown = {f"{entry.id}/example/{i}": str(e["in"]) for i, e in enumerate(entry.examples)}
    return shown | {f"{entry.id}/counter/{i}": c for i, c in enumerate(entry.counter_examples)}


@cache
def evidence_of(name: str) -> pd.DataFrame:
    """Return the evidence of a feature in all examples of its lexicon, parsed in one go."""
    documents = [
        Document(doc_id, text, name, {})
        for entry in load_lexicon(name).entries
        for doc_id, text in sentences_of(entry).items()
    ]
    return find_evidence(Corpus(documents), [name])


def rows_of(name: str, entry: str, doc_id: str) -> list[dict[str, Any]]:
    """Return the rows of an entry in one of its examples, but for those without an agent."""
    evidence = evidence_of(name)
    named = evidence["agency"] != DELETED
    chosen = evidence[named & (evidence["doc_id"] == doc_id) & (evidence["rule"] == entry)]
    return [{str(key): value for key, value in row.items()} for row in chosen.to_dict("records")]


def differences(row: Mapping[str, Any], example: Example) -> dict[str, tuple[Any, Any]]:
    """Return the columns in which a row is not what an example says, as (found, wanted)."""
    return {
        key: (row[key], wanted)
        for key, wanted in example.items()
        if key != "in" and row[key] != wanted
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_is_named_as_its_file(name: str) -> None:
    """Its name, a version and a definition with words in it."""
    lexicon = load_lexicon(name)

    assert lexicon.name == name
    assert lexicon.version.count(".") == 2
    assert len(lexicon.definition.split()) > 5


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_has_entries_or_lists(name: str) -> None:
    """A feature's lexicon has entries in all its categories; any other one is lists alone.

    The categories of agency are those of the grammar: its entries have two of them.
    """
    lexicon = load_lexicon(name)

    if name in find_features():
        found = {entry.category for entry in lexicon.entries}
        assert found == set(lexicon.categories) or (name == "agency" and len(found) == 2)
        assert all(len(text.split()) > 3 for text in lexicon.categories.values())
    else:
        assert not lexicon.entries
        assert lexicon.lists


@pytest.mark.parametrize("name", sorted(find_features()))
def test_each_feature_has_its_lexicon(name: str) -> None:
    """One of its own name, with every id once."""
    assert name in NAMES
    assert [i for i, n in Counter(e.id for e in load_lexicon(name).entries).items() if n > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_written_twice(name: str) -> None:
    """Within an entry or a list, under one key."""
    blocks = raw(name).get("entries", []) + [
        {"id": key, **words} for key, words in raw(name).get("lists", {}).items()
    ]
    twice = [
        (block["id"], key, word)
        for block in blocks
        for key in TERM_KEYS
        for word, count in Counter(block.get(key, ())).items()
        if count > 1
    ]

    assert twice == []


@pytest.mark.parametrize("name", NAMES)
def test_words_are_written_as_texts_are_read(name: str) -> None:
    """Straight quotes, single spaces, nothing around: else they could never be found."""
    texts = [
        word
        for block in [*raw(name).get("entries", []), *raw(name).get("lists", {}).values()]
        for key in (*TERM_KEYS, "not_before", "not_after")
        for word in block.get(key, ())
    ]

    assert [text for text in texts if normalise(text, 0, len(text)) != (text.strip(), None)] == []


@pytest.mark.parametrize("name", [n for n in NAMES if n not in WORDS_ALONE])
def test_a_list_asked_of_parsed_words_holds_single_words(name: str) -> None:
    """The tokenizer parts "tear gas" and "air-raid", so such a word could never be met."""
    tokenizer = spacy.blank("en")
    parted = [
        (key, word)
        for key, words in raw(name).get("lists", {}).items()
        for kind in TERM_KEYS
        for word in words.get(kind, ())
        if len(tokenizer(word)) > 1
    ]

    assert parted == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_an_entry_has_examples_for_and_against(name: str, entry: str) -> None:
    """At least one sentence that it reads and one in which it must be silent."""
    found = load_lexicon(name).entry(entry)

    assert found.examples
    assert found.counter_examples
    for example in found.examples:
        assert example.keys() <= {"in", *COLUMNS}
        assert isinstance(example.get("basis", []), list)


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_the_examples_of_an_entry_are_found(name: str, entry: str) -> None:
    """Each gives a row of the entry with all the values it names."""
    wrong = {}
    for i, example in enumerate(load_lexicon(name).entry(entry).examples):
        rows = rows_of(name, entry, f"{entry}/example/{i}")
        if not any(not differences(row, example) for row in rows):
            wrong[example["in"]] = [differences(row, example) for row in rows] or "no row"

    assert wrong == {}


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_the_counter_examples_of_an_entry_are_left_alone(name: str, entry: str) -> None:
    """None gives a row of the entry, whatever other entries read there."""
    wrong = {}
    for i, text in enumerate(load_lexicon(name).entry(entry).counter_examples):
        rows = rows_of(name, entry, f"{entry}/counter/{i}")
        if rows:
            wrong[text] = [(row["text"], row["target"], row["object"]) for row in rows]

    assert wrong == {}


def akin(one: str, other: str) -> bool:
    """Whether two words begin alike, or one is in the other."""
    return one in other or other in one or one[:4] == other[:4]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_a_counter_example_has_a_word_akin_to_the_entry(name: str, entry: str) -> None:
    """Silence on a sentence that shares nothing with the entry would show nothing."""
    found = load_lexicon(name).entry(entry)
    words = {word for term in found.terms for word in WORD.findall(term.text.lower())}
    idle = [
        text
        for text in found.counter_examples
        if not any(akin(one, other) for one in words for other in WORD.findall(text.lower()))
    ]

    assert idle == []
