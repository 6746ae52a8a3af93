"""Options of the command: what each is called, takes and says of itself in the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_WORDS = ("statement", "sotu[year=2001:]")
"""Texts that are compared where none are named."""

Texts = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE_OR_PATH",
        # The backslash keeps the help from taking the bracket for markup.
        help=r"Sources by name, files or folders; a slice may follow: 'sotu\[year=2001:]'.",
        show_default=" ".join(DEFAULT_WORDS),
    ),
]
Features = Annotated[
    str | None,
    typer.Option(
        metavar="NAME,...",
        help='Features to look for; "all" for every one.',
        show_default="those that need no request",
    ),
]
Lexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="A lexicon of your own to look for too: .toml, LIWC .dic or .dicx, quanteda .yml, "
        "Lexicoder .lc3, .csv; may be given several times.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="An installed English spaCy pipeline, or its folder.",
        show_default="en_core_web_sm 3.8",
    ),
]
OutFolder = Annotated[Path, typer.Option(metavar="DIR", help="Folder to write the results to.")]
By = Annotated[
    str, typer.Option(metavar="COLUMN", help="What groups documents: source or a metadata key.")
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar="GROUP",
        help="The group the others are compared with.",
        show_default="the one with most documents",
    ),
]
Status = Annotated[
    str, typer.Option(metavar="NAME,...", help="Claims to count: asserted, denied, hedged.")
]
AuthorOnly = Annotated[
    bool,
    typer.Option("--author-only", help="Count no claim that is quoted or reported of others."),
]
Per = Annotated[str, typer.Option(metavar="UNIT", help="Rates per tokens, sentences or documents.")]
Interval = Annotated[
    str, typer.Option(metavar="KIND", help="Kind of interval: studentized, bca or percentile.")
]
Contrast = Annotated[
    str,
    typer.Option(
        metavar="KIND",
        help="With rest or pairs, contrasts.csv sets groups beside all others, or each other.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="COLUMN", help="Metadata of documents that belong together (an author)."),
]
Multiverse = Annotated[
    bool,
    typer.Option(
        "--multiverse",
        help="Make each finding again without each cue, rule and document, and with other claims.",
    ),
]
Gold = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="Sentences coded in these texts (JSON Lines, each with its probability), by which "
        "corrected.csv sets corrected rates beside raw ones; may be given several times.",
    ),
]
Resamples = Annotated[int, typer.Option(help="Bootstrap resamples.")]
Seed = Annotated[int, typer.Option(help="Seed of all drawing by lot.")]
