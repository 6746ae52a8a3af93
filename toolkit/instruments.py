"""Legal instruments: which law a text names, resolved to canonical names with offsets.

Names come from the alias tables `instruments/*.csv` and, for what no table can list, from the
patterns of `toolkit.instrument_patterns`: numbered resolutions, treaties by title, articles and
chapters, laws of a named state. A bare "resolution 2254" counts as the Security Council's; the
rule stands at `instrument_patterns.resolutions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from toolkit.actors import resolve
from toolkit.alias_matching import Alias, AliasIndex, Match, Token, tokens
from toolkit.alias_tables import Compiled, TableFormat, bundled_table, checked, layered, read_table
from toolkit.instrument_patterns import (
    Candidate,
    agreements,
    national_laws,
    pattern_words,
    resolutions,
    titles,
    with_articles,
)

KINDS = (
    "charter", "resolution", "convention", "custom", "body of law", "national", "bilateral",
    "principles",
)  # fmt: skip

_TABLES = (
    "charters", "humanitarian", "weapons", "rights", "seas_and_climate", "treaties", "agreements",
    "law", "national", "resolutions",
)  # fmt: skip
_FORM = TableFormat(
    columns=("instrument", "label", "kind", "alias", "note"),
    required=("instrument", "label", "kind", "alias"),
    allowed={"kind": KINDS},
    distinct=("alias",),
)
# "law enforcement" and "International Law Commission" are no law.
_IN_A_NAME = re.compile(r"\bal-\s?$", re.IGNORECASE)
_NO_LAW = re.compile(
    r"\s+(?:enforcement|alliance|organi[sz]ation)\b|[\s-]+mak(?:ing|ers?)\b", re.IGNORECASE
)
_NAMED_ON = re.compile(r"\s+[A-Z]")
_JOINT = re.compile(r"\s+and\s+(?:of\s+)?(?:the\s+)?")
_WORD = re.compile("[A-Za-z0-9]+")
# Words that open the gate alone, in any case (a plural s left out) and as written.
_LEGAL_WORDS = frozenset((
    "resolution", "law", "legislation", "statute", "agreement", "memorandum", "treaty", "treatie",
    "accord", "convention", "protocol", "truce", "charter", "constitution",
))  # fmt: skip
_EXACT_WORDS = ("SCR", "UNSCR", "RES", "Order", "Proclamation")
_OTHERS = re.compile(
    r"(?:[Aa]rticle|[Cc]hapter)\s+[\w()]+,?\s+of\b|(?:Additional\s+Protocols?|Basic\s+Principles)\s+(?:to|of|on|for)\b"
)
_BODY = re.compile(
    r"\b(?:Tribunal|Commission|Institute|Process|Division|Office|Committee)\b[^.,;]{0,60}$"
)


@dataclass(frozen=True)
class Instrument:
    """A legal instrument named in a text.

    `name` is canonical ("UN Charter, Article 51"), `start, end` the span as it stands in code
    points, article or chapter included, `kind` one of KINDS; `year` is given where a resolution
    is cited with it, `paragraph` its operative paragraph, else "".
    """

    name: str
    start: int
    end: int
    kind: str
    year: int | None = None
    paragraph: str = ""


@dataclass(frozen=True)
class _Named:
    instrument: str
    kind: str
    words: int


@dataclass(frozen=True)
class _Gate:
    """Words without which a text names nothing, so that most sentences are passed over.

    `exact` are words as written; `groups` has, by one of its words, each set of words (in any
    case) that must all occur. A plural s is left out on both sides.
    """

    exact: frozenset[str]
    groups: dict[str, list[frozenset[str]]]

    def opens(self, text: str) -> bool:
        written = _WORD.findall(text)
        if not self.exact.isdisjoint(word.removesuffix("s") for word in written):
            return True
        words = {word.lower().removesuffix("s") for word in written}
        met = words & self.groups.keys()
        return any(group <= words for word in met for group in self.groups[word])


@dataclass(frozen=True, eq=False)
class _Finder:
    """A compiled table: aliases, resolutions known by number alone, and the gate."""

    index: AliasIndex[_Named]
    known: dict[str, str]
    gate: _Gate


def instrument_table(path: str | Path | None = None, *, extend: bool = True) -> pd.DataFrame:
    """Return the table of instruments, one row an alias, all columns text.

    Columns: instrument, label, kind, alias, note; an alias that names two instruments holds both
    in the order of its words, joined with "; ". With `path` a CSV of the same columns lies on top
    of the package's own, an alias it holds replacing ours; with `extend=False` it stands in its
    place. Raises InputError, naming file and line, for a table that can't be used.
    """
    if path is None:
        return _own_table().copy()
    return layered(path, _own_table(), _FORM) if extend else read_table(path, _FORM)


def find_instruments(text: str, *, table: pd.DataFrame | None = None) -> list[Instrument]:
    """Return the instruments a text names, in order, without overlaps.

    The longest match wins; an alias of two words or more wins over a title read by pattern.
    Several articles, numbers or instruments in one phrase are an entry each. `table` is from
    `instrument_table`. Raises InputError where it lacks a column.
    """
    finder = _finder(_own_table() if table is None else table)
    if not finder.gate.opens(text):
        return []
    chosen = _in_full(text, _longest(_ranks(text, finder)))
    return [Instrument(c.name, c.start, c.end, c.kind, c.year, c.paragraph) for c in chosen]


@lru_cache(maxsize=1)
def _own_table() -> pd.DataFrame:
    return bundled_table("instruments", _TABLES, _FORM)


def _build_finder(table: pd.DataFrame) -> _Finder:
    rows = checked(table, _FORM)
    pairs = list(zip(rows["alias"], rows["instrument"], rows["kind"], strict=True))
    aliases = [
        Alias(alias, _Named(name, kind, len(tokens(alias))), cased=True)
        for alias, name, kind in pairs
    ]
    known = {alias: name for alias, name, _ in pairs if re.fullmatch(r"resolution \S+", alias)}
    return _Finder(AliasIndex(aliases), known, _gate(rows["alias"]))


def _gate(aliases: Iterable[str]) -> _Gate:
    heads = {shown for head in pattern_words().heads for shown in (head, head.upper())}
    exact = {word.removesuffix("s") for word in (*_EXACT_WORDS, *heads)}
    groups: dict[str, list[frozenset[str]]] = {word: [frozenset((word,))] for word in _LEGAL_WORDS}
    for alias in aliases:
        written = _WORD.findall(alias)
        words = frozenset(word.lower().removesuffix("s") for word in written)
        capitals = [word for word in written if len(word) > 1 and word.isupper()]
        if words & _LEGAL_WORDS:
            continue
        if capitals:
            exact.add(capitals[0].removesuffix("s"))
        else:
            groups.setdefault(max(sorted(words), key=len), []).append(words)
    return _Gate(frozenset(exact), groups)


_finder = Compiled(_build_finder)


def _longest(ranks: Iterable[list[Candidate]]) -> list[Candidate]:
    """Choose without overlaps: rank by rank, in each the longest first, then the leftmost."""
    chosen: list[Candidate] = []
    for rank in ranks:
        for candidate in sorted(rank, key=lambda c: (c.start - c.end, c.start)):
            if all(candidate.end <= c.start or c.end <= candidate.start for c in chosen):
                chosen.append(candidate)
    return sorted(chosen)


def _ranks(text: str, finder: _Finder) -> Iterator[list[Candidate]]:
    words = tokens(text)
    matches = finder.index.find_all(words)
    aliases = [(match.value.words, _candidate(words, match)) for match in matches]
    strong = [c for length, c in aliases if length > 1]
    yield list(resolutions(text, finder.known))
    yield [c for c in (*strong, *national_laws(text, _is_state)) if _is_law(text, c)]
    weak = [c for length, c in aliases if length == 1]
    yield [c for c in (*weak, *titles(text), *agreements(text)) if _is_law(text, c)]


def _candidate(words: list[Token], match: Match[_Named]) -> Candidate:
    start, end = words[match.first].start, words[match.last - 1].end
    return Candidate(start, end, match.value.instrument, match.value.kind)


def _is_state(phrase: str) -> bool:
    actor = resolve(phrase)
    return actor is not None and actor.group == "state"


def _is_law(text: str, candidate: Candidate) -> bool:
    """Tell a law from what only bears its name ("law enforcement", "Ansar al-Sharia")."""
    shown = text[candidate.start : candidate.end]
    if candidate.kind == "body of law" and "Law" in shown:
        before = text[max(0, candidate.start - 80) : candidate.start]
        if _NAMED_ON.match(text, candidate.end) or _BODY.search(before):
            return False
    named = _IN_A_NAME.search(text[max(0, candidate.start - 5) : candidate.start])
    return not named and not _NO_LAW.match(text, candidate.end)


def _in_full(text: str, chosen: Iterable[Candidate]) -> list[Candidate]:
    """Add the articles named with each instrument; cut in two what names two."""
    given: list[Candidate] = []
    for candidate in chosen:
        if given and candidate.start < given[-1].end:
            continue
        parts = [p for c in _singly(text, candidate) for p in with_articles(text, c)]
        while given and given[-1].end > parts[0].start:
            given.pop()
        given += parts
    return [c for c in given if not _is_others(text, c)]


def _singly(text: str, candidate: Candidate) -> list[Candidate]:
    names = candidate.name.split("; ")
    joint = _JOINT.search(text, candidate.start, candidate.end)
    if len(names) == 1 or not joint:
        return [candidate]
    return [
        candidate._replace(end=joint.start(), name=names[0]),
        candidate._replace(start=joint.end(), name=names[1]),
    ]


def _is_others(text: str, candidate: Candidate) -> bool:
    """Tell whether a bare "Article 51" or "Basic Principles" goes on to say of what else."""
    longer = _OTHERS.match(text, candidate.start)
    return longer is not None and longer.end() > candidate.end
