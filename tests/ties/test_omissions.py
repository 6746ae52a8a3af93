"""Tests of toolkit.ties.omissions: what a side fails or refuses to do, or does not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TiesOf = Callable[..., list[Any]]

FAIL = 'verbs = ["fail", "refuse", "decline", "refrain"]\nnouns = ["failure"]\npattern = "failing"'
NOT_YET = 'words = ["has yet to", "has not"]\npattern = "failing"\nnegated = true'
UNWILLING = 'words = ["unwilling to"]\npattern = "failing"'
SHOULD_HAVE = 'words = ["should have"]\npattern = "failing"'
UNDONE = 'verbs = ["respect"]\npattern = "undone"'


@pytest.mark.parametrize(
    ("sentence", "entry", "object_"),
    [
        ("The agency failed to deliver the aid.", FAIL, "to deliver the aid"),
        ("The agency failed in its duty.", FAIL, "its duty"),
        ("The agency failed with its plan.", FAIL, "its plan"),
        ("The agency refrained from helping us.", FAIL, "helping us"),
        ("The agency failed at the harbour.", FAIL, ""),
        ("The agency refused aid.", FAIL, "aid"),
        ("The agency failed to suspend the tax.", FAIL, "to suspend the tax"),
        ("They say the agency failed to help.", FAIL, "to help"),
        ("The agency refused to allow violence.", FAIL, "to allow violence"),
        ("The agency failed.", FAIL, ""),
        ("The policy of the agency failed to help.", FAIL, "to help"),
        ("The failure of the agency shocked us.", FAIL, ""),
        ("The agency is unwilling to deliver the aid.", UNWILLING, "to deliver the aid"),
        ("The agency has yet to deliver the aid.", NOT_YET, "to deliver the aid"),
        ("The agency has not delivered the aid.", NOT_YET, "aid"),
        ("The agency should have delivered the aid.", SHOULD_HAVE, "aid"),
    ],
)
def test_what_is_left_undone_is_the_object(
    ties_of: TiesOf, sentence: str, entry: str, object_: str
) -> None:
    """As infinitive, noun or behind a preposition, of the cue or the verb that it helps."""
    found = [(tie.target, tie.object) for tie in ties_of(sentence, entry)]

    assert found == [("agency", object_)]


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("The engine failed.", FAIL),
        ("The agency refused violence.", FAIL),
        ("To fail is human.", FAIL),
        ("The failure shocked us.", FAIL),
        ("The aid should have been enough.", SHOULD_HAVE),
    ],
)
def test_the_bad_left_undone_and_mere_breakdown_are_no_omission(
    ties_of: TiesOf, sentence: str, entry: str
) -> None:
    """Nor is failure that is nobody's."""
    assert not ties_of(sentence, entry)


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("We refuse to give up.", []),
        ("I refuse to give up.", []),
        ("We decline to give up.", []),
        ("They refuse to give up.", ["They"]),
        ("We did not fail the farmers.", []),
        ("We failed the farmers.", ["We"]),
    ],
)
def test_the_resolve_of_the_first_person_is_no_reproach(
    ties_of: TiesOf, sentence: str, targets: list[str]
) -> None:
    """It is where others say it, or where it owns up to a failure."""
    assert [tie.target for tie in ties_of(sentence, FAIL)] == targets


@pytest.mark.parametrize(
    ("option", "status"), [("negated = true", "asserted"), ("negated = false", "denied")]
)
def test_a_negation_in_the_cue_is_the_reproach(ties_of: TiesOf, option: str, status: str) -> None:
    """Of an entry that says it is negated; else it denies."""
    entry = f'words = ["has not"]\npattern = "failing"\n{option}'

    assert [t.status for t in ties_of("The agency has not delivered the aid.", entry)] == [status]


@pytest.mark.parametrize(
    ("sentence", "as_auxiliary", "as_any"),
    [
        ("The agency should have delivered the aid.", 1, 1),
        ("The agency should have the aid.", 0, 1),
    ],
)
def test_an_auxiliary_must_help_a_verb(
    ties_of: TiesOf, sentence: str, as_auxiliary: int, as_any: int
) -> None:
    """To have is no omission, to have done is."""
    assert len(ties_of(sentence, f"{SHOULD_HAVE}\nauxiliary = true")) == as_auxiliary
    assert len(ties_of(sentence, SHOULD_HAVE)) == as_any


@pytest.mark.parametrize(
    ("sentence", "object_"),
    [
        ("The militia does not respect the truce.", "truce"),
        ("The militia has never respected the truce.", "truce"),
        ("The militia cannot respect the truce.", "truce"),
        ("Not respecting the truce, the militia left.", "truce"),
        ("The militia does not respect itself.", "itself"),
    ],
)
def test_a_duty_not_done_is_asserted(ties_of: TiesOf, sentence: str, object_: str) -> None:
    """The negation is the reproach itself."""
    found = [(tie.target, tie.object, tie.status) for tie in ties_of(sentence, UNDONE)]

    assert found == [("militia", object_, "asserted")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The militia respects the truce.",
        "The militia will not respect the truce.",
        "The militia won't respect the truce.",
        "The militia should not respect the truce.",
        "We do not respect the truce.",
        "I do not respect the truce.",
        "The rule does not respect the truce.",
        "The truce is not respected.",
        "The militia does not respect terrorism.",
        "No respect for the truce is shown.",
    ],
)
def test_a_duty_done_vowed_ones_own_or_nobodys_is_no_reproach(
    ties_of: TiesOf, sentence: str
) -> None:
    """Nor is disrespect for the bad, nor what a thing does not do."""
    assert not ties_of(sentence, UNDONE)
