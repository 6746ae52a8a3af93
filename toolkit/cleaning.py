"""Taking a page's furniture off a text: named steps, each of which says what it removed.

A step is a pure function from text to `Step`: the text left over, the pieces removed, and the
metadata found in them. The patterns are general ones for pages of governments and news sites
that have a paragraph on one line.
Nothing is lost silently: what is kept and what was removed together hold every non-blank
character of the original, the stated emendations aside.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from toolkit.errors import InputError, UsageError

LOGGER = logging.getLogger("toolkit")

# " : ", " | ", " » " and the like between a site's name and a section's.
BREADCRUMB = re.compile(r"\S.* (?:::?|\||»|>|›|/) \S.*")
NUMERIC_DATE = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"(?:,?\s*\(?(?P<hour>\d{1,2}):(?P<minute>\d{2})\)?)?"
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NAMED_DATE = re.compile(
    rf"(?:(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{'|'.join(MONTHS)}),? (?P<year2>\d{{4}}))"
)
SHARE = r"(?:Post this \w+ (?:to|on)|Share (?:this )?(?:\w+ )?(?:on|to|via|with)|Tweet this)"
SHARE_LINE = re.compile(rf"(?:{SHARE}(?:[ \t]+(?!{SHARE})\S+)?[ \t]*)+", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:[ \t]*(?:©|\(c\)))?(?:[ \t]*\d{4}(?:[ \t]*[-–][ \t]*\d{4})?)?[ \t]*"
    r"(?P<holder>.*)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"(?:[^\W\d_]\. ?){1,3}[^\W\d_][\w'’-]+")
QUOTED = re.compile(r"[«“\"].*[»”\"]")
# Prose, as against headings and names: a full stop at the end, and more than a few words.
PROSE = re.compile(r".*[.!?…][\"'”’»)\]]*")
PROSE_WORDS = 8
SCRIPTS = (
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN", "DEVANAGARI",
    "CJK", "HIRAGANA", "KATAKANA", "HANGUL",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """What one step did: the text left over, the pieces removed in order, the metadata found."""

    text: str
    removed: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Emendation:
    """A stated correction: `find` stands exactly once in the text and becomes `replace`."""

    find: str
    replace: str
    why: str


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text; (step, removed text) pairs in order; metadata found; corrections made."""

    text: str
    removed: tuple[tuple[str, str], ...]
    metadata: Mapping[str, object]
    emendations: tuple[Emendation, ...] = ()


def clean(text: str, steps: Iterable[str], *, emendations: Iterable[Emendation] = ()) -> Cleaned:
    """Run the named steps in the given order, then make the emendations; each is logged.

    Where two steps find the same metadata, the first one's stands.
    Raises UsageError for an unknown step, InputError for an emendation that does not fit.
    """
    removed: list[tuple[str, str]] = []
    metadata: dict[str, object] = {}
    for name in steps:
        step = _step(name)(text)
        text = step.text
        removed += [(name, piece) for piece in step.removed]
        metadata = {**step.metadata, **metadata}
        LOGGER.info("cleaning, %s: removed %r", name, step.removed)
    made = tuple(emendations)
    for emendation in made:
        text = _emended(text, emendation)
    return Cleaned(text, tuple(removed), metadata, made)


def page_header(text: str) -> Step:
    """Remove the first line where it is the site's: "Name of the site : Section"."""
    lines = text.split("\n")
    first = _first(lines, bool)
    if first is None or not BREADCRUMB.fullmatch(lines[first].strip()):
        return Step(text)
    return _without(lines, [first])


def time_stamp(text: str) -> Step:
    """Remove the first line that is only dd.mm.yyyy, with or without a time -> `published`."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = NUMERIC_DATE.fullmatch(line.strip())
        moment = _moment(found) if found else None
        if moment:
            return _without(lines, [number], {"published": moment})
    return Step(text)


def foreign_script(text: str) -> Step:
    """Remove words of two or more letters written wholly in another script than most of the text.

    For pages whose menus stay in the site's language; not for texts that quote another script.
    """
    counts = Counter(map(_script, text))
    counts.pop("", None)
    main = max(sorted(counts), key=counts.__getitem__, default="")
    removed = [word for word in re.findall(r"\S+", text) if _is_foreign(word, main)]
    kept = re.sub(
        r"[ \t]*(\S+)", lambda found: "" if _is_foreign(found[1], main) else found[0], text
    )
    return Step(kept, tuple(removed))


def share_links(text: str) -> Step:
    """Remove lines that only offer to share the page: "Post this story to …", "Share on …"."""
    return _without_lines(text, lambda line: bool(SHARE_LINE.fullmatch(line)))


def copyright_line(text: str) -> Step:
    """Remove lines that begin with ©, (c) or Copyright -> `publisher`, the holder's name."""
    step = _without_lines(text, lambda line: bool(COPYRIGHT.fullmatch(line)))
    holders = [_group(COPYRIGHT, piece, "holder").rstrip(". ") for piece in step.removed]
    named = next(filter(None, holders), None)
    return Step(step.text, step.removed, {"publisher": named} if named else {})


def headline(text: str) -> Step:
    """Remove the first of the lines that stand before the first paragraph of prose -> `title`."""
    lines = text.split("\n")
    top = _top_matter(lines)
    if not top:
        return Step(text)
    return _without(lines, top[:1], {"title": lines[top[0]].strip()})


def letterhead(text: str) -> Step:
    """Remove the lines before the first paragraph of prose; what they say becomes metadata.

    A date with the month's name -> `date` (ISO 8601); lines inside one pair of quotation marks ->
    `subtitle`; the rest, the body that speaks -> `author`.
    """
    lines = text.split("\n")
    top = _top_matter(lines)
    words = [lines[number].strip() for number in top]
    dates = [found for word in words if (found := _named_date(word))]
    rest = " ".join(word for word in words if not _named_date(word))
    quoted = QUOTED.search(rest)
    metadata = {
        "author": " ".join(QUOTED.sub("", rest).split()),
        "subtitle": quoted[0][1:-1] if quoted else "",
        "date": dates[0] if dates else "",
    }
    return _without(lines, top, {key: value for key, value in metadata.items() if value})


def signature_block(text: str) -> Step:
    """Remove pairs of lines at the end, an office and then a name -> `signatories`.

    A name is initials and a surname ("A. B. Example"). `signatories` is a list in the text's order
    of {"name": …, "office": …}.
    """
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    signed: list[int] = []
    while len(filled) > 1 and _is_signed(lines[filled[-2]], lines[filled[-1]]):
        signed = [filled[-2], filled[-1], *signed]
        filled = filled[:-2]
    signatories = [
        {"name": lines[name].strip(), "office": lines[office].strip()}
        for office, name in zip(signed[::2], signed[1::2], strict=True)
    ]
    return _without(lines, signed, {"signatories": signatories} if signed else {})


def blank_lines(text: str) -> Step:
    """Set paragraphs apart by one blank line, with none at either end; only blanks go."""
    paragraphs = (paragraph.strip() for paragraph in re.split(r"\n(?:[^\S\n]*\n)+", text))
    return Step("\n\n".join(filter(None, paragraphs)))


STEPS: dict[str, Callable[[str], Step]] = {
    step.__name__: step
    for step in (
        page_header,
        time_stamp,
        foreign_script,
        share_links,
        copyright_line,
        headline,
        letterhead,
        signature_block,
        blank_lines,
    )
}


def _step(name: str) -> Callable[[str], Step]:
    if name not in STEPS:
        raise UsageError(f"no cleaning step {name!r}; the steps are {', '.join(STEPS)}")
    return STEPS[name]


def _emended(text: str, emendation: Emendation) -> str:
    times = text.count(emendation.find)
    if times != 1:
        raise InputError(
            f"the emendation of {emendation.find!r} must fit one place, but the text has {times}; "
            "state more of the words around it"
        )
    LOGGER.info("cleaning, emendation: %s", emendation)
    return text.replace(emendation.find, emendation.replace)


def _without(
    lines: list[str], numbers: list[int], metadata: Mapping[str, object] | None = None
) -> Step:
    kept = "\n".join(line for number, line in enumerate(lines) if number not in numbers)
    return Step(kept, tuple(lines[number].strip() for number in numbers), metadata or {})


def _without_lines(text: str, unwanted: Callable[[str], bool]) -> Step:
    lines = text.split("\n")
    return _without(lines, [n for n, line in enumerate(lines) if unwanted(line.strip())])


def _first(lines: list[str], wanted: Callable[[str], bool]) -> int | None:
    return next((number for number, line in enumerate(lines) if wanted(line.strip())), None)


def _top_matter(lines: list[str]) -> list[int]:
    """Numbers of the filled lines before the first line of prose; none where there is no prose."""
    end = _first(lines, _is_prose)
    return [number for number in range(end or 0) if lines[number].strip()]


def _is_prose(line: str) -> bool:
    return bool(PROSE.fullmatch(line)) and len(line.split()) >= PROSE_WORDS


def _is_signed(office: str, name: str) -> bool:
    return bool(SIGNATURE.fullmatch(name.strip())) and not _is_prose(office.strip())


def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    script = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    return script if script in SCRIPTS else ""


def _is_foreign(word: str, main: str) -> bool:
    scripts = [script for script in map(_script, word) if script]
    return len(scripts) > 1 and main not in scripts


def _group(pattern: re.Pattern[str], text: str, group: str) -> str:
    found = pattern.fullmatch(text)
    return str(found[group] or "") if found else ""


def _moment(found: re.Match[str]) -> str | None:
    day, month, year, hour, minute = (int(part) if part else 0 for part in found.groups())
    try:
        moment = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return moment.isoformat(timespec="minutes") if found["hour"] else moment.date().isoformat()


def _named_date(line: str) -> str | None:
    found = NAMED_DATE.fullmatch(line)
    if found is None:
        return None
    month = MONTHS.index(found["month"] or found["month2"]) + 1
    day, year = int(found["day"] or found["day2"]), int(found["year"] or found["year2"])
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None
