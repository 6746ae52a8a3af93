"""Highlighted text: a document cut where evidence begins and ends, overlaps on lanes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from toolkit.corpus import Document
from toolkit.figures.links import evidence_link

LANES = 4
"""Underlines one below the other; more evidence at one spot shares the last."""

_BREAK = re.compile(r"\n[ \t]*\n\s*")


class Segment(NamedTuple):
    """A piece of text with the evidence that covers it: row numbers, CSS classes, link."""

    text: str
    rows: str = ""
    classes: str = ""
    link: str = ""


class _Span(NamedTuple):
    start: int
    end: int
    row: int
    mark: str


def highlight(
    document: Document, evidence: pd.DataFrame, features: Sequence[str]
) -> list[list[Segment]]:
    """Return the paragraphs of a document as segments; joined, their texts are the paragraphs.

    `evidence` are the document's rows, its index their numbers in the whole table. The class
    `l1f2` stands for evidence of the third feature on the second lane.
    """
    spans = _lanes(evidence, features)
    cuts = sorted({edge for span in spans for edge in span[:2]})
    return [
        list(_segments(document.text, left, right, cuts, spans))
        for left, right in _paragraphs(document.text)
    ]


def _lanes(evidence: pd.DataFrame, features: Sequence[str]) -> list[_Span]:
    """Return the spans by place, each with its mark; a lane is taken up to the end of its span."""
    order = evidence.assign(row=evidence.index).sort_values(
        ["start", "end"], ascending=[True, False], kind="stable"
    )
    ends = [0] * LANES
    spans = []
    for start, end, row, feature in order[["start", "end", "row", "feature"]].itertuples(
        index=False
    ):
        lane = next((n for n, taken in enumerate(ends) if taken <= start), LANES - 1)
        ends[lane] = max(ends[lane], end)
        spans.append(_Span(start, end, row, f"l{lane}f{features.index(feature)}"))
    return spans


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    left = 0
    for gap in _BREAK.finditer(text):
        if text[left : gap.start()].strip():
            yield left, gap.start()
        left = gap.end()
    if text[left:].strip():
        yield left, len(text)


def _segments(
    text: str, left: int, right: int, cuts: Sequence[int], spans: Sequence[_Span]
) -> Iterator[Segment]:
    edges = [left, *(cut for cut in cuts if left < cut < right), right]
    near = [span for span in spans if span.start < right and span.end > left]
    for start, end in pairwise(edges):
        over = [span for span in near if span.start < end and span.end > start]
        if not over:
            yield Segment(text[start:end])
            continue
        rows = " ".join(str(span.row) for span in over)
        marks = " ".join(dict.fromkeys(span.mark for span in over))
        yield Segment(text[start:end], rows, marks, evidence_link(e=over[0].row))
