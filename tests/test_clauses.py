"""Tests of toolkit.clauses: who does what to whom, read from short sentences parsed for real."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.clauses import (
    agent_of_noun,
    ancestors,
    by_agent,
    children,
    clause_span,
    complement,
    coordinated,
    doer,
    first_child,
    governor,
    is_passive,
    named_phrase,
    noun_phrase,
    owner,
    subject,
    undergoer,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]
FormOf = Callable[["Token | None"], "str | None"]

ACTIVE_AND_PASSIVE = [
    ("The raiders burned the mill.", "burned", "raiders", "mill"),
    ("The mill was burned by the raiders.", "burned", "raiders", "mill"),
    ("The mill was burned.", "burned", None, "mill"),
    ("The mill burned by the raiders was old.", "burned", "raiders", "mill"),
    ("The raiders burning the mill laughed.", "burning", "raiders", "mill"),
    ("The raiders who burned the mill fled.", "burned", "raiders", "mill"),
    ("The mill that the raiders burned was old.", "burned", "raiders", "mill"),
    ("The mill, which the raiders had burned, was rebuilt.", "burned", "raiders", "mill"),
    ("The mill, which was burned by the raiders, was rebuilt.", "burned", "raiders", "mill"),
    ("The raiders came.", "came", "raiders", None),
    ("There were raiders burning the mill.", "burning", "raiders", "mill"),
    ("It was the raiders who burned the mill.", "burned", "raiders", "mill"),
    ("The mill appears to have been burned by the army.", "burned", "army", "mill"),
    ("The mill the raiders burned was old.", "burned", "raiders", "mill"),
    ("The raiders who came burned the mill.", "came", "raiders", None),
    ("The farmers asked what the raiders burned.", "burned", "raiders", "what"),
    ("Which burned the mill?", "burned", "Which", "mill"),
    ("That burned the mill.", "burned", "That", "mill"),
    ("There is a mill.", "is", None, None),
    ("They know there is a mill.", "is", None, None),
    ("Burn the mill!", "Burn", None, "mill"),
]


@pytest.mark.parametrize(("text", "verb", "does", "suffers"), ACTIVE_AND_PASSIVE)
def test_the_doer_does_and_the_undergoer_suffers(
    word: Word, form_of: FormOf, text: str, verb: str, does: str | None, suffers: str | None
) -> None:
    """In active, passive, relative and participial clauses; nobody where nobody is named."""
    assert form_of(doer(word(text, verb))) == does
    assert form_of(undergoer(word(text, verb))) == suffers


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The raiders burned the mill.", "burned", False),
        ("The raiders had burned the mill.", "burned", False),
        ("The mill was burned.", "burned", True),
        ("The mill was old.", "was", False),
        ("The raiders burning the mill laughed.", "burning", False),
        ("The mill burned by the raiders was old.", "burned", True),
        ("The mill was burned, looted and sold by the raiders.", "looted", True),
        ("The raiders came and burned the mill.", "burned", False),
        ("Raiders burned in the mill.", "burned", False),
        ("Burned by raiders, the mill was rebuilt.", "Burned", True),
        ("That the mill was lost was denied.", "denied", True),
        ("The book has written laws.", "written", False),
        ("The raiders came and have burned the mill.", "burned", False),
        ("The raiders have burned and looted the mill.", "looted", False),
        ("We saw the recently burned mill.", "burned", True),
        ("Burned in the night, the mill was rebuilt.", "Burned", True),
    ],
)
def test_a_passive_is_told_from_an_active(word: Word, text: str, verb: str, passive: bool) -> None:
    """By auxiliary, agent, or the participle it is; conjuncts share it."""
    assert is_passive(word(text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "does"),
    [
        ("The raiders burned the mill and robbed the farmers.", "robbed", "raiders"),
        ("The gunmen who burned the mill and robbed the farmers fled.", "robbed", "gunmen"),
        ("The raiders burned the mill, but the chief sold the barn.", "sold", "chief"),
        ("The mill was burned and sold by the raiders.", "burned", "raiders"),
        ("The mill was burned, looted and sold by the raiders.", "sold", "raiders"),
        ("The mill was burned, looted and sold by the raiders.", "looted", "raiders"),
        ("The mill was burned, looted and sold by the raiders.", "burned", "raiders"),
        ("The mill was burned and the barn was sold by the raiders.", "sold", "raiders"),
        ("The mill was burned and the barn was sold by the raiders.", "burned", None),
        ("The mill was burned by the raiders and the barn was sold.", "sold", None),
        ("The report says the dam is old, but makes the farmers poorer.", "makes", "dam"),
        ("The report says the dam is old, but notes the cost.", "notes", "report"),
        ("The council said no and burned the mill.", "burned", "council"),
    ],
)
def test_coordinated_verbs_share_their_doer(
    word: Word, form_of: FormOf, text: str, verb: str, does: str | None
) -> None:
    """As long as the later ones have none of their own."""
    assert form_of(doer(word(text, verb))) == does


GERUNDS = "The ministry creates hardship by delaying aid and preventing families from returning."


@pytest.mark.parametrize(
    ("text", "verb", "does"),
    [
        (GERUNDS, "delaying", "ministry"),
        (GERUNDS, "preventing", "ministry"),
        (GERUNDS, "returning", "families"),
        ("The men fled after burning the mill.", "burning", "men"),
        ("Burning the mill, the raiders shouted.", "Burning", "raiders"),
        ("The raiders came and burned the mill, killing the miller.", "killing", "raiders"),
        ("The mill was burned by the raiders, killing the miller.", "killing", "raiders"),
        ("The mill was burned by raiders seeking grain.", "seeking", "raiders"),
        ("The army entered the valley without burning the mill.", "burning", "army"),
        ("The raiders are dangerous, harming farmers.", "harming", "raiders"),
        ("With the raiders harming farmers, the council met.", "harming", "raiders"),
        ("The raiders gave the council a reason for arming the farmers.", "arming", "raiders"),
        ("The council spoke of the army's plan for robbing the farmers.", "robbing", "army"),
        ("The council lost the trust of the farmers by selling the mill.", "selling", "council"),
    ],
)
def test_gerunds_and_participles_have_the_subject_that_governs_them(
    word: Word, form_of: FormOf, text: str, verb: str, does: str
) -> None:
    """Over any number of steps; of a passive, its agent."""
    assert form_of(doer(word(text, verb))) == does


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mill was burned, killing the miller.", "killing"),
        ("The peace was broken by burning the mill.", "burning"),
    ],
)
def test_what_a_passive_without_agent_leads_to_is_nobodys(word: Word, text: str, verb: str) -> None:
    """The mill that was burned killed no one."""
    assert doer(word(text, verb)) is None


@pytest.mark.parametrize(
    ("text", "verb", "does"),
    [
        ("The raiders tried to burn the mill.", "burn", "raiders"),
        ("The farmers were forced to leave the valley.", "leave", "farmers"),
        ("The raiders forced the farmers to leave the valley.", "leave", "farmers"),
        ("The chief ordered the raiders to burn the mill.", "burn", "raiders"),
        ("The chief let the raiders burn the mill.", "burn", "raiders"),
        ("The army promised the farmers to burn the mill.", "burn", "army"),
        ("To burn the mill, the raiders bought oil.", "burn", "raiders"),
        ("The ministry has a plan to burn the mill.", "burn", "ministry"),
        ("The raiders' plan to burn the mill was known.", "burn", "raiders"),
        ("The refusal of the army to leave the mill angered us.", "leave", "army"),
        ("The plan to burn the mill failed.", "burn", None),
        ("The pressure on the ministry to act grew.", "act", "ministry"),
        ("There is pressure upon the ministry to act.", "act", "ministry"),
        ("The pressure to act grew.", "act", None),
        ("The army rejected calls to leave the mill.", "leave", "army"),
        ("The council called on the raiders to leave the mill.", "leave", "raiders"),
        ("I call on the council to fund the clinics.", "fund", "council"),
        ("The council appealed to the raiders to leave the mill.", "leave", "raiders"),
        ("The council counted on the raiders to leave the mill.", "leave", "council"),
        ("The raiders used oil to burn the mill.", "burn", "raiders"),
        ("The army is ready to burn the mill.", "burn", "army"),
        ("The chief told the raiders to burn the mill.", "burn", "raiders"),
        ("The council called upon the raiders to leave the mill.", "leave", "raiders"),
        ("The council appealed for the raiders to leave the mill.", "leave", "raiders"),
        ("The council pleaded with the raiders to leave the mill.", "leave", "raiders"),
    ],
)
def test_infinitives_have_the_subject_that_controls_them(
    word: Word, form_of: FormOf, text: str, verb: str, does: str | None
) -> None:
    """The object of "force" and "order", the subject of "try" and "promise", whose plan it is."""
    assert form_of(doer(word(text, verb))) == does


@pytest.mark.parametrize(
    ("text", "verb", "does"),
    [
        ("The minister accused the rebels of burning the mill.", "burning", "rebels"),
        ("The minister blamed the rebels for burning the mill.", "burning", "rebels"),
        ("The chief was blamed for burning the mill.", "burning", "chief"),
        ("The council stopped the raiders from burning the mill.", "burning", "raiders"),
        ("The army was prevented from burning the mill.", "burning", "army"),
        ("The council accused the army and the police of robbing us.", "robbing", "army"),
        ("The council feared the army and the police of robbing us.", "robbing", "council"),
        ("The council blamed the army and the police for robbing us.", "robbing", "army"),
        ("The council stopped the army and the police from robbing us.", "robbing", "army"),
        ("The raiders refrained from burning the mill.", "burning", "raiders"),
        ("The raiders spoke of burning the mill.", "burning", "raiders"),
        ("The council accused the army by burning the mill.", "burning", "council"),
        ("The council is under attack for robbing us.", "robbing", "council"),
    ],
)
def test_whoever_is_accused_or_stopped_does_what_follows(
    word: Word, form_of: FormOf, text: str, verb: str, does: str
) -> None:
    """Not the one who accuses or stops."""
    assert form_of(doer(word(text, verb))) == does


def test_the_subject_of_a_passive_is_who_undergoes_it(word: Word, form_of: FormOf) -> None:
    """It is not the doer, whom only "by" names."""
    text = "The mill was burned by the raiders."

    assert form_of(subject(word(text, "burned"))) == "mill"
    assert form_of(doer(word(text, "burned"))) == "raiders"


@pytest.mark.parametrize(
    ("text", "noun", "whose"),
    [
        ("The raiders' shelling of the mill went on.", "shelling", "raiders"),
        ("The shelling of the mill by the raiders went on.", "shelling", "raiders"),
        ("The attack carried out by the raiders shocked the town.", "attack", "raiders"),
        ("The policy of the government prolongs the war.", "policy", "government"),
        ("Its shelling of the mill angered the farmers.", "shelling", "Its"),
        ("The shelling went on.", "shelling", None),
    ],
)
def test_a_thing_is_owned_by_whom_the_grammar_says(
    word: Word, form_of: FormOf, text: str, noun: str, whose: str | None
) -> None:
    """A possessor first, then "by" and "done by", then "of"."""
    assert form_of(owner(word(text, noun))) == whose


@pytest.mark.parametrize(
    ("text", "noun", "who"),
    [
        ("The army continued its shelling of the mill.", "shelling", "army"),
        ("The army continued its shelling of the mill.", "mill", "army"),
        ("The army lives in the valley.", "valley", "army"),
        ("The army continued its shelling of the mill.", "army", None),
        ("The mill was burned by the raiders.", "raiders", None),
        ("The mill was burned in the night.", "night", None),
        ("The mill was burned in the night by the raiders.", "night", "raiders"),
        ("The shelling of the mill angered us.", "mill", None),
        ("The end of the war on the farmers!", "farmers", None),
    ],
)
def test_a_noun_is_governed_by_who_acts_in_its_clause(
    word: Word, form_of: FormOf, text: str, noun: str, who: str | None
) -> None:
    """Who is named as acting is governed by nobody, least of all by itself."""
    assert form_of(governor(word(text, noun))) == who


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The northern farmers' old mill was sold.", "mill", "northern farmers' old mill"),
        ("The northern farmers' old mill was sold.", "farmers", "northern farmers"),
        ("The presence of foreign troops hurts.", "presence", "presence of foreign troops"),
        ("The envoy of Russia and Turkey spoke.", "envoy", "envoy of Russia and Turkey"),
        ("The mill, which was old, burned.", "mill", "mill"),
        ("The raiders and the smugglers fled.", "raiders", "raiders"),
        ("The gunmen killed two old farmers.", "farmers", "two old farmers"),
        ("The chief denied that his men left.", "men", "his men"),
        ("All the farmers fled.", "farmers", "farmers"),
        ("A number of old mills in the valley burned.", "mills", "old mills"),
        ("Both the men and the women fled.", "men", "men"),
        ("All the farmers' mills burned.", "mills", "farmers' mills"),
        ("Only farmers fled.", "farmers", "farmers"),
        (
            "The presence of troops of the north hurts us.",
            "presence",
            "presence of troops of the north",
        ),
        ("The presence of troops from the north hurts us.", "presence", "presence of troops"),
        ("The Turks, Greeks and Serbs fled.", "Turks", "Turks"),
        ("The old, tired farmers fled.", "farmers", "old, tired farmers"),
        (
            "The presence of old and new troops hurts us.",
            "presence",
            "presence of old and new troops",
        ),
        ("The army of which we spoke fled.", "army", "army"),
        ('The "Northern" Front fled.', "Front", '"Northern" Front'),
        ('The "northern front" fled.', "front", "northern front"),
    ],
)
def test_a_noun_phrase_has_modifiers_and_of_phrase_but_no_article(
    word: Word, text: str, noun: str, phrase: str
) -> None:
    """As a reader would underline it: no clause, no coordination, no place."""
    start, end = noun_phrase(word(text, noun))

    assert text[start:end] == phrase


def test_a_noun_phrase_is_the_shortest_for_a_lone_noun(word: Word) -> None:
    """A bare noun is its own phrase."""
    assert noun_phrase(word("Raiders came.", "Raiders")) == (0, 7)


@pytest.mark.parametrize(
    ("text", "noun", "listed"),
    [
        ("The raiders burned the mill.", "raiders", ["raiders"]),
        (
            "The raiders, smugglers and bandits left.",
            "raiders",
            ["raiders", "smugglers", "bandits"],
        ),
        ("The mill and the barn were burned.", "mill", ["mill", "barn"]),
        ("Russia and Turkey spoke.", "Russia", ["Russia", "Turkey"]),
    ],
)
def test_coordinated_nouns_are_listed_in_order(
    word: Word, text: str, noun: str, listed: list[str]
) -> None:
    """The first one gives all, verbs that follow are none of them."""
    assert [token.text for token in coordinated(word(text, noun))] == listed


def test_a_clause_is_the_text_under_its_words_without_marks(word: Word) -> None:
    """From the first word to the last, less article and comma; nothing for no words."""
    text = "The men, who had burned the old mill, fled."
    start, end = clause_span([word(text, "burned")]) or (0, 0)
    left, right = clause_span([word(text, "mill")]) or (0, 0)

    assert text[start:end] == "who had burned the old mill"
    assert text[left:right] == "old mill"
    assert clause_span([]) is None


def test_ancestors_begin_with_the_word_itself(word: Word) -> None:
    """And end with the head of the sentence."""
    text = "The envoy said that the raiders burned the mill."

    assert [token.text for token in ancestors(word(text, "mill"))] == ["mill", "burned", "said"]


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("Sri Lanka army raids burned the mill.", "Lanka", "Sri Lanka"),
        ("The old Hill Guard raids went on.", "Guard", "Hill Guard"),
        ("The brutal government raids went on.", "government", "government"),
    ],
)
def test_a_name_before_a_noun_is_a_phrase_of_its_own(
    word: Word, text: str, noun: str, phrase: str
) -> None:
    """With all its words, but not with the adjectives of the noun behind it."""
    start, end = noun_phrase(word(text, noun))

    assert text[start:end] == phrase


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The armed group, Northguard, fled.", "group", "armed group, Northguard"),
        ("The chief of the valley, Ann Doe, fled.", "chief", "chief of the valley, Ann Doe"),
        ("The chief, an old farmer, fled.", "chief", "chief"),
        ("The chief who rules, Ann Doe, fled.", "chief", "chief"),
        ("The chief fled.", "chief", "chief"),
    ],
)
def test_a_side_is_named_with_the_name_right_beside_it(
    word: Word, text: str, noun: str, phrase: str
) -> None:
    """Another description is no name, and what stands apart is not beside it."""
    start, end = named_phrase(word(text, noun))

    assert text[start:end] == phrase


@pytest.mark.parametrize(
    ("text", "noun", "doer_of_it"),
    [
        ("The attack by the raiders shocked us.", "attack", "raiders"),
        ("The attack carried out by the raiders shocked us.", "attack", "raiders"),
        ("The attack which was carried out by the raiders shocked us.", "attack", "raiders"),
        ("The attack carried out at night shocked us.", "attack", None),
        ("The attack of the raiders shocked us.", "attack", None),
    ],
)
def test_a_noun_names_its_agent_outright(
    word: Word, form_of: FormOf, text: str, noun: str, doer_of_it: str | None
) -> None:
    """By "by", of its own or of a passive clause on it; "of" leaves open who did it."""
    assert form_of(agent_of_noun(word(text, noun))) == doer_of_it


def test_only_by_names_the_agent_of_a_passive(word: Word, form_of: FormOf) -> None:
    """Not another preposition, and no active has one."""
    assert form_of(by_agent(word("The mill was sold by the chief.", "sold"))) == "chief"
    assert by_agent(word("The mill was sold in the valley.", "sold")) is None
    assert by_agent(word("The chief sold the mill.", "sold")) is None


def test_a_complement_stands_behind_one_of_the_prepositions_asked_for(
    word: Word, form_of: FormOf
) -> None:
    """Any other one is passed over."""
    attack = word("The attack of the raiders on the mill shocked us.", "attack")

    assert form_of(complement(attack, "of")) == "raiders"
    assert form_of(complement(attack, "on", "against")) == "mill"
    assert complement(attack, "against") is None


def test_adjectives_that_name_sides_are_coordinated_too(word: Word) -> None:
    """ "The Israeli and Turkish raids" are of both."""
    text = "The Israeli and Turkish raids went on."

    assert [token.text for token in coordinated(word(text, "Israeli"))] == ["Israeli", "Turkish"]


def test_the_climb_to_a_subject_ends(word: Word, form_of: FormOf) -> None:
    """After so many steps nobody is found, however far the chain goes on."""
    text = "The chief began to try to burn the mill."
    burn, mill = word(text, "burn"), word(text, "mill")

    assert form_of(subject(burn)) == "chief"
    assert subject(burn, 2) is None
    assert form_of(governor(mill, 1)) == "chief"
    assert governor(mill, 0) is None


def test_children_are_chosen_by_label(word: Word, form_of: FormOf) -> None:
    """In the order of the sentence, or only the first."""
    burned = word("The raiders burned the mill at night.", "burned")

    assert [token.text for token in children(burned, "dobj", "nsubj")] == ["raiders", "mill"]
    assert form_of(first_child(burned, "dobj", "prep")) == "mill"
    assert first_child(burned, "agent") is None
