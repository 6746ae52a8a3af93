"""How often the rank-sum test of keyness finds words by chance, beside the normal approximation.

    python benchmarks/rank_sum.py                   # 600 documents, 20,000 words by Zipf's law

Documents are drawn from one distribution of words, so whatever is found is found by chance. First
groups of several sizes are taken at random from documents of one kind; then the documents of the
group are four times as long, which no test of ranks survives.
"""

from __future__ import annotations

from time import process_time
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.sparse import csr_matrix
from scipy.stats import mannwhitneyu

from toolkit.comparison.multiplicity import benjamini_hochberg
from toolkit.comparison.rank_sum import rank_sum

Floats = NDArray[np.float64]


def draw_rates(lengths: NDArray[np.int64], words: int, rng: np.random.Generator) -> csr_matrix:
    """Return the rates of words in documents of these lengths; words that none has are left out."""
    shares = 1 / np.arange(1, words + 1)
    shares /= shares.sum()
    drawn = [np.bincount(rng.choice(words, n, p=shares), minlength=words) / n for n in lengths]
    rates = csr_matrix(np.vstack(drawn))
    return rates[:, np.flatnonzero(rates.sum(axis=0))]


def normal_approximation(rates: csr_matrix, members: NDArray[np.bool_]) -> Floats:
    """Return scipy's p, corrected for ties and continuity, of each word."""
    blocks = []
    for first in range(0, rates.shape[1], 1000):
        dense = rates[:, first : first + 1000].toarray()
        test = mannwhitneyu(dense[members], dense[~members], method="asymptotic")
        blocks.append(test.pvalue)
    return np.concatenate(blocks)


def lengths_of(documents: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return lengths that vary as those of documents do, 1,000 tokens on average."""
    return (1000 * rng.gamma(4, 0.25, documents)).astype(np.int64) + 50


def main(
    documents: Annotated[int, typer.Option(help="Documents.")] = 600,
    words: Annotated[int, typer.Option(help="Words of the vocabulary.")] = 20_000,
) -> None:
    """Print the words found by chance in groups of several sizes, and with longer documents."""
    rng = np.random.default_rng(0)
    rates = draw_rates(lengths_of(documents, rng), words, rng)
    table = Table("group", "test", "p < 0.05", "p < 0.001", "adjusted < 0.05", "seconds")
    for size in (5, 20, 100, documents // 2):
        members = rng.permutation(np.arange(documents) < size)
        for name in ("normal approximation", "rank_sum"):
            start = process_time()
            usual = name != "rank_sum"
            p = normal_approximation(rates, members) if usual else rank_sum(rates, members)[1]
            seconds = process_time() - start
            found = int((benjamini_hochberg(p) < 0.05).sum())
            shares = [f"{(p < level).mean():.2%}" for level in (0.05, 0.001)]
            table.add_row(str(size), name, *shares, f"{found:,}", f"{seconds:.2f}")
    console = Console()
    console.print(f"{documents} documents, {rates.shape[1]:,} words, no difference", table)
    console.print(f"Group of 30 against 100, four times as long: {_longer(words, rng)}")


def _longer(words: int, rng: np.random.Generator) -> str:
    """Return how many words of middling frequency are found where lengths differ."""
    members = np.arange(130) < 30
    lengths = lengths_of(130, rng) * np.where(members, 4, 1)
    rates = draw_rates(lengths, words, rng)
    p = rank_sum(rates, members)[1]
    having = np.asarray((rates > 0).sum(axis=0)).ravel()
    some = p[(having >= 20) & (having < 65)]
    return f"{(some < 0.05).mean():.0%} of {len(some):,} words in 20 to 64 documents have p < 0.05"


if __name__ == "__main__":
    typer.run(main)
