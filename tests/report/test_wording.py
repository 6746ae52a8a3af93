"""Findings in words: the numbers of the tables, each with a link that leads to them."""

from __future__ import annotations

import dataclasses
from urllib.parse import parse_qs

import numpy as np

from toolkit.report import ReportInput
from toolkit.report.wording import UNVALIDATED, Finding, Part, write_findings


def words_of(finding: Finding) -> str:
    """Return all sentences of a finding as one string."""
    return " ".join("".join(part.text for part in sentence) for sentence in finding.sentences)


def links_of(finding: Finding) -> list[tuple[Part, dict[str, list[str]]]]:
    """Return the linked parts of a finding with what their links ask for."""
    parts = [part for sentence in finding.sentences for part in sentence if part.link]
    return [(part, parse_qs(part.link[1:])) for part in parts]


def test_there_is_a_finding_for_each_feature(results: ReportInput) -> None:
    """In the order of the comparison; one that was not checked says so."""
    findings = write_findings(results)
    assert [finding.feature for finding in findings] == ["blame", "humanitarian", "legality"]
    assert {finding.validation for finding in findings} == {UNVALIDATED}


def test_hits_rates_and_intervals_are_those_of_the_table(results: ReportInput) -> None:
    """Of the group and of the baseline."""
    table = results.comparison.set_index(["feature", "category", "group"])
    words = words_of(write_findings(results)[0])
    for group in ("hill", "plain"):
        row = table.loc[("blame", "all", group)]
        assert f"{group}: {row['hits']} hits in {row['tokens']:,} tokens" in words
        assert f"{row['rate']:.1f} per 1,000 tokens (95 % interval" in words


def test_links_ask_for_as_many_rows_as_the_number_says(results: ReportInput) -> None:
    """Every count in brackets is the number of counted rows with that category or actor."""
    counted = results.counted
    for finding in write_findings(results):
        for part, asked in links_of(finding):
            if "(" not in part.text:
                continue
            number = int(part.text.rpartition("(")[2].rstrip(")"))
            rows = counted[(counted["feature"] == finding.feature) & (counted["group"] == "hill")]
            for key in {"category", "actor"} & set(asked):
                assert number == (rows[key] == asked[key][0]).sum()
            if "basis" in asked:
                assert number == rows["basis"].map(lambda names: asked["basis"][0] in names).sum()  # noqa: B023


def test_claims_that_are_not_counted_are_mentioned(results: ReportInput) -> None:
    """With their number and status."""
    rows = results.evidence
    own = rows[(rows["feature"] == "blame") & (rows["source"] == "hill")]["status"]
    assert f"Found but not counted: {(own == 'denied').sum()} denied" in words_of(
        write_findings(results)[0]
    )


def test_what_leaves_out_its_agent_is_told_apart(results: ReportInput) -> None:
    """With a link to those rows; no other number counts them, nor are they "not counted"."""
    rows = results.evidence
    chosen = (rows["feature"] == "blame") & (rows["status"] == "asserted")
    agentless = rows.assign(agency=["deleted" if one else "" for one in chosen])
    told = dataclasses.replace(results, evidence=agentless)
    found = write_findings(told)[0]
    count = (chosen & (rows["source"] == "hill")).sum()
    assert f"Told without its agent, and counted apart: {count}." in words_of(found)
    asked = [asked for part, asked in links_of(found) if part.text == str(count)]
    assert asked == [
        {"feature": ["blame"], "agency": ["deleted"], "group": ["hill"], "status": ["counted"]}
    ]
    assert "asserted" not in words_of(found)
    assert "Most often" not in words_of(found)


def test_claims_of_others_are_said_to_be_left_out(results: ReportInput) -> None:
    """Where only the author's own count, with a link to those that do not."""
    own = dataclasses.replace(results, author_only=True)
    rows = results.evidence
    others = (rows["status"] == "asserted") & (rows["holder"] != "author")
    count = (others & (rows["feature"] == "blame") & (rows["source"] == "hill")).sum()
    [(part, asked)] = [
        (part, asked) for part, asked in links_of(write_findings(own)[0]) if "others" in part.text
    ]
    assert part.text == f"{count} held by others than the author"
    assert asked["holder"] == ["-author"]
    assert not (own.counted["holder"] == "the envoy").any()
    assert "others" not in words_of(write_findings(results)[0])


def test_a_feature_found_nowhere_gets_no_ratio(results: ReportInput) -> None:
    """Zero against zero is said in words."""
    none = dataclasses.replace(
        results,
        evidence=results.evidence.head(0),
        comparison=results.comparison.assign(hits=0, ratio=np.nan, rate=0.0, rate_low=np.nan),
    )
    assert "Neither hill nor plain has any." in words_of(write_findings(none)[0])


def test_tests_and_places_are_given_where_the_table_has_them(results: ReportInput) -> None:
    """p-values, adjusted ones, and the percentile of a lone text."""
    told = dataclasses.replace(
        results, comparison=results.comparison.assign(p=0.0004, p_adjusted=0.012, percentile=87.5)
    )
    words = words_of(write_findings(told)[0])
    assert "p = <0.001, adjusted 0.012" in words
    assert "percentile 88" in words


def test_a_baseline_alone_is_described_by_itself(results: ReportInput) -> None:
    """A table with only one group has nothing to set it against."""
    alone = results.comparison[results.comparison["group"] == "plain"]
    words = words_of(write_findings(dataclasses.replace(results, comparison=alone))[0])
    assert words.startswith("plain: ")
    assert "times" not in words
