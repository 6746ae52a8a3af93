"""The doctor: what is installed, and whether the model, sources and features are whole."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from toolkit import __version__
from toolkit.errors import ToolkitError
from toolkit.feature import find_features
from toolkit.manifest import versions
from toolkit.model import find_model, load_model
from toolkit.sources import catalogue, load


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what, what was found, and whether it is as it should be."""

    what: str
    found: str
    sound: bool = True


def examine(model: str | None = None) -> Iterator[Finding]:
    """Yield what was found of Python, libraries, model, sources and features, in that order.

    `model` names another spaCy pipeline than the default.
    """
    yield Finding("discourse-toolkit", __version__)
    yield Finding("Python", platform.python_version())
    yield from (Finding(name, version) for name, version in versions().items())
    yield _tried("model", partial(_model, model))
    for name in catalogue()["name"]:
        yield _tried(f"source {name}", partial(_source, name))
    yield _tried("features", _features)


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, look())
    except ToolkitError as error:
        return Finding(what, str(error), sound=False)


def _model(name: str | None) -> str:
    model = find_model(name)
    load_model(name)
    checked = "each file as published" if model.checked else "its files were not checked"
    return f"{model.name} {model.version}, {checked}"


def _source(name: str) -> str:
    corpus = load(name)
    words = sum(len(document.text.split()) for document in corpus)
    return f"{len(corpus):,} documents, {words:,} words"


def _features() -> str:
    entries = {name: len(feature.lexicon.entries) for name, feature in find_features().items()}
    return ", ".join(f"{name} ({count} lexicon entries)" for name, count in entries.items())
