"""Tests of toolkit.denial: what negates, refutes or mocks a claim, word by word."""

from __future__ import annotations

import pytest

from toolkit.denial import is_mocked, is_scare_quoted, negates, refutes, scorns, withholds
from toolkit.model import load_model
from toolkit.scope import Step, steps


def first_step(text: str, cue: str) -> Step:
    """Return the step from a claim to the word above it."""
    return next(steps(next(token for token in load_model()(text) if token.text == cue)))


@pytest.mark.parametrize(
    ("text", "cue", "negated"),
    [
        ("The army did not burn it.", "burn", True),
        ("No soldier burned it.", "burned", True),
        ("They commit no crimes.", "commit", True),
        ("They left without burning it.", "burning", True),
        ("They no longer burn mills.", "burn", True),
        ("The army did not only burn it.", "burn", False),
        ("We ask whether or not armies burn it.", "burn", False),
        ("The army must not burn it.", "burn", False),
        ("They urged the army not to burn it.", "burn", False),
        ("They told the army to no longer burn mills.", "burn", False),
    ],
)
def test_a_negation_denies_unless_it_calls_for_an_end(text: str, cue: str, negated: bool) -> None:
    """Of the verb, its subject, its object; but not in "not only" and not in a call."""
    token = next(token for token in load_model()(text) if token.text == cue)

    assert negates(token) is negated


def test_a_noun_looked_at_already_is_not_counted_twice() -> None:
    """ "No crimes" negates the verb once, whether met from below or from above."""
    verb = load_model()("They commit no crimes.")[1]

    assert negates(verb)
    assert not negates(verb, below=verb.doc[3])


@pytest.mark.parametrize(
    ("text", "cue", "check"),
    [
        ("The army declined to burn it.", "burn", withholds),
        ("It is untrue that the army burned it.", "burned", refutes),
        ("Under the pretext of guarding it, they came.", "guarding", None),
    ],
)
def test_a_word_above_withholds_refutes_or_scorns(text: str, cue: str, check: object) -> None:
    """Declined to, untrue that, under the pretext of."""
    token = next(token for token in load_model()(text) if token.text == cue)
    found = {name for step in steps(token) for name in (withholds, refutes, scorns) if name(step)}

    assert found == {check or scorns}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army agreed to burn it.", "burn"),
        ("It is sad that the army burned it.", "burned"),
        ("It was ridiculous to burn the mill.", "burn"),
        ("It was the pretext for burning the mill.", "burning"),
        ("The army made the excuse to burn it.", "burn"),
    ],
)
def test_other_words_above_leave_the_claim(text: str, cue: str) -> None:
    """A deed may be sad or ridiculous, and a pretext be for what is done."""
    token = next(token for token in load_model()(text) if token.text == cue)

    assert not any(check(step) for step in steps(token) for check in (withholds, refutes, scorns))


def test_a_word_is_mocked_by_so_called_or_by_marks_of_its_own() -> None:
    """Marks round more than the word only quote it."""
    so_called = load_model()("The so-called raid ended.")
    alone = load_model()('The "raid" ended.')
    quoted = load_model()('The "long raid on the mill" ended.')

    assert is_mocked(next(token for token in so_called if token.text == "raid"))
    assert is_scare_quoted(next(token for token in alone if token.text == "raid"))
    assert not is_mocked(next(token for token in quoted if token.text == "raid"))
    assert not is_scare_quoted(next(token for token in quoted if token.text == "raid"))
