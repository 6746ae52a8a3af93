"""Tests of toolkit.scope: how far what stands above a claim bears on it."""

from __future__ import annotations

import pytest

from toolkit.model import load_model
from toolkit.scope import in_list, is_none, is_refuted, steps


@pytest.mark.parametrize(
    ("text", "cue", "reached"),
    [
        ("We know that the army burned the mill.", "burned", ["know"]),
        ("We saw that the army wanted to burn the mill.", "burn", ["wanted", "saw"]),
        ("We do not like the army that burned the mill.", "burned", []),
        ("We do not like the raid by the army.", "raid", []),
        ("We saw no trace of a raid.", "raid", []),
        ("There was no evidence of a raid.", "raid", ["of", "evidence", "was"]),
        ("The army carried out a raid.", "raid", ["carried"]),
        ("The army stopped burning the mill.", "burning", []),
        ("They were punished for burning the mill.", "burning", []),
        ("They were guilty of burning the mill.", "burning", ["of", "guilty", "were"]),
        ("The army fired, killing the miller.", "killing", ["fired"]),
        ("Having burned the mill, the army left.", "burned", []),
    ],
)
def test_what_is_presupposed_is_out_of_reach(text: str, cue: str, reached: list[str]) -> None:
    """Relative clauses, nouns, adverbial clauses and ended acts stand for themselves."""
    token = next(token for token in load_model()(text) if token.text == cue)

    assert [step.word.text for step in steps(token) if step.reached] == reached


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("The army did not burn and rob.", True),
        ("The army has not burned or robbed.", True),
        ("The army did not burn but robbed.", False),
        ("The army did not burn, and rebels robbed.", False),
        ("The army has not burned and will rob.", False),
    ],
)
def test_listed_verbs_share_a_negation_unless_one_stands_apart(text: str, shared: bool) -> None:
    """A subject, an auxiliary or a "but" of its own sets a verb apart."""
    token = next(token for token in load_model()(text) if token.text.startswith("rob"))

    assert next(steps(token)).shared is shared


@pytest.mark.parametrize(
    ("text", "refuted"),
    [
        ("They denied the raid.", True),
        ("They rejected the claim.", True),
        ("They dismissed it as rumour.", True),
        ("The claim is true.", True),
        ("They rejected the raid.", False),
        ("The claim is old.", False),
        ("The raid is false.", False),
        ("The claim denied nothing.", False),
    ],
)
def test_a_noun_is_refuted_by_what_speaks_of_its_truth(text: str, refuted: bool) -> None:
    """Anything can be denied, but only what was said be rejected or false."""
    nouns = ("raid", "claim", "rumour")
    noun = next(token for token in load_model()(text) if token.text in nouns)

    assert is_refuted(noun) is refuted


def test_a_word_is_none_by_itself_or_by_what_stands_before_it() -> None:
    """Nobody, no soldier, not a soldier; a soldier is somebody."""
    parsed = load_model()("Not a miller spoke, nobody left, no farmer stayed and a judge slept.")
    words = {token.text: token for token in parsed}

    assert [w for w in ("miller", "nobody", "farmer", "judge") if is_none(words[w])] == [
        "miller",
        "nobody",
        "farmer",
    ]
    assert in_list(words["nobody"], "first_person", "nobody")
