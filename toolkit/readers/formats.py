"""Which reader reads which file: the modules of this folder, found by walking it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from toolkit.errors import InputError
from toolkit.readers.record import Record


class Reader(Protocol):
    """What a reader module offers: its suffixes in lower case, and `records`."""

    SUFFIXES: tuple[str, ...]

    def records(self, path: Path) -> Iterator[Record]:
        """Yield the documents of one file; InputError names the file and the line at fault."""


def _modules() -> Iterator[ModuleType]:
    package = importlib.import_module("toolkit.readers")
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"toolkit.readers.{found.name}")


@cache
def _readers() -> dict[str, Reader]:
    found = [cast(Reader, module) for module in _modules() if hasattr(module, "SUFFIXES")]
    return {suffix: reader for reader in found for suffix in reader.SUFFIXES}


def known_suffixes() -> tuple[str, ...]:
    """The file-name suffixes that can be read, sorted, each with its dot and in lower case."""
    return tuple(sorted(_readers()))


def reader_of(path: Path) -> Reader:
    """The reader for a file, chosen by its suffix in any case.

    Raises InputError for a suffix that no reader knows.
    """
    reader = _readers().get(path.suffix.lower())
    if reader is None:
        kind = f"files ending in {path.suffix!r}" if path.suffix else "files without a suffix"
        raise InputError(
            f"{path}: {kind} cannot be read; convert it to one of {', '.join(known_suffixes())}"
        )
    return reader
