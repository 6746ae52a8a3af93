"""Measures: the feature table, counts of evidence beside exposure by document or sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from toolkit.annotation import sentence_exposure
from toolkit.corpus import Corpus
from toolkit.errors import InputError, UsageError
from toolkit.evidence import AUTHOR
from toolkit.feature import AGENCY_DELETED, CLAIMS_ONLY, DELETED, Feature, choose_features

KEYS = {"document": ["doc_id"], "sentence": ["doc_id", "sentence"]}
EXPOSURE = ("source", "tokens", "sentences")
STATUSES = ("asserted", "denied", "hedged")
LABEL = "label"


def feature_table(
    evidence: pd.DataFrame,
    corpus: Corpus,
    *,
    features: Iterable[str | Feature] | None = None,
    unit: str = "document",
    status: Iterable[str] = ("asserted",),
    metadata: Iterable[str] = (),
) -> pd.DataFrame:
    """Return counts of evidence beside exposure, in the order of the corpus.

    One row a document (index doc_id) or, with `unit="sentence"`, a sentence (index doc_id and
    sentence). Columns: source, tokens and sentences (exposure), the metadata asked for, then one
    integer column "feature:category" for each category of each feature, "feature:all" first, zero
    where nothing was found. "(claims only)" columns leave out evidence of form "label"; evidence
    whose agent is deleted counts in the column "agency deleted" and in no other.

    `features` are those the evidence was extracted for (as in `find_evidence`; None stands for
    those that need no request and any other that the evidence holds): a feature that was not
    looked for must not be named, as its zeros would mean nothing. For evidence of your own words
    give the features as `choose_features(lexicon=FILE)` returns them.
    `status` says which claims count (asserted, denied, hedged); vocabulary has none and always
    counts. To leave out what is quoted or reported, give `own_claims(evidence)`. UsageError for an
    unknown feature, unit, status or metadata name; InputError where the evidence does not belong to
    the corpus or to the features' lexicons.
    """
    chosen, counted_status, extra = _chosen(features, evidence), tuple(status), list(metadata)
    known = corpus.metadata
    _check_request(unit, counted_status, extra, known)
    table = _exposure(sentence_exposure(corpus), known[["source"]], unit)
    for name in extra:
        table[name] = known[name].reindex(table.index.get_level_values("doc_id")).array
    counts = count_evidence(_counted(evidence, chosen, counted_status), table.index, chosen)
    return table.join(counts)


def _chosen(
    features: Iterable[str | Feature] | None, evidence: pd.DataFrame
) -> tuple[Feature, ...]:
    """Return the features named, or the usual ones and those found besides."""
    if features is not None:
        return choose_features(features)
    usual = [feature.name for feature in choose_features()]
    try:
        return choose_features([*usual, *evidence["feature"].unique()])
    except UsageError as error:
        hint = "for a lexicon of your own give features=choose_features(lexicon=FILE)"
        raise UsageError(f"{error}; {hint}") from error


def own_claims(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the evidence without claims that another than the author holds.

    What is quoted or reported is left out; vocabulary, which nobody holds, stays.
    """
    return evidence[evidence["holder"].fillna("").isin(["", AUTHOR])]


def counted_as(evidence: pd.DataFrame) -> pd.Series:
    """Return what each row counts as: its category, or "agency deleted" where its agent is.

    InputError where the evidence has no column agency.
    """
    if "agency" not in evidence:
        raise InputError("the evidence has no column 'agency': extract it again")
    return evidence["category"].where(evidence["agency"] != DELETED, AGENCY_DELETED)


def _check_request(
    unit: str, status: Sequence[str], metadata: list[str], known: pd.DataFrame
) -> None:
    if unit not in KEYS:
        raise UsageError(f"no unit {unit!r}: known are {', '.join(KEYS)}")
    for name in status:
        if name not in STATUSES:
            raise UsageError(f"no status {name!r}: known are {', '.join(STATUSES)}")
    for name in metadata:
        if name in EXPOSURE:
            raise UsageError(f"metadata {name!r} would replace the column of that name: rename it")
        if name not in known.columns:
            raise UsageError(f"the corpus has no metadata {name!r}: it has {', '.join(known)}")


def _exposure(sentences: pd.DataFrame, documents: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return source, tokens and sentences of each unit; a document without words has zeros."""
    if unit == "sentence":
        return sentences.set_index(KEYS[unit])[["source", "tokens"]].assign(sentences=1)
    sums = sentences.groupby("doc_id")["tokens"].agg(tokens="sum", sentences="size")
    return documents.join(sums.reindex(documents.index, fill_value=0).astype("int64"))


def _counted(
    evidence: pd.DataFrame, features: tuple[Feature, ...], status: Sequence[str]
) -> pd.DataFrame:
    """Return the evidence of the features that counts: of the status chosen, or of none.

    A table read back from CSV has missing values where there was no status.
    """
    named = evidence["feature"].isin([feature.name for feature in features])
    return evidence[named & evidence["status"].fillna("").isin(["", *status])]


def count_evidence(
    evidence: pd.DataFrame, units: pd.Index, features: tuple[Feature, ...]
) -> pd.DataFrame:
    """Return the number of evidence rows of each unit (rows) in each category (columns).

    `units` is an index of doc_id, or of doc_id and sentence. InputError where a row belongs to
    none of the units or to a category the features do not have.
    """
    columns = [f"{feature.name}:{category}" for feature in features for category in feature.columns]
    keys = list(units.names)
    unknown = sorted(set(_columns_of(evidence)) - set(columns))
    if unknown:
        raise InputError(f"evidence of {unknown[0]!r}, which its lexicon lacks: extract it again")
    _check_units(evidence, units)
    rows = under_columns(evidence)
    counts = rows.groupby([*keys, "column"]).size().unstack("column", fill_value=0)
    return counts.reindex(index=units, columns=columns, fill_value=0).astype("int64")


def _check_units(evidence: pd.DataFrame, units: pd.Index) -> None:
    places = evidence.set_index(list(units.names)).index
    strangers = places[~places.isin(units)]
    if len(strangers):
        first = strangers[0]
        where = f"{first[0]}, sentence {first[1]}" if units.nlevels > 1 else first
        raise InputError(f"evidence at {where}, which the corpus lacks: make both from one corpus")


def _columns_of(evidence: pd.DataFrame) -> pd.Series:
    return evidence["feature"] + ":" + counted_as(evidence)


def under_columns(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of evidence once for each column that counts them, named in `column`.

    Every row stands under its category and under "all", claims a second time as claims only; rows
    without an agent are not under "all". InputError where the evidence has no column agency.
    """
    named = evidence.assign(column=_columns_of(evidence))
    told = named[named["agency"] != DELETED]
    both = pd.concat([named, told.assign(column=told["feature"] + ":all")])
    claims = both[both["form"] != LABEL]
    return pd.concat([both, claims.assign(column=claims["column"].map(CLAIMS_ONLY.format))])
