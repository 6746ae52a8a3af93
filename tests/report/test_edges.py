"""The networks on the page: the edges with their numbers, each leading to its ties."""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import parse_qs

import pandas as pd
import pytest

from toolkit.comparison import tie_network
from toolkit.report import ReportInput
from toolkit.report.columns import page_data
from toolkit.report.edges import TOP, list_edges
from toolkit.report.page import render


@pytest.fixture
def network(results: ReportInput) -> pd.DataFrame:
    """The network of blame of the made-up results."""
    return tie_network(results.evidence, results.corpus)


def test_edges_are_listed_with_documents_ties_and_kinds(network: pd.DataFrame) -> None:
    """As the table has them; the kinds of a row add up to its ties."""
    (listed,) = list_edges(network)
    assert (listed.title, listed.target) == ("Who blames whom", "Who is blamed")
    assert 0 < len(listed.rows) <= min(TOP, len(network))
    first, edge = listed.rows[0], network.iloc[0]
    assert (first.group, first.ties) == (edge["group"], str(edge["ties"]))
    assert first.documents == f"{edge['docs_with']} of {edge['docs']}"
    for row in listed.rows:
        assert sum(map(int, re.findall(r"\d+", row.kinds))) == int(row.ties)


def test_links_lead_to_as_many_rows_as_the_edge_has_ties(
    results: ReportInput, network: pd.DataFrame
) -> None:
    """Of the group, the feature and both sides, as the page's data name them."""
    data = page_data(results)
    parties, columns, rows = data["parties"], data["evidence"], results.rows
    sides = {side: [parties[n] for n in columns[side]] for side in ("from", "to")}  # type: ignore[index]
    shown = rows.assign(counted=columns["counted"], **sides)  # type: ignore[index]
    (listed,) = list_edges(network)
    for row in listed.rows:
        asked = {key: values[0] for key, values in parse_qs(row.link[1:]).items()}
        found = shown[(shown["counted"] == 1) & (shown["feature"] == asked["feature"])]
        for key in ("group", "from", "to"):
            found = found[found[key] == asked[key]]
        assert len(found) == int(row.ties)
        assert found["doc_id"].nunique() == int(row.documents.partition(" ")[0])


def test_the_page_has_a_section_of_networks(results: ReportInput, network: pd.DataFrame) -> None:
    """With all its links; without a network there is none."""
    page = render(dataclasses.replace(results, network=network))
    (listed,) = list_edges(network)
    section = page.partition('<section id="networks"')[2].partition("</section>")[0]
    assert section.count("<tr>") == len(listed.rows) + 1
    assert section.count("href=") == 2 * len(listed.rows)
    assert '<section id="networks"' not in render(results)


def test_a_feature_of_pronouns_alone_is_not_listed(network: pd.DataFrame) -> None:
    """There is nobody to name."""
    assert list_edges(network.assign(target_type="pronoun")) == []
    assert list_edges(None) == []
