"""Parties: one name for who speaks and whom it is about, and what told it."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.comparison.parties import find_author, find_parties, plain_words
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError


def author(source: str = "texts", **metadata: object) -> tuple[str, str]:
    """Return name and key of the author of a document."""
    found = find_author(Document("d", "It rained.", source, metadata))
    return found.party.name, found.key


def parties(document: Document, **words: str) -> dict[str, object]:
    """Return the parties of one row of evidence."""
    row = {"doc_id": document.doc_id, "holder": "author", "target": "", "antecedent": "",
           "actor": "", **words}  # fmt: skip
    found = find_parties(pd.DataFrame([row]), Corpus([document]))
    return {str(name): value for name, value in found.iloc[0].items()}


RUSSIA = Document("d", "It rained.", "texts", {"author": "the government of Russia"})
PRESS = Document("d", "It rained.", "The Daily Lamp")


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"author": "the Russian government", "country": "Syria"}, ("RUS", "author")),
        ({"author": "Jane Penn", "country": "Syria"}, ("SYR", "country")),
        ({"country": "SYR"}, ("SYR", "country")),
        ({"source": "SYR"}, ("SYR", "source")),
        ({"author": "Jane Penn"}, ("texts", "source")),
        ({"author": "Headquarters of Russia and Syria"}, ("RUS & SYR", "author")),
        ({"country": "Bosnia and Herzegovina"}, ("BIH", "country")),
        ({"author": "Russia; the Russian army"}, ("RUS", "author")),
        ({"author": None, "country": ""}, ("texts", "source")),
    ],
)
def test_an_author_is_the_actor_that_the_first_telling_key_names(
    metadata: dict[str, object], expected: tuple[str, str]
) -> None:
    """Author, country, source; several together are one party; nobody known is the source."""
    source = str(metadata.pop("source", "texts"))
    assert author(source, **metadata) == expected


def test_an_office_names_who_held_it_on_the_day() -> None:
    """Leaders stand for their country while they lead it."""
    assert author(author="George W. Bush", date="2002-01-29") == ("USA", "author")
    assert author(author="George W. Bush", date="2015-01-29") == ("texts", "source")


def test_other_keys_may_be_asked() -> None:
    """A column of one's own tells who speaks."""
    document = Document("d", "It rained.", "texts", {"author": "Russia", "speaker": "Syria"})
    assert find_author(document, ("speaker",)).party.name == "SYR"


@pytest.mark.parametrize("words", ["we", "We", "our government", "my country", "Our armed forces"])
def test_the_first_person_is_the_holder(words: str) -> None:
    """So are the organs of the country that speaks."""
    found = parties(RUSSIA, target=words, actor="government")
    assert (found["holder"], found["target"]) == ("RUS", "RUS")


@pytest.mark.parametrize(
    ("words", "actor", "expected"),
    [
        ("US", "USA", ("USA", "state")),
        ("our enemies", "enemies", ("enemies", "generic")),
        ("our bakers", "", ("bakers", "words")),
        ("they", "", ("they", "pronoun")),
        ("those of them", "", ("those of them", "pronoun")),
        ("The  Old\nMill Owners,", "", ("old mill owners", "words")),
    ],
)
def test_a_target_is_its_actor_or_its_words(
    words: str, actor: str, expected: tuple[str, str]
) -> None:
    """In lower case, without determiners; a pronoun that stands for nobody is said to be one."""
    found = parties(RUSSIA, target=words, actor=actor)
    assert (found["target"], found["target_type"]) == expected


def test_a_pronoun_is_its_antecedent() -> None:
    """Where no table knows whom it stands for, the words are the antecedent's."""
    found = parties(PRESS, target="they", antecedent="the mill owners")
    assert (found["target"], found["target_type"]) == ("mill owners", "words")
    found = parties(PRESS, target="their guards", antecedent="the mill owners")
    assert found["target"] == "mill owners's guards"


def test_the_authors_own_claims_are_marked() -> None:
    """What others hold is not the author's, even if they are the same actor."""
    own = parties(RUSSIA, target="smugglers")
    assert (own["holder"], own["own"], own["author_from"]) == ("RUS", True, "author")
    told = parties(RUSSIA, holder="Moscow", target="smugglers")
    assert (told["holder"], told["own"], told["author_from"]) == ("RUS", False, "")
    press = parties(PRESS, holder="our reporter", target="smugglers")
    assert (press["holder"], press["holder_type"]) == ("reporter", "words")
    assert parties(PRESS)["holder"] == "The Daily Lamp"
    assert parties(PRESS)["holder_type"] == "source"


def test_words_read_back_from_csv_may_be_missing() -> None:
    """An empty cell is no word."""
    row = {"doc_id": "d", "holder": "author", "target": None, "antecedent": None, "actor": None}
    found = find_parties(pd.DataFrame([row]), Corpus([PRESS]))
    assert found.iloc[0][["target", "target_type"]].tolist() == ["", ""]


def test_evidence_of_another_corpus_is_refused() -> None:
    """The message names the document."""
    row = {"doc_id": "x", "holder": "", "target": "", "antecedent": "", "actor": ""}
    with pytest.raises(InputError, match="no document 'x'"):
        find_parties(pd.DataFrame([row]), Corpus([PRESS]))


@given(st.text(max_size=40))
def test_plain_words_of_plain_words_are_the_same(phrase: str) -> None:
    """What is left has no determiner in front and no marks around it."""
    once = plain_words(phrase)
    again = plain_words(once)
    assert again in (once, "") if once.lower() != once else again == once
