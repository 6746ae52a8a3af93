"""Quotations: marks of every kind paired, apostrophes told apart, over paragraphs and unclosed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.quotations import LONGEST_UNCLOSED, find_quotations


def quoted(text: str) -> list[str]:
    """Return the words of the quotations of a text, with their marks."""
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    ["“”", '""', "«»", "»«", "„“", "„”", "‟”", "‘’", "''", "‚‘", "‹›", "””", '“"'],
)
def test_marks_of_every_kind_are_paired(opening: str, closing: str) -> None:
    """Also where the convention is that of another language, or of a careless typist."""
    words = f"{opening}The ferry left. Nobody saw it{closing}"
    assert quoted(f"He said {words} and sat down.") == [words]


def test_spaces_inside_angled_marks_do_not_part_them() -> None:
    """As the French set them."""
    assert quoted("Elle dit : « Ils sont partis. » Puis rien.") == ["« Ils sont partis. »"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferrymen's boat wasn't theirs.",
        "The ferrymen’s boat wasn’t the millers’ at all.",
        "In the ’90s and the ‘80s rock ’n’ roll was played.",
        'It is 6\' 2" long and 3" wide.',
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    """Neither inside words nor at their ends."""
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘The millers’ boat didn’t sink,’ he said.", "‘The millers’ boat didn’t sink,’"),
        ("'The millers' boat didn't sink,' he said.", "'The millers' boat didn't sink,'"),
        ("‘It’s the guests’ turn. Isn’t it?’ she asked.", "‘It’s the guests’ turn. Isn’t it?’"),
    ],
)
def test_apostrophes_inside_single_marks_close_nothing(text: str, words: str) -> None:
    """The last mark that can close does."""
    assert quoted(text) == [words]


def test_an_outer_quotation_comes_before_those_inside_it() -> None:
    """Whatever marks either has."""
    assert quoted("“He told us: ‘Go! Row.’ We rowed.”") == [
        "“He told us: ‘Go! Row.’ We rowed.”",
        "‘Go! Row.’",
    ]
    assert quoted("“The “old” boat.”") == ["“The “old” boat.”", "“old”"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said: “One.\n\n“Two.\n\n“Three.” Then she left.", "“One.\n\n“Two.\n\n“Three.”"),
        ('She said: "One.\n\n"Two." Then she left.', '"One.\n\n"Two."'),
        ("She said: “One.\n“Two.”\nThen she left.\n", "“One.\n“Two.”"),
        ("> “One.\n\n> “Two.”\n\nShe left.", "“One.\n\n> “Two.”"),
    ],
)
def test_each_paragraph_may_open_a_quotation_again(text: str, words: str) -> None:
    """It is one quotation, closed once."""
    [quotation] = find_quotations(text)
    assert text[quotation.start : quotation.end] == words
    assert quotation.closed


def test_a_paragraph_that_does_not_open_it_again_ends_it() -> None:
    """What nothing closes ends with its paragraph."""
    text = "She said: “The boat sank. We swam.\n\nThe inn was full. The “cook” was not."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed) == ("“The boat sank. We swam.", False)
    assert (text[second.start : second.end], second.closed) == ("“cook”", True)


def test_a_stray_mark_quotes_nothing() -> None:
    """One that opens again inside, runs on too long, or has no paragraph to end with."""
    assert quoted('A 12" plank. He called it "wood" and left.') == ['"wood"']
    assert quoted('He said "so. She called it "wood". They left.') == ['"wood"']
    assert quoted("A stray “ here. The boat sank.") == []
    assert quoted("The inn.\n\nA stray “ here. " + "The boat sank. " * LONGEST_UNCLOSED) == []


PAIRS = st.sampled_from(["“”", '""', "«»", "„“", "‘’"])
WORDS = st.sampled_from(["The boat sank.", "nobody's fault", "Why", "a 3rd time,", "it is", "so."])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return a text of one paragraph and what is quoted in it, each with one of nested marks."""
    text, spans = "", []
    for _ in range(draw(st.integers(0, 4))):
        text += draw(WORDS) + " "
        (opening, closing), start = draw(PAIRS), len(text)
        words = " ".join(draw(st.lists(WORDS, min_size=1, max_size=4)))
        if opening in '"«' and draw(st.booleans()):
            words += " “inside” too"
        text += f"{opening}{words}{closing}"
        spans.append((start, len(text)))
        text += draw(st.sampled_from([" ", ". ", ", "])) + "then "
    return text, [text[start:end] for start, end in spans]


@given(marked_texts())
def test_what_is_between_marks_is_found(made: tuple[str, list[str]]) -> None:
    """All of it, in order, and nothing else but what is quoted inside."""
    text, spans = made
    assert [words for words in quoted(text) if words != "“inside”"] == spans


@given(st.text(st.sampled_from("ab.s \n\"'“”„‟‘’‚«»‹›->")))
def test_quotations_lie_apart_or_inside_each_other(text: str) -> None:
    """In order, each beginning with a mark, a closed one ending with one, whatever the text."""
    found = find_quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for number, one in enumerate(found):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start] in "\"'“”„‟‘’‚«»‹›"
        assert not one.closed or text[one.end - 1] in "\"'“”„‟‘’‚«»‹›"
        for other in found[number + 1 :]:
            assert other.start >= one.end or other.end <= one.end


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_is_refused(text: str) -> None:
    """A text without marks has no quotations; every other has some number of them."""
    found = find_quotations(text)
    assert not found or any(mark in text for mark in "\"'“”„‟‘’‚‛«»‹›")
