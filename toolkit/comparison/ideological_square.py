"""The ideological square: credit and blame of one's own side beside those of the others.

Van Dijk (1998, "Opinions and Ideologies in the Press"; "Ideology: A Multidisciplinary Approach"):
discourse stresses what is good of us and bad of them, and plays down what is bad of us and good of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from toolkit.comparison.clustered import Clustered, jackknife_pulls, reach, share_interval
from toolkit.comparison.groups import group_labels
from toolkit.comparison.networks import named_ties
from toolkit.comparison.odds_ratio import independent_error, log_odds_ratio
from toolkit.comparison.parties import AUTHOR_KEYS, JOINT, PRONOUN
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.rates import Floats
from toolkit.corpus import Corpus
from toolkit.errors import InputError

CORNERS = ("own_credit", "own_blame", "other_credit", "other_blame")

COLUMNS = (
    "group", "docs", "docs_with", "ties", *CORNERS, "unclear",
    *(f"{corner}_share{end}" for corner in CORNERS for end in ("", "_low", "_high")),
    "log_odds_ratio", "log_odds_ratio_low", "log_odds_ratio_high", "note",
)  # fmt: skip

FEATURES = ("credit", "blame")


def ideological_square(
    evidence: pd.DataFrame,
    corpus: Corpus,
    *,
    status: Iterable[str] = ("asserted",),
    by: str = "source",
    author_keys: Sequence[str] = AUTHOR_KEYS,
) -> pd.DataFrame:
    """Return how authors credit and blame their own side and others: a row a group.

    Counted are ties of credit and blame that the author holds. The own side is the author, by the
    names of `tie_network` (of authors who speak together each of them); everybody else who is
    named is another. Columns (`COLUMNS`):

    - docs: documents; docs_with: those with such a tie; ties, and of these own_credit, own_blame,
      other_credit and other_blame; unclear: further ties to a pronoun that names nobody;
    - each of the four as a share of the ties, with its 95 % interval;
    - log_odds_ratio: ln of (own_credit / own_blame) / (other_credit / other_blame), one half added
      to each, with its 95 % interval: 0 where both sides are treated alike, above it where the own
      side is credited more and blamed less than the others.

    Intervals are from the jackknife over documents; the error of the log odds ratio is not taken
    for less than that of independent ties. They need five documents with ties; what is withheld is
    empty and `note` says why. InputError where the evidence lacks credit or blame altogether, and
    the errors of `tie_network`.
    """
    missing = [feature for feature in FEATURES if not (evidence["feature"] == feature).any()]
    if missing:
        raise InputError(f"the evidence has no {missing[0]}: extract it with credit and blame")
    statuses = tuple(status)
    both = pd.concat(
        named_ties(
            evidence, corpus, feature=name, status=statuses, by=by, author_keys=author_keys
        ).assign(feature=name)
        for name in FEATURES
    )
    own = both[both["own"].astype(bool)]
    labels = group_labels(corpus.metadata, by)
    counts = pd.crosstab(own["doc_id"], _corners(own)).reindex(
        index=labels.index, columns=[*CORNERS, "unclear"], fill_value=0
    )
    rows = [
        {"group": name, **_row(counts.loc[docs])}
        for name, docs in sorted(labels.groupby(labels).groups.items())
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _corners(ties: pd.DataFrame) -> pd.Series:
    """Return the corner of each tie, or that it is unclear whose side the target is on."""
    own = [
        target in (holder, *holder.split(JOINT))
        for holder, target in zip(ties["holder"], ties["target"], strict=True)
    ]
    side = pd.Series(own, index=ties.index, dtype=bool).map({True: "own_", False: "other_"})
    return (side + ties["feature"]).mask(ties["target_type"] == PRONOUN, "unclear")


def _row(counts: pd.DataFrame) -> dict[str, object]:
    cells = counts[list(CORNERS)].to_numpy(float)
    total = cells.sum(axis=0)
    documents = int((cells.sum(axis=1) > 0).sum())
    row: dict[str, object] = {
        "docs": len(cells),
        "docs_with": documents,
        "ties": int(total.sum()),
        **dict(zip(CORNERS, total.astype(int).tolist(), strict=True)),
        "unclear": int(counts["unclear"].sum()),
        "note": _note(total, documents),
    }
    enough = documents >= MINIMUM_DOCUMENTS
    for corner, *numbers in zip(CORNERS, *_shares(cells, enough=enough), strict=True):
        row |= dict(zip(_ends(f"{corner}_share"), numbers, strict=True))
    if _complete(total):
        row |= dict(zip(_ends("log_odds_ratio"), _contrast(cells, enough=enough), strict=True))
    return row


def _ends(name: str) -> tuple[str, str, str]:
    return name, f"{name}_low", f"{name}_high"


def _shares(cells: Floats, *, enough: bool) -> tuple[Floats, Floats, Floats]:
    """Return the share of each corner, and low and high of its interval."""
    total = cells.sum(axis=0)
    empty = np.full(len(total), np.nan)
    if not total.sum():
        return empty, empty, empty
    value = total / total.sum()
    rest = total - cells
    if not enough or not rest.sum(axis=1).all():
        return value, empty, empty
    pulls = jackknife_pulls(rest / rest.sum(axis=1, keepdims=True))
    return value, *share_interval(Clustered(value, pulls, len(cells) - 1))


def _contrast(cells: Floats, *, enough: bool) -> tuple[float, float, float]:
    """Return the log odds ratio, and low and high of its interval."""
    total = cells.sum(axis=0)
    value = log_odds_ratio(total)
    if not enough:
        return float(value), np.nan, np.nan
    pulls = jackknife_pulls(log_odds_ratio(total - cells)[:, np.newaxis])
    estimate = Clustered(value[np.newaxis], pulls, len(cells) - 1)
    half = reach(estimate, independent_error(total))[0]
    return float(value), float(value - half), float(value + half)


def _complete(total: Floats) -> bool:
    """Whether there are ties of both sides and of both features."""
    own_credit, own_blame, other_credit, other_blame = total
    sides = own_credit + own_blame, other_credit + other_blame
    features = own_credit + other_credit, own_blame + other_blame
    return all(margin > 0 for margin in (*sides, *features))


def _note(total: Floats, documents: int) -> str:
    """Return why numbers are missing, joined with "; "."""
    if not documents:
        return "no ties that the author holds"
    parts = []
    if documents < MINIMUM_DOCUMENTS:
        parts.append(f"ties in fewer than {MINIMUM_DOCUMENTS} documents, so no intervals")
    if not _complete(total):
        parts.append("no ties of one side, or no credit or no blame, so no odds ratio")
    return "; ".join(parts)
