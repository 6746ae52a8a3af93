"""JSON Lines: one document a line, an object with `doc_id` and `text`; other keys are metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import InputError
from toolkit.readers.decoding import read_decoded
from toolkit.readers.record import Record

SUFFIXES = (".jsonl", ".ndjson")


def records(path: Path) -> Iterator[Record]:
    """Yield the documents of a JSON Lines file; empty lines are passed over.

    Line ends written inside a JSON string stay as they are. A whole number as `doc_id` is taken
    as its digits. Raises InputError naming the file and the line at fault.
    """
    for number, found in objects(path, "doc_id and text"):
        yield _record(found, f"{path}, line {number}", number)


def objects(path: Path, keys: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the number and the object of each line that is not empty.

    `keys` are those that a message asks for. Raises InputError naming file and line.
    """
    # Not splitlines(): JSON strings may hold other line separators, such as U+2028.
    for number, line in enumerate(read_decoded(path).split("\n"), start=1):
        if line.strip():
            yield number, _object(line, f"{path}, line {number}", keys)


def _object(line: str, place: str, keys: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except RecursionError as error:
        raise InputError(f"{place}: the JSON is nested too deep") from error
    except ValueError as error:
        raise InputError(f"{place}: not valid JSON ({error}); write one object a line") from error
    if not isinstance(found, dict):
        raise InputError(f"{place}: expected a JSON object with the keys {keys}")
    return found


def _record(found: dict[str, object], place: str, number: int) -> Record:
    missing = [key for key in ("doc_id", "text") if key not in found]
    if missing:
        raise InputError(
            f"{place}: no key {' or '.join(missing)}; its keys are {', '.join(found) or 'none'}"
        )
    name, text = found.pop("doc_id"), found.pop("text")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise InputError(f"{place}: doc_id must be a string, not {name!r}")
    if not isinstance(text, str):
        raise InputError(f"{place}: text must be a string, not {text!r}")
    return Record(str(name), text, found, f"line {number}")
