"""Corrected rates: how many sentences have a category, raw and corrected for measured error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from toolkit.comparison.clustered import difference_of_shares
from toolkit.comparison.groups import choose_baseline, feature_columns, group_labels
from toolkit.comparison.labelled import Labelled
from toolkit.comparison.rates import PER, Floats, per_label
from toolkit.errors import InputError
from toolkit.validation.sampling import Probability, drawn_sentences
from toolkit.validation.shares import METHODS, Share, Shares, group_shares

_ENDS = ("", "_low", "_high")

COLUMNS = (
    "feature", "category", "group", "baseline", "docs", "sentences", "coded", "coded_docs",
    "differing", "per",
    *(f"{method}{end}" for method in METHODS for end in _ENDS),
    "tuning",
    *(f"{method}_difference{end}" for method in METHODS for end in _ENDS),
    "note",
)  # fmt: skip

SCALE = PER["sentences"]


def corrected_rates(
    sentences: pd.DataFrame,
    labels: pd.DataFrame,
    *,
    by: str = "source",
    baseline: str | None = None,
    probability: Probability | None = None,
) -> pd.DataFrame:
    """Return how many sentences have each category, raw and corrected: a row a category and group.

    `sentences` is a feature table by sentence of the texts that the coded sentences were drawn
    from, all of them and no others; `labels` those of the coded ones (`coded_labels`, with the same
    status and holders); `by` and `baseline` are as in `compare`. `probability` is the chance with
    which a sentence was drawn: one number, or a mapping from stratum; without it `labels` must have
    it. Categories are those in both tables. Columns (`COLUMNS`):

    - docs, sentences: of the group; coded, coded_docs: sentences coded, documents they are of;
      differing: coded sentences in which coders and finding differ;
    - raw: sentences in which the category was found, `per` 100; ppi: corrected by
      prediction-powered inference, tuning being the weight of what was found; dsl: by design-based
      supervised learning; each with its 95 % interval, documents being the units;
    - raw_difference, ppi_difference, dsl_difference: less the baseline's, with intervals.

    A corrected rate beyond 0 or 100 is set there. Intervals need five documents, corrected rates
    five with coded sentences, and their intervals a coded sentence with the category and one in
    which coders and finding differ; what is withheld is empty and `note` says why. UsageError for
    an unknown column or baseline, or chances that are not known; InputError for tables that have no
    document or category in common, or chances that cannot be right.
    """
    if list(sentences.index.names) != ["doc_id", "sentence"] or sentences.empty:
        raise InputError('no sentences to correct: make the table with unit="sentence"')
    documents = sentences.groupby(level="doc_id", sort=True)
    drawn = drawn_sentences(labels, documents.size(), probability)
    columns = _columns(sentences, drawn)
    found = (sentences[columns] > 0).groupby(level="doc_id", sort=True).sum()
    counts = found.assign(sentences=documents.size(), tokens=documents["tokens"].sum())
    names = group_labels(documents.first(), by)
    groups = _groups(counts, names, baseline)
    tables = [
        _rows(groups, {name: _shares(counts[names == name], own, drawn) for name in groups}, own)
        for own in _by_feature(columns)
    ]
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def _columns(table: pd.DataFrame, labels: pd.DataFrame) -> list[str]:
    """Return the columns that were coded too, in the order of the table."""
    coded = set(labels["feature"] + ":" + labels["category"])
    columns = [name for name in feature_columns(table) if name in coded]
    if not columns:
        known = ", ".join(sorted(set(labels["feature"])))
        raise InputError(f"nothing in the table was coded: coded are {known}")
    return columns


def _by_feature(columns: Sequence[str]) -> list[list[str]]:
    features = dict.fromkeys(name.partition(":")[0] for name in columns)
    return [[name for name in columns if name.partition(":")[0] == one] for one in features]


def _groups(counts: pd.DataFrame, names: pd.Series, baseline: str | None) -> list[str]:
    """Return the names of the groups, sorted, the baseline last."""
    tokens = counts["tokens"].groupby(names)
    sizes = {str(name): (float(len(part)), float(part.sum())) for name, part in tokens}
    base = choose_baseline(sizes, baseline)
    return [*sorted(set(sizes) - {base}), base]


def _shares(counts: pd.DataFrame, columns: list[str], drawn: pd.DataFrame) -> Shares:
    """Return the shares of one group of documents in the columns of one feature."""
    feature = columns[0].partition(":")[0]
    own = drawn[(drawn["feature"] == feature) & drawn["doc"].isin(counts.index)]
    cells = own.assign(column=feature + ":" + own["category"])
    wide = cells.pivot(index="id", columns="column", values=["coded", "found"])
    wide = wide.reindex(columns=pd.MultiIndex.from_product([["coded", "found"], columns]))
    known = own.drop_duplicates("id").set_index("id").loc[wide.index]
    return group_shares(
        Labelled(
            found=counts[columns].to_numpy(float),
            sentences=counts["sentences"].to_numpy(float),
            document=counts.index.get_indexer(known["doc"]),
            labels=wide["coded"].to_numpy(float),
            predicted=wide["found"].to_numpy(float),
            probability=known["probability"].to_numpy(float),
        )
    )


def _rows(groups: list[str], shares: Mapping[str, Shares], columns: list[str]) -> pd.DataFrame:
    """Return the rows of the columns of one feature, group by group in each."""
    base = groups[-1]
    split = pd.Series(columns).str.split(":", n=1, expand=True)
    tables = []
    for name in groups:
        own = shares[name]
        differences = _differences(own, shares[base] if name != base else None)
        table = pd.DataFrame({"feature": split[0], "category": split[1]}).assign(
            group=name,
            baseline=base,
            docs=len(own.sample.sentences),
            sentences=int(own.sample.sentences.sum()),
            coded=len(own.sample.document),
            coded_docs=own.sample.coded_documents,
            differing=own.differing.astype("int64"),
            per=per_label("sentences"),
            **{k: v for method in METHODS for k, v in _ends(method, own.by_method[method]).items()},
            tuning=own.tuning,
            **differences,
            note=own.notes,
        )
        tables.append(table)
    stacked = pd.concat(tables, ignore_index=True)
    order = np.arange(len(stacked)).reshape(len(groups), len(columns)).T.ravel()
    return stacked.iloc[order]


def _ends(name: str, share: Share) -> dict[str, Floats]:
    numbers = (share.value, share.low, share.high)
    return {f"{name}{end}": SCALE * one for end, one in zip(_ENDS, numbers, strict=True)}


def _differences(own: Shares, base: Shares | None) -> dict[str, Floats]:
    """Return the differences from the baseline by method; empty for the baseline itself."""
    columns: dict[str, Floats] = {}
    for method in METHODS:
        one = own.by_method[method]
        other = one if base is None else base.by_method[method]
        low, high = difference_of_shares(
            one.value, other.value, (one.low, one.high), (other.low, other.high)
        )
        empty = np.full(len(one.value), np.nan)
        share = Share(one.value - other.value, low, high)
        columns |= _ends(f"{method}_difference", share if base else Share(empty, empty, empty))
    return columns
