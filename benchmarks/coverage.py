"""Do intervals cover, and tests err, as often as they promise? Simulated corpora, each known.

    python benchmarks/coverage.py                     # 1,000 corpora, 30 documents a group
    python benchmarks/coverage.py --corpora 200 --documents 10

Documents have log-normal lengths and over-dispersed counts (a gamma mixture of Poissons); rates
are from rare to common. Intervals of 95 % should cover 93 to 97 %, the permutation test should
find something in 4 to 6 % of corpora in which there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from toolkit.comparison.estimates import Estimate

Floats = NDArray[np.float64]

MEAN = np.array([0.1, 0.2, 0.5, 1.0, 2.0, 5.0])
"""Hits per 1,000 tokens of the categories."""

RATIO = 1.5
"""True ratio of the rates of the two groups, where they differ."""


def simulate(
    documents: int, rng: np.random.Generator, *, times: float = 1.0, spread: float = 0.5
) -> tuple[Floats, Floats]:
    """Return hits (documents, categories) and tokens; `spread` is the variance of the mixture."""
    tokens = np.maximum(50, rng.lognormal(np.log(2_000), 0.5, documents)).round()
    mean = np.outer(tokens / 1_000, MEAN * times)
    return rng.poisson(mean * rng.gamma(1 / spread, spread, mean.shape)).astype(float), tokens


def coverage(corpora: int, documents: int, resamples: int) -> Iterator[tuple[str, str, Floats]]:
    """Yield estimate, kind of interval and the share of corpora whose interval holds the truth."""
    from toolkit.comparison.estimates import estimate_rates
    from toolkit.comparison.intervals import KINDS

    rng = np.random.default_rng(1)
    held: dict[tuple[str, str], Floats] = {}
    for number in range(corpora):
        one, other = (
            estimate_rates(
                *simulate(documents, rng, times=times), resamples, np.random.default_rng(number)
            )
            for times in (RATIO, 1.0)
        )
        for kind in KINDS:
            for name, within in hits_of_truth(one, other, kind).items():
                held[name, kind] = held.get((name, kind), np.zeros(len(MEAN))) + within
    for (name, kind), times in held.items():
        yield name, kind, times / corpora


def hits_of_truth(one: Estimate, other: Estimate, kind: str) -> dict[str, Floats]:
    """Return for rate, ratio and difference whether the interval of each category is right."""
    from toolkit.comparison.estimates import difference_interval, rate_interval, ratio_interval

    true = MEAN / 1_000
    intervals = {
        "rate": (rate_interval(other, kind), true),
        "ratio": (ratio_interval(one, other, kind), RATIO),
        "difference": (difference_interval(one, other, kind), true * (RATIO - 1)),
    }
    return {
        name: ((low <= value) & (value <= high)).astype(float)
        for name, ((low, high), value) in intervals.items()
    }


def false_positives(corpora: int, documents: int) -> tuple[Floats, float]:
    """Return the share of corpora without a difference that are significant, and of any category.

    The first is by category, by the permutation test; the second by the family-wise p-values.
    """
    from toolkit.comparison.family_wise import Contrasted, westfall_young
    from toolkit.comparison.permutation import permutation_p

    rng = np.random.default_rng(2)
    found, any_found = np.zeros(len(MEAN)), 0
    for number in range(corpora):
        parts = [simulate(documents, rng) for _ in range(2)]
        hits, tokens = (np.concatenate(side) for side in zip(*parts, strict=True))
        drawn = [np.random.default_rng([number, i]) for i in range(2)]
        found += permutation_p(hits, tokens, documents, 999, drawn[0]) <= 0.05
        family = westfall_young([Contrasted(hits, tokens, documents, drawn[1])], 999)
        any_found += bool(family.min() <= 0.05)
    return found / corpora, any_found / corpora


def main(
    corpora: Annotated[int, typer.Option(help="Simulated corpora.")] = 1_000,
    documents: Annotated[int, typer.Option(help="Documents a group.")] = 30,
    resamples: Annotated[int, typer.Option(help="Bootstrap resamples.")] = 1_000,
) -> None:
    """Print the coverage of the intervals and the errors of the tests."""
    console = Console()
    table = Table(title=f"{corpora:,} corpora, {documents} documents a group")
    for heading in ("of", "interval or test", *(f"{mean} per 1,000" for mean in MEAN)):
        table.add_column(heading)
    for name, kind, shares in coverage(corpora, documents, resamples):
        table.add_row(name, kind, *(f"{share:.3f}" for share in shares))
    found, any_found = false_positives(corpora, documents)
    table.add_row("p <= 0.05 under the null", "permutation", *(f"{share:.3f}" for share in found))
    console.print(table)
    console.print(f"any family-wise p <= 0.05 under the null: {any_found:.3f}")


if __name__ == "__main__":
    typer.run(main)
