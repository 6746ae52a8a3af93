"""Page furniture goes, what it says becomes metadata, and nothing is lost silently."""

from __future__ import annotations

import logging
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.cleaning import STEPS, Cleaned, Emendation, Step, clean
from toolkit.errors import InputError, UsageError
from toolkit.sources import corpora_folder, sources

PROSE = "The council met in the old town hall and agreed on a plan for the roads."
PAGE = f"""Office of the Council : News

03.04.2019 (16:05)

Council agrees on a plan for the roads

Council of the Valley
«On the repair
of roads»

April 2, 2019

{PROSE}

It will be carried out by the end of the year, with money from the province itself.

Chair of the Council of the Valley

A. B. Example

Secretary - Keeper of the Roads

C. Sample-Name

Post this story to Facebook Post this story to Новости
Share this page on Chirper
© 2019 Office of the Council
"""
PIECES = st.sampled_from(
    [*PAGE.split("\n"), "", " ", "\t", "Привет мир", "© Someone", "12.31.2019", "31.12.2019", "X"]
)


def non_blank(*texts: str) -> Counter[str]:
    """How often each character other than white space stands in the texts together."""
    return Counter(character for text in texts for character in text if not character.isspace())


def accounted(original: str, cleaned: Cleaned) -> bool:
    """Whether kept and removed text hold every non-blank character, emendations undone."""
    left = non_blank(cleaned.text, *(piece for _, piece in cleaned.removed))
    left.subtract(non_blank(*(emendation.replace for emendation in cleaned.emendations)))
    left.update(non_blank(*(emendation.find for emendation in cleaned.emendations)))
    return left == non_blank(original)


def test_a_page_gives_its_prose_and_its_metadata() -> None:
    """All steps in the catalogue's order on a made-up page."""
    cleaned = clean(PAGE, STEPS)
    assert cleaned.text.split("\n\n") == [
        PROSE,
        "It will be carried out by the end of the year, with money from the province itself.",
    ]
    assert cleaned.metadata == {
        "published": "2019-04-03T16:05",
        "publisher": "Office of the Council",
        "title": "Council agrees on a plan for the roads",
        "author": "Council of the Valley",
        "subtitle": "On the repair of roads",
        "date": "2019-04-02",
        "signatories": [
            {"name": "A. B. Example", "office": "Chair of the Council of the Valley"},
            {"name": "C. Sample-Name", "office": "Secretary - Keeper of the Roads"},
        ],
    }
    assert accounted(PAGE, cleaned)


@given(st.lists(PIECES, max_size=12).map("\n".join), st.permutations(list(STEPS)))
def test_kept_and_removed_account_for_every_character(text: str, steps: list[str]) -> None:
    """Whatever the page and the order of the steps."""
    assert accounted(text, clean(text, steps))


@given(st.text(max_size=60), st.sampled_from(list(STEPS)))
def test_any_text_is_accounted_for(text: str, step: str) -> None:
    """Also where no pattern was made for it."""
    assert accounted(text, clean(text, [step]))


@pytest.mark.parametrize("name", STEPS)
def test_prose_alone_passes_every_step_unchanged(name: str) -> None:
    """A step that finds nothing of its own changes nothing."""
    text = f"{PROSE}\n\n{PROSE}"
    assert STEPS[name](text) == Step(text)


@pytest.mark.parametrize("name", STEPS)
def test_empty_text_passes_every_step(name: str) -> None:
    """Nothing in, nothing out."""
    assert STEPS[name]("") == Step("")


@pytest.mark.parametrize(
    ("name", "line", "metadata"),
    [
        ("page_header", "The Herald | Politics", {}),
        ("page_header", "Ministry » News » 2020", {}),
        ("time_stamp", "1.2.2020", {"published": "2020-02-01"}),
        ("time_stamp", "01.02.2020, 9:30", {"published": "2020-02-01T09:30"}),
        ("foreign_script", "Новости", {}),
        ("share_links", "Share on Chirper", {}),
        ("share_links", "Post this article to Facebook  Post this article to", {}),
        ("copyright_line", "© The Herald", {"publisher": "The Herald"}),
        ("copyright_line", "(c) 2019-2021 The Herald.", {"publisher": "The Herald"}),
        ("copyright_line", "Copyright © 2020", {}),
        ("headline", "Roads to be mended", {"title": "Roads to be mended"}),
        ("letterhead", "Council of the Valley", {"author": "Council of the Valley"}),
        ("letterhead", "12 February 2020", {"date": "2020-02-12"}),
        ("letterhead", "“A call”", {"subtitle": "A call"}),
    ],
)
def test_a_line_of_furniture_goes_and_is_kept_track_of(
    name: str, line: str, metadata: dict[str, str]
) -> None:
    """The line above the prose is removed whole, the prose stays."""
    assert STEPS[name](f"{line}\n{PROSE}").removed == (line,)
    assert STEPS[name](f"{line}\n{PROSE}").text.strip() == PROSE
    assert STEPS[name](f"{line}\n{PROSE}").metadata == metadata


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("page_header", "Roads: a new plan"),
        ("time_stamp", "31.02.2020"),
        ("time_stamp", "On 12.02.2020 they met"),
        ("foreign_script", "El Niño, Łódź, 5 µm, α"),
        ("share_links", "Share the burden with those who carry it"),
        ("copyright_line", "All rights and copyright remain"),
    ],
)
def test_a_line_that_only_looks_like_furniture_stays(name: str, line: str) -> None:
    """Nothing is removed from it."""
    assert STEPS[name](f"{line}\n{PROSE}") == Step(f"{line}\n{PROSE}")


def test_an_impossible_date_in_a_letterhead_is_no_date() -> None:
    """It goes with the rest of the letterhead, and is not lost."""
    step = STEPS["letterhead"](f"February 31, 2020\n{PROSE}")
    assert step.metadata == {"author": "February 31, 2020"}


def test_a_name_without_an_office_is_no_signature_block() -> None:
    """Prose before the name is not an office."""
    assert STEPS["signature_block"](f"{PROSE}\nA. Example") == Step(f"{PROSE}\nA. Example")


def test_paragraphs_are_set_apart_by_one_blank_line() -> None:
    """Line ends inside a paragraph stay."""
    step = STEPS["blank_lines"]("\n\n one\ntwo \n \n\n\nthree\n")
    assert step == Step("one\ntwo\n\nthree")


def test_the_first_finding_of_a_key_stands() -> None:
    """A copyright line at the foot does not overwrite one found before."""
    text = f"© First House\n{PROSE}\n© Second House"
    assert clean(text, ["copyright_line"]).metadata == {"publisher": "First House"}


def test_an_emendation_is_made_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The log names what, by what, and why."""
    caplog.set_level(logging.INFO, logger="toolkit")
    slip = Emendation("oldtown", "old town", "run together")
    cleaned = clean("In the oldtown hall.", [], emendations=[slip])
    assert cleaned == Cleaned("In the old town hall.", (), {}, (slip,))
    assert "run together" in caplog.text


@pytest.mark.parametrize(("find", "times"), [("road", 2), ("bridge", 0)])
def test_an_emendation_must_fit_one_place(find: str, times: int) -> None:
    """Otherwise the text is another than the one it was stated for."""
    with pytest.raises(InputError, match=f"{find!r} must fit one place, but the text has {times}"):
        clean("road by road", [], emendations=[Emendation(find, "x", "y")])


def test_an_unknown_step_is_refused_with_the_known_ones() -> None:
    """The message lists them."""
    with pytest.raises(UsageError, match="no cleaning step 'polish'; the steps are page_header, "):
        clean("Text.", ["polish"])


def test_the_statement_is_cleaned_without_loss() -> None:
    """Every non-blank character of the page is in the text or in what was removed."""
    source = sources()["statement"]
    original = (corpora_folder() / "statement" / "original.txt").read_text(encoding="utf-8")
    cleaned = clean(original, source.steps, emendations=source.emendations)
    assert accounted(original, cleaned)
    assert {step for step, _ in cleaned.removed} == set(source.steps) - {"blank_lines"}
    assert [emendation.find for emendation in cleaned.emendations] == ["Principlesmeasures"]
