"""Documents and corpora never change, slice by metadata, and come from files as they stand."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.corpus import Corpus, Document, read
from toolkit.errors import InputError, UsageError

YEARS = st.none() | st.integers(1790, 2030)
CORPORA = st.lists(st.tuples(YEARS, st.sampled_from(["A", "B", ""])), max_size=8).map(
    lambda rows: Corpus(
        Document(f"d{number}", "Some text.", "s", {"year": year, "party": party})
        for number, (year, party) in enumerate(rows)
    )
)


def document(doc_id: str = "a", source: str = "s", **metadata: object) -> Document:
    """A document with a short text."""
    return Document(doc_id, f"The text of {doc_id}.", source, metadata)


def ids(corpus: Corpus) -> list[str]:
    """The ids in the corpus's order."""
    return [document.doc_id for document in corpus]


def test_metadata_becomes_plain_and_read_only() -> None:
    """Dates are ISO text, sequences tuples, numpy values Python's, and missing values are gone."""
    made = document(
        date=datetime.date(2020, 2, 12),
        seen=datetime.datetime(2020, 2, 12, 10, 4),
        midnight=pd.Timestamp("2020-02-12"),
        tags=["a", ["b"]],
        kinds={"y", "x"},
        share=np.float64(0.5),
        cells=np.array([1, 2]),
        who=[{"name": "N", "born": datetime.date(1900, 1, 1)}],
        none=None,
        nan=float("nan"),
        nat=pd.NaT,
        empty="",
        zero=0,
        path=Path("x"),
    )
    assert made.metadata == {
        "date": "2020-02-12",
        "seen": "2020-02-12T10:04:00",
        "midnight": "2020-02-12",
        "tags": ("a", ("b",)),
        "kinds": ("x", "y"),
        "share": 0.5,
        "cells": (1, 2),
        "who": ({"name": "N", "born": "1900-01-01"},),
        "zero": 0,
        "path": "x",
    }
    with pytest.raises(TypeError, match="does not support item assignment"):
        made.metadata["date"] = "1999"  # type: ignore[index]


def test_metadata_given_is_copied() -> None:
    """What happens to the caller's own dictionary later does not reach the document."""
    given_metadata: dict[str, object] = {"tags": ["a"], "who": {"name": "N"}}
    made = Document("a", "Text.", "s", given_metadata)
    given_metadata["who"] = "changed"
    assert isinstance(made.metadata["who"], Mapping)


def test_a_date_that_is_a_year_is_text_too() -> None:
    """So that dates of all documents can be compared."""
    assert document(date=1999).metadata["date"] == "1999"


@pytest.mark.parametrize(
    ("doc_id", "text", "metadata", "message"),
    [
        (" ", "Text.", {}, "without a doc_id"),
        ("a", "", {}, "document 'a' has no text"),
        ("a", " \n\t\u00a0", {}, "document 'a' has no text"),
        ("a", "half \ud83d", {}, "document 'a' is no valid Unicode"),
        ("a", "Text.", {"source": "x"}, "document 'a' has metadata named 'source'"),
    ],
)
def test_a_document_needs_an_id_a_text_and_free_names(
    doc_id: str, text: str, metadata: dict[str, object], message: str
) -> None:
    """Each fault has its own message."""
    with pytest.raises(InputError, match=message):
        Document(doc_id, text, "s", metadata)


def test_documents_and_corpora_survive_pickling() -> None:
    """Worker processes get them that way."""
    corpus = Corpus([document(tags=["x"]), document("b")])
    again = pickle.loads(pickle.dumps(corpus))
    assert again == corpus
    assert again["a"].metadata == {"tags": ("x",)}
    assert hash(again["a"]) == hash(corpus["a"])


def test_a_corpus_is_a_sequence_with_names() -> None:
    """It iterates in order, has a length, and finds documents by id."""
    corpus = Corpus([document("b"), document("a", source="t")])
    assert ids(corpus) == ["b", "a"]
    assert len(corpus) == 2
    assert corpus["a"] is corpus.documents[1]
    assert "a" in corpus and "c" not in corpus
    assert repr(corpus) == "Corpus(2 documents; sources: s, t)"


def test_an_unknown_id_is_refused_with_near_ones() -> None:
    """A slip of the pen is put right by the message."""
    with pytest.raises(UsageError, match=r"no document 'speech-10' .*near: speech-1"):
        Corpus([document("speech-1")])["speech-10"]


def test_a_corpus_cannot_be_changed() -> None:
    """Neither by assignment nor through its parts."""
    corpus = Corpus([document()])
    with pytest.raises(AttributeError, match="cannot assign"):
        corpus.documents = ()  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot assign"):
        corpus["a"].text = "other"  # type: ignore[misc]


def test_adding_joins_and_refuses_the_same_id_twice() -> None:
    """The operands stay as they were."""
    first, second = Corpus([document("a")]), Corpus([document("b")])
    assert ids(first + second) == ["a", "b"]
    assert ids(first) == ["a"]
    with pytest.raises(InputError, match="two documents have the doc_id 'a'"):
        first + first
    with pytest.raises(TypeError, match="unsupported operand"):
        first + [document("c")]  # type: ignore[operator]  # noqa: RUF005


@given(CORPORA, YEARS, YEARS)
def test_a_range_keeps_what_lies_within_both_ends(
    corpus: Corpus, low: int | None, high: int | None
) -> None:
    """As a plain loop would: ends included, open ends open, missing values out."""
    expected = [
        d.doc_id
        for d in corpus
        if isinstance(year := d.metadata.get("year"), int)
        and (low is None or low <= year)
        and (high is None or year <= high)
    ]
    if any("year" in d.metadata for d in corpus):
        assert ids(corpus.slice(year=(low, high))) == expected


@given(CORPORA.filter(lambda corpus: any("party" in d.metadata for d in corpus)))
def test_slices_by_value_list_and_callable_agree(corpus: Corpus) -> None:
    """Three ways to say one thing, and the rest is the complement among those with a value."""
    by_value = corpus.slice(party="A")
    assert by_value == corpus.slice(party=["A"]) == corpus.slice(party={"A"})
    assert by_value == corpus.slice(party=lambda party: party == "A")
    missing = corpus.slice(party=lambda party: party is None)
    parts = [by_value, corpus.slice(party="B"), missing]
    assert sum(map(len, parts)) == len(corpus)


@given(CORPORA.filter(lambda c: {"year", "party"} <= {k for d in c for k in d.metadata}))
def test_conditions_together_are_slices_in_a_row(corpus: Corpus) -> None:
    """Each condition holds, whatever the order."""
    both = corpus.slice(year=(1900, None), party="A")
    assert set(ids(both)) == set(ids(corpus.slice(year=(1900, None)))) & set(
        ids(corpus.slice(party="A"))
    )


def test_id_and_source_can_be_sliced_like_metadata() -> None:
    """They are part of every document."""
    corpus = Corpus([document("a"), document("b", source="t")])
    assert ids(corpus.slice(source="t")) == ["b"]
    assert ids(corpus.slice(doc_id=["a", "z"])) == ["a"]


def test_the_upper_end_of_a_date_range_takes_in_the_whole_year() -> None:
    """And a date object is compared with ISO text."""
    corpus = Corpus([document("a", date="2000-12-31"), document("b", date="2001-01-01")])
    assert ids(corpus.slice(date=(None, "2000"))) == ["a"]
    assert ids(corpus.slice(date=("2001", None))) == ["b"]
    assert ids(corpus.slice(date=(datetime.date(2000, 12, 31), "2001-01"))) == ["a", "b"]
    assert ids(corpus.slice(date=datetime.date(2001, 1, 1))) == ["b"]


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"yeer": 2000}, r"no metadata 'yeer' .*near: year.*known are: doc_id, source, date, year"),
        ({"year": (1, 2, 3)}, r"year: a range is a tuple \(low, high\), not \(1, 2, 3\)"),
        ({"year": ("a", "b")}, "year: the range 'a' to 'b' does not fit the value 2000"),
    ],
)
def test_a_slice_that_cannot_be_meant_is_refused(
    conditions: dict[str, object], message: str
) -> None:
    """Unknown keys and ranges of another type are wrong usage."""
    with pytest.raises(UsageError, match=message):
        Corpus([document(year=2000, date="2000-01-01")]).slice(**conditions)


def test_the_metadata_table_has_a_row_a_document() -> None:
    """Source first, then the standard keys in their order, then others as they appear."""
    corpus = Corpus([document("a", year=1, title="T"), document("b", source="t", date="2000")])
    table = corpus.metadata
    assert list(table.columns) == ["source", "date", "title", "year"]
    assert list(table.index) == ["a", "b"]
    assert table.index.name == "doc_id"
    assert table.loc["b", "date"] == "2000"
    assert pd.isna(table.loc["b", "year"])


def test_describe_counts_by_source() -> None:
    """Documents, words, dates and what is missing, one row a source."""
    corpus = Corpus(
        [
            Document("a", "One two\nthree.", "s", {"date": "2001-05-01", "title": "T"}),
            Document("b", "Four.", "s", {"date": "1999"}),
            Document("c", "Five.", "t"),
        ]
    )
    table = corpus.describe()
    assert table.index.name == "source"
    chosen = ["documents", "words", "first_date", "last_date", "missing_date", "missing_title"]
    assert table[chosen].values.tolist() == [
        [2, 4, "1999", "2001-05-01", 0, 1],
        [1, 1, "", "", 1, 1],
    ]


def test_an_empty_corpus_has_empty_tables() -> None:
    """Slicing everything away still gives the documented columns."""
    empty = Corpus([])
    assert len(empty.slice(year=1)) == 0
    assert list(empty.metadata.columns) == ["source"]
    assert "words" in empty.describe().columns and len(empty.describe()) == 0


def test_the_content_hash_follows_content_and_order() -> None:
    """The same content hashes the same; any change of it does not."""
    first = Corpus([document("a", year=1, month=2), document("b")])
    same = Corpus([document("a", month=2, year=1), document("b")])
    others = [
        Corpus(first.documents[::-1]),
        Corpus([document("a", year=2, month=2), document("b")]),
        Corpus([document("a", year=1, month=2), document("b", source="t")]),
        Corpus([document("a", year=1, month=2), Document("b", "Other.", "s")]),
    ]
    assert first.content_hash == same.content_hash
    assert len({first.content_hash, *(other.content_hash for other in others)}) == 5


def test_reading_a_file_names_it_after_its_stem(tmp_path: Path) -> None:
    """Id and source are the stem; the text is as it stands, with its hash."""
    path = tmp_path / "v1.speech.txt"
    path.write_text(" Friends. \n", encoding="utf-8")
    (found,) = read(path)
    assert (found.doc_id, found.source, found.text) == ("v1.speech", "v1.speech", " Friends. \n")
    assert found.metadata == {"sha256": hashlib.sha256(b" Friends. \n").hexdigest()}
    assert read(str(path), source="mine")["v1.speech"].source == "mine"


def test_reading_a_folder_takes_every_readable_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Sorted by path, named by path, hidden ones passed over, unknown kinds counted."""
    folder = tmp_path / "speeches"
    for name in ("b.txt", "a/z.TXT", "a/c.md", ".git/x.txt", ".hidden.txt", "p.pdf", "q.pdf", "M"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Text.")
    (folder / "t.jsonl").write_text('{"doc_id": "own/id", "text": "Text."}')
    corpus = read(folder)
    assert ids(corpus) == ["a/c", "a/z", "b", "own/id"]
    assert {document.source for document in corpus} == {"speeches"}
    assert "files skipped, by suffix: none (1), .pdf (2)" in caplog.text


def test_a_documents_own_source_counts_unless_one_is_given(tmp_path: Path) -> None:
    """What a stated source overrides is kept under another name; so is a hash that differs."""
    path = tmp_path / "news.jsonl"
    path.write_text('{"doc_id": "a", "text": "Text.", "source": "Herald", "sha256": "0"}\n')
    assert read(path)["a"].source == "Herald"
    assert "original_source" not in read(path)["a"].metadata
    overridden = read(path, source="press")["a"]
    assert overridden.source == "press"
    assert overridden.metadata["original_source"] == "Herald"
    assert overridden.metadata["original_sha256"] == "0"
    assert overridden.metadata["sha256"] == hashlib.sha256(b"Text.").hexdigest()


@given(CORPORA.filter(len))
def test_a_corpus_written_as_json_lines_comes_back(corpus: Corpus) -> None:
    """Id, text, source and metadata survive; the hash of the text is added on reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept.jsonl"
        rows = [
            {"doc_id": d.doc_id, "text": d.text, "source": d.source, **d.metadata} for d in corpus
        ]
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        back = read(path)
    assert ids(back) == ids(corpus)
    for old, new in zip(corpus, back, strict=True):
        assert (new.text, new.source) == (old.text, old.source)
        assert new.metadata == {**old.metadata, "sha256": new.metadata["sha256"]}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no readable text in this folder; expected files ending in .*.csv"),
        ({"a.pdf": "x"}, "no readable text in this folder"),
        ({"a.txt": ""}, r"a\.txt: document 'a' has no text"),
        ({"a.md": "---\ntitle: T\n---\n\n"}, r"a\.md: document 'a' has no text"),
        ({"a.jsonl": ""}, r"a\.jsonl: holds no document"),
        ({"a.csv": "doc_id,text\n"}, r"a\.csv: holds no document"),
        ({"a.csv": "doc_id,text\nx, \n"}, r"a\.csv, line 2: document 'x' has no text"),
        ({"a.md": "x", "a.txt": "y"}, r"a\.txt: the doc_id 'a' is already that of .*a\.md"),
        (
            {"a.csv": "doc_id,text\nx,1\nx,2\n"},
            r"a\.csv, line 3: the doc_id 'x' is already that of a document in .*a\.csv, line 2",
        ),
        ({"a.jsonl": '{"doc_id":"x","text":"\\ud83d"}'}, r"a\.jsonl, line 1: .*no valid Unicode"),
        (
            {"a.jsonl": '{"doc_id":"x","text":"y","deep":' + "[" * 900 + "]" * 900 + "}"},
            r"a\.jsonl, line 1: maximum recursion depth",
        ),
    ],
)
def test_a_bad_folder_is_one_clear_error(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    """The error names the file, and the line where there is one."""
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "gone.txt: there is no such file or folder; check the path"),
        ("x" * 5000, "there is no such file or folder"),
        ("photo.png", r"files ending in '.png' cannot be read; convert it to one of \.csv"),
    ],
)
def test_a_bad_path_is_one_clear_error(tmp_path: Path, name: str, message: str) -> None:
    """Missing files and unknown kinds."""
    (tmp_path / "photo.png").write_bytes(b"x")
    with pytest.raises(InputError, match=message):
        read(tmp_path / name)


def test_reading_loads_no_parser() -> None:
    """The room of texts stands below that of annotation."""
    unwanted = ["spacy", "toolkit.annotation", "yaml"]
    code = f"import sys, toolkit.corpus; print([m for m in {unwanted} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_pipe_in_a_folder_is_refused_at_once(tmp_path: Path) -> None:
    """Nothing waits for a writer that never comes."""
    os.mkfifo(tmp_path / "b.txt")

    with pytest.raises(InputError, match="no regular file"):
        read(tmp_path)


def test_a_name_that_is_not_utf8_is_one_clear_error(tmp_path: Path) -> None:
    """Old archives bring such names, which no id or table could hold."""
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("A text.", "utf-8")

    with pytest.raises(InputError, match="not valid UTF-8; rename"):
        read(tmp_path)
