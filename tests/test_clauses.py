"""Tests of toolkit.clauses: who does what to whom, read from short sentences parsed for real."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc, Token

from toolkit.clauses import (
    ancestors,
    clause_span,
    coordinated,
    doer,
    governor,
    is_passive,
    noun_phrase,
    owner,
    subject,
    undergoer,
)
from toolkit.model import load_model


@cache
def parse(text: str) -> Doc:
    """Return a sentence as the pipeline parses it."""
    return load_model()(text)


def word(text: str, form: str) -> Token:
    """Return the first word of a sentence with that form."""
    return next(token for token in parse(text) if token.text == form)


def name(token: Token | None) -> str | None:
    """Return the token's form, so that a failure can be read."""
    return None if token is None else token.text


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
]


@pytest.mark.parametrize(("text", "verb", "does", "suffers"), ACTIVE_AND_PASSIVE)
def test_the_doer_does_and_the_undergoer_suffers(
    text: str, verb: str, does: str | None, suffers: str | None
) -> None:
    """In active, passive, relative and participial clauses; nobody where nobody is named."""
    assert name(doer(word(text, verb))) == does
    assert name(undergoer(word(text, verb))) == suffers


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
    ],
)
def test_a_passive_is_told_from_an_active(text: str, verb: str, passive: bool) -> None:
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
    ],
)
def test_coordinated_verbs_share_their_doer(text: str, verb: str, does: str | None) -> None:
    """As long as the later ones have none of their own."""
    assert name(doer(word(text, verb))) == does


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
    ],
)
def test_gerunds_and_participles_have_the_subject_that_governs_them(
    text: str, verb: str, does: str
) -> None:
    """Over any number of steps; of a passive, its agent."""
    assert name(doer(word(text, verb))) == does


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mill was burned, killing the miller.", "killing"),
        ("The peace was broken by burning the mill.", "burning"),
    ],
)
def test_what_a_passive_without_agent_leads_to_is_nobodys(text: str, verb: str) -> None:
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
    ],
)
def test_infinitives_have_the_subject_that_controls_them(
    text: str, verb: str, does: str | None
) -> None:
    """The object of "force" and "order", the subject of "try" and "promise", whose plan it is."""
    assert name(doer(word(text, verb))) == does


@pytest.mark.parametrize(
    ("text", "verb", "does"),
    [
        ("The minister accused the rebels of burning the mill.", "burning", "rebels"),
        ("The minister blamed the rebels for burning the mill.", "burning", "rebels"),
        ("The chief was blamed for burning the mill.", "burning", "chief"),
        ("The council stopped the raiders from burning the mill.", "burning", "raiders"),
        ("The army was prevented from burning the mill.", "burning", "army"),
    ],
)
def test_whoever_is_accused_or_stopped_does_what_follows(text: str, verb: str, does: str) -> None:
    """Not the one who accuses or stops."""
    assert name(doer(word(text, verb))) == does


def test_the_subject_of_a_passive_is_who_undergoes_it() -> None:
    """It is not the doer, whom only "by" names."""
    text = "The mill was burned by the raiders."

    assert name(subject(word(text, "burned"))) == "mill"
    assert name(doer(word(text, "burned"))) == "raiders"


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
def test_a_thing_is_owned_by_whom_the_grammar_says(text: str, noun: str, whose: str | None) -> None:
    """A possessor first, then "by" and "done by", then "of"."""
    assert name(owner(word(text, noun))) == whose


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
    ],
)
def test_a_noun_is_governed_by_who_acts_in_its_clause(
    text: str, noun: str, who: str | None
) -> None:
    """Who is named as acting is governed by nobody, least of all by itself."""
    assert name(governor(word(text, noun))) == who


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
    ],
)
def test_a_noun_phrase_has_modifiers_and_of_phrase_but_no_article(
    text: str, noun: str, phrase: str
) -> None:
    """As a reader would underline it: no clause, no coordination, no place."""
    start, end = noun_phrase(word(text, noun))

    assert text[start:end] == phrase


def test_a_noun_phrase_is_the_shortest_for_a_lone_noun() -> None:
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
def test_coordinated_nouns_are_listed_in_order(text: str, noun: str, listed: list[str]) -> None:
    """The first one gives all, verbs that follow are none of them."""
    assert [token.text for token in coordinated(word(text, noun))] == listed


def test_a_clause_is_the_text_under_its_words_without_marks() -> None:
    """From the first word to the last, less article and comma; nothing for no words."""
    text = "The men, who had burned the old mill, fled."
    start, end = clause_span([word(text, "burned")]) or (0, 0)
    left, right = clause_span([word(text, "mill")]) or (0, 0)

    assert text[start:end] == "who had burned the old mill"
    assert text[left:right] == "old mill"
    assert clause_span([]) is None


def test_ancestors_begin_with_the_word_itself() -> None:
    """And end with the head of the sentence."""
    text = "The envoy said that the raiders burned the mill."

    assert [token.text for token in ancestors(word(text, "mill"))] == ["mill", "burned", "said"]
