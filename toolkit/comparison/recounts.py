"""Recounts: what documents would count without a cue, without a rule, or with other claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.comparison.groups import feature_columns
from toolkit.comparison.rates import Floats
from toolkit.errors import InputError
from toolkit.measures import LABEL, STATUSES, own_claims, under_columns

MAIN, COUNTING, RULE, CUE = "main", "counting", "rule", "cue"
NEEDED = ("doc_id", "feature", "category", "cue", "rule", "status", "holder", "form", "agency")
REPORTED, LABELS = "reported", "labels"
CHANGEABLE = ("hedged", "denied", REPORTED, LABELS)
"""What may count or not; what a claim asserts stays as it is."""

Choice = frozenset[str]
"""What counts: statuses, and claims that are reported of others, and labels."""


@dataclass(frozen=True)
class Counting:
    """Which claims a feature table counts: `status` and `author_only` as in a study's plan."""

    status: tuple[str, ...] = ("asserted",)
    author_only: bool = False

    @property
    def choice(self) -> Choice:
        """What counts, in words; a feature table counts labels."""
        reported = () if self.author_only else (REPORTED,)
        return frozenset((*self.status, *reported, LABELS))


class Recounts(NamedTuple):
    """Counts of documents under several specifications.

    `cells` has a row a specification and column of the feature table that it changes: kind,
    specification (its name), column (its number); `hits` has shape (documents, cells).
    """

    cells: pd.DataFrame
    hits: Floats


def recount(table: pd.DataFrame, evidence: pd.DataFrame, counting: Counting) -> Recounts:
    """Return the counts of a feature table and those that each alternative would give.

    `counting` is what the table counts. The first cells are the table's own columns in their
    order (kind "main"). Then follow, each as far as it changes a column: every other combination of
    hedged, denied, others' claims and labels counted or not ("counting"), all evidence but that of
    one rule ("rule"), all but that with one cue ("cue"). Nothing is extracted again, and evidence
    of documents or features that the table lacks is left aside. InputError where the evidence lacks
    a column, or is not what the table counts.
    """
    columns = feature_columns(table)
    rows = _placed(evidence, table.index, columns)
    counted = rows[_counts(rows, counting.choice)]
    hits = _tally(counted, (len(table), len(columns)))
    if not np.array_equal(hits, table[columns].to_numpy()):
        raise InputError(
            "the feature table does not count this evidence so: make it from the same evidence "
            "and name the status, and whether the author's claims alone count, as it was made"
        )
    parts = [
        _cells(MAIN, [""] * len(columns), np.arange(len(columns)), hits),
        *_choices(rows, counting.choice, hits),
        *(_left_out(counted, kind, hits) for kind in (RULE, CUE)),
    ]
    cells = pd.concat([part.cells for part in parts], ignore_index=True)
    return Recounts(cells, np.hstack([part.hits for part in parts]))


def _cells(kind: str, names: list[str], columns: np.ndarray, hits: Floats) -> Recounts:
    return Recounts(
        pd.DataFrame({"kind": kind, "specification": names, "column": columns}), hits.astype(float)
    )


def _placed(evidence: pd.DataFrame, documents: pd.Index, columns: list[str]) -> pd.DataFrame:
    """Return the evidence once for each column that may count it, with numbers of both."""
    missing = [name for name in NEEDED if name not in evidence]
    if missing:
        raise InputError(f"the evidence has no column {missing[0]!r}: extract it again")
    # A table read back from CSV has missing values where there was nothing.
    filled = evidence[list(NEEDED)].reset_index(drop=True).astype(object).fillna("")
    filled["own"] = filled.index.isin(own_claims(filled).index)
    rows = under_columns(filled)
    rows["document"] = documents.get_indexer(rows["doc_id"])
    rows["number"] = pd.Index(columns).get_indexer(rows["column"])
    return rows[(rows["document"] >= 0) & (rows["number"] >= 0)]


def _counts(rows: pd.DataFrame, choice: Choice) -> pd.Series:
    """Return whether each row counts."""
    claimed = rows["status"].isin({"", *choice})
    held = rows["own"] | (REPORTED in choice)
    return claimed & held & ((rows["form"] != LABEL) | (LABELS in choice))


def _tally(rows: pd.DataFrame, shape: tuple[int, int]) -> Floats:
    """Return the number of rows of each document and column."""
    places = rows["document"].to_numpy() * shape[1] + rows["number"].to_numpy()
    return np.bincount(places, minlength=shape[0] * shape[1]).reshape(shape).astype(float)


def _choices(rows: pd.DataFrame, main: Choice, hits: Floats) -> Iterator[Recounts]:
    """Yield the counts under each other choice of claims, of the columns that it changes."""
    for name, choice in _alternatives(main):
        other = _tally(rows[_counts(rows, choice)], (len(hits), hits.shape[1]))
        changed = np.flatnonzero((other != hits).any(axis=0))
        yield _cells(COUNTING, [name] * len(changed), changed, other[:, changed])


def _alternatives(main: Choice) -> Iterator[tuple[str, Choice]]:
    """Yield the other combinations of what may count or not, those with fewest changes first.

    Each is named by how it differs.
    """
    for number in range(1, len(CHANGEABLE) + 1):
        for changed in combinations(CHANGEABLE, number):
            choice = main.symmetric_difference(changed)
            if not choice.isdisjoint(STATUSES):
                words = (f"{'without' if word in main else 'with'} {word}" for word in changed)
                yield ", ".join(words), choice


def _left_out(counted: pd.DataFrame, kind: str, hits: Floats) -> Recounts:
    """Return the counts without each cue, or rule, in turn, of the columns that have it."""
    rows = counted[counted[kind] != ""]
    codes, names = pd.factorize(rows[kind], sort=True)
    cells, which = np.unique(codes * hits.shape[1] + rows["number"], return_inverse=True)
    placed = rows.assign(number=which)
    own, columns = np.divmod(cells, hits.shape[1])
    without = hits[:, columns] - _tally(placed, (len(hits), len(cells)))
    return _cells(kind, [str(names[code]) for code in own], columns, without)
