"""Tests of toolkit.praise: who is praised or thanked, by whom, and for what."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.feature import get_feature
from toolkit.praise import PRAISING


def praise_in(text: str) -> pd.DataFrame:
    """Return the explicit credit of a text."""
    found = find_evidence(Corpus([Document("t", text, "t", {})]), ["credit"])
    return found[found["category"] == "commendation"].reset_index(drop=True)


@pytest.mark.parametrize(
    ("sentence", "target", "ground"),
    [
        ("The board thanked the nurses for their work.", "nurses", "their work"),
        ("We commend the work of the nurses.", "nurses", "work of the nurses"),
        ("We commend the nurses' work.", "nurses", "nurses' work"),
        ("We welcome the steps taken by the kingdom.", "kingdom", "steps"),
        ("We praise all of the sailors who saved the crew.", "sailors", "who saved the crew"),
        ("We are grateful to the nurses for their work.", "nurses", "their work"),
        ("We are grateful for the work of the nurses.", "nurses", "work of the nurses"),
        ("The mayor paid tribute to the courage of the divers.", "divers", "courage of the divers"),
        ("We are encouraged by the leadership of the envoy.", "envoy", "leadership of the envoy"),
        ("Thanks to the efforts of the villagers, the road was mended.", "villagers", "road"),
        ("The valley is safe because of the courage of the guards.", "guards", "valley"),
        ("We are safe because of you.", "you", "We"),
    ],
)
def test_each_form_of_praise_gives_side_and_ground(sentence: str, target: str, ground: str) -> None:
    """Verbs, adjectives, nouns and phrases of thanks name who is praised and for what."""
    found = praise_in(sentence)

    assert list(found["target"]) == [target]
    assert list(found["object"]) == [ground]
    assert list(found["status"]) == ["asserted"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We thank the board.",
        "I thank you for your attention.",
        "We are grateful.",
        "We welcome the new year.",
        "We welcome the guests who came by sea.",
        "We must work harder with the help of the guards.",
        "The valley is safe because of the wall.",
        "Ten people died because of the guards.",
        "The harvest was good thanks to the rain.",
        "Thank God for the rain.",
    ],
)
def test_praise_without_ground_or_side_is_none(sentence: str) -> None:
    """Nor are politeness, misfortune and the causes of harm."""
    assert praise_in(sentence).empty


def test_the_speaker_holds_the_praise() -> None:
    """The first person is the author."""
    assert list(praise_in("The board thanked the nurses for their work.")["holder"]) == ["board"]
    assert list(praise_in("I thank the nurses for their work.")["holder"]) == ["author"]
    assert list(praise_in("Let me thank the nurses for their work.")["holder"]) == ["author"]


def test_all_who_are_thanked_are_a_tie_each() -> None:
    """Coordinated objects and owners alike."""
    thanked = praise_in("We thank the nurses and the drivers for bringing food.")
    commended = praise_in("We commend the efforts of the nurses and the drivers.")

    assert list(thanked["target"]) == ["nurses", "drivers"]
    assert len(commended) == 2


def test_a_name_set_beside_a_title_belongs_to_the_side() -> None:
    """The actor is resolved from the title, the words are both."""
    found = praise_in("I thank the Secretary-General, Ban Ki-moon, for his courage.")

    assert list(found["target"]) == ["Secretary-General, Ban Ki-moon"]
    assert list(found["actor"]) == ["UN"]


def test_each_pattern_of_praise_is_used() -> None:
    """By an entry of the lexicon, or it would be dead."""
    used = {entry.options.get("pattern") for entry in get_feature("credit").lexicon.entries}

    assert set(PRAISING) == used - {None}
