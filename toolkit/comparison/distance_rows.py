"""Distance rows: the numbers of one feature and one pair of groups, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.comparison.distance import MEASURES, Distance
from toolkit.comparison.distance_estimate import correct_distance
from toolkit.comparison.distance_permutation import apart, common_source
from toolkit.comparison.groups import DOCUMENTS, Group
from toolkit.comparison.keyness_table import UNEVEN
from toolkit.comparison.percentile import percentile_rank
from toolkit.comparison.permutation import MINIMUM_DOCUMENTS
from toolkit.comparison.profiles import shares
from toolkit.comparison.rates import Floats

NUMBERS = (
    "distance", "corrected", "corrected_low", "corrected_high", "expected", "p", "percentile",
)  # fmt: skip

Row = dict[str, object]


@dataclass(frozen=True)
class Side:
    """A group and one feature: `hits` (documents, categories), `parts` (units, categories).

    Units are what is resampled, documents or clusters of them; `drawn` are sums over resampled
    units, shape (resamples, categories).
    """

    group: Group
    hits: Floats
    parts: Floats
    drawn: Floats

    @property
    def pooled(self) -> Floats:
        """Hits of each category, shape (categories,)."""
        return np.asarray(self.hits.sum(axis=0), float)

    @property
    def docs_with(self) -> int:
        """Documents with hits."""
        return int(self.hits.any(axis=1).sum())

    @property
    def units_with(self) -> int:
        """Units with hits; a lone document is none, and so are documents that are all one."""
        return int(self.parts.any(axis=1).sum()) if self.group.units > 1 else 0


@dataclass(frozen=True)
class Dealt:
    """Splits of the units of two groups: sums of moments, each of shape (splits, moments).

    `counts` are the moments of the units, those of the group first; `exact` says whether these are
    all splits that there are.
    """

    counts: Floats
    one: Floats
    exact: bool

    @property
    def other(self) -> Floats:
        """Sums over the units that are not in the one group."""
        return np.asarray(self.counts.sum(axis=0) - self.one, float)


def distance_rows(side: Side, other: Side, dealt: Dealt) -> list[Row]:
    """Return a row for each measure: the counts of both sides, the numbers, unit and note."""
    counts: Row = {}
    for key, name, one in (("group", "", side), ("other", "other_", other)):
        counts[key] = one.group.name
        counts[f"{name}docs"] = one.group.documents
        counts[f"{name}docs_with"] = one.docs_with
        counts[f"{name}hits"] = int(one.hits.sum())
    empty = dict.fromkeys(NUMBERS, np.nan) | {"unit": ""}
    return [
        {**counts, "measure": name, **empty, **_numbers(name, side, other, dealt)}
        for name in MEASURES
    ]


def _numbers(measure: str, side: Side, other: Side, dealt: Dealt) -> Row:
    """Return what can be said of one measure, and in `note` why not more."""
    missing = _no_profile(side, other)
    if missing:
        return {"note": missing}
    far = MEASURES[measure].distance
    observed = float(far(shares(side.pooled), shares(other.pooled)))
    if side.group.lone or other.group.lone:
        return {"distance": observed, **_place(observed, far, side, other)}
    note = _too_few(side, other)
    if note:
        return {"distance": observed, "note": note}
    expected, p = _test(measure, side, other, dealt)
    drawn = far(shares(side.drawn), shares(other.drawn))
    freedom = min(side.group.units, other.group.units) - 1
    corrected, low, high = correct_distance(observed, drawn, MEASURES[measure].power, freedom)
    spread = not np.isnan(corrected)
    return {
        "distance": observed,
        "corrected": corrected,
        "corrected_low": low,
        "corrected_high": high,
        "expected": expected,
        "p": p,
        "unit": side.group.unit if spread else "",
        "note": "" if spread else "all resamples are alike, so no interval",
    }


def _test(measure: str, side: Side, other: Side, dealt: Dealt) -> tuple[float, float]:
    """Return the distance to expect under one common source, and p."""
    sizes = side.group.units, other.group.units
    first, rest = dealt.counts[: sizes[0]].sum(axis=0), dealt.counts[sizes[0] :].sum(axis=0)
    observed = apart(first, rest, sizes, MEASURES[measure])
    splits = apart(dealt.one, dealt.other, sizes, MEASURES[measure])
    return common_source(observed, splits, exact=dealt.exact)


def _no_profile(side: Side, other: Side) -> str:
    if side.hits.shape[1] < 2:
        return "one category is no profile"
    hitless = [one.group.name for one in (side, other) if not one.hits.any()]
    return f"no hits in {' and '.join(hitless)}, so no profile" if hitless else ""


def _too_few(side: Side, other: Side) -> str:
    fewest = min(side, other, key=lambda one: one.units_with)
    if fewest.units_with >= MINIMUM_DOCUMENTS:
        return ""
    unit = fewest.group.unit
    units = unit if unit in ("", DOCUMENTS) else f"clusters by {unit}"
    return (
        f"fewer than {MINIMUM_DOCUMENTS} {units or 'clusters'} with hits in {fewest.group.name}, "
        "so no interval and no p"
    )


def _place(observed: float, far: Distance, side: Side, other: Side) -> Row:
    """Return where a lone document stands among the documents of the other group."""
    several = other if side.group.lone else side
    if several.docs_with < MINIMUM_DOCUMENTS:
        return {
            "note": "one document: no interval, no p, and no percentile among fewer than "
            f"{MINIMUM_DOCUMENTS} documents with hits"
        }
    apart = far(shares(several.hits), shares(several.pooled - several.hits))
    others = apart[~np.isnan(apart)][:, np.newaxis]
    place = percentile_rank(np.array([observed]), others)
    lone = side if several is other else other
    return {
        "percentile": float(place[0]),
        "note": "one document: no interval and no p, percentile is the place of its distance among "
        f"those of the documents of {several.group.name} from the rest of them"
        f"{_uneven(lone, several)}",
    }


def _uneven(lone: Side, several: Side) -> str:
    """Return what is wrong where a lone document has more hits, or fewer, than others have."""
    counts = several.hits.sum(axis=1)
    ratio = float(lone.hits.sum() / np.median(counts[counts > 0]))
    if max(ratio, 1 / ratio) <= UNEVEN:
        return ""
    return f"; it has {ratio:.2g} times as many hits as they have, and few hits alone lie far apart"
