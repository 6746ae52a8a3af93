"""Tests of toolkit.calls.deeds: who can be called on, what for, and what is forbidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.calls.deeds import (
    deed_phrase,
    doer_of,
    infinitive,
    is_forbidden,
    may_act,
    wanted_clause,
    who_may_act,
)
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]
FormOf = Callable[["Token | None"], "str | None"]
LEXICON = load_lexicon("directives")


@pytest.mark.parametrize(
    ("text", "noun", "can"),
    [
        ("The council must act now.", "council", True),
        ("All of them must act now.", "All", True),
        ("They must act now.", "They", True),
        ("The plan must work well.", "plan", False),
        ("It must act now.", "It", False),
        ("On Monday they must leave.", "Monday", False),
    ],
)
def test_persons_and_bodies_can_act_and_things_cannot(
    word: Word, text: str, noun: str, can: bool
) -> None:
    """Nor can a day, or a word that only points."""
    assert may_act(word(text, noun), LEXICON) is can


def test_of_listed_nouns_those_that_can_act_are_kept(word: Word) -> None:
    """In their order; of nobody there is nobody."""
    first = word("The army and the rebels must talk to the envoy.", "army")
    assert [one.text for one in who_may_act(first, LEXICON)] == ["army", "rebels"]
    assert who_may_act(None, LEXICON) == ()


def test_an_infinitive_hangs_on_one_of_the_heads(word: Word, form_of: FormOf) -> None:
    """One that only says what for is none."""
    text = "The council urged the rebels to withdraw from the town."
    assert form_of(infinitive(word(text, "urged"), None)) == "withdraw"
    assert infinitive(word(text, "town")) is None
    end = "The army ordered a march in order to reach the river."
    assert infinitive(word(end, "ordered"), word(end, "march")) is None


@pytest.mark.parametrize(
    ("text", "verb", "strict", "wanted"),
    [
        ("The envoy demanded that the army lift the siege.", "demanded", True, "lift"),
        ("The envoy demanded that the roads be opened.", "demanded", True, "opened"),
        ("The envoy insisted that the army should leave.", "insisted", True, "leave"),
        ("The envoy insisted that the army left the town.", "insisted", True, None),
        ("The envoy insisted that the roads are safe.", "insisted", False, None),
        ("The envoy said that the army would leave.", "said", False, None),
    ],
)
def test_a_clause_of_what_is_wanted_is_told_by_its_form(
    word: Word, form_of: FormOf, text: str, verb: str, strict: bool, wanted: str | None
) -> None:
    """A subjunctive, or "should"; facts and the future are none."""
    assert form_of(wanted_clause(word(text, verb), strict=strict)) == wanted


def test_of_a_passive_the_agent_is_to_do_the_deed(word: Word, form_of: FormOf) -> None:
    """Of an active verb its subject, or whoever is named."""
    passive = "The mines must be cleared by the army."
    assert form_of(doer_of(word(passive, "cleared"), word(passive, "mines"))) == "army"
    bare = "The mines must be cleared."
    assert doer_of(word(bare, "cleared"), word(bare, "mines")) is None
    active = "The council urged the rebels to withdraw."
    assert form_of(doer_of(word(active, "withdraw"), word(active, "rebels"))) == "rebels"


@pytest.mark.parametrize(
    ("text", "verb", "phrase"),
    [
        ("We must open the road to the port.", "open", "open the road to the port"),
        ("We must open the road, because winter is near.", "open", "open the road"),
        ("The rebels must leave and the army must stay.", "leave", "leave"),
        (
            "We must stop the raids and free the nurses.",
            "stop",
            "stop the raids and free the nurses",
        ),
    ],
)
def test_a_deed_ends_where_another_clause_begins(
    word: Word, text: str, verb: str, phrase: str
) -> None:
    """Reasons and clauses with a subject of their own are left out, a second verb is not."""
    start, end = deed_phrase(word(text, verb))
    assert text[start:end] == phrase


def test_a_deed_may_begin_with_its_subject(word: Word) -> None:
    """Where nobody is called on, the clause is told whole; else "be" belongs to the deed."""
    text = "The long siege must be lifted."
    start, end = deed_phrase(word(text, "lifted"), word(text, "siege"))
    assert text[start:end] == "long siege must be lifted"
    start, end = deed_phrase(word(text, "lifted"))
    assert text[start:end] == "be lifted"


@pytest.mark.parametrize(
    ("text", "verb", "forbidden"),
    [
        ("The militia must not burn the harvest.", "burn", True),
        ("The militia must never burn the harvest.", "burn", True),
        ("No child must be left behind.", "left", True),
        ("There must be no impunity.", "be", True),
        ("They must stop shelling the town.", "stop", True),
        ("The army must end its siege.", "end", True),
        ("The raids must stop.", "stop", True),
        ("They must refrain from violence.", "refrain", True),
        ("We must end hunger.", "end", False),
        ("The siege must be lifted.", "lifted", False),
        ("The militia must leave.", "leave", False),
    ],
)
def test_not_to_do_or_to_stop_is_forbidden(
    word: Word, text: str, verb: str, forbidden: bool
) -> None:
    """To end what is nobody's deed is no prohibition."""
    assert is_forbidden(word(text, verb)) is forbidden
