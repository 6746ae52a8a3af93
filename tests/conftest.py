"""What several rooms' tests need: a small made-up corpus in two folders, and the command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from toolkit.cli import main
from toolkit.model import load_model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How long an example takes depends on what else the machine is doing. The same examples are
# drawn in every run, so that a suite that passed passes again; `--hypothesis-profile explore`
# looks for new ones.
settings.register_profile("toolkit", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile("toolkit")

Run = Callable[..., tuple[int, str, str]]
Parse = Callable[[str], "Doc"]
Word = Callable[[str, str], "Token"]
FormOf = Callable[["Token | None"], "str | None"]

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


@pytest.fixture(scope="session")
def parse(request: pytest.FixtureRequest) -> Parse:
    """Give a sentence as the pipeline parses it; those of tables all at once, which is faster."""
    tables = [
        item.callspec.params.values()
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and "parse" in item.fixturenames
        and hasattr(item, "callspec")
    ]
    strings = {value for row in tables for value in row if isinstance(value, str)}
    texts = sorted(text for text in strings if text.endswith((".", "!", "?")))
    nlp = load_model()
    parsed = dict(zip(texts, nlp.pipe(texts), strict=True))

    def parsed_once(text: str) -> Doc:
        if text not in parsed:
            parsed[text] = nlp(text)
        return parsed[text]

    return parsed_once


@pytest.fixture(scope="session")
def word(parse: Parse) -> Word:
    """Give the first word of a sentence with a form."""
    return lambda text, form: next(token for token in parse(text) if token.text == form)


@pytest.fixture(scope="session")
def form_of() -> FormOf:
    """Give a word's form, so that a failure can be read; None for no word."""
    return lambda token: None if token is None else token.text


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
