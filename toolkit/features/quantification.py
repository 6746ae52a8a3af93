"""Quantification: numbers given for people, places and money, exact or vague (codebook).

Aggregation of people into numbers after van Leeuwen (1996, 2008); vague numbers after Channell
(1994). The feature works on words alone: an amount (`toolkit.amounts`) is a finding where a word of
the lexicon says what is counted, with only modifiers between the two, or stands beside it in one of
a few set ways ("20 killed", "a population of two million").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.amounts import Amount, ends_with, find_amounts, one_of
from toolkit.annotation import TOKEN, Hit, Sentence, longest
from toolkit.feature import Feature, Finding, Place
from toolkit.lexicon import Lexicon

MODIFIERS = 4
"""Words between a number and what is counted, at most."""

_NEXT = re.compile(rf" ({TOKEN})")
_NUMBER_OF = re.compile(r"(?i)(?:number|total) of (?:[\w\-]+ ){0,3}$")
_PLURAL = re.compile(r"(?i)\w*(?:s|men|women|children|people)")
_SINGULAR = re.compile(r"\w*(?:ss|ous|us|is)")


def extract(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield a finding for each amount of a sentence that counts people, places or money."""
    hits = sentence.hits_of(lexicon.name)
    amounts = find_amounts(sentence.text, lexicon.lists)
    ends = [*(amount.start for amount in amounts[1:]), len(sentence.text)]
    for amount, end in zip(amounts, ends, strict=False):
        near = tuple(hit for hit in hits if hit.start < end)
        counted = _counted(amount, near, sentence.text, lexicon)
        if counted is None:
            continue
        hit, place = counted
        yield Finding(
            category=hit.entry.category,
            span=(amount.start, amount.end),
            rule=hit.entry.id,
            object=place,
            form=amount.form,
            value=amount.value,
        )


def _counted(
    amount: Amount, hits: tuple[Hit, ...], text: str, lexicon: Lexicon
) -> tuple[Hit, Place] | None:
    """Return what an amount counts: the hit that tells it, and the phrase."""
    if amount.sign is not None:
        signs = (hit for hit in hits if hit.start == amount.sign[0])
        return next(((hit, amount.sign) for hit in signs), None)
    if amount.attached:
        behind = (h for h in hits if h.start == amount.end + 1 and _pattern(h) == "money")
        return next(((hit, (hit.start, hit.end)) for hit in behind), None)
    return (
        _noun_behind(amount, hits, text, lexicon)
        or _toll(amount, hits, text, lexicon)
        or _total(amount, hits, text, lexicon)
    )


def _pattern(hit: Hit) -> str:
    return str(hit.entry.options.get("pattern", "counted"))


def _noun_behind(
    amount: Amount, hits: tuple[Hit, ...], text: str, lexicon: Lexicon
) -> tuple[Hit, Place] | None:
    """Return the noun behind an amount, behind "of" and modifiers perhaps."""
    place = first = _opening(amount, text, lexicon)
    for _ in range(MODIFIERS + 1):
        nouns = [h for h in hits if h.start == place + 1 and _agrees(h, amount, text, lexicon)]
        if nouns and text[place] == " ":
            last = _last_noun(max(nouns, key=lambda hit: hit.end), hits, amount, text, lexicon)
            return last, (first + 1, last.end)
        word = _NEXT.match(text, place)
        if word is None or not _modifies(word.group(1), lexicon):
            return None
        place = word.end()
    return None


def _opening(amount: Amount, text: str, lexicon: Lexicon) -> int:
    """Return where "of" and an article behind an amount end ("three of the", never "one of")."""
    if amount.value == 1:
        return amount.end
    opening = one_of(lexicon.lists["opening"], r"(?: of)?(?: {})?(?![^ ])")
    found = opening.match(text, amount.end)
    return found.end() if found is not None else amount.end


def _last_noun(hit: Hit, hits: tuple[Hit, ...], amount: Amount, text: str, lexicon: Lexicon) -> Hit:
    """Return the last of counted nouns in a row: "police officers" are officers."""
    for other in hits:
        next_to = other.start == hit.end + 1 and text[hit.end] == " "
        if next_to and _agrees(other, amount, text, lexicon):
            hit = other
    return hit


def _agrees(hit: Hit, amount: Amount, text: str, lexicon: Lexicon) -> bool:
    """Whether a noun is what an amount may count: a plural, or a singular behind "one"."""
    if _pattern(hit) not in ("counted", "money") or text[hit.end : hit.end + 1] == "-":
        return False
    word = text[hit.start : hit.end].lower()
    head = word.partition(" of ")[0].rpartition(" ")[2]
    plural = head in lexicon.lists["plurals"] or _PLURAL.fullmatch(head) is not None
    if amount.value != 1:
        return plural
    before = ends_with(text, amount.start, lexicon.lists["anyone"])
    return not plural and before is None and word not in lexicon.lists["wholes"]


def _modifies(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a number and a noun: no plural, no verb, no particle."""
    lowered = word.lower()
    if lowered in lexicon.lists["modifying"] or (word.isupper() and len(word) > 1):
        return True
    if lowered in lexicon.lists["breaks"] or word[0].isdigit():
        return False
    if word[0].isupper() or word.endswith("'s"):
        return True
    plural = lowered.endswith("s") and _SINGULAR.fullmatch(lowered) is None
    return not (plural or lowered.endswith("ing"))


def _toll(
    amount: Amount, hits: tuple[Hit, ...], text: str, lexicon: Lexicon
) -> tuple[Hit, Place] | None:
    """Return the word beside an amount that says what befell people ("20 were killed")."""
    between = one_of(lexicon.lists["between"], r"(?: {})* ")
    definite = text[: amount.start].lower().endswith("the ")
    for hit in (hit for hit in hits if _pattern(hit) == "toll"):
        behind = not definite and between.fullmatch(text, amount.end, hit.start) is not None
        if behind or (hit.end + 1 == amount.start and _is_last(amount, text, lexicon)):
            return hit, (hit.start, hit.end)
    return None


def _total(
    amount: Amount, hits: tuple[Hit, ...], text: str, lexicon: Lexicon
) -> tuple[Hit, Place] | None:
    """Return the noun before an amount that is its total ("the death toll rose to 20")."""
    reaching = one_of(lexicon.lists["reaching"], r"(?: [\w\-]+){{0,4}}? {} ")
    for hit in reversed(longest(hits)):
        if hit.end >= amount.start or not _is_last(amount, text, lexicon):
            continue
        whole = _pattern(hit) == "total" or _NUMBER_OF.search(text, 0, hit.start) is not None
        if whole and reaching.fullmatch(text, hit.end, amount.start):
            return hit, (hit.start, hit.end)
    return None


def _is_last(amount: Amount, text: str, lexicon: Lexicon) -> bool:
    """Whether nothing behind an amount could be what it counts."""
    closing = one_of(
        lexicon.lists["closing"], r"(?: (?:others|more|of them))?(?:$|[^\w ]| {}(?!\w))"
    )
    return closing.match(text, amount.end) is not None


feature = Feature(name="quantification", title="Quantification", extract=extract, on_request=True)
