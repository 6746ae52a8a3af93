"""Tests of toolkit.globs: what a wildcard stands for, and that the index finds all that matches."""

from __future__ import annotations

import fnmatch
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.globs import GlobIndex, compile_glob, spells_out

BOTH = "*?"


def found(text: str, *globs: str, wild: str = BOTH) -> set[str]:
    """Return the words of a text that the globs match."""
    index = GlobIndex([(glob, wild) for glob in globs])
    return {text[start:end] for _, start, end in index.scan(text)}


@pytest.mark.parametrize(
    ("glob", "text", "words"),
    [
        ("abandon*", "abandon, abandoned; band", {"abandon", "abandoned"}),
        ("abandon*", "abandoned-looking men's", {"abandoned-looking"}),
        ("abandon*", "he said 'abandoned' - abandon--the", {"abandoned", "abandon"}),
        ("abandon*", "re-abandoned", {"abandoned"}),
        ("abandon*", "xabandon abandon_ed abandon2", {"abandon_ed", "abandon2"}),
        ("fair-*", "fair-minded and fairly fair", {"fair-minded"}),
        ("*deceit*", "deceit, self-deceitful x'deceits", {"deceit", "self-deceitful", "x'deceits"}),
        ("*ing", "singing ring-a-ding ingot", {"singing", "ring-a-ding"}),
        ("un*able", "unable unbear-able unbearably un able", {"unable", "unbear-able"}),
        ("un**able", "unbearable", {"unbearable"}),
        ("wom?n", "woman women womn womaan", {"woman", "women"}),
        ("co?op*", "co-operate coop cooperate", {"co-operate"}),
        ("z??", "z12 zab z1 zabc", {"z12", "zab"}),
        ("?he", "the she he", {"the", "she"}),
        ("not * good", "not very good, not good, not all too good", {"not very good"}),
        ("not *", "not so. not, (not)", {"not so"}),
        ("* crimes", "war crimes - crimes", {"war crimes"}),
        ("war crime*", "war crimes, war  crime, a war criminal", {"war crimes"}),
        ("u.s. *", "u.s. army", {"u.s. army"}),
        ("c++*", "c++11 c+", {"c++11"}),
        ("naïv*", "naïveté", {"naïveté"}),
        ("бомб*", "бомбардировки", {"бомбардировки"}),
    ],
)
def test_a_wildcard_stands_for_parts_of_a_word(glob: str, text: str, words: set[str]) -> None:
    """Inside a word with its inner marks; alone for one whole word; `?` for one character."""
    assert found(text, glob) == words


def test_a_question_mark_is_a_letter_where_only_the_star_is_wild() -> None:
    """LIWC knows the star alone."""
    assert found("whyx why?s", "why?*", wild="*") == {"why?s"}
    assert found("whyx why?s", "why?*") == {"whyx"}


def test_each_glob_is_told_by_its_number() -> None:
    """Also where several match the same words."""
    index = GlobIndex([("peac*", "*"), ("*ful", "*"), ("peaceful*", "*"), ("war*", "*")])

    assert sorted(index.scan("a peaceful day")) == [(0, 2, 10), (1, 2, 10), (2, 2, 10)]


@pytest.mark.parametrize(
    ("term", "letters"),
    [("*", False), ("* ?", False), (":*", False), ("a*", True), ("?1", True), ('"*"', True)],
)
def test_a_glob_spells_out_a_letter_a_digit_or_a_quotation_mark(term: str, letters: bool) -> None:
    """Else it would match every word, or a mark."""
    assert spells_out(term, BOTH) is letters


def test_a_word_in_quotation_marks_is_found_with_its_marks() -> None:
    """Not a word whose marks belong to a longer quotation."""
    index = GlobIndex([('"*"', "*"), ('"* *"', "*")])

    assert sorted(index.scan('their "aid" and "safe zones", "all of it" gone')) == [
        (0, 6, 11),
        (1, 16, 28),
    ]


def test_a_compiled_glob_keeps_the_case_it_is_written_in() -> None:
    """So that names can be told from common words."""
    assert compile_glob("Lib*", "*").fullmatch("Liberals")
    assert not compile_glob("Lib*", "*").fullmatch("liberals")


WORDS = st.text("ab", min_size=1, max_size=4)
TERMS = (
    st.lists(st.text("ab*?", min_size=1, max_size=4), min_size=1, max_size=3)
    .map(" ".join)
    .filter(lambda term: set(term) & set("ab") and set(term) & set(BOTH))
)


def plainly_found(text: str, glob: str) -> list[tuple[int, int]]:
    """Return the spans of a glob: every run of words tried one by one, none overlapping."""
    words = list(re.finditer(r"\w+", text))
    wanted = glob.split(" ")
    spans: list[tuple[int, int]] = []
    for at in range(len(words) - len(wanted) + 1):
        run = words[at : at + len(wanted)]
        start, end = run[0].start(), run[-1].end()
        apart = text[start:end].split(" ") == [word.group() for word in run]
        fits = all(fnmatch.fnmatchcase(w.group(), g) for w, g in zip(run, wanted, strict=True))
        if apart and fits and (not spans or spans[-1][1] <= start):
            spans.append((start, end))
    return spans


@given(
    st.lists(st.tuples(WORDS, st.sampled_from([" ", ". ", ", ", "\n"])), max_size=12),
    st.lists(TERMS, min_size=1, max_size=6),
)
def test_the_index_finds_what_a_plain_search_finds(
    words: list[tuple[str, str]], globs: list[str]
) -> None:
    """Word by word with the shell's own matching of file names."""
    text = "".join(word + gap for word, gap in words)
    index = GlobIndex([(glob, BOTH) for glob in globs])

    assert sorted(index.scan(text)) == sorted(
        (number, *span) for number, glob in enumerate(globs) for span in plainly_found(text, glob)
    )
