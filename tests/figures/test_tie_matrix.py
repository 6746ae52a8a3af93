"""The matrix of ties: rows blame columns, counts of ties and documents, and all can be read."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from toolkit.errors import InputError
from toolkit.figures import tie_matrix, tie_matrix_table

Check = Callable[[Axes | Figure], list[str]]
Make = Callable[..., pd.DataFrame]


def squares(ax: Axes) -> list[Rectangle]:
    """Return the cells, without frames."""
    return [p for p in ax.patches if isinstance(p, Rectangle) and p.get_url() is not None]


def test_a_cell_stands_in_its_row_and_column_and_leads_to_its_ties(network: pd.DataFrame) -> None:
    """The row is who blames, the column who is blamed."""
    table, ax = tie_matrix_table(network), tie_matrix(network)
    rows = [label.get_text() for label in ax.get_yticklabels()]
    columns = [label.get_text() for label in ax.get_xticklabels()]
    assert len(squares(ax)) == len(table)
    for square in squares(ax):
        asked = parse_qs(str(square.get_url())[1:])
        x, y = round(square.get_x() + 0.5), round(square.get_y() + 0.5)
        assert rows[y].replace("\n", " ") == f"{asked['from'][0]} ({asked['group'][0]})"
        assert columns[x].replace("\n", " ").strip("“”") == asked["to"][0]


def test_cells_show_ties_and_documents(network: pd.DataFrame) -> None:
    """Both numbers of every edge drawn."""
    table, ax = tie_matrix_table(network), tie_matrix(network)
    shown = sorted(int(text.get_text()) for text in ax.texts)
    assert shown == sorted([*table["ties"], *table["docs_with"]])


def test_ties_to_oneself_are_framed(network: pd.DataFrame) -> None:
    """There is one."""
    frames = [
        p for p in tie_matrix(network).patches if isinstance(p, Rectangle) and not p.get_url()
    ]
    assert len(frames) == 1


def test_shares_are_of_all_ties_of_the_group(network: pd.DataFrame) -> None:
    """Also of those that are not drawn."""
    table = tie_matrix_table(network).set_index(["group", "holder", "target"])["tie_share"]
    assert table["hills", "HIL", "PLA"] == pytest.approx(4 / 5)
    assert table["plains", "PLA", "HIL"] == pytest.approx(12 / 31)


def test_the_first_holder_of_each_group_has_a_row(make_edges: Make) -> None:
    """However many groups there are; further ones need two documents and room."""
    edges = [(f"g{n:02}", f"H{n:02}", "YYY", 3, 1) for n in range(15)]
    edges += [("g00", "XXX", "YYY", 2, 2), ("g00", "ZZZ", "YYY", 2, 1)]
    network = make_edges(edges, {f"g{n:02}": 5 for n in range(15)})
    assert set(tie_matrix_table(network)["holder"]) == {f"H{n:02}" for n in range(15)}
    few = network[network["group"].isin(["g00", "g01"])]
    assert set(tie_matrix_table(few)["holder"]) == {"H00", "H01", "XXX"}


def test_columns_are_the_largest_shares_of_the_groups(make_edges: Make) -> None:
    """Groups count alike, and one document among several counts last."""
    edges = [("big", "XXX", "AAA", 90, 60), ("big", "XXX", "BBB", 10, 9),
             ("small", "YYY", "BBB", 3, 3), ("small", "YYY", "CCC", 7, 1)]  # fmt: skip
    network = make_edges(edges, {"big": 80, "small": 4})
    ax = tie_matrix(network, top=2)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["AAA", "BBB"]
    whole = [label.get_text() for label in tie_matrix(network).get_xticklabels()]
    assert whole == ["AAA", "BBB", "CCC"]


def test_every_label_can_be_read(network: pd.DataFrame, check_texts: Check) -> None:
    """Rows name holder and group, columns the targets; what is left out and n stand below."""
    texts = check_texts(tie_matrix(network, note="not validated on such texts"))
    whole = " ".join(" ".join(texts).split())
    for expected in ("HIL (hills)", "PLA (plains)", "raiders", "of 9 edges", "not validated"):
        assert expected in whole
    assert "n = 1 document of hills, 9 of plains." in whole


def test_many_parties_with_long_names_can_be_read(make_edges: Make, check_texts: Check) -> None:
    """Thirty targets of a holder whose name takes lines: twelve are shown, nothing is cut."""
    holder = "a holder with a name of many words"
    edges = [("a group", holder, f"a long name of party {number}", 5, 5) for number in range(30)]
    texts = check_texts(tie_matrix(make_edges(edges, {"a group": 9})))
    assert sum(text.startswith("“a long name") for text in texts) == 12


def test_a_group_that_speaks_for_itself_is_named_once(make_edges: Make) -> None:
    """The source and the holder are the same."""
    ax = tie_matrix(make_edges([("XXX", "XXX", "YYY", 5, 5)], {"XXX": 9}))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["XXX"]


def test_a_dollar_in_a_name_is_no_formula(make_edges: Make, check_texts: Check) -> None:
    """Names are shown as they stand, also those that look like a faulty formula."""
    texts = check_texts(tie_matrix(make_edges([(r"$\foo$", "XXX", "YYY", 5, 5)], {r"$\foo$": 9})))
    assert r"XXX ($\foo$)" in texts


def test_a_network_without_named_parties_is_refused(network: pd.DataFrame) -> None:
    """There is nobody to draw."""
    with pytest.raises(InputError, match="nobody to draw"):
        tie_matrix(network[network["target"] == "they"])
