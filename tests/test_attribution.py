"""Attribution: who is quoted in quotations over several sentences, and where nobody is named."""

from __future__ import annotations

import pytest

from toolkit.attribution import find_speaker
from toolkit.corpus import Document
from toolkit.model import load_model
from toolkit.surroundings import Surroundings


def speakers(text: str) -> list[str | None]:
    """Return the speaker of each quotation of a text that runs over sentences."""
    around = Surroundings(Document("d", text, "tests"), load_model())
    found: list[str | None] = []
    for quotation in around.quotations:
        ends = (around.sentence_at(quotation.start), around.sentence_at(quotation.end - 1))
        if ends[0] != ends[1]:
            place = find_speaker(quotation, around)
            found.append(None if place is None else text[slice(*place)])
    return found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The envoy said: “The bridge fell. Nobody was hurt.”", "envoy"),
        ("The old ferryman told reporters, “The bridge fell. We swam.”", "old ferryman"),
        ("“The bridge fell. We swam,” the old ferryman said.", "old ferryman"),
        ("“The bridge fell. We swam,” said Anna Ash of the guild.", "Anna Ash of the guild"),
        ("“The bridge fell. Who will mend it?” asked the miller.", "miller"),
        ("“The bridge fell. We swam.” The miller said.", "miller"),
        ("“The bridge fell. We swam,” the guild was quoted as saying.", "guild"),
        ("According to the miller, “the bridge fell. We swam.”", "miller"),
        ("In the words of Anna Ash, “the bridge fell. We swam.”", "Anna Ash"),
        ("Anna Ash: “The bridge fell. We swam.”", "Anna Ash"),
        ("Let me quote the poet Anna Ash: “The bridge fell. We swam.”", "poet"),
        ("The miller, who once said: “The bridge fell. We swam.”", "miller"),
        ("We were reminded by the miller that “bridges fall. We swim.”", "miller"),
        ("She continued:\n\n“The bridge fell. We swam.\n\n“Then it rained.”", "She"),
        ("‘The bridge fell. We didn’t swim,’ the miller added.", "miller"),
        ("«The bridge fell. We swam», the miller said.", "miller"),
        ('"The bridge fell. We swam" the miller told the guild. Rain fell.', "miller"),
    ],
)
def test_the_speaker_stands_before_the_quotation_or_behind_it(text: str, speaker: str) -> None:
    """With a verb of saying, "according to", or as a name before a colon."""
    assert speakers(text) == [speaker]


def test_a_second_quotation_goes_on_with_the_first_ones_speaker() -> None:
    """Where the attribution stands between them."""
    text = "“The bridge fell. We swam,” the miller said. “It was cold. It was dark.” Rain fell."
    assert speakers(text) == ["miller", "miller"]


def test_what_follows_is_asked_before_what_only_stands_in_front() -> None:
    """A verb of saying that does not lead into the quotation may be about something else."""
    text = "The guild says trade is good “The bridge fell. We swam” said the miller."
    assert speakers(text) == ["miller"]


@pytest.mark.parametrize(
    "text",
    [
        "The play was called “The bridge fell. We swam” that year.",
        "“The bridge fell. We swam.” The miller confirmed the reports.",
        "“The bridge fell. We swam.” The miller said that it rained.",
        "“The bridge fell. We swam.” Rain fell.",
        "“The bridge fell. We swam.” The miller asks for a new bridge at the old ford in spring.",
        "Who once said: “The bridge fell. We swam.”",
        "Q Earlier: “The bridge fell. We swam.”",
        "On 25 September: “The bridge fell. We swam.”",
        "France: “The bridge fell. We swam.”",
        "The miller said little.\n\n“The bridge fell. We swam.”",
    ],
)
def test_where_nobody_is_said_to_speak_nobody_is_found(text: str) -> None:
    """Neither a state before a colon, nor whoever acts near the quotation."""
    assert speakers(text) == [None]


@pytest.mark.parametrize("who", ["I", "We"])
def test_the_first_person_is_the_author(who: str) -> None:
    """Who quotes himself says it twice."""
    assert speakers(f"{who} said: “The bridge fell. Everybody swam.”") == [None]
