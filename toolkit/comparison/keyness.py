"""Keyness: the words that one group of documents uses more or less than another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.annotation import TOKEN, normalise
from toolkit.comparison.dispersion import deviation_of_proportions
from toolkit.comparison.groups import choose_baseline, group_labels
from toolkit.comparison.log_likelihood import log_likelihood
from toolkit.comparison.log_odds import log_odds
from toolkit.comparison.rates import Floats, per_label, rates
from toolkit.comparison.ratio import log_ratio
from toolkit.corpus import Corpus
from toolkit.errors import InputError, UsageError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

COLUMNS = (
    "word", "group", "baseline", "hits", "baseline_hits", "docs_with", "baseline_docs_with",
    "rate", "baseline_rate", "per", "log_ratio", "log_odds", "z", "g2", "dispersion",
    "baseline_dispersion",
)  # fmt: skip

CELLS = 4_000_000
"""Dense counts held at a time while dispersion is computed."""


def keyness(
    corpus: Corpus, group: str | None = None, *, by: str = "source", baseline: str | None = None
) -> pd.DataFrame:
    """Return the words of two groups of documents, most characteristic of `group` first.

    `by` is source or a metadata column. The baseline is the group with most documents unless
    named; `group` may be left out where only one other is there. Words are the toolkit's tokens
    in lower case, with straight apostrophes. Columns as in `keyness_of_counts`. UsageError for a
    column or group that is not there, InputError for texts without at least two words.
    """
    labels = group_labels(corpus.metadata, by)
    target, base = _choose_groups(labels, group, baseline)
    chosen = [
        (document, label == target)
        for document, label in zip(corpus, labels, strict=True)
        if label in (target, base)
    ]
    counts, words = count_words([document.text for document, _ in chosen])
    members = np.array([member for _, member in chosen])
    return keyness_of_counts(counts, words, members).assign(group=target, baseline=base)[
        list(COLUMNS)
    ]


def _choose_groups(labels: pd.Series, group: str | None, baseline: str | None) -> tuple[str, str]:
    sizes = {name: (float(n), 0.0) for name, n in labels.value_counts().items()}
    if group is not None and group not in sizes:
        raise UsageError(f"no group {group!r}: there are {', '.join(sorted(sizes))}")
    rest = {name: size for name, size in sizes.items() if name != group}
    if not rest:
        raise UsageError(f"keyness needs two groups: there is only {group!r}")
    base = choose_baseline(rest, baseline)
    others = sorted(name for name in sizes if name != base)
    if group is None and len(others) != 1:
        raise UsageError(f"name the group to compare with {base!r}: there are {', '.join(others)}")
    return group or others[0], base


def count_words(texts: list[str]) -> tuple[csr_matrix, list[str]]:
    """Return how often each word is in each text, shape (texts, words), and the words, sorted.

    A word is a token (`toolkit.annotation.TOKEN`) in lower case. InputError where there are
    fewer than two words.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(preprocessor=_fold, token_pattern=TOKEN)
    try:
        counts = vectorizer.fit_transform(texts)
    except ValueError as error:
        raise InputError("the texts have no words: nothing to compare") from error
    words = list(vectorizer.get_feature_names_out())
    if len(words) < 2:
        raise InputError(f"the texts have only the word {words[0]!r}: nothing to compare")
    return counts, words


def _fold(text: str) -> str:
    """Normalise, so that one source's curly apostrophes do not make words of its own."""
    return normalise(text, 0, len(text))[0].lower()


def keyness_of_counts(counts: csr_matrix, words: list[str], members: np.ndarray) -> pd.DataFrame:
    """Return keyness from counts (documents, words), sparse; `members` marks the group's documents.

    One row a word, by falling z, then by word. Columns:

    - word; hits and docs_with (documents with the word), rate `per` 1,000 tokens, dispersion
      (normalised Gries' DP) of the group, and the same of the baseline (the other documents);
    - log_ratio: binary, a zero counting as half a hit (Hardie 2014): how big the difference is;
    - log_odds and z: with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008);
    - g2: log-likelihood (Dunning 1993), unsigned.

    InputError where a side has no words.
    """
    group, baseline = counts[members], counts[~members]
    tokens, baseline_tokens = float(group.sum()), float(baseline.sum())
    if not tokens or not baseline_tokens:
        raise InputError("one of the two groups has no words: nothing to compare")
    hits, baseline_hits = _sums(group), _sums(baseline)
    delta, z = log_odds(hits, tokens, baseline_hits, baseline_tokens)
    table = pd.DataFrame(
        {
            "word": words,
            "hits": hits.astype("int64"),
            "baseline_hits": baseline_hits.astype("int64"),
            "docs_with": _sums(group > 0).astype("int64"),
            "baseline_docs_with": _sums(baseline > 0).astype("int64"),
            "rate": rates(hits, np.asarray(tokens), "tokens"),
            "baseline_rate": rates(baseline_hits, np.asarray(baseline_tokens), "tokens"),
            "per": per_label("tokens"),
            "log_ratio": log_ratio(hits, tokens, baseline_hits, baseline_tokens),
            "log_odds": delta,
            "z": z,
            "g2": log_likelihood(hits, tokens, baseline_hits, baseline_tokens),
            "dispersion": _dispersion(group),
            "baseline_dispersion": _dispersion(baseline),
        }
    )
    return table.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)


def _sums(counts: csr_matrix) -> Floats:
    return np.asarray(counts.sum(axis=0), float).ravel()


def _dispersion(counts: csr_matrix) -> Floats:
    """Return the dispersion of each word, some words at a time as dense counts."""
    tokens = np.asarray(counts.sum(axis=1), float).ravel()
    columns = counts.tocsc()
    step = max(1, CELLS // len(tokens))
    return np.concatenate(
        [
            deviation_of_proportions(columns[:, first : first + step].toarray(), tokens)
            for first in range(0, columns.shape[1], step)
        ]
    )
