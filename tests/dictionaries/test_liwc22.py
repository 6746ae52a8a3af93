"""Tests of toolkit.dictionaries.liwc22: .dicx tables of terms by categories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

Read = Callable[[str, str | bytes], Lexicon]


def listed(lexicon: Lexicon) -> list[tuple[str, str, object]]:
    """Return each term with its category and weight, in the order of the file."""
    return [(e.terms[0].text, e.category, e.options.get("weight")) for e in lexicon.entries]


@pytest.mark.parametrize(
    "contents",
    [
        "DicTerm,glad,sad\njoy*,X,\ngrief,,X\nso what,X,X\n",
        "Entry,glad,sad\njoy*,1,\ngrief,,1\nso what,1,1\n",
        "DicTerm,glad,sad\njoy*,x,0\ngrief,0,X\nso what,1,x\n",
        "DicTerm\tglad\tsad\r\njoy*\tX\t\r\ngrief\t\tX\r\nso what\tX\tX",
    ],
)
def test_a_mark_puts_a_term_into_a_category(read: Read, contents: str) -> None:
    """An X or a 1; nothing and 0 leave it out."""
    assert listed(read("own.dicx", contents)) == [
        ("joy*", "glad", None),
        ("grief", "sad", None),
        ("so what", "glad", None),
        ("so what", "sad", None),
    ]


def test_other_numbers_are_weights(read: Read) -> None:
    """Then a 1 is one too."""
    contents = "DicTerm,glad,sad\njoy,2.5,-1\ngrief,0,1\n"
    assert listed(read("own.dicx", contents)) == [
        ("joy", "glad", 2.5),
        ("joy", "sad", -1.0),
        ("grief", "sad", 1.0),
    ]


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        ("", r"own\.dicx, line 1: expected a header such as DicTerm,positive,negative"),
        ("DicTerm\njoy\n", r"line 1: expected a header"),
        ("DicTerm,glad,\njoy,X,X\n", r"line 1: expected a header"),
        ("DicTerm,glad,glad\njoy,X,X\n", r"line 1: expected a header"),
        ("DicTerm,glad\n,X\n", r"line 2: expected a term in the first column, and it is empty"),
        ("DicTerm,glad\njoy,yes\n", r"line 2: the weight 'yes' is no number"),
        ("DicTerm,glad\njoy,X,X\n", r"line 2: 3 cells, but the header has 2"),
        ("DicTerm,glad\njoy,\n", r"own\.dicx: no term in it"),
    ],
)
def test_a_broken_file_gives_one_clear_error(read: Read, contents: str, message: str) -> None:
    """What, where and what was expected."""
    with pytest.raises(InputError, match=message):
        read("own.dicx", contents)
