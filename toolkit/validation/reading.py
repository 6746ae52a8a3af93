"""Reading coded sentences: JSON Lines, one sentence a line, each fault named by file and line.

A line has `id`, `doc`, `start`, `end`, usually `text`, and a list for each feature coded in it
(`toolkit.validation.coded.LISTS`). An item is `{"required": ..., "codes": [...]}` or, from one
coder, the code alone. A phrase is written as its words, or as `[start, end]`, code points of the
document. Without `text` the words are those of the document in the catalogue, and `sha256`, if
there, must be that of the sentence; `probability` is the chance with which it was drawn. A first
line `{"coders": "..."}` says who coded.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from toolkit.annotation import TOKEN
from toolkit.corpus import Corpus, text_hash
from toolkit.errors import InputError, ToolkitError
from toolkit.feature import find_features
from toolkit.readers.jsonl import objects
from toolkit.sources import corpora_folder, load, sources
from toolkit.validation.coded import LISTS, UNSTATED, Coded, CodedFile, CodedList, CodedSentence
from toolkit.validation.items import Line, parse_items

LOGGER = logging.getLogger("toolkit")

Keys = Mapping[str, object]


def bundled_codes() -> Path:
    """The coded sentences that come with the toolkit: of presidents' messages, without words."""
    return corpora_folder() / "coded" / "sotu.jsonl"


def read_coded(files: Iterable[str | os.PathLike[str]]) -> Coded:
    """Return the coded sentences of some files.

    A list of a feature that is not installed is left out with a note in the log. Raises
    InputError naming file, line and what was expected: an unreadable or empty file, a line that is
    no coded sentence, an unknown label, an id used twice, a text that is not at hand.
    """
    texts = _Texts()
    described: list[CodedFile] = []
    found: dict[str, CodedSentence] = {}
    left_out: set[str] = set()
    for path in map(Path, files):
        coders, lines = _coders(list(_lines(path)))
        for place, keys in lines:
            sentence = _sentence(keys, place, path.stem, texts)
            if sentence.id in found:
                raise InputError(
                    f"{place}: the id {sentence.id!r} is there already; ids must differ"
                )
            found[sentence.id] = sentence
            left_out |= {kind.key for kind in _lists(keys, installed=False)}
        if not lines:
            raise InputError(f"{path}: holds no coded sentence; expected one JSON object a line")
        described.append(CodedFile(path, coders))
    for key in sorted(left_out):
        LOGGER.warning("%s: left out, there is no such feature installed", key)
    return Coded(tuple(described), tuple(found.values()))


def _lines(path: Path) -> Iterator[tuple[str, Keys]]:
    """Yield each line that is not empty as the place that messages name and its object."""
    for number, found in objects(path, "id and doc"):
        yield f"{path}, line {number}", found


def _coders(lines: list[tuple[str, Keys]]) -> tuple[str, list[tuple[str, Keys]]]:
    """Return who coded, as a first line may say, and the other lines."""
    if not lines or "coders" not in lines[0][1] or "id" in lines[0][1]:
        return UNSTATED, lines
    place, keys = lines[0]
    return _text(keys, "coders", place), lines[1:]


def _lists(keys: Keys, *, installed: bool) -> list[CodedList]:
    """Return the lists that a line has, of features that are installed or are not."""
    known = find_features()
    return [kind for kind in LISTS if kind.key in keys and (kind.feature in known) == installed]


def _sentence(keys: Keys, place: str, stem: str, texts: _Texts) -> CodedSentence:
    doc = _text(keys, "doc", place)
    prefix, colon, _ = doc.partition(":")
    start = _number(keys, "start", place) if "start" in keys or "text" not in keys else 0
    metadata: Mapping[str, object] = {}
    if "text" in keys:
        text = _text(keys, "text", place)
    else:
        text, metadata = texts.cut(doc, start, _number(keys, "end", place), place)
    if not re.search(TOKEN, text):
        raise InputError(f"{place}: the sentence has no words; its text is {text!r}")
    if keys.get("sha256", text_hash(text)) != text_hash(text):
        raise InputError(
            f"{place}: the text of {doc} is not the one that was coded; install the release of "
            f"the source that it was coded in"
        )
    line = Line(place, text, start)
    features = find_features()
    return CodedSentence(
        id=_text(keys, "id", place),
        doc=doc,
        source=prefix if colon else stem,
        start=start,
        text=text,
        items={
            kind.feature: parse_items(keys[kind.key], kind, features[kind.feature], line)
            for kind in _lists(keys, installed=True)
        },
        stratum=str(keys.get("stratum", "")),
        probability=_probability(keys, place),
        metadata=metadata,
    )


def _text(keys: Keys, key: str, place: str) -> str:
    if not isinstance(keys.get(key), str) or not str(keys[key]).strip():
        raise InputError(f"{place}: {key} must be text, not {keys.get(key)!r}")
    return str(keys[key])


def _number(keys: Keys, key: str, place: str) -> int:
    value = keys.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputError(f"{place}: {key} must be a whole number of 0 or more, not {value!r}")
    return value


def _probability(keys: Keys, place: str) -> float | None:
    value = keys.get("probability")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise InputError(f"{place}: probability must be above 0 and at most 1, not {value!r}")
    return float(value)


class _Texts:
    """Documents of the catalogue by id, each source loaded when a line first asks for it."""

    def __init__(self) -> None:
        self._loaded: dict[str, Corpus] = {}

    def cut(self, doc: str, start: int, end: int, place: str) -> tuple[str, Mapping[str, object]]:
        """Return a sentence of a document and the document's metadata."""
        name = doc.partition(":")[0]
        if name not in sources():
            raise InputError(
                f"{place}: no text, and {doc!r} is of no source of the catalogue; give the "
                f"sentence as text, or a doc of {', '.join(sources())}"
            )
        if name not in self._loaded:
            self._loaded[name] = _whole_source(name, place)
        if doc not in self._loaded[name]:
            raise InputError(f"{place}: no text, and the source {name} has no document {doc!r}")
        document = self._loaded[name][doc]
        if not start < end <= len(document.text):
            raise InputError(
                f"{place}: start {start} and end {end} are no place in {doc}, which has "
                f"{len(document.text)} characters"
            )
        return document.text[start:end], document.metadata


def _whole_source(name: str, place: str) -> Corpus:
    """Return all documents of a source, also those that its default slice leaves out."""
    try:
        return load(name, **dict.fromkeys(sources()[name].default_slice, lambda _: True))
    except ToolkitError as error:
        raise InputError(f"{place}: no text, and its source cannot be loaded: {error}") from error
