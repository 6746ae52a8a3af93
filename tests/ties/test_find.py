"""Tests of toolkit.ties.find: which ties of a sentence are told, each of them once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.annotation import CueIndex, Hit, Sentence
from toolkit.corpus import Document
from toolkit.lexicon import load_lexicon
from toolkit.model import load_model
from toolkit.ties import find_ties
from toolkit.ties.find import sense_agrees

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.feature import Finding

TiesOf = Callable[..., list[Any]]
Word = Callable[[str, str], "Token"]

BURN = 'verbs = ["burn"]'
DO = 'verbs = ["commit"]\nnouns = ["crime"]\nobject = "all"'
ROLES = ("target", "object", "affected", "holder", "recipient", "cue", "side")


@pytest.mark.parametrize(
    ("sentence", "target", "category"),
    [
        ("The raiders attacked the clinic.", "raiders", "causation"),
        ("The clinic was attacked by the raiders.", "raiders", "causation"),
        ("The raiders who attacked the clinic fled.", "raiders", "causation"),
        ("The clinic attacked by the raiders is closed.", "raiders", "causation"),
        ("The raiders' attack on the clinic shocked the town.", "raiders", "causation"),
        ("The attack on the clinic by the raiders shocked the town.", "raiders", "causation"),
        ("The raiders were accused of looting the clinic.", "raiders", "accusation"),
        ("The board holds the raiders responsible for the massacre.", "raiders", "accusation"),
        ("The agency refused to deliver the aid.", "agency", "omission"),
        ("The agency has not yet delivered the aid.", "agency", "omission"),
        ("Smugglers supply the gangs with weapons.", "Smugglers", "support"),
        ("The gangs prevented aid from reaching the town.", "gangs", "obstruction"),
        ("The fleet violated the ceasefire.", "fleet", "violation"),
        ("The channel fabricated the story.", "channel", "deception"),
        ("The villages suffered at the hands of the raiders.", "raiders", "causation"),
        ("The army invaded the valley, killing forty farmers.", "army", "causation"),
        ("By delaying aid the ministry creates hardship.", "ministry", "causation"),
        (
            "The ministry creates hardship by delaying aid and preventing families from returning.",
            "ministry",
            "obstruction",
        ),
    ],
)
def test_each_construction_names_its_target(
    ties_of: TiesOf, sentence: str, target: str, category: str
) -> None:
    """Active, passive, relative, participial, nominal and explicit forms give one target."""
    found = ties_of(sentence)

    assert {tie.target for tie in found} == {target}
    assert category in {tie.kind for tie in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Aid workers prevented a famine.",
        "The coalition will defeat the terrorists.",
        "The earthquake destroyed the town.",
        "The police stopped the massacre.",
        "The army destroyed the terrorists' hideouts.",
        "The committee is responsible for the budget.",
        "We condemn all violence.",
        "It attacked the clinic.",
    ],
)
def test_no_tie_is_made_without_a_side_or_where_the_bad_is_fought(
    ties_of: TiesOf, sentence: str
) -> None:
    """Misfortune, bare pointers, and harm done to something bad are no blame."""
    assert not ties_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("The raiders and the smugglers burned the mill.", ["raiders", "smugglers"]),
        ("The raiders, smugglers and bandits burned us.", ["raiders", "smugglers", "bandits"]),
        ("The raiders and the flood burned the mill.", ["raiders"]),
        ("The flood burned the mill.", []),
    ],
)
def test_listed_targets_are_a_tie_each(ties_of: TiesOf, sentence: str, targets: list[str]) -> None:
    """As long as each may answer for it."""
    assert [tie.target for tie in ties_of(sentence, BURN)] == targets


def test_a_side_is_named_with_the_name_beside_it(ties_of: TiesOf) -> None:
    """As the sentence has it."""
    found = ties_of("The armed group, Northguard, burned the mill.", BURN)

    assert [tie.target for tie in found] == ["armed group, Northguard"]


@pytest.mark.parametrize(
    ("sentence", "status", "holder"),
    [
        ("The raiders burned the mill.", "asserted", ""),
        ("The raiders did not burn the mill.", "denied", ""),
        ("The raiders may have burned the mill.", "hedged", ""),
        ("The envoy said that the raiders burned the mill.", "asserted", "envoy"),
    ],
)
def test_a_tie_has_the_voice_of_its_cue(
    ties_of: TiesOf, sentence: str, status: str, holder: str
) -> None:
    """Whose claim it is, and whether it is asserted."""
    assert [(tie.status, tie.holder) for tie in ties_of(sentence, BURN)] == [(status, holder)]


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("The minister blamed the rebels.", "minister"),
        ("The envoy said that the minister blamed the rebels.", "minister"),
        ("The envoy said that the rebels were blamed.", "envoy"),
        ("I blame the rebels.", ""),
    ],
)
def test_who_accuses_holds_the_claim(ties_of: TiesOf, sentence: str, holder: str) -> None:
    """Before the one who reports it; the first person is the author."""
    entry = 'verbs = ["blame"]\npattern = "charge"'

    assert [tie.holder for tie in ties_of(sentence, entry)] == [holder]


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders committed crimes.", [("raiders", "committed")]),
        ("The raiders' crimes shocked us.", [("raiders", "crimes")]),
        ("The presence of foreign troops committed crimes.", [("foreign troops", "committed")]),
        (
            "The raiders committed crimes, and the gangs' crimes shocked us.",
            [("raiders", "committed"), ("gangs", "crimes")],
        ),
    ],
)
def test_a_deed_told_through_a_verb_is_one_tie(
    ties_of: TiesOf, sentence: str, ties: list[tuple[str, str]]
) -> None:
    """Of one side; that of another is another's."""
    assert [(tie.target, tie.cue) for tie in ties_of(sentence, DO)] == ties


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        ("The junta's raids killed nine nurses.", ["killed"]),
        ("The council condemned the junta's raids.", ["condemned"]),
        ("Ten villagers died due to the junta's raids.", ["due to"]),
        ("The farmers suffer from the junta's raids.", ["suffer"]),
        ("The junta must stop taxing the farmers.", ["stop"]),
        ("The junta must stop bombing the farmers.", ["bombing"]),
    ],
)
def test_a_deed_behind_another_tie_is_none_of_its_own(
    ties_of: TiesOf, sentence: str, cues: list[str]
) -> None:
    """Only a call leaves the wrong to its own word."""
    assert [tie.cue for tie in ties_of(sentence)] == cues


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("The raiders attacked and looted the clinic.", [("attacked", "clinic")]),
        ("The raiders attacked and violated the border.", [("violated", "border")]),
        (
            "The raiders attacked the clinic and looted the mill.",
            [("attacked", "clinic"), ("looted", "mill")],
        ),
        ("The police attacked and tortured.", [("attacked", "")]),
    ],
)
def test_verbs_that_share_an_object_are_one_tie(
    ties_of: TiesOf, sentence: str, ties: list[tuple[str, str]]
) -> None:
    """Of the kind that the codebook lists first; with harms of their own they are several."""
    assert [(tie.cue, tie.object) for tie in ties_of(sentence)] == ties


def test_verbs_without_an_object_share_none(ties_of: TiesOf) -> None:
    """Each is a tie."""
    found = ties_of("The raiders plundered and robbed.", 'verbs = ["plunder", "rob"]')

    assert [tie.cue for tie in found] == ["plundered", "robbed"]


@pytest.mark.parametrize(
    ("sentence", "category", "kind"),
    [
        ("The raiders burned the mill.", "causation", "causation"),
        ("The raiders illegally burned the mill.", "causation", "violation"),
        ("The raiders' illegal burning of the mill shocked us.", "causation", "violation"),
        ("The raiders' illegal burning of the mill shocked us.", "support", "violation"),
        ("The raiders' illegal burning of the mill shocked us.", "deception", "deception"),
        ("The raiders' illegal burning of the mill shocked us.", "accusation", "accusation"),
    ],
)
def test_an_unlawful_deed_is_a_violation_first(
    ties_of: TiesOf, sentence: str, category: str, kind: str
) -> None:
    """By a word of the list beside the cue; kinds that come before it stay."""
    entry = f'{BURN}\ncategory = "{category}"'

    assert [tie.kind for tie in ties_of(sentence, entry)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "pattern", "kind"),
    [
        ("The militia does not respect the truce.", "undone", "violation"),
        ("The militia does not respect the farmers.", "undone", "omission"),
        ("The militia failed the truce.", "failing", "omission"),
    ],
)
def test_a_rule_not_kept_is_a_violation(
    ties_of: TiesOf, sentence: str, pattern: str, kind: str
) -> None:
    """Where the rule is named, and what is left undone is to keep it."""
    entry = f'verbs = ["respect", "fail"]\npattern = "{pattern}"\ncategory = "omission"'

    assert [tie.kind for tie in ties_of(sentence, entry)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "entry", "agency"),
    [
        ("The raiders burned the mill.", BURN, "active"),
        ("The mill was burned by the raiders.", BURN, "passive"),
        ("The raiders' burning of the mill shocked us.", BURN, "nominal"),
        ("The mill was burned.", f"{BURN}\nagentless = true", "deleted"),
        ("The agency failed to act.", 'verbs = ["fail"]\npattern = "failing"', "active"),
        ("The agency's failure is known.", 'nouns = ["failure"]\npattern = "failing"', "nominal"),
        ("The agency does not act.", 'verbs = ["act"]\npattern = "undone"', "active"),
        ("We condemn the agency.", 'verbs = ["condemn"]\npattern = "charge"', ""),
        ("The agency is guilty.", 'words = ["guilty"]\npattern = "liable"', ""),
    ],
)
def test_how_the_doer_is_put_into_words_is_told(
    ties_of: TiesOf, sentence: str, entry: str, agency: str
) -> None:
    """Where the pattern tells a doer."""
    assert [tie.agency for tie in ties_of(sentence, entry)] == [agency]


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("Nine nurses were killed.", [""]),
        ("Nine nurses were killed in a raid.", [""]),
        ("Nine nurses were killed in a raid by gunmen.", ["gunmen"]),
        ("Nine nurses were killed by gunmen.", ["gunmen"]),
        ("Nine nurses were killed when gunmen burned the mill.", ["gunmen"]),
        ("Gunmen looted the clinic where nine nurses were killed.", ["Gunmen", ""]),
    ],
)
def test_an_agent_is_left_out_only_where_a_passive_names_none(
    ties_of: TiesOf, sentence: str, targets: list[str]
) -> None:
    """ "Killed in a raid by gunmen" tells who did it."""
    assert [tie.target for tie in ties_of(sentence)] == targets


@pytest.mark.parametrize(
    ("text", "form", "verb", "noun"),
    [
        ("The army raids the mill.", "raids", True, False),
        ("The farmers fled the raids.", "raids", False, True),
        ("The mill was shelled.", "shelled", True, False),
        ("They stopped shelling.", "shelling", True, False),
        ("Nine died in heavy shelling.", "shelling", True, True),
        ("They feared his shelling the town.", "shelling", True, False),
        ("Nine children died in rebel shelling.", "shelling", False, True),
        ("Nine died after the junta strikes.", "strikes", False, True),
        ("We consider the junta responsible.", "responsible", True, False),
        ("The raiders are cruel.", "cruel", False, False),
    ],
)
def test_the_tagger_decides_between_verb_and_noun(
    word: Word, text: str, form: str, verb: bool, noun: bool
) -> None:
    """A gerund without an object may be a noun, and what stands behind a preposition is one."""
    token = word(text, form)

    assert sense_agrees(token, hit_as("VERB")) is verb
    assert sense_agrees(token, hit_as("NOUN")) is noun
    assert sense_agrees(token, hit_as(""))


def hit_as(part_of_speech: str) -> Hit:
    """Return a hit of some entry, given as a part of speech."""
    return Hit(0, 1, "blame", load_lexicon("blame").entries[0], part_of_speech)


@cache
def index() -> CueIndex:
    """Return the index of the lexicon of blame."""
    return CueIndex([load_lexicon("blame")])


def salads() -> st.SearchStrategy[str]:
    """Return sentences without grammar: words of the lexicons, sides, people and small words."""
    blame, sides, polarity = (load_lexicon(name) for name in ("blame", "sides", "polarity"))
    cues = sorted({term.text for entry in blame.entries for term in entry.terms})
    names = [*sides.lists["armed"], *sides.lists["people"], "Israel", "Russia", "US", "we", "its"]
    things = [*sides.lists["deeds"], *polarity.lists["bad"], *polarity.lists["good"]]
    small = ["the", "of", "by", "not", "who", "which", "was", "to", "in", "and", "must", "-", ","]
    words = st.one_of(*(st.sampled_from(sorted(some)) for some in (cues, names, things, small)))
    return st.lists(words, min_size=1, max_size=14).map(lambda some: " ".join(some) + ".")


def read(texts: list[str]) -> list[tuple[Sentence, list[Finding]]]:
    """Return the sentences, parsed in one go, with their ties."""
    sentences = [
        Sentence(Document("made", text, "made", {}), 0, 0, len(text), text,
                 hits=index().scan(text), parse=parse)
        for text, parse in zip(texts, load_model().pipe(texts), strict=True)
    ]  # fmt: skip
    return [(sentence, find_ties(sentence, load_lexicon("blame"))) for sentence in sentences]


@given(texts=st.lists(st.deferred(salads), min_size=1, max_size=12))
@settings(max_examples=25)
def test_words_without_grammar_give_ties_in_good_form_or_none(texts: list[str]) -> None:
    """Roles are words of the sentence, a target fails only where it is left out, none is twice."""
    for sentence, findings in read(texts):
        for finding in findings:
            assert 0 <= finding.span[0] < finding.span[1] <= len(sentence.text)
            assert (finding.target is None) == (finding.agency == "deleted")
            for place in (getattr(finding, role) for role in ROLES):
                if place is not None:
                    words = sentence.text[slice(*place)]
                    assert 0 <= place[0] < place[1] <= len(sentence.text)
                    assert words == words.strip() != ""
        keys = [(finding.target, finding.span, finding.object) for finding in findings]
        assert len(keys) == len(set(keys))


@given(texts=st.lists(st.deferred(salads), min_size=1, max_size=6))
@settings(max_examples=8)
def test_the_same_sentence_has_the_same_ties(texts: list[str]) -> None:
    """Parsed again, and in other company."""
    there, back = read(texts), read(texts[::-1])

    assert [findings for _, findings in there] == [findings for _, findings in back][::-1]


def test_the_us_is_a_state_and_no_pronoun(ties_of: TiesOf) -> None:
    """Written in capitals it acts and speaks as any other side."""
    [bombing] = ties_of("The mill was bombed by the US.")
    [charge] = ties_of("The US accused the rebels of bombing the mill.")

    assert bombing.target == "US"
    assert charge.holder == "US"
