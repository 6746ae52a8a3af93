"""Tests of toolkit.dictionaries.quanteda: YAML of categories, nested or not, and slips in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon, Term

Read = Callable[[str, str | bytes], Lexicon]


def listed(lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the terms of each category, in the order of the file."""
    found: dict[str, list[str]] = {}
    for entry in lexicon.entries:
        found.setdefault(entry.category, []).append(entry.terms[0].text)
    return found


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("GLAD: [joy*, merry]\nSAD: [grief]\n", {"GLAD": ["joy*", "merry"], "SAD": ["grief"]}),
        ("glad:\n- joy*\n- 'merry men'\n", {"glad": ["joy*", "merry men"]}),
        ("glad: joy\n", {"glad": ["joy"]}),
        ("A category:\n  - joy\n", {"A category": ["joy"]}),
        ("glad: [no, yes, on, off, null, 12, 1.50, 2020-02-12, 0x1]\n", {
            "glad": ["no", "yes", "on", "off", "null", "12", "1.50", "2020-02-12", "0x1"]
        }),
        ("glad: [joy]\nsad:\n", {"glad": ["joy"]}),
        ("glad: [joy, ~, '']\n", {"glad": ["joy"]}),
        ("glad: [joy]\nglad: [merry]\n", {"glad": ["joy", "merry"]}),
        ("NA: [joy]\n", {"NA": ["joy"]}),
        ("%YAML 1.1\n---\nglad: [joy] # a remark\n...\n", {"glad": ["joy"]}),
        ("{glad: [joy]}", {"glad": ["joy"]}),
        ("glad: [J’OIE, ÉTÉ]\n", {"glad": ["j'oie", "été"]}),
        ("glad: |\n  joy\n", {"glad": ["joy"]}),
        ("glad: !!str joy\n", {"glad": ["joy"]}),
    ],
)  # fmt: skip
def test_categories_hold_terms(read: Read, text: str, categories: dict[str, list[str]]) -> None:
    """Lists of any style, or one term; what is written is the term, whatever YAML makes of it."""
    assert listed(read("own.yml", text)) == categories


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        (
            "economy:\n  taxes:\n    - tax*\n    - levy\n  trade: [export*]\n",
            {"economy/taxes": ["tax*", "levy"], "economy/trade": ["export*"]},
        ),
        (
            "culture:\n  - people\n  - high:\n      - opera\n  - popular: [media]\n",
            {"culture": ["people"], "culture/high": ["opera"], "culture/popular": ["media"]},
        ),
        (
            "culture:\n  high: [opera]\n  __: [people]\n",
            {"culture/high": ["opera"], "culture": ["people"]},
        ),
        ("a:\n  b:\n    c:\n      d: [deep]\n", {"a/b/c/d": ["deep"]}),
        ("a: [[joy], [[merry]]]\n", {"a": ["joy", "merry"]}),
    ],
)
def test_nested_categories_are_named_by_their_path(
    read: Read, text: str, categories: dict[str, list[str]]
) -> None:
    """Terms count in their own category, not in those above it."""
    assert listed(read("own.yaml", text)) == categories


def test_both_wildcards_are_known(read: Read) -> None:
    """A term has those it uses."""
    lexicon = read("own.yml", 'glad:\n- joy*\n- jo?\n- j*y?\n- joy\n- "*joy"\n')

    assert [entry.terms[0] for entry in lexicon.entries] == [
        Term("joy*", "", "*"),
        Term("jo?", "", "?"),
        Term("j*y?", "", "*?"),
        Term("joy", ""),
        Term("*joy", "", "*"),
    ]


DEEP = "".join(f"{' ' * depth}a:\n" for depth in range(3000)) + " " * 3000 + "a: [x]\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
)

BROKEN: dict[str, tuple[str, str]] = {
    "a tab": ("glad:\n\t- joy\n", r"own\.yml, line 2: a tab indents the line: YAML wants spaces"),
    "a bare star": (
        "glad:\n  - joy\n  - *deceit*\n",
        r"line 3: what begins with \* must stand in q",
    ),
    "a bare star in front": ("glad: [*deceit]\n", r"line 1: \*deceit must stand in quotes"),
    "a bare question mark": ("glad: [jo?]\n", r"line 1: a term with a \? between \[ and \] must"),
    "an alias": ("glad: &g [joy]\nsad: *g\n", r"line 2: \*g must stand in quotes"),
    "multiplied aliases": (BOMB, r"line 2: \*a must stand in quotes"),
    "a list": ("- joy\n- merry\n", r"line 1: no categories; expected categories with lists"),
    "a word": ("joy\n", r"line 1: no categories"),
    "empty": ("", r"line 1: no categories"),
    "terms without category": ("__: [joy]\n", r"line 1: 'joy' has no category; expected"),
    "a list that never ends": ("glad: [joy\n", r"own\.yml, line 2: not valid YAML"),
    "two documents": ("glad: joy\n---\nsad: grief\n", r"line 2: not valid YAML"),
    "a category that is a list": ("? [a, b]\n: joy\n", r"line 1: a category has no name"),
    "a category without name": ("'': joy\n", r"line 1: a category has no name"),
    "no term": ("glad: []\n", r"own\.yml: no term in it"),
    "a lone star": ("glad:\n  - '*'\n", r"line 2: '\*' would match every word"),
    "stars alone": ("glad: ['* ??']\n", r"line 1: '\* \?\?' would match every word"),
    "a control character": ("glad: [\x07]\n", r"own\.yml: not valid YAML"),
    "a mark that means something": ("glad: [@joy]\n", r"line 1: not valid YAML"),
    "nested without end": (DEEP, r"own\.yml: nested too deeply"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_gives_one_clear_error(read: Read, case: str) -> None:
    """What, where and what was expected."""
    text, message = BROKEN[case]
    with pytest.raises(InputError, match=message):
        read("own.yml", text)
