"""Sampling: the chance with which each coded sentence was drawn from the sentences of a corpus."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import pandas as pd

from toolkit.errors import InputError, UsageError

LOGGER = logging.getLogger("toolkit")

Probability = float | Mapping[str, float]

ASTRAY = 2.0
"""By what factor the sentences that a sample stands for may differ from those there are."""


def drawn_sentences(
    labels: pd.DataFrame, sizes: pd.Series, probability: Probability | None
) -> pd.DataFrame:
    """Return the labels of sentences from these documents, each with its chance to be drawn.

    `sizes` gives the sentences of each document, by its id; labels of other documents are left out
    with a note in the log. `probability` is one chance for all sentences, or one for each stratum;
    without it each label must have its own. UsageError where a chance is missing or impossible;
    InputError where no document is in both, or the sample stands for far more or fewer sentences
    than there are.
    """
    known = labels[labels["doc"].isin(sizes.index)]
    if known.empty:
        raise InputError(
            "no coded sentence is of these texts: the ids of documents must be the same in both"
        )
    strange = labels.loc[~labels["doc"].isin(sizes.index), "id"].nunique()
    if strange:
        LOGGER.warning("%d coded sentences are of other texts and are left out", strange)
    drawn = known.assign(probability=find_chances(known, probability))
    for feature, one in drawn.drop_duplicates(["feature", "id"]).groupby("feature", sort=False):
        _check_weight(str(feature), (1 / one["probability"]).sum(), int(sizes.sum()))
    return drawn


def find_chances(labels: pd.DataFrame, probability: Probability | None = None) -> pd.Series:
    """Return the chance with which each label's sentence was drawn.

    It is the one given, for all or for the stratum, or else the label's own. UsageError where one
    is missing or impossible.
    """
    if probability is None:
        known = labels["probability"]
    elif isinstance(probability, Mapping):
        known = labels["stratum"].map(probability)
    else:
        known = pd.Series(float(probability), index=labels.index)
    missing = labels[known.isna()]
    if len(missing):
        raise UsageError(_told(missing, probability))
    wrong = known[(known <= 0) | (known > 1)]
    if len(wrong):
        raise UsageError(f"probability is {wrong.iloc[0]}: it must be above 0 and at most 1")
    return known.astype(float)


def _told(missing: pd.DataFrame, probability: Probability | None) -> str:
    if probability is not None:
        return f"no probability for the stratum {missing['stratum'].iloc[0]!r}: give it one"
    return (
        f"how the coded sentences were drawn is not known (the first is {missing['id'].iloc[0]!r}):"
        " a rate can be corrected only if every sentence of the texts could be drawn, with a known"
        " chance. Give the chance as probability, one number or one for each stratum, or in the"
        " file, as the key probability of each sentence"
    )


def _check_weight(feature: str, weight: float, sentences: int) -> None:
    """Refuse chances that cannot be right: their inverses must add up to about all sentences."""
    if not 1 / ASTRAY <= weight / sentences <= ASTRAY:
        raise InputError(
            f"{feature}: by their probability the coded sentences stand for {weight:,.0f}, and the "
            f"texts have {sentences:,}: give the texts they were drawn from, all and no others, "
            "and the chance with which each sentence was drawn from all of these"
        )
