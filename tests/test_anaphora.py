"""Pronouns: what they stand for, and how many are better left alone."""

from __future__ import annotations

import re

import pytest

from toolkit.anaphora import begins_with_pronoun, find_antecedent, spelled_out
from toolkit.annotation import Sentence, annotate, segment
from toolkit.corpus import Document
from toolkit.model import load_model
from toolkit.surroundings import Surroundings


def parsed(text: str) -> tuple[list[Sentence], Surroundings]:
    """Return the sentences of a text, all parsed, and what stands around them."""
    document = Document("d", text, "tests")
    sentences = annotate(segment(document), load_model(), frozenset(), gate=False)
    return list(sentences), Surroundings(document, load_model())


def antecedent(text: str, phrase: str, *, alone: bool = False) -> str | None:
    """Return what the last such phrase of a text stands for."""
    sentences, around = parsed(text)
    last = sentences[-1]
    place = [match.span() for match in re.finditer(rf"\b{phrase}\b", last.text)][-1]
    found = find_antecedent(place, last, None if alone else around)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("The rebels left after they burned the mill.", "they", "rebels"),
        ("The Syrian army said it shelled the mill.", "it", "Syrian army"),
        ("Russia denied that its forces had bombed the mill.", "its forces", "Russia"),
        ("The regime and its allies bombed the mill.", "its allies", "regime"),
        ("President Ash said he burned the mill.", "he", "President Ash"),
        ("The envoy said her troops burned the mill.", "her troops", "envoy"),
        ("Nobody can stop the rebels before they burn the mill.", "they", "rebels"),
        ("The coalition opened an inquiry into whether its strikes killed a miller.", "its",
         "coalition"),
        ("Israel was asked to end its siege.", "its", "Israel"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_one_side_before_it(text: str, phrase: str, wanted: str) -> None:
    """In its sentence, as who acts, whom it concerns, or whose the thing is."""
    assert antecedent(text, phrase) == wanted
    assert antecedent(text, phrase, alone=True) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("The rebels came at night. They burned the mill.", "They", "rebels"),
        ("The rebels came at night. They slept. Then they burned the mill.", "they", "rebels"),
        ("The regime lost the town. Its jets bombed the mill.", "Its jets", "regime"),
        ("President Ash slept. He woke. He burned the mill.", "He", "President Ash"),
        ("“The rebels came at night. They burned the mill,” said Ash.", "They", "rebels"),
    ],
)
def test_else_it_stands_for_the_subject_of_the_sentence_before(
    text: str, phrase: str, wanted: str
) -> None:
    """Over sentences that only repeat it, inside the paragraph; with nothing around, for nobody."""
    assert antecedent(text, phrase) == wanted
    assert antecedent(text, phrase, alone=True) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The rebels met the smugglers before they burned the mill.", "they"),
        ("The rebels robbed the millers. They burned the mill.", "They"),
        ("Russia told Israel that its forces had bombed the mill.", "its forces"),
        ("Ash told Birch that he had burned the mill.", "he"),
        ("Russia and Syria said they bombed the mill.", "they"),
        ("The raids went on. They destroyed the mill.", "They"),
        ("The army fought the rebels. They burned the mill.", "They"),
        ("The army came. They burned the mill.", "They"),
        ("The report said it burned the mill.", "it"),
        ("The mill was burned by rebels. They left.", "They"),
        ("The rebels came.\n\nThey burned the mill.", "They"),
        ("The rebels came. “They burned the mill,” said Ash.", "They"),
        ("The rebels came. Rain fell. They burned the mill.", "They"),
        ("The rain fell. They burned the mill.", "They"),
        ("Russia attacked them.", "them"),
        ("A nation may fear another nation or praise its deeds.", "its"),
        ("The king met His Excellency President Ash.", "His"),
        ("In its war on the millers Russia burned the mill.", "its"),
        ("By robbing the millers they burned the mill.", "they"),
        ("Peru wants peace, and it is necessary to mend the mill.", "it"),
        ("The rebels helped those who fled before they burned the mill.", "they"),
        ("They came while the rebels slept, but they burned the mill.", "they"),
        ("The rebels came. We burned our mill.", "our mill"),
    ],
)
def test_of_two_that_agree_none_is_chosen(text: str, phrase: str) -> None:
    """Nor a thing, nor across paragraphs and quotations, nor an "it" that stands for nothing."""
    assert antecedent(text, phrase) is None


def test_the_antecedent_leads_back_to_its_place() -> None:
    """In the sentence before, and in the document."""
    text = "Late  that night the Syrian  army came. It shelled the mill."
    sentences, around = parsed(text)
    found = find_antecedent((0, 2), sentences[-1], around)
    assert found is not None
    start, end = found.sentence.place(*found.place)
    assert text[start:end] == "Syrian  army"


@pytest.mark.parametrize(
    ("phrase", "antecedent", "whole"),
    [
        ("they", "rebels", "rebels"),
        ("its forces", "Russia", "Russia's forces"),
        ("Their old allies", "rebels", "rebels's old allies"),
    ],
)
def test_a_pronoun_is_spelled_out_with_what_it_owns(
    phrase: str, antecedent: str, whole: str
) -> None:
    """So that an actor can be read from the whole phrase."""
    assert begins_with_pronoun(phrase)
    assert spelled_out(phrase, antecedent) == whole


@pytest.mark.parametrize("phrase", ["the rebels", "our forces", "themselves", "", "item"])
def test_other_words_begin_with_no_pronoun_of_the_third_person(phrase: str) -> None:
    """The first person is the author's."""
    assert not begins_with_pronoun(phrase)
