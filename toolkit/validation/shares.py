"""Shares: of one group's sentences, how many have each category, by each method, with notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.comparison.clustered import Clustered, share_interval
from toolkit.comparison.design_based import design_based
from toolkit.comparison.labelled import Labelled, found_share
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.prediction_powered import power_tuning, prediction_powered
from toolkit.comparison.rates import Floats

RAW, POWERED, DESIGNED = METHODS = ("raw", "ppi", "dsl")
"""As found; corrected by prediction-powered inference; by design-based supervised learning."""


@dataclass(frozen=True)
class Share:
    """A share of sentences in each column, within 0 to 1, with the ends of its 95 % interval.

    All have shape (columns,); what should not be given is nan.
    """

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Shares:
    """The shares of a group by method (`METHODS`), the tuning of the second, and a note a column.

    `differing` counts the coded sentences in which coders and finding differ.
    """

    sample: Labelled
    by_method: Mapping[str, Share]
    tuning: Floats
    differing: Floats
    notes: list[str]


def group_shares(sample: Labelled) -> Shares:
    """Return the shares of a group; corrected ones need five documents with coded sentences.

    A corrected share has no interval where no coded sentence has the category or coders and finding
    never differ: then nothing is known of the error.
    """
    empty = np.full(sample.found.shape[1], np.nan)
    withheld = Share(empty, empty, empty)
    by_method = {RAW: _raw(sample), POWERED: withheld, DESIGNED: withheld}
    tuning, beyond = empty, np.zeros(len(empty), bool)
    differing = np.asarray((sample.labels != sample.predicted).sum(axis=0), float)
    if sample.coded_documents >= MINIMUM_DOCUMENTS:
        tuning = power_tuning(sample)
        corrected = {POWERED: prediction_powered(sample, tuning), DESIGNED: design_based(sample)}
        known = sample.labels.any(axis=0) & (differing > 0)
        by_method |= {method: _share(one, known) for method, one in corrected.items()}
        beyond = np.any([(one.value < 0) | (one.value > 1) for one in corrected.values()], axis=0)
    shares = Shares(sample, by_method, tuning, differing, [])
    shares.notes.extend(_note(shares, place, bool(beyond[place])) for place in range(len(empty)))
    return shares


def _raw(sample: Labelled) -> Share:
    enough = len(sample.sentences) >= MINIMUM_DOCUMENTS
    return _share(found_share(sample), np.full(len(sample.shares), enough))


def _share(estimate: Clustered, known: NDArray[np.bool_]) -> Share:
    """Return an estimate cut to 0 to 1, with its interval where enough is known for one."""
    value = np.clip(estimate.value, 0, 1)
    if not known.any():
        return Share(value, *(np.full(len(value), np.nan) for _ in range(2)))
    return Share(value, *(np.where(known, end, np.nan) for end in share_interval(estimate)))


def _note(shares: Shares, place: int, beyond: bool) -> str:
    """Return why numbers of a column are missing, joined with "; "."""
    sample = shares.sample
    parts = [_raw_note(shares, place)]
    if sample.coded_documents < MINIMUM_DOCUMENTS:
        parts.append(_uncorrected_note(sample))
    elif not sample.labels[:, place].any():
        parts.append("no coded sentence has it, so no interval of the corrected rates")
    elif not shares.differing[place]:
        parts.append("coders and finding never differ, so no interval of the corrected rates")
    if beyond:
        parts.append("a corrected rate beyond 0 or 100 was set there")
    return "; ".join(part for part in parts if part)


def _raw_note(shares: Shares, place: int) -> str:
    if len(shares.sample.sentences) < MINIMUM_DOCUMENTS:
        return f"fewer than {MINIMUM_DOCUMENTS} documents, so no interval"
    if np.isnan(shares.by_method[RAW].low[place]):
        return "in no sentence or in every one, so no interval of the raw rate"
    return ""


def _uncorrected_note(sample: Labelled) -> str:
    if not len(sample.document):
        return "no coded sentences, so no corrected rate"
    return (
        f"coded sentences of fewer than {MINIMUM_DOCUMENTS} documents "
        f"({sample.coded_documents}), so no corrected rate"
    )
