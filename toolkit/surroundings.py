"""What stands around a sentence: its neighbours, its paragraph and the quotations it lies in.

Neighbours are parsed on demand and each on its own, whether or not the gate let them pass, so
that what is read from them does not hang on the gate. As a parser is quick only with many at a
time, `Parses` puts off who asks for one until many are asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from toolkit.annotation import Sentence, paragraphs, segment
from toolkit.quotations import Quotation, find_quotations

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from toolkit.corpus import Document


class UnparsedError(Exception):
    """What was asked for is not parsed yet: ask again after `Parses.make`."""


class Parses:
    """Parses of pieces of text, made together and kept until the next are begun."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._made: dict[str, Doc] = {}
        self._asked: dict[str, None] = {}

    def __call__(self, text: str) -> Doc:
        """Return the parse of a text; UnparsedError, and it is noted, where there is none yet."""
        if text not in self._made:
            self._asked[text] = None
            raise UnparsedError
        return self._made[text]

    def make(self) -> None:
        """Parse what was asked for in vain."""
        asked, self._asked = list(self._asked), {}
        self._made.update(zip(asked, self._nlp.pipe(asked), strict=True))

    def forget(self) -> None:
        """Keep no parse any longer."""
        self._made.clear()


class Part(NamedTuple):
    """A piece of a sentence, in characters of its normalised text."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.sentence.text[self.start : self.end]


class Surroundings:
    """A document as its sentences see it; each view is made when it is first asked for.

    `parse` gives a normalised sentence, or a piece of one, parsed on its own.
    """

    def __init__(self, document: Document, parse: Callable[[str], Doc]) -> None:
        self.document = document
        self.parse = parse

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the document, without hits or parse."""
        return tuple(segment(self.document))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the document by place."""
        return find_quotations(self.document.text)

    @cached_property
    def _quoted(self) -> list[int]:
        """Where quotations start."""
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def _longest(self) -> int:
        return max((quotation.end - quotation.start for quotation in self.quotations), default=0)

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where sentences and where paragraphs start."""
        text = self.document.text
        return [s.start for s in self.sentences], [start for start, _ in paragraphs(text)]

    def sentence_at(self, place: int) -> Sentence:
        """Return the last sentence that starts at a place or before it, or else the first."""
        return self.sentences[max(0, bisect_right(self._starts[0], place) - 1)]

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one, or None for the first."""
        return self.sentences[sentence.index - 1] if sentence.index else None

    def after(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence after one, or None for the last."""
        following = sentence.index + 1
        return self.sentences[following] if following < len(self.sentences) else None

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether two places lie in one paragraph."""
        starts = self._starts[1]
        return bisect_right(starts, one) == bisect_right(starts, other)

    def quotations_at(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations that share a character with `start` to `end`, by place."""
        first = bisect_left(self._quoted, start - self._longest)
        near = self.quotations[first : bisect_left(self._quoted, end)]
        return tuple(quotation for quotation in near if quotation.end > start)

    def quoted_in(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that a place lies in, from the innermost to the outermost."""
        near = self.quotations_at(start, end)[::-1]
        return [
            quotation for quotation in near if quotation.start <= start and end <= quotation.end
        ]

    def part(self, sentence: Sentence, start: int, end: int) -> Part:
        """Return the piece of a sentence between two places of the document, trimmed."""
        first, last = (_inside(sentence, place) for place in (start, end))
        piece = sentence.text[first:last]
        first += len(piece) - len(piece.lstrip())
        return Part(sentence, first, first + len(piece.strip()))


def _inside(sentence: Sentence, place: int) -> int:
    """Return which character of a sentence's text is the first at a place or behind it."""
    if sentence.offsets is not None:
        return bisect_left(sentence.offsets, place)
    return min(max(0, place - sentence.start), len(sentence.text))
