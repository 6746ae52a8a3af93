"""Tests of toolkit.law.leave: the leave of a state on which an act rests, or which it lacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.law.leave import is_leave, lacks_leave, start_of_leave

if TYPE_CHECKING:
    from spacy.tokens import Token

Word = Callable[[str, str], "Token"]


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("The fleet came at the request of the government.", "request"),
        ("The fleet came with the consent of both parties.", "consent"),
        ("The fleet came by invitation of the state.", "invitation"),
        ("The fleet came upon the invitation of the host.", "invitation"),
        ("The fleet came with the permission of Kenya.", "permission"),
        ("The fleet came with the approval of the Security Council.", "approval"),
        ("The fleet came with authorization from the Kenyan ministry.", "authorization"),
        ("The fleet came with the government's consent.", "consent"),
        ("The fleet came with their consent.", "consent"),
        ("The fleet came with government approval.", "approval"),
        ("The fleet came under a UN mandate.", "mandate"),
    ],
)
def test_an_act_rests_on_the_leave_of_a_state(word: Word, sentence: str, form: str) -> None:
    """Of its government, its organs, a party, or "its" and "their", in any grammar of whose."""
    assert is_leave(word(sentence, form))


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("The fleet came at the request of a friend.", "request"),
        ("The fleet came at request.", "request"),
        ("The consent of the government is near.", "consent"),
        ("The envoy spoke of the consent of the government.", "consent"),
        ("The plan met with the approval of the government.", "approval"),
        ("The envoy read the request of the government.", "request"),
        ("The fleet came with his consent.", "consent"),
    ],
)
def test_other_leave_is_none_of_law(word: Word, sentence: str, form: str) -> None:
    """That of private people, of nobody, or on which nothing rests."""
    assert not is_leave(word(sentence, form))


@pytest.mark.parametrize(
    ("sentence", "form", "leave"),
    [
        ("The fleet came without the consent of the state.", "consent", True),
        ("The fleet came without consent.", "consent", True),
        ("The fleet came in the absence of consent.", "consent", True),
        ("The fleet came despite a lack of consent.", "consent", True),
        ("The law was passed without the consent of the people.", "consent", False),
        ("The bill was passed without the consent of the Senate.", "consent", False),
        ("The doctor cut without the patient's consent.", "consent", False),
    ],
)
def test_lacking_leave_needs_no_word_of_whose_but_none_from_within(
    word: Word, sentence: str, form: str, leave: bool
) -> None:
    """Consent of the governed, of parliament or of a patient is no matter between states."""
    assert lacks_leave(word(sentence, form))
    assert is_leave(word(sentence, form)) is leave


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("The fleet came with the consent of the state.", "consent"),
        ("The consent of the state is near.", "consent"),
        ("The end of the consent came soon.", "consent"),
    ],
)
def test_leave_is_lacking_only_behind_words_of_lack(word: Word, sentence: str, form: str) -> None:
    """ "With" gives it, and "of" is neutral by itself."""
    assert not lacks_leave(word(sentence, form))


@pytest.mark.parametrize(
    ("sentence", "form", "phrase"),
    [
        ("The fleet came at the request of the state.", "request", "at the request of the state."),
        ("The fleet came without consent.", "consent", "without consent."),
        ("The consent of the state is near.", "consent", "consent of the state is near."),
    ],
)
def test_a_phrase_of_leave_begins_at_its_preposition(
    word: Word, sentence: str, form: str, phrase: str
) -> None:
    """Without a preposition it begins at the noun."""
    assert sentence[start_of_leave(word(sentence, form)) :] == phrase
