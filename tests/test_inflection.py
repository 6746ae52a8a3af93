"""Tests of toolkit.inflection: all forms of a word."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.inflection import word_forms


@pytest.mark.parametrize(
    ("word", "part", "forms"),
    [
        ("shell", "VERB", {"shell", "shells", "shelled", "shelling"}),
        ("deny", "VERB", {"deny", "denies", "denied", "denying"}),
        ("steal", "VERB", {"steal", "steals", "stole", "stolen", "stealing"}),
        ("woman", "NOUN", {"woman", "women"}),
        ("cease-fire", "NOUN", {"cease-fire", "cease-fires"}),
        ("blorp", "NOUN", {"blorp", "blorps"}),
        ("shell", "ADJ", {"shell"}),
        ("shell", "", {"shell"}),
    ],
)
def test_verbs_and_nouns_are_inflected(word: str, part: str, forms: set[str]) -> None:
    """Regular, irregular, hyphenated and unknown ones; other words stand as they are."""
    assert word_forms(word, part) == forms


@given(st.from_regex(r"[a-z]{2,9}", fullmatch=True), st.sampled_from(["VERB", "NOUN", "ADJ", ""]))
@settings(deadline=None)
def test_a_word_is_one_of_its_forms(word: str, part: str) -> None:
    """Whatever it is, and none of its forms is empty or holds a space."""
    forms = word_forms(word, part)

    assert word in forms
    assert all(form and " " not in form for form in forms)


def test_inflecting_loads_no_parser() -> None:
    """Vocabulary has no use for it, and it can still be loaded afterwards."""
    program = (
        "import importlib.util, sys\n"
        "from toolkit.inflection import word_forms\n"
        "assert word_forms('shell', 'NOUN') == {'shell', 'shells'}\n"
        "assert 'spacy' not in sys.modules\n"
        "assert importlib.util.find_spec('spacy') is not None\n"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_abbreviation_in_capitals_takes_a_small_s() -> None:
    """ "NGOS" is how nobody writes more than one NGO."""
    assert word_forms("NGO", "NOUN") == {"NGO", "NGOs"}
