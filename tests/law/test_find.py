"""Tests of toolkit.law.find: the claims of a sentence, each with basis, subject, act and voice."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.law import find_claims
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from toolkit.annotation import Sentence

ClaimsOf = Callable[..., list[Any]]

ILLEGAL = 'words = ["illegal"]\npattern = "quality"'
NO_RIGHT = 'verbs = ["have no right"]\npattern = "act"'
SET_OUT = 'words = ["set out in"]\npattern = "ground"'
FOLLOW = 'verbs = ["follow"]\npattern = "act"'
CONSENT = 'nouns = ["consent", "invitation"]\npattern = "ground"\nneeds = "leave"'

SIDES = ("kingdom", "army", "militia", "coalition")
PLAIN = (
    "The {side} violated the truce.",
    "The {side} must respect international law.",
    "The {side} committed war crimes.",
    "The {side} acted in accordance with the UN Charter.",
    "The blockade of the {side} is illegal.",
    "The {side} entered the valley without the consent of the state.",
    "The {side} must be brought to justice.",
)
UNRELATED = (
    "{}, and the harvest was good.",
    "{} while the children slept.",
    "{}, and trade grew.",
    "{} on a cold morning.",
)


def test_a_claim_has_all_that_the_sentence_says(claims_of: ClaimsOf) -> None:
    """Polarity, span, whose act, which act, whose claim, status, basis, form, side and rule."""
    (claim,) = claims_of("The envoy said the kingdom's shelling was illegal under the Charter.")

    assert claim == (
        "unlawful", "illegal", "kingdom's shelling", "kingdom's shelling", "envoy", "asserted",
        ("UN Charter",), "claim", "kingdom", "illegal",
    )  # fmt: skip


@pytest.mark.parametrize("sentence", ["The harvest was good.", "The legal adviser resigned."])
def test_a_sentence_without_a_claim_gives_none(claims_of: ClaimsOf, sentence: str) -> None:
    """With or without a word of law."""
    assert claims_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The kingdom's shelling is illegal.", "kingdom's shelling"),
        ("The kingdom wages an illegal war.", "illegal war"),
        ("The illegally seized vessel sank.", ""),
        ("The fee is illegal.", ""),
        ("The illegal fee was paid.", ""),
        ("The fleet illegally seized the vessel.", ""),
    ],
)
def test_the_act_is_the_deed_or_what_the_cue_qualifies(
    claims_of: ClaimsOf, sentence: str, object_: str
) -> None:
    """A thing that is judged itself is no act of anybody's."""
    assert [claim.object for claim in claims_of(sentence)] == [object_]


@pytest.mark.parametrize(
    ("sentence", "target", "side"),
    [
        ("The presence of foreign troops is illegal.", "presence of foreign troops",
         "foreign troops"),
        ("The fleet is illegal.", "fleet", "fleet"),
        ("It is well known to be illegal.", "It", "It"),
        ("The blockade was seen as harsh and illegal.", "blockade", "blockade"),
    ],
)  # fmt: skip
def test_the_side_behind_a_deed_is_resolved_apart(
    claims_of: ClaimsOf, sentence: str, target: str, side: str
) -> None:
    """The target keeps the words that are judged."""
    found = [(claim.target, claim.side) for claim in claims_of(sentence, ILLEGAL)]

    assert found == [(target, side)]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Targeting nurses is illegal.", "Targeting"),
        ("Two of the raids were illegal.", "Two of the raids"),
        ("The poor are illegal.", "poor"),
        ("The act was, so they say, only so-called illegal.", "act"),
        ("What should be the aim is illegal.", ""),
        ("The wounded were illegal.", "wounded"),
    ],
)
def test_only_things_persons_and_clauses_are_judged(
    claims_of: ClaimsOf, sentence: str, target: str
) -> None:
    """What a parser gives beyond that is left empty."""
    assert [claim.target for claim in claims_of(sentence, ILLEGAL)] == [target]


@pytest.mark.parametrize(
    ("form", "read"), [("", "claim"), ('\nform = "label"', "label"), ('\nform = "claim"', "claim")]
)
def test_an_entry_says_its_form(claims_of: ClaimsOf, form: str, read: str) -> None:
    """A claim, unless it says label."""
    found = claims_of("The illegal fee was paid.", ILLEGAL + form)

    assert [claim.form for claim in found] == [read]


@pytest.mark.parametrize(
    ("sentence", "entry", "lack", "status"),
    [
        ("They have no right to stay.", NO_RIGHT, "", "denied"),
        ("They have no right to stay.", NO_RIGHT, "\nlack = true", "asserted"),
        ("They came without the consent of the state.", CONSENT, "", "asserted"),
        ("They came without the consent of the state.", CONSENT, "\nlack = false", "denied"),
        ("They came with the consent of the state.", CONSENT, "", "asserted"),
        ("They came by no invitation of the state.", CONSENT, "", "denied"),
    ],
)
def test_a_lack_that_is_the_reproach_is_asserted(
    claims_of: ClaimsOf, sentence: str, entry: str, lack: str, status: str
) -> None:
    """Of leave always, unless its entry says otherwise; of other entries where they say so."""
    assert [claim.status for claim in claims_of(sentence, entry + lack)] == [status]


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("They came without the consent of the state.", "without the consent"),
        ("They came with the clear consent of the state.", "with the clear consent"),
    ],
)
def test_the_span_of_leave_begins_at_its_preposition(
    claims_of: ClaimsOf, sentence: str, cue: str
) -> None:
    """ "Without" tells whether leave was given."""
    assert [claim.cue for claim in claims_of(sentence, CONSENT)] == [cue]


@pytest.mark.parametrize(
    ("sentence", "as_value", "plain"),
    [
        ("The goals set out in the treaty guide us.", 0, 1),
        ("The borders set out in the treaty hold.", 1, 1),
        ("As set out in the treaty, they left.", 1, 1),
    ],
)
def test_where_an_ideal_stands_may_be_no_claim(
    claims_of: ClaimsOf, sentence: str, as_value: int, plain: int
) -> None:
    """Of an entry that leaves values out; where nothing is judged, there is none to leave out."""
    assert len(claims_of(sentence, f"{SET_OUT}\nvalues = false")) == as_value
    assert len(claims_of(sentence, SET_OUT)) == plain


@pytest.mark.parametrize(
    ("sentence", "personal", "plain"),
    [
        ("The soldiers follow the law.", 1, 1),
        ("A pause following the truce was short.", 0, 1),
    ],
)
def test_an_entry_may_want_a_person_for_its_subject(
    claims_of: ClaimsOf, sentence: str, personal: int, plain: int
) -> None:
    """Persons follow laws, pauses follow truces."""
    assert len(claims_of(sentence, f"{FOLLOW}\npersonal = true")) == personal
    assert len(claims_of(sentence, FOLLOW)) == plain


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("The militia must comply with its obligations.",
         [("obligation", "comply with its obligations")]),
        ("The obligations must be fulfilled.", [("obligation", "fulfilled")]),
        ("The kingdom violated the sovereignty of the republic.", [("unlawful", "violated")]),
        ("The sovereignty of the republic was violated.", [("unlawful", "violated")]),
        ("The kingdom breached its commitments under the accord.", [("unlawful", "breached")]),
        ("The kingdom violated the sovereign rights of the republic.", [("unlawful", "violated")]),
        ("We respect the sovereignty and territorial integrity of all.",
         [("consent", "sovereignty and territorial integrity")]),
        ("We respect the sovereignty, unity and territorial integrity of all.",
         [("consent", "sovereignty, unity and territorial integrity")]),
        ("We support its sovereignty within its internationally recognized borders.",
         [("consent", "sovereignty within its internationally recognized borders")]),
        ("The militia must comply with its international obligations under resolution 9999.",
         [("obligation", "comply with its international obligations under")]),
    ],
)  # fmt: skip
def test_cues_that_complete_each_other_are_one_claim(
    claims_of: ClaimsOf, sentence: str, read: list[tuple[str, str]]
) -> None:
    """A verb with its noun, a list, and how far something reaches; the verb's polarity stays."""
    assert [(claim.category, claim.cue) for claim in claims_of(sentence)] == read


@pytest.mark.parametrize(
    ("sentence", "categories"),
    [
        ("The raid is illegal, and the raiders must be prosecuted.",
         ["unlawful", "accountability"]),
        ("The raid was illegal and a war crime.", ["unlawful", "unlawful"]),
        ("They came without the consent of the state, in violation of the treaty.",
         ["consent", "unlawful"]),
        ("They must respect the treaty, and those who violated the truce must be prosecuted.",
         ["obligation", "unlawful", "accountability"]),
    ],
)  # fmt: skip
def test_claims_apart_stay_apart_and_in_order(
    claims_of: ClaimsOf, sentence: str, categories: list[str]
) -> None:
    """Each cue that completes no other is a claim of its own."""
    assert [claim.category for claim in claims_of(sentence)] == categories


def test_the_longest_of_overlapping_cues_is_the_claim(claims_of: ClaimsOf) -> None:
    """ "Human rights violations" hold "violations", and no second claim."""
    found = claims_of("The human rights violations of the regime go on.")

    assert [(claim.rule, claim.cue) for claim in found] == [
        ("rights-violation", "human rights violations")
    ]


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("The raid violated the UN Charter, and the patrol was lawful under international law.",
         [("UN Charter",), ("international law",)]),
        ("The raid is illegal and violates the UN Charter.", [(), ("UN Charter",)]),
        ("The raid is illegal under the UN Charter and international law.",
         [("UN Charter", "international law")]),
        ("The raid is illegal.", [()]),
    ],
)  # fmt: skip
def test_each_claim_has_its_own_basis(
    claims_of: ClaimsOf, sentence: str, bases: list[tuple[str, ...]]
) -> None:
    """Instruments go to the nearest cue, several to one where there is one."""
    assert [claim.basis for claim in claims_of(sentence)] == bases


@pytest.mark.parametrize(
    ("sentence", "holder", "status"),
    [
        ("The strikes were illegal.", "", "asserted"),
        ("The strikes were not illegal.", "", "denied"),
        ("The strikes were allegedly illegal.", "", "hedged"),
        ("The strikes may have been illegal.", "", "hedged"),
        ("If the strikes were illegal, they must end.", "", "hedged"),
        ("Were the strikes illegal?", "", "hedged"),
        ("The envoy claims that the strikes were illegal.", "envoy", "asserted"),
        ("The envoy denied that the strikes were illegal.", "envoy", "denied"),
        ("According to the envoy, the strikes were illegal.", "envoy", "asserted"),
        ("The so-called illegal strikes ended.", "", "denied"),
        ("The illegal strikes ended.", "", "asserted"),
    ],
)
def test_a_claim_has_its_voice(
    claims_of: ClaimsOf, sentence: str, holder: str, status: str
) -> None:
    """Whose it is, and whether it is asserted, denied or hedged."""
    found = [(claim.holder, claim.status) for claim in claims_of(sentence, ILLEGAL)]

    assert found == [(holder, status)]


@settings(max_examples=40)
@given(st.sampled_from(PLAIN), st.sampled_from(SIDES), st.sampled_from(UNRELATED))
def test_an_unrelated_clause_changes_no_claim(
    claims_of: ClaimsOf, plain: str, side: str, unrelated: str
) -> None:
    """Polarity, words, target, status and basis stay, and no claim comes by it."""
    sentence = plain.format(side=side)
    longer = unrelated.format(sentence.rstrip("."))

    assert claims_of(longer) == claims_of(sentence) != []


@settings(max_examples=30)
@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from(SIDES))
def test_two_sentences_in_one_have_the_claims_of_both(
    claims_of: ClaimsOf, first: str, second: str, side: str
) -> None:
    """In their order, each with its own subject."""
    one, two = first.format(side=side), second.format(side="fleet")
    joined = f"{one.rstrip('.')}; {two[0].lower()}{two[1:]}"

    def told(text: str) -> list[tuple[str, str]]:
        return [(claim.category, claim.target) for claim in claims_of(text)]

    assert told(joined) == told(one) + told(two)


@settings(max_examples=30)
@given(
    st.sampled_from(SIDES),
    st.sampled_from(
        [
            ("violate the truce", "unlawful", "denied"),
            ("abide by the treaty", "unlawful", "asserted"),
            ("fulfil its obligations", "unlawful", "asserted"),
            ("act in accordance with the UN Charter", "lawful", "denied"),
            ("follow the laws of war", "unlawful", "asserted"),
            ("commit war crimes", "unlawful", "denied"),
        ]
    ),
)
def test_does_not_denies_a_claim_or_breaks_a_duty(
    claims_of: ClaimsOf, side: str, read: tuple[str, str, str]
) -> None:
    """As the entry says; what is broken so is asserted."""
    phrase, category, status = read
    found = claims_of(f"The {side} does not {phrase}.")

    assert [(claim.category, claim.status, claim.target) for claim in found] == [
        (category, status, side)
    ]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3), st.sampled_from(SIDES))
def test_claims_lie_apart_in_order_and_within_the_sentence(
    sentence_of: Callable[..., Sentence], parts: list[str], side: str
) -> None:
    """Spans do not overlap, and every place is one of the text."""
    text = "; ".join(part.format(side=side).rstrip(".") for part in parts) + "."
    found = find_claims(sentence_of(text), load_lexicon("legality"))
    places = [finding.span for finding in found]

    assert places == sorted(places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
    for finding in found:
        for place in (finding.span, finding.target, finding.object, finding.side):
            assert place is None or text[slice(*place)].strip() == text[slice(*place)] != ""
