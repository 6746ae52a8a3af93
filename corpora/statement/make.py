"""Make statement.txt and manifest.json again from original.txt by running this file."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from toolkit.cleaning import Cleaned, clean
from toolkit.corpus import text_hash
from toolkit.readers import read_decoded
from toolkit.sources import Source, sources

HERE = Path(__file__).parent


def remade(package_version: str) -> dict[str, bytes]:
    """The bytes of statement.txt and manifest.json, by file name."""
    source = sources()["statement"]
    cleaned = clean(
        read_decoded(HERE / "original.txt"), source.steps, emendations=source.emendations
    )
    manifest = {
        "package_version": package_version,
        "documents": [_document(cleaned, source)],
        "originals": [_file("original.txt", (HERE / "original.txt").read_bytes())],
        "cleaning": _log(cleaned, source),
        "emendations": [vars(emendation) for emendation in cleaned.emendations],
    }
    return {
        "statement.txt": cleaned.text.encode("utf-8"),
        "manifest.json": f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n".encode(),
    }


def _document(cleaned: Cleaned, source: Source) -> dict[str, object]:
    metadata = {**cleaned.metadata, **source.metadata, "sha256": text_hash(cleaned.text)}
    return {
        "doc_id": source.name,
        **_file("statement.txt", cleaned.text.encode("utf-8")),
        "metadata": dict(sorted(metadata.items())),
    }


def _file(name: str, data: bytes) -> dict[str, object]:
    return {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _log(cleaned: Cleaned, source: Source) -> list[dict[str, object]]:
    return [
        {"step": step, "removed": [piece for name, piece in cleaned.removed if name == step]}
        for step in source.steps
    ]


if __name__ == "__main__":
    for name, data in remade(version("discourse-toolkit")).items():
        (HERE / name).write_bytes(data)
