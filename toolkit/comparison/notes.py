"""Notes: in words, what a row's interval stands for and why a number is not given."""

from __future__ import annotations

from toolkit.comparison.estimates import FEWEST
from toolkit.comparison.groups import DOCUMENTS, Group
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.tolerance import most_left_out


def describe_row(
    group: Group, baseline: Group, hits: float, baseline_hits: float, carriers: float
) -> str:
    """Return the note of a comparison row, its parts joined with "; "; empty if all is given.

    `carriers` are the units with hits in both groups together.
    """
    parts = [_interval_note(group, hits)]
    if group is baseline:
        parts.append("the baseline itself")
    else:
        parts += _contrast_notes(group, baseline, hits, baseline_hits)
        parts.append(_carrier_note(group, baseline, carriers))
    return "; ".join(part for part in parts if part)


def _interval_note(group: Group, hits: float) -> str:
    if not hits:
        return "no hits, so no interval"
    if group.lone and not group.unit:
        return "one document and no sentences to resample, so no interval"
    if not group.unit:
        return "all documents are one cluster, so no interval"
    if len(group.parts) < FEWEST:
        return f"{len(group.parts)} {_units(group)} are too few for an interval"
    if group.lone:
        return "one document: its sentences were resampled, the interval holds for this text only"
    if group.units < MINIMUM_DOCUMENTS:
        return f"the interval of {group.units} {_units(group)} rests on little"
    return ""


def _units(group: Group) -> str:
    """Return what was sampled, in words: documents, or clusters of them."""
    return group.unit if group.lone or group.unit == DOCUMENTS else f"clusters by {group.unit}"


def _contrast_notes(group: Group, baseline: Group, hits: float, baseline_hits: float) -> list[str]:
    if not hits and not baseline_hits:
        return ["no hits in either group, so no contrast"]
    zero = []
    if not baseline_hits:
        zero = ["no hits in the baseline count as half a hit in the ratio, which has no interval"]
    return [*zero, _test_note(group, baseline)]


def _test_note(group: Group, baseline: Group) -> str:
    few = baseline.documents < MINIMUM_DOCUMENTS
    if group.lone and few:
        return (
            "one document: no p-value, no interval of the ratio, and no percentile "
            f"among fewer than {MINIMUM_DOCUMENTS} documents"
        )
    if group.lone:
        return (
            "one document: no p-value and no interval of the ratio, percentile is its place "
            f"among the baseline's documents{_tolerance_note(baseline)}"
        )
    if baseline.lone:
        return "the baseline is one document: no p-value and no interval of the ratio"
    if min(group.units, baseline.units) < MINIMUM_DOCUMENTS:
        smaller = min(group, baseline, key=lambda side: side.units)
        return f"fewer than {MINIMUM_DOCUMENTS} {_units(smaller)} in a group, so no p-value"
    return ""


def _carrier_note(group: Group, baseline: Group, carriers: float) -> str:
    """Return that too few units have hits for a test which the groups are large enough for."""
    large = min(group.units, baseline.units) >= MINIMUM_DOCUMENTS
    if not large or not 0 < carriers < MINIMUM_DOCUMENTS:
        return ""
    return f"hits in fewer than {MINIMUM_DOCUMENTS} {_units(group)}, so no p-value"


def _tolerance_note(baseline: Group) -> str:
    if most_left_out(baseline.documents) >= 0:
        return ""
    return f", {baseline.documents} of which are too few for tolerance bounds"
