"""Aliases found in text: comparable tokens with offsets, and the longest alias that fits them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(
    r"(?P<dotted>[^\W\d_]\.(?:[^\W\d_]\.)*[^\W\d_](?![^\W_])\.?|\bSt\.)"
    r"|[^\W_]+(?:['’ʼ‘`][^\W_]+)*"
    r"|[,;:.()\[\]/—!?…]|(?<=\s)[-–]+(?=\s)"
)
_POSSESSIVE = re.compile(r"['’ʼ‘`]s$", re.IGNORECASE)
_INNER_MARKS = str.maketrans("", "", "'’ʼ‘`.")
_HYPHENS = frozenset("-‐‑–")
# The Arabic article before sun letters and in other romanisations, joined by a hyphen.
_ARTICLES = frozenset(("el", "an", "as", "ash", "at", "ad", "ar", "az", "ul"))
_DETERMINERS = frozenset(("the", "this", "that", "these", "our", "its", "their", "said"))


class Token(NamedTuple):
    """A word or a mark of a text.

    `key` is what is compared: without case, accents, apostrophes, dots and possessive s; `text`
    the same with its case; `start, end` code points of the text, possessive s left out.
    `joined`: a hyphen binds it to the token before. `determined`: "the", "our" or the like stands
    before it. `possessive`: it ends in 's or an apostrophe.
    """

    key: str
    text: str
    start: int
    end: int
    joined: bool
    determined: bool
    possessive: bool


class Match(NamedTuple, Generic[T]):
    """An alias found: what it stands for, and its tokens from `first` to before `last`."""

    first: int
    last: int
    value: T


@dataclass(frozen=True)
class Alias(Generic[T]):
    """An alias as written, what it stands for, and whether its capitals must be met.

    Where `cased`, a word of the alias with one leading capital asks for a capital, a word with
    more ("WHO", "LeT") for exactly that spelling, and a small one for nothing.
    """

    written: str
    value: T
    cased: bool


@dataclass(frozen=True)
class _Entry(Generic[T]):
    words: tuple[str, ...]
    value: T
    determined: bool


@lru_cache(maxsize=100_000)
def _comparable(word: str) -> str:
    if not word.isascii():
        word = "".join(
            c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)
        )
    return word.casefold()


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens; the word "the" is left out, quotation marks are skipped."""
    found: list[Token] = []
    determined = False
    for match in _TOKEN.finditer(text):
        token = _token(text, match, determined)
        determined = token.key in _DETERMINERS
        # Without "the" "League of the Arab States" and "League of Arab States" agree.
        if token.key != "the":
            found.append(token)
    return found


def _token(text: str, match: re.Match[str], determined: bool) -> Token:
    start, end = match.span()
    written = match.group()
    followed = text[end : end + 1]
    possessive = followed in ("'", "’") and written[-1:] in ("s", "S")
    if written[-2:-1] in "'’ʼ‘`" and _POSSESSIVE.search(written):
        written, end, possessive = written[:-2], end - 2, True
    if len(written) > 1:
        written = written.translate(_INNER_MARKS)
    key = _comparable(written)
    if key in _ARTICLES and followed in _HYPHENS:
        key = "al"
    joined = start > 1 and text[start - 1] in _HYPHENS and not text[start - 2].isspace()
    return Token(key, written, start, end, joined, determined, possessive)


class AliasIndex(Generic[T]):
    """Looks aliases up in tokens, the longest at each place.

    Earlier aliases win over later ones of the same words. A last word may carry a plain s that
    the alias lacks ("Conventions", "Assads" in texts that lost their apostrophes).
    """

    def __init__(self, aliases: Iterable[Alias[T]]) -> None:
        self._entries: dict[str, list[_Entry[T]]] = {}
        lengths: dict[str, set[int]] = {}
        for alias in aliases:
            words = tokens(alias.written)
            if not words:
                continue
            shown = tuple(word.text if alias.cased else "" for word in words)
            determined = alias.written[:4].casefold() == "the "
            key = " ".join(word.key for word in words)
            entry = _Entry(shown, alias.value, determined)
            self._entries.setdefault(key, []).append(entry)
            for first in {words[0].key, words[0].key + "s"} if len(words) == 1 else {words[0].key}:
                lengths.setdefault(first, set()).add(len(words))
        self._lengths = {first: sorted(held, reverse=True) for first, held in lengths.items()}

    def find(
        self, words: Sequence[Token], accept: Callable[[T], bool] = lambda _: True
    ) -> list[Match[T]]:
        """Return the matches, leftmost first; a value that `accept` refuses gives way."""
        found: list[Match[T]] = []
        for match in self.find_all(words, accept):
            if not found or match.first >= found[-1].last:
                found.append(match)
        return found

    def find_all(
        self, words: Sequence[Token], accept: Callable[[T], bool] = lambda _: True
    ) -> Iterator[Match[T]]:
        """Yield the longest match at each place, overlapping ones too."""
        for at in range(len(words)):
            match = self._at(words, at, accept)
            if match:
                yield match

    def _at(self, words: Sequence[Token], at: int, accept: Callable[[T], bool]) -> Match[T] | None:
        for length in self._lengths.get(words[at].key, ()):
            span = words[at : at + length]
            if len(span) < length:
                continue
            for entry in self._candidates(" ".join(word.key for word in span)):
                if _agrees(entry, span) and accept(entry.value):
                    return Match(at, at + length, entry.value)
        return None

    def _candidates(self, key: str) -> list[_Entry[T]]:
        exact = self._entries.get(key)
        if exact is not None or not key.endswith("s"):
            return exact or []
        return self._entries.get(key[:-1], [])


def _agrees(entry: _Entry[T], span: Sequence[Token]) -> bool:
    if entry.determined and not span[0].determined:
        return False
    return all(map(_cased_alike, entry.words, (word.text for word in span)))


def _cased_alike(alias: str, word: str) -> bool:
    capitals = sum(map(str.isupper, alias))
    if capitals > 1:
        return word == alias or word == alias + "s"
    return not capitals or word[0].isupper() or not alias[0].isupper()
