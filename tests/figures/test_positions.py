"""Positions: a stroke for each span at its place, and that the strips can be read."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from toolkit.errors import InputError
from toolkit.figures import positions, positions_table

Check = Callable[[Axes | Figure], list[str]]


@pytest.fixture
def own(evidence: pd.DataFrame) -> pd.DataFrame:
    """The evidence of one document, its last row ending at character 168."""
    return evidence[evidence["doc_id"] == "a1"]


def strokes(ax: Axes) -> list[tuple[float, float]]:
    """Return place and length of each stroke."""
    found = [c for c in ax.collections if isinstance(c, LineCollection)]
    segments = [np.asarray(one) for c in found for one in c.get_segments()]
    return sorted((float(s[0, 0]), round(float(s[1, 1] - s[0, 1]), 6)) for s in segments)


def test_the_middle_of_a_span_is_its_place(own: pd.DataFrame) -> None:
    """Of 200 characters, a span from 40 to 48 stands at 22 %; the rows keep their numbers."""
    table = positions_table(own, 200)
    assert sorted(table["position"]) == [2, 22, 42, 62, 82]
    assert sorted(table.index) == sorted(own.index)
    assert table["category"].tolist()[:2] == ["causation", "causation"]


def test_what_leaves_out_its_agent_has_a_strip_of_its_own(own: pd.DataFrame) -> None:
    """Whatever its category."""
    table = positions_table(own.assign(agency=["deleted", "active", "deleted", "", ""]), 200)
    strips = table["category"].tolist()
    assert strips[:2] == ["agency deleted"] * 2
    assert strips.count("causation") == 1


def test_each_row_is_a_stroke_and_denied_ones_are_short(own: pd.DataFrame) -> None:
    """Four full strokes and a short one, at the places of the table."""
    found = strokes(positions(own, 200))
    assert [place for place, _ in found] == [2, 22, 42, 62, 82]
    assert [length < 0.5 for _, length in found] == [False, False, False, True, False]


def test_strokes_lead_to_their_rows(own: pd.DataFrame) -> None:
    """The link of a stroke is the number of its row in the whole table."""
    ax = positions(own.set_axis([7, 8, 9, 10, 11]), 200)
    links = {url for c in ax.collections for url in (c.get_urls() or [])}
    assert links == {f"#e={row}" for row in (7, 8, 9, 10, 11)}


def test_every_strip_can_be_read(own: pd.DataFrame, check_texts: Check) -> None:
    """Feature, category, count, size of the text and note are there."""
    texts = check_texts(positions(own, 200, note="not validated on such texts"))
    whole = "\n".join(texts)
    assert {"blame", "humanitarian", "causation", "camps and shelter"} <= set(texts)
    assert "a1 (hills)" in whole
    assert "n = 5 spans in 200 characters. Short strokes: denied or hedged." in whole
    assert "not validated on such texts" in whole


def test_two_documents_are_refused(evidence: pd.DataFrame) -> None:
    """Their places would be mixed."""
    with pytest.raises(InputError, match="one document, the table has 3"):
        positions(evidence, 1000)


def test_a_text_that_is_too_short_is_refused(own: pd.DataFrame) -> None:
    """The length belongs to another text."""
    with pytest.raises(InputError, match="ends at character 168, beyond the length 100"):
        positions(own, 100)
