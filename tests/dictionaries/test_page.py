"""The page docs/lexicons.md: its files say the same, its code runs, its table tells the policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.corpus import Corpus, Document
from toolkit.dictionaries import known_suffixes, read_lexicon
from toolkit.evidence import find_evidence
from toolkit.manifest import study_manifest
from toolkit.study import Plan, run_study

PAGE = (Path(__file__).parents[2] / "docs" / "lexicons.md").read_text(encoding="utf-8")
SAYS = {
    ("peace talks", "concord"),
    ("reconcil*", "concord"),
    ("clash*", "conflict"),
    ("truce", "concord"),
    ("uneasy truce", "concord"),
    ("uneasy truce", "conflict"),
}


def blocks(language: str) -> list[str]:
    """Return the code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def in_its_format(kind: str, path: Path) -> Path:
    """Write the page's lexicon of a format into a folder."""
    (block,) = blocks(kind)
    file = path / f"moods.{kind}"
    file.write_text(block, encoding="utf-8")
    return file


@pytest.mark.parametrize("kind", ["dic", "dicx", "yaml", "lc3", "csv", "toml"])
def test_the_files_of_the_page_say_the_same(tmp_path: Path, kind: str) -> None:
    """Each in its format, whatever the order."""
    lexicon = read_lexicon(in_its_format(kind, tmp_path))

    assert lexicon.name == "moods"
    assert {(term.text, e.category) for e in lexicon.entries for term in e.terms} == SAYS


def test_every_suffix_is_on_the_page() -> None:
    """As the headings of the formats have them."""
    headings = "\n".join(re.findall(r"^### .*$", PAGE, re.MULTILINE))

    assert [suffix for suffix in known_suffixes() if f"`{suffix}`" not in headings] == []


def test_the_code_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first block makes a comparison with the lexicon in it, the second one sums weights."""
    in_its_format("dic", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "lexicons.md", "exec"), names)  # noqa: S102

    assert "moods" in set(names["comparison"]["feature"])
    assert set(names["table"]["moods:all"]) != {0}
    assert names["weighted"].index.names == ["doc_id", "feature", "category"]


OVERLAPS = re.findall(r"^\| (an? .*?|not good|cried) \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("text", "lexicon", "counts"), OVERLAPS)
def test_overlaps_are_resolved_as_the_page_says(
    tmp_path: Path, text: str, lexicon: str, counts: str
) -> None:
    """Each line of its table, as a lexicon and its counts."""
    assert len(OVERLAPS) == 3
    rows = [
        f"{term},{category}"
        for terms, categories in re.findall(
            r"((?:`[^`]+`(?: and )?)+) in (\w+(?: and \w+)?)", lexicon
        )
        for term in re.findall(r"`([^`]+)`", terms)
        for category in categories.split(" and ")
    ]
    path = tmp_path / "own.csv"
    path.write_text("\n".join(["term,category", *rows]), encoding="utf-8")
    found = find_evidence(Corpus([Document("d", f"So {text}.", "s", {})]), [], lexicon=path)
    told = {name: int(number) for name, number in re.findall(r"(\w+) (\d)", counts)}

    assert found["category"].value_counts().to_dict() == told


def test_the_manifest_has_the_keys_of_the_page(tmp_path: Path) -> None:
    """All that is recorded is told of."""
    texts = Corpus([Document(name, "A truce.", name, {}) for name in ("one", "two")])
    plan = Plan(features=(), lexicons=(str(in_its_format("csv", tmp_path)),))
    features = study_manifest(run_study(texts, plan), [])["features"]

    assert isinstance(features, dict)
    section = PAGE.partition("## What the manifest records")[2].partition("\n## ")[0]
    assert [key for key in features["moods"] if f"`{key}`" not in section] == []
