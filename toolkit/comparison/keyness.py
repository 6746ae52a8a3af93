"""Keyness: the words, or kinds of evidence, that one group has more or less of than another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.annotation import TOKEN, normalise
from toolkit.comparison.groups import choose_baseline, feature_columns, group_labels
from toolkit.comparison.keyness_table import MEASURES, keyness_of_counts
from toolkit.corpus import Corpus
from toolkit.errors import InputError, UsageError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SIDES = ("group", "baseline")
COLUMNS = ("word", *SIDES, *MEASURES)
CATEGORY_COLUMNS = ("feature", "category", *SIDES, *MEASURES)


def keyness(
    corpus: Corpus,
    group: str | None = None,
    *,
    by: str = "source",
    baseline: str | None = None,
    within: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the words of two groups of documents, most characteristic of `group` first.

    `by` is source or a metadata column. The baseline is the group with most documents unless
    named; `group` may be left out where only one other is there. Words are the toolkit's tokens
    in lower case, with straight apostrophes. `within` is evidence: then only the sentences that
    hold it count, and only the documents that have some. Columns are `COLUMNS`, explained at
    `keyness_of_counts`; `word_lines` shows a word in context. UsageError for a column or group
    that is not there, InputError for texts without at least two words.
    """
    texts = _texts(corpus, within)
    labels = group_labels(corpus.metadata, by).reindex(list(texts))
    target, base = _choose_groups(labels, group, baseline)
    chosen = labels[labels.isin([target, base])]
    counts, words = count_words([texts[name] for name in chosen.index])
    _check_words(chosen.index, np.diff(counts.indptr))
    table = keyness_of_counts(counts, words, (chosen == target).to_numpy(bool))
    return table.assign(group=target, baseline=base)[list(COLUMNS)]


def category_keyness(
    table: pd.DataFrame,
    group: str | None = None,
    *,
    by: str = "source",
    baseline: str | None = None,
) -> pd.DataFrame:
    """Return the categories of a feature table of documents, most characteristic of `group` first.

    The same measures as for words (`keyness_of_counts`), a row of evidence being a hit and the
    rest of the tokens the other words; columns are `CATEGORY_COLUMNS`. `by` is a column of the
    table, groups are chosen as in `keyness`; `category_lines` shows the evidence. Categories
    overlap, "all" being their sum. UsageError for a column or group that is not there, InputError
    for a table of sentences, without counts or with a document that has no words.
    """
    from scipy.sparse import csr_matrix

    if table.index.nlevels > 1:
        raise InputError("a feature table of sentences: give that of documents, the sampling unit")
    names = feature_columns(table)
    labels = group_labels(table, by)
    target, base = _choose_groups(labels, group, baseline)
    chosen = table[labels.isin([target, base])]
    tokens = chosen["tokens"].to_numpy(float)
    _check_words(chosen.index, tokens)
    members = (labels[chosen.index] == target).to_numpy(bool)
    found = keyness_of_counts(csr_matrix(chosen[names].to_numpy()), names, members, tokens)
    parts = found["word"].str.split(":", n=1, expand=True)
    found = found.assign(feature=parts[0], category=parts[1], group=target, baseline=base)
    return found[list(CATEGORY_COLUMNS)]


def _texts(corpus: Corpus, within: pd.DataFrame | None) -> dict[str, str]:
    """Return the text of each document, or of its sentences that hold the evidence."""
    if within is None:
        return {document.doc_id: document.text for document in corpus}
    spans = within[["doc_id", "sentence_start", "sentence_end"]].drop_duplicates()
    sentences = dict(iter(spans.groupby("doc_id")))
    texts = {
        document.doc_id: "\n".join(
            document.text[start:end]
            for _, start, end in sentences[document.doc_id].itertuples(index=False)
        )
        for document in corpus
        if document.doc_id in sentences
    }
    if not texts:
        raise InputError("no document of the corpus has such evidence: nothing to compare")
    return texts


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


def _check_words(names: Iterable[object], words: np.ndarray) -> None:
    wordless = [name for name, some in zip(names, words > 0, strict=True) if not some]
    if wordless:
        raise InputError(f"document {wordless[0]!r} has no words and so no rate: leave it out")


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
