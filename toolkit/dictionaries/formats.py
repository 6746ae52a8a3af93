"""Which reader reads which file of words: the modules of this folder, found by walking it."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon
from toolkit.readers.decoding import decoded


class Reader(Protocol):
    """What a format's module offers: its name, its suffixes in lower case, and `read`."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]

    def read(self, text: str, path: Path) -> Lexicon:
        """Return the lexicon that a text holds; InputError names the file and the line at fault."""


def read_lexicon(path: str | PathLike[str]) -> Lexicon:
    """Return the lexicon that a file holds, whatever its format, which its suffix tells.

    `.toml` (the toolkit's own), `.dic` (LIWC), `.dicx` (LIWC-22), `.yml` and `.yaml` (quanteda),
    `.lc3` (Lexicoder 3), `.csv` and `.tsv` (term, category, weight). Its name is that in the TOML,
    else that of the file without suffix; `sha256` is that of the file's bytes. InputError names
    file, line and what was expected.
    """
    path = Path(path)
    reader = _readers().get(path.suffix.lower())
    if reader is None:
        kind = f"files ending in {path.suffix!r}" if path.suffix else "files without a suffix"
        known = ", ".join(known_suffixes())
        raise InputError(f"{path}: {kind} are no lexicons: expected one of {known}")
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: the file cannot be read ({reason}); check its name") from error
    lexicon = reader.read(decoded(data, name=str(path)), path)
    return replace(
        lexicon,
        name=_valid_name(lexicon.name, path),
        sha256=hashlib.sha256(data).hexdigest(),
        file=path.name,
        format=reader.FORMAT,
    )


def known_suffixes() -> tuple[str, ...]:
    """The file-name suffixes of lexicons, sorted, each with its dot and in lower case."""
    return tuple(sorted(_readers()))


def _valid_name(name: str, path: Path) -> str:
    """Return a name of letters, digits and underscores, as columns and options need it."""
    valid = re.sub(r"\W+", "_", name).strip("_")
    if not valid:
        raise InputError(f"{path}: {name!r} gives no name of letters or digits: rename it")
    return valid


def _modules() -> Iterator[ModuleType]:
    package = importlib.import_module("toolkit.dictionaries")
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"toolkit.dictionaries.{found.name}")


@cache
def _readers() -> dict[str, Reader]:
    found = [cast(Reader, module) for module in _modules() if hasattr(module, "SUFFIXES")]
    return {suffix: reader for reader in found for suffix in reader.SUFFIXES}
