"""Validate: what the features find of what coders marked, measured on coded sentences."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from toolkit.errors import InputError, UsageError
from toolkit.feature import Feature, choose_features, get_feature
from toolkit.validation.accuracy import accuracy_table
from toolkit.validation.agreement import agreement_table
from toolkit.validation.coded import Coded, CodedFile
from toolkit.validation.confusions import confusion_table
from toolkit.validation.outcomes import FEATURE, find_outcomes
from toolkit.validation.reading import bundled_codes, read_coded

LOGGER = logging.getLogger("toolkit")

Files = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, eq=False)
class Validation:
    """The tables of one validation, and what it was made of.

    - accuracy: a row a figure (`accuracy_table`), the features and the keyword list beside each;
    - confusions: coded against found labels (`confusion_table`);
    - items: a row an item, found or missed, and a row a wrong row of evidence (`ITEM_COLUMNS`);
    - sentences: a row a coded sentence and feature, with its counts (`SENTENCE_COLUMNS`);
    - agreement: between two coders (`agreement_table`).

    Items and sentences carry the id of their document, so that figures can be made by document.
    """

    accuracy: pd.DataFrame
    confusions: pd.DataFrame
    items: pd.DataFrame
    sentences: pd.DataFrame
    agreement: pd.DataFrame
    files: tuple[CodedFile, ...]
    coders: str
    features: tuple[str, ...]
    model: str | None
    resamples: int
    seed: int


def validate(
    gold: Files | None = None,
    features: Iterable[str] | None = None,
    *,
    model: str | None = None,
    resamples: int = 2_000,
    seed: int = 0,
) -> Validation:
    """Return how the features fare on coded sentences, each taken as one sentence.

    `gold` is a file or several (`read_coded`), by default the coded sentences of presidents'
    messages that come with the toolkit; `features` are names, by default all that were coded;
    `model` names another spaCy pipeline. Raises InputError for a file at fault, UsageError for an
    unknown feature, one that was not coded, or an impossible number, ModelError where a parser is
    needed and absent.
    """
    if resamples < 100:
        raise UsageError(f"resamples is {resamples}: take 100 or more")
    if seed < 0:
        raise UsageError(f"the seed is {seed}: take 0 or more")
    wanted = None if features is None else choose_features(features)
    coded = read_coded(_files(gold))
    chosen = _features(coded, wanted)
    _note_uncoded(coded, chosen)
    items, sentences = outcomes = find_outcomes(coded, chosen, model=model)
    own = items[items["method"] == FEATURE].drop(columns="method").reset_index(drop=True)
    return Validation(
        accuracy=accuracy_table(outcomes, resamples=resamples, seed=seed),
        confusions=confusion_table(own),
        items=own,
        sentences=sentences,
        agreement=agreement_table(coded, resamples=resamples, seed=seed),
        files=coded.files,
        coders=coded.coders,
        features=tuple(feature.name for feature in chosen),
        model=model,
        resamples=resamples,
        seed=seed,
    )


def _files(gold: Files | None) -> Iterable[str | os.PathLike[str]]:
    if gold is None:
        return [bundled_codes()]
    return [gold] if isinstance(gold, str | os.PathLike) else gold


def _features(coded: Coded, wanted: tuple[Feature, ...] | None) -> tuple[Feature, ...]:
    """Return the features to validate: those wanted, each of which must have been coded."""
    if not coded.features:
        raise InputError(
            f"{coded.files[0].path}: no sentence has a list of a feature; expected blame, credit, "
            "legal or hum"
        )
    if wanted is None:
        return tuple(get_feature(name) for name in coded.features)
    missing = [feature.name for feature in wanted if feature.name not in coded.features]
    if missing:
        raise UsageError(
            f"{missing[0]} was not coded in these sentences; coded are {', '.join(coded.features)}"
        )
    return wanted


def _note_uncoded(coded: Coded, features: tuple[Feature, ...]) -> None:
    """Log how many sentences are left out for a feature because they have no list of it."""
    total = len(coded.sentences)
    for feature in features:
        missing = sum(feature.name not in sentence.items for sentence in coded.sentences)
        if missing:
            LOGGER.warning(
                "%s: %d of %d sentences were not coded for it and are left out",
                feature.name, missing, total,
            )  # fmt: skip
