"""Tests of toolkit.ties.deeds: who does what a verb says, and whose deed a noun names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TiesOf = Callable[..., list[Any]]

BURN = 'verbs = ["burn"]'
FLEE = 'verbs = ["plunder"]'
POSE = 'verbs = ["pose"]\nobject = "all"'
ATTACK = 'nouns = ["attack"]'
SUPPORT = 'nouns = ["support"]\nbeside = "bad"'
BLAME = 'nouns = ["blame"]\npredicate = true\nobject = "all"'
OBSTACLE = 'nouns = ["obstacle"]\npredicate = true'
HELD = 'words = ["occupied"]\npattern = "held"'
CALL = 'verbs = ["stop", "refrain", "withdraw", "compel", "do away"]\npattern = "call"'


@pytest.mark.parametrize(
    ("sentence", "target", "object_", "agency"),
    [
        ("The raiders burned the mill.", "raiders", "mill", "active"),
        ("The mill was burned by the raiders.", "raiders", "mill", "passive"),
        ("The mill burned by the raiders is old.", "raiders", "mill", "passive"),
        ("The raiders who burned the mill fled.", "raiders", "mill", "active"),
        ("The mill that the raiders burned was old.", "raiders", "mill", "active"),
        ("The raiders fled after burning the mill.", "raiders", "mill", "active"),
        ("The raiders' burning of the mill shocked us.", "raiders", "mill", "nominal"),
        ("The burning of the mill by the raiders shocked us.", "raiders", "mill", "nominal"),
        ("Ten died in rebel burning of the town.", "rebel", "town", "nominal"),
        ("The raiders burned.", "raiders", "", "active"),
    ],
)
def test_each_construction_names_the_doer_and_what_is_done_to(
    ties_of: TiesOf, sentence: str, target: str, object_: str, agency: str
) -> None:
    """Active, passive, relative, participial, gerundial and nominal."""
    found = [(tie.target, tie.object, tie.agency) for tie in ties_of(sentence, BURN)]

    assert found == [(target, object_, agency)]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Ten died in burning by the rebels.", "rebels"),
        ("The rebels won by burning the mill.", "rebels"),
        ("The rebels came and burned the mill by the river.", "rebels"),
        ("The rebels left, burning the mill by the river.", "rebels"),
    ],
)
def test_a_gerund_that_names_a_deed_is_of_who_stands_behind_its_by(
    ties_of: TiesOf, sentence: str, target: str
) -> None:
    """ "Died in burning by X" tells of no deed of those who died."""
    assert [tie.target for tie in ties_of(sentence, BURN)] == [target]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The presence of foreign troops burned the mill.", "foreign troops"),
        ("A wave of raids by the junta burned the mill.", "junta"),
        ("The decision burned the mill.", "decision"),
        ("The gunmen bombed a school burning two children.", "gunmen"),
        ("Nine children died in militia burning the town.", "militia"),
    ],
)
def test_behind_the_act_stands_its_side(ties_of: TiesOf, sentence: str, target: str) -> None:
    """Where the sentence says whose act it is, also where the parser hung the clause wrongly."""
    assert [tie.target for tie in ties_of(sentence, BURN)] == [target]


@pytest.mark.parametrize(
    ("sentence", "affected"),
    [("The raiders burned the nurses.", "nurses"), ("The raiders burned the mill.", "")],
)
def test_people_bear_the_cost(ties_of: TiesOf, sentence: str, affected: str) -> None:
    """Things do not."""
    assert [tie.affected for tie in ties_of(sentence, BURN)] == [affected]


@pytest.mark.parametrize(
    ("sentence", "option", "with_it", "without_it"),
    [
        ("The raiders burned the gangs.", 'object = "all"', 1, 0),
        ("The raiders burned the base.", "war = true", 0, 1),
        ("The raiders burned the mill.", "war = true", 1, 1),
        ("The raiders burned.", "transitive = true", 0, 1),
        ("The raiders burned the mill.", "transitive = true", 1, 1),
        ("The raiders burned.", 'transitive = "unless armed"', 1, 1),
        ("The farmers burned.", 'transitive = "unless armed"', 0, 1),
        ("The farmers burned the mill.", "personal = true", 1, 1),
        ("The decision burned the mill.", "personal = true", 0, 1),
        ("The war burned the mill.", "wars = true", 1, 0),
        ("The mill was burned.", "agentless = true", 1, 0),
    ],
)
def test_an_option_of_an_entry_decides(
    ties_of: TiesOf, sentence: str, option: str, with_it: int, without_it: int
) -> None:
    """Whether the same sentence holds a tie."""
    assert len(ties_of(sentence, f"{BURN}\n{option}")) == with_it
    assert len(ties_of(sentence, BURN)) == without_it


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("Two farmers burned the mill.", 0),
        ("The farmers burned the mill.", 1),
        ("Two gunmen burned the mill.", 1),
    ],
)
def test_a_number_of_people_is_nobody(ties_of: TiesOf, sentence: str, ties: int) -> None:
    """ "Two men" are no side; two gunmen are of one."""
    assert len(ties_of(sentence, BURN)) == ties


@pytest.mark.parametrize(
    ("sentence", "category", "ties"),
    [
        ("We burned the mill.", "causation", 1),
        ("We looted and burned the mill.", "causation", 1),
        ("We will burn the mill.", "causation", 0),
        ("We will have burned the mill.", "causation", 0),
        ("We fled after trying to burn the mill.", "causation", 0),
        ("They know that we burned the mill.", "causation", 1),
        ("It is time for us to burn the mill.", "causation", 0),
        ("We burned the bases.", "causation", 0),
        ("We burned.", "causation", 0),
        ("The mill was burned by us.", "causation", 0),
        ("They will burn the mill.", "causation", 1),
        ("We will burn the mill.", "obstruction", 0),
        ("We will burn the mill.", "support", 0),
        ("We will burn the mill.", "violation", 1),
    ],
)
def test_the_first_person_is_blamed_for_what_it_owns_up_to(
    ties_of: TiesOf, sentence: str, category: str, ties: int
) -> None:
    """Not for what it plans, nor for what it does to enemies."""
    assert len(ties_of(sentence, f'{BURN}\ncategory = "{category}"')) == ties


def test_what_happens_to_a_side_is_no_deed_of_its_own(ties_of: TiesOf) -> None:
    """A passive that follows does not make the side its own victim."""
    assert not ties_of("The raiders plundered and were caught.", FLEE)
    assert len(ties_of("The raiders plundered and robbed the mill.", FLEE)) == 1


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("We spoke of the threat posed by the junta.", "junta"),
        ("We must counter the threat posed by the junta.", None),
    ],
)
def test_a_danger_that_is_only_met_is_no_reproach(
    ties_of: TiesOf, sentence: str, target: str | None
) -> None:
    """One told of is."""
    assert [tie.target for tie in ties_of(sentence, POSE)] == ([target] if target else [])


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The mill was burned.", "mill"),
        ("The mill burned in the raid is old.", "mill"),
        ("The mill was looted and burned.", "mill"),
        ("Having been burned, the mill was sold.", "mill"),
    ],
)
def test_a_passive_without_agent_has_no_target(
    ties_of: TiesOf, sentence: str, object_: str
) -> None:
    """What is done is told, and who did it is marked as left out."""
    found = ties_of(sentence, f"{BURN}\nagentless = true")

    assert [(tie.target, tie.object, tie.agency) for tie in found] == [("", object_, "deleted")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The recently burned mill is old.",
        "The gangs were burned.",
        "To be burned is sad.",
        "What was said was burned.",
    ],
)
def test_what_tells_no_harm_done_to_somebody_leaves_no_agent_out(
    ties_of: TiesOf, sentence: str
) -> None:
    """Mere modifiers, the bad, nobody named and pronouns of clauses."""
    assert not ties_of(sentence, f"{BURN}\nagentless = true")


def test_people_bear_the_cost_of_what_nobody_is_told_to_have_done(ties_of: TiesOf) -> None:
    """They are affected as with a doer."""
    found = ties_of("The nurses were burned.", f"{BURN}\nagentless = true")

    assert [tie.affected for tie in found] == ["nurses"]


@pytest.mark.parametrize(
    ("sentence", "target", "object_"),
    [
        ("The raiders' attack on the mill shocked us.", "raiders", "mill"),
        ("The attack against the mill by the raiders shocked us.", "raiders", "mill"),
        ("The attack by the raiders on the mill shocked us.", "raiders", "mill"),
        ("We saw an attack by raiders on a mill.", "raiders", "mill"),
        ("We saw an attack by raiders against a mill.", "raiders", "mill"),
        ("The raiders launched an attack upon the mill.", "raiders", "mill"),
        ("The raiders' attack shocked us.", "raiders", ""),
        ("The attack of the raiders shocked us.", "raiders", ""),
        ("The presence of foreign troops is an attack.", "foreign troops", ""),
    ],
)
def test_a_noun_names_a_deed_with_its_doer_and_its_aim(
    ties_of: TiesOf, sentence: str, target: str, object_: str
) -> None:
    """The doer named with it or by a verb over it, the aim behind a preposition."""
    assert [(tie.target, tie.object) for tie in ties_of(sentence, ATTACK)] == [(target, object_)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack shocked us.",
        "The raiders' attack on the gangs shocked us.",
        "The farmers repelled the attack by the raiders.",
    ],
)
def test_a_deed_of_nobody_against_the_bad_or_beaten_off_is_none(
    ties_of: TiesOf, sentence: str
) -> None:
    """As with verbs."""
    assert not ties_of(sentence, ATTACK)


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders' attack on the mill shocked us.", 1),
        ("The raiders' attack shocked us.", 0),
    ],
)
def test_a_deed_that_must_be_aimed_needs_its_aim(ties_of: TiesOf, sentence: str, ties: int) -> None:
    """ "Campaign" alone is no harm, one against somebody is."""
    assert len(ties_of(sentence, f"{ATTACK}\naimed = true")) == ties


@pytest.mark.parametrize(
    ("noun", "object_"), [("war of aggression", ""), ("attack", "mill")], ids=["whole", "part"]
)
def test_of_in_the_cue_itself_is_no_object(ties_of: TiesOf, noun: str, object_: str) -> None:
    """ "War of aggression" is waged on nobody called aggression."""
    text = (
        f"The junta's {noun} on the mill shocked us." if object_ else f"The junta's {noun} goes on."
    )

    assert [(t.target, t.object) for t in ties_of(text, f'nouns = ["{noun}"]')] == [
        ("junta", object_)
    ]


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The junta's support for the gangs shocked us.", "gangs"),
        ("The junta gives support to the gangs.", "gangs"),
        ("The junta showed its support to the gangs.", "gangs"),
        ("The junta gives its support in this war.", None),
        ("The junta gives the war support.", None),
        ("The junta's support for the nurses shocked the gangs.", None),
    ],
)
def test_who_gets_what_is_given_is_the_object(
    ties_of: TiesOf, sentence: str, object_: str | None
) -> None:
    """Also where "to" hangs on the verb; and it must be what the entry asks for."""
    assert [tie.object for tie in ties_of(sentence, SUPPORT)] == ([object_] if object_ else [])


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The main obstacle to peace is the junta.", "junta"),
        ("The main obstacle to peace remains the junta's policy.", "junta"),
        ("The junta is the main obstacle to peace.", "junta"),
        ("The main obstacle to peace became the junta.", None),
        ("The obstacle was removed.", None),
        ("The obstacle is large.", None),
        ("There is an obstacle to peace.", None),
        ("The main obstacle to terrorism is the junta.", None),
    ],
)
def test_what_is_said_to_be_such_a_thing_is_the_target(
    ties_of: TiesOf, sentence: str, target: str | None
) -> None:
    """On either side of "is", for entries that allow it."""
    assert [tie.target for tie in ties_of(sentence, OBSTACLE)] == ([target] if target else [])


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("The blame for the famine lies with the junta.", ["junta"]),
        ("The blame for the famine rests with the junta.", ["junta"]),
        ("The blame for the famine falls on the junta.", ["junta"]),
        ("The blame for the famine grows with the junta.", []),
        ("The blame for the famine lies in the valley.", []),
    ],
)
def test_with_or_on_whom_a_thing_lies_is_the_target(
    ties_of: TiesOf, sentence: str, targets: list[str]
) -> None:
    """By verbs of lying there."""
    assert [tie.target for tie in ties_of(sentence, BLAME)] == targets


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("The junta claimed the attack on the mill.", "junta"),
        ("The junta launched the attack on the mill.", ""),
    ],
)
def test_who_claims_a_deed_holds_the_claim(ties_of: TiesOf, sentence: str, holder: str) -> None:
    """Target and holder are one."""
    assert [(t.target, t.holder) for t in ties_of(sentence, ATTACK)] == [("junta", holder)]


def test_a_gerund_taken_apart_is_of_the_side_before_it(ties_of: TiesOf) -> None:
    """Not of those who died."""
    found = ties_of("Nine children died in UK shelling of the town.", 'verbs = ["shell"]')

    assert [tie.target for tie in found] == ["UK"]


def test_a_gerund_that_has_the_place_of_a_noun_is_a_deed(ties_of: TiesOf) -> None:
    """Although it is tagged as a verb."""
    found = ties_of("Nine children died in rebel shelling.", 'nouns = ["shelling"]')

    assert [(tie.target, tie.agency) for tie in found] == [("rebel", "nominal")]


def test_only_an_entry_that_says_so_is_read_backwards(ties_of: TiesOf) -> None:
    """The option `predicate` is what does it."""
    text = "The main obstacle to peace is the junta."

    assert ties_of(text, OBSTACLE)
    assert not ties_of(text, 'nouns = ["obstacle"]')


@pytest.mark.parametrize(
    ("sentence", "target", "object_"),
    [
        ("The US-occupied land is dry.", "US", "US-occupied land"),
        ("The Syria-occupied land is dry.", "Syria", "Syria-occupied land"),
        ("The rebel-occupied land is dry.", "rebel", "rebel-occupied land"),
        ("The bandit-occupied land is dry.", "bandit", "bandit-occupied land"),
        ("The enemy-occupied land is dry.", "enemy", "enemy-occupied land"),
        ("The camp lies in the foreign-occupied land.", "foreign", "foreign-occupied land"),
        ("The land is Israeli-occupied.", "Israeli", ""),
    ],
)
def test_a_side_before_a_hyphen_holds_the_land(
    ties_of: TiesOf, sentence: str, target: str, object_: str
) -> None:
    """Names, bearers of arms, and what is foreign or hostile."""
    assert [(tie.target, tie.object) for tie in ties_of(sentence, HELD)] == [(target, object_)]


@pytest.mark.parametrize(
    "sentence",
    ["The half-occupied land is dry.", "Israel has occupied land.", "-occupied by rebels"],
)
def test_without_a_side_before_a_hyphen_nobody_holds_it(ties_of: TiesOf, sentence: str) -> None:
    """Nor is any other word before it a side."""
    assert not ties_of(sentence, HELD)


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The junta must stop taxing the farmers.", "taxing the farmers"),
        ("The junta must stop its raids.", "its raids"),
        ("We urge the junta to stop taxing us.", "taxing us"),
        ("The junta must refrain from taxing us.", "taxing us"),
        ("The junta must refrain from its raids.", "its raids"),
        ("The junta must do away with its raids.", "its raids"),
        ("The junta must withdraw troops from the valley.", "troops"),
        ("The junta must withdraw from the valley.", "valley"),
        ("The junta must be compelled to open the road.", "to open the road"),
        ("The policy of the junta must stop harming us.", "harming us"),
    ],
)
def test_a_call_presupposes_the_wrong(ties_of: TiesOf, sentence: str, object_: str) -> None:
    """It is the side's own doing: a verb, or a thing that is its own."""
    assert [(tie.target, tie.object) for tie in ties_of(sentence, CALL)] == [("junta", object_)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The junta must stop.",
        "The junta must stop the bus.",
        "The junta stopped taxing the farmers.",
        "We must stop taxing the farmers.",
        "I must stop taxing the farmers.",
        "The junta must refrain from violence.",
        "The junta must withdraw at once.",
        "The council must compel the junta.",
    ],
)
def test_a_call_without_a_wrong_of_ones_own_is_no_tie(ties_of: TiesOf, sentence: str) -> None:
    """Nor is a report of an end, nor a call on oneself."""
    assert not ties_of(sentence, CALL)


@pytest.mark.parametrize(
    ("sentence", "option", "ties"),
    [
        ("The junta must be compelled to open the road.", "passive = true", 1),
        ("The junta must be compelled to open the road.", "passive = false", 1),
        ("The junta must compel its gangs.", "passive = true", 0),
        ("The junta must compel its gangs.", "passive = false", 1),
    ],
)
def test_an_entry_may_want_the_call_in_the_passive(
    ties_of: TiesOf, sentence: str, option: str, ties: int
) -> None:
    """Who must be made to do it is blamed, not who must make others do it."""
    assert len(ties_of(sentence, f"{CALL}\n{option}")) == ties


def test_a_call_on_somebody_is_the_callers(ties_of: TiesOf) -> None:
    """Of the two sides in it only one is told to stop."""
    found = ties_of("The council urged the junta to stop taxing the farmers.")

    assert {tie.target for tie in found} == {"junta"}
