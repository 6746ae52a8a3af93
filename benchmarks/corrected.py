"""Are corrected rates unbiased where raw ones are not? Simulated corpora, their errors known.

    python benchmarks/corrected.py                     # 1,000 corpora a setting
    python benchmarks/corrected.py --corpora 200 --documents 60

Documents differ in length, in how often they have the category and in how well it is found in
them. Sentences to be coded are drawn from two strata with unequal chances: those with a word that
goes with the category, and the others. Intervals of 95 % should cover 93 to 97 %.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from toolkit.comparison.labelled import Labelled

Floats = NDArray[np.float64]
Estimate = tuple[str, float, tuple[float, float]]


class Setting(NamedTuple):
    """A corpus: share of sentences with the category, how it is found, what is coded."""

    prevalence: float
    sensitivity: float
    specificity: float
    cued: int
    others: int


SETTINGS = (
    Setting(0.20, 0.60, 0.95, 200, 200),
    Setting(0.10, 0.60, 0.95, 200, 200),
    Setting(0.10, 0.60, 0.95, 150, 50),
    Setting(0.05, 0.60, 0.97, 200, 200),
    Setting(0.05, 0.90, 0.90, 200, 200),
)

ALIKE = 0.1
"""How much alike sentences of a document are: the intraclass correlation of the category."""


def simulate(setting: Setting, documents: int, rng: np.random.Generator) -> tuple[Labelled, float]:
    """Return the sentences of a simulated corpus, found and in part coded, for one category.

    With them comes the share of its sentences that truly have the category.
    """
    from toolkit.comparison.labelled import Labelled

    lengths = np.maximum(10, rng.lognormal(np.log(80), 0.5, documents)).round().astype(int)
    document = np.repeat(np.arange(documents), lengths)
    precision = 1 / ALIKE - 1
    share = rng.beta(
        setting.prevalence * precision, (1 - setting.prevalence) * precision, documents
    )
    true = rng.random(len(document)) < share[document]
    hit = np.clip(setting.sensitivity + rng.normal(0, 0.08, documents), 0, 1)[document]
    alarm = np.clip(1 - setting.specificity + rng.normal(0, 0.02, documents), 0, 1)[document]
    found = rng.random(len(document)) < np.where(true, hit, alarm)
    cued = rng.random(len(document)) < np.where(found, 0.95, np.where(true, 0.6, 0.25))
    strata = ((np.flatnonzero(cued), setting.cued), (np.flatnonzero(~cued), setting.others))
    drawn = [rng.choice(stratum, min(n, len(stratum)), replace=False) for stratum, n in strata]
    chances = [len(one) / len(stratum) for one, (stratum, _) in zip(drawn, strata, strict=True)]
    coded = np.concatenate(drawn)
    sample = Labelled(
        found=np.bincount(document, found, minlength=documents)[:, np.newaxis].astype(float),
        sentences=lengths.astype(float),
        document=document[coded],
        labels=true[coded].astype(float)[:, np.newaxis],
        predicted=found[coded].astype(float)[:, np.newaxis],
        probability=np.repeat(chances, [len(one) for one in drawn]),
    )
    return sample, float(true.mean())


def estimates(sample: Labelled) -> Iterator[Estimate]:
    """Yield each method, its estimate and the ends of its interval."""
    from toolkit.comparison.clustered import share_interval
    from toolkit.comparison.design_based import design_based
    from toolkit.comparison.labelled import found_share
    from toolkit.comparison.prediction_powered import power_tuning, prediction_powered

    for name, estimate in {
        "raw": found_share(sample),
        "ppi": prediction_powered(sample, power_tuning(sample)),
        "dsl": design_based(sample),
    }.items():
        low, high = share_interval(estimate)
        yield name, float(estimate.value[0]), (float(low[0]), float(high[0]))


def measure(setting: Setting, documents: int, corpora: int) -> Mapping[str, Floats]:
    """Return of each method bias, standard error of the bias, coverage and mean width.

    Those of the difference of two such groups, the second with half the prevalence, are named with
    "difference". Bias is that from the share in the corpus itself, which carries no chance of which
    documents there are; intervals should hold the share of all such documents.
    """
    other = setting._replace(prevalence=setting.prevalence / 2)
    rng = np.random.default_rng(3)
    rows: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for _ in range(corpora):
        (one, true), (two, other_true) = (simulate(s, documents, rng) for s in (setting, other))
        for mine, its in zip(estimates(one), estimates(two), strict=True):
            name, value, ends = mine
            rows[name].append(_held(value - true, ends, setting.prevalence))
            error = value - its[1] - (true - other_true)
            rows[f"{name} difference"].append(_held(error, _between(mine, its), other.prevalence))
    return {name: _summary(np.array(held)) for name, held in rows.items()}


def _between(one: Estimate, other: Estimate) -> tuple[float, float]:
    """Return the ends of the interval of a difference."""
    from toolkit.comparison.clustered import difference_of_shares

    (_, value, ends), (_, other_value, other_ends) = one, other
    low, high = difference_of_shares(
        np.array(value), np.array(other_value), _arrays(ends), _arrays(other_ends)
    )
    return float(low), float(high)


def _arrays(ends: tuple[float, float]) -> tuple[Floats, Floats]:
    return np.array(ends[0]), np.array(ends[1])


def _held(error: float, ends: tuple[float, float], expected: float) -> tuple[float, float, float]:
    return error, float(ends[0] <= expected <= ends[1]), ends[1] - ends[0]


def _summary(held: Floats) -> Floats:
    error, within, width = held.T
    return np.array([error.mean(), error.std() / np.sqrt(len(error)), within.mean(), width.mean()])


def main(
    corpora: Annotated[int, typer.Option(help="Simulated corpora a setting.")] = 1_000,
    documents: Annotated[int, typer.Option(help="Documents a group.")] = 30,
) -> None:
    """Print bias and coverage of raw and corrected rates, in sentences per 100."""
    console = Console()
    for setting in SETTINGS:
        title = ", ".join(f"{k} {v}" for k, v in setting._asdict().items())
        table = Table(title=f"{corpora:,} corpora of {documents} documents: {title}")
        for heading in ("of", "bias", "its error", "coverage", "mean width"):
            table.add_column(heading)
        for name, (bias, error, covered, width) in measure(setting, documents, corpora).items():
            table.add_row(
                name,
                f"{100 * bias:+.2f}", f"{100 * error:.2f}", f"{covered:.3f}", f"{100 * width:.1f}",
            )  # fmt: skip
        console.print(table)


if __name__ == "__main__":
    typer.run(main)
