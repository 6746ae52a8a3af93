"""Tests of toolkit.dictionaries.edited: what an edited lexicon of a feature must keep."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from toolkit.dictionaries import check_edited, read_lexicon
from toolkit.errors import InputError
from toolkit.feature import find_features
from toolkit.lexicon import Lexicon, parse_lexicon

ORIGINAL = """
[lexicon]
name = "harm"
version = "1.0.0"
definition = "Harm done."

[categories]
deed = "Harm done by somebody."
word = "A word of harm."

[lists.arms]
words = ["gun"]

[[entries]]
id = "kill"
category = "deed"
verbs = ["kill"]
pattern = "act"
war = true

[[entries]]
id = "rob"
category = "deed"
verbs = ["rob"]
pattern = "act"
war = false

[[entries]]
id = "gang"
category = "word"
nouns = ["gang"]
form = "label"
"""


def edited(tmp_path: Path, old: str, new: str) -> Lexicon:
    """Return the lexicon of these tests, edited, as it is read from a file."""
    assert old in ORIGINAL
    path = tmp_path / "mine.toml"
    path.write_text(ORIGINAL.replace(old, new), encoding="utf-8")
    return read_lexicon(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('["kill"]', '["kill", "shoot"]'),
        ("war = true", "war = false"),
        ('["gun"]', '["gun", "knife"]\n[lists.more]\nwords = ["x"]'),
        ('id = "gang"', 'id = "band"'),
        ("A word of harm.", "Any word of harm."),
    ],
)
def test_words_ids_and_definitions_may_be_edited(tmp_path: Path, old: str, new: str) -> None:
    """And options, within what entries of the original have."""
    check_edited(edited(tmp_path, old, new), parse_lexicon(ORIGINAL, "harm.toml"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'word = "A word of harm."',
            'word = "A."\nmore = "B."',
            "the categories of 'harm' must st",
        ),
        ("[lists.arms]", "[lists.weapons]", r"the list 'arms' is needed: take it from the origina"),
        (
            'pattern = "act"\nwar = true',
            'pattern = "act"',
            "entry 'kill' lacks 'war', which others",
        ),
        (
            'pattern = "act"\nwar = true',
            'pattern = "x"',
            "entry 'kill' has pattern = 'x'; known ar",
        ),
        ("war = true", "war = true\nsize = 3", "entry 'kill' has 'size', which the feature does n"),
        ('pattern = "act"\nwar = true', "war = true", "entry 'kill' lacks 'form', which others"),
        (
            'form = "label"',
            'form = "label"\nweight = 2',
            r"mine\.toml: entry 'gang' has 'weight', which the featu",
        ),
    ],
)
def test_what_a_feature_needs_must_stay(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Its code knows categories, lists and options by name."""
    with pytest.raises(InputError, match=message):
        check_edited(edited(tmp_path, old, new), parse_lexicon(ORIGINAL, "harm.toml"))


def test_a_word_list_cannot_take_the_place_of_a_lexicon(tmp_path: Path) -> None:
    """Only the toolkit's own format says what a feature needs to know."""
    path = tmp_path / "harm.csv"
    path.write_text("term,category\nkill,deed\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"harm\.csv: a feature is named 'harm' already: rename"):
        check_edited(read_lexicon(path), parse_lexicon(ORIGINAL, "harm.toml"))


@pytest.mark.parametrize("name", find_features())
def test_each_lexicon_may_stand_in_its_own_place(tmp_path: Path, name: str) -> None:
    """A copy of the original lacks nothing."""
    feature = find_features()[name]
    with as_file(files(feature.package) / "lexicons" / f"{name}.toml") as original:
        shutil.copy(original, tmp_path / "copy.toml")

    copy = read_lexicon(tmp_path / "copy.toml")
    check_edited(copy, feature.lexicon)
    assert copy.entries == feature.lexicon.entries
