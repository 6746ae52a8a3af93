"""Markdown: one document a file; YAML front matter, where there is some, is its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import InputError
from toolkit.readers.decoding import read_decoded
from toolkit.readers.record import Record

SUFFIXES = (".md", ".markdown")
FRONT_MATTER = re.compile(r"(?sm)---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def records(path: Path) -> Iterator[Record]:
    """Yield the one document of a Markdown file; its markup stays as it is written.

    Front matter is a block of YAML between two lines of "---" at the very start. Its key `doc_id`
    names the document. Empty lines after it do not belong to the text.
    Raises InputError when the file cannot be read or its front matter is no YAML mapping.
    """
    text = read_decoded(path)
    block = FRONT_MATTER.match(text)
    if block is None:
        yield Record(None, text)
        return
    metadata = _front_matter(block[1], path)
    name = metadata.pop("doc_id", None)
    body = re.sub(r"\A(?:[^\S\n]*\n)+", "", text[block.end() :])
    yield Record(None if name is None else str(name), body, metadata)


def _front_matter(block: str, path: Path) -> dict[str, object]:
    import yaml

    try:
        # An alias may be repeated to blow a small block up beyond memory; metadata needs none.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block)):
            raise InputError(f"{path}: the front matter uses YAML aliases (*name); write it out")
        metadata = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"{path}{_line(error)}: the front matter is no valid YAML") from error
    if metadata is not None and not isinstance(metadata, dict):
        raise InputError(f"{path}: the front matter must be lines of the form 'key: value'")
    return {str(key): value for key, value in (metadata or {}).items()}


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    # Line 1 of the file is the opening "---", and YAML counts from 0.
    return "" if mark is None else f", line {mark.line + 2}"
