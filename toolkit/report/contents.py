"""What goes into a report: the tables, texts and pictures, checked to fit each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from toolkit.corpus import Corpus
from toolkit.errors import InputError
from toolkit.feature import AGENCY_DELETED
from toolkit.measures import counted_as, own_claims

WORDS = (
    "feature", "category", "target", "actor", "object", "affected", "holder", "status", "basis",
    "form", "recipient", "rule", "antecedent", "agency",
)  # fmt: skip
"""Columns of the evidence that hold words."""


class ReportFigure(NamedTuple):
    """A figure of the page: its name, its caption, the SVG as text, the name of its CSV."""

    name: str
    caption: str
    svg: str
    csv: str


@dataclass(frozen=True, kw_only=True)
class ReportInput:
    """Everything a report shows.

    `evidence` are all rows of the corpus's documents, `comparison` is made from them by the column
    `by` with the claims of `status` counted, those that others than the author hold left out where
    `author_only` says so; `keyness`, `network` and `corrected`
    (rates corrected for error) may be None. The `focus` documents are shown
    in full, by default those that are alone in their group; of others only sentences with evidence
    are in the page. `sources` are dicts with a name and any of title, licence, citation, url and
    further words; `validation` says for a feature, in words, on what texts it was checked.
    InputError where the evidence has a document, or `focus` an id, that the corpus lacks.
    """

    title: str
    corpus: Corpus
    evidence: pd.DataFrame
    comparison: pd.DataFrame
    manifest: Mapping[str, object]
    keyness: pd.DataFrame | None = None
    network: pd.DataFrame | None = None
    corrected: pd.DataFrame | None = None
    figures: Sequence[ReportFigure] = ()
    focus: Sequence[str] | None = None
    sources: Sequence[Mapping[str, object]] = ()
    validation: Mapping[str, str] = field(default_factory=dict)
    by: str = "source"
    status: Sequence[str] = ("asserted",)
    author_only: bool = False

    def __post_init__(self) -> None:
        """Check that evidence and focus belong to the corpus."""
        named = dict.fromkeys([*self.evidence["doc_id"], *(self.focus or ())])
        strangers = [name for name in named if name not in self.corpus]
        if strangers:
            raise InputError(
                f"the report's corpus has no document {strangers[0]!r}: give the corpus the "
                "evidence was found in"
            )

    @cached_property
    def features(self) -> list[str]:
        """The features compared or found, in the order of the comparison."""
        return list(dict.fromkeys([*self.comparison["feature"], *self.evidence["feature"]]))

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group of each document by its id, "" where the metadata do not say."""
        values = {document.doc_id: document.value(self.by) for document in self.corpus}
        return {doc_id: "" if value is None else str(value) for doc_id, value in values.items()}

    @cached_property
    def in_full(self) -> list[str]:
        """The ids of the documents shown in full."""
        if self.focus is not None:
            return list(self.focus)
        sizes = Counter(self.groups.values())
        return [doc_id for doc_id, group in self.groups.items() if sizes[group] == 1]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The evidence numbered from 0, with `group`; missing words (read back from CSV) are ""."""
        rows = self.evidence.reset_index(drop=True)
        filled = {name: rows[name].astype(object).fillna("") for name in WORDS}
        return rows.assign(group=rows["doc_id"].map(self.groups), **filled)

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The rows that the measures count: claims of the status chosen, and all vocabulary.

        What is told without its agent is counted apart: see `agentless`.
        """
        return self._chosen[counted_as(self._chosen) != AGENCY_DELETED]

    @cached_property
    def agentless(self) -> pd.DataFrame:
        """The rows that the measures count as told without their agent."""
        return self._chosen[counted_as(self._chosen) == AGENCY_DELETED]

    @cached_property
    def _chosen(self) -> pd.DataFrame:
        """The rows of the status and of the holders chosen."""
        rows = own_claims(self.rows) if self.author_only else self.rows
        return rows[rows["status"].isin(["", *self.status])]
