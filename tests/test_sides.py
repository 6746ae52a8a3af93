"""Tests of toolkit.sides: who stands behind an act, and what can be held responsible."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.lexicon import load_lexicon
from toolkit.sides import (
    counted,
    counting,
    deed_owner,
    is_demanded,
    is_personal,
    is_power,
    listed,
    may_answer,
    met,
    names_side,
    side_behind,
    sufferer,
    wielder,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]
FormOf = Callable[["Token | None"], "str | None"]


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
        ("The attack of which we spoke shocked us.", "attack", None),
        ("A wave of raids by the junta shocked us.", "raids", "junta"),
        ("The junta's wave of raids shocked us.", "raids", "junta"),
        ("We saw a wave of raids carried out by the junta.", "raids", "junta"),
        ("The letter from the rebels shocked us.", "letter", None),
        ("The funding of the militants went on.", "funding", None),
        ("The fault of the council is known.", "fault", "council"),
        ("The crime of the council shocked us.", "crime", "council"),
        ("The crime of terrorism shocked us.", "crime", None),
        ("The violence of the gangs shocked us.", "violence", "gangs"),
        ("The Israeli air raids shocked us.", "raids", "Israeli"),
        ("The night rebel raids shocked us.", "raids", "rebel"),
        ("The Syria violations shocked us.", "violations", "Syria"),
    ],
)
def test_a_deed_is_of_the_side_that_the_sentence_names(
    word: Word, form_of: FormOf, text: str, deed: str, side: str | None
) -> None:
    """A possessor, an agent, a source, an armed "of", or an adjective; else nobody."""
    assert form_of(deed_owner(word(text, deed))) == side


@pytest.mark.parametrize(
    ("text", "noun", "side"),
    [
        ("The presence of foreign troops prolongs the war.", "presence", "troops"),
        ("The shelling went on.", "shelling", "shelling"),
        ("The ministry of health burned the mill.", "ministry", "ministry"),
        ("The raiders' chief left.", "chief", "chief"),
        ("The junta launched an attack.", "attack", "junta"),
        ("A wave of raids by the junta shocked us.", "wave", "junta"),
        ("A wave of raids shocked us.", "wave", "wave"),
        ("A dozen of the raiders burned the mill.", "dozen", "raiders"),
        ("Aircraft belonging to the junta burned the mill.", "Aircraft", "junta"),
        ("Missiles belonging to the junta burned the mill.", "Missiles", "junta"),
        ("Aircraft flying to the junta burned the mill.", "Aircraft", "Aircraft"),
    ],
)
def test_behind_a_deed_stands_a_side_and_behind_anything_else_itself(
    word: Word, form_of: FormOf, text: str, noun: str, side: str
) -> None:
    """A chief is not what his raiders are; a deed of nobody is all there is to blame."""
    assert form_of(side_behind(word(text, noun))) == side


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
        ("Those who arm the gangs burned the mill.", "Those", False),
        ("Those burned the mill.", "Those", False),
        ("The earthquake burned the mill.", "earthquake", False),
        ("Poverty burned the mill.", "Poverty", False),
        ("Many burned the mill.", "Many", False),
        ("Which burned the mill?", "Which", False),
        ("Those of the valley burned the mill.", "Those", False),
        ("Dozens of raiders burned the mill.", "Dozens", True),
        ("Dozens burned the mill.", "Dozens", False),
        ("Bombing the mill hurt the farmers.", "Bombing", True),
        ("That they bombed the mill is wrong.", "bombed", False),
        ("They are bombing the mill.", "bombing", False),
        ("The rich burned the mill.", "rich", True),
        ("They fled from the old.", "old", False),
        ("The raiders were cruel.", "cruel", False),
        ("The raiders burned the mill.", "burned", False),
        ("The Israeli raids went on.", "Israeli", True),
    ],
)
def test_misfortunes_and_bare_pointers_answer_for_nothing(
    word: Word, text: str, target: str, may: bool
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
        ("The Syria raids continue.", "Syria", False),
        ("The Syria violations continue.", "Syria", True),
        ("The North Korea raids continue.", "Korea", True),
        ("The NATO raids continue.", "NATO", True),
        ("The western raids continue.", "western", False),
        ("The terrorist attack shocked us.", "terrorist", False),
        ("Nine were killed in a terrorist attack.", "terrorist", True),
        ("Nine were met in a terrorist attack.", "terrorist", False),
        ("A terrorist attack killed nine.", "terrorist", False),
    ],
)
def test_a_modifier_names_a_side_or_a_manner(
    word: Word, text: str, modifier: str, side: bool
) -> None:
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
        ("The driver burned the mill.", "driver", True),
        ("The council burned the mill.", "council", True),
        ("Northguard burned the mill.", "Northguard", True),
    ],
)
def test_people_are_told_from_things(word: Word, text: str, target: str, personal: bool) -> None:
    """By word class, list, or the table of actors."""
    assert is_personal(word(text, target)) is personal


def test_lists_are_asked_in_lower_case(word: Word) -> None:
    """A word at the beginning of a sentence is the same word."""
    assert listed(word("Militants came.", "Militants"), "armed")
    assert not listed(word("Farmers came.", "Farmers"), "armed")


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The gunmen killed two old farmers.", "farmers", "two old farmers"),
        ("The gunmen killed the civilians.", "civilians", "civilians"),
        ("The gunmen burned the mill.", "mill", None),
    ],
)
def test_people_suffer_and_things_do_not(
    word: Word, text: str, noun: str, phrase: str | None
) -> None:
    """Only people pay for a deed."""
    place = sufferer(word(text, noun))

    assert (None if place is None else text[place[0] : place[1]]) == phrase


def test_nobody_suffers_where_there_is_no_object() -> None:
    """An absent object has no phrase."""
    assert sufferer(None) is None


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("The crimes the junta is committing shock us.", "crimes", "junta"),
        ("The crimes that the junta committed shock us.", "crimes", "junta"),
        ("The crimes that shock us go on.", "crimes", None),
        ("The crimes the junta hides shock us.", "crimes", None),
        ("The crimes that continue shock us.", "crimes", None),
        ("The raids that were launched on the mill shock us.", "raids", None),
    ],
)
def test_a_deed_is_of_the_side_that_commits_it_in_its_own_clause(
    word: Word, form_of: FormOf, text: str, deed: str, side: str | None
) -> None:
    """By a verb of committing, with a subject of its own."""
    assert form_of(deed_owner(word(text, deed))) == side


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("We condemn Russia's strikes and its threats.", "threats", "Russia"),
        ("The council feared the strikes and its threats.", "threats", "council"),
        ("The council urged the junta to end its attacks.", "attacks", "junta"),
        ("The council must hold the junta to account for its attacks.", "attacks", "junta"),
        ("I condemn their attacks.", "attacks", "their"),
        ("My attacks shocked them.", "attacks", "My"),
        ("The junta continued our attacks.", "attacks", "our"),
        ("The junta continued my attacks.", "attacks", "my"),
        ("The junta continued your attacks.", "attacks", "your"),
        ("We continued their attacks.", "attacks", "their"),
        ("You continued their attacks.", "attacks", "their"),
        ("The junta fled when its attacks failed.", "attacks", "junta"),
        ("The junta said that its attacks had failed.", "attacks", "junta"),
        ("He said that its attacks had failed.", "attacks", "its"),
        ("It is known that their attacks failed.", "attacks", "their"),
        ("Their attacks shocked us.", "attacks", "Their"),
    ],
)
def test_a_pronoun_stands_for_whom_a_list_a_charge_or_the_clause_speaks_of(
    word: Word, form_of: FormOf, text: str, deed: str, side: str
) -> None:
    """The first and second person stand for themselves and for nobody else."""
    assert form_of(deed_owner(word(text, deed))) == side


def test_a_relative_possessor_stands_for_the_noun_before_it(word: Word, form_of: FormOf) -> None:
    """ "The junta, whose raids ..." did the raids."""
    raids = word("The junta, whose raids burned the mill, fled.", "raids")

    assert form_of(deed_owner(raids)) == "junta"


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("The junta launched an attack.", "attack", "junta"),
        ("An attack was launched by the junta.", "attack", "junta"),
        ("The junta is a threat.", "threat", "junta"),
        ("The junta launched a wave of raids.", "raids", "junta"),
        ("The junta praised the attacks.", "attacks", None),
        ("The junta made a policy.", "policy", "junta"),
        ("The junta made the policy public.", "policy", None),
        ("The attack was made public by the junta.", "attack", None),
        ("The cause of the famine is a blockade.", "blockade", None),
        ("The attack went on.", "attack", None),
    ],
)
def test_a_deed_is_wielded_by_the_verb_over_it(
    word: Word, form_of: FormOf, text: str, deed: str, side: str | None
) -> None:
    """By verbs of doing and being, not where something is made of it or only named."""
    assert form_of(wielder(word(text, deed))) == side


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("The junta must lift the blockade.", "blockade", "junta"),
        ("We urge the junta to lift the blockade.", "blockade", "junta"),
        ("Russia must lift the blockade.", "blockade", "Russia"),
        ("The envoy must lift the blockade.", "blockade", None),
        ("The junta lifted the blockade.", "blockade", None),
        ("The blockade must be lifted.", "blockade", None),
        ("The junta must condemn the blockade.", "blockade", None),
    ],
)
def test_who_is_called_on_to_end_a_deed_does_it(
    word: Word, form_of: FormOf, text: str, deed: str, side: str | None
) -> None:
    """If it has the power to: who mediates or has ended it does not."""
    assert form_of(wielder(word(text, deed))) == side


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("The junta engaged in attacks.", "attacks", "junta"),
        ("The junta was involved in attacks on the mill.", "attacks", "junta"),
        ("The junta is in breach of the truce.", "breach", "junta"),
        ("The junta acted in breach of the truce.", "breach", "junta"),
        ("The junta stands in breach of the truce.", "breach", "junta"),
        ("The junta is under pressure.", "pressure", None),
        ("The junta lives in fear.", "fear", None),
        ("The junta answered the farmers with attacks.", "attacks", "junta"),
        ("The farmers met the junta after attacks.", "attacks", None),
    ],
)
def test_a_preposition_leads_from_a_deed_to_who_is_in_it(
    word: Word, form_of: FormOf, text: str, deed: str, side: str | None
) -> None:
    """By verbs of taking part, by being in it, and by means of it."""
    assert form_of(wielder(word(text, deed))) == side


@pytest.mark.parametrize(
    ("text", "demanded"),
    [
        ("The junta must stop the raids.", True),
        ("The junta should stop the raids.", True),
        ("The junta shall stop the raids.", True),
        ("The junta will stop the raids.", False),
        ("There is pressure to stop the raids.", True),
        ("The council repeats its call to stop the raids.", True),
        ("The council repeats its appeal to stop the raids.", True),
        ("The council repeats its demand to stop the raids.", True),
        ("The plan to stop the raids failed.", False),
        ("We urge the junta to stop the raids.", True),
        ("We demand that the junta stop the raids.", True),
        ("The junta tried to stop the raids.", False),
    ],
)
def test_a_demand_is_a_duty_or_a_call(word: Word, text: str, demanded: bool) -> None:
    """By modal, verb or noun; plans, attempts and vows are none."""
    assert is_demanded(word(text, "stop")) is demanded


@pytest.mark.parametrize(
    ("text", "noun", "power"),
    [
        ("The junta fled.", "junta", True),
        ("Russia spoke.", "Russia", True),
        ("The UN spoke.", "UN", False),
        ("The chief fled.", "chief", False),
    ],
)
def test_states_and_bearers_of_arms_have_power(
    word: Word, text: str, noun: str, power: bool
) -> None:
    """Bodies that mediate have none."""
    assert is_power(word(text, noun)) is power


@pytest.mark.parametrize(
    ("text", "deed", "is_met"),
    [
        ("We must counter the threat posed by the junta.", "threat", True),
        ("We respond to the threat posed by the junta.", "threat", True),
        ("We spoke of the threat posed by the junta.", "threat", False),
        ("The farmers repelled the attack by the junta.", "attack", True),
        ("The farmers foiled the attack by the junta.", "attack", True),
        ("The farmers thwarted the attack by the junta.", "attack", True),
        ("The farmers repulsed the attack by the junta.", "attack", True),
        ("The attack by the junta repelled the farmers.", "attack", False),
        ("The farmers saw the attack by the junta.", "attack", False),
        ("They said that we must counter the threat posed by the junta.", "threat", True),
        ("We must counter the attack by the junta.", "attack", False),
    ],
)
def test_a_danger_is_met_and_an_attack_beaten_off(
    word: Word, text: str, deed: str, is_met: bool
) -> None:
    """A threat by verbs of meeting it, an attack only where it is repelled."""
    assert met(word(text, deed)) is is_met


def test_a_word_of_quantity_leads_to_what_it_counts_and_back(word: Word, form_of: FormOf) -> None:
    """Any other noun counts nothing."""
    wave, chief = "A wave of raids shocked us.", "The chief of raids shocked us."

    assert form_of(counted(word(wave, "wave"))) == "raids"
    assert form_of(counting(word(wave, "raids"))) == "wave"
    assert form_of(counted(word(chief, "chief"))) == "chief"
    assert form_of(counting(word(chief, "raids"))) == "raids"
    assert form_of(counted(word("A wave shocked us.", "wave"))) == "wave"
    assert form_of(counting(word("The series on raids ended.", "raids"))) == "raids"


@pytest.mark.parametrize(
    ("one", "other"),
    [("armed", "misfortunes"), ("deeds", "misfortunes"), ("pointers", "armed"), ("armed", "deeds")],
)
def test_lists_that_exclude_each_other_share_no_word(one: str, other: str) -> None:
    """A side is no misfortune, and a deed has a side behind it."""
    lists = load_lexicon("sides").lists

    assert not lists[one] & lists[other]
