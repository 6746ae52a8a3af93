"""What a reader hands on: the text of one document with what its file says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Record:
    """One document as it stands in a file.

    `name` is the document's id, or None where the file holds one document and gives it no id
    (then the file's own name serves). `where` is the place inside the file, such as "line 3",
    or "" for the whole file; it goes into error messages.
    """

    name: str | None
    text: str
    metadata: Mapping[str, object] = field(default_factory=dict)
    where: str = ""
