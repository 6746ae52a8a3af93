"""Patterns of instruments: each candidate function on its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.instrument_patterns import (
    Candidate,
    agreements,
    national_laws,
    resolutions,
    titles,
    with_articles,
)


def named(text: str) -> list[tuple[str, str]]:
    """Return name and words of the resolutions in a text."""
    return [(c.name, text[c.start : c.end]) for c in resolutions(text, {})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("resolution 2254", "UNSC resolution 2254"),
        ("resolution 47 (1948)", "UNSC resolution 47"),
        ("resolution 3379", "UNGA resolution 3379"),
        ("resolution 1514 (XV)", "UNGA resolution 1514"),
        ("resolution 68/262", "UNGA resolution 68/262"),
        ("resolution 16/18", "UNHRC resolution 16/18"),
        ("resolution ES-10/13", "UNGA resolution ES-10/13"),
        ("Trusteeship Council resolution 1082 (XIV)", "Trusteeship Council resolution 1082"),
        ("Arab League resolution 7595", "LAS resolution 7595"),
    ],
)
def test_the_form_of_a_number_tells_the_body(text: str, name: str) -> None:
    """A body named beside it comes first, then slash, session and range."""
    assert [found for found, _ in named(text)] == [name]


@pytest.mark.parametrize("text", ["resolution 60", "House Resolution 114", "resolution 4000"])
def test_a_number_without_a_sign_of_the_united_nations_is_left_out(text: str) -> None:
    """Small bare numbers and a parliament's own resolutions are none."""
    assert named(text) == []


def test_a_list_of_numbers_is_read_after_the_plural_only() -> None:
    """ "resolution 2254, 300 people" holds one resolution."""
    assert len(named("resolutions 242, 338 and 1397")) == 3
    assert len(named("resolution 2254, 300 people")) == 1
    assert len(named("resolution 1970 (2011) and 1973 (2011)")) == 2


def test_a_body_after_the_number_belongs_to_the_citation() -> None:
    """The span runs to the end of the body."""
    text = "resolution 2254 adopted by the UN Security Council"
    assert named(text) == [("UNSC resolution 2254", text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Lagoon Convention on Sea Turtles", ["Lagoon Convention on Sea Turtles"]),
        ("Under the Marsh Treaty we", ["Marsh Treaty"]),
        ("Ruritania’s Clean River Act of 1999", ["Clean River Act of 1999"]),
        ("the Soil Conservation and Recovery Act", ["Soil Conservation and Recovery Act"]),
        ("The Joint Declaration was read", []),
        ("the Marsh Treaty Conference", []),
        ("the Government of National Accord of Ruritania", []),
        ("a treaty on frogs", []),
    ],
)
def test_a_title_in_capitals_is_an_instrument(text: str, names: list[str]) -> None:
    """What opens the sentence is no part; a vague word alone names nothing."""
    assert [c.name for c in titles(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the agreement of August 2019", ["agreement of August 2019"]),
        ("the treaty of May 3, 1801", ["treaty of May 3, 1801"]),
        ("an agreement between Ruritania and Syldavia", ["bilateral agreement"]),
        ("a Syldavian-Bordurian treaty", ["bilateral agreement"]),
        ("we are in full agreement with France", []),
        ("Public\nLaw 12-345", ["Public Law 12-345"]),
    ],
)
def test_agreements_are_told_by_date_number_or_parties(text: str, names: list[str]) -> None:
    """Assent is no agreement."""
    assert [c.name for c in agreements(text)] == names


def test_the_law_of_a_state_is_national() -> None:
    """The state's word opens the span, whatever opens the sentence."""
    text = "Under Syldavian electoral law this is void."
    found = list(national_laws(text, lambda phrase: phrase.strip() == "Syldavian"))
    assert [(c.name, text[c.start : c.end]) for c in found] == [
        ("national law", "Syldavian electoral law")
    ]


def test_articles_divide_the_words_among_them() -> None:
    """Each article is an entry; Arabic chapter numbers become Roman."""
    text = "Articles 2 and 51 of the Charter"
    parts = with_articles(text, Candidate(25, 32, "C", "charter"))
    assert [(c.name, text[c.start : c.end]) for c in parts] == [
        ("C, Article 2", "Articles 2"),
        ("C, Article 51", "51 of the Charter"),
    ]
    text = "Chapter 7 of the Charter"
    assert with_articles(text, Candidate(17, 24, "C", "charter"))[0].name == "C, Chapter VII"


@given(st.text(alphabet="resolutin S/(XV) 0123456789,and of Article", max_size=60))
def test_numbers_of_any_shape_are_read_or_left(text: str) -> None:
    """Spans lie inside the text and names are never empty."""
    for candidate in resolutions(text, {}):
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert candidate.name
