"""Items: from the lists of one line of a file of coded sentences to records, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

from toolkit.errors import InputError
from toolkit.evidence import AUTHOR
from toolkit.feature import Feature
from toolkit.measures import STATUSES
from toolkit.validation.coded import Code, CodedList, Item, Phrase

FORMS = ("claim", "label")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: the place that messages name, and the sentence that offsets are about."""

    place: str
    text: str = ""
    start: int = 0

    def error(self, message: str) -> InputError:
        """Return an error that names file and line."""
        return InputError(f"{self.place}: {message}")

    def phrase(self, value: object, key: str, near: int = 0) -> Phrase:
        """Return what a coder marked, given as words or as offsets into the document.

        Words that stand there several times are placed where they are nearest to `near`.
        """
        if isinstance(value, str):
            return self._located(value, near)
        if not _is_span(value):
            raise self.error(f"{key} must be words or a pair [start, end], not {value!r}")
        start, end = value[0] - self.start, value[1] - self.start
        if not 0 <= start < end <= len(self.text):
            raise self.error(
                f"{key} is {value!r}, which is no place in the sentence; it lies in "
                f"[{self.start}, {self.start + len(self.text)}]"
            )
        return Phrase(self.text[start:end], start, end)

    def _located(self, words: str, near: int) -> Phrase:
        if not words or words == AUTHOR:
            return Phrase(words)
        escaped = re.escape(words)
        whole = [found.start() for found in re.finditer(rf"(?<!\w){escaped}(?!\w)", self.text)]
        places = whole or [found.start() for found in re.finditer(escaped, self.text)]
        if not places:
            return Phrase(words)
        start = min(places, key=lambda place: abs(place - near))
        return Phrase(words, start, start + len(words))


def _is_span(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and [type(one) for one in value] == [int, int]


def parse_items(value: object, kind: CodedList, feature: Feature, line: Line) -> tuple[Item, ...]:
    """Return the items of one list of a line; InputError names what was expected."""
    if not isinstance(value, list):
        raise line.error(f"{kind.key} must be a list of items, not {value!r}")
    return tuple(_item(one, kind, feature, line) for one in value)


def _item(value: object, kind: CodedList, feature: Feature, line: Line) -> Item:
    """Return an item; one that has no `codes` is the code of a single coder."""
    if not isinstance(value, dict) or "codes" not in value:
        return Item((_code(value, kind, feature, line),))
    codes, required = value["codes"], value.get("required", True)
    if not isinstance(codes, list) or not codes:
        raise line.error(f"the codes of an item of {kind.key} must be a list of one or more")
    if not isinstance(required, bool):
        raise line.error(f"required must be true or false, not {required!r}")
    return Item(tuple(_code(one, kind, feature, line) for one in codes), required)


def _code(value: object, kind: CodedList, feature: Feature, line: Line) -> Code:
    if "term" in kind.phrases and not isinstance(value, dict):
        value = {"term": value}
    if not isinstance(value, dict):
        raise line.error(f"a code of {kind.key} must be an object, not {value!r}")
    missing = [key for key in kind.needed if key not in value]
    if missing:
        raise line.error(
            f"a code of {kind.key} has no {missing[0]}; it needs {' and '.join(kind.needed)}"
        )
    first = line.phrase(value[kind.needed[0]], kind.needed[0])
    phrases = {
        column: line.phrase(value[key], key, first.start or 0)
        for key, column in kind.phrases.items()
        if key in value
    }
    return Code(
        cue=phrases.pop("cue"),
        target=phrases.get("target"),
        object=phrases.get("object"),
        holder=phrases.get("holder"),
        basis=_basis(value, line),
        **_labels(value, kind, feature, line),
    )


def _basis(value: Mapping[str, object], line: Line) -> tuple[Phrase, ...] | None:
    if "basis" not in value:
        return None
    names = value["basis"]
    if not isinstance(names, list):
        raise line.error(f"basis must be a list, not {names!r}")
    return tuple(line.phrase(name, "basis") for name in names)


def _labels(
    value: Mapping[str, object], kind: CodedList, feature: Feature, line: Line
) -> dict[str, str]:
    allowed = {"category": feature.lexicon.categories, "status": STATUSES, "form": FORMS}
    labels = {}
    for key, column in kind.labels.items():
        if key in value and value[key] not in allowed[column]:
            raise line.error(
                f"{key} is {value[key]!r}; expected one of {', '.join(allowed[column])}"
            )
        if key in value:
            labels[column] = str(value[key])
    return labels
