"""Networks: edges are the ties added up, no more and no less, and they point the right way."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison import tie_matrix, tie_network
from toolkit.comparison.networks import COLUMNS
from toolkit.comparison.parties import find_parties
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError
from toolkit.evidence import find_evidence
from toolkit.feature import get_feature

Tie = tuple[str, str, str, str, str]

KINDS = tuple(get_feature("blame").lexicon.categories)
CORPUS = Corpus(
    [
        Document("a1", "It rained.", "hills", {"country": "Syria"}),
        Document("a2", "It rained.", "hills", {"country": "Syria"}),
        Document("a3", "It rained.", "hills", {"country": "Russia"}),
        Document("b1", "It rained.", "plains"),
        Document("c1", "It rained.", "coast"),
    ]
)
ties = st.lists(
    st.tuples(
        st.sampled_from(["a1", "a2", "a3", "b1"]),
        st.sampled_from(["author", "Moscow", "the envoy", "they"]),
        st.sampled_from(["Syria", "the raiders", "the mill owners", "we", "it", ""]),
        st.sampled_from(KINDS),
        st.sampled_from(["asserted", "denied", "hedged"]),
    ),
    max_size=25,
)


def evidence_of(rows: Sequence[Tie]) -> pd.DataFrame:
    """Return blame of these documents, holders, targets, kinds and statuses."""
    names = ["doc_id", "holder", "target", "category", "status"]
    table = pd.DataFrame(rows, columns=names)
    known = {"Syria": "SYR", "the raiders": "raiders"}
    actor = table["target"].map(lambda words: known.get(words, ""))
    return table.assign(feature="blame", actor=actor, antecedent="")


@settings(max_examples=60, deadline=None)
@given(ties)
def test_edges_are_the_ties_added_up(rows: list[Tie]) -> None:
    """Every asserted tie with a target is in one edge; no count exceeds what it is part of."""
    network = tie_network(evidence_of(rows), CORPUS)
    counted = [row for row in rows if row[4] == "asserted" and row[2]]
    assert network["ties"].sum() == len(counted)
    assert not network.duplicated(["group", "holder", "target"]).any()
    kinds = network[[f"blame:{kind}" for kind in KINDS]]
    assert (kinds.sum(axis=1) == network["ties"]).all()
    assert kinds.sum().tolist() == [sum(row[3] == kind for row in counted) for kind in KINDS]
    assert (network["own"] <= network["ties"]).all()
    for most in ("ties", "docs", "holder_docs", "target_docs"):
        assert (network["docs_with"] <= network[most]).all()
    assert (network["docs_with"] >= 1).all()
    assert network["share"].between(0, 1).all()
    assert (network["holder_docs"] <= network["docs"]).all()
    assert (network["target_docs"] <= network["docs"]).all()


@settings(max_examples=30, deadline=None)
@given(ties, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_matter(rows: list[Tie], chance: object) -> None:
    """The same rows in another order give the same table."""
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (tie_network(evidence_of(order), CORPUS) for order in (rows, shuffled))
    pd.testing.assert_frame_equal(one, other)


@settings(max_examples=30, deadline=None)
@given(ties.filter(lambda rows: any(row[4] == "asserted" and row[2] for row in rows)))
def test_matrices_are_the_crosstab_of_the_ties(rows: list[Tie]) -> None:
    """Counted anew by pandas: ties, and documents without repeats; degrees are the margins."""
    evidence = evidence_of(rows)
    network = tie_network(evidence, CORPUS)
    found = evidence[(evidence["status"] == "asserted") & (evidence["target"] != "")]
    sides = find_parties(found, CORPUS).assign(doc_id=found["doc_id"])
    group = str(network["group"].iloc[0])
    own = sides[[CORPUS[name].source == group for name in sides["doc_id"]]]
    once = own.drop_duplicates(["doc_id", "holder", "target"])
    for count, counted in (("ties", own), ("docs_with", once)):
        matrix = tie_matrix(network, group, count=count)
        table = pd.crosstab(counted["holder"], counted["target"])
        assert matrix.to_numpy().sum() == len(counted)
        expected = table.loc[matrix.index, matrix.columns]
        assert (matrix.to_numpy() == expected.to_numpy()).all()
        assert matrix.shape == table.shape
        for axis in (0, 1):
            assert matrix.sum(axis=axis).is_monotonic_decreasing


def test_an_edge_leads_from_who_blames_to_who_is_blamed() -> None:
    """Found in a text: the envoy is the holder, the raiders are the target."""
    text = "The envoy accused the raiders of burning the village."
    corpus = Corpus([Document("a", text, "hills")])
    network = tie_network(find_evidence(corpus, ["blame"]), corpus)
    assert network[["holder", "target"]].to_numpy().tolist() == [["envoy", "raiders"]]
    assert tie_matrix(network, "hills").loc["envoy", "raiders"] == 1


def test_documents_are_counted_once() -> None:
    """Two ties in one document are one document; the share is of all documents of the group."""
    blamed = ("Syria", "causation", "asserted")
    rows = [("a3", "author", *blamed), ("a3", "author", *blamed), ("a1", "Moscow", *blamed)]
    (edge,) = tie_network(evidence_of(rows), CORPUS).to_dict("records")
    assert (edge["holder"], edge["ties"], edge["own"]) == ("RUS", 3, 2)
    assert (edge["docs_with"], edge["docs"], edge["share"]) == (2, 3, pytest.approx(2 / 3))
    assert edge["author_from"] == "country"


def test_documents_of_a_side_are_those_of_all_its_edges() -> None:
    """A holder of two targets in one document holds in one document."""
    rows = [
        ("a1", "author", "the raiders", "causation", "asserted"),
        ("a1", "author", "the mill owners", "support", "asserted"),
        ("a2", "author", "the raiders", "support", "asserted"),
    ]
    network = tie_network(evidence_of(rows), CORPUS)
    assert network["target"].tolist() == ["raiders", "mill owners"]
    assert network["holder_docs"].tolist() == [2, 2]
    assert network["target_docs"].tolist() == [2, 1]


def test_status_and_groups_are_chosen() -> None:
    """Denied ties count where they are asked for; groups are the values of a column."""
    rows = [(name, "author", "Syria", "causation", "denied") for name in ("a1", "a2")]
    evidence = evidence_of(rows)
    assert tie_network(evidence, CORPUS).empty
    corpus = CORPUS.slice(source="hills")
    network = tie_network(evidence, corpus, status=("denied",), by="country")
    assert network[["group", "holder", "docs_with", "docs"]].to_numpy().tolist() == [
        ["Syria", "SYR", 2, 2]
    ]


def test_credit_goes_the_same_way() -> None:
    """Any feature with ties makes a network, with its own kinds."""
    text = "The volunteers rebuilt the school, and the raiders burned the mill."
    corpus = Corpus([Document("a", text, "hills", {"country": "Syria"})])
    evidence = find_evidence(corpus, ["blame", "credit"])
    targets = {
        feature: tie_network(evidence, corpus, feature=feature)["target"].tolist()
        for feature in ("blame", "credit")
    }
    assert targets == {"blame": ["raiders"], "credit": ["volunteers"]}


def test_a_network_without_ties_keeps_its_columns() -> None:
    """It can be joined with others and written."""
    network = tie_network(evidence_of([]), CORPUS)
    assert list(network.columns) == [*COLUMNS, *(f"blame:{kind}" for kind in KINDS)]
    assert network.empty


def test_what_cannot_be_is_said() -> None:
    """Unknown features, statuses, columns, groups and counts, and a strange document."""
    evidence = evidence_of([("a1", "author", "Syria", "causation", "asserted")])
    network = tie_network(evidence, CORPUS)
    with pytest.raises(UsageError, match="no feature named 'praise'"):
        tie_network(evidence, CORPUS, feature="praise")
    with pytest.raises(UsageError, match="no status 'doubted'"):
        tie_network(evidence, CORPUS, status=("doubted",))
    with pytest.raises(UsageError, match="no column 'outlet'"):
        tie_network(evidence, CORPUS, by="outlet")
    with pytest.raises(InputError, match="no document 'zz'"):
        tie_network(evidence.assign(doc_id="zz"), CORPUS)
    with pytest.raises(UsageError, match="group 'plains': there is some in hills"):
        tie_matrix(network, "plains")
    with pytest.raises(UsageError, match="no count 'share'"):
        tie_matrix(network, "hills", count="share")
