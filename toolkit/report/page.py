"""The page: template, style, script and data put together into one file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.figures.links import evidence_link
from toolkit.figures.style import feature_colours
from toolkit.output import result_file
from toolkit.report.columns import page_data, to_script
from toolkit.report.contents import ReportInput
from toolkit.report.contexts import top_words
from toolkit.report.corrected import corrected_cells
from toolkit.report.edges import list_edges
from toolkit.report.numbers import in_words
from toolkit.report.pictures import inline_picture
from toolkit.report.table import comparison_cells
from toolkit.report.text import LANES, Segment, highlight
from toolkit.report.wording import write_findings

if TYPE_CHECKING:
    from jinja2 import Environment

FIRST = ("package", "python", "model", "libraries", "command")
"""Parts of a manifest that are shown without asking."""


def write_report(results: ReportInput, path: str | Path) -> Path:
    """Write the report as one HTML file and return its path; equal results give equal bytes.

    The page makes no request: style, script, pictures and data are in it, and its security policy
    allows nothing else. Raises UsageError or InputError where the file cannot be written, and
    InputError for a figure that is no SVG.
    """
    place = Path(path)
    page = render(results).encode()
    with result_file(place) as part:
        part.write_bytes(page)
    return place


def render(results: ReportInput) -> str:
    """Return the page as text. Everything from documents and tables is escaped."""
    environment = _environment()
    colours = feature_colours(results.features)
    style = environment.get_template("report.css").render(
        colours=[colours[name] for name in results.features], lanes=LANES
    )
    script = files("toolkit.report").joinpath("templates", "report.js").read_text("utf-8")
    pictures = [
        (figure, inline_picture(figure.svg, figure.name, figure.name)) for figure in results.figures
    ]
    first, rest = _manifest(results.manifest)
    return environment.get_template("report.html.j2").render(
        results=results,
        policy=_policy(script, style),
        style=style,
        script=script,
        data=to_script(page_data(results)),
        findings=write_findings(results),
        unchecked=[name for name in results.features if name not in results.validation],
        table=comparison_cells(results.comparison),
        corrected=None if results.corrected is None else corrected_cells(results.corrected),
        networks=list_edges(results.network),
        pictures=pictures,
        words=_sides(results),
        texts=list(_texts(results)),
        manifest=first,
        details=rest,
        number=in_words,
        link=evidence_link,
    )


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("toolkit.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _policy(script: str, style: str) -> str:
    """Return a content-security policy that lets this script and this style run and no others."""
    return (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src '{_source_hash(script)}'; style-src '{_source_hash(style)}'"
    )


def _source_hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _texts(results: ReportInput) -> Iterator[tuple[str, str, list[list[Segment]]]]:
    """Yield id, title and highlighted paragraphs of the documents shown in full."""
    for doc_id in results.in_full:
        document = results.corpus[doc_id]
        title = str(document.metadata.get("title", ""))
        own = results.rows[results.rows["doc_id"] == doc_id]
        yield doc_id, title, highlight(document, own, results.features)


def _sides(results: ReportInput) -> list[tuple[str, list[dict[str, object]]]]:
    """Return the words characteristic of each group and of the baseline, the strongest first."""
    sides = []
    for _, words in top_words(results.keyness).groupby("group", sort=False):
        group, baseline = words[["group", "baseline"]].iloc[0]
        more, less = words[words["z"] > 0], words[words["z"] < 0][::-1]
        sides += [(f"{group} than in {baseline}", more), (f"{baseline} than in {group}", less)]
    return [(side, rows.to_dict("records")) for side, rows in sides if len(rows)]


Lines = list[tuple[str, str]]


def _manifest(manifest: Mapping[str, object]) -> tuple[Lines, Lines]:
    """Return the manifest as lines of name and value: those shown first, and the others."""
    lines = [(key, line) for key, value in manifest.items() for line in _flat(key, value)]
    first = [line for key, line in lines if key in FIRST]
    return first, [line for key, line in lines if key not in FIRST]


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield the values inside a value with their names: "versions.numpy", "texts.0.sha256"."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _flat(f"{name}.{number}", inner)
    else:
        yield name, str(value)
