"""The manifest: what ran on what."""

from __future__ import annotations

import hashlib
import json
from importlib import metadata
from pathlib import Path

import toolkit
from toolkit.comparison import CompareOptions
from toolkit.corpus import Corpus, Document
from toolkit.feature import OVERLAPS
from toolkit.manifest import file_hash, study_manifest, table_hashes, versions
from toolkit.model import find_model
from toolkit.study import Plan, Study, run_study


def study_of(*features: str, text: str = "Bandits blocked the convoy.") -> Study:
    """Return a study of two small texts."""
    texts = Corpus([Document("a", text, "one"), Document("b", "Trade grew in spring.", "two")])
    return run_study(texts, Plan(features=features, options=CompareOptions(resamples=100)))


def test_a_manifest_names_the_model_that_parsed() -> None:
    """Name, version and the hash of its files are those of the pipeline found."""
    model = find_model()
    expected = {"name": model.name, "version": model.version, "sha256": model.sha256}
    assert study_manifest(study_of("blame"), [])["model"] == expected


def test_a_manifest_names_no_model_where_none_ran() -> None:
    """Vocabulary alone is found without one."""
    assert study_manifest(study_of("humanitarian"), [])["model"] is None


def test_the_same_study_gives_the_same_manifest() -> None:
    """There is no time in it, nor anything else that changes by itself."""
    manifests = [study_manifest(study_of("humanitarian"), ["x"]) for _ in range(2)]
    assert manifests[0] == manifests[1]


def test_a_changed_text_changes_its_hash_only() -> None:
    """The hash is of the text in UTF-8, so that anybody can check it."""
    text = "Bandits blocked the convoy again."
    before = study_manifest(study_of("humanitarian"), [])["texts"]
    after = study_manifest(study_of("humanitarian", text=text), [])["texts"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after["b"] == before["b"]
    assert after["a"] == hashlib.sha256(text.encode()).hexdigest() != before["a"]


def test_coded_sentences_are_in_the_manifest_where_there_are_any(tmp_path: Path) -> None:
    """Name and hash of the file, and who coded; other studies do not speak of it."""
    assert "gold" not in study_manifest(study_of("humanitarian"), [])
    path = tmp_path / "coded.jsonl"
    line = {"id": "s", "doc": "a", "text": "Refugees came.", "probability": 0.5, "hum": []}
    path.write_text(f'{{"coders": "two students"}}\n{json.dumps(line)}\n', encoding="utf-8")
    texts = Corpus([Document("a", "Refugees came.", "one"), Document("b", "Trade grew.", "two")])
    options = CompareOptions(resamples=100)
    plan = Plan(features=("humanitarian",), gold=(str(path),), options=options)
    (told,) = study_manifest(run_study(texts, plan), [])["gold"]  # type: ignore[misc]
    assert told == {"file": path.name, "sha256": file_hash(path), "coders": "two students"}


def test_a_users_lexicon_is_in_the_manifest(tmp_path: Path) -> None:
    """File without folder, format, hash and size, and how overlaps are resolved."""
    path = tmp_path / "own.dic"
    path.write_text("%\n1\tgang\n2\twork\n%\nband*\t1\t2\ntrade\t2\n", encoding="utf-8")
    texts = Corpus([Document("a", "Bandits left.", "one"), Document("b", "Trade grew.", "two")])
    plan = Plan(features=(), lexicons=(str(path),), options=CompareOptions(resamples=100))
    manifest = study_manifest(run_study(texts, plan), [])

    assert manifest["features"] == {
        "own": {
            "file": "own.dic",
            "format": "LIWC",
            "version": "",
            "sha256": file_hash(path),
            "terms": 2,
            "categories": 2,
            "overlaps": OVERLAPS,
        }
    }
    assert manifest["model"] is None


def test_an_edited_lexicon_says_what_it_replaces(tmp_path: Path) -> None:
    """With a hash that is not that of the original."""
    original = Path(toolkit.__file__).parent / "lexicons" / "humanitarian.toml"
    path = tmp_path / "mine.toml"
    path.write_text(original.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    texts = Corpus([Document("a", "Bandits left.", "one"), Document("b", "Trade grew.", "two")])
    plan = Plan(features=(), lexicons=(str(path),), options=CompareOptions(resamples=100))
    features = study_manifest(run_study(texts, plan), [])["features"]

    assert isinstance(features, dict)
    told = features["humanitarian"]
    assert (told["file"], told["replaces"]) == ("mine.toml", "humanitarian")
    assert told["sha256"] == file_hash(path) != file_hash(original)
    assert "overlaps" not in told


def test_every_bundled_table_is_in_the_manifest() -> None:
    """Lexicons, actors and instruments decide what is found."""
    room = Path(toolkit.__file__).parent
    folders = ("lexicons", "actors", "instruments")
    files = {f"{name}/{path.name}" for name in folders for path in (room / name).iterdir()}
    hashes = table_hashes()
    assert set(hashes) == files
    assert hashes["lexicons/blame.toml"] == file_hash(room / "lexicons" / "blame.toml")


def test_versions_are_those_installed() -> None:
    """Each library is there under the name by which it is installed."""
    assert versions()["scikit-learn"] == metadata.version("scikit-learn")
