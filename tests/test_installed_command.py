"""The installed command, run as a person runs it, outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

COMMAND = Path(sys.executable).parent / "discourse-toolkit"


def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder, with no way to the checkout but its installation."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [COMMAND, *words], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def test_it_says_its_version(tmp_path: Path) -> None:
    """The command is there and is the one of this package."""
    done = call(tmp_path, "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"discourse-toolkit {toolkit.__version__}\n"


def test_the_doctor_finds_everything_whole(tmp_path: Path) -> None:
    """Model, sources and features are found from any folder."""
    done = call(tmp_path, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    for what in ("source statement", "source sotu", "blame", "legality", "humanitarian"):
        assert what in done.stdout


def test_it_extracts_the_statement_in_any_folder(tmp_path: Path) -> None:
    """The bundled texts, lexicons and tables travel with the package."""
    done = call(tmp_path, "extract", "statement", "--out", "evidence.csv")
    assert (done.returncode, done.stderr) == (0, "")
    header, *rows = (tmp_path / "evidence.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("doc_id,source,sentence,feature,category,start,end,text")
    assert rows
    assert [file.name for file in tmp_path.iterdir()] == ["evidence.csv"]


@pytest.mark.parametrize("words", [("compare", "nowhere", "--out", "results"), ("extract",)])
def test_bad_input_ends_in_a_sentence_and_no_traceback(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    """What is wrong is said on stderr in one line, and nothing is left."""
    done = call(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
