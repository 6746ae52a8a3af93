"""Reading the ties of a sentence, by the lexicon of blame or by an entry made up for a test."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from toolkit.annotation import CueIndex, Sentence
from toolkit.corpus import Document
from toolkit.lexicon import Lexicon, load_lexicon, parse_lexicon
from toolkit.ties import find_ties

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from toolkit.feature import Finding, Place

OWN = """
[lexicon]
name = "own"
version = "0.1.0"
definition = "An entry made up for a test."

[categories]
{categories}

[lists.good]
include = ["polarity.good"]

[lists.bad]
include = ["polarity.bad"]

[lists.rule]
nouns = ["truce"]

[lists.unlawful]
words = ["illegal", "illegally"]

[[entries]]
id = "own"
{entry}
"""
KINDS = (
    "accusation", "violation", "deception", "omission", "obstruction", "support", "causation",
)  # fmt: skip


class Read(NamedTuple):
    """A tie in words; a role that is absent is "", and so is the holder who is the author."""

    target: str
    object: str
    cue: str
    affected: str
    holder: str
    kind: str
    status: str
    agency: str
    rule: str


@cache
def own_lexicon(entry: str) -> Lexicon:
    """Return a lexicon of one entry, written in TOML without id; its category is causation."""
    categories = "\n".join(f'{kind} = "A kind of blame."' for kind in KINDS)
    if "category" not in entry:
        entry = f'category = "causation"\n{entry}'
    return parse_lexicon(OWN.format(categories=categories, entry=entry), "own.toml")


@cache
def cue_index(entry: str) -> CueIndex:
    """Return the index of an entry's words, or of all of the lexicon of blame."""
    return CueIndex([own_lexicon(entry) if entry else load_lexicon("blame")])


@pytest.fixture(scope="session")
def sentence_of(parse: Callable[[str], Doc]) -> Callable[..., Sentence]:
    """Give a sentence with the hits of an entry, or of the lexicon of blame, parsed."""

    def made(text: str, entry: str = "") -> Sentence:
        document = Document("made", text, "made", {})
        hits = cue_index(entry).scan(text)
        return Sentence(document, 0, 0, len(text), text, hits=hits, parse=parse(text))

    return made


@pytest.fixture(scope="session")
def ties_of(sentence_of: Callable[..., Sentence]) -> Callable[..., list[Read]]:
    """Give the ties of a sentence by an entry (TOML), or by the lexicon of blame, in words."""

    def read(text: str, entry: str = "") -> list[Read]:
        lexicon = own_lexicon(entry) if entry else load_lexicon("blame")
        found = find_ties(sentence_of(text, entry), lexicon)
        return [in_words(finding, text) for finding in found]

    return read


def in_words(finding: Finding, text: str) -> Read:
    """Return a finding with the words at its places."""

    def words(place: Place | None) -> str:
        return text[slice(*place)] if place is not None else ""

    return Read(
        words(finding.target),
        words(finding.object),
        words(finding.span),
        words(finding.affected),
        words(finding.holder),
        finding.category,
        finding.status,
        finding.agency,
        finding.rule,
    )
