"""Findings in words: what the comparison says of each feature, each number with its link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from toolkit.feature import AGENCY_DELETED
from toolkit.figures.links import category_link, evidence_link
from toolkit.report.contents import ReportInput
from toolkit.report.numbers import in_words, interval, is_missing, p_value

NAMED = 5
"""Categories, actors and instruments named in a sentence."""

LEVEL = 0.05
"""Adjusted p-value from which on a difference counts as not shown."""

UNVALIDATED = "Not validated on such texts: nobody has checked these numbers against coders yet."


class Part(NamedTuple):
    """A piece of a sentence; with a link it is a number or name that leads to evidence."""

    text: str
    link: str = ""


class Finding(NamedTuple):
    """What is said of one feature: sentences, and on what texts the feature was checked."""

    feature: str
    sentences: list[list[Part]]
    validation: str


def write_findings(results: ReportInput) -> list[Finding]:
    """Return a finding for each feature of the comparison, in its order."""
    table = results.comparison
    return [
        Finding(
            feature,
            [part for row in _rows(table, feature) for part in _sentences(results, row)],
            results.validation.get(feature) or UNVALIDATED,
        )
        for feature in dict.fromkeys(table["feature"])
    ]


def _rows(table: pd.DataFrame, feature: str) -> Iterator[pd.Series]:
    """Yield the row "all" of each group that is compared with a baseline, or of the only one."""
    whole = table[(table["feature"] == feature) & (table["category"] == "all")]
    compared = whole[whole["group"] != whole["baseline"]]
    for _, row in (whole if compared.empty else compared).iterrows():
        yield row


def _sentences(results: ReportInput, row: pd.Series) -> list[list[Part]]:
    evidence = results.counted
    own = evidence[(evidence["feature"] == row["feature"]) & (evidence["group"] == row["group"])]
    written = [
        _contrast(row, results.comparison),
        _list_counts("Most often: ", own["category"], row, "category"),
        _list_counts("Actors named most often: ", own["actor"], row, "actor"),
        _list_counts("Instruments named most often: ", _instruments(own["basis"]), row, "basis"),
        _without_agent(results, row),
        _left_out(results, row),
    ]
    return [sentence for sentence in written if sentence]


def _contrast(row: pd.Series, table: pd.DataFrame) -> list[Part]:
    """Return what the group has and, unless it is the baseline itself, how the baseline differs."""
    if row["group"] == row["baseline"]:
        return [Part(f"{row['group']}: "), *_amount(row), Part(".")]
    base = table[
        (table["feature"] == row["feature"])
        & (table["category"] == "all")
        & (table["group"] == row["baseline"])
    ].iloc[0]
    own = [Part(f"{_ratio(row)} {row['group']}: "), *_amount(row)]
    return [*own, Part(f"; {row['baseline']}: "), *_amount(base), Part(".")]


def _amount(row: pd.Series) -> list[Part]:
    """Return the hits, linked, and their rate with its interval."""
    hits = "1 hit" if row["hits"] == 1 else f"{row['hits']:,} hits"
    rate = f" in {row['tokens']:,} tokens, {in_words(row['rate'])} per {row['per']}"
    within = interval(row["rate_low"], row["rate_high"])
    sure = f" (95 % interval {within}, over {row['unit']})" if within else ""
    return [Part(hits, category_link(row["feature"], "all", row["group"])), Part(rate + sure)]


def _ratio(row: pd.Series) -> str:
    """Return how the rates stand to each other, with whatever says how sure that is."""
    if is_missing(row["ratio"]):
        return f"Neither {row['group']} nor {row['baseline']} has any."
    parts = [
        f"The rate in {row['group']} is {in_words(row['ratio'])} times that in {row['baseline']}"
    ]
    within = interval(row["ratio_low"], row["ratio_high"])
    if within:
        parts.append(f"95 % interval {within}")
    if not is_missing(row["p_adjusted"]):
        parts.append(f"p = {p_value(row['p'])}, adjusted {p_value(row['p_adjusted'])}")
    parts += _unseen(row)
    if not is_missing(row["percentile"]):
        parts.append(f"its place among the documents there is percentile {row['percentile']:.0f}")
    return f"{'; '.join(parts)}."


def _unseen(row: pd.Series) -> list[str]:
    """Return, beside a difference that was not shown, how large it would have to be."""
    p, least = row["p_adjusted"], row.get("detectable")
    if is_missing(p) or p < LEVEL or is_missing(least):
        return []
    words = in_words(least)
    return [f"a ratio of {words}, or its reciprocal, would be shown in four of five such samples"]


def _instruments(bases: Iterable[object]) -> pd.Series:
    """Return each instrument named, of lists or of strings joined with "; "."""
    lists = [basis.split("; ") if isinstance(basis, str) else basis for basis in bases]
    return pd.Series([name for names in lists if isinstance(names, Iterable) for name in names])


def _list_counts(lead: str, values: pd.Series, row: pd.Series, key: str) -> list[Part]:
    """Return the values found most often with their counts, each linked; nothing for no values."""
    named = values[values != ""]
    counts = sorted(named.value_counts().items(), key=lambda pair: (-pair[1], pair[0]))
    parts = [Part(lead)]
    for value, count in counts[:NAMED]:
        link = evidence_link(
            feature=row["feature"], group=row["group"], status="counted", **{key: value}
        )
        parts += [Part(f"{value} ({count:,})", link), Part(", ")]
    return [*parts[:-1], Part(".")] if counts else []


def _without_agent(results: ReportInput, row: pd.Series) -> list[Part]:
    """Return how often harm, or good, is told without its agent, which no category counts."""
    rows = results.agentless
    count = ((rows["feature"] == row["feature"]) & (rows["group"] == row["group"])).sum()
    link = category_link(row["feature"], AGENCY_DELETED, row["group"])
    lead = "Told without its agent, and counted apart: "
    return [Part(lead), Part(f"{count:,}", link), Part(".")] if count else []


def _left_out(results: ReportInput, row: pd.Series) -> list[Part]:
    """Return how many claims were found that the numbers leave out, by status and holder."""
    rows = results.rows.drop([*results.counted.index, *results.agentless.index])
    chosen = rows[(rows["feature"] == row["feature"]) & (rows["group"] == row["group"])]
    reported = chosen["status"].isin(results.status)
    counts = chosen.loc[~reported, "status"].value_counts().sort_index()
    parts = [Part("Found but not counted: ")]
    for status, count in counts.items():
        link = evidence_link(feature=row["feature"], group=row["group"], status=status)
        parts += [Part(f"{count:,} {status}", link), Part(", ")]
    if reported.any():
        link = evidence_link(
            feature=row["feature"],
            group=row["group"],
            status=list(results.status),
            holder="-author",
        )
        parts += [Part(f"{reported.sum():,} held by others than the author", link), Part(", ")]
    return [*parts[:-1], Part(".")] if len(chosen) else []
