"""Labels of coded sentences: what coders say, what is found, and which claims count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.errors import UsageError
from toolkit.evidence import find_evidence
from toolkit.measures import feature_table, own_claims
from toolkit.validation import coded_labels, read_coded
from toolkit.validation.labels import LABEL_COLUMNS

Write = Callable[..., Path]
Lines = Sequence[dict[str, object]]


def of(labels: pd.DataFrame, category: str, name: str = "s-1") -> tuple[float, int]:
    """Return what was coded and found of a category of blame in one sentence."""
    row = labels[(labels["id"] == name) & (labels["category"] == category)].iloc[0]
    return float(row["coded"]), int(row["found"])


def test_a_sentence_has_a_row_for_each_category(write: Write, lines: Lines) -> None:
    """What coders marked and what is found; vocabulary has no categories that were coded."""
    labels = coded_labels(read_coded([write(*lines)]), ["blame", "humanitarian"])
    assert tuple(labels.columns) == LABEL_COLUMNS
    blame = labels[labels["feature"] == "blame"]
    assert of(blame, "all") == of(blame, "obstruction") == (1, 1)
    assert of(blame, "causation") == of(blame, "all", "s-2") == (0, 0)
    assert labels.loc[labels["feature"] == "humanitarian", "category"].tolist() == ["all", "all"]
    assert labels["probability"].isna().all()
    assert set(labels["doc"]) == {"valley:report", "hill:letter"}


def test_coders_who_differ_count_by_their_share(write: Write, lines: Lines) -> None:
    """One of two is a half, for an item one of them left out and for a category in doubt."""
    tie = lines[0]["blame"][0]["codes"][0]  # type: ignore[index]
    left_out = {**lines[0], "blame": [{"required": False, "codes": [tie]}]}
    doubted = [tie, {**tie, "kind": "causation"}]
    doubt = {**lines[0], "id": "s-3", "blame": [{"required": True, "codes": doubted}]}
    labels = coded_labels(read_coded([write(left_out, doubt)]), ["blame"])
    assert of(labels, "all") == (0.5, 1)
    assert of(labels, "all", "s-3") == (1, 1)
    assert of(labels, "obstruction", "s-3") == (0.5, 1)
    assert of(labels, "causation", "s-3") == (0.5, 0)


def test_without_kinds_there_are_no_categories(write: Write, lines: Lines) -> None:
    """A category that some codes lack cannot be counted."""
    tie = dict(lines[0]["blame"][0]["codes"][0])  # type: ignore[index]
    del tie["kind"]
    line = {**lines[0], "blame": [{"required": True, "codes": [tie]}]}
    labels = coded_labels(read_coded([write(line)]), ["blame"])
    assert labels["category"].tolist() == ["all"]


def test_what_counts_is_as_in_the_feature_table(write: Write) -> None:
    """Claims by status and by holder: what is found in a sentence is what the table counts."""
    texts = [
        "Bandits blocked the relief convoy.",
        "The envoy said that bandits blocked the relief convoy.",
        "The army denied that it had shelled the village.",
    ]
    codes = [
        {"target": "bandits", "cue": "blocked", "kind": "obstruction"},
        {"holder": "author", "status": "asserted"},
        {"holder": "The envoy", "status": "asserted"},
        {"target": "it", "cue": "shelled", "kind": "causation", "holder": "x", "status": "denied"},
    ]
    coded = [{**codes[0], **codes[1]}, {**codes[0], **codes[2]}, codes[3]]
    lines = [
        {"id": f"s{n}", "doc": f"d{n}", "text": text, "blame": [code]}
        for n, (text, code) in enumerate(zip(texts, coded, strict=True))
    ]
    read = read_coded([write(*lines)])
    corpus = Corpus(Document(f"d{n}", text, "x") for n, text in enumerate(texts))
    evidence = find_evidence(corpus, ["blame"])
    for status in (("asserted",), ("denied",), ("asserted", "denied", "hedged")):
        for author_only in (False, True):
            labels = coded_labels(read, ["blame"], status=status, author_only=author_only)
            counted = own_claims(evidence) if author_only else evidence
            table = feature_table(counted, corpus, features=["blame"], status=status)
            overall = labels[labels["category"] == "all"].set_index("doc")
            expected = (table["blame:all"] > 0).astype(int)
            assert overall["found"].to_dict() == expected.to_dict(), (status, author_only)
            assert overall["coded"].tolist() == [
                float("asserted" in status),
                float("asserted" in status and not author_only),
                float("denied" in status and not author_only),
            ]


def test_what_cannot_be_is_said(write: Write, lines: Lines) -> None:
    """Statuses that there are none of, and features that were not coded."""
    coded = read_coded([write(*lines)])
    with pytest.raises(UsageError, match="no status 'doubted'"):
        coded_labels(coded, status=("doubted",))
    with pytest.raises(UsageError, match="credit was not coded in these sentences; coded are"):
        coded_labels(coded, ["credit"])
