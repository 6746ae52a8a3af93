"""Tests of toolkit.dictionaries.formats: every format gives a lexicon, or one clear error."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.dictionaries import known_suffixes, read_lexicon
from toolkit.dictionaries.formats import _readers
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

Read = Callable[[str, str | bytes], Lexicon]
Categories = dict[str, list[str]]

TOML = """
[lexicon]
name = "moods"
version = "1.2.0"
definition = "Words of mood."

[categories]
glad = "Gladness."

[[entries]]
id = "joy"
category = "glad"
words = ["joy*"]
"""


def listed(lexicon: Lexicon) -> set[tuple[str, str]]:
    """Return each term of a lexicon with its category."""
    return {(term.text, e.category) for e in lexicon.entries for term in e.terms}


def as_liwc(categories: Categories) -> str:
    """Write a dictionary as LIWC does."""
    names = [f"{number}\t{name}" for number, name in enumerate(categories, start=1)]
    numbers: dict[str, list[str]] = {}
    for number, terms in enumerate(categories.values(), start=1):
        for term in terms:
            numbers.setdefault(term, []).append(str(number))
    rows = ["\t".join([term, *found]) for term, found in numbers.items()]
    return "\n".join(["%", *names, "%", *rows])


def as_liwc22(categories: Categories) -> str:
    """Write a dictionary as LIWC-22 does."""
    terms = dict.fromkeys(term for some in categories.values() for term in some)
    rows = [
        ",".join([term, *("X" if term in some else "" for some in categories.values())])
        for term in terms
    ]
    return "\n".join([",".join(["DicTerm", *categories]), *rows])


def as_yaml(categories: Categories) -> str:
    """Write a dictionary as quanteda does, with one category below another."""
    blocks = (
        f"{name}:\n" + "".join(f"  - '{term}'\n" for term in terms)
        for name, terms in categories.items()
    )
    return "".join(blocks)


def as_lexicoder(categories: Categories) -> str:
    """Write a dictionary as Lexicoder does."""
    blocks = ("\n".join([f"+{name}", *terms]) for name, terms in categories.items())
    return "\n".join(blocks)


def as_table(categories: Categories, delimiter: str) -> str:
    """Write a dictionary as a table."""
    rows = [f"{term}{delimiter}{name}\n" for name, terms in categories.items() for term in terms]
    return f"term{delimiter}category\n" + "".join(rows)


WRITERS: dict[str, Callable[[Categories], str]] = {
    "own.dic": as_liwc,
    "own.dicx": as_liwc22,
    "own.yml": as_yaml,
    "own.yaml": as_yaml,
    "own.lc3": as_lexicoder,
    "own.csv": lambda categories: as_table(categories, ","),
    "own.tsv": lambda categories: as_table(categories, "\t"),
}

WORD = st.text("abcdefgh", min_size=2, max_size=6)
TERM = st.builds(
    lambda words, star: " ".join(words) + star,
    st.lists(WORD, min_size=1, max_size=3),
    st.sampled_from(["", "*"]),
)
CATEGORIES = st.dictionaries(
    st.text("klmnop", min_size=1, max_size=8),
    st.lists(TERM, min_size=1, max_size=5, unique=True),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", WRITERS)
@given(categories=CATEGORIES)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, name: str, categories: Categories
) -> None:
    """Every term in all its categories, in each format the same."""
    path = tmp_path_factory.mktemp("own") / name
    path.write_text(WRITERS[name](categories), encoding="utf-8")
    lexicon = read_lexicon(path)

    assert listed(lexicon) == {(t, name) for name, terms in categories.items() for t in terms}
    assert set(lexicon.categories) == set(categories)
    assert len({entry.id for entry in lexicon.entries}) == len(lexicon.entries)
    assert all(("*" in term.text) == bool(term.wild) for e in lexicon.entries for term in e.terms)


def test_every_format_is_tested() -> None:
    """A reader put into the folder is found by itself, and belongs here."""
    assert set(known_suffixes()) == {Path(name).suffix for name in WRITERS} | {".toml"}


@pytest.mark.parametrize("name", WRITERS)
def test_encodings_marks_and_line_ends_do_not_matter(read: Read, name: str) -> None:
    """UTF-8 with and without a mark, UTF-16, line ends of all systems."""
    text = WRITERS[name]({"gemüt": ["fröhlich*", "naïf"], "other": ["café au lait"]})
    plain = listed(read(name, text))

    assert ("fröhlich*", "gemüt") in plain
    for contents in (
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        text.encode("cp1252"),
    ):
        assert listed(read(name, contents)) == plain


def test_a_file_tells_what_it_is(read: Read) -> None:
    """Its name, its format and the hash of its bytes, whatever its line ends."""
    contents = b"+glad\r\njoy*\r\n"
    lexicon = read("LSD 2015.lc3", contents)

    assert (lexicon.name, lexicon.file, lexicon.format) == (
        "LSD_2015", "LSD 2015.lc3", "Lexicoder 3",
    )  # fmt: skip
    assert lexicon.sha256 == hashlib.sha256(contents).hexdigest()
    assert lexicon.version == ""


def test_a_lexicon_in_toml_has_a_name_and_a_version_of_its_own(read: Read) -> None:
    """The file may be called anything."""
    lexicon = read("draft-7.toml", TOML)

    assert (lexicon.name, lexicon.version, lexicon.file) == ("moods", "1.2.0", "draft-7.toml")
    assert listed(lexicon) == {("joy*", "glad")}
    assert lexicon.categories == {"glad": "Gladness."}


def test_a_suffix_in_capitals_is_known(read: Read) -> None:
    """Files from Windows have them."""
    assert listed(read("OWN.DIC", "%\n1\tglad\n%\njoy\t1\n")) == {("joy", "glad")}


def test_terms_are_read_as_texts_are(read: Read) -> None:
    """Lower case, straight quotes, single spaces: else they could never be met."""
    lexicon = read("own.csv", "term,category\n  Don’t   PANIC ,glad\n")

    assert listed(lexicon) == {("don't panic", "glad")}


def test_a_term_listed_twice_in_a_category_is_one(read: Read) -> None:
    """In two categories it is two."""
    lexicon = read("own.csv", "term,category\njoy,glad\nJoy,glad\njoy,loud\n")

    assert [entry.id for entry in lexicon.entries] == ["glad: joy", "loud: joy"]


BROKEN: dict[str, tuple[str, str | bytes, str]] = {
    "unknown suffix": ("own.txt", "joy", r"own\.txt: files ending in '\.txt' are no lexicons: exp"),
    "no suffix": ("own", "joy", r"own: files without a suffix are no lexicons: expected one of"),
    "not a text": ("own.csv", b"term,category\n\0\0\0\1", r"own\.csv: holds NUL bytes"),
    "no name": (
        "%%%.csv",
        "term,category\njoy,glad\n",
        r"%%%\.csv: '%%%' gives no name of letters",
    ),
    "empty toml": ("own.toml", TOML.partition("[[entries]]")[0], r"own\.toml: no term in it"),
    "broken toml": ("own.toml", "[lexicon\n", r"own\.toml: not valid TOML .*line 1"),
    "weight of words": (
        "own.toml",
        TOML + 'weight = "much"\n',
        r"own\.toml: entry 'joy': weight must be a number",
    ),
    "endless weight": ("own.toml", TOML + "weight = inf\n", r"'joy': weight must be a number"),
    "true weight": ("own.toml", TOML + "weight = true\n", r"'joy': weight must be a number"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_gives_one_clear_error(read: Read, case: str) -> None:
    """What, where and what was expected."""
    name, contents, message = BROKEN[case]
    with pytest.raises(InputError, match=message):
        read(name, contents)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """With its path, and so is a folder."""
    with pytest.raises(InputError, match=r"none\.dic: the file cannot be read \(No such file"):
        read_lexicon(tmp_path / "none.dic")
    (tmp_path / "folder.dic").mkdir()
    with pytest.raises(InputError, match=r"folder\.dic: the file cannot be read"):
        read_lexicon(str(tmp_path / "folder.dic"))


def fault_of(read: Callable[[], Lexicon]) -> str:
    """Return the message of the error, "" where a lexicon with words came out."""
    try:
        return "" if read().entries else "no words, no error"
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("suffix", known_suffixes())
@given(data=st.binary(max_size=60))
def test_no_bytes_break_a_reader(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    """They are a lexicon or an InputError that names the file."""
    path = tmp_path_factory.mktemp("own") / f"own{suffix}"
    path.write_bytes(data)
    fault = fault_of(lambda: read_lexicon(path))

    assert not fault or f"own{suffix}" in fault


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("%", "\n", "\n", "\t", " ", "1", "02", "joy*", "*", "?", "+", "(02 1)", "<of>", "/"),
            *(",", ";", '"', "'", ":", "- ", "[", "]", "{", "}", "term", "category", "weight"),
            *("# ", "~", "&a", "!", "|", "…", "(i)", "#00FF00", "[lexicon]", "=", "NaN", "-1.5"),
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("suffix", known_suffixes())
@given(text=SCRAPS)
def test_no_scraps_of_a_format_break_a_reader(suffix: str, text: str) -> None:
    """The marks of all formats in no order give a lexicon or an InputError."""
    fault = fault_of(lambda: _readers()[suffix].read(text, Path(f"own{suffix}")))

    assert not fault or f"own{suffix}" in fault
