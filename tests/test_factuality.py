"""Tests of toolkit.factuality: what a clause tells, what it vows, and what it does neither of."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc, Token

from toolkit.factuality import TOLD, UNREAL, VOWED, factuality, verb_over
from toolkit.lexicon import load_lexicon
from toolkit.model import load_model


@cache
def parse(text: str) -> Doc:
    """Return a sentence as the pipeline parses it."""
    return load_model()(text)


def word(text: str, form: str) -> Token:
    """Return the first word of a sentence with that form."""
    return next(token for token in parse(text) if token.text == form)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("The clinic feeds the children.", "feeds"),
        ("The clinic has been feeding the children.", "feeding"),
        ("The children were fed by the clinic.", "fed"),
        ("The clinic did not feed the children.", "feed"),
        ("The clinic may feed the children.", "feed"),
        ("The clinic continues to feed the children.", "feed"),
        ("The clinic helped feed the children.", "feed"),
        ("The clinic took steps to feed the children.", "feed"),
        ("The clinic opened a kitchen and fed the children.", "fed"),
        ("By feeding the children, the clinic made friends.", "feeding"),
        ("The clinic that feeds the children is closed.", "feeds"),
        ("The clinic grew rapidly, feeding the children.", "feeding"),
    ],
)
def test_what_is_or_was_done_is_told(sentence: str, deed: str) -> None:
    """Finite verbs, and what hangs on verbs that imply it; negation and doubt are the voice's."""
    assert factuality(word(sentence, deed)) == TOLD


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("The clinic will feed the children.", "feed"),
        ("The clinic will continue to feed the children.", "feed"),
        ("The clinic promised to feed the children.", "feed"),
        ("The clinic is ready to feed the children.", "feed"),
        ("The clinic is committed to feeding the children.", "feeding"),
        ("The clinic will take measures to feed the children.", "feed"),
        ("The clinic will expand its care for the children.", "care"),
        ("The clinic will wash and feed the children.", "feed"),
    ],
)
def test_what_is_promised_is_vowed(sentence: str, deed: str) -> None:
    """The future, and verbs and adjectives of promise, also where a list shares them."""
    assert factuality(word(sentence, deed)) == VOWED


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("The clinic should feed the children.", "feed"),
        ("The clinic must wash and feed the children.", "feed"),
        ("The clinic wants to feed the children.", "feed"),
        ("We urge the clinic to feed the children.", "feed"),
        ("They insist that the clinic feeds the children.", "feeds"),
        ("It is vital that the clinic feeds the children.", "feeds"),
        ("The grant helps clinics feed the children.", "feed"),
        ("Feed the children!", "Feed"),
        ("The money is for feeding the children.", "feeding"),
        ("We need a kitchen that feeds the children.", "feeds"),
        ("The storm thwarted our efforts to feed the children.", "feed"),
    ],
)
def test_what_is_wanted_is_neither(sentence: str, deed: str) -> None:
    """Duties, wishes, calls, purposes and another's thwarted efforts tell of nothing done."""
    assert factuality(word(sentence, deed)) == UNREAL


def test_a_chain_is_followed_only_so_far() -> None:
    """Beyond the depth nothing is taken as done."""
    continued = word("The clinic continues to feed the children.", "feed")

    assert factuality(continued, 2) == TOLD
    assert factuality(continued, 1) == UNREAL


def test_the_verb_over_a_word_is_the_nearest() -> None:
    """Prepositions and nouns on the way are passed over; the main verb has none above it."""
    sentence = "The clinic said it gave bread to the children of the town."

    over = verb_over(word(sentence, "town"))
    assert over is not None
    assert over.text == "gave"
    assert verb_over(word(sentence, "said")) is None


@pytest.mark.parametrize("one", ["implying", "vowing", "wishing"])
def test_no_verb_stands_in_two_lists(one: str) -> None:
    """Else the order of the tests would decide what an infinitive is."""
    lists = load_lexicon("factuality").lists
    others = [lists[name] for name in ("implying", "vowing", "wishing") if name != one]

    assert lists[one]
    assert not lists[one] & frozenset().union(*others)
