"""Classify: how well groups can be told apart by their evidence, and by which categories."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from toolkit.comparison.balanced_accuracy import interval_of_mean, recalls, wilson_interval
from toolkit.comparison.classifier import Numbers, held_out, shuffled
from toolkit.comparison.groups import DOCUMENTS, group_documents, group_labels
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS, TIE
from toolkit.comparison.profiles import category_columns
from toolkit.comparison.rates import Floats, per_label, rates
from toolkit.comparison.resampling import generator
from toolkit.errors import InputError, UsageError

ALL_GROUPS = "all groups"

ACCURACY = (
    "group", "docs", "units", "unit", "accuracy", "accuracy_low", "accuracy_high", "expected", "p",
    "note",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Classification:
    """The tables of one classification.

    - accuracy: one row for "all groups", then one a group: group; docs; units (documents, or
      clusters of them) and unit; accuracy, the share of the group's documents that were given to
      it, for all groups the mean of these (balanced accuracy), with its 95 % interval;
      expected, the mean accuracy when groups are dealt out anew; p, the chance of such a balanced
      accuracy then; note, which groups were left out;
    - features: one row a group and category, the most telling first: group, feature, category;
      rate, the mean of the documents' rates, and other_rate, that of the other groups; per;
      coefficient, how much the log-odds of the group grow with one standard deviation more, the
      mean over models, coefficient_low and coefficient_high, the least and the most of them;
      agreement, the share of models whose coefficient has the sign of the mean;
    - documents: one row a document: group; predicted, the group most often given; right, the
      share of times that it was its own.
    """

    accuracy: pd.DataFrame
    features: pd.DataFrame
    documents: pd.DataFrame


def classify(
    table: pd.DataFrame,
    *,
    by: str = "source",
    cluster: str | None = None,
    permutations: int = 199,
    seed: int = 0,
) -> Classification:
    """Return how well groups of documents can be told apart by rates, and by which categories.

    `table` is a feature table of documents, `by` any of its columns, `cluster` a column of
    documents that belong together (an author, an event), which are held out as one. The
    classifier (`make_classifier`) has the rates per 1,000 tokens of all categories of the table.
    Each document is judged by models that have not seen it (`held_out`). The intervals are those
    of `balanced_accuracy`, with units as the sample (cross-validated errors behave as independent
    ones: Bayle et al. 2020, NeurIPS 33); they hold for models made from such samples. The baseline
    is the same cross-validation of groups dealt out to units anew, `permutations` times (Ojala &
    Garriga 2010, Journal of Machine Learning Research 11); p counts the observed as one more.

    Groups with fewer than five documents (or clusters) are left out, and `note` says so. The same
    seed gives the same tables in whatever order documents come. UsageError for an unknown column,
    fewer than 19 permutations and a seed below 0; InputError for tables that cannot be compared
    and where fewer than two groups are left.
    """
    if permutations < 19:
        raise UsageError(f"permutations is {permutations}: take 19 or more")
    if seed < 0:
        raise UsageError(f"the seed is {seed}: take 0 or more")
    columns = category_columns(table)
    groups = group_documents(table, None, by, "tokens", cluster=cluster)
    small = [name for name, group in groups.items() if group.units < MINIMUM_DOCUMENTS]
    names = [name for name in groups if name not in small]
    if len(names) < 2:
        raise InputError(
            f"telling groups apart needs two with {MINIMUM_DOCUMENTS} documents (or clusters): "
            f"{by} has {len(names)}"
        )
    sample = _sample(table.sort_index(), columns, by, names, cluster)
    rng = generator(seed, *names, "classify")
    # Tables are small: threads would only wait for each other.
    with threadpool_limits(1):
        found = held_out(sample.values, sample.groups, sample.units, rng)
        dealt = np.array([_dealt(sample, rng) for _ in range(permutations)])
    right = (found.predicted == sample.groups).mean(axis=0)
    accuracy = _accuracy(sample, right, dealt).assign(unit=cluster or DOCUMENTS, note="")
    if small:
        units = DOCUMENTS if cluster is None else f"clusters by {cluster}"
        accuracy.loc[0, "note"] = (
            f"left out, with fewer than {MINIMUM_DOCUMENTS} {units}: {', '.join(small)}"
        )
    return Classification(
        accuracy=accuracy[list(ACCURACY)],
        features=_features(sample, columns, found.weights),
        documents=_documents(sample, found.predicted, right),
    )


@dataclass(frozen=True)
class _Sample:
    """Documents by id: rates (documents, columns), numbers of group and unit of each."""

    ids: pd.Index
    names: list[str]
    values: Floats
    groups: Numbers
    units: Numbers

    @property
    def members(self) -> Floats:
        """1 where a document is of a group, shape (groups, documents)."""
        return np.equal.outer(np.arange(len(self.names)), self.groups).astype(float)

    @property
    def sizes(self) -> Floats:
        """Units of each group, shape (groups,)."""
        _, first = np.unique(self.units, return_index=True)
        return np.bincount(self.groups[first], minlength=len(self.names)).astype(float)


def _sample(
    table: pd.DataFrame, columns: list[str], by: str, names: list[str], cluster: str | None
) -> _Sample:
    labels = group_labels(table, by)
    documents, labels = table[labels.isin(names)], labels[labels.isin(names)]
    units = documents.index if cluster is None else group_labels(documents, cluster)
    counts: Floats = documents[columns].to_numpy(float)
    return _Sample(
        ids=documents.index,
        names=names,
        values=rates(counts, documents["tokens"].to_numpy(float), "tokens"),
        groups=labels.map(names.index).to_numpy("int64"),
        units=pd.factorize(units)[0].astype("int64"),
    )


def _dealt(sample: _Sample, rng: np.random.Generator) -> Floats:
    """Return the recalls of groups that mean nothing, shape (groups,)."""
    again = replace(sample, groups=shuffled(sample.groups, sample.units, rng))
    predicted = held_out(again.values, again.groups, again.units, rng).predicted
    return recalls((predicted == again.groups).mean(axis=0), again.members)


def _accuracy(sample: _Sample, right: Floats, dealt: Floats) -> pd.DataFrame:
    """Return the balanced accuracy and the recall of each group, with intervals and baseline."""
    shares = recalls(right, sample.members)
    ends = wilson_interval(shares, sample.sizes)
    low, high = interval_of_mean(shares, ends)
    larger = int((dealt.mean(axis=1) >= shares.mean() - TIE).sum())
    docs, units = sample.members.sum(axis=1).astype(int), sample.sizes.astype(int)
    return pd.DataFrame(
        {
            "group": [ALL_GROUPS, *sample.names],
            "docs": [docs.sum(), *docs],
            "units": [units.sum(), *units],
            "accuracy": [shares.mean(), *shares],
            "accuracy_low": [low, *ends[0]],
            "accuracy_high": [high, *ends[1]],
            "expected": [dealt.mean(), *dealt.mean(axis=0)],
            "p": [(larger + 1) / (len(dealt) + 1), *[np.nan] * len(shares)],
        }
    )


def _features(sample: _Sample, columns: list[str], weights: Floats) -> pd.DataFrame:
    """Return the coefficients of each group, the largest first; `weights` as in `HeldOut`."""
    means = weights.mean(axis=0)
    agreement = (np.sign(weights) == np.sign(means)).mean(axis=0)
    names = pd.Series(columns).str.split(":", n=1, expand=True)
    tables = []
    for number, group in enumerate(sample.names):
        own = sample.groups == number
        rows = pd.DataFrame(
            {
                "group": group,
                "feature": names[0],
                "category": names[1],
                "rate": sample.values[own].mean(axis=0),
                "other_rate": sample.values[~own].mean(axis=0),
                "per": per_label("tokens"),
                "coefficient": means[number],
                "coefficient_low": weights[:, number].min(axis=0),
                "coefficient_high": weights[:, number].max(axis=0),
                "agreement": agreement[number],
            }
        )
        varying = np.ptp(sample.values, axis=0) > 0
        tables.append(rows[varying].sort_values("coefficient", ascending=False, kind="stable"))
    return pd.concat(tables, ignore_index=True)


def _documents(sample: _Sample, predicted: Numbers, right: Floats) -> pd.DataFrame:
    times = np.array([(predicted == number).sum(axis=0) for number in range(len(sample.names))])
    names = np.array(sample.names, dtype=object)
    return pd.DataFrame(
        {
            "group": names[sample.groups],
            "predicted": names[times.argmax(axis=0)],
            "right": right,
        },
        index=sample.ids,
    )
