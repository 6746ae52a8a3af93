"""Measures of networks: what they count, their intervals, and when these are withheld."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison import network_measures, tie_network
from toolkit.comparison.network_measures import ALL_GROUPS, COLUMNS, MEASURES
from toolkit.corpus import Corpus, Document
from toolkit.errors import UsageError
from toolkit.evidence import find_evidence

Tie = tuple[str, str, str]

COUNTRIES = {"hills": "Syria", "plains": "Russia"}
CORPUS = Corpus(
    Document(f"{source[0]}{number}", "It rained.", source, {"country": country})
    for source, country in COUNTRIES.items()
    for number in range(6)
)
NAMED = {"Syria": "SYR", "Russia": "RUS", "France": "FRA"}
ties = st.lists(
    st.tuples(
        st.sampled_from(list(CORPUS.metadata.index)),
        st.sampled_from(["author", "the envoy", "they"]),
        st.sampled_from([*NAMED, "the mill owners", "we", "it", ""]),
    ),
    max_size=30,
)


def evidence_of(rows: Sequence[Tie]) -> pd.DataFrame:
    """Return asserted blame of these documents, holders and targets."""
    table = pd.DataFrame(rows, columns=["doc_id", "holder", "target"])
    actor = table["target"].map(lambda words: NAMED.get(words, ""))
    return table.assign(
        feature="blame", category="causation", status="asserted", actor=actor, antecedent=""
    )


@settings(max_examples=25, deadline=None)
@given(ties)
def test_measures_are_those_of_the_networks_edges(rows: list[Tie]) -> None:
    """Counted anew from `tie_network`, group by group, as graphs of Python sets."""
    evidence = evidence_of(rows)
    measures = network_measures(evidence, CORPUS).set_index("group")
    network = tie_network(evidence, CORPUS)
    named = network[(network["holder_type"] != "pronoun") & (network["target_type"] != "pronoun")]
    named = named[named["holder"] != named["target"]]
    for group in COUNTRIES:
        edges = named[named["group"] == group]
        pairs = set(zip(edges["holder"], edges["target"], strict=True))
        row = measures.loc[group]
        assert row["ties"] == edges["ties"].sum()
        assert row["edges"] == len(pairs)
        assert row["holders"] == edges["holder"].nunique()
        assert row["mutual"] == sum((b, a) in pairs for a, b in pairs)
        assert row["to_holders"] == sum(b in set(edges["holder"]) for _, b in pairs)
        if pairs:
            assert row["reciprocity"] == pytest.approx(row["mutual"] / len(pairs))
        known = edges[edges["target_type"] == "state"]
        assert row["targets"] == known["target"].nunique()
    assert measures.loc[ALL_GROUPS, "ties"] == measures.loc[list(COUNTRIES), "ties"].sum()


@settings(max_examples=20, deadline=None)
@given(ties, st.randoms(use_true_random=False))
def test_values_lie_within_their_intervals_and_these_within_0_to_1(
    rows: list[Tie], chance: object
) -> None:
    """What is not given has a note; the order of the evidence does not matter."""
    measures = network_measures(evidence_of(rows), CORPUS)
    assert list(measures.columns) == list(COLUMNS)
    for name in MEASURES:
        given_ = measures[measures[f"{name}_low"].notna()]
        assert (given_[f"{name}_low"] >= 0).all()
        assert (given_[f"{name}_high"] <= 1).all()
        assert (given_[f"{name}_low"] <= given_[name] + 1e-12).all()
        assert (given_[f"{name}_high"] >= given_[name] - 1e-12).all()
        assert (given_["docs_with"] >= 5).all()
        missing = measures[measures[f"{name}_low"].isna()]
        assert (missing["note"] != "").all()
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(measures, network_measures(evidence_of(shuffled), CORPUS))


def test_the_interval_is_the_jackknifes() -> None:
    """One document left out after the other, by the definition; those without ties count too."""
    rows = [("h0", "author", "Russia"), ("p0", "author", "Syria"), ("h1", "author", "France")]
    rows += [(f"p{number}", "author", "France") for number in range(1, 6)]
    rows += [("h2", "the envoy", "Russia"), ("p3", "author", "Syria")]
    row = network_measures(evidence_of(rows), CORPUS).set_index("group").loc[ALL_GROUPS]
    without = [
        network_measures(evidence_of([tie for tie in rows if tie[0] != name]), CORPUS)
        .set_index("group")
        .loc[ALL_GROUPS, "weighted_reciprocity"]
        for name in CORPUS.metadata.index
    ]
    value = row["weighted_reciprocity"]
    spread = np.sqrt(11 / 12 * ((np.array(without) - np.mean(without)) ** 2).sum())
    half = np.log(row["weighted_reciprocity_high"] / (1 - row["weighted_reciprocity_high"]))
    half -= np.log(value / (1 - value))
    # The quantile depends on the degrees of freedom, at most 11 and at least 2.
    quantile = half * value * (1 - value) / spread
    assert 2.2 <= quantile <= 4.31


def test_blame_that_is_given_back_is_reciprocated() -> None:
    """Two sides who blame each other; a mill that never speaks cannot answer."""
    both = [(f"h{n}", "author", "Russia") for n in range(6)]
    both += [(f"p{n}", "author", "Syria") for n in range(3)]
    both += [("h0", "author", "the mill owners")]
    row = network_measures(evidence_of(both), CORPUS).set_index("group").loc[ALL_GROUPS]
    assert (row["edges"], row["mutual"], row["to_holders"], row["targets"]) == (3, 2, 2, 2)
    assert row["reciprocity"] == pytest.approx(2 / 3)
    assert row["answered"] == 1
    assert row["weighted_reciprocity"] == pytest.approx(6 / 10)
    assert row["concentration"] == pytest.approx(1 / 3)


def test_few_documents_give_no_interval_and_none_no_measure() -> None:
    """And the note says so; a corpus of one group has no row of all groups."""
    rows = [("h0", "author", "Russia"), ("h1", "author", "Russia"), ("h2", "author", "we")]
    measures = network_measures(evidence_of(rows), CORPUS).set_index("group")
    hills, plains = measures.loc["hills"], measures.loc["plains"]
    assert (hills["docs"], hills["docs_with"], hills["ties"]) == (6, 2, 2)
    assert hills["reciprocity"] == 0
    assert np.isnan(hills["reciprocity_low"])
    assert hills["note"] == (
        "nothing to take answered and concentration of; "
        "ties in fewer than 5 documents, so no intervals"
    )
    assert plains["note"] == "no ties between parties"
    assert np.isnan(plains["reciprocity"])
    alone = network_measures(evidence_of(rows), CORPUS.slice(source="hills"))
    assert alone["group"].tolist() == ["hills"]


def test_a_measure_no_document_changes_has_no_interval() -> None:
    """Six documents that all blame the same one."""
    rows = [(f"h{n}", "author", "Russia") for n in range(6)]
    row = network_measures(evidence_of(rows), CORPUS).set_index("group").loc["hills"]
    assert (row["reciprocity"], row["docs_with"]) == (0, 6)
    assert np.isnan(row["reciprocity_high"])
    assert "no interval of reciprocity, weighted reciprocity: single" in row["note"]


def test_found_in_texts_and_grouped_by_any_column() -> None:
    """From words to measures; another feature and another column may be asked for."""
    text = "The envoy accused the raiders of burning the village."
    corpus = Corpus([Document("a", text, "hills", {"year": 1})])
    row = network_measures(find_evidence(corpus, ["blame"]), corpus, by="year").iloc[0]
    assert (row["group"], row["ties"], row["holders"], row["edges"]) == ("1", 1, 1, 1)
    with pytest.raises(UsageError, match="no feature named 'praise'"):
        network_measures(evidence_of([]), CORPUS, feature="praise")
    with pytest.raises(UsageError, match="no column 'outlet'"):
        network_measures(evidence_of([]), CORPUS, by="outlet")
