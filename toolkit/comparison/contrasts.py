"""Contrasts: which groups are set beside which."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from toolkit.comparison.groups import Group, choose_baseline, merged
from toolkit.errors import UsageError

KINDS = ("baseline", "rest", "pairs")
"""Every group beside the baseline, beside all others together, or beside each other group."""

REST = "all others"

Contrast = tuple[Group, Group]


def choose_contrasts(
    groups: Mapping[str, Group], kind: str, baseline: str | None
) -> list[Contrast]:
    """Return pairs of a group and what it is compared with, in the order of their names.

    A group beside itself stands for its own rates: the baseline last, or with "pairs" the last
    group. UsageError for a baseline that is no group, or one named where there is none.
    """
    if kind != "baseline" and baseline is not None:
        raise UsageError(f"the contrast {kind!r} has no baseline, but {baseline!r} was named")
    if len(groups) == 1 or kind == "baseline":
        return _beside_baseline(groups, baseline)
    if kind == "rest":
        return [(group, _rest(groups, name)) for name, group in groups.items()]
    last = groups[max(groups)]
    return [*combinations(groups.values(), 2), (last, last)]


def _beside_baseline(groups: Mapping[str, Group], baseline: str | None) -> list[Contrast]:
    sizes = {name: (g.documents, g.tokens.sum()) for name, g in groups.items()}
    base = groups[choose_baseline(sizes, baseline)]
    others = [group for group in groups.values() if group is not base]
    return [*((group, base) for group in others), (base, base)]


def _rest(groups: Mapping[str, Group], name: str) -> Group:
    return merged((group for other, group in groups.items() if other != name), REST)
