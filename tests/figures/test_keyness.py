"""Keyness: words stand where the table says, and the labels can be read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from toolkit.errors import InputError
from toolkit.figures import keyness, keyness_table

Check = Callable[[Axes | Figure], list[str]]


def test_the_table_has_every_word_by_falling_z(words: pd.DataFrame) -> None:
    """All words are drawn, so all are kept, without columns that are not drawn."""
    table = keyness_table(words)
    assert table["z"].is_monotonic_decreasing
    assert sorted(table["word"]) == sorted(words["word"])
    assert "docs_with" not in table


def test_the_words_that_stand_out_are_marked_where_the_table_says(words: pd.DataFrame) -> None:
    """The five strongest on each side, each with a link to its lines in the texts."""
    lines = [line for line in keyness(words, top=5).get_lines() if line.get_url()]
    heights = sorted(float(line.get_ydata()[0]) for line in lines)  # type: ignore[index]
    order = sorted(words["z"])
    assert heights == [*order[:5], *order[-5:]]
    assert {str(line.get_url())[:6] for line in lines} == {"#word="}


def test_labels_never_overlap_even_where_words_crowd(
    words: pd.DataFrame, check_texts: Check
) -> None:
    """Fifteen long words on each side at nearly the same height are told apart."""
    texts = check_texts(keyness(words, note="not validated on such texts"))
    labels = [text for text in texts if text.startswith("resettlement")]
    assert len(labels) == 30
    whole = "\n".join(texts)
    assert "not validated on such texts" in whole
    assert f"n = {words['hits'].sum():,} words in hills" in whole


def test_a_low_figure_drops_labels_rather_than_overlap_them(words: pd.DataFrame) -> None:
    """In axes of a column's width there is room for fewer words."""
    ax = Figure(figsize=(3.5, 2.2), layout="constrained").add_subplot()
    keyness(words, ax=ax).figure.draw_without_rendering()
    assert 0 < len(ax.texts) < 30
    boxes = [Text.get_window_extent(text) for text in ax.texts]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


def test_an_empty_table_is_refused(words: pd.DataFrame) -> None:
    """Nothing to draw is said, not drawn."""
    with pytest.raises(InputError, match="no words"):
        keyness(words.head(0))
