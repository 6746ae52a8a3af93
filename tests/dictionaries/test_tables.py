"""Tests of toolkit.dictionaries.tables: terms, categories and weights in CSV and TSV."""

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
    ("name", "contents"),
    [
        ("own.csv", "term,category,weight\njoy*,glad,2\ngrief,sad,-1.5\n"),
        ("own.csv", "Term;CATEGORY;Weight\njoy*;glad;2.0\ngrief;sad;-1.5\n"),
        ("own.csv", "category\tweight\tterm\nglad\t2\tjoy*\nsad\t-1.5\tgrief\n"),
        ("own.tsv", "term\tcategory\tweight\njoy*\tglad\t2e0\ngrief\tsad\t-1.5\n"),
        ("own.csv", '\n"term","category","weight"\r\n\r\n"joy*", glad , 2\r\n,,\r\ngrief,sad,-1.5'),
        ("own.csv", "term,category,weight,remark\njoy*,glad,2,a\ngrief,sad,-1.5,\n"),
        ("own.csv", "term,category,weight\njoy*,glad,2\njoy*,glad,2.0\ngrief,sad,-1.5\n"),
    ],
)
def test_columns_may_come_in_any_order_and_dress(read: Read, name: str, contents: str) -> None:
    """Commas, semicolons or tabs, quotes, other columns, blank rows, terms again."""
    assert listed(read(name, contents)) == [("joy*", "glad", 2.0), ("grief", "sad", -1.5)]


def test_weights_may_be_absent(read: Read) -> None:
    """In all rows or in some."""
    assert listed(read("own.csv", "term,category\njoy,glad\n")) == [("joy", "glad", None)]
    assert listed(read("own.csv", "term,category,weight\njoy,glad,\ngrief,sad,1\n")) == [
        ("joy", "glad", None),
        ("grief", "sad", 1.0),
    ]


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_end(read: Read) -> None:
    """As in any CSV; places are those of the file's lines."""
    lexicon = read("own.csv", 'term,category\n"so, so","glad,\nor not"\n')
    assert listed(lexicon) == [("so, so", "glad,\nor not", None)]

    with pytest.raises(InputError, match="line 4: expected a term and its category"):
        read("own.csv", 'term,category\n"so, so","glad,\nor not"\n,glad\n')


BROKEN: dict[str, tuple[str, str]] = {
    "empty": ("", r"own\.csv, line 1: expected the columns term,category or .*; found nothing"),
    "no header": ("joy,glad\n", r"line 1: expected the columns .*; found joy, glad"),
    "another header": (
        "\nword,mood\njoy,glad\n",
        r"line 2: expected the columns .*; found word, m",
    ),
    "a column twice": ("term,category,term\na,b,c\n", r"line 1: two columns are named term"),
    "too few cells": ("term,category\njoy\n", r"line 2: 1 cells, but the header has 2"),
    "too many cells": ("term,category\njoy,glad,2\n", r"line 2: 3 cells, but the header has 2"),
    "no term": ("term,category\n\n,glad\n", r"line 3: expected a term and its category, and one"),
    "no category": ("term,category\njoy, \n", r"line 2: expected a term and its category"),
    "a weight in words": ("term,category,weight\njoy,glad,much\n", r"line 2: the weight 'much' is"),
    "a weight with a comma": (
        "term;category;weight\njoy;glad;1,5\n",
        r"line 2: the weight '1,5' i",
    ),
    "no number": ("term,category,weight\njoy,glad,nan\n", r"line 2: the weight 'nan' is no number"),
    "endless": ("term,category,weight\njoy,glad,-inf\n", r"line 2: the weight '-inf' is no number"),
    "two weights": (
        "term,category,weight\njoy,glad,1\nJOY,glad,2\n",
        r"line 3: 'joy' has another weight in the category 'glad' further up: keep one",
    ),
    "an open quote": ('term,category\njoy,"glad\n', r"line 2: not a valid table row"),
    "header alone": ("term,category\n", r"own\.csv: no term in it"),
    "stars alone": ("term,category\n**,glad\n", r"line 2: '\*\*' would match every word"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_gives_one_clear_error(read: Read, case: str) -> None:
    """What, where and what was expected."""
    contents, message = BROKEN[case]
    with pytest.raises(InputError, match=message):
        read("own.csv", contents)
