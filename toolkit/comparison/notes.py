"""Notes: in words, what a row's interval stands for and why a number is not given."""

from __future__ import annotations

from toolkit.comparison.groups import Group
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS


def describe_row(group: Group, baseline: Group, hits: float, baseline_hits: float) -> str:
    """Return the note of a comparison row, its parts joined with "; "; empty if all is given."""
    parts = [_interval_note(group, hits)]
    if group is baseline:
        parts.append("the baseline itself")
    else:
        parts += _contrast_notes(group, baseline, hits, baseline_hits)
    return "; ".join(part for part in parts if part)


def _interval_note(group: Group, hits: float) -> str:
    if not hits:
        return "no hits, so no interval"
    if not group.unit:
        return "one document and no sentences to resample, so no interval"
    if group.lone:
        return "one document: its sentences were resampled, the interval holds for this text only"
    if group.documents < MINIMUM_DOCUMENTS:
        return f"the interval of {group.documents} documents is likely too narrow"
    return ""


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
            "among the baseline's documents"
        )
    if baseline.lone:
        return "the baseline is one document: no p-value and no interval of the ratio"
    if few or group.documents < MINIMUM_DOCUMENTS:
        return f"fewer than {MINIMUM_DOCUMENTS} documents in a group, so no p-value"
    return ""
