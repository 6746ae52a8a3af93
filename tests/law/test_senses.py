"""Tests of toolkit.law.senses: which words of law are claims, and the law they need beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.law.senses import is_value, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ClaimsOf = Callable[..., list[Any]]
Words = Callable[[str, str], "Span"]

LAW = 'verbs = ["violate", "break"]\nnouns = ["violation"]\npattern = "act"\nneeds = "law"'
BINDING = 'verbs = ["respect"]\npattern = "act"\nneeds = "binding"'
INSTRUMENT = 'words = ["based on"]\npattern = "ground"\nneeds = "instrument"'
RULED = 'verbs = ["forbid"]\npattern = "ruled"\nneeds = "rule"'
UNDER = 'words = ["under"]\npattern = "ground"\nneeds = "rule"'
AUTHORITIES = 'words = ["authorised by"]\npattern = "ground"\nneeds = "authorities"'
AUTHORITY = 'verbs = ["authorize"]\npattern = "ruled"\nneeds = "authority"'
DUTY = 'words = ["obligations", "bound by"]\npattern = "deed"\nneeds = "duty"'
LEAVE = 'nouns = ["consent"]\npattern = "ground"\nneeds = "leave"'
NEAR = 'nouns = ["sovereignty"]\npattern = "norm"\nbeside = "norm"\nnear = true'
BESIDE = 'nouns = ["sovereignty"]\npattern = "norm"\nbeside = "norm"'
LEGAL = 'words = ["legal"]\npattern = "quality"'
CALLED = 'nouns = ["implementation"]\npattern = "act"\ncalled_for = true'
UNDER_CALLED = 'words = ["under"]\npattern = "ground"\ncalled_for = true'
TRIES = 'verbs = ["prosecute", "put on trial"]\npattern = "consequence"\ntries = true'
NOUN = 'nouns = ["breach"]\npattern = "deed"'
VERB = 'verbs = ["breach"]\npattern = "act"'


@pytest.mark.parametrize(
    "sentence",
    [
        "The kingdom violated the treaty.",
        "The kingdom violated the letter of the treaty.",
        "The kingdom violated the principles of the UN Charter.",
        "The kingdom violated the peace and the treaty.",
        "The treaty was violated.",
        "The treaty violated by the kingdom is old.",
        "The treaty that the kingdom violated is old.",
        "The violation of the truce was plain.",
        "The truce violation was plain.",
        "The kingdom declared a truce and violated it.",
        "They want a truce, and the centre counted nine violations.",
        "The truce was marred by violations.",
        "The kingdom violated its legal duty.",
        "The kingdom violated the airspace of the republic.",
    ],
)
def test_a_breach_is_one_of_law(claims_of: ClaimsOf, sentence: str) -> None:
    """As object, subject of a passive, behind "of", before the noun, in a list or a pronoun."""
    assert len(claims_of(sentence, LAW)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The runner broke the record.",
        "The kingdom violated the peace.",
        "The kingdom violated her trust.",
        "The player violated the rules of the game.",
        "The member violated club rules.",
        "The violations were plain.",
        "The kingdom broke it.",
        "The kingdom broke the rule of law.",
        "The window broke while they read the treaty.",
        "The kingdom violated the rhythm of the old songs, says the UN Charter.",
    ],
)
def test_a_breach_of_something_else_is_no_claim(claims_of: ClaimsOf, sentence: str) -> None:
    """Records, trust, games, and law that stands elsewhere in the sentence."""
    assert not claims_of(sentence, LAW)


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The kingdom respects the treaty.", 1),
        ("The kingdom respects its legal duties.", 1),
        ("The kingdom respects resolution 9999 of the Security Council.", 1),
        ("The kingdom respects its neighbours.", 0),
        ("The kingdom respects the airspace of the republic.", 0),
        ("The treaties respecting fish are old.", 0),
    ],
)
def test_what_binds_is_less_than_what_can_be_broken(
    claims_of: ClaimsOf, sentence: str, claims: int
) -> None:
    """And "respecting" may be no verb at all."""
    assert len(claims_of(sentence, BINDING)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The plan is based on the UN Charter.", 1),
        ("The plan is based on the principles of the UN Charter.", 1),
        ("The plan is based on trust, which the UN Charter needs.", 0),
        ("The plan is based on hopes raised by the UN Charter.", 0),
        ("The plan is based on trust.", 0),
        ("The UN Charter is old, and the plan is based on trust.", 0),
    ],
)
def test_an_instrument_must_stand_right_behind(
    claims_of: ClaimsOf, sentence: str, claims: int
) -> None:
    """Provisions may stand between, verbs and other nouns may not."""
    assert len(claims_of(sentence, INSTRUMENT)) == claims


@pytest.mark.parametrize(
    ("sentence", "entry", "claims"),
    [
        ("The treaty forbids poison.", RULED, 1),
        ("International law forbids poison.", RULED, 1),
        ("The UN Charter forbids war.", RULED, 1),
        ("The council's resolution forbids poison.", RULED, 1),
        ("Poison is forbidden by the treaty.", RULED, 1),
        ("The captain forbids poison.", RULED, 0),
        ("The treaty was forbidden.", RULED, 0),
        ("My law forbids poison.", RULED, 0),
        ("The draft resolution forbids poison.", RULED, 0),
        ("Under the treaty, poison is forbidden.", UNDER, 1),
        ("Under the UN Charter, war is forbidden.", UNDER, 1),
        ("Under the bridge, music is forbidden.", UNDER, 0),
    ],
)
def test_only_law_rules_by_itself(
    claims_of: ClaimsOf, sentence: str, entry: str, claims: int
) -> None:
    """A treaty, a law, a resolution in force; neither persons nor drafts nor one's own rule."""
    assert len(claims_of(sentence, entry)) == claims


@pytest.mark.parametrize(
    ("sentence", "entry", "claims"),
    [
        ("The raid was authorised by the council.", AUTHORITIES, 1),
        ("The raid was authorised by the captain.", AUTHORITIES, 0),
        ("The council authorized the raid.", AUTHORITY, 1),
        ("The council authorized a mission.", AUTHORITY, 1),
        ("The council authorized a dam.", AUTHORITY, 0),
        ("The captain authorized the raid.", AUTHORITY, 0),
        ("The council must authorize the raid.", AUTHORITY, 0),
        ("To authorize is wise.", AUTHORITY, 0),
    ],
)
def test_bodies_of_state_authorise_deeds(
    claims_of: ClaimsOf, sentence: str, entry: str, claims: int
) -> None:
    """A captain does not, a dam is none, and what is only asked for is not yet done."""
    assert len(claims_of(sentence, entry)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("They met their obligations.", 1),
        ("Their obligations were honoured.", 1),
        ("They comply with their obligations.", 1),
        ("They forgot the obligations of the treaty.", 1),
        ("They are bound by the treaty.", 1),
        ("They met their basic obligations.", 0),
        ("They forgot their obligations.", 0),
        ("They are bound by friendship.", 0),
    ],
)
def test_a_duty_is_one_of_law_or_is_kept(claims_of: ClaimsOf, sentence: str, claims: int) -> None:
    """Plain obligations that are met are taken to be those of law, others are not."""
    assert len(claims_of(sentence, DUTY)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("They came with the consent of the state.", 1),
        ("They came with the consent of a friend.", 0),
    ],
)
def test_leave_is_asked_of_its_own_room(claims_of: ClaimsOf, sentence: str, claims: int) -> None:
    """What is leave stands in toolkit.law.leave."""
    assert len(claims_of(sentence, LEAVE)) == claims


@pytest.mark.parametrize(
    ("sentence", "near", "beside"),
    [
        ("We respect the sovereignty of the republic.", 1, 1),
        ("The principle of sovereignty guides us.", 1, 1),
        ("Sovereignty is a principle.", 0, 1),
        ("The sovereignty of the republic is inviolable.", 1, 1),
        ("We respect the dead, and they speak of sovereignty.", 0, 1),
        ("They speak of sovereignty.", 0, 0),
    ],
)
def test_near_is_closer_than_beside(
    claims_of: ClaimsOf, sentence: str, near: int, beside: int
) -> None:
    """Anywhere in the sentence, or over the cue and right beside it."""
    assert len(claims_of(sentence, NEAR)) == near
    assert len(claims_of(sentence, BESIDE)) == beside


@pytest.mark.parametrize(
    ("sentence", "attributive", "predicative"),
    [
        ("The raid was legal.", 1, 1),
        ("The council called the raid legal.", 1, 1),
        ("The legal raid ended.", 1, 0),
    ],
)
def test_an_adjective_may_be_barred_before_its_noun(
    claims_of: ClaimsOf, sentence: str, attributive: int, predicative: int
) -> None:
    """ "Legal" before a noun mostly says of what kind the noun is."""
    assert len(claims_of(sentence, LEGAL)) == attributive
    assert len(claims_of(sentence, f"{LEGAL}\nattributive = false")) == predicative


@pytest.mark.parametrize(
    ("sentence", "entry", "claims"),
    [
        ("We call for the implementation of the treaty.", CALLED, 1),
        ("The implementation of the treaty began.", CALLED, 0),
        ("Under the treaty, both sides must withdraw.", UNDER_CALLED, 1),
        ("They have a duty under the treaty.", UNDER_CALLED, 1),
        ("Under the treaty, both sides withdrew.", UNDER_CALLED, 0),
    ],
)
def test_a_cue_may_count_only_where_something_is_called_for(
    claims_of: ClaimsOf, sentence: str, entry: str, claims: int
) -> None:
    """What a noun tells, or what is done in the clause of another word."""
    assert len(claims_of(sentence, entry)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The general was prosecuted.", 1),
        ("The general was prosecuted for the massacre.", 1),
        ("The general was put on trial for war crimes.", 1),
        ("The baker was prosecuted for theft.", 0),
        ("The baker was prosecuted for stealing bread.", 0),
        ("The baker was put on trial for tax fraud.", 0),
        ("The trade was prosecuted for years.", 0),
        ("They prosecuted the war.", 0),
    ],
)
def test_courts_of_private_crime_make_no_claim(
    claims_of: ClaimsOf, sentence: str, claims: int
) -> None:
    """Nor is a court meant where somebody prosecutes a trade or a war."""
    assert len(claims_of(sentence, TRIES)) == claims


@pytest.mark.parametrize(
    ("sentence", "as_noun", "as_verb"),
    [
        ("The breach is plain.", 1, 0),
        ("The raids breach the treaty.", 0, 1),
        ("Breaching the treaty, they left.", 0, 1),
        ("The breached treaty is old.", 0, 0),
    ],
)
def test_the_tagger_must_agree_with_the_entry(
    claims_of: ClaimsOf, sentence: str, as_noun: int, as_verb: int
) -> None:
    """A noun is no verb, and a participle before a noun tells no deed."""
    assert len(claims_of(sentence, NOUN)) == as_noun
    assert len(claims_of(sentence, VERB)) == as_verb


@pytest.mark.parametrize(
    ("sentence", "category", "claims"),
    [
        ("The Convention on the Crime of Genocide was read.", "unlawful", 0),
        ("The Convention on the Crime of Genocide was read.", "obligation", 1),
        ("They spoke of genocide.", "unlawful", 1),
    ],
)
def test_a_word_in_the_name_of_an_instrument_judges_nothing(
    claims_of: ClaimsOf, sentence: str, category: str, claims: int
) -> None:
    """But duties may be called by a name."""
    entry = f'words = ["genocide"]\npattern = "deed"\ncategory = "{category}"'
    text = sentence.replace("the Crime of Genocide", "the Prevention of the Crime of Genocide")

    assert len(claims_of(text, entry)) == claims


@pytest.mark.parametrize(
    ("sentence", "cue", "objects"),
    [
        ("They broke the truce and the treaty.", "broke", ["truce", "treaty"]),
        ("The breach of the truce was plain.", "breach", ["truce"]),
        ("The truce breach was plain.", "breach", ["truce"]),
        ("The Israeli breach was plain.", "breach", []),
        ("The truce was broken by them.", "broken", ["truce"]),
        ("The truce broken by them is old.", "broken", ["truce"]),
        ("The truce they broke is old.", "broke", ["truce"]),
        ("They acted in line with the treaty.", "in line with", ["treaty"]),
        ("The raid was banned by law.", "banned by", ["raid", "law"]),
        ("They broke in at night.", "broke", ["night"]),
        ("They broke.", "broke", []),
    ],
)
def test_a_cue_is_about_its_objects(
    words: Words, sentence: str, cue: str, objects: list[str]
) -> None:
    """Wherever the grammar puts them; who acts is none, unless the cue says "by"."""
    assert [token.text for token in objects_of(words(sentence, cue))] == objects


@pytest.mark.parametrize(
    ("form", "value"), [("goals", True), ("Those", True), ("borders", False), ("freedom", False)]
)
def test_ideals_and_documents_are_values(
    word: Callable[[str, str], Token], form: str, value: bool
) -> None:
    """An instrument holds them, but nobody does or has them."""
    sentence = "Those goals of freedom know no borders."

    assert is_value(word(sentence, form)) is value
