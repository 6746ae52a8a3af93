"""What stands around a sentence: neighbours, paragraphs, quotations, and parses on demand."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from toolkit.annotation import segment
from toolkit.corpus import Document
from toolkit.surroundings import Parses, Surroundings, UnparsedError

TEXT = "The ferry left. “It was late,” said the miller. Rain fell.\n\nThe inn was full. It closed."


class Recorder:
    """A pipeline that keeps what it was given to parse."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("en")
        self.texts: list[list[str]] = []

    def pipe(self, texts: Any) -> Any:
        """Parse the texts and note that they came together."""
        self.texts.append(list(texts))
        yield from self.nlp.pipe(texts)


def around(text: str = TEXT) -> Surroundings:
    """Return the surroundings of a document of which nothing may be parsed."""
    return Surroundings(Document("d", text, "tests"), lambda text: pytest.fail(f"parsed {text!r}"))


def test_neighbours_are_those_of_the_document() -> None:
    """The first has none before it, the last none after it."""
    seen = around()
    sentences = list(segment(seen.document))
    assert seen.sentences == tuple(sentences)
    assert [seen.before(s) for s in sentences] == [None, *sentences[:-1]]
    assert [seen.after(s) for s in sentences] == [*sentences[1:], None]


def test_the_sentence_at_a_place_begins_there_or_before() -> None:
    """Between two it is the first of them, before all of them the first."""
    seen = around(f"  {TEXT}")
    first, second, *_ = seen.sentences
    assert seen.sentence_at(0) == seen.sentence_at(first.start) == first
    assert seen.sentence_at(second.start - 1) == first
    assert seen.sentence_at(second.start) == second
    assert seen.sentence_at(len(TEXT) + 2) == seen.sentences[-1]


def test_blank_lines_part_paragraphs() -> None:
    """Places before and behind one are not together."""
    seen = around()
    rain, inn = TEXT.index("Rain"), TEXT.index("The inn")
    assert seen.same_paragraph(0, rain)
    assert not seen.same_paragraph(rain, inn)
    assert seen.same_paragraph(inn, len(TEXT) - 1)


def test_a_place_lies_in_its_quotations_from_the_innermost_outwards() -> None:
    """And in none that ends before it or begins behind it."""
    text = "“One.” “Two ‘three’ four.” “Five.”"
    seen = around(text)
    three = text.index("three")
    words = [text[q.start : q.end] for q in seen.quoted_in(three, three + 5)]
    assert words == ["‘three’", "“Two ‘three’ four.”"]
    assert seen.quoted_in(three, len(text)) == []


@given(st.text(st.sampled_from("a.“”‘’ ")), st.integers(0, 30), st.integers(1, 9))
def test_quotations_at_a_place_are_those_that_touch_it(text: str, start: int, length: int) -> None:
    """The quick look-up gives what looking at all of them gives."""
    seen = around(f"A{text}")
    touching = [q for q in seen.quotations if q.start < start + length and q.end > start]
    assert list(seen.quotations_at(start, start + length)) == touching


@pytest.mark.parametrize("text", ["It rained. Ash  saw\u00ad it.", "It rained. Ash saw it."])
def test_a_part_of_a_sentence_is_what_stands_between_two_places(text: str) -> None:
    """Trimmed, in characters of the normalised sentence, also where places are out of step."""
    seen = around(text)
    second = seen.sentences[1]
    part = seen.part(second, text.index("Ash") + 3, text.index("it."))
    assert part.text == "saw"
    assert second.text[part.start : part.end] == "saw"
    assert seen.part(second, 0, len(text)).text == "Ash saw it."


def test_what_is_asked_for_is_parsed_together_and_once() -> None:
    """Who asks waits until all have asked; what is forgotten is parsed again."""
    nlp: Any = Recorder()
    parses = Parses(nlp)
    for text in ("It rained.", "It closed.", "It rained."):
        with pytest.raises(UnparsedError):
            parses(text)
    assert nlp.texts == []
    parses.make()
    assert [parses(text).text for text in ("It rained.", "It closed.")] == [
        "It rained.", "It closed.",
    ]  # fmt: skip
    assert nlp.texts == [["It rained.", "It closed."]]
    parses.forget()
    with pytest.raises(UnparsedError):
        parses("It rained.")
