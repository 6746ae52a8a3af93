"""Precision, recall, F1 and shares of what is right, against scikit-learn and counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, precision_recall_fscore_support

from toolkit.validation.outcomes import Outcomes, item_table
from toolkit.validation.tallies import Ratio, tally

KINDS = ("support", "omission", "deception")


def sentence(doc: str, items: int, rows: int, optional: int = 0) -> dict[str, object]:
    """Return the counts of a sentence."""
    return {"doc": doc, "items": items, "rows": rows, "optional": optional}


def item(
    doc: str, outcome: str, coded: str = "", found: str = "", **more: object
) -> dict[str, object]:
    """Return an item row."""
    right = None if not (coded and found) else coded == found
    labels = {"coded_category": coded, "found_category": found, "category_right": right}
    return {"doc": doc, "outcome": outcome, "required": outcome != "wrong", **labels, **more}


def outcomes(items: list[dict[str, object]], sentences: list[dict[str, object]]) -> Outcomes:
    """Return the tables of some items and sentences."""
    return Outcomes(item_table(items), pd.DataFrame(sentences))


def values(ratios: list[Ratio]) -> dict[tuple[str, str, str], float]:
    """Return each figure that has something to count."""
    return {
        (one.unit, one.category, one.measure): one.right.sum() / one.of.sum()
        for one in ratios
        if one.of.sum()
    }


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_sentence_figures_are_those_of_scikit_learn(pairs: list[tuple[bool, bool]]) -> None:
    """Coded or not against found or not."""
    coded, found = zip(*pairs, strict=True)
    assume(any(coded) and any(found))
    table = outcomes([], [sentence("d", int(one), int(two)) for one, two in pairs])
    mine = values(list(tally(table, details=False)))
    theirs = precision_recall_fscore_support(coded, found, average="binary", zero_division=0)
    own = [mine["sentences", "all", name] for name in ("precision", "recall", "F1")]
    assert own == pytest.approx(theirs[:3])


LABELS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS)), min_size=1, max_size=40
)


@settings(max_examples=40)
@given(LABELS)
def test_category_figures_are_those_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    """Of items that are all found, each with a kind coded and a kind found."""
    coded, found = zip(*pairs, strict=True)
    table = outcomes([item("d", "found", *pair) for pair in pairs], [sentence("d", 1, 1)])
    mine = values(list(tally(table)))
    assert mine["found items", "all", "category right"] == pytest.approx(
        accuracy_score(coded, found)
    )
    theirs = precision_recall_fscore_support(coded, found, labels=KINDS, zero_division=0)
    for place, kind in enumerate(KINDS):
        for name, scores in zip(("precision", "recall", "F1"), theirs, strict=False):
            if ("items", kind, name) in mine:
                assert mine["items", kind, name] == pytest.approx(scores[place])
    assert {kind for _, kind, _ in mine} - {"all"} == set(coded)


def test_items_are_found_missed_or_wrong() -> None:
    """Three found, one missed and two wrong: precision 3/5, recall 3/4, F1 6/9."""
    rows = [item("d", one) for one in ("found", "found", "found", "missed", "wrong", "wrong")]
    mine = values(list(tally(outcomes(rows, [sentence("d", 4, 5)]))))
    own = [mine["items", "all", name] for name in ("precision", "recall", "F1")]
    assert own == pytest.approx([3 / 5, 3 / 4, 6 / 9])


def test_items_that_are_not_required_count_nowhere() -> None:
    """Neither found nor missed; nor does a sentence with nothing else."""
    optional = [item("d", one, required=False) for one in ("found", "missed")]
    sentences = [sentence("d", 0, 1, optional=1), sentence("d", 0, 0, optional=1)]
    ratios = list(tally(outcomes(optional, sentences), details=False))
    assert sum(one.of.sum() for one in ratios) == 0


def test_counts_are_kept_by_document() -> None:
    """In the order of the documents' names, those without items too."""
    rows = [item("b", "found"), item("b", "missed"), item("a", "found")]
    table = outcomes(rows, [sentence(doc, 1, 1) for doc in "bac"])
    recall = next(one for one in tally(table) if one.measure == "recall")
    assert recall.right.tolist() == [1, 1, 0]
    assert recall.of.tolist() == [1, 2, 0]


def test_an_actor_is_known_or_not_where_a_target_was_coded() -> None:
    """Of three found items with a target, one has an actor."""
    actors = [("gang", "GANG"), ("army", ""), ("they", ""), ("", "UN")]
    rows = [
        item("d", "found", coded_target_text=target, found_actor=actor) for target, actor in actors
    ]
    mine = values(list(tally(outcomes(rows, [sentence("d", 4, 4)]))))
    assert mine["found items", "all", "actor known"] == pytest.approx(1 / 3)


def test_without_details_only_items_and_sentences_count() -> None:
    """As for a keyword list, which has no roles to be right about."""
    table = outcomes([item("d", "found", "support", "support")], [sentence("d", 1, 1)])
    assert {(one.unit, one.category) for one in tally(table, details=False)} == {
        ("items", "all"),
        ("sentences", "all"),
    }
