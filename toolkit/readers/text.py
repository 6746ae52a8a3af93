"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.readers.decoding import read_decoded
from toolkit.readers.record import Record

SUFFIXES = (".txt",)


def records(path: Path) -> Iterator[Record]:
    """Yield the one document of a text file, whatever its encoding.

    Raises InputError when the file cannot be opened or is not text.
    """
    yield Record(None, read_decoded(path))
