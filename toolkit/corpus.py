"""Documents and corpora: texts with their metadata, never changed once made; reading them in."""

from __future__ import annotations

import difflib
import hashlib
import json
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from toolkit.errors import InputError, UsageError
from toolkit.readers import Record, known_suffixes, reader_of

LOGGER = logging.getLogger("toolkit")

# Metadata every source should have, in the order in which tables show it.
STANDARD = ("date", "title", "author", "genre", "language", "url", "licence", "sha256")
RESERVED = ("doc_id", "text", "source")


@dataclass(frozen=True)
class Document:
    """One text, with its id, the source it belongs to, and what is known about it.

    `metadata` is read-only and holds plain values: dates become ISO 8601 text, sequences tuples;
    missing values (None, NaN, "") are left out. Usual keys: date, title, author, genre, language,
    url, licence, sha256 (of the text in UTF-8).
    Raises InputError for an empty id, an empty text, a text that is no valid Unicode, and metadata
    under the names doc_id, text or source.
    """

    doc_id: str
    text: str = field(repr=False)
    source: str
    metadata: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False)

    def __post_init__(self) -> None:
        """Check the fields and freeze the metadata."""
        if not self.doc_id.strip():
            raise InputError("a document without a doc_id; give it one")
        if not self.text.strip():
            raise InputError(f"document {self.doc_id!r} has no text; remove it or fill it")
        try:
            self.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(f"document {self.doc_id!r} is no valid Unicode ({error})") from error
        taken = [key for key in RESERVED if key in self.metadata]
        if taken:
            raise InputError(f"document {self.doc_id!r} has metadata named {taken[0]!r}; rename it")
        object.__setattr__(self, "metadata", MappingProxyType(_plain_metadata(self.metadata)))

    def __reduce__(self) -> tuple[type[Document], tuple[object, ...]]:
        """Pickle by the fields, since a read-only mapping cannot be pickled itself."""
        return Document, (self.doc_id, self.text, self.source, dict(self.metadata))

    def value(self, key: str) -> object:
        """What the document has under `doc_id`, `source` or a metadata key; None if it has not."""
        if key in ("doc_id", "source"):
            return str(getattr(self, key))
        return self.metadata.get(key)


@dataclass(frozen=True, repr=False)
class Corpus:
    """An immutable sequence of documents with distinct ids, in a fixed order.

    Iterating gives the documents, `corpus["id"]` one of them, `a + b` joins two corpora.
    Raises InputError when two documents have the same id.
    """

    documents: tuple[Document, ...]

    def __init__(self, documents: Iterable[Document]) -> None:
        object.__setattr__(self, "documents", tuple(documents))
        twice = [name for name, count in Counter(d.doc_id for d in self).items() if count > 1]
        if twice:
            raise InputError(f"two documents have the doc_id {twice[0]!r}; ids must be distinct")

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._by_id

    def __getitem__(self, doc_id: str) -> Document:
        """The document with this id; UsageError when there is none."""
        if doc_id not in self._by_id:
            raise UsageError(f"no document {doc_id!r} in {self}{_near(doc_id, self._by_id)}")
        return self._by_id[doc_id]

    def __add__(self, other: Corpus) -> Corpus:
        """Both corpora's documents, these first; InputError when an id is in both."""
        if not isinstance(other, Corpus):
            return NotImplemented
        return Corpus(self.documents + other.documents)

    def __repr__(self) -> str:
        sources = ", ".join(dict.fromkeys(document.source for document in self))
        return f"Corpus({len(self)} documents; sources: {sources or 'none'})"

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {document.doc_id: document for document in self}

    @cached_property
    def _keys(self) -> dict[str, None]:
        """Metadata keys that any document has: the standard ones first, then as they come."""
        present = dict.fromkeys(key for document in self for key in document.metadata)
        return dict.fromkeys([*(key for key in STANDARD if key in present), *present])

    def slice(self, /, **conditions: object) -> Corpus:
        """The documents that meet every condition, in their order; perhaps none.

        A key is `doc_id`, `source` or a metadata key. A condition is a value; a list or set of
        values; a (low, high) tuple, both ends included and None for an open end; or a callable
        that gets the value (None where missing) and returns true or false. Other conditions are
        not met by a missing value. Of text, such as an ISO date, `high` includes all that begins
        with it: (None, "2000") takes in "2000-12-31".
        Raises UsageError for an unknown key, a malformed range, or one of another type.
        """
        for key in conditions:
            if self.documents and key not in ("doc_id", "source", *self._keys):
                raise UsageError(
                    f"no metadata {key!r} in {self}{_near(key, self._keys)}; known are: "
                    f"{', '.join(['doc_id', 'source', *self._keys])}"
                )
        tests = {key: _test(key, condition) for key, condition in conditions.items()}
        return Corpus(d for d in self if all(test(d.value(key)) for key, test in tests.items()))

    @property
    def metadata(self) -> pd.DataFrame:
        """One row a document, indexed by doc_id: `source`, then a column for each metadata key."""
        return pd.DataFrame(
            [{"source": d.source, **d.metadata} for d in self],
            index=pd.Index([d.doc_id for d in self], name="doc_id", dtype="str"),
            columns=["source", *self._keys],
        )

    def describe(self) -> pd.DataFrame:
        """One row a source, in order of appearance, indexed by source.

        Columns: documents; words (parts of the text between white space); first_date and last_date
        ("" if no document is dated); missing_KEY, the number of documents without that metadata,
        for date, title, author, genre, language, url, licence and sha256.
        """
        groups: dict[str, list[Document]] = {}
        for document in self:
            groups.setdefault(document.source, []).append(document)
        rows = {source: _description(documents) for source, documents in groups.items()}
        return pd.DataFrame.from_dict(
            rows, orient="index", columns=list(_description([]))
        ).rename_axis(index="source")

    @cached_property
    def content_hash(self) -> str:
        """Sha256 (hexadecimal) over ids, sources, texts and metadata, in the corpus's order."""
        total = hashlib.sha256()
        for d in self:
            content = [d.doc_id, d.source, d.text, sorted(d.metadata.items())]
            total.update(json.dumps(content, sort_keys=True).encode("ascii") + b"\n")
        return total.hexdigest()


def read(path: str | os.PathLike[str], *, source: str | None = None) -> Corpus:
    """Read a file, or every readable file below a folder, into a corpus.

    A file of one document gets as doc_id its name without suffix, in a folder its path below the
    folder without suffix, with "/"; tables and JSON Lines bring their own ids. Files come sorted
    by path; hidden ones are passed over; those of an unknown kind are skipped and counted in the
    log. The source is `source`, else the key `source` of the document's own metadata, else the
    name of the folder or the file. Each document gets its sha256 as metadata. Where the file says
    something else for source or sha256, that is kept as `original_source`, `original_sha256`.
    Texts are decoded and get universal newlines; otherwise they stay exactly as they are.
    Raises InputError naming file and line: a missing path, an unreadable or broken file, a file
    without documents, a document without text, two documents with one id, an unknown kind of file.
    """
    root = Path(path)
    if not os.path.exists(root):
        raise InputError(f"{root}: there is no such file or folder; check the path")
    folder = root.is_dir()
    default = root.resolve().name if folder else root.stem
    corpus: dict[str, Document] = {}
    places: dict[str, str] = {}
    for file in _files_below(root) if folder else [root]:
        name = (file.relative_to(root) if folder else Path(file.name)).with_suffix("").as_posix()
        for record in _records(file):
            place = f"{file}, {record.where}" if record.where else str(file)
            document = _document(record, place, name=name, source=(source, default))
            if document.doc_id in corpus:
                raise InputError(
                    f"{place}: the doc_id {document.doc_id!r} is already that of a document in "
                    f"{places[document.doc_id]}; ids must be distinct"
                )
            corpus[document.doc_id], places[document.doc_id] = document, place
    return Corpus(corpus.values())


def text_hash(text: str) -> str:
    """Sha256 (hexadecimal) of a text in UTF-8."""
    # Half a surrogate pair must not fail here, where no document could be named.
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _files_below(root: Path) -> list[Path]:
    visible = _visible_files(root)
    files = [file for file in visible if file.suffix.lower() in known_suffixes()]
    skipped = Counter(file.suffix.lower() for file in visible) - Counter(
        file.suffix.lower() for file in files
    )
    if skipped:
        kinds = ", ".join(f"{suffix or 'none'} ({n})" for suffix, n in sorted(skipped.items()))
        LOGGER.warning("%s: files skipped, by suffix: %s", root, kinds)
    if not files:
        raise InputError(
            f"{root}: no readable text in this folder; expected files ending in "
            f"{', '.join(known_suffixes())}"
        )
    return files


def _visible_files(root: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename}: the folder cannot be read ({error.strerror})")

    found = []
    for folder, below, names in os.walk(root, onerror=refuse):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(folder, name) for name in names if not name.startswith(".")]
    return sorted(found)


def _check_file(file: Path) -> None:
    """Refuse a file that ids cannot name, or that a reader would wait for without end."""
    try:
        str(file).encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{str(file)!a}: the name is not valid UTF-8; rename it") from error
    if not file.is_file():
        raise InputError(f"{file}: is no regular file; remove it or name another path")


def _records(file: Path) -> list[Record]:
    _check_file(file)
    records = list(reader_of(file).records(file))
    if not records:
        raise InputError(f"{file}: holds no document; remove it or fill it")
    return records


def _document(record: Record, place: str, *, name: str, source: tuple[str | None, str]) -> Document:
    metadata = dict(record.metadata)
    stated, default = source
    belongs_to = stated or str(metadata.get("source") or default)
    for key, value in {"source": belongs_to, "sha256": text_hash(record.text)}.items():
        own = metadata.get(key)
        if own and own != value:
            metadata[f"original_{key}"] = own
        metadata[key] = value
    del metadata["source"]
    try:
        return Document(record.name or name, record.text, belongs_to, metadata)
    except (InputError, RecursionError) as error:
        raise InputError(f"{place}: {error}") from error


def _description(documents: list[Document]) -> dict[str, object]:
    dates = sorted(str(d.metadata["date"]) for d in documents if "date" in d.metadata)
    return {
        "documents": len(documents),
        "words": sum(len(d.text.split()) for d in documents),
        "first_date": dates[0] if dates else "",
        "last_date": dates[-1] if dates else "",
        **{f"missing_{key}": sum(key not in d.metadata for d in documents) for key in STANDARD},
    }


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=3)
    return f" (near: {', '.join(near)})" if near else ""


def _test(key: str, condition: object) -> Callable[[object], bool]:
    """A condition of `Corpus.slice` as a function from a value (or None) to true or false."""
    if callable(condition):
        return lambda value: bool(condition(value))
    if isinstance(condition, tuple):
        if len(condition) != 2:
            raise UsageError(f"{key}: a range is a tuple (low, high), not {condition!r}")
        low, high = map(_plain, condition)
        return lambda value: value is not None and _within(key, value, low, high)
    several = condition if isinstance(condition, list | set | frozenset) else [condition]
    wanted = [_plain(one) for one in several]
    return lambda value: value is not None and value in wanted


def _within(key: str, value: Any, low: Any, high: Any) -> bool:
    try:
        if low is not None and value < low:
            return False
        return bool(
            high is None or value <= high or (isinstance(value, str) and value.startswith(high))
        )
    except TypeError as error:
        raise UsageError(
            f"{key}: the range {low!r} to {high!r} does not fit the value {value!r}"
        ) from error


def _plain_metadata(metadata: Mapping[str, object]) -> dict[str, object]:
    plain = {str(key): _plain(value) for key, value in metadata.items()}
    if plain.get("date") is not None:
        plain["date"] = str(plain["date"])
    return {key: value for key, value in plain.items() if value not in (None, "")}


def _plain(value: Any) -> object:
    """A metadata value as text, number, truth value, tuple or dict of such; None where missing."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, set | frozenset):
        return tuple(_plain(one) for one in sorted(value, key=str))
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, list | tuple):
        return tuple(_plain(one) for one in value)
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        whole_day = value.time() == time(0) and value.tzinfo is None
        return value.date().isoformat() if whole_day else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else str(value)
