"""Tests of toolkit.polarity: what is bad to happen to people, and who may be fought."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.lexicon import load_lexicon
from toolkit.polarity import at_war, holds, is_bad, is_wanted, polar

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]

GOOD = frozenset({"aid", "medicine", "farmers"})


@pytest.mark.parametrize(
    ("text", "noun", "bad"),
    [
        ("The council fears famine.", "famine", True),
        ("The council fears terrorist groups.", "groups", True),
        ("The council fears the violence of the gangs.", "violence", True),
        ("The council fears an increase in violence.", "increase", True),
        ("The council fears the end of the level of violence.", "end", True),
        ("The council wants a road.", "road", False),
        ("The council wants a road and fears famine.", "road", False),
        ("The council saw roads and famine.", "roads", False),
        ("The council wants the defeat of terrorism.", "defeat", False),
        ("The council wants counter-terrorism efforts.", "efforts", False),
        ("The council wants antiterrorist efforts.", "efforts", False),
        ("The council fears anti-government violence.", "violence", True),
    ],
)
def test_a_noun_is_bad_by_itself_its_modifiers_or_what_it_is_of(
    word: Word, text: str, noun: str, bad: bool
) -> None:
    """What is listed with it does not matter, and fighting the bad is not bad."""
    assert is_bad(word(text, noun)) is bad


def test_only_some_steps_of_of_are_followed(word: Word) -> None:
    """Far from its noun a word tells nothing of it any more."""
    near = "We saw the size of the share of the growth of violence."
    far = "We saw the size of the share of the rate of the growth of violence."

    assert is_bad(word(near, "size"))
    assert not is_bad(word(far, "size"))


@pytest.mark.parametrize(
    ("text", "noun", "held"),
    [
        ("The raiders took the aid.", "aid", True),
        ("The raiders took the carts of aid.", "carts", True),
        ("The raiders stopped the rise in aid.", "rise", True),
        ("The raiders took the aid carts.", "carts", True),
        ("The raiders took bread and medicine.", "bread", True),
        ("The raiders took bread.", "bread", False),
        ("The raiders took the carts from the aid.", "carts", False),
        ("The raiders fear the defeat of aid.", "defeat", False),
        ("The raiders fear counter aid.", "aid", True),
    ],
)
def test_a_noun_holds_a_word_of_its_phrase_or_list(
    word: Word, text: str, noun: str, held: bool
) -> None:
    """What fights the word does not hold it, unless the noun itself is the word."""
    assert holds(word(text, noun), GOOD) is held


@pytest.mark.parametrize(
    ("text", "noun", "wanted"),
    [
        ("The raiders stopped the aid.", "aid", True),
        ("The raiders stopped the carts of aid.", "carts", True),
        ("The raiders stopped the bus.", "bus", False),
        ("The raiders stopped the killing of farmers.", "killing", False),
    ],
)
def test_the_bad_is_not_wanted_though_it_holds_the_good(
    word: Word, text: str, noun: str, wanted: bool
) -> None:
    """To stop a killing of farmers is no harm to farmers."""
    assert is_wanted(word(text, noun), GOOD) is wanted


def test_the_bad_is_wanted_where_it_is_asked_for(word: Word) -> None:
    """ "Spread famine" asks for the bad itself."""
    assert is_wanted(word("The raiders spread famine.", "famine"), polar("bad"))


@pytest.mark.parametrize(
    ("text", "noun", "armed"),
    [
        ("The junta killed the soldiers.", "soldiers", True),
        ("The junta bombed the bases of the gang.", "bases", True),
        ("The junta bombed the militants' mill.", "mill", True),
        ("The junta killed pro-rebel farmers.", "farmers", True),
        ("The junta killed rebel-friendly farmers.", "farmers", False),
        ("The junta killed the farmers.", "farmers", False),
        ("The soldiers of the junta killed the farmers.", "farmers", False),
        ("The junta killed rebels", "rebels", True),
    ],
)
def test_armed_sides_and_their_means_are_at_war(
    word: Word, text: str, noun: str, armed: bool
) -> None:
    """In the noun's own phrase; a word cut off by a hyphen behind it names nobody."""
    assert at_war(word(text, noun)) is armed


@pytest.mark.parametrize(
    ("text", "armed"),
    [
        ("The guards met rebels and killed scores.", True),
        ("The guards met nurses and killed scores.", False),
        ("The guards stormed the town and killed scores, rebels said.", False),
        ("The guards met rebels and killed nurses.", False),
    ],
)
def test_of_a_mere_number_those_told_of_before_say_who_it_was(
    word: Word, text: str, armed: bool
) -> None:
    """Not those named after it; and a noun that says who was hit needs no others."""
    last = "nurses" if text.endswith("nurses.") else "scores"

    assert at_war(word(text, last), word(text, "guards")) is armed


def test_the_doer_is_not_among_those_hit(word: Word) -> None:
    """Soldiers who kill scores have not met soldiers; without a doer nobody is looked for."""
    text = "The soldiers stormed the town and killed scores."

    assert not at_war(word(text, "scores"), word(text, "soldiers"))
    assert at_war(word(text, "scores"), word(text, "town"))
    assert not at_war(word(text, "scores"))


def test_no_word_is_good_and_bad_but_one() -> None:
    """Else to stop and to spread it would both be blame; the disease is written like the help."""
    assert polar("good") & polar("bad") == {"aids"}


def test_villains_are_among_the_bad() -> None:
    """Whoever arms them supports something bad."""
    assert polar("villains") < polar("bad")
    assert polar("bad") == load_lexicon("polarity").lists["bad"]
