"""The keyness table: every measure of how far each of many items sets two groups apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.comparison.dispersion import deviation_of_proportions, juilland_d
from toolkit.comparison.log_likelihood import bayesian_information, log_likelihood
from toolkit.comparison.log_odds import PRIOR_TOKENS, informative_prior, log_odds
from toolkit.comparison.multiplicity import benjamini_hochberg
from toolkit.comparison.percent_diff import percent_diff
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.rank_sum import rank_sum
from toolkit.comparison.rates import Floats, per_label, rates
from toolkit.comparison.ratio import log_ratio
from toolkit.comparison.text_dispersion import text_dispersion_keyness
from toolkit.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

COUNTS = (
    "docs", "baseline_docs", "hits", "baseline_hits", "docs_with", "baseline_docs_with", "rate",
    "baseline_rate", "per",
)  # fmt: skip
CONTRASTS = (
    "log_ratio", "percent_diff", "log_odds", "z", "g2", "bic", "text_dispersion_keyness",
    "superiority", "p", "p_adjusted",
)  # fmt: skip
DISPERSIONS = ("dispersion", "baseline_dispersion", "juilland_d", "baseline_juilland_d")
MEASURES = (*COUNTS, *CONTRASTS, *DISPERSIONS, "note")

UNEVEN = 1.5
"""Ratio of the median lengths of documents beyond which their ranks are not tested."""

CELLS = 4_000_000
"""Dense counts held at a time while dispersion is computed."""


@dataclass(frozen=True)
class _Side:
    """One of the two groups: sparse counts of shape (documents, items), tokens (documents,)."""

    counts: csr_matrix
    tokens: Floats

    @property
    def docs(self) -> int:
        return len(self.tokens)

    @property
    def size(self) -> float:
        return float(self.tokens.sum())

    @cached_property
    def hits(self) -> Floats:
        return np.asarray(self.counts.sum(axis=0), float).ravel()

    @cached_property
    def docs_with(self) -> Floats:
        return np.asarray((self.counts > 0).sum(axis=0), float).ravel()


def keyness_of_counts(
    counts: csr_matrix,
    words: list[str],
    members: NDArray[np.bool_],
    tokens: Floats | None = None,
) -> pd.DataFrame:
    """Return keyness from counts (documents, words), sparse; `members` marks the group's documents.

    `tokens` are the documents' lengths, by default the sums of their counts. One row a word, by
    falling z, then by word. Columns:

    - word; docs, hits, docs_with (documents with the word) and rate `per` 1,000 tokens of the
      group, and the same of the baseline, the other documents;
    - log_ratio (`log_ratio`), percent_diff (`percent_diff`): how big the difference is;
    - log_odds, z (`log_odds` with an `informative_prior`), g2 (`log_likelihood`, unsigned), bic
      (`bayesian_information`): how much speaks for it, were tokens independent;
    - text_dispersion_keyness (unsigned), superiority and p (`rank_sum`): the same where documents
      are; p only with at least five in each group, of lengths not too far apart (`UNEVEN`);
      p_adjusted by Benjamini-Hochberg over all rows;
    - dispersion (`deviation_of_proportions`), juilland_d (`juilland_d`) of either side;
    - note: why a number is missing, or which zero counts as half a hit.

    InputError where a side has no words, a document has none or a word has more hits than there
    are tokens.
    """
    if tokens is None:
        tokens = np.asarray(counts.sum(axis=1), float).ravel()
    group, baseline = (_Side(counts[side], tokens[side]) for side in (members, ~members))
    _check(group, baseline, words)
    table = pd.DataFrame({"word": words, **_counts(group, baseline)})
    found = np.flatnonzero(group.hits + baseline.hits)
    contrasts = _contrasts(counts[:, found], tokens, members)
    table = table.join(pd.DataFrame(contrasts, index=found))
    table = table.assign(**_dispersions(group, baseline), note=_notes(group, baseline))
    return table.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)


def _check(group: _Side, baseline: _Side, words: list[str]) -> None:
    if not group.size or not baseline.size:
        raise InputError("one of the two groups has no words: nothing to compare")
    if min(group.tokens.min(), baseline.tokens.min()) <= 0:
        raise InputError("a document has no words and so no rate: leave it out")
    more = (group.hits > group.size) | (baseline.hits > baseline.size)
    more |= group.hits + baseline.hits >= group.size + baseline.size
    if more.any():
        word = words[int(np.flatnonzero(more)[0])]
        raise InputError(f"{word!r} has no fewer hits than there are tokens: nothing to compare")


def _counts(group: _Side, baseline: _Side) -> dict[str, Floats | int | str]:
    columns: dict[str, Floats | int | str] = {}
    for prefix, side in (("", group), ("baseline_", baseline)):
        columns[f"{prefix}docs"] = side.docs
        columns[f"{prefix}hits"] = side.hits.astype("int64")
        columns[f"{prefix}docs_with"] = side.docs_with.astype("int64")
        columns[f"{prefix}rate"] = rates(side.hits, np.asarray(side.size), "tokens")
    columns["per"] = per_label("tokens")
    return {name: columns[name] for name in COUNTS}


def _contrasts(
    counts: csr_matrix, tokens: Floats, members: NDArray[np.bool_]
) -> dict[str, Floats | float]:
    """Return the contrasts of items that have hits on one side at least."""
    group, baseline = (_Side(counts[side], tokens[side]) for side in (members, ~members))
    pooled = (group.hits, group.size, baseline.hits, baseline.size)
    prior = informative_prior(*pooled)
    delta, z = log_odds(*pooled, prior=prior, prior_tokens=PRIOR_TOKENS)
    g2 = log_likelihood(*pooled)
    superiority, p = rank_sum(_relative(counts, tokens), members)
    tested = not _untested(group, baseline)
    return {
        "log_ratio": log_ratio(*pooled),
        "percent_diff": percent_diff(*pooled),
        "log_odds": delta,
        "z": z,
        "g2": g2,
        "bic": bayesian_information(g2, group.size + baseline.size),
        "text_dispersion_keyness": text_dispersion_keyness(
            group.docs_with, group.docs, baseline.docs_with, baseline.docs
        ),
        "superiority": superiority,
        "p": p if tested else np.nan,
        "p_adjusted": benjamini_hochberg(p) if tested else np.nan,
    }


def _relative(counts: csr_matrix, tokens: Floats) -> csr_matrix:
    """Return hits by tokens, divided one by one so that equal rates are equal numbers."""
    found = counts.tocsr().astype(float)
    found.data /= np.repeat(tokens, np.diff(found.indptr))
    return found


def _dispersions(group: _Side, baseline: _Side) -> dict[str, Floats]:
    ours, theirs = _dispersion(group), _dispersion(baseline)
    return dict(zip(DISPERSIONS, (ours[0], theirs[0], ours[1], theirs[1]), strict=True))


def _dispersion(side: _Side) -> Floats:
    """Return DP and D of each item, shape (2, items), some at a time as dense counts."""
    columns: csc_matrix = side.counts.tocsc()
    step = max(1, CELLS // side.docs)
    blocks = []
    for first in range(0, columns.shape[1], step):
        dense = columns[:, first : first + step].toarray().astype(float)
        spread = deviation_of_proportions(dense, side.tokens), juilland_d(dense, side.tokens)
        blocks.append(np.stack(spread))
    return np.concatenate(blocks, axis=1)


def _notes(group: _Side, baseline: _Side) -> list[str]:
    """Return in words, row by row, which zero counts as half a hit and why there is no p."""
    untested = _untested(group, baseline)
    whole = {
        (False, False): "no hits in either group, so no contrast",
        (True, False): "; ".join(["no hits in the baseline count as half a hit", *untested]),
        (False, True): "; ".join(["no hits count as half a hit in log_ratio", *untested]),
        (True, True): "; ".join(untested),
    }
    return [whole[pair] for pair in zip(group.hits > 0, baseline.hits > 0, strict=True)]


def _untested(group: _Side, baseline: _Side) -> list[str]:
    """Return why there is no p; nothing where there is one."""
    reasons = []
    if group.docs == 1:
        reasons.append("one document, so no p")
    elif baseline.docs == 1:
        reasons.append("the baseline is one document, so no p")
    elif min(group.docs, baseline.docs) < MINIMUM_DOCUMENTS:
        reasons.append(f"fewer than {MINIMUM_DOCUMENTS} documents in a group, so no p")
    ratio = float(np.median(group.tokens) / np.median(baseline.tokens))
    if max(ratio, 1 / ratio) > UNEVEN:
        reasons.append(f"documents {ratio:.2g} times as long as the baseline's, so no p")
    return reasons
