"""Tests of toolkit.law.judged: whose act, status or situation is judged, pattern by pattern."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.law.judged import PATTERNS

if TYPE_CHECKING:
    from spacy.tokens import Span

Words = Callable[[str, str], "Span"]


def judged(words: Words, pattern: str, sentence: str, cue: str) -> str:
    """Return the word that a pattern gives as judged; "" for none."""
    span = words(sentence, cue)
    token = PATTERNS[pattern](span.root, span)
    return "" if token is None else str(token.text)


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("Illegal armed groups mined the road.", "Illegal armed groups", "groups"),
        ("The illegal drug trade grows.", "illegal drug", "drug"),
        ("The illegal alien problem grows.", "illegal alien", "problem"),
        ("The illicit is dear.", "illicit", "illicit"),
    ],
)
def test_a_label_names_its_own_noun(words: Words, sentence: str, cue: str, named: str) -> None:
    """Also where it stands before another noun; an adjective alone names itself."""
    assert judged(words, "label", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("The blockade is illegal.", "illegal", "blockade"),
        ("The blockade is cruel and illegal.", "illegal", "blockade"),
        ("The blockade was called illegal.", "illegal", "blockade"),
        ("The council called the blockade illegal.", "illegal", "blockade"),
        ("The council regards the blockade as illegal.", "illegal", "blockade"),
        ("The council considers the blockade to be illegal.", "illegal", "blockade"),
        ("The blockade, which the envoy called illegal, went on.", "illegal", "blockade"),
        ("The blockade remains illegal.", "illegal", "blockade"),
        ("Poison is banned by law.", "banned by", "Poison"),
        ("The banned gas was found.", "banned", "gas"),
        ("The illegal fee was paid.", "illegal", "fee"),
        ("The kingdom's illegal war goes on.", "illegal", "kingdom"),
        ("The Russian illegal war goes on.", "illegal", "Russian"),
        ("The kingdom wages an illegal war.", "illegal", "kingdom"),
        ("The kingdom takes illegal measures.", "illegal", "kingdom"),
        ("The kingdom wages a series of illegal raids.", "illegal", "kingdom"),
        ("The council condemned an illegal war.", "illegal", "war"),
        ("The strikes, illegal under the law, went on.", "illegal", "strikes"),
        ("The presence of troops without the consent of the state, which is illegal, goes on.",
         "illegal", "presence"),
        ("The visit of the king, which is illegal, goes on.", "illegal", "king"),
        ("The raid on the harbour which is illegal goes on.", "illegal", "harbour"),
    ],
)  # fmt: skip
def test_a_quality_is_that_of_its_subject_or_noun(
    words: Words, sentence: str, cue: str, named: str
) -> None:
    """Before the noun of a deed it judges the side whose deed it is."""
    assert judged(words, "quality", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The fleet illegally seized the vessel.", "fleet"),
        ("The vessel was illegally seized by the fleet.", "fleet"),
        ("The vessel was illegally seized.", "vessel"),
        ("The illegally seized vessel sank.", "vessel"),
        ("The camp lies in an illegally US-occupied area.", "US"),
        ("The fleet was punished for illegally seizing the vessel.", "fleet"),
        ("The fleet was held accountable for illegally seizing the vessel.", "fleet"),
        ("To illegally seize a vessel is a crime.", ""),
    ],
)
def test_a_manner_is_that_of_who_does_it(words: Words, sentence: str, named: str) -> None:
    """Of a passive without an agent it is the status of what it is done to."""
    assert judged(words, "manner", sentence, "illegally") == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("The kingdom's breach was plain.", "breach", "kingdom"),
        ("The breach by the kingdom was plain.", "breach", "kingdom"),
        ("The kingdom committed a breach.", "breach", "kingdom"),
        ("A breach was committed by the kingdom.", "breach", "kingdom"),
        ("The raid was a breach.", "breach", "raid"),
        ("The raid constitutes a breach.", "breach", "raid"),
        ("The raid, a breach of the truce, went on.", "breach", "raid"),
        ("The kingdom is guilty of a breach.", "breach", "kingdom"),
        ("The kingdom is accused of a breach.", "breach", "kingdom"),
        ("The envoy accused the kingdom of a breach.", "breach", "kingdom"),
        ("The envoy charged the kingdom with a breach.", "breach", "kingdom"),
        ("The kingdom was punished for a breach.", "breach", "kingdom"),
        ("The envoy described the raid as a breach.", "breach", "raid"),
        ("The envoy denounced the raid as a breach.", "breach", "raid"),
        ("The envoy called the raid a breach.", "breach", "raid"),
        ("The envoy considers the raid a breach.", "breach", "raid"),
        ("The raid was called a breach.", "breach", "raid"),
        ("The envoy called the raid a crime and a breach.", "breach", "raid"),
        ("The raid amounts to a breach.", "breach", "raid"),
        ("The kingdom is involved in a breach.", "breach", "kingdom"),
        ("The kingdom answered with a breach.", "breach", "kingdom"),
        ("Ten were hurt in a raid in a new breach.", "breach", "raid"),
        ("Ten farmers were killed on Monday in a raid, in a new breach.", "breach", "raid"),
        ("The kingdom shelled the town in a new breach.", "breach", "kingdom"),
        ("The kingdom has an obligation.", "obligation", "kingdom"),
        ("The kingdom met its obligation.", "obligation", "kingdom"),
        ("The kingdom breaches the truce.", "breaches", "kingdom"),
        ("The court tried a war criminal.", "criminal", "criminal"),
        ("The council condemned the breach.", "breach", ""),
        ("The talks were marred by a breach.", "breach", ""),
        ("They are silent over a breach.", "breach", ""),
        ("They spoke about a breach.", "breach", ""),
        ("The envoy spoke of a breach.", "breach", ""),
        ("The envoy called for an inquiry.", "inquiry", ""),
        ("They apologised for the breach.", "breach", "They"),
        ("The size of the breach was plain.", "breach", ""),
        ("The breach was plain.", "breach", ""),
    ],
)
def test_a_deed_is_that_of_its_owner_or_doer(
    words: Words, sentence: str, cue: str, named: str
) -> None:
    """By grammar or by the verb over it; who only condemns it, speaks of it or suffers did not."""
    assert judged(words, "deed", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("The kingdom breaks the truce.", "breaks", "kingdom"),
        ("The truce was broken by the kingdom.", "broken", "kingdom"),
        ("The truce was broken.", "broken", ""),
        ("The kingdom goes on breaking the truce.", "breaking", "kingdom"),
        ("The envoy accused the kingdom of breaking the truce.", "breaking", "kingdom"),
        ("The kingdom was sanctioned for breaking the truce.", "breaking", "kingdom"),
        ("The kingdom is guilty of breaking the truce.", "breaking", "kingdom"),
        ("We stress the importance of keeping the truce.", "keeping", ""),
        ("The call on the kingdom to keep the truce was heard.", "keep", "kingdom"),
        ("The need for the kingdom to keep the truce is plain.", "keep", "kingdom"),
        ("It is the duty of the kingdom to keep the truce.", "keep", "kingdom"),
        ("It is wise of them to keep the truce.", "keep", "It"),
        ("The kingdom has a plan to keep the truce.", "keep", "kingdom"),
        ("The kingdom's breach of the truce was plain.", "breach", "kingdom"),
    ],
)
def test_an_act_is_that_of_who_does_it(words: Words, sentence: str, cue: str, named: str) -> None:
    """Verb or noun; nobody does what is only called for, but those who are called upon."""
    assert judged(words, "act", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("The treaty forbids poison.", "forbids", "poison"),
        ("Poison is forbidden by the treaty.", "forbidden", "Poison"),
        ("The treaty requires states to act.", "requires", "states"),
        ("The treaty demands that the kingdom withdraw.", "demands", "kingdom"),
        ("The treaty calls on states to act.", "calls", "states"),
        ("The treaty forbids.", "forbids", ""),
    ],
)
def test_what_a_rule_says_something_of_is_judged(
    words: Words, sentence: str, cue: str, named: str
) -> None:
    """Its object, the subject of its clause, or the noun behind its preposition."""
    assert judged(words, "ruled", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("The fleet acted in line with the law.", "in line with", "fleet"),
        ("The vote was in line with the law.", "in line with", "vote"),
        ("The vote was held in line with the law.", "in line with", "vote"),
        ("A vote in line with the law was held.", "in line with", "vote"),
        ("The fleet acted in a manner in line with the law.", "in line with", "fleet"),
        ("The vote was seen as fair and in line with the law.", "in line with", "vote"),
        ("The zone was set up as set out in the treaty.", "as set out in", "zone"),
        ("The borders of the zone as set out in the treaty hold.", "as set out in", "borders"),
        ("The borders and rights as set out in the treaty hold.", "as set out in", "borders"),
        ("The right provided for in the treaty holds.", "provided for in", "right"),
        ("The vote was based on the treaty.", "based on", "vote"),
        ("As set out in the treaty, they left.", "As set out in", ""),
    ],
)
def test_a_ground_is_that_of_what_hangs_on_it(
    words: Words, sentence: str, cue: str, named: str
) -> None:
    """A noun, a subject, who does the act; before "as" the head of the whole phrase."""
    assert judged(words, "ground", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("We want accountability for the raiders.", "accountability", "raiders"),
        ("We want accountability for those who did it.", "accountability", "those"),
        ("The impunity of the raiders must end.", "impunity", "raiders"),
        ("The raiders' impunity must end.", "impunity", "raiders"),
        ("The raiders act with impunity.", "impunity", "raiders"),
        ("A warrant was issued for the minister.", "warrant", "minister"),
        ("They issued a warrant for the minister.", "warrant", "minister"),
        ("We want accountability for the raid.", "accountability", ""),
        ("We want accountability.", "accountability", ""),
        ("The raiders deal with impunity.", "impunity", "raiders"),
    ],
)
def test_those_who_are_to_answer_are_persons(
    words: Words, sentence: str, cue: str, named: str
) -> None:
    """Behind "for", "of" or "against", also of the verb; their deeds do not answer."""
    assert judged(words, "answering", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "cue", "named"),
    [
        ("They must prosecute the raiders.", "prosecute", "raiders"),
        ("The raiders must be prosecuted.", "prosecuted", "raiders"),
        ("They will bring the raiders to justice.", "to justice", "raiders"),
        ("The raiders will face justice.", "face justice", "raiders"),
        ("They must hold to account those who did it.", "hold to account", "those"),
        ("They will hold the raiders accountable.", "accountable", "raiders"),
        ("They will hold the junta accountable.", "accountable", "junta"),
        ("The raiders were held accountable.", "held accountable", "raiders"),
        ("The raiders' trial began.", "trial", "raiders"),
        ("The trial was long.", "trial", ""),
    ],
)
def test_a_consequence_is_for_who_undergoes_it(
    words: Words, sentence: str, cue: str, named: str
) -> None:
    """Of a verb its object or passive subject, never a word of the cue; of a noun its owner."""
    assert judged(words, "consequence", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The kingdom respects the sovereignty of its neighbours.", "kingdom"),
        ("The kingdom's violation of the sovereignty of the republic is plain.", "kingdom"),
        ("We support the sovereignty of the republic.", "republic"),
        ("We support the republic's sovereignty.", "republic"),
        ("Respect for the sovereignty of the republic is due.", "republic"),
        ("Sovereignty is dear.", ""),
    ],
)
def test_a_norm_is_touched_by_somebody_or_is_of_somebody(
    words: Words, sentence: str, named: str
) -> None:
    """Who respects or violates it, or else whose it is."""
    cue = "Sovereignty" if sentence.startswith("Sov") else "sovereignty"

    assert judged(words, "norm", sentence, cue) == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The republic's right to self-defence is plain.", "republic"),
        ("The right of the republic to self-defence is plain.", "republic"),
        ("The republic has the right to self-defence.", "republic"),
        ("They lost the right to self-defence.", ""),
    ],
)
def test_a_right_is_that_of_who_has_it(words: Words, sentence: str, named: str) -> None:
    """By possessive, by "of" or by a verb of having."""
    assert judged(words, "right", sentence, "right") == named
