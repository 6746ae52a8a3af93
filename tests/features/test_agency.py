"""Tests of toolkit.features.agency: in which place of the clause actors stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.feature import choose_features, get_feature

PAGE = (Path(__file__).parents[2] / "docs" / "agency.md").read_text(encoding="utf-8")
EXAMPLES = PAGE.split("## Examples")[1].split("## ")[0]
UNSAID = {"holder": "author", "status": "asserted"}
PATIENT, AGENTLESS, NOMINALIZATION = "patient", "agentless passive", "nominalization"
ACTIVE, PASSIVE = "agent of an active verb", "agent of a passive"

Row = dict[str, str]


def actions_of(text: str) -> pd.DataFrame:
    """Return the actors and roles in a text."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["agency"])


def roles_of(text: str) -> list[tuple[str, str]]:
    """Return role and actor as they stand, of each row of a text."""
    found = actions_of(text)
    return sorted(zip(found["category"], found["target"], strict=True))


def rows() -> Iterator[tuple[str, Row]]:
    """Yield the sentence and the row of each line of the page's table."""
    lines = [line for line in EXAMPLES.splitlines() if line.startswith("|")]
    header = [cell.strip() for cell in lines[0].strip("|").split("|")]
    sentence = ""
    for line in lines[2:]:
        cells = dict(zip(header, (cell.strip() for cell in line[1:-1].split("|")), strict=True))
        sentence = cells.pop("sentence") or sentence
        yield sentence, cells | {key: said for key, said in UNSAID.items() if not cells[key]}


SENTENCES = list(dict.fromkeys(sentence for sentence, _ in rows()))
SILENT = re.findall(r'"([^"]+\.)"', EXAMPLES.rpartition("None in:")[2])


@cache
def page_evidence() -> pd.DataFrame:
    """Return the rows of each sentence of the page, each read as a text of its own."""
    texts = [*SENTENCES, *SILENT]
    return find_evidence(Corpus([Document(text, text, "page", {}) for text in texts]), ["agency"])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_example_of_the_page_gives_its_rows_and_no_others(sentence: str) -> None:
    """Role, actor, object, kind of action, holder and status of every row."""
    told = [row for name, row in rows() if name == sentence]
    found = page_evidence()
    columns = found.loc[found["doc_id"] == sentence, list(told[0])].to_dict("records")
    assert sorted(columns, key=str) == sorted(told, key=str)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_page_leaves_out_gives_nothing(sentence: str) -> None:
    """Attributes, metaphors, and actions in which no actor takes part."""
    found = page_evidence()
    assert found[found["doc_id"] == sentence].empty


def test_the_page_shows_every_role_and_every_kind_of_action() -> None:
    """Both are defined there, in the words of the lexicon."""
    lexicon = get_feature("agency").lexicon
    assert {row["category"] for _, row in rows()} == set(lexicon.categories)
    assert {row["form"] for _, row in rows()} == {e.options["process"] for e in lexicon.entries}
    assert len(SILENT) == 5


def test_it_runs_on_request_alone() -> None:
    """Named or with all the others, not by default."""
    assert "agency" not in {feature.name for feature in choose_features()}
    assert "agency" in {feature.name for feature in choose_features("all")}


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("The raiders who killed the guard fled.", [(ACTIVE, "raiders"), (ACTIVE, "raiders")]),
        ("The raiders came to loot the mill.", [(ACTIVE, "raiders")]),
        ("The raiders looted and bombed the mill.", [(ACTIVE, "raiders"), (ACTIVE, "raiders")]),
        ("Norway and Japan funded the clinic.", [(ACTIVE, "Japan"), (ACTIVE, "Norway")]),
        ("The king was ordered to free her.", [(ACTIVE, "king")]),
        ("The guards attacked by the raiders fled.", [(PASSIVE, "raiders"), (ACTIVE, "guards")]),
        ("Those who fled are safe.", [(ACTIVE, "Those")]),
        ("Dozens of gunmen seized the mill.", [(ACTIVE, "Dozens of gunmen")]),
    ],
)
def test_agents_are_found_wherever_the_clause_names_them(
    sentence: str, roles: list[tuple[str, str]]
) -> None:
    """Relative clauses, infinitives, coordination and participles."""
    assert [role for role in roles_of(sentence) if role[0] != PATIENT] == roles


def test_a_word_of_quantity_is_led_back_to_whom_it_counts() -> None:
    """The actor is who is counted, the target the phrase as it stands."""
    (row,) = actions_of("Dozens of gunmen seized the mill.").to_dict("records")
    assert (row["target"], row["actor"]) == ("Dozens of gunmen", "gunmen")


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Her arrest was filmed.", [(NOMINALIZATION, ""), (PATIENT, "Her")]),
        ("The guards' arrest of the mayor was filmed.",
         [(NOMINALIZATION, "guards"), (PATIENT, "mayor")]),
        ("The regime's repression goes on.", [(NOMINALIZATION, "regime")]),
        ("They live under the protection of the army.", [(NOMINALIZATION, "army")]),
        ("The evacuation brokered by Norway began.", []),
        ("The army must end its siege of the town.", [(NOMINALIZATION, "army")]),
    ],
)  # fmt: skip
def test_who_owns_an_action_does_or_undergoes_it_by_its_sense(
    sentence: str, roles: list[tuple[str, str]]
) -> None:
    """An arrest is suffered, repression done, protection given."""
    assert roles_of(sentence) == roles


@pytest.mark.parametrize(
    ("sentence", "agentless"),
    [
        ("The mill was looted.", True),
        ("The mill was looted by the raiders.", False),
        ("The mill was destroyed by fire.", False),
        ("The mill destroyed last year is open again.", True),
        ("The raiders looted the mill.", False),
        ("The looted mill is open again.", False),
    ],
)
def test_a_passive_without_by_leaves_out_who_does_it(sentence: str, agentless: bool) -> None:
    """Fire is named as what did it, so that nothing is left out; an attribute is no passive."""
    found = actions_of(sentence)
    assert (AGENTLESS in set(found["category"])) == agentless


def test_an_agentless_passive_is_counted_in_its_category() -> None:
    """Unlike the ties of blame whose agent is deleted, which no category counts."""
    found = actions_of("The mill was looted.")
    assert list(found["agency"]) == [""]
    assert list(found["category"]) == [AGENTLESS]


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        ("The army bombed Damascus.", []),
        ("The army bombed Syria.", ["Syria"]),
        ("The army killed forty.", ["forty"]),
        ("The storm destroyed the mill.", []),
        ("The agency delivered food to the camp.", []),
    ],
)
def test_places_and_things_are_no_patients(sentence: str, patients: list[str]) -> None:
    """A capital that something is done to is a place; a number of the killed is people."""
    assert [target for role, target in roles_of(sentence) if role == PATIENT] == patients


def test_of_entries_that_share_a_verb_the_one_with_more_actors_counts() -> None:
    """An army withdraws, and a state withdraws an army."""
    assert roles_of("Norway withdrew its troops.") == [
        (ACTIVE, "Norway"), (PATIENT, "its troops"),
    ]  # fmt: skip
    assert roles_of("The troops withdrew from the ridge.") == [(ACTIVE, "troops")]


def test_a_pronoun_is_led_back_to_whom_it_stands_for() -> None:
    """The actor of a role is read from the antecedent."""
    found = actions_of("The rebels took the bridge. They killed ten farmers.")
    agents = found[found["category"] == ACTIVE]
    assert ("They", "rebels") in set(zip(agents["target"], agents["actor"], strict=True))
