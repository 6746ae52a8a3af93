"""Markdown with and without front matter."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.readers.markdown import records
from toolkit.readers.record import Record


def read_one(folder: Path, text: str) -> Record:
    """The one record of a Markdown file with this content."""
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    (record,) = records(path)
    return record


def test_front_matter_becomes_metadata_and_leaves_the_text(tmp_path: Path) -> None:
    """Keys keep YAML's types; empty lines below the block do not belong to the text."""
    record = read_one(
        tmp_path,
        "---\ntitle: 'On roads: a talk'\ndate: 2021-05-06\ntags: [a]\n---\n \n\n**Roads** open.\n",
    )
    assert record.text == "**Roads** open.\n"
    assert record.name is None
    assert record.metadata == {
        "title": "On roads: a talk",
        "date": datetime.date(2021, 5, 6),
        "tags": ["a"],
    }


def test_a_doc_id_in_the_front_matter_names_the_document(tmp_path: Path) -> None:
    """It is not repeated as metadata."""
    record = read_one(tmp_path, "---\ndoc_id: 17\n---\nText.")
    assert (record.name, record.metadata) == ("17", {})


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n\nText.\n",
        "Text.\n\n---\na: b\n---\n",
        "--- not a block\nText.",
        "---\nno end\n",
    ],
)
def test_without_front_matter_the_whole_file_is_the_text(tmp_path: Path, text: str) -> None:
    """A rule further down, or a block never closed, is no front matter."""
    assert read_one(tmp_path, text) == Record(None, text)


def test_an_empty_block_gives_no_metadata(tmp_path: Path) -> None:
    """Two lines of dashes with nothing in between are front matter without keys."""
    assert read_one(tmp_path, "---\n---\nText.") == Record(None, "Text.", {})


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("title: a: b", r"a\.md, line 2: the front matter is no valid YAML"),
        ("title: one\nlist: [1, 2", r"a\.md, line \d: the front matter is no valid YAML"),
        ("date: 2021-13-45", r"a\.md: the front matter is no valid YAML"),
        ("[" * 1500, r"a\.md.*: the front matter is no valid YAML"),
        ("- one\n- two", "must be lines of the form 'key: value'"),
        ("a: &x [1]\nb: [*x, *x]", "uses YAML aliases"),
        ("a: !!python/object/apply:os.getcwd []", "no valid YAML"),
    ],
)
def test_broken_front_matter_is_one_clear_error(tmp_path: Path, block: str, message: str) -> None:
    """Malformed, hostile or unmapped YAML names the file and, where known, the line."""
    with pytest.raises(InputError, match=message):
        read_one(tmp_path, f"---\n{block}\n---\nText.")
