"""Tests of toolkit.attachment: clauses and gerunds that a parser hangs on the wrong noun."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.attachment import behind_clause, run_together

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]
FormOf = Callable[["Token | None"], "str | None"]
Hung = Callable[[str, str, str], tuple["Token", "Token"]]


@pytest.fixture(scope="session")
def hung(word: Word) -> Hung:
    """Give a noun and a clause's verb, having made sure the parser hangs the one on the other."""

    def hung_on(text: str, verb: str, noun: str) -> tuple[Token, Token]:
        clause, target = word(text, verb), word(text, noun)
        assert clause.head == target, "the parser hangs it elsewhere; choose another sentence"
        return target, clause

    return hung_on


@pytest.mark.parametrize(
    ("text", "verb", "noun", "behind"),
    [
        (
            "The gunmen fired rockets at the market killing two children.",
            "killing",
            "market",
            "gunmen",
        ),
        ("The gunmen bombed a school killing two children.", "killing", "school", "gunmen"),
        ("The gunmen fired rockets at a school killing two.", "killing", "school", "gunmen"),
        (
            "The gunmen bombed a hospital and a school killing two children.",
            "killing",
            "school",
            "gunmen",
        ),
        (
            "The gunmen fired rockets at houses in the old town, which killed two children.",
            "killed",
            "town",
            "gunmen",
        ),
        ("Rebels shelled a town, which killed two farmers.", "killed", "town", "Rebels"),
    ],
)
def test_a_clause_hung_on_a_place_tells_of_those_who_act(
    hung: Hung, form_of: FormOf, text: str, verb: str, noun: str, behind: str
) -> None:
    """As object, in a list of them or behind a preposition."""
    assert form_of(behind_clause(*hung(text, verb, noun))) == behind


@pytest.mark.parametrize(
    ("text", "noun", "behind"),
    [
        ("The gunmen bombed villagers killing two children.", "villagers", "gunmen"),
        ("The gunmen threw a grenade into villagers killing two.", "villagers", "gunmen"),
        ("The gunmen fired on soldiers killing two.", "soldiers", "gunmen"),
        ("The gunmen fired upon soldiers killing two.", "soldiers", "gunmen"),
        ("The army launched an operation against a bus killing two drivers.", "bus", "army"),
        ("Fire on villagers killing two!", "villagers", "villagers"),
    ],
)
def test_who_is_hit_does_not_do_the_hitting(
    hung: Hung, form_of: FormOf, text: str, noun: str, behind: str
) -> None:
    """A gerund behind people as objects, or behind the aim of a deed, is the attackers' own.

    Where none of them is named it stays where it is.
    """
    assert form_of(behind_clause(*hung(text, "killing", noun))) == behind


@pytest.mark.parametrize(
    ("text", "verb", "noun", "behind"),
    [
        ("The shelling of the mill that killed two went on.", "killed", "mill", "shelling"),
        (
            "The gunmen launched an attack against a market, which killed two.",
            "killed",
            "market",
            "attack",
        ),
    ],
)
def test_a_deed_above_a_place_does_what_the_clause_says(
    hung: Hung, form_of: FormOf, text: str, verb: str, noun: str, behind: str
) -> None:
    """It is the shelling that killed; the side behind it is found from there."""
    assert form_of(behind_clause(*hung(text, verb, noun))) == behind


@pytest.mark.parametrize(
    ("text", "verb", "noun", "behind"),
    [
        ("The embargo is a wall that blocks all trade.", "blocks", "wall", "embargo"),
        ("The embargo is one of the walls that block trade.", "block", "walls", "embargo"),
        ("There is a wall that blocks all trade.", "blocks", "wall", "wall"),
        ("The embargo became a wall that blocks trade.", "blocks", "wall", "wall"),
        ("The embargo is a hole in a wall that blocks trade.", "blocks", "wall", "wall"),
        ("The council built a wall that blocks all trade.", "blocks", "wall", "wall"),
    ],
)
def test_what_is_said_to_be_a_thing_does_what_the_thing_does(
    hung: Hung, form_of: FormOf, text: str, verb: str, noun: str, behind: str
) -> None:
    """A predicate leads to its subject, unless that is a mere "there"."""
    assert form_of(behind_clause(*hung(text, verb, noun))) == behind


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("The farmers met the soldiers burning the mill.", "burning", "soldiers"),
        ("The farmers burning the straw fled.", "burning", "farmers"),
        ("The farmers fled from the soldiers who burned the mill.", "burned", "soldiers"),
        ("They fled from a village who burned the mill.", "burned", "village"),
        ("The council blamed Israel, which bombed the mill.", "bombed", "Israel"),
        ("The council caused a crisis that killed two farmers.", "killed", "crisis"),
        ("The council sold a mill which feeds the town.", "feeds", "mill"),
        ("The gunmen bombed the wall that is blocking the road.", "blocking", "wall"),
        ("The gunmen fired rockets at Homs that killed two.", "killed", "rockets"),
    ],
)
def test_who_or_what_acts_by_itself_keeps_its_clause(
    hung: Hung, form_of: FormOf, text: str, verb: str, noun: str
) -> None:
    """Sides, people as subjects, weapons, names, whoever is called "who", and other things."""
    assert form_of(behind_clause(*hung(text, verb, noun))) == noun


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("The raids near Israel, which killed two farmers, went on.", "raids"),
        ("The raids by Israel, which killed two farmers, went on.", "Israel"),
    ],
)
def test_a_state_behind_a_preposition_of_place_is_a_place(
    hung: Hung, form_of: FormOf, text: str, behind: str
) -> None:
    """Elsewhere it acts itself."""
    assert form_of(behind_clause(*hung(text, "killed", "Israel"))) == behind


def test_a_verb_listed_behind_the_first_of_its_clause_is_of_the_same_doer(
    word: Word, form_of: FormOf
) -> None:
    """The clause is found from either of its verbs."""
    text = "Rebels shelled a town, which burned the mill and killed two farmers."
    town, killed = word(text, "town"), word(text, "killed")

    assert killed.head.head == town
    assert form_of(behind_clause(town, killed)) == "Rebels"


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("The gunmen burned the mill.", "burned", "gunmen"),
        ("The gunmen who fled the town burned the mill.", "burned", "gunmen"),
    ],
)
def test_a_doer_of_its_own_clause_stands_behind_it(
    word: Word, form_of: FormOf, text: str, verb: str, doer: str
) -> None:
    """Where nothing hangs wrongly nothing is mended."""
    assert form_of(behind_clause(word(text, doer), word(text, verb))) == doer


@pytest.mark.parametrize(
    ("text", "gerund", "side"),
    [
        ("Nine children died in rebel shelling of the town.", "shelling", "rebel"),
        ("Nine children died in militia bombing the town.", "bombing", "militia"),
        ("Nine children died in US shelling of the town.", "shelling", "US"),
        ("Nine children died in rebels bombing the town.", "bombing", "rebels"),
        ("Nine children died in Tuesday bombing the town.", "bombing", None),
        ("We believe in rebels armed by the junta.", "armed", None),
        ("Nine children died in rebel shelling.", "shelling", None),
        ("Three nurses died after government shelling the town.", "shelling", None),
        ("Shelling killed three nurses.", "Shelling", None),
        ("The council met in a church holding the relics.", "holding", None),
        ("Nine children died in the army camp.", "camp", None),
    ],
)
def test_a_side_right_before_a_gerund_taken_apart_is_found(
    word: Word, form_of: FormOf, text: str, gerund: str, side: str | None
) -> None:
    """Bearers of arms alone, behind a preposition, where the parser made two phrases of one."""
    assert form_of(run_together(word(text, gerund))) == side
