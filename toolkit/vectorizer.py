"""Vectorizer: framing features as a scikit-learn transformer, from texts to a matrix of rates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from toolkit.comparison.rates import Floats, rates
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError
from toolkit.evidence import find_evidence
from toolkit.feature import Feature, LexiconFiles, choose_features
from toolkit.measures import STATUSES, feature_table, own_claims

EXPOSURES = ("tokens", "sentences")
"""What rates are given by (see `rates.PER`)."""

Texts = Iterable[str | Document]


class FramingVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into a matrix of framing features: a row a text, a column a category.

    Texts are strings or documents, in a list (a corpus gives its own as `corpus.documents`, and
    is itself taken too). The matrix has shape (texts, categories) and 64-bit floats; its columns
    are named "feature:category", as in the feature table, without the sums and parts that the
    table has besides ("all", "claims only", "agency deleted"). It is dense, or what `set_output`
    asks for.

    Nothing is learned from the texts, so that no knowledge of one text reaches the row of
    another: to transform a corpus once and to cross-validate what comes after gives the same as
    to do it all in one pipeline, and is quicker. `fit` chooses the features and reads the
    lexicons; a fitted vectorizer keeps those, and no parser.

    Parameters
    ----------
    features : names or features to look for, by default those that need no request
    lexicon : a file of your own words, or several (see `choose_features`)
    per : "tokens" for hits per 1,000 tokens, "sentences" for hits per 100 sentences, None for
        plain counts
    status : which claims count: asserted, denied, hedged; vocabulary always does
    author_only : whether claims that are quoted or reported are left out
    model : the name of another spaCy pipeline

    Attributes
    ----------
    features_ : tuple of the features looked for

    Raises
    ------
    UsageError for an unknown feature, status or `per`, InputError for what is no text, for a text
    without words and for a file that is no lexicon, ModelError where a parser is needed and absent.
    """

    def __init__(
        self,
        features: str | Sequence[str | Feature] | None = None,
        *,
        lexicon: LexiconFiles | None = None,
        per: str | None = "tokens",
        status: Sequence[str] = ("asserted",),
        author_only: bool = False,
        model: str | None = None,
    ) -> None:
        self.features = features
        self.lexicon = lexicon
        self.per = per
        self.status = status
        self.author_only = author_only
        self.model = model

    def fit(self, texts: Texts, y: object = None) -> FramingVectorizer:  # noqa: ARG002
        """Choose the features; the texts are looked at only to see that they are texts."""
        self._check_parameters()
        _documents(texts)
        self.features_ = choose_features(self.features, lexicon=self.lexicon)
        return self

    def transform(self, texts: Texts) -> Floats:
        """Return the matrix of the texts, shape (texts, categories)."""
        check_is_fitted(self)
        corpus = Corpus(_documents(texts))
        evidence = find_evidence(corpus, self.features_, model=self.model)
        table = feature_table(
            own_claims(evidence) if self.author_only else evidence,
            corpus,
            features=self.features_,
            status=self.status,
        )
        _check_words(table["tokens"].to_numpy())
        counts: Floats = table[self._columns()].to_numpy(float)
        if self.per is None:
            return counts
        return rates(counts, table[self.per].to_numpy(float), self.per)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[Any]:  # noqa: ARG002
        """Return the names of the columns, "feature:category"; those of the input mean nothing."""
        check_is_fitted(self)
        return np.array(self._columns(), dtype=object)

    def _columns(self) -> list[str]:
        return [
            f"{feature.name}:{category}"
            for feature in self.features_
            for category in feature.lexicon.categories
        ]

    def _check_parameters(self) -> None:
        if self.per is not None and self.per not in EXPOSURES:
            known = ", ".join(EXPOSURES)
            raise UsageError(f"no rates per {self.per!r}: known are {known}, None for counts")
        for name in self.status:
            if name not in STATUSES:
                raise UsageError(f"no status {name!r}: known are {', '.join(STATUSES)}")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _documents(texts: Texts) -> list[Document]:
    """Return texts as documents that are numbered, since the same may come twice in a sample."""
    if isinstance(texts, str | Document):
        raise InputError("a single text: give a list of texts")
    return [_document(number, text) for number, text in enumerate(texts)]


def _document(number: int, text: object) -> Document:
    if isinstance(text, Document):
        return replace(text, doc_id=str(number))
    if not isinstance(text, str):
        raise InputError(f"text {number} is a {type(text).__name__}: give strings or documents")
    if not text.strip():
        raise InputError(f"text {number} is empty: leave it out")
    return Document(str(number), text, "text")


def _check_words(tokens: NDArray[Any]) -> None:
    wordless = np.flatnonzero(tokens == 0)
    if len(wordless):
        raise InputError(f"text {wordless[0]} has no words and so no rate: leave it out")
