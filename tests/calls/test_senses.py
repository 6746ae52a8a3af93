"""Tests of toolkit.calls.senses: what looks like a call and is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.calls.senses import is_call, is_firm, is_staging
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]
LEXICON = load_lexicon("directives")


@pytest.mark.parametrize(
    ("text", "cue", "verb"),
    [
        ("The raiders must have left the town.", "must", "left"),
        ("The raiders must be hiding in the hills.", "must", "hiding"),
        ("It must be hard to live there.", "must", "be"),
        ("That must seem strange to you.", "must", "seem"),
        ("I must leave the town now.", "must", "leave"),
        ("Should the council wish to act, we shall help.", "Should", "wish"),
        ("The reform should help the poor.", "should", "help"),
        ("We should like to thank the hosts.", "should", "like"),
        ("It should be noted that the road is closed.", "should", "noted"),
        ("They closed the gate lest the cattle should stray.", "should", "stray"),
        ("The board decides which roads should be repaired.", "should", "repaired"),
        ("It is odd that the farmers should pay.", "should", "pay"),
        ("There should be no doubt about it.", "should", "be"),
        ("They have the tools they need to win the race.", "need", "win"),
    ],
)
def test_guesses_wishes_and_ways_of_speaking_are_no_calls(
    word: Word, text: str, cue: str, verb: str
) -> None:
    """Each of them has a word that calls elsewhere."""
    assert not is_call(word(text, cue), word(text, verb), LEXICON)


@pytest.mark.parametrize(
    ("text", "cue", "verb"),
    [
        ("The raiders must leave the town.", "must", "leave"),
        ("We should feed the guests.", "should", "feed"),
        ("The farmers should be helped.", "should", "helped"),
        ("That is why we should act.", "should", "act"),
        ("Should the council act?", "Should", "act"),
        ("The steps that must be taken are known.", "must", "taken"),
        ("We need to win the race.", "need", "win"),
    ],
)
def test_what_is_to_be_done_is_a_call(word: Word, text: str, cue: str, verb: str) -> None:
    """Also asked, in a relative clause, and as a reason."""
    assert is_call(word(text, cue), word(text, verb), LEXICON)


@pytest.mark.parametrize(
    ("text", "verb", "own", "leads"),
    [
        ("It should be noted that it rained.", "noted", "It", True),
        ("It should be remembered that it rained.", "remembered", "It", True),
        ("The fallen should be remembered by all.", "remembered", "fallen", False),
        ("We must say that it rained.", "say", "We", True),
        ("The army must say that it failed.", "say", "army", False),
        ("Let us be clear about it.", "be", "us", True),
        ("Let us be brothers to them.", "be", "us", False),
    ],
)
def test_a_verb_leads_the_talk_by_who_says_it(
    word: Word, text: str, verb: str, own: str, leads: bool
) -> None:
    """What somebody else is to say or remember is called for."""
    assert is_staging(word(text, verb), word(text, own), LEXICON) is leads


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "firm"),
    [
        ("I would like to urge all parties to talk.", "urge", "I", True),
        ("He would like to urge all parties to talk.", "urge", "He", False),
        ("I would urge them to talk if they came.", "urge", "I", False),
        ("May I urge all parties to talk?", "urge", "I", False),
        ("We can and must feed them.", "must", None, True),
        ("We must feed them.", "must", None, False),
    ],
)
def test_manners_and_ability_are_no_doubt(
    word: Word, text: str, cue: str, speaker: str | None, firm: bool
) -> None:
    """But a condition and a question are."""
    who = word(text, speaker) if speaker is not None else None
    assert is_firm(word(text, cue), who) is firm
