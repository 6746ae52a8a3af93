"""Who blames whom: counts of ties and documents, what is summed, and that it can be read."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from toolkit.errors import InputError
from toolkit.figures import blame_table, who_blames_whom
from toolkit.figures.blame import OTHERS, UNRESOLVED, holder_id

Check = Callable[[Axes | Figure], list[str]]


def test_only_asserted_blame_is_counted(evidence: pd.DataFrame) -> None:
    """Denied and hedged ties and vocabulary are left out; shares of a source add up to one."""
    table = blame_table(evidence)
    assert table["ties"].sum() == 7
    cell = table[(table["group"] == "hills") & (table["target"] == "USA")]
    assert cell[["holder", "ties", "documents"]].to_numpy().tolist() == [["author", 2, 1]]
    assert table.groupby("group")["share"].sum().tolist() == pytest.approx([1, 1])


def test_documents_are_counted_once(evidence: pd.DataFrame) -> None:
    """Two ties in two documents are two documents, two in one are one."""
    table = blame_table(evidence).set_index(["group", "holder", "target"])
    assert table.loc[("plains", "RUS", "RUS"), ["ties", "documents"]].tolist() == [2, 2]


def test_holders_and_targets_without_an_actor_are_said_to_be_so(evidence: pd.DataFrame) -> None:
    """They are neither left out nor mixed with the actors beyond the top."""
    table = blame_table(evidence)
    assert holder_id("the blue lady") == UNRESOLVED
    assert set(table.loc[table["target"] == "IRN", "holder"]) == {UNRESOLVED}
    assert table.loc[table["target"] == UNRESOLVED, "ties"].tolist() == [1]


def test_actors_beyond_the_top_are_summed(evidence: pd.DataFrame) -> None:
    """With one actor named, the ties of all others stand under "others"; none is lost."""
    table = blame_table(evidence, top=1)
    assert set(table["target"]) == {"USA", OTHERS, UNRESOLVED}
    assert table["ties"].sum() == 7
    assert table.loc[table["target"] == OTHERS, "ties"].sum() == 4


def test_cells_show_the_table_and_lead_to_its_evidence(evidence: pd.DataFrame) -> None:
    """There is a square for each row; "others" asks for all but the actors named."""
    table, ax = blame_table(evidence, top=1), who_blames_whom(evidence, top=1)
    squares = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert len(squares) == len(table)
    links = [parse_qs(str(square.get_url())[1:]) for square in squares]
    others = next(link for link in links if link["actor"] == ["-USA", f"-{UNRESOLVED}"])
    assert others["group"] == ["hills"]
    assert {link["status"][0] for link in links} == {"counted"}


def test_every_label_can_be_read(evidence: pd.DataFrame, check_texts: Check) -> None:
    """Rows name holder and source, columns the targets; n and note stand below."""
    texts = check_texts(who_blames_whom(evidence, note="not validated on such texts"))
    whole = "\n".join(texts)
    for expected in ("author (hills)", "RUS (plains)", "raiders", UNRESOLVED, "not validated"):
        assert expected in whole
    assert "n = 3 ties in hills, 4 in plains." in " ".join(whole.split())


def test_many_actors_with_long_names_can_be_read(
    evidence: pd.DataFrame, check_texts: Check
) -> None:
    """Thirty targets: twelve are named and nothing overlaps."""
    one = evidence[evidence["feature"] == "blame"].head(1)
    many = [one.assign(actor=f"a long name of actor {number}") for number in range(30)]
    texts = check_texts(who_blames_whom(pd.concat([evidence, *many])))
    assert sum(text.startswith("a long name") for text in texts) <= 12
    assert OTHERS in texts


def test_evidence_without_asserted_blame_is_refused(evidence: pd.DataFrame) -> None:
    """There is nobody to draw."""
    with pytest.raises(InputError, match="no asserted blame"):
        who_blames_whom(evidence[evidence["feature"] == "humanitarian"])


def test_ties_are_grouped_by_the_column_asked_for(evidence: pd.DataFrame) -> None:
    """Outlets of one file are not thrown together under the file's name."""
    outlets = evidence.assign(source="file", outlet="outlet of the " + evidence["source"])

    groups = set(blame_table(outlets, by="outlet")["group"])

    assert groups == {"outlet of the hills", "outlet of the plains"}


def test_a_dollar_in_a_name_is_no_formula(evidence: pd.DataFrame) -> None:
    """Names are shown as they stand, also those that look like a faulty formula."""
    ax = who_blames_whom(evidence.assign(source=r"$\foo$"))
    ax.figure.draw_without_rendering()

    assert all(r"$\foo$" in label.get_text() for label in ax.get_yticklabels())
