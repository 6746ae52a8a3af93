"""What is printed of a validation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.validation import validate
from toolkit.validation.summary import summarise

Write = Callable[..., Path]
Lines = Sequence[dict[str, object]]


def test_the_keyword_list_stands_beside_the_feature(write: Write, lines: Lines) -> None:
    """In the same row of the first table."""
    first, *_ = summarise(validate(write(*lines), ["humanitarian"], resamples=100))
    assert first.columns[-1] == "keywords"
    rows = {row[1]: row for row in first.rows}
    assert rows["item F1"] == ("humanitarian", "item F1", "1.00", "", "", "1.00")
    assert rows["sentence recall"][2] == "1.00"


def test_tables_with_nothing_to_say_are_left_out(write: Write, lines: Lines) -> None:
    """One coder, one source, no category: only the first is printed."""
    file = write(lines[0], {**lines[1], "doc": "valley:letter"})
    assert len(summarise(validate(file, ["humanitarian"], resamples=100))) == 1


def test_sources_and_categories_have_a_table_each(write: Write, lines: Lines) -> None:
    """Two sources, one kind of blame."""
    blocks = summarise(validate(write(*lines), ["blame"], resamples=100))
    _, sources, categories = blocks
    assert [row[1] for row in sources.rows] == ["hill", "valley"]
    assert [row[1:4] for row in categories.rows] == [("obstruction", "1", "1.00")]
    assert all(len(row) == len(block.columns) for block in blocks for row in block.rows)
