"""Classifier: a linear model that tells groups apart, and what it says of documents held out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.comparison.rates import Floats

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

FOLDS = 5
"""Parts of a cross-validation."""

REPEATS = 3
"""Cross-validations, each with folds of its own, as the result depends on how they fall."""

Numbers = NDArray[np.int64]


class HeldOut(NamedTuple):
    """What models said of documents that they had not seen.

    `predicted` has shape (repeats, documents), each the number of a group; `weights` (models,
    groups, columns), see `centred_weights`.
    """

    predicted: Numbers
    weights: Floats


def make_classifier() -> Pipeline:
    """Return the classifier, not yet fitted: columns standardised, then logistic regression.

    The penalty is that of scikit-learn, L2 with C = 1; groups weigh the same whatever the number
    of their documents. It can follow a `FramingVectorizer` in a pipeline.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(
        StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=1_000)
    )


def centred_weights(model: Pipeline) -> Floats:
    """Return the weights of a fitted classifier, shape (groups, columns).

    By how much the log-odds of a group against the others (the mean of their log-odds) grow with
    one standard deviation more. Of two groups the second has the opposite of the first.
    """
    weights = np.asarray(model[-1].coef_, float)
    if len(weights) == 1:
        return np.concatenate([-weights, weights])
    groups = len(weights)
    centred = weights - weights.mean(axis=0)
    return np.asarray(centred * groups / (groups - 1), float)


def held_out(values: Floats, groups: Numbers, units: Numbers, rng: np.random.Generator) -> HeldOut:
    """Return what is said of each document by models made without its unit.

    `values` has shape (documents, columns), `groups` and `units` (documents,) number the group and
    the unit (the document itself, or a cluster within its group) of each, from 0. Units of each
    group are spread evenly over `FOLDS` folds (each group has at least as many), `REPEATS` times
    (Kohavi 1995, IJCAI 14).
    """
    predicted = np.empty((REPEATS, len(groups)), int)
    weights = []
    for repeat in range(REPEATS):
        for train, test in _folds(groups, units, rng):
            model = make_classifier().fit(values[train], groups[train])
            predicted[repeat, test] = model.predict(values[test])
            weights.append(centred_weights(model))
    return HeldOut(predicted, np.array(weights))


def _folds(
    groups: Numbers, units: Numbers, rng: np.random.Generator
) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Yield which documents train and which are held out, fold by fold."""
    from sklearn.model_selection import StratifiedKFold

    _, first = np.unique(units, return_index=True)
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=int(rng.integers(2**32)))
    for _, out in splits.split(first, groups[first]):
        test = np.isin(units, out)
        yield ~test, test


def shuffled(groups: Numbers, units: Numbers, rng: np.random.Generator) -> Numbers:
    """Return the groups dealt out to the units anew, as many units to each as before."""
    _, first = np.unique(units, return_index=True)
    dealt: Numbers = rng.permutation(groups[first])[units]
    return dealt
