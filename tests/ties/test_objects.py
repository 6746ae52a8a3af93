"""Tests of toolkit.ties.objects: what a deed is done to, and whether that makes a tie of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.ties.objects import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

TiesOf = Callable[..., list[Any]]
Word = Callable[[str, str], "Token"]
FormOf = Callable[["Token | None"], "str | None"]

BLOCK = 'verbs = ["block"]\nbeside = "good"'
LEAD = 'verbs = ["lead"]\nbeside = "bad"'
FORCE = 'verbs = ["force", "make", "let"]\nbeside = "bad"'
BURN = 'verbs = ["burn", "profit"]'
ANY = 'verbs = ["block", "make", "keep", "profit"]\nobject = "all"'


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("The raiders burned the mill.", "burned", "mill"),
        ("The mill was burned by the raiders.", "burned", "mill"),
        ("The raiders looted and burned the mill.", "looted", "mill"),
        ("The raiders looted and burned the mill.", "burned", "mill"),
        ("The raiders looted the barn and burned the mill.", "looted", "barn"),
        ("The barn was looted and burned by the raiders.", "looted", "barn"),
        ("The raiders fired at the mill.", "fired", "mill"),
        ("The raiders fired upon the mill.", "fired", "mill"),
        ("The raiders profited from burning the mill.", "profited", "burning"),
        ("The raiders fired during the night.", "fired", None),
        ("The raiders made the farmers leave.", "made", "farmers"),
        ("The raiders made the farmers poor.", "made", "farmers"),
        ("The raiders rendered the farmers poor.", "rendered", "farmers"),
        ("The raiders allowed the mill to burn.", "allowed", "mill"),
        ("The raiders saw the farmers starve.", "saw", None),
        ("The raiders think the mill is old.", "think", None),
        ("The raiders came.", "came", None),
    ],
)
def test_a_verb_is_done_to_its_object(
    word: Word, form_of: FormOf, text: str, verb: str, object_: str | None
) -> None:
    """Its own, one shared with later verbs, who is made something, or behind a preposition."""
    assert form_of(object_of(word(text, verb))) == object_


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders blocked the aid.", 1),
        ("The raiders blocked the carts of aid.", 1),
        ("The raiders blocked the aid and the carts.", 1),
        ("The raiders blocked the mill, and the aid came.", 0),
        ("The raiders blocked, and the aid came.", 0),
        ("The raiders blocked the killing of aid workers.", 0),
    ],
)
def test_an_object_must_hold_a_word_of_the_list(ties_of: TiesOf, sentence: str, ties: int) -> None:
    """It is not enough that the sentence does."""
    assert len(ties_of(sentence, BLOCK)) == ties


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders burned the mill.", 1),
        ("The raiders burned.", 1),
        ("The raiders burned the camp of the gangs.", 0),
        ("The raiders burned the weapons.", 0),
        ("The raiders burned the base.", 1),
        ("The raiders profited from killing nurses.", 1),
        ("The raiders profited from the killing of nurses.", 0),
    ],
)
def test_without_a_list_any_object_that_is_not_bad_does(
    ties_of: TiesOf, sentence: str, ties: int
) -> None:
    """To burn what is bad is no blame."""
    assert len(ties_of(sentence, BURN)) == ties


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders burned the base.", 0),
        ("The raiders burned the mill.", 1),
        ("The fighters met rebels and burned dozens.", 0),
        ("The fighters met nurses and burned dozens.", 1),
    ],
)
def test_in_war_armed_sides_and_their_means_are_no_objects(
    ties_of: TiesOf, sentence: str, ties: int
) -> None:
    """Of mere numbers those told of before say who was hit, the doer left out."""
    assert len(ties_of(sentence, f"{BURN}\nwar = true")) == ties


INTO = "The policy led the farmers into famine."
OVER = "The policy led the famine over the coast."
AFTER = "The policy led the farmers after the famine."


@pytest.mark.parametrize(
    ("sentence", "option", "ties"),
    [
        (INTO, "", 0),
        (INTO, 'into = "also"', 1),
        (INTO, 'into = "only"', 1),
        (OVER, "", 1),
        (OVER, 'into = "also"', 1),
        (OVER, 'into = "only"', 0),
        (AFTER, 'into = "also"', 0),
    ],
)
def test_what_somebody_is_brought_into_counts_as_the_entry_says(
    ties_of: TiesOf, sentence: str, option: str, ties: int
) -> None:
    """ "Also" beside the object, or "only"; behind a preposition that leads into something."""
    assert len(ties_of(sentence, f"{LEAD}\n{option}")) == ties


FLEE = "The policy forced the farmers to flee."
FACE = "The policy forced the farmers to face famine."
SING = "The policy forced the gangs to sing."
STARVE = "The policy let the farmers starve."


@pytest.mark.parametrize(
    ("sentence", "option", "ties"),
    [
        (FLEE, "", 0),
        (FLEE, 'makes = "also"', 1),
        (FLEE, 'makes = "only"', 1),
        (FACE, 'makes = "only"', 1),
        (SING, "", 1),
        (SING, 'makes = "also"', 1),
        (SING, 'makes = "only"', 0),
        (STARVE, "", 0),
        (STARVE, 'makes = "only"', 1),
        ("The policy forced the farmers to sing of famine.", 'makes = "only"', 0),
    ],
)
def test_what_somebody_is_made_to_do_counts_as_the_entry_says(
    ties_of: TiesOf, sentence: str, option: str, ties: int
) -> None:
    """The act itself, or its object; of some verbs the parser makes a clause of both."""
    assert len(ties_of(sentence, f"{FORCE}\n{option}")) == ties


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders' attack on the mill shocked the aid workers.", 1),
        ("The raiders' attack shocked the aid workers.", 0),
    ],
)
def test_of_an_aimed_deed_the_list_holds_no_objects(
    ties_of: TiesOf, sentence: str, ties: int
) -> None:
    """What it is aimed at need not be of the list."""
    entry = 'nouns = ["attack"]\nbeside = "good"'

    assert len(ties_of(sentence, f"{entry}\naimed = true")) == ties
    assert not ties_of(sentence, entry)


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [
        ("The raiders blocked residents from returning home.", "residents from returning home"),
        ("The raiders blocked the way of residents.", "way of residents"),
        ("The raiders blocked trucks from the city.", "trucks"),
        ("The raiders made the valley a desert.", "valley a desert"),
        ("The raiders made the farmers leave the valley.", "farmers leave the valley"),
        ("The raiders kept the farmers poor.", "farmers poor"),
        ("The raiders kept the farmers waiting.", "farmers waiting"),
        ("The raiders blocked the road by burning trucks.", "road"),
        ("Residents were blocked by the raiders from returning home.", "Residents"),
        ("The raiders profited from burning the mill.", "burning the mill"),
        ("The raiders profited.", ""),
    ],
)
def test_the_harm_is_the_object_with_what_is_said_of_it(
    ties_of: TiesOf, sentence: str, harm: str
) -> None:
    """Of a passive it is the subject alone; a gerund is a clause of its own."""
    assert [tie.object for tie in ties_of(sentence, ANY)] == [harm]
