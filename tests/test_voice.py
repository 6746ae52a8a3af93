"""Tests of toolkit.voice: whose claim it is, and whether asserted, denied or hedged."""

from __future__ import annotations

import pytest

from toolkit.model import load_model
from toolkit.voice import voice_of


def read(text: str, cue: str, *, reproach: bool = False) -> tuple[str, str]:
    """Return the holder as it stands ("author" for the document) and the status of a claim."""
    token = next(token for token in load_model()(text) if token.text == cue)
    voice = voice_of(token, reproach=reproach)
    holder = "author" if voice.holder is None else text[voice.holder[0] : voice.holder[1]]
    return holder, voice.status


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The army burned the mill.", "author"),
        ("The envoy said that the army burned the mill.", "envoy"),
        ("The envoy claimed the army burned the mill.", "envoy"),
        ("The envoy told the council that the army burned the mill.", "envoy"),
        ("The army burned the mill, the envoy said.", "envoy"),
        ('"The army burned the mill," the envoy said.', "envoy"),
        ('"We burned the mill," said the chief.', "chief"),
        ("According to the envoy, the army burned the mill.", "envoy"),
        ("The army burned the mill, according to the envoy.", "envoy"),
        ("It was reported by the envoy that the army burned the mill.", "envoy"),
        ("The old envoy of Norway said that the army burned the mill.", "old envoy of Norway"),
        ("They say that the army burned the mill.", "They"),
        ("The minister said that the envoy claimed that the army burned the mill.", "envoy"),
    ],
)
def test_a_reported_claim_is_held_by_who_speaks(text: str, holder: str) -> None:
    """The nearest speaker, before, behind or around the claim; the author where none is."""
    assert read(text, "burned") == (holder, "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "We said that the army burned the mill.",
        "I think that the army burned the mill.",
        "According to the law, the army burned the mill.",
        "The envoy said little, but the army burned the mill.",
    ],
)
def test_the_first_person_a_rule_and_a_bystander_are_no_other_holder(text: str) -> None:
    """We is the author; a law speaks for nobody; who said something else did not say this."""
    assert read(text, "burned") == ("author", "asserted")


def test_a_law_by_which_one_acts_is_no_speaker() -> None:
    """ "According to" has two senses."""
    assert read("According to the law, the army must leave.", "leave") == ("author", "asserted")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army did not burn the mill.", "burn"),
        ("The army didn't burn the mill.", "burn"),
        ("The army never burned the mill.", "burned"),
        ("The army could not burn the mill.", "burn"),
        ("Nobody burned the mill.", "burned"),
        ("No soldier burned the mill.", "burned"),
        ("None of the soldiers burned the mill.", "burned"),
        ("Neither the army nor the police burned the mill.", "burned"),
        ("The army neither burned the mill nor robbed the farmers.", "burned"),
        ("The army neither burned the mill nor robbed the farmers.", "robbed"),
        ("The army entered the valley without burning the mill.", "burning"),
        ("It is not true that the army burned the mill.", "burned"),
        ("There is no evidence that the army burned the mill.", "burned"),
        ("The report that the army burned the mill is not true.", "burned"),
        ("The army is not guilty of burning the mill.", "burning"),
        ("The blockade is no breach of the law.", "breach"),
        ("There was no attack by the army on the mill.", "attack"),
        ("The army committed no attack on the mill.", "attack"),
        ("The army did not carry out an attack on the mill.", "attack"),
    ],
)
def test_a_negated_claim_is_denied_by_the_author(text: str, cue: str) -> None:
    """By negation of the verb, of its subject, of the noun, or of what stands over it."""
    assert read(text, cue) == ("author", "denied")


@pytest.mark.parametrize(
    ("text", "cue", "holder"),
    [
        ("The chief denied that his men had burned the mill.", "burned", "chief"),
        ("The chief denied burning the mill.", "burning", "chief"),
        ("The council rejected the claim that the army burned the mill.", "burned", "council"),
        ("The envoy rejected accusations that the army burned the mill.", "burned", "envoy"),
        ("The envoy rejected the accusation of burning the mill.", "burning", "envoy"),
        ("The claim that the army burned the mill was denied by the envoy.", "burned", "envoy"),
        ("The envoy said the army did not burn the mill.", "burn", "envoy"),
        ("We deny that our men burned the mill.", "burned", "author"),
    ],
)
def test_a_denied_claim_is_denied_by_who_denies_it(text: str, cue: str, holder: str) -> None:
    """A denial of a clause, of a gerund, or of a claim told as a noun."""
    assert read(text, cue) == (holder, "denied")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The chief did not deny that his men had burned the mill.", "burned"),
        ("Nobody denies that the army burned the mill.", "burned"),
        ("It is not true that the army did not burn the mill.", "burn"),
        ("The army not only burned the mill but also robbed the farmers.", "burned"),
        ("The army not only burned the mill but also robbed the farmers.", "robbed"),
    ],
)
def test_a_negation_undone_is_no_denial(text: str, cue: str) -> None:
    """Not to deny is no denial, two negations are none, and "not only" denies nothing."""
    assert read(text, cue)[1] == "asserted"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army did not leave the valley that it burned.", "burned"),
        ("The court does not support the raid that burned the mill.", "burned"),
        ("We do not support the aggression by the army.", "aggression"),
        ("The army, having burned the mill, did not leave.", "burned"),
    ],
)
def test_what_is_presupposed_stands_whatever_is_said_of_it(text: str, cue: str) -> None:
    """A negation above a relative clause, a participle or a noun does not reach into it."""
    assert read(text, cue) == ("author", "asserted")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army may have burned the mill.", "burned"),
        ("The army might burn the mill.", "burn"),
        ("The army could burn the mill.", "burn"),
        ("The army allegedly burned the mill.", "burned"),
        ("The mill was reportedly burned by the raiders.", "burned"),
        ("Perhaps the army burned the mill.", "burned"),
        ("The mill appears to have been burned by the army.", "burned"),
        ("The army is suspected of burning the mill.", "burning"),
        ("If the army burned the mill, the judge will ask.", "burned"),
        ("Unless the army burned the mill, it is safe.", "burned"),
        ("They ask whether the army burned the mill.", "burned"),
        ("Did the army burn the mill?", "burn"),
        ('"Did the army burn the mill?"', "burn"),
        ("Who burned the mill?", "burned"),
        ("The alleged attack by the army on the mill angered the farmers.", "attack"),
    ],
)
def test_a_doubtful_claim_is_hedged(text: str, cue: str) -> None:
    """Possibility, hearsay, suspicion, condition and question."""
    assert read(text, cue) == ("author", "hedged")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army can burn the mill.", "burn"),
        ("If it rains, the army burned the mill.", "burned"),
        ("The army burned the mill, and the judge may ask why.", "burned"),
        ("The army burned the mill; the judge may ask why.", "burned"),
        ("The army burned the mill; nobody helped the farmers.", "burned"),
        ("Nobody helped the farmers: the army burned the mill.", "burned"),
    ],
)
def test_doubt_and_negation_of_something_else_leave_the_claim(text: str, cue: str) -> None:
    """Clauses set side by side stand each for itself; "can" of ability is no doubt."""
    assert read(text, cue) == ("author", "asserted")


def test_a_reported_doubt_is_the_speakers() -> None:
    """Holder and status are found each for itself."""
    text = "The envoy said that the army may have burned the mill."

    assert read(text, "burned") == ("envoy", "hedged")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("They came under the pretext of protecting the mill.", "protecting"),
        ("Under the false pretext of guarding the mill, the army came.", "guarding"),
        ("Under the pretext that raiders burned the mill, the army came.", "burned"),
        ("The false claim that the army burned the mill was repeated.", "burned"),
        ("The so-called attack by the army on the mill angered the farmers.", "attack"),
        ("The self-styled liberation of the valley angered the farmers.", "liberation"),
    ],
)
def test_a_scorned_claim_is_denied(text: str, cue: str) -> None:
    """Pretexts, false claims and what is only so called are others' words refuted."""
    assert read(text, cue) == ("author", "denied")


def test_a_name_that_is_scorned_leaves_the_deed_standing() -> None:
    """The so-called raiders did burn the mill."""
    assert read("The so-called raiders burned the mill.", "burned") == ("author", "asserted")


def test_a_negation_that_is_the_reproach_denies_nothing() -> None:
    """ "Has not begun" is what is held against somebody; a doubt about it is still one."""
    text = "The army has not begun the work."

    assert read(text, "begun") == ("author", "denied")
    assert read(text, "begun", reproach=True) == ("author", "asserted")
    hedged = "Perhaps the army has not begun the work."
    assert read(hedged, "begun", reproach=True) == ("author", "hedged")
