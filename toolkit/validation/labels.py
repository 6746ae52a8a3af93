"""Labels: of each coded sentence whether coders mark a category in it, and whether it is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from toolkit.errors import UsageError
from toolkit.evidence import AUTHOR
from toolkit.feature import Feature, choose_features
from toolkit.measures import STATUSES
from toolkit.validation.coded import Code, Coded, CodedSentence, Item
from toolkit.validation.matching import Row
from toolkit.validation.outcomes import coded_evidence
from toolkit.validation.tallies import ALL

LABEL_COLUMNS = (
    "id", "doc", "source", "stratum", "probability", "feature", "category", "coded", "found",
)  # fmt: skip


def coded_labels(
    coded: Coded,
    features: Iterable[str] | None = None,
    *,
    status: Sequence[str] = ("asserted",),
    author_only: bool = False,
    model: str | None = None,
) -> pd.DataFrame:
    """Return a row a coded sentence and category of the features it was coded for.

    Columns: id, doc, source, stratum and probability (missing where not stated) of the sentence;
    feature; category, "all" first, then each where all codes of the feature have one; coded, 1
    where all coders mark the category in the sentence, 0 where none does, else the share of them
    (an item that is not required was left out by one coder at least); found, 1 or 0, whether the
    feature finds it, each sentence being taken as the one sentence it is.

    What counts is as in `feature_table`: claims of `status`, with `author_only` those that the
    author holds; a code that lacks the one or the other counts. Features are by default all that
    were coded. UsageError for an unknown feature or status or one that was not coded, ModelError
    where a parser is needed and absent.
    """
    unknown = next((name for name in status if name not in STATUSES), None)
    if unknown is not None:
        raise UsageError(f"no status {unknown!r}: known are {', '.join(STATUSES)}")
    chosen = choose_features(coded.features if features is None else features)
    for feature in chosen:
        if feature.name not in coded.features:
            known = ", ".join(coded.features)
            raise UsageError(f"{feature.name} was not coded in these sentences; coded are {known}")
    counted = _Counted(tuple(status), author_only)
    rows = [row for feature in chosen for row in _rows(coded, feature, counted, model)]
    table = pd.DataFrame(rows, columns=list(LABEL_COLUMNS))
    return table.astype({"probability": "float64", "coded": "float64", "found": "int64"})


class _Counted:
    """Which codes and which rows of evidence count."""

    def __init__(self, status: tuple[str, ...], author_only: bool) -> None:
        self._status = status
        self._author_only = author_only

    def code(self, code: Code, category: str) -> bool:
        """Whether a code counts; what it does not say is not held against it."""
        return (
            category in (ALL, code.category)
            and (code.status is None or code.status in self._status)
            and not (self._author_only and code.holder and code.holder.text != AUTHOR)
        )

    def row(self, row: Row, category: str) -> bool:
        """Whether a row of evidence counts; vocabulary has neither status nor holder."""
        return (
            category in (ALL, row["category"])
            and row["status"] in ("", *self._status)
            and not (self._author_only and row["holder"] not in ("", AUTHOR))
        )

    def label(self, items: Sequence[Item], category: str) -> float:
        """Return the share of coders who mark a category, of the item with most of them."""
        shares = (
            sum(self.code(code, category) for code in item.codes)
            / (len(item.codes) + (not item.required))
            for item in items
        )
        return max(shares, default=0.0)


def _rows(
    coded: Coded, feature: Feature, counted: _Counted, model: str | None
) -> Iterator[dict[str, object]]:
    categories = _categories(coded, feature)
    for sentence, found in coded_evidence(coded, feature, model=model):
        for category in categories:
            yield {
                **_identity(sentence),
                "feature": feature.name,
                "category": category,
                "coded": counted.label(sentence.items[feature.name], category),
                "found": int(any(counted.row(row, category) for row in found)),
            }


def _identity(sentence: CodedSentence) -> dict[str, object]:
    names = ("id", "doc", "source", "stratum", "probability")
    return {name: getattr(sentence, name) for name in names}


def _categories(coded: Coded, feature: Feature) -> list[str]:
    """Return "all" and, where every code of the feature has a category, each of them."""
    codes = [
        code
        for sentence in coded.sentences
        for item in sentence.items.get(feature.name, ())
        for code in item.codes
    ]
    told = codes and all(code.category for code in codes)
    return [ALL, *(feature.lexicon.categories if told else ())]
