"""Amounts: how many or how much a text says, exactly or vaguely, and where.

A numeral of `toolkit.numerals`, two of them as a range, or a quantifier ("several"), with what
makes it vague ("more than", "or so") and the sign of a currency. Dates, years, numbered names and
shares ("in 2015", "Article 51", "one in three") are no amounts. The words are those of a lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from toolkit.numerals import Numeral, find_numerals

Words = Mapping[str, frozenset[str]]
"""Lists of words by name, of which are read: vague, not_vague, approximating, approximated,
labels and dating."""

EXACT, VAGUE = "exact", "vague"

_LOOK = 40
"""Characters before an amount in which the words that bear on it stand."""

_RANGE = re.compile(r" ?[\-–—] ?[$€£¥]?| (?:to|or) (?:[A-Z]{0,3}[$€£¥] ?)?")
_SHARE = re.compile(r" (?:in|out of)(?: every)? ")
_SIGN = re.compile(r"(?:(?<![^\W_])[A-Z]{0,3}[$€£¥] ?|(?<!\w)[A-Z]{3} )$")
_BETWEEN = re.compile(r"(?i)(?<!\w)between $")
_FROM = re.compile(r"(?i)(?<!\w)from (?:[A-Z]{0,3}[$€£¥] ?)?$")
_DATE = re.compile(r"\d[ ,]|\($")
_YEAR = re.compile(r"1\d{3}|20\d\d|2100")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text: its place, the number (None: none can be read), exact or vague.

    Of a range the number is the lower one. `sign` is the place of the currency's sign before it.
    """

    start: int
    end: int
    value: float | None
    form: str
    sign: tuple[int, int] | None = None
    attached: bool = False


def find_amounts(text: str, words: Words) -> list[Amount]:
    """Return the amounts of a normalised text in order, none overlapping another."""
    told = list(_quantified(text, words))
    counted = [n for n in find_numerals(text) if not _within(n.start, told)]
    numbers = [n for n, before in _after_last(counted) if _counts(n, before, text, words)]
    found = told + [_signed(one, text) for one in _ranged(numbers, text)]
    return [_widened(one, text, words) for one in sorted(found, key=lambda a: a.start)]


def _within(place: int, amounts: list[Amount]) -> bool:
    return any(amount.start <= place < amount.end for amount in amounts)


def _after_last(numerals: list[Numeral]) -> Iterator[tuple[Numeral, Numeral | None]]:
    return zip(numerals, [None, *numerals], strict=False)


@cache
def one_of(words: frozenset[str], frame: str) -> re.Pattern[str]:
    """Return a pattern for any of some words or phrases, put where a frame has "{}"."""
    choices = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(frame.format(f"(?:{choices})"), re.IGNORECASE)


def ends_with(text: str, end: int, words: frozenset[str]) -> re.Match[str] | None:
    """Return the match of one of the words right before a place of a text, if one stands there."""
    return one_of(words, r"(?<![\w\-]){} $").search(text, max(0, end - _LOOK), end)


def _quantified(text: str, words: Words) -> Iterator[Amount]:
    """Yield "several", "a few" and the like, with a scale behind them ("several hundred")."""
    scale = r"(?: (?:dozen|hundred|thousand|million|billion|trillion)s?)?(?![\w\-])"
    for found in one_of(words["vague"], rf"(?<![\w\-]){{}}{scale}").finditer(text):
        if ends_with(text, found.start(), words["not_vague"]) is None:
            yield Amount(*found.span(), None, VAGUE)


def _counts(number: Numeral, before: Numeral | None, text: str, words: Words) -> bool:
    """Whether a number says how many: it is no year, no label and no part of a share."""
    if ends_with(text, number.start, words["labels"]):
        return False
    if before is not None and _SHARE.fullmatch(text, before.end, number.start):
        return (before.value or 0) > min(number.value or 0, 10)
    if _YEAR.fullmatch(text, number.start, number.end) is None or number.start == 0:
        return True
    dated = ends_with(text, number.start, words["dating"]) is not None
    return not (dated or _DATE.search(text, max(0, number.start - 2), number.start))


def _ranged(numbers: list[Numeral], text: str) -> Iterator[Amount]:
    """Yield the numbers as amounts, those of a range as one with the lower number."""
    merged: set[Numeral] = set()
    for low, high in pairwise([*numbers, Numeral(len(text), len(text), None)]):
        if low in merged:
            continue
        start = _start_of_range(low, high, text)
        if start is None:
            exact = EXACT if low.value is not None else VAGUE
            yield Amount(low.start, low.end, low.value, exact, attached=low.attached)
        else:
            merged.add(high)
            yield Amount(start, high.end, _lower(low, high), VAGUE, attached=high.attached)


def _start_of_range(low: Numeral, high: Numeral, text: str) -> int | None:
    """Return where a range of two numbers begins, None if they make none.

    "From 20 to 30" tells a change more often than a range.
    """
    if low.value is None or high.value is None or _lower(low, high) >= high.value:
        return None
    between = _BETWEEN.search(text, 0, low.start)
    if between is not None and text[low.end : high.start] == " and ":
        return between.start()
    joined = _RANGE.fullmatch(text, low.end, high.start)
    return None if joined is None or _FROM.search(text, 0, low.start) else low.start


def _lower(low: Numeral, high: Numeral) -> float:
    """Return the lower number of a range; "two to three million" begins with two million."""
    shared = low.scale == 1 and (low.value or 0) < (high.value or 0) / high.scale
    return (low.value or 0) * (high.scale if shared else 1)


def _signed(amount: Amount, text: str) -> Amount:
    """Return an amount with the sign of a currency, or its code, that stands before it."""
    sign = _SIGN.search(text, max(0, amount.start - 5), amount.start)
    if sign is None:
        return amount
    place = sign.start(), sign.start() + len(sign.group().rstrip())
    return replace(amount, start=sign.start(), sign=place)


def _widened(amount: Amount, text: str, words: Words) -> Amount:
    """Return an amount with the words beside it that make it vague."""
    start, end = amount.start, amount.end
    before = ends_with(text, start, words["approximating"])
    behind = one_of(words["approximated"], r"[ \-]?{}(?!\w)").match(text, end)
    if before is None and behind is None:
        return amount
    first = before.start() if before is not None else start
    last = behind.end() if behind is not None else end
    return replace(amount, start=first, end=last, form=VAGUE)
