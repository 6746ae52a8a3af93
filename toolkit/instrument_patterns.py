"""Patterns of legal instruments: numbered resolutions, titles of treaties, articles, national laws.

Each function looks at one text and returns candidates; `toolkit.instruments` chooses among them.
The words that the patterns turn on are in `instruments/words.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from toolkit.alias_tables import TableFormat, bundled_table

# The Security Council numbers its resolutions from 1 and stood below 3000 in 2026. The General
# Assembly did so up to 3541 (1975), and has numbered them session/number ever since.
LAST_COUNCIL_NUMBER = 2999
LAST_ASSEMBLY_NUMBER = 3541
# Since its 31st session (1976); a lower session is the Human Rights Council's.
FIRST_ASSEMBLY_SESSION = 31

_WORDS = TableFormat(
    columns=("word", "role", "value", "note"),
    required=("word", "role"),
    allowed={"role": ("body", "head", "vague", "opener")},
    distinct=("word", "role"),
)
_YEAR = r"(?:1[789]|20)\d\d"
_SEPARATOR = r"(?:,?\s+(?:and|or|&)\s+|\s*[,;]\s*)"
_NUMBER = (
    rf"(?:(?:ES|S)-\d+/\d+|\d{{1,2}}/\d{{1,4}}|\d{{1,4}})(?![\d/])(?:\s?[A-Z](?![\w.’']))?"
    rf"(?:\s*\((?:[IVXLC]+|(?:of\s+)?{_YEAR})\))?"
    rf"(?:,?\s+of\s+(?:\d{{1,2}}\s+)?(?:[A-Z][a-z]+\s+)?{_YEAR})?"
)
_RESOLUTION = re.compile(
    r"\b(?P<head>[Rr]esolutions?|RESOLUTIONS?|UNSCRs?|SCRs?|[SA]/RES/|[SA]/HRC/RES/)"
    r"(?:\s+(?:[Nn]os?\.|[Nn]umbers?))?\s*"
    rf"(?P<first>{_NUMBER})(?P<more>(?:{_SEPARATOR}{_NUMBER})*)"
)
_PARTS = re.compile(_NUMBER)
_TELLING = re.compile(rf"/|\(|{_YEAR}$")
_SESSION = re.compile(r"\([IVXLC]+\)")
_NUMBER_YEAR = re.compile(rf"(?<=[\s(])(?P<year>{_YEAR})\)?$")
_OPERATIVE = re.compile(
    r"\b(?:[Oo]perative\s+)?[Pp]aragraphs?\s+(?P<n>\d+)(?:\s*\([a-z]\))?"
    r"(?:,?\s+(?:and|to|or)\s+\d+)?\s+of\s+(?:the\s+)?$"
)
_OPERATIVE_AFTER = re.compile(r",?\s*(?:in\s+its\s+|operative\s+)?paragraph\s+(?P<n>\d+)")

_ARTICLE_NUMBER = r"(?:\d+[a-z]?|[IVXL]+)\b(?:\s?\(\d+\))?(?:\s?\([a-z]\))?"
_ARTICLE = re.compile(
    r"\b(?:[Pp]aragraphs?\s+(?P<of>\d+)(?:\s+of|,)\s+)?"
    r"(?P<what>[Aa]rticles?|ARTICLES?|[Cc]hapters?|[Tt]itles?|[Ss]ections?)\s+"
    rf"(?P<numbers>{_ARTICLE_NUMBER}(?:{_SEPARATOR}{_ARTICLE_NUMBER})*)"
    r"(?:,?\s+\(?paragraphs?\s+(?P<par>\d+)(?:\s*\([a-z]\))?\)?)?"
    r",?\s+(?:of|in|to|under)\s+(?:(?:the|our|its|their|that|this|his)\s+)?"
    r"(?:[A-Z][a-z]+(?:an|ish|ese|i)\s+|(?:relevant|said)\s+)?$"
)
_ARTICLE_AFTER = re.compile(
    r"(?:['’]s)?(?:,?\s+|\s*\()(?:in\s+particular\s+)?(?P<what>[Aa]rticle|[Cc]hapter)\s+"
    rf"(?P<numbers>{_ARTICLE_NUMBER})\)?(?!\s+of\b)"
)
_ARTICLE_PARTS = re.compile(_ARTICLE_NUMBER)
# The chapters of the UN Charter that are cited, where a text writes them in Arabic numerals.
_ROMAN = {"6": "VI", "7": "VII", "8": "VIII", "9": "IX", "11": "XI", "12": "XII"}
# How far before an instrument its article is looked for, in characters.
_WINDOW = 110

_MONTH = r"(?:Jan|Febr|March|April|May|June|July|August|Septem|Octo|Novem|Decem)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]\w*(?:['’-]\w+)*"
_LINK = r"(?:\s+(?:of|on|in|to|for|against|with|by)(?:\s+the)?|\s+and|\s+the)?"
_TAIL = (
    r"\s+(?:on|against|for|of|to|relating\s+to|concerning|between|regarding|relative\s+to)"
    rf"(?:\s+the)?\s+(?!{_MONTH}){_CAPITAL}(?:{_LINK}\s+(?!{_MONTH}){_CAPITAL})*"
)
_UNITY = re.compile(r"\bGovernment\s+of\s+(?:the\s+)?$")
_ASSENT = re.compile(r"\b[Ii]n\s+(?:\w+\s+)?$")
_POSSESSIVE = re.compile(r"['’]s$")
_STATE_LAW = re.compile(
    r"(?P<who>\b(?:[A-Z][\w.’'-]*\s+){1,3})(?:[a-z-]+\s+)?(?:[Ll]aws?|[Ll]egislation|statutes)\b"
    r"(?!\s+enforcement|-|\s+[A-Z])"
)
_NUMBERED_LAW = re.compile(
    r"\b(?:Public\s+Law|Executive\s+Order|Proclamation)\s+(?:No\.\s*)?\d[\d–‑-]*"
)
_DATED = re.compile(
    r"\b(?:agreement|memorandum|treaty|accord|protocol|truce)s?\s+of\s+"
    rf"(?:\d{{1,2}}\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{{1,2}},\s+)?{_YEAR}\b"
)
_BETWEEN = re.compile(
    r"\b(?:agreement|memorandum|treaty|accord|convention)s?"
    r"(?=\s+(?:(?:signed|reached|concluded|made)\s+)?(?:between|with)\s+(?:the\s+)?[A-Z])"
    r"|\b[A-Z]\w+[-–][A-Z]\w+\s+(?:agreement|memorandum|treaty|accord|convention)s?\b"
)


class Candidate(NamedTuple):
    """A possible instrument: span in code points, canonical name, kind, year, paragraph."""

    start: int
    end: int
    name: str
    kind: str
    year: int | None = None
    paragraph: str = ""


@dataclass(frozen=True)
class Words:
    """The words the patterns turn on, with the patterns made of them."""

    bodies: Mapping[str, str]
    heads: Mapping[str, str]
    vague: frozenset[str]
    openers: frozenset[str]
    body_before: re.Pattern[str]
    body_after: re.Pattern[str]
    title: re.Pattern[str]


@lru_cache(maxsize=1)
def pattern_words() -> Words:
    """Read `instruments/words.csv` and make the patterns that depend on it."""
    table = bundled_table("instruments", ("words",), _WORDS)
    roles = {
        role: dict(zip(part["word"], part["value"], strict=True))
        for role, part in table.groupby("role")
    }
    body = _either(roles["body"])
    un = r"(?P<un>(?:UN|U\.N\.|United\s+Nations)(?:['’]s)?\s+)?"
    head = _either(roles["head"])
    return Words(
        bodies=roles["body"],
        heads=roles["head"],
        vague=frozenset(roles["vague"]),
        openers=frozenset(roles["opener"]),
        body_before=re.compile(
            rf"\b{un}(?P<body>{body})?(?:['’]s?)?(?P<filler>(?:(?<!\w)\s*|\s+)(?:[a-z]+\s+){{0,2}})$"
        ),
        body_after=re.compile(rf"\s+(?:adopted\s+by|of)\s+the\s+{un}(?P<body>{body})\b"),
        title=re.compile(
            rf"(?<![\w-])(?P<lead>(?:{_CAPITAL}(?:\s+and)?[\s-]+){{0,8}})"
            rf"\b(?P<head>{head})\b(?P<tail>{_TAIL})?(?:\s+of\s+{_YEAR}\b)?"
        ),
    )


def _either(words: Mapping[str, str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def resolutions(text: str, known: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield numbered resolutions, each number of a list apart.

    The body is the one named before or after the number. Where none is: `known` maps bare
    citations ("resolution 194") to names; a number with a slash or a session in Roman numerals
    is the General Assembly's (a session below 31 with a slash the Human Rights Council's); so is
    one above LAST_COUNCIL_NUMBER; any other the Security
    Council's. Bare numbers of one or two digits need a year.
    """
    for match in _RESOLUTION.finditer(text):
        start, body, national = _body_before(text, match.start(), match["head"])
        after = pattern_words().body_after.match(text, match.end())
        if after and not body:
            body = pattern_words().bodies[" ".join(after["body"].split())]
        if national:
            continue
        start, paragraph = _operative(text, start, match.end())
        end = after.end() if after else 0
        yield from _numbered(match, (start, end), body, paragraph, known)


def _body_before(text: str, head: int, word: str) -> tuple[int, str, bool]:
    """Return where the citation begins, its body, and whether it is a parliament's own."""
    if word.startswith(("UNSCR", "SCR", "S/RES")):
        return head, "UNSC", False
    if word.startswith("A/"):
        return head, "UNHRC" if "HRC" in word else "UNGA", False
    words = pattern_words()
    found = words.body_before.search(text, max(0, head - _WINDOW), head)
    if not found or not (found["body"] or found["un"]):
        return head, "", False
    body = words.bodies[" ".join(found["body"].split())] if found["body"] else ""
    start = head if found["filler"].strip() else found.start()
    return start, body, bool(found["body"]) and not body


def _operative(text: str, start: int, end: int) -> tuple[int, str]:
    before = _OPERATIVE.search(text, max(0, start - _WINDOW), start)
    if before:
        return before.start(), before["n"]
    after = _OPERATIVE_AFTER.match(text, end)
    return start, after["n"] if after else ""


def _numbered(
    match: re.Match[str],
    reach: tuple[int, int],
    body: str,
    paragraph: str,
    known: Mapping[str, str],
) -> Iterator[Candidate]:
    plural = match["head"].casefold().endswith("s")
    parts = _PARTS.finditer(match.string, match.start("first"), match.end())
    kept = [p for i, p in enumerate(parts) if not i or plural or _TELLING.search(p.group())]
    for i, part in enumerate(kept):
        start = part.start() if i else reach[0]
        end = max(reach[1], part.end()) if part is kept[-1] else part.end()
        name = _resolution_name(part.group(), body, known)
        year = _NUMBER_YEAR.search(part.group())
        if name:
            said = int(year["year"]) if year else None
            yield Candidate(start, end, name, "resolution", said, "" if i else paragraph)


def _resolution_name(part: str, body: str, known: Mapping[str, str]) -> str:
    number = re.split(r"[^\d/ES-]", part, maxsplit=1)[0]
    if not body and f"resolution {number}" in known:
        return known[f"resolution {number}"]
    body = body or _body_by_number(number, part)
    return f"{body} resolution {number}" if body else ""


def _body_by_number(number: str, part: str) -> str:
    session = number.partition("/")[0]
    if session != number and session.isdigit() and int(session) < FIRST_ASSEMBLY_SESSION:
        return "UNHRC"
    if session != number or _SESSION.search(part):
        return "UNGA"
    value = int(number)
    if not _NUMBER_YEAR.search(part) and value < 100:
        return ""
    if value <= LAST_COUNCIL_NUMBER:
        return "UNSC"
    return "UNGA" if value <= LAST_ASSEMBLY_NUMBER else ""


def titles(text: str) -> Iterator[Candidate]:
    """Yield instruments named by a title in capitals ("Convention on Plastics", "Lateran Treaty").

    The name is the title as it stands, with single spaces and without what opens the sentence. A
    head alone, or with nothing but a vague word before it ("Joint Declaration"), names nothing.
    """
    for match in pattern_words().title.finditer(text):
        candidate = _title(match)
        if candidate and not _UNITY.search(text, 0, match.start()):
            yield candidate


def _title(match: re.Match[str]) -> Candidate | None:
    words = pattern_words()
    kind = words.heads[match["head"]]
    bare = kind == "national"
    end = match.end("head") if bare and match["tail"] else match.end()
    lead = _without_opener(match["lead"])
    told = [word not in words.vague for word in re.findall(r"\w+", lead)]
    if (bare and told[-1:] != [True]) or not (any(told) or match["tail"]):
        return None
    if re.match(r"[\s-]+[A-Z]", match.string[end:]):
        return None
    start = match.start("head") - len(lead)
    name = " ".join(match.string[start:end].split())
    return Candidate(start, end, name, kind)


def _without_opener(lead: str) -> str:
    """Leave out the words before a title that are no part of it ("Under the", "Israel's")."""
    cut = 0
    for word in re.finditer(r"([^\s-]+)[\s-]+", lead):
        opens = word.start() == cut and word[1] in pattern_words().openers | {"and"}
        if opens or _POSSESSIVE.search(word[1]):
            cut = word.end()
    return lead[cut:]


def agreements(text: str) -> Iterator[Candidate]:
    """Yield agreements and laws told by date, number or parties rather than by name."""
    for match in _DATED.finditer(text):
        yield Candidate(*match.span(), " ".join(match.group().split()), "bilateral")
    for match in _BETWEEN.finditer(text):
        if not _ASSENT.search(text, 0, match.start()):
            yield Candidate(*match.span(), "bilateral agreement", "bilateral")
    for match in _NUMBERED_LAW.finditer(text):
        yield Candidate(*match.span(), " ".join(match.group().split()), "national")


def national_laws(text: str, is_state: Callable[[str], bool]) -> Iterator[Candidate]:
    """Yield the law of a state named before it ("Syrian law", "Israel's electoral laws")."""
    for match in _STATE_LAW.finditer(text):
        words = list(re.finditer(r"\S+", match["who"]))
        for word in words:
            start = match.start("who") + word.start()
            if is_state(text[start : match.end("who")]):
                yield Candidate(start, match.end(), "national law", "national")
                break


def with_articles(text: str, found: Candidate) -> list[Candidate]:
    """Return an instrument with the articles or chapters named before or after it, one each.

    "Articles 2 and 51 of the Charter" gives two candidates whose spans divide the words. Without
    an article the candidate comes back alone.
    """
    before = _ARTICLE.search(text, max(0, found.start - _WINDOW), found.start)
    if before:
        paragraph = before["par"] or before["of"] or ""
        return _articles(before, found, (before.start(), found.end), paragraph)
    after = _ARTICLE_AFTER.match(text, found.end)
    if after:
        return _articles(after, found, (found.start, after.end()), "")
    return [found]


def _articles(
    match: re.Match[str], found: Candidate, reach: tuple[int, int], paragraph: str
) -> list[Candidate]:
    what = match["what"].casefold().removesuffix("s").capitalize()
    parts = list(_ARTICLE_PARTS.finditer(match.string, *match.span("numbers")))
    given: list[Candidate] = []
    for i, part in enumerate(parts):
        number = "".join(part.group().split()) + (f"({paragraph})" if paragraph else "")
        if what == "Chapter":
            number = _ROMAN.get(number, number)
        start = part.start() if i else reach[0]
        end = reach[1] if part is parts[-1] else part.end()
        given.append(found._replace(start=start, end=end, name=f"{found.name}, {what} {number}"))
    return given
