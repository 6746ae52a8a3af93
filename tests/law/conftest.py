"""Reading the legality claims of a sentence, by the lexicon or by an entry made up for a test."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from toolkit.annotation import CueIndex, Sentence
from toolkit.corpus import Document
from toolkit.law import find_claims
from toolkit.lexicon import Lexicon, load_lexicon, parse_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from toolkit.feature import Finding, Place

POLARITIES = ("unlawful", "lawful", "obligation", "consent", "accountability")
LISTS = ("law", "binding", "truces", "provisions", "rules", "authorities", "norm", "crime")
OWN = (
    '[lexicon]\nname = "own"\nversion = "0.1.0"\ndefinition = "An entry made up for a test."\n'
    "[categories]\n"
    + "".join(f'{name} = "A polarity."\n' for name in POLARITIES)
    + "".join(f'[lists.{name}]\ninclude = ["legality.{name}"]\n' for name in LISTS)
    + '[[entries]]\nid = "own"\n'
)


class Read(NamedTuple):
    """A claim in words; a role that is absent is "", and so is the holder who is the author."""

    category: str
    cue: str
    target: str
    object: str
    holder: str
    status: str
    basis: tuple[str, ...]
    form: str
    side: str
    rule: str


@cache
def own_lexicon(entry: str) -> Lexicon:
    """Return a lexicon of one entry, written in TOML without id; unlawful if it does not say."""
    if "category" not in entry:
        entry = f'category = "unlawful"\n{entry}'
    return parse_lexicon(OWN + entry, "own.toml")


@cache
def cue_index(entry: str) -> CueIndex:
    """Return the index of an entry's words, or of all of the lexicon of legality."""
    return CueIndex([own_lexicon(entry) if entry else load_lexicon("legality")])


@pytest.fixture(scope="session")
def sentence_of(parse: Callable[[str], Doc]) -> Callable[..., Sentence]:
    """Give a sentence with the hits of an entry, or of the lexicon of legality, parsed."""

    def made(text: str, entry: str = "") -> Sentence:
        document = Document("made", text, "made", {})
        hits = cue_index(entry).scan(text)
        return Sentence(document, 0, 0, len(text), text, hits=hits, parse=parse(text))

    return made


@pytest.fixture(scope="session")
def claims_of(sentence_of: Callable[..., Sentence]) -> Callable[..., list[Read]]:
    """Give the claims of a sentence by an entry (TOML), or by the lexicon of legality, in words."""

    def read(text: str, entry: str = "") -> list[Read]:
        lexicon = own_lexicon(entry) if entry else load_lexicon("legality")
        found = find_claims(sentence_of(text, entry), lexicon)
        return [in_words(finding, text) for finding in found]

    return read


@pytest.fixture(scope="session")
def words(parse: Callable[[str], Doc]) -> Callable[[str, str], Span]:
    """Give the parsed span of the first place where some words stand in a sentence."""

    def found(text: str, phrase: str) -> Span:
        start = text.index(phrase)
        span = parse(text).char_span(start, start + len(phrase))
        assert span is not None, f"{phrase!r} is not whole words of {text!r}"
        return span

    return found


def in_words(finding: Finding, text: str) -> Read:
    """Return a finding with the words at its places."""

    def at(place: Place | None) -> str:
        return text[slice(*place)] if place is not None else ""

    return Read(
        finding.category,
        at(finding.span),
        at(finding.target),
        at(finding.object),
        at(finding.holder),
        finding.status,
        tuple(finding.basis),
        finding.form,
        at(finding.side),
        finding.rule,
    )
