"""What the tests of validation need: made-up coded sentences, as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from toolkit.validation.coded import Code, Item, Phrase

Line = Mapping[str, object]
Write = Callable[..., Path]

TIE = {
    "target": "Bandits",
    "cue": "blocked",
    "harm": "the relief convoy",
    "kind": "obstruction",
    "holder": "author",
    "status": "asserted",
}
CONVOY = {
    "id": "s-1",
    "doc": "valley:report",
    "start": 10,
    "end": 44,
    "text": "Bandits blocked the relief convoy.",
    "blame": [{"required": True, "codes": [TIE]}],
    "legal": [],
    "hum": [{"required": True, "codes": ["relief"]}],
}
HARVEST = {
    "id": "s-2",
    "doc": "hill:letter",
    "start": 0,
    "end": 21,
    "text": "The harvest was good.",
    "blame": [],
    "legal": [],
    "hum": [],
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write lines as a file of coded sentences; give its path."""

    def write_lines(*lines: Line | str, name: str = "coded.jsonl") -> Path:
        file = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        file.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return file

    return write_lines


def tie(target: str, *, required: bool = True, **fields: str) -> Item:
    """Return an item of one coder with a target, and other fields where they are given."""
    labels = {key: value for key, value in fields.items() if key in ("category", "status")}
    phrases = {key: Phrase(value) for key, value in fields.items() if key not in labels}
    code = Code(**{"cue": Phrase("cue"), "target": Phrase(target), **phrases, **labels})
    return Item((code,), required)


def row(target: str = "", **columns: object) -> dict[str, object]:
    """Return a row of evidence with a target, and other columns where they are given."""
    blank = {"text": "", "category": "", "status": "asserted", "holder": "author", "form": "tie"}
    return {**blank, "target": target, "basis": [], **columns}


@pytest.fixture
def make_tie() -> Callable[..., Item]:
    """The maker of items."""
    return tie


@pytest.fixture
def make_row() -> Callable[..., dict[str, object]]:
    """The maker of rows."""
    return row


@pytest.fixture
def lines() -> Sequence[dict[str, object]]:
    """Two coded sentences: one with a tie and a term, one with nothing."""
    return json.loads(json.dumps([CONVOY, HARVEST]))
