"""Network measures: how mutual the ties of parties are, and on how few targets they fall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.comparison.clustered import Clustered, jackknife_pulls, share_interval
from toolkit.comparison.gini import gini
from toolkit.comparison.groups import group_labels
from toolkit.comparison.networks import named_ties
from toolkit.comparison.parties import AUTHOR_KEYS, PRONOUN, SOURCE, WORDS
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.rates import Floats
from toolkit.comparison.reciprocity import (
    answered,
    reciprocity,
    reverse_edges,
    weighted_reciprocity,
)
from toolkit.corpus import Corpus

ALL_GROUPS = "all groups"
"""The row of all documents together, in which groups can answer each other."""

MEASURES = ("reciprocity", "answered", "weighted_reciprocity", "concentration")

COLUMNS = (
    "feature", "group", "docs", "docs_with", "ties", "holders", "edges", "to_holders", "mutual",
    "targets",
    *(f"{measure}{end}" for measure in MEASURES for end in ("", "_low", "_high")),
    "note",
)  # fmt: skip

Statistic = Callable[[Floats], Floats]


def network_measures(
    evidence: pd.DataFrame,
    corpus: Corpus,
    *,
    feature: str = "blame",
    status: Iterable[str] = ("asserted",),
    by: str = "source",
    author_keys: Sequence[str] = AUTHOR_KEYS,
) -> pd.DataFrame:
    """Return measures of the network of each group, and of all groups together: a row a group.

    Counted are ties from one party to another, as `tie_network` names them; ties to oneself, and
    those of which a side is only a pronoun, are left out. Columns (`COLUMNS`):

    - docs: documents; docs_with: those with such a tie; ties; holders: parties that hold one;
    - edges: distinct pairs of holder and target; to_holders: those whose target is a holder too,
      and so could answer; mutual: edges that also lead back;
    - reciprocity: mutual by edges; answered: mutual by to_holders; weighted_reciprocity: the share
      of ties that are returned;
    - concentration: the Gini coefficient of the ties over targets of the actor table, `targets`
      being their number (parties known by words only may be one by many names).

    All four lie within 0 to 1; their 95 % intervals are from the jackknife over documents and
    stand for samples of as many documents. Intervals need five documents with ties; what is
    withheld is empty and `note` says why. Errors are those of `tie_network`.
    """
    ties = named_ties(
        evidence, corpus, feature=feature, status=status, by=by, author_keys=author_keys
    )
    unnamed = (ties["holder_type"] == PRONOUN) | (ties["target_type"] == PRONOUN)
    ties = ties[~unnamed & (ties["holder"] != ties["target"])]
    labels = group_labels(corpus.metadata, by)
    rows = [
        {"feature": feature, "group": name, **_row(ties[ties["doc_id"].isin(docs)], len(docs))}
        for name, docs in _groups(labels)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _groups(labels: pd.Series) -> Iterator[tuple[str, pd.Index]]:
    """Yield groups by name with their documents, and all together where there are several."""
    groups = sorted(labels.groupby(labels).groups.items())
    yield from groups
    if len(groups) > 1:
        yield ALL_GROUPS, labels.index


def _row(ties: pd.DataFrame, documents: int) -> dict[str, object]:
    pairs = ties.groupby(["holder", "target"], sort=True)
    edges = pd.DataFrame(list(pairs.groups), columns=["holder", "target"])
    parties = pd.Index(sorted(set(edges["holder"]) | set(edges["target"])))
    holders, targets = (parties.get_indexer(edges[side]) for side in edges)
    reverse = reverse_edges(holders, targets)
    by_edge = _Cells(ties["doc_id"], pairs.ngroup().to_numpy())
    known = ties[~ties["target_type"].isin([WORDS, SOURCE])]
    by_target = _Cells(known["doc_id"], pd.factorize(known["target"], sort=True)[0])
    answering = partial(answered, reverse=reverse, holders=holders, targets=targets)
    measured = [
        _measured(partial(reciprocity, reverse=reverse), by_edge, documents),
        _measured(answering, by_edge, documents),
        _measured(partial(weighted_reciprocity, reverse=reverse), by_edge, documents),
        _measured(gini, by_target, documents),
    ]
    row = {
        "docs": documents,
        "docs_with": by_edge.documents,
        "ties": len(ties),
        "holders": len(set(holders)),
        "edges": len(edges),
        "to_holders": int(np.isin(targets, holders).sum()),
        "mutual": int((reverse >= 0).sum()),
        "targets": len(by_target.total),
        "note": _note(by_edge.documents, measured),
    }
    for name, numbers in zip(MEASURES, measured, strict=True):
        row |= dict(zip((name, f"{name}_low", f"{name}_high"), numbers, strict=True))
    return row


class _Cells:
    """Ties counted by cell, edges or targets, in all and by document; cells are numbers from 0."""

    def __init__(self, docs: pd.Series, cells: NDArray[np.intp]) -> None:
        self.total = np.bincount(cells).astype(float)
        self._by_document = [cells[rows] for _, rows in sorted(docs.groupby(docs).indices.items())]

    @property
    def documents(self) -> int:
        """Number of documents with ties."""
        return len(self._by_document)

    def left_out(self) -> Iterator[Floats]:
        """Yield the counts without each document in turn."""
        for cells in self._by_document:
            yield self.total - np.bincount(cells, minlength=len(self.total))


def _measured(statistic: Statistic, cells: _Cells, documents: int) -> tuple[float, float, float]:
    """Return a measure of counts of cells, and low and high of its interval."""
    value = float(statistic(cells.total))
    if cells.documents < MINIMUM_DOCUMENTS:
        return value, np.nan, np.nan
    # To leave out a document without ties changes nothing.
    left_out = np.full((documents, 1), value)
    left_out[: cells.documents, 0] = [float(statistic(rest)) for rest in cells.left_out()]
    if not np.isfinite(left_out).all():
        return value, np.nan, np.nan
    pulls = jackknife_pulls(left_out)
    low, high = share_interval(Clustered(np.array([value]), pulls, documents - 1))
    return value, float(low[0]), float(high[0])


def _note(documents: int, measured: Sequence[tuple[float, float, float]]) -> str:
    """Return why numbers are missing, joined with "; "."""
    if not documents:
        return "no ties between parties"
    named = dict(zip((name.replace("_", " ") for name in MEASURES), measured, strict=True))
    empty = [name for name, (value, _, _) in named.items() if np.isnan(value)]
    bare = [name for name, (value, low, _) in named.items() if value >= 0 and np.isnan(low)]
    parts = [f"nothing to take {' and '.join(empty)} of"] if empty else []
    if documents < MINIMUM_DOCUMENTS:
        parts.append(f"ties in fewer than {MINIMUM_DOCUMENTS} documents, so no intervals")
    elif bare:
        parts.append(f"no interval of {', '.join(bare)}: single documents do not tell")
    return "; ".join(parts)
