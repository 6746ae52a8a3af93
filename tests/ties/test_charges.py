"""Tests of toolkit.ties.charges: who is accused, condemned, held responsible or called guilty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TiesOf = Callable[..., list[Any]]

CHARGE = (
    'verbs = ["condemn", "blame", "charge", "accuse"]\nnouns = ["accusation"]\npattern = "charge"'
)
REJECT = 'verbs = ["reject"]\npattern = "charge"\nbeside = "bad"'
LIABLE = 'words = ["responsible", "guilty", "complicit", "to blame"]\npattern = "liable"'
BEHIND = 'words = ["behind"]\npattern = "liable"\nbeside = "bad"'


@pytest.mark.parametrize(
    ("sentence", "object_", "holder"),
    [
        ("The minister condemned the rebels.", "", "minister"),
        ("The minister condemned the rebels for using gas.", "using gas", "minister"),
        ("The minister condemned the rebels for the raids.", "raids", "minister"),
        ("The minister charged the rebels with murder.", "murder", "minister"),
        ("The minister condemned the rebels in the valley.", "", "minister"),
        ("The rebels were condemned for the raids.", "raids", ""),
        ("The rebels were condemned over the raids.", "raids", ""),
        ("The rebels were accused of murder.", "murder", ""),
        ("The rebels were blamed by the council for the famine.", "famine", "council"),
        ("We blame the rebels for the famine.", "famine", ""),
        ("I blame the rebels for the famine.", "famine", ""),
        ("The accusations against the rebels were read out.", "", ""),
    ],
)
def test_the_accused_the_charge_and_the_accuser_are_kept_apart(
    ties_of: TiesOf, sentence: str, object_: str, holder: str
) -> None:
    """In active, passive and noun; the first person is the author."""
    found = [(tie.target, tie.object, tie.holder) for tie in ties_of(sentence, CHARGE)]

    assert found == [("rebels", object_, holder)]


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The minister condemned the junta's raids.", "junta's raids"),
        ("The minister condemned the junta's policy.", "junta's policy"),
        ("The minister condemned the tyranny of the junta.", "tyranny of the junta"),
        ("The minister condemned a wave of the junta's raids.", "junta's raids"),
        ("The minister condemned the attacks and raids by the junta.", "attacks"),
        ("The minister condemned attacks and the junta's raids.", "attacks"),
    ],
)
def test_who_stands_behind_a_condemned_deed_is_the_target(
    ties_of: TiesOf, sentence: str, object_: str
) -> None:
    """The deed is the harm; in a list it is enough that one deed has an owner."""
    found = [(tie.target, tie.object) for tie in ties_of(sentence, CHARGE)]

    assert found == [("junta", object_)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister condemned raids.",
        "The minister condemned the famine.",
        "The minister condemned corruption.",
        "The minister condemned himself and others.",
        "The minister condemned.",
        "The accusations were read out.",
        "The accusations against the mill were read out.",
    ],
)
def test_a_charge_against_nobody_is_none(ties_of: TiesOf, sentence: str) -> None:
    """Nor are evils without an owner, nor is a thing accused."""
    targets = {tie.target for tie in ties_of(sentence, CHARGE)}

    assert targets <= {"himself"}


def test_a_noun_of_condemnation_is_of_whom_it_condemns(ties_of: TiesOf) -> None:
    """ "Of" names the side as "against" does."""
    entry = 'nouns = ["condemnation"]\npattern = "charge"'

    found = ties_of("The condemnation of the militia was read out.", entry)
    assert [tie.target for tie in found] == ["militia"]


def test_villains_may_be_charged_though_they_are_bad(ties_of: TiesOf) -> None:
    """Killers are sides, killing is none."""
    found = ties_of("The minister condemned the killers.", CHARGE)

    assert [tie.target for tie in found] == ["killers"]
    assert not ties_of("The minister condemned the killing.", CHARGE)


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The minister blamed the famine on the junta.", [("junta", "famine", "minister")]),
        ("The minister condemned the rebels on Monday.", [("rebels", "", "minister")]),
        ("The minister condemned the famine on the coast.", []),
    ],
)
def test_only_blame_is_laid_on_somebody(
    ties_of: TiesOf, sentence: str, ties: list[tuple[str, str, str]]
) -> None:
    """ "Blame Y on X" is the other way round than "condemn X on Y"."""
    found = [(tie.target, tie.object, tie.holder) for tie in ties_of(sentence, CHARGE)]

    assert found == ties


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The minister condemned the army and the police for shelling us.", "shelling us"),
        ("The minister condemned the army and the police for the raids.", "raids"),
        ("The minister condemned the army and the police for raids and fire.", "raids and fire"),
        ("The minister condemned the army and the police in the valley.", ""),
    ],
)
def test_a_charge_hung_on_the_last_of_a_list_is_laid_on_all(
    ties_of: TiesOf, sentence: str, object_: str
) -> None:
    """ "A and B for doing" is two ties."""
    found = [(tie.target, tie.object) for tie in ties_of(sentence, CHARGE)]

    assert found == [("army", object_), ("police", object_)]


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("We reject the junta's occupation of the valley.", ["junta"]),
        ("We reject the junta's demand for war.", []),
        ("We reject the gangs of the junta.", []),
        ("We reject the occupation.", []),
    ],
)
def test_an_entry_with_a_list_charges_with_its_deeds_alone(
    ties_of: TiesOf, sentence: str, targets: list[str]
) -> None:
    """To reject a side, or its offer, is no accusation."""
    assert [tie.target for tie in ties_of(sentence, REJECT)] == targets


@pytest.mark.parametrize(
    ("sentence", "object_", "holder"),
    [
        ("The junta is responsible.", "", ""),
        ("The junta is responsible for the famine.", "famine", ""),
        ("The junta is responsible for shelling us.", "shelling us", ""),
        ("The junta is guilty of murder.", "murder", ""),
        ("The junta is complicit in the massacre.", "massacre", ""),
        ("The junta is responsible to the council.", "", ""),
        ("The junta is to blame for the famine.", "famine", ""),
        ("The court found the junta guilty of murder.", "murder", ""),
        ("We consider the junta responsible.", "", ""),
        ("The council holds the junta responsible for the famine.", "famine", "council"),
        ("They hold the junta fully responsible.", "", "They"),
        ("The junta was held responsible for the famine.", "famine", ""),
        ("The junta responsible.", "", ""),
        ("The policy of the junta is responsible.", "", ""),
    ],
)
def test_the_liable_are_named_by_the_adjective(
    ties_of: TiesOf, sentence: str, object_: str, holder: str
) -> None:
    """As predicate, as what an object is held or found to be, or with the side behind the act."""
    found = [(tie.target.lower(), tie.object, tie.holder) for tie in ties_of(sentence, LIABLE)]

    assert found == [("junta", object_, holder)]


@pytest.mark.parametrize(
    "sentence",
    ["The guilty verdict is final.", "The responsible minister left.", "Guilty!"],
)
def test_a_liable_that_only_modifies_says_nothing_of_anybody(
    ties_of: TiesOf, sentence: str
) -> None:
    """Nor one without a subject."""
    assert not ties_of(sentence, LIABLE)


def test_whoever_is_held_liable_may_stand_behind_the_adjective(ties_of: TiesOf) -> None:
    """ "Hold responsible X" makes a modifier of it, to a parser."""
    found = ties_of("The council holds responsible the junta.", LIABLE)

    assert [tie.holder for tie in found] == ["council"]
    assert found[0].target.endswith("junta")


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The junta is responsible for the famine.", 1),
        ("The junta is responsible for arming the gangs.", 1),
        ("The junta is responsible for killing nurses and for famine.", 1),
        ("The junta is responsible for bread, and famine is near.", 0),
        ("The junta is responsible for feeding us, and famine is near.", 0),
        ("The junta is responsible, and famine is near.", 0),
    ],
)
def test_with_a_list_one_is_liable_only_for_the_bad(
    ties_of: TiesOf, sentence: str, ties: int
) -> None:
    """A noun that is bad, or a gerund that does it; without a list for anything."""
    assert len(ties_of(sentence, f'{LIABLE}\nbeside = "bad"')) == ties
    assert len(ties_of(sentence, LIABLE)) == 1


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The junta was behind the massacre.", 1),
        ("The junta stood behind the massacre.", 1),
        ("The junta lies behind the massacre.", 1),
        ("The junta hid behind the massacre.", 0),
        ("The junta was behind the mill at the massacre.", 0),
    ],
)
def test_one_is_behind_a_harm_by_being_or_standing_there(
    ties_of: TiesOf, sentence: str, ties: int
) -> None:
    """Other verbs and things place somebody in space."""
    assert len(ties_of(sentence, BEHIND)) == ties


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister condemned the rebels for shelling and looting the town.",
        "The rebels are responsible for shelling and looting the town.",
    ],
)
def test_what_one_is_charged_with_is_no_tie_of_its_own(ties_of: TiesOf, sentence: str) -> None:
    """Neither the first word of the charge nor those listed with it."""
    found = ties_of(sentence)

    assert [(tie.target, tie.object) for tie in found] == [
        ("rebels", "shelling and looting the town")
    ]
