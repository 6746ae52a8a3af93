"""Tests of toolkit.doubt: what hedges a claim, word by word."""

from __future__ import annotations

import pytest

from toolkit.doubt import (
    asks_whether,
    doubts,
    is_asked,
    is_by_suspects,
    is_charge_of_nobody,
    is_hearsay,
    is_taken_for_granted,
)
from toolkit.model import load_model


@pytest.mark.parametrize(
    ("text", "cue", "doubted"),
    [
        ("The army may burn it.", "burn", True),
        ("The army allegedly burned it.", "burned", True),
        ("The alleged raid went on.", "raid", True),
        ("A raid thought to be theirs went on.", "raid", True),
        ("The army seems to burn it.", "seems", True),
        ("If the army burns it, we leave.", "burns", True),
        ("Were the army burning it, we would leave.", "burning", True),
        ("The army will burn it unless it rains.", "burn", True),
        ("Any raid will burn it.", "burn", True),
        ("The army will burn it even if it rains.", "burn", False),
        ("The army burned it if that is what you ask.", "burned", False),
        ("The fire hurt, if not ruined, the mill.", "ruined", False),
        ("The army cannot burn it.", "burn", False),
        ("They have torches that can burn it.", "burn", False),
    ],
)
def test_a_word_is_doubted_by_what_hangs_on_it(text: str, cue: str, doubted: bool) -> None:
    """Modals, adverbs, adjectives, conditions; not ability, concession or correction."""
    token = next(token for token in load_model()(text) if token.text == cue)

    assert doubts(token) is doubted


@pytest.mark.parametrize(
    ("text", "asked", "granted"),
    [
        ("Did the army burn it?", True, False),
        ("Why did the army burn it?", True, True),
        ("How long will the army burn it?", True, True),
        ("The army would burn it.", False, False),
        ("Do you know the army that would burn it?", False, False),
    ],
)
def test_questions_ask_or_take_for_granted(text: str, asked: bool, granted: bool) -> None:
    """ "Why" and "how long" presuppose; a relative clause is not what is asked."""
    cue = next(token for token in load_model()(text) if token.text == "burn")

    assert (is_asked(cue), is_taken_for_granted(cue)) == (asked, granted)


def test_a_deed_of_suspects_is_doubtful() -> None:
    """Suspected rebels, but not rebels who hurt suspected thieves."""
    theirs = load_model()("Suspected rebels burned the mill.")
    others = load_model()("Rebels burned suspected thieves.")

    assert is_by_suspects(theirs[2])
    assert not is_by_suspects(others[1])


def test_a_charge_without_a_name_is_of_nobody() -> None:
    """Passive and without "by"."""
    texts = ("He was charged.", "He was charged by a judge.", "A judge was charging him.")
    verbs = [next(t for t in load_model()(text) if t.text.startswith("charg")) for text in texts]

    assert [is_charge_of_nobody(verb) for verb in verbs] == [True, False, False]


def test_saying_is_hearsay_without_a_name_or_with_an_adverb() -> None:
    """ "It is said" and "reportedly said", but not "he said"."""
    texts = ("It is said to be so.", "He reportedly said so.", "He said so.")
    verbs = [next(t for t in load_model()(text) if t.text == "said") for text in texts]

    assert [is_hearsay(verb) for verb in verbs] == [True, True, False]


def test_a_clause_may_ask_whether() -> None:
    """ "Whether" and "if", not "that"."""
    texts = ("We ask whether it burned.", "We know that it burned.")
    verbs = [next(t for t in load_model()(text) if t.text == "burned") for text in texts]

    assert [asks_whether(verb) for verb in verbs] == [True, False]
