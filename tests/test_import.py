"""The door: what importing the package gives, and what it must not load."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import toolkit

HEAVY = {
    "jinja2", "matplotlib", "numpy", "nupunkt", "pandas", "pyarrow", "scipy", "sklearn", "spacy",
}  # fmt: skip


def loaded_after(*lines: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after some lines of code."""
    code = "\n".join(["import json, sys", *lines, "print(json.dumps(list(sys.modules)))"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_importing_the_package_loads_no_heavy_library() -> None:
    """`import toolkit` is free: a verb loads what it needs when it is used."""
    assert not loaded_after("import toolkit") & HEAVY


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["compare", "--help"]])
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    """The command answers at once when it only has to explain itself."""
    loaded = loaded_after(
        "import contextlib",
        "from toolkit.cli import main",
        f"sys.argv = {['discourse-toolkit', *words]!r}",
        "with contextlib.suppress(SystemExit): main()",
    )
    assert not loaded & HEAVY


@pytest.mark.parametrize("name", toolkit.__all__)
def test_every_name_of_the_door_is_there(name: str) -> None:
    """What `__all__` promises can be had, and `dir` shows it."""
    assert getattr(toolkit, name) is not None
    assert name in dir(toolkit)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy door refuses what it does not have, as any module does."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        toolkit.nothing  # noqa: B018
