"""Tests of toolkit.ties.causes: phrases that lead from a harm to its cause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TiesOf = Callable[..., list[Any]]

CAUSE = 'words = ["due to", "because of"]\npattern = "cause"'
SUFFERED = 'verbs = ["suffer"]\nnouns = ["victim"]\npattern = "suffered"'
ORIGIN = 'words = ["at the hands of"]\npattern = "origin"'


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Ten villagers died due to shelling by the militants.", "militants"),
        ("Ten villagers died due to the militants' shelling.", "militants"),
        ("Ten villagers died due to militant shelling.", "militant"),
        ("Ten villagers died because of the presence of foreign troops.", "foreign troops"),
        ("Ten villagers died due to the militants.", "militants"),
        ("Ten villagers died due to Hamas.", "Hamas"),
        ("Ten villagers died due to the shelling.", "shelling"),
        ("Ten villagers died due to air raids.", "air raids"),
        ("Ten villagers died due to a number of militants.", "militants"),
        ("Because of the militants, Ten villagers died.", "militants"),
        ("Due to shelling by the militants, Ten villagers died.", "militants"),
    ],
)
def test_the_cause_is_a_side_or_a_deed(ties_of: TiesOf, sentence: str, target: str) -> None:
    """The side behind a deed where it is named, wherever the phrase stands."""
    found = [(tie.target, tie.object, tie.affected) for tie in ties_of(sentence, CAUSE)]

    assert found == [(target, "Ten villagers", "Ten villagers")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten villagers died due to the holiday.",
        "Ten villagers died because of drought.",
        "Ten villagers died due to the farmers.",
        "Ten villagers died due to.",
        "Famine due to the militants!",
    ],
)
def test_a_cause_that_is_neither_is_none(ties_of: TiesOf, sentence: str) -> None:
    """Nor is there one without a clause that it is the cause of."""
    assert not ties_of(sentence, CAUSE)


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The mill was damaged due to the militants.", "mill"),
        ("The famine grew due to the militants.", "famine"),
        ("The mill was closed and destroyed due to the militants.", "mill"),
        ("The valley is unsafe due to the militants.", "valley"),
        ("The council saw damage due to the militants.", "council"),
        ("Due to the militants, the mill was closed and destroyed.", "mill"),
        ("Due to the militants, the famine was made known.", "famine"),
        ("Due to the militants, the result was a famine.", "result"),
        ("The mill was sold due to the militants.", None),
        ("The valley is green due to the militants.", None),
    ],
)
def test_a_clause_must_tell_a_harm_to_have_a_cause(
    ties_of: TiesOf, sentence: str, object_: str | None
) -> None:
    """In its verb, one listed with it, its subject, its object or what is said of it."""
    assert [tie.object for tie in ties_of(sentence, CAUSE)] == ([object_] if object_ else [])


def test_people_alone_are_affected_by_a_cause(ties_of: TiesOf) -> None:
    """A mill is not."""
    assert ties_of("The mill was damaged due to the militants.", CAUSE)[0].affected == ""


def test_a_harm_of_nobody_has_a_cause_too(ties_of: TiesOf) -> None:
    """Without a subject the object is empty."""
    found = ties_of("Dying due to the militants is sad.", CAUSE)

    assert [(tie.target, tie.object) for tie in found] == [("militants", "")]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The farmers suffer from terrorism.", "terrorism"),
        ("The farmers suffer from oppression.", "oppression"),
        ("The farmers suffer from the raiders.", "raiders"),
        ("The farmers suffer from the junta.", "junta"),
        ("The farmers suffer under the junta.", "junta"),
        ("The farmers suffer from Israel.", "Israel"),
        ("The farmers suffer from the junta's raids.", "junta"),
    ],
)
def test_who_or_what_makes_others_suffer_is_the_target(
    ties_of: TiesOf, sentence: str, target: str
) -> None:
    """An evil, a bearer of arms, a known actor, or whoever is behind a deed."""
    found = [(tie.target, tie.object, tie.affected) for tie in ties_of(sentence, SUFFERED)]

    assert found == [(target, "farmers", "farmers")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The farmers suffer from drought.",
        "The farmers suffer from the heat.",
        "The farmers suffer in silence.",
        "The farmers suffer.",
        "The victims of the flood left.",
        "The victims under the junta left.",
    ],
)
def test_to_suffer_from_misfortune_or_otherwise_blames_nobody(
    ties_of: TiesOf, sentence: str
) -> None:
    """Verbs take "from" and "under", nouns "of" and "from"."""
    assert not ties_of(sentence, SUFFERED)


@pytest.mark.parametrize(
    "sentence", ["They are victims of the junta.", "They are victims of the junta's raids."]
)
def test_victims_are_of_whoever_made_them_so(ties_of: TiesOf, sentence: str) -> None:
    """The noun itself is the harm."""
    found = [(tie.target, tie.object) for tie in ties_of(sentence, SUFFERED)]

    assert found == [("junta", "")]


def test_a_thing_that_suffers_is_the_harm_and_bears_no_cost(ties_of: TiesOf) -> None:
    """Only people are affected."""
    found = ties_of("The mill suffers from the junta.", SUFFERED)

    assert [(tie.object, tie.affected) for tie in found] == [("mill", "")]


@pytest.mark.parametrize(
    ("sentence", "target", "object_"),
    [
        ("The farmers suffered at the hands of the raiders.", "raiders", "farmers"),
        ("They died at the hands of the army of the north.", "army of the north", "They"),
        ("Death at the hands of the raiders!", "raiders", ""),
    ],
)
def test_the_hands_at_which_one_suffers_are_the_target(
    ties_of: TiesOf, sentence: str, target: str, object_: str
) -> None:
    """The subject of the clause suffers, where there is one."""
    found = [(tie.target, tie.object) for tie in ties_of(sentence, ORIGIN)]

    assert found == [(target, object_)]


def test_hands_of_nobody_are_no_target(ties_of: TiesOf) -> None:
    """A phrase that breaks off names none."""
    assert not ties_of("The farmers died at the hands of.", ORIGIN)
