"""Tests of toolkit.speakers: who makes a claim, by the words above it."""

from __future__ import annotations

import pytest

from toolkit.model import load_model
from toolkit.speakers import disowns, holder_of, is_somebody, performs, speaker_phrase


def held(text: str, cue: str) -> str:
    """Return the holder of a claim as it stands ("author" for the document)."""
    place = holder_of(next(token for token in load_model()(text) if token.text == cue))
    return "author" if place is None else text[slice(*place)]


@pytest.mark.parametrize(
    ("text", "cue", "holder"),
    [
        ("The envoy condemned the raid by the army.", "raid", "envoy"),
        ("The envoy called the raid an aggression.", "aggression", "envoy"),
        ("The envoy described the raid as aggression.", "aggression", "envoy"),
        ("The envoy holds the army responsible for the raid.", "raid", "envoy"),
        ("The envoy called on the army to end its raids.", "raids", "envoy"),
        ("The envoy expressed concern about raids by the army.", "raids", "envoy"),
        ("The envoy reported a raid by the army.", "raid", "envoy"),
        ("The envoy spoke of raids by the army.", "raids", "envoy"),
        ("The envoy was quoted as saying that the army burned it.", "burned", "envoy"),
        ("The envoy said little, adding that the army burned it.", "burned", "envoy"),
        ("The envoy said it rained adding that the army burned it.", "burned", "envoy"),
        ("The council says it believes that the army burned it.", "burned", "council"),
        (
            "A newspaper citing two officials said that the army burned it.",
            "burned",
            "two officials",
        ),
        ("The chief issued a statement saying that the army burned it.", "burned", "chief"),
        ("The envoy denied any involvement in the raid.", "raid", "envoy"),
        ("Raids documented by a monitor went on.", "Raids", "monitor"),
        ("The army claimed responsibility for the raid.", "claimed", "army"),
        ("The envoy dismissed as rumour that the army burned it.", "burned", "envoy"),
    ],
)
def test_the_words_above_a_claim_say_whose_it_is(text: str, cue: str, holder: str) -> None:
    """Judging, calling, urging, telling, quoting, going on and denying give a claim away."""
    assert held(text, cue) == holder


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The envoy called a meeting after the raid.", "raid"),
        ("The army holds the hill that it raided.", "raided"),
        ("The raid angered the envoy.", "raid"),
        ("The farmers denied the army a bed after the raid.", "raid"),
        ("The envoy will see that the raid stops.", "stops"),
        ("The envoy considered whether the army burned it.", "burned"),
        ("The accusation angered the envoy whom the army burned out.", "burned"),
        ("Norway condemns the raid by the army.", "raid"),
        ("Norway is concerned that the army burned it.", "burned"),
        ("We condemn the raid by the army.", "raid"),
        ("It is clear that the army burned it.", "burned"),
        ("Nobody said that the army burned it.", "burned"),
        ("The envoy falsely claimed that the army burned it.", "burned"),
    ],
)
def test_who_only_acts_or_is_the_author_holds_no_claim(text: str, cue: str) -> None:
    """Other senses of the verbs, the first person, a state in its own text, and nobody."""
    assert held(text, cue) == "author"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A spokesman for the council said so.", "spokesman for the council"),
        ("Council member Bo Holm said so.", "Council member Bo Holm"),
        ("The residents who fled said so.", "residents"),
        ("The envoy, an old man, said so.", "envoy"),
    ],
)
def test_a_speaker_is_named_with_all_that_stands_before_the_verb(text: str, phrase: str) -> None:
    """Prepositional phrases and names belong to it; clauses and what commas set off do not."""
    verb = next(token for token in load_model()(text) if token.text == "said")
    speaker = next(child for child in verb.children if child.dep_ == "nsubj")

    assert text[slice(*speaker_phrase(speaker, verb))] == phrase


def test_a_state_performs_only_in_the_present_tense() -> None:
    """ "Norway condemns" is Norway's text; "Norway condemned" and "the envoy condemns" are news."""
    texts = ("Norway condemns it.", "Norway condemned it.", "Holm condemns it.", "Norway says it.")

    assert [performs(d[0], d[1]) for d in map(load_model(), texts)] == [True, False, False, False]


def test_access_is_denied_otherwise_than_guilt() -> None:
    """To deny responsibility is a denial, to deny access a deed."""
    texts = ("They denied responsibility.", "They denied access.")

    assert [disowns(parsed[1]) for parsed in map(load_model(), texts)] == [True, False]


def test_we_nobody_and_an_empty_subject_are_not_somebody() -> None:
    """A speaker is one beside the author."""
    texts = ("We say so.", "Nobody says so.", "It is said so.", "It says so.", "Holm says so.")

    assert [is_somebody(d[0]) for d in map(load_model(), texts)] == [False] * 3 + [True] * 2
