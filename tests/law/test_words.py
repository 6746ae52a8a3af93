"""Tests of toolkit.law.words: the lists of the lexicon, asked of parsed words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.law.words import is_among

if TYPE_CHECKING:
    from spacy.tokens import Token


@pytest.mark.parametrize(
    ("form", "name", "among"),
    [
        ("must", "duties", True),
        ("treaties", "rules", True),
        ("Council", "authorities", True),
        ("must", "rules", False),
        ("treaties", "duties", False),
    ],
)
def test_a_word_is_asked_in_any_form_and_case(
    word: Callable[[str, str], Token], form: str, name: str, among: bool
) -> None:
    """Plurals and capitals stand in a list with the word itself."""
    token = word("The Council must keep its treaties.", form)

    assert is_among(token, name) is among


def test_an_unknown_list_is_an_error(word: Callable[[str, str], Token]) -> None:
    """A list that nobody wrote would never hold a word, and nobody would see it."""
    with pytest.raises(KeyError, match="dutys"):
        is_among(word("The Council must act.", "must"), "dutys")
