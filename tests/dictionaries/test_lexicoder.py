"""Tests of toolkit.dictionaries.lexicoder: .lc3 files as they come."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

Read = Callable[[str, str | bytes], Lexicon]


def listed(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return each term with its category, in the order of the file."""
    return [(entry.category, entry.terms[0].text) for entry in lexicon.entries]


@pytest.mark.parametrize(
    "contents",
    [
        "+glad\njoy*\na laugh\n+sad\ngrief\n",
        "+glad#00AA00\r\njoy*\r\na laugh\r\n+sad#AA0000\r\ngrief\r\n",
        "\ufeff\n + glad \n\n joy* \n a laugh \n\n+sad\n grief",
        "+glad\njoy*\n+sad\ngrief\n+glad\na laugh\n",
        "+glad\nJoy*\na   laugh\njoy*\n+sad\ngrief\n",
    ],
)
def test_terms_stand_below_their_category(read: Read, contents: str) -> None:
    """Spaces around, colours, blank lines, a category in two parts and terms again are borne."""
    assert sorted(listed(read("own.lc3", contents))) == [
        ("glad", "a laugh"),
        ("glad", "joy*"),
        ("sad", "grief"),
    ]


def test_a_category_without_terms_is_left_out(read: Read, caplog: pytest.LogCaptureFixture) -> None:
    """And said so."""
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        lexicon = read("own.lc3", "+lost\n+glad\njoy\n")

    assert list(lexicon.categories) == ["glad"]
    assert caplog.messages[0].endswith("own.lc3: categories without terms, left out: lost")


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        ("joy\n+glad\n", r"own\.lc3, line 1: 'joy' stands before any category: expected a line"),
        ("+glad\njoy\n+ \ngrief\n", r"own\.lc3, line 3: expected the category's name after the \+"),
        ("+glad\n", r"own\.lc3: no term in it"),
        ("", r"own\.lc3: no term in it"),
        ("+glad\n\n*\n", r"own\.lc3, line 3: '\*' would match every word"),
        (
            '<?xml version="1.0"?>\n<dictionary><cnode name="glad"/></dictionary>\n',
            r"own\.lc3, line 1: .* stands before any category",
        ),
    ],
)
def test_a_broken_file_gives_one_clear_error(read: Read, contents: str, message: str) -> None:
    """What, where and what was expected."""
    with pytest.raises(InputError, match=message):
        read("own.lc3", contents)
