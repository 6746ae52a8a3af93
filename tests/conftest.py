"""What several rooms' tests need: a small made-up corpus in two folders, and the command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from toolkit.cli import main

# How long an example takes depends on what else the machine is doing.
settings.register_profile("toolkit", deadline=None)
settings.load_profile("toolkit")

Run = Callable[..., tuple[int, str, str]]

SPEECHES = {
    "north/declaration.txt": (
        "The militants shelled the market and killed nine civilians. Refugees need shelter and "
        "food. The presence of foreign troops is illegal under the UN Charter."
    ),
    "south/one.txt": "The harvest was good. The council thanked the farmers for their work.",
    "south/two.txt": "Smugglers arm the gangs. The roads were repaired before the winter.",
    "south/three.txt": "The rebels did not attack the convoy. Medicine reached the camp.",
    "south/four.txt": "Trade grew. The schools were opened again in spring.",
    "south/five.txt": "Bandits blocked the relief convoy. Ten people were wounded.",
}


@pytest.fixture
def speeches(tmp_path: Path) -> tuple[str, str]:
    """Two folders of texts, one of them with a single text; their paths."""
    for name, text in SPEECHES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return str(tmp_path / "north"), str(tmp_path / "south")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process; give exit status, stdout and stderr."""

    def run_command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", "100")
        for colourful in ("FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS"):
            monkeypatch.delenv(colourful, raising=False)
        monkeypatch.setattr(sys, "argv", ["discourse-toolkit", *words])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        return int(end.value.code or 0), printed.out, printed.err

    return run_command
