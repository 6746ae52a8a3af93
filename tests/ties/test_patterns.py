"""Tests of toolkit.ties.patterns: the patterns that an entry of a tie lexicon may name."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit.ties
from toolkit.lexicon import load_lexicon
from toolkit.ties import patterns
from toolkit.ties.patterns import DEFAULT, PATTERNS

BLAME = load_lexicon("blame")
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(toolkit.ties.__file__).parent.glob("*.py")
)


def test_each_pattern_is_used() -> None:
    """By an entry of the lexicon of blame, or it would be dead; and no entry names another."""
    used = {entry.options.get("pattern", DEFAULT) for entry in BLAME.entries}

    assert used == set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_each_pattern_is_explained(name: str) -> None:
    """In the list that the module begins with."""
    assert f"- `{name}`" in (patterns.__doc__ or "")


def test_each_option_of_an_entry_is_read() -> None:
    """An option that no pattern asks for would decide nothing."""
    options = {option for entry in BLAME.entries for option in entry.options}
    unread = {option for option in options if f'options.get("{option}"' not in SOURCES}

    assert unread == set()
