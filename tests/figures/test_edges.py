"""Edges: which are drawn, and what is said of those that are not."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pandas as pd
import pytest

from toolkit.errors import InputError, UsageError
from toolkit.figures.edges import (
    check_network,
    edge_link,
    in_turn,
    named_edges,
    party_label,
    shown_words,
    verb_forms,
)

Make = Callable[..., pd.DataFrame]


def test_a_side_that_is_only_a_pronoun_is_left_out(network: pd.DataFrame) -> None:
    """Whether it blames or is blamed."""
    left = network.drop(named_edges(network).index)
    assert left[["holder", "target"]].to_numpy().tolist() == [["PLA", "they"], ["it", "PLA"]]


def test_groups_take_turns(network: pd.DataFrame) -> None:
    """The first of each group, then the second of each; the order of the table stays."""
    chosen = in_turn(network, 3, docs="docs_with")
    assert chosen.index.tolist() == [0, 1, 2]
    assert in_turn(network, 4, docs="docs_with").index.tolist() == [0, 1, 2, 3]


def test_one_document_of_several_is_not_enough_beyond_the_first(make_edges: Make) -> None:
    """It is enough in a group that is one document, and for the first edge of a group."""
    edges = [("a", "X", "Y", 1, 1), ("a", "X", "Z", 1, 1), ("b", "X", "Y", 1, 1),
             ("b", "X", "Z", 9, 1), ("b", "Y", "Z", 2, 2)]  # fmt: skip
    network = make_edges(edges, {"a": 1, "b": 5})
    assert in_turn(network, 9, docs="docs_with").index.tolist() == [0, 1, 2, 4]


def test_a_link_asks_for_the_ties_of_an_edge(network: pd.DataFrame) -> None:
    """Both sides, the group, the feature, and only what is counted."""
    assert parse_qs(edge_link(network.iloc[0])[1:]) == {
        "feature": ["blame"], "group": ["hills"], "status": ["counted"],
        "from": ["HIL"], "to": ["PLA"],
    }  # fmt: skip


def test_words_that_no_table_knows_are_in_quotes() -> None:
    """Long ones are shortened."""
    assert party_label("RUS", "state") == "RUS"
    assert party_label("mill owners", "words") == "“mill owners”"
    assert len(party_label("mill " * 30, "words")) < 40


def test_verbs_are_those_of_the_feature() -> None:
    """Blame and credit."""
    assert verb_forms("blame") == ("blames", "blamed")
    assert verb_forms("credit") == ("credits", "credited")


def test_what_is_shown_and_what_is_not_is_said(network: pd.DataFrame) -> None:
    """Edges, ties, those with a pronoun, and documents."""
    said = shown_words(network, network.head(4))
    assert said == (
        "Shown are 4 of 9 edges, with 24 of 36 ties (of 6 one side is only a pronoun). "
        "n\u00a0=\u00a01 document of hills, 9 of plains."
    )


def test_one_feature_with_named_parties_is_needed(network: pd.DataFrame) -> None:
    """Anything else is refused with what to do."""
    assert check_network(network) == "blame"
    with pytest.raises(UsageError, match="the network has blame, credit: choose"):
        check_network(pd.concat([network, network.assign(feature="credit")]))
    with pytest.raises(InputError, match="nobody to draw"):
        check_network(network[network["target"] == "they"])
    with pytest.raises(InputError, match="nobody to draw"):
        check_network(network.head(0))
