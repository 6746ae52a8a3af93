"""Highlighted text: nothing of the text is lost, each piece knows what covers it."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from toolkit.corpus import Document
from toolkit.report.text import LANES, highlight

TEXT = "First one here.\n\nThen two. And three.\n\n \nLast."
spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12), st.sampled_from(["blame", "law"])),
    max_size=9,
)


def table_of(found: list[tuple[int, int, str]]) -> pd.DataFrame:
    """Return evidence with the places given as start and length."""
    rows = [(start, min(start + length, len(TEXT)), feature) for start, length, feature in found]
    return pd.DataFrame(rows, columns=["start", "end", "feature"]).astype(
        {"start": "int64", "end": "int64"}
    )


@given(spans)
def test_pieces_joined_are_the_paragraphs_and_know_their_evidence(
    found: list[tuple[int, int, str]],
) -> None:
    """Each character is covered by exactly the rows whose spans hold it."""
    table = table_of(found)
    paragraphs = highlight(Document("a", TEXT, "hill"), table, ["blame", "law"])
    texts = ["".join(piece.text for piece in paragraph) for paragraph in paragraphs]
    assert texts == ["First one here.", "Then two. And three.", "Last."]
    for paragraph, text in zip(paragraphs, texts, strict=True):
        place = TEXT.index(text)
        for piece in paragraph:
            covering = {
                str(row)
                for row, (start, end) in enumerate(zip(table["start"], table["end"], strict=True))
                if start < place + len(piece.text) and end > place
            }
            assert set(piece.rows.split()) == covering
            place += len(piece.text)


def test_overlapping_evidence_stands_on_lanes_of_its_own() -> None:
    """A span keeps its lane to its end; the second feature's class says so."""
    table = table_of([(0, 9, "blame"), (6, 9, "law"), (10, 3, "blame")])
    pieces = highlight(Document("a", TEXT, "hill"), table, ["blame", "law"])[0]
    assert [(piece.text, piece.classes) for piece in pieces] == [
        ("First ", "l0f0"), ("one", "l0f0 l1f1"), (" ", "l1f1"), ("her", "l1f1 l0f0"),
        ("e.", "l1f1"),
    ]  # fmt: skip


def test_more_evidence_than_lanes_shares_the_last() -> None:
    """Six spans at one spot: no lane beyond the last is asked for."""
    table = table_of([(0, 5, "blame")] * 6)
    piece = highlight(Document("a", TEXT, "hill"), table, ["blame"])[0][0]
    assert piece.classes.split()[-1] == f"l{LANES - 1}f0"
    assert len(piece.rows.split()) == 6
    assert piece.link == "#e=0"
