"""Sentences, tokens, the cue gate and selective parsing; the one room that loads a spaCy pipeline.

A sentence is parsed on its own, as normalised text (runs of white space are one space, curly
quotation marks straight); offsets are led back to the document, so `document.text[start:end]`
is always what is in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.corpus import Corpus, Document
from toolkit.globs import GlobIndex, compile_glob
from toolkit.lexicon import Entry, Lexicon, Term

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

TOKEN = r"\w+(?:['’\-]\w+)*"
"""A token, the unit of exposure: letters and digits with inner apostrophes and hyphens."""

WINDOW = 2_048
"""Sentences held at a time while parsing; they are sorted by length inside the window."""

BATCH = 64
"""Sentences a batch of the parser (64 to 128 were measured fastest)."""

NARROW = 0.75
"""Of the usual length of lines: where one this short ends like a sentence, its paragraph ends."""

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*+(?![a-z])")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FINAL = re.compile(r"[.!?:…][)\]\"'”’»]*\s*$")
_TOKEN = re.compile(TOKEN)
_WORD = re.compile(r"\w+")
_UNEVEN = re.compile(r"[\u00ad\u200b\ufeff]|\s+")
_Owner = tuple[str, Entry, Term]
_STRAIGHT = str.maketrans("‘’ʼ“”„«»\t\n\r\u00a0\u2011", '\'\'\'"""""    -')


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry's word in a sentence: offsets into the normalised text of the sentence."""

    start: int
    end: int
    feature: str
    entry: Entry
    part_of_speech: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, its cue hits and, where it was parsed, its spaCy Doc.

    `start` and `end` are code points in the document; `text` is the normalised sentence;
    `offsets` gives for each of its characters the place in the document (None: all in step).
    """

    document: Document
    index: int
    start: int
    end: int
    text: str
    offsets: tuple[int, ...] | None = None
    hits: tuple[Hit, ...] = ()
    parse: Doc | None = field(default=None, compare=False)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` lies in the document, as (start, end)."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets[start], self.offsets[end - 1] + 1

    def words(self, start: int, end: int) -> Span:
        """Return the parsed words that cover `text[start:end]`; ValueError if it was not parsed."""
        parse = self.parse
        span = None if parse is None else parse.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"sentence {self.index} of {self.document.doc_id} was not parsed")
        return span

    def hits_of(self, feature: str) -> tuple[Hit, ...]:
        """Return the hits of one feature, in order."""
        return tuple(hit for hit in self.hits if hit.feature == feature)


def segment(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document in order, without hits or parse.

    Sentences come from nupunkt's trained Punkt (Kiss & Strunk 2006); a blank line ends one too,
    unless the text goes on in lower case.
    """
    for index, (start, end) in enumerate(_spans(document.text)):
        yield Sentence(document, index, start, end, *normalise(document.text, start, end))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield trimmed sentence spans that hold at least one token."""
    from nupunkt import sent_spans

    for left, right in _blocks(text):
        for start, end in sent_spans(text[left:right]):
            piece = text[left + start : left + end]
            stripped = piece.strip()
            if _TOKEN.search(stripped):
                first = left + start + piece.index(stripped)
                yield first, first + len(stripped)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield what blank lines part; after them a text may go on in lower case."""
    left = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > left:
            yield left, gap.start()
        left = gap.end()
    if left < len(text):
        yield left, len(text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a text as (start, end), trimmed, in order and apart.

    Blank lines part them. Where most lines end like a sentence each line is a paragraph; where
    lines are broken for width, a paragraph ends with one that ends so well before the margin.
    """
    left = 0
    blank = {gap.start() for gap in _PARAGRAPH.finditer(text)}
    for cut in sorted(blank | _last_lines(text) | {len(text)}):
        piece = text[left:cut]
        if piece.strip():
            yield left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())
        left = cut


def _last_lines(text: str) -> set[int]:
    """Return the ends of lines that end a paragraph."""
    lines = [line.span() for line in _LINE.finditer(text)]
    final = {end: start for start, end in lines if _FINAL.search(text[start:end][-8:])}
    if 2 * len(final) > len(lines):
        return set(final)
    lengths = sorted(end - start for start, end in lines)
    narrow = NARROW * lengths[len(lines) // 2] if lines else 0.0
    return {end for end, start in final.items() if end - start < narrow}


def normalise(text: str, start: int, end: int) -> tuple[str, tuple[int, ...] | None]:
    """Return `text[start:end]` ready for scan and parser, with its characters' places in `text`.

    Quotation marks become straight, white space single spaces, soft hyphens vanish. The places
    are None where every character kept its distance from `start`.
    """
    piece = text[start:end]
    flat = piece.translate(_STRAIGHT)
    if "  " not in flat and not _UNEVEN.search(flat.replace(" ", "")):
        return flat, None
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(flat, start):
        if character in "\u00ad\u200b\ufeff":
            continue
        character = " " if character.isspace() else character
        if character == " " and characters and characters[-1] == " ":
            continue
        characters.append(character)
        places.append(place)
    return "".join(characters), tuple(places)


def count_tokens(text: str) -> int:
    """Return the number of tokens (see TOKEN) in a text."""
    return sum(1 for _ in _TOKEN.finditer(text))


def sentence_exposure(corpus: Corpus) -> pd.DataFrame:
    """Return one row a sentence: doc_id, source, sentence, start, end, tokens (words in it).

    Exposure is what rates divide by; it needs no parser.
    """
    rows = [
        (document.doc_id, document.source, s.index, s.start, s.end, count_tokens(s.text))
        for document in corpus
        for s in segment(document)
    ]
    columns = ["doc_id", "source", "sentence", "start", "end", "tokens"]
    return pd.DataFrame(rows, columns=columns)


class CueIndex:
    """All words of some lexicons as one multi-pattern automaton (Aho & Corasick 1975).

    Overlapping matches are found, then kept only at word boundaries, in the case their term asks
    for, and where the entry's neighbours allow it. Terms with wildcards have an index of their own.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        from ahocorasick_rs import AhoCorasick

        owners: dict[tuple[str, str], list[_Owner]] = {}
        for lexicon in lexicons:
            for entry in lexicon.entries:
                for term in entry.terms:
                    owner = (lexicon.name, entry, term)
                    owners.setdefault((term.text.lower(), term.wild), []).append(owner)
        globs = [key for key in owners if key[1]]
        self._owners = [found for key, found in owners.items() if not key[1]]
        self._automaton = AhoCorasick([text for text, wild in owners if not wild])
        self._glob_owners = [owners[key] for key in globs]
        self._globs = GlobIndex(globs) if globs else None

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Return all hits in a normalised text, sorted by start, end, feature and entry."""
        lowered = lower(text)
        matches = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        found = [
            hit
            for form, start, end in matches
            if _whole(lowered, start, end)
            for hit in _hits(text, self._owners[form], start, end)
        ]
        if self._globs is not None:
            for glob, start, end in self._globs.scan(lowered):
                found.extend(_hits(text, self._glob_owners[glob], start, end))
            # Words that an entry both spells out and covers with a wildcard are one hit.
            found = list({(h.start, h.end, *_told(h)): h for h in found}.values())
        kept = _in_company(found, lowered)
        return tuple(sorted(kept, key=lambda h: (h.start, h.end, h.feature, h.entry.id)))


def _hits(text: str, owners: Iterable[_Owner], start: int, end: int) -> Iterator[Hit]:
    seen = set()
    for feature, entry, term in owners:
        if term.cased and not _as_written(term, text[start:end]):
            continue
        key = (feature, entry.id, term.part_of_speech)
        if key not in seen and entry.allows(text, start, end):
            seen.add(key)
            yield Hit(start, end, feature, entry, term.part_of_speech)


def _told(hit: Hit) -> tuple[str, str, str]:
    return hit.feature, hit.entry.id, hit.part_of_speech


def _as_written(term: Term, words: str) -> bool:
    """Whether the words have the case of a term."""
    if term.wild:
        return compile_glob(term.text, term.wild).fullmatch(words) is not None
    return words == term.text


def _in_company(hits: list[Hit], lowered: str) -> list[Hit]:
    """Return the hits whose entry finds a word it needs anywhere in the sentence."""
    if all(hit.entry.beside is None for hit in hits):
        return hits
    words = {*_TOKEN.findall(lowered), *_WORD.findall(lowered)}
    return [h for h in hits if h.entry.beside is None or not words.isdisjoint(h.entry.beside)]


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that no longer one overlaps: the longest first, then the leftmost."""
    kept: list[Hit] = []
    starts: list[int] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        place = bisect_right(starts, hit.start)
        after_last = place == 0 or kept[place - 1].end <= hit.start
        if after_last and (place == len(kept) or hit.end <= starts[place]):
            kept.insert(place, hit)
            starts.insert(place, hit.start)
    return kept


def lower(text: str) -> str:
    """Return the text in lower case, each character still at its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is not a part of a longer word."""
    before = start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")
    after = end == len(text) or not (text[end].isalnum() or text[end] == "_")
    return before and after


def scan(documents: Iterable[Document], index: CueIndex) -> Iterator[Sentence]:
    """Yield every sentence of the documents with its hits, in order."""
    for document in documents:
        for sentence in segment(document):
            yield replace(sentence, hits=index.scan(sentence.text))


def windows(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences in lists of `WINDOW`: no more are held at a time."""
    stream = iter(sentences)
    while window := list(islice(stream, WINDOW)):
        yield window


def annotate(
    sentences: Iterable[Sentence],
    nlp: Language,
    parsed_features: frozenset[str],
    *,
    gate: bool = True,
) -> Iterator[Sentence]:
    """Yield the sentences in order, those that can hold a clause feature's evidence parsed.

    With the gate a sentence is parsed only if it has a hit of one of `parsed_features`; without
    it every sentence is. Each is parsed on its own, so the gate changes speed and nothing else.
    """
    for window in windows(sentences):
        chosen = [
            i
            for i, sentence in enumerate(window)
            if not gate or any(hit.feature in parsed_features for hit in sentence.hits)
        ]
        chosen.sort(key=lambda i: len(window[i].text))
        parses = nlp.pipe((window[i].text for i in chosen), batch_size=BATCH)
        for i, parse in zip(chosen, parses, strict=True):
            window[i] = replace(window[i], parse=parse)
        yield from window
