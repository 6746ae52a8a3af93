"""Tests of toolkit.sides: who stands behind an act, and what can be held responsible."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc, Token

from toolkit.model import load_model
from toolkit.sides import (
    behind_clause,
    deed_owner,
    is_personal,
    listed,
    may_answer,
    names_side,
    side_behind,
    sufferer,
)


@cache
def parse(text: str) -> Doc:
    """Return a sentence as the pipeline parses it."""
    return load_model()(text)


def word(text: str, form: str) -> Token:
    """Return the first word of a sentence with that form."""
    return next(token for token in parse(text) if token.text == form)


def name(token: Token | None) -> str | None:
    """Return the token's form, so that a failure can be read."""
    return None if token is None else token.text


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("The raiders' shelling of the mill went on.", "shelling", "raiders"),
        ("The shelling of the mill by the raiders went on.", "shelling", "raiders"),
        ("The shelling of the militants went on.", "shelling", "militants"),
        ("The shelling of the mill went on.", "shelling", None),
        ("The attack carried out by the raiders shocked us.", "attack", "raiders"),
        ("The presence of foreign troops prolongs the war.", "presence", "troops"),
        ("The policy of the ministry prolongs the war.", "policy", "ministry"),
        ("The killing of the soldiers shocked us.", "killing", None),
        ("Support of the militants must end.", "Support", None),
        ("The envoy spoke of a threat from the rebels.", "threat", "rebels"),
        ("The Israeli occupation of the land continues.", "occupation", "Israeli"),
        ("The rebel raids on the town continue.", "raids", "rebel"),
        ("The US sanctions hurt the farmers.", "sanctions", "US"),
        ("The Aleppo raids shocked us.", "raids", None),
        ("The army continued its shelling of the mill.", "shelling", "army"),
        ("Its shelling of the mill angered the farmers.", "shelling", "Its"),
    ],
)
def test_a_deed_is_of_the_side_that_the_sentence_names(
    text: str, deed: str, side: str | None
) -> None:
    """A possessor, an agent, a source, an armed "of", or an adjective; else nobody."""
    assert name(deed_owner(word(text, deed))) == side


@pytest.mark.parametrize(
    ("text", "noun", "side"),
    [
        ("The presence of foreign troops prolongs the war.", "presence", "troops"),
        ("The shelling went on.", "shelling", "shelling"),
        ("The ministry of health burned the mill.", "ministry", "ministry"),
        ("The raiders' chief left.", "chief", "chief"),
    ],
)
def test_behind_a_deed_stands_a_side_and_behind_anything_else_itself(
    text: str, noun: str, side: str
) -> None:
    """A chief is not what his raiders are; a deed of nobody is all there is to blame."""
    assert name(side_behind(word(text, noun))) == side


@pytest.mark.parametrize(
    ("text", "target", "may"),
    [
        ("The raiders burned the mill.", "raiders", True),
        ("We burned the mill.", "We", True),
        ("They burned the mill.", "They", True),
        ("The shelling burned the mill.", "shelling", True),
        ("It burned the mill.", "It", False),
        ("This burned the mill.", "This", False),
        ("There was a fire.", "There", False),
        ("Those who arm the gangs burned the mill.", "Those", True),
        ("Those burned the mill.", "Those", False),
        ("The earthquake burned the mill.", "earthquake", False),
        ("Poverty burned the mill.", "Poverty", False),
        ("Many burned the mill.", "Many", False),
    ],
)
def test_misfortunes_and_bare_pointers_answer_for_nothing(
    text: str, target: str, may: bool
) -> None:
    """Sides, people and deeds do, also in the first person."""
    assert may_answer(word(text, target)) is may


@pytest.mark.parametrize(
    ("text", "modifier", "side"),
    [
        ("The rebel raids continue.", "rebel", True),
        ("The Israeli raids continue.", "Israeli", True),
        ("The US raids continue.", "US", True),
        ("The night raids continue.", "night", False),
        ("The brutal raids continue.", "brutal", False),
    ],
)
def test_a_modifier_names_a_side_or_a_manner(text: str, modifier: str, side: bool) -> None:
    """Bearers of arms, and adjectives and abbreviations of states."""
    assert names_side(word(text, modifier)) is side


@pytest.mark.parametrize(
    ("text", "target", "personal"),
    [
        ("They burned the mill.", "They", True),
        ("The soldiers burned the mill.", "soldiers", True),
        ("The children burned the mill.", "children", True),
        ("The gunmen burned the mill.", "gunmen", True),
        ("Damascus burned the mill.", "Damascus", True),
        ("The shelling burned the mill.", "shelling", False),
        ("The decision burned the mill.", "decision", False),
    ],
)
def test_people_are_told_from_things(text: str, target: str, personal: bool) -> None:
    """By word class, list, or the table of actors."""
    assert is_personal(word(text, target)) is personal


def test_lists_are_asked_in_lower_case() -> None:
    """A word at the beginning of a sentence is the same word."""
    assert listed(word("Militants came.", "Militants"), "armed")
    assert not listed(word("Farmers came.", "Farmers"), "armed")


def hung_on(text: str, verb: str, noun: str) -> tuple[Token, Token]:
    """Return a noun and a clause's verb, having made sure the parser hangs the one on the other."""
    clause, target = word(text, verb), word(text, noun)
    assert clause.head == target, "the parser hangs it elsewhere; choose another sentence"
    return target, clause


@pytest.mark.parametrize(
    ("text", "verb", "noun", "behind"),
    [
        (
            "The gunmen fired rockets at a school in the old town, which killed two children.",
            "killed",
            "town",
            "gunmen",
        ),
        ("Rebels shelled a town, which killed two farmers.", "killed", "town", "town"),
        (
            "The farmers fled from the soldiers who burned the mill.",
            "burned",
            "soldiers",
            "soldiers",
        ),
    ],
)
def test_a_clause_hung_on_a_place_tells_of_those_who_act(
    text: str, verb: str, noun: str, behind: str
) -> None:
    """Sides on which a clause hangs keep it, and so does an object that is no place behind "in"."""
    assert name(behind_clause(*hung_on(text, verb, noun))) == behind


def test_a_doer_of_its_own_clause_stands_behind_it() -> None:
    """Where nothing hangs wrongly nothing is mended."""
    text = "The gunmen burned the mill."

    assert name(behind_clause(word(text, "gunmen"), word(text, "burned"))) == "gunmen"


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The gunmen killed two old farmers.", "farmers", "two old farmers"),
        ("The gunmen killed the civilians.", "civilians", "civilians"),
        ("The gunmen burned the mill.", "mill", None),
    ],
)
def test_people_suffer_and_things_do_not(text: str, noun: str, phrase: str | None) -> None:
    """Only people pay for a deed."""
    place = sufferer(word(text, noun))

    assert (None if place is None else text[place[0] : place[1]]) == phrase


def test_nobody_suffers_where_there_is_no_object() -> None:
    """An absent object has no phrase."""
    assert sufferer(None) is None
