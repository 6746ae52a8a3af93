"""Are distances and classifications as sure as they say? Simulated corpora, each known.

    python benchmarks/distances.py                     # 1,000 corpora, 30 documents a group
    python benchmarks/distances.py --corpora 200 --documents 10

Documents share out over-dispersed numbers of hits among seven categories, each by a profile of its
own around that of its group (Dirichlet). Distances should come out right on average once they are
corrected; intervals of 95 % should cover 95 %, or more near 0; where there is no difference the
permutation test should find one in 5 % of the corpora.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

Floats = NDArray[np.float64]

PROFILE = np.array([0.30, 0.22, 0.15, 0.12, 0.10, 0.06, 0.05])
"""Shares of the categories in the one group."""

TURN = np.array([1, -1, 1, -1, 0.5, -1, 1])
"""Direction in which the logarithms of the other group's shares differ."""

STEPS = (0.0, 0.15, 0.3, 0.6, 1.2)
"""How far they differ."""

HITS = 8
"""Mean number of hits of a document."""

ALIKE = 10
"""How alike the documents of a group are: the concentration of their profiles."""

UNEVEN = {
    "a third of the documents": (HITS, ALIKE, HITS, ALIKE),
    "a third, of a quarter of the hits": (HITS, ALIKE, 4 * HITS, ALIKE),
    "a third, of four times the hits": (4 * HITS, ALIKE, HITS, ALIKE),
    "a third, less alike": (HITS, 2, HITS, 20),
}
"""Hits and likeness of a smaller group, and of the other."""


def simulate(
    profile: Floats,
    documents: int,
    rng: np.random.Generator,
    *,
    hits: float = HITS,
    alike: float = ALIKE,
) -> Floats:
    """Return counts (documents, categories) of a group with this profile."""
    shares = rng.dirichlet(alike * profile, documents)
    return rng.poisson(shares * rng.gamma(3, hits / 3, documents)[:, np.newaxis]).astype(float)


def turned(step: float) -> Floats:
    """Return the profile of the other group."""
    raw = PROFILE * np.exp(step * TURN)
    return np.asarray(raw / raw.sum(), float)


def distances(corpora: int, documents: int, step: float) -> dict[str, tuple[float, ...]]:
    """Return true, mean raw and corrected distance, coverage and share of p <= 0.05 by measure."""
    from toolkit.comparison.distance import MEASURES
    from toolkit.comparison.distance_estimate import correct_distance
    from toolkit.comparison.profiles import shares
    from toolkit.comparison.resampling import bootstrap_sums

    rng = np.random.default_rng(1)
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in MEASURES}
    for _ in range(corpora):
        sides = [simulate(profile, documents, rng) for profile in (PROFILE, turned(step))]
        drawn = [shares(bootstrap_sums(side, 1_000, rng)) for side in sides]
        tested = p_values(*sides, rng)
        for name, (far, power, _) in MEASURES.items():
            observed = float(far(*(shares(side.sum(axis=0)) for side in sides)))
            corrected = correct_distance(observed, far(*drawn), power, documents - 1)
            true, p = float(far(PROFILE, turned(step))), tested[name]
            within = corrected.low <= true <= corrected.high
            found[name].append((true, observed, corrected.distance, within, p <= 0.05))
    return {name: tuple(np.mean(rows, axis=0)) for name, rows in found.items()}


def p_values(one: Floats, other: Floats, rng: np.random.Generator) -> dict[str, float]:
    """Return p of each measure for two groups of counts."""
    from toolkit.comparison.distance import MEASURES
    from toolkit.comparison.distance_permutation import apart, common_source
    from toolkit.comparison.permutation import deal
    from toolkit.comparison.ratio_estimator import moments

    units, sizes = np.concatenate([one, other]), (len(one), len(other))
    counts = moments(units, units.sum(axis=1))
    blocks, exact = deal(len(units), len(one), 499, rng)
    sums, first = np.concatenate([members @ counts for members in blocks]), counts[: len(one)]
    total = counts.sum(axis=0)
    return {
        name: common_source(
            apart(first.sum(axis=0), total - first.sum(axis=0), sizes, measure),
            apart(sums, total - sums, sizes, measure),
            exact=exact,
        )[1]
        for name, measure in MEASURES.items()
    }


def false_positives(corpora: int, documents: int, kind: str) -> dict[str, float]:
    """Return the share of p <= 0.05 by measure for uneven groups of one profile."""
    rng = np.random.default_rng(3)
    hits, alike, other_hits, other_alike = UNEVEN[kind]
    rows = []
    for _ in range(corpora):
        one = simulate(PROFILE, documents // 3, rng, hits=hits, alike=alike)
        other = simulate(PROFILE, documents, rng, hits=other_hits, alike=other_alike)
        rows.append({name: p <= 0.05 for name, p in p_values(one, other, rng).items()})
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


def classifications(corpora: int, documents: int, step: float) -> tuple[float, float, float]:
    """Return true and mean cross-validated balanced accuracy, and coverage of its interval.

    True is the accuracy on new documents of models made from four fifths of such a corpus.
    """
    from threadpoolctl import threadpool_limits

    from toolkit.comparison.balanced_accuracy import interval_of_mean, recalls, wilson_interval
    from toolkit.comparison.classifier import FOLDS, held_out, make_classifier

    rng = np.random.default_rng(2)
    groups = np.repeat([0, 1], documents)
    members = np.equal.outer(np.arange(2), groups).astype(float)

    def sample(size: int) -> Floats:
        return np.concatenate([simulate(one, size, rng) for one in (PROFILE, turned(step))])

    truths, rows = [], []
    with threadpool_limits(1):
        for _ in range(corpora):
            size = documents - documents // FOLDS
            model = make_classifier().fit(sample(size), np.repeat([0, 1], size))
            right = model.predict(sample(500)) == np.repeat([0, 1], 500)
            truths.append(right.mean())
            said = held_out(sample(documents), groups, np.arange(len(groups)), rng).predicted
            share = recalls((said == groups).mean(axis=0), members)
            ends = wilson_interval(share, np.full(2, float(documents)))
            rows.append((share.mean(), *interval_of_mean(share, ends)))
    true, (accuracy, low, high) = float(np.mean(truths)), np.transpose(rows)
    return true, float(accuracy.mean()), float(((low <= true) & (true <= high)).mean())


def main(
    corpora: Annotated[int, typer.Option(help="Simulated corpora.")] = 1_000,
    documents: Annotated[int, typer.Option(help="Documents a group.")] = 30,
) -> None:
    """Print bias and coverage of distances and accuracies, and the errors of the test."""
    console = Console()
    table = Table(title=f"{corpora:,} corpora, {documents} documents a group")
    for heading in ("measure", "true", "raw", "corrected", "coverage", "p <= 0.05"):
        table.add_column(heading)
    for step in STEPS:
        for name, numbers in distances(corpora, documents, step).items():
            table.add_row(name, *(f"{number:.3f}" for number in numbers))
    for kind in UNEVEN:
        for name, share in false_positives(corpora, documents, kind).items():
            table.add_row(f"{name}: {kind}", "0.000", "", "", "", f"{share:.3f}")
    for step in STEPS:
        true, accuracy, coverage = classifications(corpora // 5, documents, step)
        table.add_row("accuracy", f"{true:.3f}", f"{accuracy:.3f}", "", f"{coverage:.3f}", "")
    console.print(table)


if __name__ == "__main__":
    typer.run(main)
