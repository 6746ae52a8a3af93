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
        ("The army can burn the mill.", "burn"),
        ("The army would burn the mill.", "burn"),
        ("The army is likely to burn the mill.", "burn"),
        ("The army will burn the mill if it rains.", "burn"),
        ("Should the army burn the mill, the farmers will leave.", "burn"),
        ("Had the army burned the mill, the farmers would have left.", "burned"),
        ("Any delay will worsen the famine.", "worsen"),
        ("It is not clear whether the army burned the mill.", "burned"),
        ("There is a danger that the army will burn the mill.", "burn"),
        ("Suspected rebels burned the mill.", "burned"),
        ("A raid believed to have been carried out by the army hit the mill.", "raid"),
        ("It is unclear if the raid was carried out by the army.", "raid"),
        ("Can anyone believe that the army burned the mill?", "burned"),
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
        ("They have torches that can burn a mill.", "burn"),
        ("If it rains, the army burned the mill.", "burned"),
        ("The army burned the mill, and the judge may ask why.", "burned"),
        ("The army burned the mill; the judge may ask why.", "burned"),
        ("The army burned the mill; nobody helped the farmers.", "burned"),
        ("Nobody helped the farmers: the army burned the mill.", "burned"),
    ],
)
def test_doubt_and_negation_of_something_else_leave_the_claim(text: str, cue: str) -> None:
    """Clauses set side by side stand each for itself; what a thing can do is no doubt."""
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


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It is reported that the army burned the mill.", "burned"),
        ("It is alleged that the army burned the mill.", "burned"),
        ("The army is said to have burned the mill.", "burned"),
        ("The army is believed to have burned the mill.", "burned"),
        ("The army is accused of burning the mill.", "burning"),
        ("The chief is charged with burning the mill.", "charged"),
        ("The accusation that the army burned the mill was repeated.", "burned"),
        ("Allegations of attacks by the army reached the council.", "attacks"),
    ],
)
def test_what_nobody_is_named_to_have_said_is_hearsay(text: str, cue: str) -> None:
    """Said, alleged, believed, accused: by nobody in the sentence."""
    assert read(text, cue) == ("author", "hedged")


@pytest.mark.parametrize(
    ("text", "cue", "holder", "status"),
    [
        ("It is known that the army burned the mill.", "burned", "author", "asserted"),
        ("The envoy accused the army of burning the mill.", "burning", "envoy", "asserted"),
        ("The army is accused by the envoy of burning the mill.", "burning", "author", "asserted"),
        ("The envoy's claim that the army burned the mill spread.", "burned", "envoy", "asserted"),
        ("The envoy repeated the charge that they burned it.", "burned", "envoy", "asserted"),
        ("There were reports of attacks by the army.", "attacks", "reports", "hedged"),
        ("The envoy reportedly said that they burned it.", "burned", "envoy", "hedged"),
        ("The envoy has not confirmed that they burned it.", "burned", "envoy", "hedged"),
        ("The envoy doubts that the army burned the mill.", "burned", "envoy", "hedged"),
        ("The farmers fear that the army will burn the mill.", "burn", "farmers", "hedged"),
        ("The envoy insisted that they never burned it.", "burned", "envoy", "denied"),
        ("Nothing suggests that the army burned the mill.", "burned", "author", "denied"),
        ("We do not believe that the army burned the mill.", "burned", "author", "denied"),
    ],
)
def test_hearsay_and_doubt_with_a_name_are_the_names(
    text: str, cue: str, holder: str, status: str
) -> None:
    """An accusation that somebody owns is asserted by its owner; fears and doubts stay doubts."""
    assert read(text, cue) == (holder, status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Reports that the army burned the mill are false.", "denied"),
        ("The report that the army burned the mill is a lie.", "denied"),
        ("It is false that the army burned the mill.", "denied"),
        ("That the army burned the mill is untrue.", "denied"),
        ("Claims that the army burned the mill have been refuted.", "denied"),
        ("The claim that the army burned the mill was proved false.", "denied"),
        ("It is absurd to say that the army burned the mill.", "denied"),
        ("The army falsely claimed that rebels burned the mill.", "denied"),
        ("There is no proof that the army burned the mill.", "denied"),
        ("We have seen no evidence that the army burned the mill.", "denied"),
        ("It was not the army that burned the mill.", "denied"),
        ("The army has not robbed the farmers or burned the mill.", "denied"),
        ("Not a single soldier burned the mill.", "denied"),
        ("The army no longer burned mills.", "denied"),
        ("We did not leave because they burned the mill, but because it rained.", "denied"),
        ("It is not false that the army burned the mill.", "asserted"),
        ("There is no doubt that the army burned the mill.", "asserted"),
        ("There is little doubt that the army burned the mill.", "asserted"),
        ("We do not doubt that the army burned the mill.", "asserted"),
        ("No one can deny that the army burned the mill.", "asserted"),
        ("It cannot be denied that the army burned the mill.", "asserted"),
        ("The army did not rob the farmers but burned the mill.", "asserted"),
        ("It is shameful that the army burned the mill.", "asserted"),
        ("We did not leave because the army burned the mill.", "asserted"),
    ],
)
def test_a_refutation_denies_and_a_refutation_undone_does_not(text: str, status: str) -> None:
    """Refuted by a predicate, a noun, a cleft or a list; not by what is only said of the act."""
    assert read(text, "burned") == ("author", status)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("We have had no part in the attack.", "attack"),
        ("The army was not responsible for the attack.", "attack"),
        ("The army was not behind the attack.", "attack"),
        ("There is no evidence of an attack by the army.", "attack"),
        ("Sarland is not a state that attacks its neighbours.", "attacks"),
        ("The army refrained from burning the mill.", "burning"),
        ("The army was prevented from burning the mill.", "burning"),
        ("The army is far from burning the mill.", "burning"),
        ("The army has failed to burn the mill.", "burn"),
        ("We commit no crimes.", "commit"),
        ('The "aggression" of the farmers ended.', "aggression"),
        ("They came under the guise of protecting the mill.", "protecting"),
    ],
)
def test_what_was_not_done_or_not_by_the_target_is_denied(text: str, cue: str) -> None:
    """No part in it, not responsible, refrained, prevented; mocked by marks or as a guise."""
    assert read(text, cue) == ("author", "denied")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army must stop burning mills.", "burning"),
        ("The army did not stop burning mills.", "burning"),
        ("The army refuses to stop burning mills.", "burning"),
        ("The army must end its siege of the town.", "siege"),
        ("The army must not burn the mill again.", "burn"),
        ("Norway wants the army to no longer burn mills.", "burn"),
        ("The army tried to burn the mill.", "burn"),
        ("The army threatened to burn the mill.", "burn"),
        ("The army will burn the mill.", "burn"),
        ("They used the fire as a pretext for attacking the mill.", "attacking"),
        ("The fire impaired, if not destroyed, the mill.", "destroyed"),
        ("Why did the army burn the mill?", "burn"),
        ("How long will the army burn mills?", "burn"),
        ("How can we trust an army that burned the mill?", "burned"),
        ("The talks, it seems, did not end the siege by the army.", "siege"),
    ],
)
def test_calls_attempts_threats_and_rhetorical_questions_presuppose(text: str, cue: str) -> None:
    """Who must stop has begun, who tries means it, and "how long" asks about what is so."""
    assert read(text, cue) == ("author", "asserted")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The chief denied that he did not burn the mill.", "asserted"),
        ("The chief denied that he would burn the mill.", "denied"),
        ("The chief did not say that he would burn the mill.", "hedged"),
    ],
)
def test_a_denial_of_a_denial_is_none(text: str, status: str) -> None:
    """Negations are counted, the speaker's own among them."""
    assert read(text, "burn")[1] == status


def test_the_caller_may_know_who_speaks_by_the_cue_itself() -> None:
    """ "X accused Y": X holds the accusation, unless X is a state that performs it in its text."""
    parsed = load_model()("The envoy of the council accused the army.")
    told = voice_of(parsed[5], speaker=parsed[1])
    performed = load_model()("Norway condemns the raid.")
    own = voice_of(performed[1], speaker=performed[0])

    assert told.holder is not None
    assert parsed.text[slice(*told.holder)] == "envoy of the council"
    assert own.holder is None
