"""The network of ties: arrows point the right way, widths are documents, all can be read."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon

from toolkit.errors import InputError
from toolkit.figures import tie_network, tie_network_table
from toolkit.figures.tie_network import LARGEST, WIDEST

Check = Callable[[Axes | Figure], list[str]]
Make = Callable[..., pd.DataFrame]


def links(parts: list[Polygon]) -> list[tuple[str, str]]:
    """Return the sides that the links of arrow heads ask for."""
    asked = [parse_qs(str(part.get_url())[1:]) for part in parts]
    return [(one["from"][0], one["to"][0]) for one in asked]


def heads(ax: Axes) -> list[Polygon]:
    """Return the heads of the arrows."""
    return [patch for patch in ax.patches if isinstance(patch, Polygon)]


def place_of(ax: Axes, name: str) -> np.ndarray:
    """Return where a party's circle stands."""
    asked = f"to={name}"
    found = [c for c in ax.patches if isinstance(c, Circle) and asked in str(c.get_url())]
    return np.array(found[0].center)


def test_an_arrow_is_drawn_for_each_edge_of_the_table(network: pd.DataFrame) -> None:
    """Each leads to its ties; edges with a pronoun are not drawn."""
    table, ax = tie_network_table(network), tie_network(network)
    expected = list(zip(table["holder"], table["target"], strict=True))
    assert sorted(links(heads(ax))) == sorted(expected)
    assert ("PLA", "they") not in expected
    assert ("PLA", "PLA") in expected


def test_an_arrow_points_to_who_is_blamed(make_edges: Make) -> None:
    """Its tip is nearer to the target than its base is."""
    ax = tie_network(make_edges([("a", "XXX", "YYY", 3, 3)], {"a": 5}))
    (head,) = heads(ax)
    tip, base = head.get_xy()[0], head.get_xy()[1]
    target = place_of(ax, "YYY")
    assert np.hypot(*(tip - target)) < np.hypot(*(base - target))
    assert np.hypot(*(tip - target)) < 20


def test_widths_are_documents(make_edges: Make) -> None:
    """Half as many documents are half as wide; of lone documents the ties are shown."""
    edges = [("a", "XXX", "YYY", 9, 4), ("a", "XXX", "ZZZ", 20, 2)]
    ax = tie_network(make_edges(edges, {"a": 5}))
    assert [line.get_linewidth() for line in ax.lines] == [WIDEST, WIDEST / 2]
    lone = [("a", "XXX", "YYY", 2, 1), ("a", "XXX", "ZZZ", 6, 1)]
    ax = tie_network(make_edges(lone, {"a": 1}))
    assert [line.get_linewidth() for line in ax.lines] == [WIDEST / 3, WIDEST]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()][-1] == "6 ties"


def test_circles_are_documents_blaming_and_blamed(make_edges: Make) -> None:
    """Areas are in proportion; a ring for who blames, a disc for who is blamed."""
    edges = [("a", "XXX", "YYY", 8, 8), ("a", "XXX", "ZZZ", 2, 2)]
    ax = tie_network(make_edges(edges, {"a": 9}))
    circles = [patch for patch in ax.patches if isinstance(patch, Circle)]
    rings = [circle.radius for circle in circles if circle.get_url() is None]
    discs = [circle.radius for circle in circles if circle.get_url() is not None]
    assert rings == [LARGEST]
    assert discs == pytest.approx([LARGEST, LARGEST / 2])


def test_groups_are_told_apart_without_colour(network: pd.DataFrame) -> None:
    """By dashes; many groups, which could not be told apart, all look the same."""
    ax = tie_network(network)
    looks = {(line.get_color(), line.get_linestyle()) for line in ax.lines}
    assert len({style for _, style in looks}) == len(looks) == 2
    many = pd.concat([network.assign(group=name) for name in "abcdef"])
    assert len({line.get_color() for line in tie_network(many).lines}) == 1


def test_there_and_back_are_two_arrows_apart(network: pd.DataFrame) -> None:
    """They bend to different sides."""
    table, ax = tie_network_table(network), tie_network(network)
    ways = {
        (row["group"], row["holder"], row["target"]): line.get_xydata()
        for (_, row), line in zip(table.iterrows(), ax.lines, strict=True)
    }
    there, back = ways["hills", "HIL", "PLA"], ways["plains", "PLA", "HIL"]
    middles = [np.asarray(way)[len(way) // 2] for way in (there, back)]
    assert np.hypot(*(middles[0] - middles[1])) > 10


def test_every_label_can_be_read(network: pd.DataFrame, check_texts: Check) -> None:
    """Parties, widths, groups, what is left out and the note, none over another or cut."""
    texts = check_texts(tie_network(network, note="not validated on such texts"))
    whole = " ".join(" ".join(texts).split())
    for expected in ("HIL", "“owners of the old mills”", "8 documents", "hills", "Who blames whom",
                     "Shown are", "of 9 edges", "not validated"):  # fmt: skip
        assert expected in whole


def test_many_parties_with_long_names_can_be_read(make_edges: Make, check_texts: Check) -> None:
    """Of sixty edges thirty are drawn, and nothing overlaps."""
    edges = [("a", "XXX", f"a long name of party {number}", 5, 5) for number in range(60)]
    ax = tie_network(make_edges(edges, {"a": 9}))
    texts = check_texts(ax)
    assert sum("a long name" in " ".join(text.split()) for text in texts) == 30
    assert "Shown are 30 of 60 edges" in " ".join(ax.get_xlabel().split())


def test_it_is_drawn_into_given_axes(network: pd.DataFrame, check_texts: Check) -> None:
    """Half the width is enough for a few edges."""
    figure = Figure(figsize=(8, 5), layout="constrained")
    left, right = figure.subplots(1, 2)
    assert tie_network(network, ax=left, top=4) is left
    right.plot([0, 1])
    assert any(text.startswith("Who blames") for text in check_texts(figure))
    assert len(heads(left)) == 4


def test_a_lone_loop_is_drawn(make_edges: Make) -> None:
    """A group that blames only itself is one node."""
    ax = tie_network(make_edges([("a", "XXX", "XXX", 3, 2)], {"a": 4}))
    assert links(heads(ax)) == [("XXX", "XXX")]


def test_credit_has_its_own_words(make_edges: Make) -> None:
    """The title and the footnote name what the arrows are."""
    ax = tie_network(make_edges([("a", "XXX", "YYY", 3, 2)], {"a": 4}, feature="credit"))
    assert ax.get_title(loc="left") == "Who credits whom"
    assert "who is credited" in " ".join(ax.get_xlabel().split())


def test_a_network_without_edges_is_refused(network: pd.DataFrame) -> None:
    """There is nobody to draw."""
    with pytest.raises(InputError, match="nobody to draw"):
        tie_network(network.head(0))
