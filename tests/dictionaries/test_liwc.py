"""Tests of toolkit.dictionaries.liwc: .dic files as they come, regular and not."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toolkit.annotation import CueIndex
from toolkit.dictionaries import read_lexicon
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

Read = Callable[[str, str | bytes], Lexicon]

HEAD = "%\n1\tglad\n2\tsad\n%\n"


def listed(lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the terms of each category, in the order of the file."""
    found: dict[str, list[str]] = {}
    for entry in lexicon.entries:
        found.setdefault(entry.category, []).append(entry.terms[0].text)
    return found


def hits(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    """Return the words of a text that count, each with its category."""
    found = CueIndex([lexicon]).scan(text)
    return [(text[hit.start : hit.end], hit.entry.category) for hit in found]


GLAD_AND_SAD = {"glad": ["joy*"], "sad": ["grief", "tear*"]}
PLAIN = "joy*\t1\ngrief\t2\ntear*\t2\n"

IRREGULAR: dict[str, str | bytes] = {
    "as it should be": HEAD + PLAIN,
    "a byte order mark": "\ufeff" + HEAD + PLAIN,
    "line ends of old Macs": (HEAD + PLAIN).replace("\n", "\r"),
    "line ends of Windows": (HEAD + PLAIN).replace("\n", "\r\n"),
    "blank lines": f"\n{HEAD}\n\t\n{PLAIN.replace(chr(10), chr(10) * 2)}  \n",
    "white space behind the %": HEAD.replace("%", "% \t") + PLAIN,
    "leading zeros": HEAD.replace("1", "01") + "joy*\t1\ngrief\t002\ntear*\t02\n",
    "spaces for tabs": "%\n01          glad\n02    sad\n%\njoy* 01\ngrief    2\ntear*  2\n",
    "several tabs": HEAD + "joy*\t\t\t1\ngrief \t 2\ntear*\t\t2\t\n",
    "indented categories": "%\n1\tglad\n\t2\tsad\n%\n" + PLAIN,
    "descriptions": "%\n1\tglad (Gladness, joy)\n2\tsad\t(Sadness)\n%\n" + PLAIN,
    "group titles": "%\nMoods\n1\tglad\nOther moods\n2\tsad\n%\n" + PLAIN,
    "no second %": HEAD.removesuffix("%\n") + PLAIN,
    "a third %": HEAD + PLAIN + "%\n",
    "text before the first %": "My dictionary, version 2\n" + HEAD + PLAIN,
    "a category of no term": HEAD.replace("2\t", "3\tlost\n2\t") + PLAIN,
    "a number of no category": HEAD + PLAIN.replace("grief\t2", "grief\t2\t99"),
    "a term with such numbers alone": HEAD + PLAIN + "void\t98\t99\n",
    "a term again": HEAD + PLAIN + "Joy*\t1\n",
    "a number again": HEAD + PLAIN.replace("grief\t2", "grief\t2\t2"),
    "a category again": HEAD.replace("2\t", "1\tglad\n2\t") + PLAIN,
    "no line end at the end": (HEAD + PLAIN).rstrip("\n"),
    "commas between numbers": HEAD + PLAIN.replace("grief\t2", "grief\t2, 2"),
}


@pytest.mark.parametrize("case", IRREGULAR)
def test_known_irregularities_are_borne(read: Read, case: str) -> None:
    """Each of these files says the same."""
    assert listed(read("moods.dic", IRREGULAR[case])) == GLAD_AND_SAD


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("group titles", "lines without a number among the categories, taken as titles: line 2; l"),
        ("no second %", "no second %: the terms are taken to begin at: line 4"),
        ("text before the first %", "lines before the first %, left out: line 1"),
        ("a category of no term", "categories without terms, left out: lost"),
        ("a number of no category", "numbers that no category has, left out: 99 (line 6)"),
        ("a term with such numbers alone", "left out: 98 (line 8); 99 (line 8)"),
    ],
)
def test_what_is_left_out_is_said(
    read: Read, caplog: pytest.LogCaptureFixture, case: str, says: str
) -> None:
    """Nothing is lost in silence; what loses nothing is not spoken of."""
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        read("moods.dic", IRREGULAR[case])
    (note,) = caplog.messages
    assert says in note

    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        read("moods.dic", IRREGULAR["blank lines"])
    assert not caplog.messages


def test_of_many_places_the_first_are_named(read: Read, caplog: pytest.LogCaptureFixture) -> None:
    """And how many more there are."""
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        read("moods.dic", HEAD + "joy\t1" + "".join(f"\t{n}" for n in range(10, 20)) + "\n")

    assert caplog.messages[0].endswith("10 (line 5); 11 (line 5); 12 (line 5) and 7 more")


def test_a_description_is_kept_as_the_definition(read: Read) -> None:
    """It is no part of the name, which columns and pages show."""
    lexicon = read("moods.dic", IRREGULAR["descriptions"])

    assert lexicon.categories == {"glad": "Gladness, joy", "sad": "Sadness"}


def test_names_and_terms_of_several_words_are_kept(read: Read) -> None:
    """Tabs part the columns, so that spaces and digits may stand in both."""
    lexicon = read("own.dic", "%\n1\tA category\n2 Another one\n%\ncatch 22\t1 2\ncivil rights 2\n")

    assert listed(lexicon) == {
        "A category": ["catch 22"],
        "Another one": ["catch 22", "civil rights"],
    }


def test_windows_letters_are_read(read: Read) -> None:
    """Older dictionaries are in Windows-1252."""
    lexicon = read("own.dic", (HEAD + "café*\t1\ndon’t\t2\n").encode("cp1252"))

    assert listed(lexicon) == {"glad": ["café*"], "sad": ["don't"]}


def test_marks_are_terms_too(read: Read) -> None:
    """A star between marks is no wildcard."""
    lexicon = read("own.dic", HEAD + ":)\t1\n:*\t1\n;-(\t2\n8-)\t1\n")

    assert hits(lexicon, "Yes :) and :* but ;-( or 8-) well: so") == [
        (":)", "glad"),
        (":*", "glad"),
        (";-(", "sad"),
        ("8-)", "glad"),
    ]


def test_a_star_may_stand_anywhere_in_a_word(read: Read) -> None:
    """At its end, as LIWC has it, and in the middle."""
    lexicon = read("own.dic", HEAD + "joy*\t1\nun*able\t2\n")

    assert hits(lexicon, "Joyful and enjoyed, unable or unbearable") == [
        ("Joyful", "glad"),
        ("unable", "sad"),
        ("unbearable", "sad"),
    ]


OF = HEAD + "kind\t<of>2/1\n"
BEHIND = HEAD.replace("2\tsad", "2\tsad\n3\tpron\n4\tdiscrep") + "i\t3\nwould*\t4\n"


@pytest.mark.parametrize(
    ("dictionary", "text", "found"),
    [
        (OF, "a kind of man", [("kind", "sad")]),
        (OF, "a kind man, kind off", [("kind", "glad"), ("kind", "glad")]),
        (HEAD + "kind\t<of>2\n", "Kind of. A kind man.", [("Kind", "sad")]),
        (HEAD + "kind (of)\t2\n", "Kind of. A kind man.", [("Kind", "sad")]),
        (HEAD + "(so) kind\t2\n", "So kind. A kind man.", [("kind", "sad")]),
        (BEHIND + "like\t(03 4)1/2\n", "like me", [("like", "sad")]),
        (
            BEHIND + "like\t(03 4)1/2\n",
            "I like you",
            [("I", "pron"), ("like", "glad")],
        ),
        (
            BEHIND + "like\t(03 4)1/2 4\n",
            "it wouldn't like it",
            [("wouldn't", "discrep"), ("like", "discrep"), ("like", "glad")],
        ),
        (BEHIND + "(3) like*\t1\n", "Liked. I liked", [("I", "pron"), ("liked", "glad")]),
        (HEAD + "like\t(77)1/2\nx\t1\n", "I like", [("like", "sad")]),
    ],
)
def test_conditions_are_kept(
    read: Read, dictionary: str, text: str, found: list[tuple[str, str]]
) -> None:
    """A category may count only beside certain words, another one elsewhere."""
    lexicon = read("own.dic", dictionary)

    assert sorted(hits(lexicon, text)) == sorted(found)
    assert len({entry.id for entry in lexicon.entries}) == len(lexicon.entries)


def test_the_rule_tells_the_condition(read: Read) -> None:
    """So that each row of evidence can be understood."""
    lexicon = read("own.dic", OF)

    assert [entry.id for entry in lexicon.entries] == [
        "sad: kind before of",
        "glad: kind not before of",
    ]


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", r"moods\.dic: no line with % alone, which opens the categories"),
    "encrypted": (b"OEIDPTo5V15SeQAD", r"moods\.dic: no line with % alone.* may be encrypted"),
    "no term": (HEAD, r"moods\.dic: no term in it: expected words"),
    "no category": ("%\n%\njoy\t1\n", r"moods\.dic: no term in it"),
    "a term without number": (HEAD + "joy*\n", r"moods\.dic, line 5: 'joy\*': expected a term, a"),
    "a name for a number": (
        HEAD + "joy*\tglad\n",
        r"line 5: 'joy\*\\tglad': expected a term, a ta",
    ),
    "a number without name": ("%\n1\n2\tsad\n%\njoy\t2\n", r"line 2: '1': expected a category's n"),
    "one number, two names": (
        "%\n1\tglad\n1\tsad\n%\njoy\t1\n",
        r"line 3: category 1 is 'glad' further up and 'sad' here: keep one",
    ),
    "a lone star": (HEAD + "*\t1\n", r"line 5: '\*' would match every word: expected a term with"),
    "numbers alone": (HEAD + "1\n", r"line 5: '1': expected a term, a tab and the numbers"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_gives_one_clear_error(read: Read, case: str) -> None:
    """What, where and what was expected."""
    contents, message = BROKEN[case]
    with pytest.raises(InputError, match=message):
        read("moods.dic", contents)


LETTERS = st.text("abc", min_size=1, max_size=4)


@given(
    st.dictionaries(LETTERS, st.sets(st.integers(1, 3), min_size=1), max_size=6, min_size=1),
    st.sets(LETTERS, max_size=3),
    st.lists(LETTERS, max_size=12),
)
def test_categories_count_as_another_reader_counts_them(
    tmp_path_factory: pytest.TempPathFactory,
    terms: dict[str, set[int]],
    stems: set[str],
    words: list[str],
) -> None:
    """The package liwc, of which the stems are kept apart: it takes the first that fits alone."""
    liwc = pytest.importorskip("liwc")
    apart = {s for s in stems if not any(o != s and s.startswith(o) for o in stems)}
    rows = {t: found for t, found in terms.items() if not any(t.startswith(s) for s in apart)}
    rows |= {f"{stem}*": {1 + len(stem) % 3} for stem in apart}
    assume(rows)
    path = tmp_path_factory.mktemp("own") / "own.dic"
    lines = ["\t".join([term, *map(str, sorted(found))]) for term, found in rows.items()]
    path.write_text("\n".join(["%", "1\tx", "2\ty", "3\tz", "%", *lines]), encoding="utf-8")
    parse, _ = liwc.load_token_parser(str(path))
    text = " ".join(words)
    expected = [(m.group(), c) for m in re.finditer(r"\w+", text) for c in parse(m.group())]

    assert sorted(hits(read_lexicon(path), text)) == sorted(expected)
