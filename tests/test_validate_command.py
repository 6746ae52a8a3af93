"""The command `validate`: what it prints, what it writes, and how it fails."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.validation.outcomes import TEXT_COLUMNS

Run = Callable[..., tuple[int, str, str]]

LINES = (
    {"coders": "two students"},
    {
        "id": "s-1",
        "doc": "valley:report",
        "text": "Bandits blocked the relief convoy.",
        "blame": [
            {"target": "Bandits", "cue": "blocked", "harm": "convoy", "kind": "obstruction"},
        ],
        "hum": ["relief"],
    },
    {"id": "s-2", "doc": "hill:letter", "text": "The harvest was good.", "blame": [], "hum": []},
)
TABLES = ("accuracy", "agreement", "confusions", "items", "sentences")
DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A file of coded sentences in the flat form."""
    file = tmp_path / "coded.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in LINES), encoding="utf-8")
    return file


def test_the_accuracy_is_printed(run: Run, gold: Path) -> None:
    """With its baseline, and who coded."""
    code, printed, notes = run("validate", "--gold", str(gold), "--resamples", "100")
    assert (code, notes) == (0, "")
    assert "coders: two students" in printed
    assert "blame: 2 coded sentences of 2 documents" in printed
    for word in ("keywords", "item F1", "category right", "obstruction", "sentence F1"):
        assert word in printed


def test_the_tables_are_written(run: Run, gold: Path, tmp_path: Path) -> None:
    """With a manifest that names the coded sentences, and no words of them."""
    out = tmp_path / "out"
    words = ["--gold", str(gold), "--out", str(out), "--resamples", "100", "--seed", "4"]
    code, printed, _ = run("validate", *words)
    assert code == 0
    assert str(out) in printed.replace("\n", "")
    assert {path.name for path in out.iterdir()} == {
        "manifest.json", *(f"{name}.csv" for name in TABLES)
    }  # fmt: skip
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    assert manifest["gold"] == [{"file": "coded.jsonl", "sha256": digest, "coders": "two students"}]
    assert manifest["parameters"]["seed"] == 4
    assert list(manifest["features"]) == ["blame", "humanitarian"]
    written = "".join((out / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES)
    assert "Bandits" not in written


def test_words_are_written_when_asked_for(run: Run, gold: Path, tmp_path: Path) -> None:
    """The items then hold their sentence."""
    out = tmp_path / "out"
    words = ["--gold", str(gold), "--out", str(out), "--resamples", "100", "--texts"]
    assert run("validate", *words)[0] == 0
    with (out / "items.csv").open(encoding="utf-8", newline="") as stream:
        first = next(csv.DictReader(stream))
    assert set(TEXT_COLUMNS) <= set(first)
    assert first["sentence"] == "Bandits blocked the relief convoy."
    assert first["found_target_text"] == "Bandits"


def test_two_runs_give_the_same_bytes(run: Run, gold: Path, tmp_path: Path) -> None:
    """The second replaces the first with its equal."""
    words = ["--gold", str(gold), "--out", str(tmp_path / "out"), "--resamples", "100"]
    contents = []
    for _ in range(2):
        assert run("validate", *words)[0] == 0
        contents.append({p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()})
    assert contents[0] == contents[1]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--gold", "{tmp}/nothing.jsonl"], 1, "nothing.jsonl"),
        (["--gold", "{tmp}/bad.jsonl"], 1, "bad.jsonl, line 1: doc must be text"),
        (["--gold", "{tmp}/coded.jsonl", "--features", "praise"], 2, "'praise'"),
        (["--gold", "{tmp}/coded.jsonl", "--features", "legality"], 2, "legality was not coded"),
        (["--gold", "{tmp}/coded.jsonl", "--resamples", "3"], 2, "resamples is 3"),
        (["--gold", "{tmp}/coded.jsonl", "--texts"], 2, "--texts needs --out"),
    ],
)
@pytest.mark.usefixtures("gold")
def test_what_is_wrong_is_said_in_one_sentence(
    run: Run, tmp_path: Path, words: list[str], status: int, says: str
) -> None:
    """Status, one line, and nothing written."""
    (tmp_path / "bad.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    out = [] if "--texts" in words else ["--out", str(tmp_path / "out")]
    code, printed, complaint = run("validate", *(w.format(tmp=tmp_path) for w in words), *out)
    assert (code, printed) == (status, "")
    assert len(complaint.splitlines()) == 1
    assert says in complaint
    assert sorted(tmp_path.rglob("*")) == before


def test_the_guide_explains_every_column(run: Run, gold: Path, tmp_path: Path) -> None:
    """No table has a column of which docs/validation.md says nothing."""
    out = tmp_path / "out"
    words = ["--gold", str(gold), "--out", str(out), "--resamples", "100", "--texts"]
    assert run("validate", *words)[0] == 0
    guide = (DOCS / "validation.md").read_text(encoding="utf-8")
    for name in TABLES:
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            columns = next(csv.reader(stream))
        ends = ("_start", "_end", "_text", "_right")
        unexplained = [c for c in columns if f"`{c}`" not in guide and not c.endswith(ends)]
        assert unexplained == []
