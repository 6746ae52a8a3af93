"""The command `discourse-toolkit`: the only place that prints.

Results go to stdout, everything else to stderr; a progress bar appears only on a terminal. Exit
status 0; 1 where the input or a result is at fault; 2 where the request is wrong.
"""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit import __version__
from toolkit.cli_options import (
    DEFAULT_WORDS,
    AuthorOnly,
    Baseline,
    By,
    Cluster,
    Contrast,
    Features,
    Gold,
    Interval,
    Lexicons,
    Model,
    Multiverse,
    OutFolder,
    Per,
    Resamples,
    Seed,
    Status,
    Texts,
)
from toolkit.errors import ToolkitError, UsageError

if TYPE_CHECKING:
    from toolkit.corpus import Corpus, Document
    from toolkit.study import Study
    from toolkit.validation import Validation

COMMAND = "discourse-toolkit"
STOPPED = 130
"""What typer returns for a run ended by Ctrl-C (or, here, by a request to end)."""

app = typer.Typer(
    name=COMMAND, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


def main() -> None:
    """Run the command; errors become one sentence on stderr and an exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(_status())


def _status() -> int:
    try:
        status = int(app(prog_name=COMMAND, standalone_mode=False) or 0)
    except ToolkitError as error:
        return _complain(str(error), error.exit_status)
    except typer.TyperException as error:
        message = error.format_message().rstrip(".")
        return _complain(message and f"{message}; see {COMMAND} --help", error.exit_code)
    if status == STOPPED:
        _complain("stopped; what was not finished was not written", status)
    return status


def _complain(message: str, status: int) -> int:
    if message:
        typer.echo(f"{COMMAND}: {' '.join(message.split())}", err=True)
    return status


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{COMMAND} {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Who is blamed, what is called illegal, whose suffering is named: evidence and comparison."""


@app.command("compare")
def compare_command(
    out: OutFolder,
    texts: Texts = None,
    by: By = "source",
    baseline: Baseline = None,
    features: Features = None,
    lexicon: Lexicons = None,
    status: Status = "asserted",
    author_only: AuthorOnly = False,
    model: Model = None,
    per: Per = "tokens",
    interval: Interval = "studentized",
    contrast: Contrast = "baseline",
    cluster: Cluster = None,
    multiverse: Multiverse = False,
    gold: Gold = None,
    resamples: Resamples = 2000,
    seed: Seed = 0,
) -> None:
    """Compare groups of texts: evidence, tables, figures and a report."""
    from toolkit.comparison import CompareOptions
    from toolkit.output import result_folder
    from toolkit.results import write_results
    from toolkit.study import Plan, run_study

    plan = Plan(
        by=by,
        baseline=baseline,
        features=_names(features),
        lexicons=tuple(lexicon or ()),
        status=_names(status) or (),
        author_only=author_only,
        model=model,
        multiverse=multiverse,
        gold=tuple(gold or ()),
        options=CompareOptions(
            per=per,
            resamples=resamples,
            seed=seed,
            interval=interval,
            contrast=contrast,
            cluster=cluster,
        ),
    )
    with _notes(), result_folder(out) as folder:
        corpus = _corpus(texts or DEFAULT_WORDS)
        with _progress(corpus) as step:
            study = run_study(corpus, plan, progress=step)
        write_results(study, folder, command=(COMMAND, *sys.argv[1:]))
    _print_summary(study, out)


@app.command("extract")
def extract_command(
    texts: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE_OR_PATH", help="Sources by name, files or folders."),
    ],
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="File to write: .jsonl, .csv or .parquet.")
    ],
    features: Features = None,
    lexicon: Lexicons = None,
    model: Model = None,
) -> None:
    """Find the evidence in texts: one row a span, with its exact place."""
    from toolkit.evidence import find_evidence
    from toolkit.feature import choose_features
    from toolkit.output import WRITERS, result_file

    write = WRITERS.get(out.suffix.lower())
    if write is None:
        raise UsageError(f"{out}: name a file ending in {', '.join(WRITERS)}")
    with _notes(), result_file(out) as file:
        chosen = choose_features(_names(features), lexicon=lexicon)
        corpus = _corpus(texts)
        with _progress(corpus) as step:
            evidence = find_evidence(corpus, chosen, model=model, progress=step)
        write(evidence, file)
    typer.echo(f"{len(evidence):,} rows of evidence in {out}")


@app.command("validate")
def validate_command(
    gold: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Coded sentences (JSON Lines); may be given several times.",
            show_default="those that come with the toolkit",
        ),
    ] = None,
    features: Annotated[
        str | None,
        typer.Option(metavar="NAME,...", help="Features to check.", show_default="all coded"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder to write the tables to.")
    ] = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Write the words of the items too, not only places.")
    ] = False,
    model: Model = None,
    resamples: Annotated[int, typer.Option(help="Bootstrap resamples.")] = 2000,
    seed: Annotated[int, typer.Option(help="Seed of all drawing by lot.")] = 0,
) -> None:
    """Measure the features on coded sentences: accuracy with intervals, confusions, agreement."""
    from toolkit.output import result_folder
    from toolkit.validation import validate

    if texts and out is None:
        raise UsageError("--texts needs --out: the words go into the written items")
    with _notes(), result_folder(out) if out else nullcontext() as folder:
        found = validate(gold, _names(features), model=model, resamples=resamples, seed=seed)
        if folder is not None:
            from toolkit.results import write_validation

            write_validation(found, folder, command=(COMMAND, *sys.argv[1:]), texts=texts)
    _print_validation(found, out)


@app.command("sources")
def sources_command() -> None:
    """List the sources: what they are, how big, under which licence, and where."""
    from toolkit.sources import catalogue

    table = catalogue()
    for column in ("documents", "words"):
        table[column] = table[column].map("{:,}".format)
    _print_table(list(table.columns), table.to_numpy().tolist())


@app.command("doctor")
def doctor_command(model: Model = None) -> None:
    """Say what is installed, and whether model, sources and features are whole."""
    from toolkit.doctor import examine

    findings = list(examine(model))
    rows = [[one.what, one.found, "ok" if one.sound else "at fault"] for one in findings]
    _print_table(["what", "found", ""], rows)
    faults = [one for one in findings if not one.sound]
    if faults:
        raise ToolkitError(f"{faults[0].what} is at fault: {faults[0].found}")


def _names(words: str | None) -> tuple[str, ...] | None:
    """Return the names in a comma-separated option, each once; None where it was not given."""
    if words is None:
        return None
    return tuple(dict.fromkeys(name for part in words.split(",") if (name := part.strip())))


def _corpus(words: Sequence[str]) -> Corpus:
    from toolkit.corpus import Corpus
    from toolkit.sources import resolve

    return sum((resolve(word) for word in words), Corpus([]))


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.notes: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.notes.append(record.getMessage())


@contextmanager
def _notes() -> Iterator[None]:
    """Collect what the toolkit logs and print it once the work went well: an error stands alone."""
    handler = _Collector(logging.WARNING)
    logger = logging.getLogger("toolkit")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    for note in handler.notes:
        typer.echo(f"note: {note}", err=True)


@contextmanager
def _progress(corpus: Corpus) -> Iterator[Callable[[Document], None] | None]:
    """Show on a terminal which document is being read; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("reading", total=len(corpus))

        def step(document: Document) -> None:
            bar.update(task, advance=1, description=document.doc_id)

        yield step


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", padding=(0, 1))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    Console().print(table)


def _print_summary(study: Study, out: Path) -> None:
    from toolkit.study import telling_rows

    typer.echo(
        f"{', '.join(study.groups)} compared with {study.baseline}: "
        f"{len(study.corpus):,} documents, {len(study.evidence):,} rows of evidence"
    )
    rows = [
        (
            f"{row.feature}: {row.category}",
            row.group,
            f"{row.hits:,}",
            f"{row.rate:.2f}",
            f"{row.rate_low:.2f} to {row.rate_high:.2f}" if row.unit else "",
            f"{row.baseline_rate:.2f}",
        )
        for row in telling_rows(study.comparison).itertuples()
    ]
    if rows:
        per = study.comparison["per"].iloc[0]
        columns = ("differing most", "group", "hits", f"per {per}", "95 % interval", study.baseline)
        _print_table(columns, rows)
    typer.echo(f"the report: {out / 'report.html'}")


def _print_validation(validation: Validation, out: Path | None) -> None:
    from toolkit.validation.summary import summarise

    accuracy = validation.accuracy
    counts = accuracy[accuracy["source"] == "all"].groupby("feature")[["sentences", "docs"]].first()
    for feature, row in counts.iterrows():
        typer.echo(f"{feature}: {row['sentences']:,} coded sentences of {row['docs']:,} documents")
    typer.echo(f"coders: {validation.coders}")
    for block in summarise(validation):
        _print_table(block.columns, block.rows)
    if out is not None:
        typer.echo(f"the tables: {out}")
