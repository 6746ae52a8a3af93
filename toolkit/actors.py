"""Actors: from a noun phrase as it stands in a text to one canonical actor.

Ids are ISO 3166-1 alpha-3 for states (with ISO 3166-3 for former ones and XKX for Kosovo), the
usual abbreviation or a short name for organisations and armed groups, and the common noun itself
for collective actors without a name ("rebels"). A state and its organs, capital and leaders share
one id. The tables are `actors/*.csv`; `actors/words.csv` holds the words the reading turns on.

How a phrase is read: its head is the last word before the first post-modifier ("of", "in", "by",
"which", "backed", a comma ...). An alias at the head decides, the longest first. A head such as
"regime", "troops" or "policy" speaks for the modifier before it, or for what follows "of"; an
attack ("shelling") for what follows "by"; "militants" and the like for an armed group or
organisation before them and never for a state ("Syrian rebels" are rebels). In hyphened compounds
("Turkey-backed", "pro-Assad") the name is no modifier, "-led" apart. A head that is none of these
gives no actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import pandas as pd

from toolkit.alias_matching import Alias, AliasIndex, Match, Token, tokens
from toolkit.alias_tables import Compiled, TableFormat, bundled_table, checked, layered, read_table

GROUPS = ("state", "organisation", "armed group", "generic")
ALIAS_TYPES = ("name", "demonym", "capital", "government", "abbreviation")

_TABLES = ("states", "organisations", "armed_groups", "generic")
_FORM = TableFormat(
    columns=(
        "actor", "label", "group", "alias", "alias_type", "valid_from", "valid_to", "note",
    ),
    required=("actor", "label", "group", "alias"),
    defaults={"alias_type": "name"},
    allowed={"group": GROUPS, "alias_type": ALIAS_TYPES},
    dates=("valid_from", "valid_to"),
    distinct=("actor", "alias", "valid_from", "valid_to"),
)  # fmt: skip
_ROLES = (
    "government", "organ", "group", "act", "attack", "part", "end", "joint",
    "adjective", "cased",
)  # fmt: skip
_WORDS = TableFormat(
    columns=("word", "role", "note"),
    required=("word", "role"),
    allowed={"role": _ROLES},
    distinct=("word", "role"),
)
_TAKES_STATES = frozenset(("government", "organ", "act", "attack"))
_TAKES_OF = frozenset(("government", "organ", "group", "act", "part"))
_TAKES_BY = frozenset(("act", "attack"))
# Words of a phrase that are read; longer ones are no noun phrases.
_LONGEST = 80
_CLOSES = frozenset(("end", "joint", "mark"))


@dataclass(frozen=True)
class Actor:
    """A canonical actor: its id, its English label, and its group (one of GROUPS)."""

    id: str
    label: str
    group: str


@dataclass(frozen=True)
class _Name:
    actor: Actor
    alias_type: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True)
class _Unit:
    """One alias, word or mark of a phrase with its role in the reading."""

    text: str
    role: str
    name: _Name | None = None
    joined: bool = False
    victim: bool = False
    adjective: bool = False


@dataclass(frozen=True, eq=False)
class _Reader:
    """A compiled table: the aliases and the roles of words."""

    index: AliasIndex[_Name]
    roles: dict[str, str]
    adjectives: frozenset[str]


def actor_table(path: str | Path | None = None, *, extend: bool = True) -> pd.DataFrame:
    """Return the table of actors, one row an alias, all columns text.

    Columns: actor, label, group, alias, alias_type, valid_from, valid_to, note. With `path` a
    CSV of the same columns (alias_type, dates and note may be missing) lies on top of the
    package's own, an alias it holds replacing ours; with `extend=False` it stands in its place.
    Raises InputError, naming file and line, for a table that can't be used.
    """
    if path is None:
        return _own_table().copy()
    return layered(path, _own_table(), _FORM) if extend else read_table(path, _FORM)


def resolve(
    phrase: str, *, date: date | None = None, table: pd.DataFrame | None = None
) -> Actor | None:
    """Return the actor a noun phrase names, or None where it names none.

    `date` is the text's: aliases that don't hold on that day are passed over; without it every
    alias counts, one without an end before one that ended. `table` is from `actor_table`. Of a
    coordination the first actor named is returned. Raises InputError where `table` lacks a column.
    """
    own = _own_table() if table is None else table
    return _resolved(_reader(own), phrase, date.isoformat() if date else "")


@lru_cache(maxsize=1)
def _own_table() -> pd.DataFrame:
    return bundled_table("actors", _TABLES, _FORM)


@lru_cache(maxsize=1)
def _words() -> pd.DataFrame:
    return bundled_table("actors", ("words",), _WORDS)


def _build_reader(table: pd.DataFrame) -> _Reader:
    words = _words()
    cased, adjectives = (
        frozenset(words.loc[words["role"] == role, "word"]) for role in ("cased", "adjective")
    )
    heads = words[~words["role"].isin(("cased", "adjective"))]
    roles = {w.casefold(): r for w, r in zip(heads["word"], heads["role"], strict=True)}
    index = AliasIndex(_aliases(checked(table, _FORM), cased))
    return _Reader(index, roles, adjectives)


def _aliases(table: pd.DataFrame, cased: frozenset[str]) -> list[Alias[_Name]]:
    cells = table[list(_FORM.columns)].itertuples(index=False, name=None)
    found = [_alias(dict(zip(_FORM.columns, row, strict=True)), cased) for row in cells]
    # Cased ones first ("SANA" the agency before "Sana" the town), then those that still hold.
    latest = sorted(found, key=lambda alias: alias.value.valid_from, reverse=True)
    return sorted(latest, key=lambda alias: (not alias.cased, bool(alias.value.valid_to)))


def _alias(row: dict[str, str], cased: frozenset[str]) -> Alias[_Name]:
    actor = Actor(row["actor"], row["label"], row["group"])
    name = _Name(actor, row["alias_type"], row["valid_from"], row["valid_to"])
    capital = row["alias_type"] == "abbreviation" or row["alias"].casefold() in cased
    return Alias(row["alias"], name, capital)


_reader = Compiled(_build_reader)


@lru_cache(maxsize=200_000)
def _resolved(reader: _Reader, phrase: str, day: str) -> Actor | None:
    found = _read(_units(reader, tokens(phrase)[:_LONGEST], day))
    return found.actor if found else None


def _holds(name: _Name, day: str) -> bool:
    if not day:
        return True
    return name.valid_from <= day and (not name.valid_to or day <= name.valid_to)


def _units(reader: _Reader, words: Sequence[Token], day: str) -> list[_Unit]:
    units: list[_Unit] = []
    at = 0
    for match in reader.index.find(words, lambda name: _holds(name, day)):
        units += [_word_unit(word, reader.roles) for word in words[at : match.first]]
        units.append(_alias_unit(match, words, reader))
        at = match.last
    units += [_word_unit(word, reader.roles) for word in words[at:]]
    return _without_compounds(units)


def _word_unit(word: Token, roles: dict[str, str]) -> _Unit:
    role = roles.get(word.key, "") if word.text[0].isalnum() else "mark"
    # "so-called", "US-backed": joined by a hyphen such a word ends no head.
    if word.joined and role in _CLOSES:
        role = ""
    return _Unit(word.text, role, joined=word.joined)


def _alias_unit(match: Match[_Name], words: Sequence[Token], reader: _Reader) -> _Unit:
    first, last, name = words[match.first], words[match.last - 1], match.value
    named = name.actor.group != "generic"
    role = "named" if named else reader.roles.get(name.actor.id.casefold(), "")
    # "the Syria attack": a bare name before an attack is its victim, unlike "the Syrian attack".
    bare = name.actor.group == "state" and name.alias_type == "name" and first is last
    victim = bare and not last.possessive
    return _Unit(last.text, role, name, first.joined, victim, last.key in reader.adjectives)


def _without_compounds(units: list[_Unit]) -> list[_Unit]:
    kept: list[_Unit] = []
    for unit, after in zip(units, [*units[1:], _Unit("", "")], strict=False):
        before = kept[-1] if kept else None
        bound_on = after.joined and after.name is None and after.text.casefold() != "led"
        bound_back = unit.joined and before is not None and before.name is None
        if unit.name and (bound_on or bound_back):
            unit = replace(unit, name=None, role="")
        kept.append(unit)
    return kept


def _read(units: Sequence[_Unit]) -> _Name | None:
    start = next((i for i, unit in enumerate(units) if unit.role not in _CLOSES), len(units))
    units = units[start:]
    if not units:
        return None
    cut = next((i for i, unit in enumerate(units) if unit.role in _CLOSES), len(units))
    core, rest = _trimmed(units[:cut]), units[cut:]
    if core[-1].adjective and rest and rest[0].role == "joint":
        return _read(rest[1:])
    found, role = _head(core)
    follower = _follower(role, rest)
    if follower or _leans_on_of(found, rest):
        return follower
    if found is None and rest and rest[0].role == "joint":
        return _read(rest[1:])
    return found


def _trimmed(core: Sequence[_Unit]) -> Sequence[_Unit]:
    """Leave out a participle with what follows, and a person's name after an office."""
    while len(core) > 1 and not _known(core[-1]):
        if core[-1].text[0].isupper():
            if not any(unit.role in ("government", "organ") for unit in core):
                return core
            core = core[:-1]
        else:
            cut = next(filter(partial(_participle_at, core), range(1, len(core))), None)
            return core if cut is None else core[:cut]
    return core


def _known(unit: _Unit) -> bool:
    return unit.name is not None or unit.role != ""


def _participle_at(core: Sequence[_Unit], at: int) -> bool:
    """Tell whether a participle follows what may be a head ("rebels holding the town")."""
    unit = core[at]
    ends = unit.text.islower() and unit.text.endswith(("ing", "ed"))
    return ends and not _known(unit) and _known(core[at - 1])


def _head(core: Sequence[_Unit]) -> tuple[_Name | None, str]:
    """Return the actor of a head, and the head's role where what follows may still decide."""
    head, before = core[-1], core[:-1]
    if head.role == "named":
        government = head.name is not None and head.name.alias_type == "government"
        return head.name, "organ" if government else ""
    if head.role in _TAKES_STATES or head.role == "group":
        inner = _modifier(before, head.role)
        if inner:
            return inner, ""
    closed = head.name is not None and head.role == "group"
    return head.name, "" if closed else head.role


def _modifier(before: Sequence[_Unit], role: str) -> _Name | None:
    for at in range(len(before) - 1, -1, -1):
        unit = before[at]
        if unit.adjective:
            continue
        if unit.role == "named" and unit.name:
            if _may_modify(unit, role):
                return _first_of_pair(before, at, unit.name)
        elif unit.name or unit.role in _TAKES_STATES or unit.role == "group":
            found = _head(before[: at + 1])[0]
            if found:
                return found
    return None


def _may_modify(unit: _Unit, role: str) -> bool:
    if role == "group" and unit.name and unit.name.actor.group == "state":
        return False
    return not (role == "attack" and unit.victim)


def _first_of_pair(before: Sequence[_Unit], at: int, name: _Name) -> _Name:
    """Of "Syrian-Russian forces" the first side is the actor."""
    earlier = before[at - 1].name if at and before[at].joined else None
    return earlier or name


def _follower(role: str, rest: Sequence[_Unit]) -> _Name | None:
    if not rest:
        return None
    link = rest[0].text.casefold()
    if role in _TAKES_OF and link == "of":
        found = _read(rest[1:])
        return None if role == "group" and _is_state(found) else found
    if role == "government" and link == "in":
        found = _read(rest[1:])
        return found if _is_state(found) else None
    if role in _TAKES_BY:
        at = next((i for i, unit in enumerate(rest) if unit.text.casefold() == "by"), None)
        if at is not None:
            return _read(rest[at + 1 :])
        return _read(rest[1:]) if link == "from" else None
    return None


def _is_state(name: _Name | None) -> bool:
    return name is not None and name.actor.group == "state"


def _leans_on_of(found: _Name | None, rest: Sequence[_Unit]) -> bool:
    """Tell whether a metonym is something else's ("the Council of Ministers")."""
    government = found is not None and found.alias_type == "government"
    return government and bool(rest) and rest[0].text.casefold() == "of"
