"""Do the intervals of network measures cover? Simulated corpora, their expectation known.

    python benchmarks/networks.py                     # 1,000 corpora of 10 and of 30 documents
    python benchmarks/networks.py --corpora 200

Documents have over-dispersed numbers of ties, and ties of a document are alike. Reciprocity and
concentration grow with the number of ties, so what an interval should hold is their mean over
samples of as many documents; of the log odds ratio it is the value of all such documents. Beside
the jackknife stands the percentile interval of the bootstrap over documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import permutations
from typing import Annotated, NamedTuple

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]

PARTIES = 8
DRAWS = 400


class Setting(NamedTuple):
    """What is measured: shares of the cells, ties a document, how alike a document's ties are."""

    name: str
    shares: Floats
    ties: float
    alike: float
    statistic: Statistic
    share: bool


def settings() -> Iterator[Setting]:
    """Yield the measures, each with the corpora in which it is taken."""
    from toolkit.comparison.gini import gini
    from toolkit.comparison.odds_ratio import log_odds_ratio
    from toolkit.comparison.reciprocity import reciprocity, reverse_edges, weighted_reciprocity

    zipf = 1 / np.arange(1, 41) ** 1.2
    yield Setting("concentration", zipf / zipf.sum(), 8, 0.1, gini, share=True)
    pairs = np.array(list(permutations(range(PARTIES), 2)))
    reverse = reverse_edges(pairs[:, 0], pairs[:, 1])
    weight = np.random.default_rng(4).gamma(0.3, 1, len(pairs)) + 1e-9
    weight = (weight + weight[reverse] / 2) / (weight + weight[reverse] / 2).sum()
    for name, measure in (
        ("reciprocity", reciprocity),
        ("weighted reciprocity", weighted_reciprocity),
    ):
        yield Setting(name, weight, 8, 0.1, partial(measure, reverse=reverse), share=True)
    for square in ((0.10, 0.05, 0.15, 0.70), (0.20, 0.02, 0.10, 0.68)):
        name = f"log odds ratio {square}"
        yield Setting(name, np.array(square), 15, 0.1, log_odds_ratio, share=False)


def simulate(setting: Setting, documents: int, rng: np.random.Generator) -> Floats:
    """Return ties of each cell by document, shape (documents, cells)."""
    counts = rng.poisson(rng.gamma(2, setting.ties / 2, documents))
    shares = rng.dirichlet(setting.shares * (1 / setting.alike - 1), documents)
    return rng.multinomial(counts, shares).astype(float)


def jackknife_ends(setting: Setting, cells: Floats) -> tuple[float, float]:
    """Return the ends of the interval that the toolkit gives."""
    from toolkit.comparison.clustered import Clustered, jackknife_pulls, reach, share_interval
    from toolkit.comparison.odds_ratio import independent_error

    total = cells.sum(axis=0)
    value = np.array([setting.statistic(total)])
    pulls = jackknife_pulls(setting.statistic(total - cells)[:, np.newaxis])
    estimate = Clustered(value, pulls, len(cells) - 1)
    if setting.share:
        low, high = share_interval(estimate)
        return float(low[0]), float(high[0])
    half = reach(estimate, independent_error(total))
    return float(value[0] - half[0]), float(value[0] + half[0])


def coverage(setting: Setting, documents: int, corpora: int) -> tuple[float, float, float]:
    """Return what should be held, and how often jackknife and bootstrap hold it."""
    from toolkit.comparison.intervals import percentile_interval
    from toolkit.comparison.resampling import bootstrap_sums

    rng = np.random.default_rng(5)
    expected = float(setting.statistic(setting.shares * 1e9))
    if setting.share:
        many = [simulate(setting, documents, rng).sum(axis=0) for _ in range(4 * corpora)]
        expected = float(np.nanmean(setting.statistic(np.array(many))))
    held = np.zeros(2)
    for _ in range(corpora):
        cells = simulate(setting, documents, rng)
        drawn = setting.statistic(bootstrap_sums(cells, DRAWS, rng))
        ends, (low, high) = jackknife_ends(setting, cells), percentile_interval(drawn[:, None])
        held += (ends[0] <= expected <= ends[1], low[0] <= expected <= high[0])
    return expected, *(held / corpora)


def main(
    corpora: Annotated[int, typer.Option(help="Simulated corpora.")] = 1_000,
) -> None:
    """Print how often intervals of 95 % hold what they should."""
    console = Console()
    table = Table(title=f"{corpora:,} corpora")
    for heading in ("measure", "documents", "expected", "jackknife", "bootstrap percentile"):
        table.add_column(heading)
    for setting in settings():
        for documents in (10, 30):
            expected, *held = coverage(setting, documents, corpora)
            row = (str(documents), f"{expected:.2f}", *(f"{share:.3f}" for share in held))
            table.add_row(setting.name, *row)
    console.print(table)


if __name__ == "__main__":
    typer.run(main)
