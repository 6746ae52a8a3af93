"""Tests of toolkit.law.force: duties where conformity is demanded, breaches where it is denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from toolkit.law.force import is_called_for, is_demanded, polarity_of
from toolkit.lexicon import Entry

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Word = Callable[[str, str], "Token"]
Words = Callable[[str, str], "Span"]

KEEP = Entry("own", "obligation", (), {"broken": "unlawful", "stated": "lawful"})
CONFORM = Entry("own", "lawful", (), {"demanded": "obligation"})
PLAIN = Entry("own", "consent", ())


@pytest.mark.parametrize("status", ["asserted", "denied", "hedged"])
def test_an_entry_that_does_not_turn_keeps_its_polarity(words: Words, status: str) -> None:
    """Whatever the clause says, and its status with it."""
    span = words("The kingdom must not keep the treaty.", "keep")

    assert polarity_of(span, PLAIN, status) == ("consent", status)


@pytest.mark.parametrize(
    ("sentence", "cue", "status", "read"),
    [
        ("The kingdom must keep the treaty.", "keep", "asserted", ("obligation", "asserted")),
        ("The kingdom should keep the treaty.", "keep", "hedged", ("obligation", "hedged")),
        ("The kingdom keeps the treaty.", "keeps", "asserted", ("lawful", "asserted")),
        ("The kingdom kept the treaty.", "kept", "hedged", ("lawful", "hedged")),
        ("The kingdom will keep the treaty.", "keep", "asserted", ("lawful", "asserted")),
        ("The treaty was kept.", "kept", "asserted", ("lawful", "asserted")),
        ("By keeping the treaty, the kingdom won trust.", "keeping", "asserted", ("lawful",)),
        ("While keeping the treaty, the kingdom arms.", "keeping", "asserted", ("lawful",)),
        ("The kingdom keeps its obligations.", "keeps", "asserted", ("obligation",)),
        ("The kingdom wants to keep the treaty.", "keep", "asserted", ("obligation",)),
        ("The way of keeping the treaty is long.", "keeping", "asserted", ("obligation",)),
        ("The way of feeding the poor and keeping the law is long.", "keeping", "asserted",
         ("obligation",)),
        ("Peace is founded on respect for the treaty.", "respect", "asserted", ("lawful",)),
        ("Peace needs respect for the treaty.", "respect", "asserted", ("obligation",)),
    ],
)  # fmt: skip
def test_conformity_is_lawful_where_it_is_told_as_done(
    words: Words, sentence: str, cue: str, status: str, read: tuple[str, ...]
) -> None:
    """A duty stays one, done or not, and so does what is only to be done or spoken of."""
    assert polarity_of(words(sentence, cue), KEEP, status)[: len(read)] == read


@pytest.mark.parametrize(
    ("sentence", "cue", "status", "category"),
    [
        ("The kingdom does not keep the treaty.", "keep", "denied", "unlawful"),
        ("The kingdom failed to keep the treaty.", "keep", "denied", "unlawful"),
        ("The failure to keep the treaty is a shame.", "keep", "asserted", "unlawful"),
        ("The kingdom's refusal to keep the treaty is a shame.", "keep", "asserted", "unlawful"),
        ("There is no will to keep the treaty.", "keep", "denied", "unlawful"),
        ("There is no body to keep the treaty.", "keep", "denied", "obligation"),
        ("There is no system to keep the treaty.", "keep", "denied", "obligation"),
        ("They did not come to keep the treaty.", "keep", "denied", "obligation"),
        ("The plan to keep the treaty is a start.", "keep", "asserted", "obligation"),
        ("They have no intention to keep the treaty.", "keep", "denied", "unlawful"),
    ],
)
def test_conformity_denied_is_a_breach_asserted(
    words: Words, sentence: str, cue: str, status: str, category: str
) -> None:
    """Also behind a noun of failure or will, but not where the aim of something is told."""
    kept = status if category == "obligation" else "asserted"

    assert polarity_of(words(sentence, cue), KEEP, status) == (category, kept)


@pytest.mark.parametrize(
    ("sentence", "demanded"),
    [
        ("The elections must be held in accordance with the law.", True),
        ("The council shall act in accordance with the law.", True),
        ("We urge the kingdom to act in accordance with the law.", True),
        ("The kingdom has to act in accordance with the law.", True),
        ("It is essential that they act in accordance with the law.", True),
        ("It is their duty to act in accordance with the law.", True),
        ("The kingdom is obliged to act in accordance with the law.", True),
        ("We call on them to try to act in accordance with the law.", True),
        ("They must meet and act in accordance with the law.", True),
        ("They must act in a manner in accordance with the law.", True),
        ("The need to act in accordance with the law is plain.", True),
        ("The elections were held in accordance with the law.", False),
        ("The council may act in accordance with the law.", False),
        ("They say that they act in accordance with the law.", False),
        ("They began to act in accordance with the law.", False),
        ("They must go, but we act in accordance with the law.", False),
        ("A vote in accordance with the law was held.", False),
        ("They acted in a manner in accordance with the law.", False),
    ],
)
def test_an_act_is_demanded_by_helping_verbs_and_calls(
    words: Words, sentence: str, demanded: bool
) -> None:
    """Of the verb itself, of one that shares it, or above its open clause."""
    span = words(sentence, "in accordance with")

    assert is_demanded(span.root) is demanded
    assert polarity_of(span, CONFORM, "asserted")[0] == ("obligation" if demanded else "lawful")


@pytest.mark.parametrize(
    ("sentence", "form", "demanded"),
    [
        ("The truce must hold.", "hold", True),
        ("The truce will hold.", "hold", False),
        ("The laws broken by them must stay.", "broken", False),
        ("The broken laws must stay.", "broken", False),
    ],
)
def test_a_verb_is_demanded_itself(word: Word, sentence: str, form: str, demanded: bool) -> None:
    """A participle on a noun is told, whatever the noun must do."""
    assert is_demanded(word(sentence, form)) is demanded


@pytest.mark.parametrize(
    ("sentence", "called_for"),
    [
        ("We call for the implementation of the treaty.", True),
        ("We demand the implementation of the treaty.", True),
        ("The call for implementation of the treaty was heard.", True),
        ("The implementation of the treaty must begin.", True),
        ("The full implementation of the treaty began.", True),
        ("The implementation of the treaty began.", False),
        ("The implementation of the treaty demands time.", False),
        ("We spoke of the implementation of the treaty.", False),
        ("The board read about implementation of the treaty.", False),
    ],
)
def test_a_deed_is_called_for_as_object_or_by_duty(
    word: Word, sentence: str, called_for: bool
) -> None:
    """Or by being full; as the subject of a call it is not what is called for."""
    assert is_called_for(word(sentence, "implementation")) is called_for
