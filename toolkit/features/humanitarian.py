"""Humanitarian vocabulary: the words of humanitarian action, and for whom (codebook, same title).

It needs no parser. Of overlapping terms, whatever their groups, the longest counts, and of equally
long ones the leftmost. An entry of the lexicon with `recipient` looks behind those prepositions,
in the term or right after it, for the people the thing is meant for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.annotation import TOKEN, Hit, Sentence, longest
from toolkit.feature import Feature, Finding, Place
from toolkit.lexicon import Lexicon

_WORD = re.compile(TOKEN)

_RUN = re.compile(rf"(?: {TOKEN}){{1,8}}")
"""Words without a mark between them, among which a recipient must end."""

_GAP = 2
"""Words that name no people, in a row, after which a recipient has ended."""


def extract(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the humanitarian terms of a sentence in order, none overlapping another."""
    for hit in longest(sentence.hits_of(lexicon.name)):
        yield Finding(
            category=hit.entry.category,
            span=(hit.start, hit.end),
            rule=hit.entry.id,
            recipient=_recipient(hit, sentence.text, lexicon),
            form="term",
        )


def _recipient(hit: Hit, text: str, lexicon: Lexicon) -> Place | None:
    """Return the people for whom the term is: behind a preposition in it or right after it."""
    prepositions = hit.entry.options.get("recipient", ())
    if not prepositions:
        return None
    for word in _WORD.finditer(text, hit.start):
        if word.start() > hit.end + 1:
            break
        if word.group() in prepositions and (place := _people(text, word.end(), lexicon)):
            return place
    return None


def _people(text: str, start: int, lexicon: Lexicon) -> Place | None:
    """Return the noun phrase of people that begins at `start`.

    It runs to its last word for people or name, before a word or mark that breaks it; a name
    stands for the people there ("aid to Homs").
    """
    run = _RUN.match(text, start)
    end, unnamed = 0, 0
    for word in _WORD.finditer(run.group() if run else ""):
        if word.group().lower() in lexicon.lists["breaks"] or (end and unnamed == _GAP):
            break
        unnamed += 1
        if _is_people(word.group(), lexicon):
            end, unnamed = word.end(), 0
    return (start + 1, start + end) if end else None


def _is_people(word: str, lexicon: Lexicon) -> bool:
    return word[0].isupper() or word.lower() in lexicon.lists["recipients"]


feature = Feature(name="humanitarian", title="Humanitarian vocabulary", extract=extract)
