"""JSON Lines: one object a line."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.readers.jsonl import records

LETTERS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=5,
)
KEYS = LETTERS.filter(lambda key: key not in ("doc_id", "text"))
ROWS = st.lists(
    st.tuples(LETTERS, LETTERS, st.dictionaries(KEYS, VALUES, max_size=3)), min_size=1, max_size=4
)


@given(ROWS, st.booleans())
def test_what_is_written_comes_back(
    rows: list[tuple[str, str, dict[str, object]]], ascii_only: bool
) -> None:
    """Ids, texts and metadata survive, whatever characters they hold."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        lines = [
            json.dumps({"doc_id": name, "text": text, **metadata}, ensure_ascii=ascii_only)
            for name, text, metadata in rows
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        back = [(record.name, record.text, record.metadata) for record in records(path)]
    assert back == rows


def test_empty_lines_are_passed_over_and_counted_as_lines(tmp_path: Path) -> None:
    """The place of a record is its line in the file."""
    path = tmp_path / "a.jsonl"
    path.write_text('\n{"doc_id": 7, "text": "One."}\n\n{"doc_id": "b", "text": "Two."}\n')
    assert [(r.name, r.where) for r in records(path)] == [("7", "line 2"), ("b", "line 4")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"doc_id": "b", "text": "cut o', "not valid JSON"),
        ("[1, 2]", "expected a JSON object with the keys doc_id and text"),
        ('{"id": "b", "body": "x"}', "no key doc_id or text; its keys are id, body"),
        ('{"doc_id": "b"}', "no key text; its keys are doc_id"),
        ('{"doc_id": true, "text": "x"}', "doc_id must be a string, not True"),
        ('{"doc_id": null, "text": "x"}', "doc_id must be a string, not None"),
        ('{"doc_id": "b", "text": ["x"]}', r"text must be a string, not \['x'\]"),
        ('{"a": ' * 100_000, "the JSON is nested too deep"),
    ],
)
def test_a_bad_line_in_the_middle_is_named(tmp_path: Path, line: str, message: str) -> None:
    """The error names the file and the line."""
    path = tmp_path / "a.jsonl"
    good = '{"doc_id": "a", "text": "Fine."}'
    path.write_text(f"{good}\n{line}\n{good}\n")
    with pytest.raises(InputError, match=rf"a\.jsonl, line 2: {message}"):
        list(records(path))
