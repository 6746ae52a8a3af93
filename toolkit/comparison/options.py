"""Options: how a comparison is made."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.comparison import contrasts, intervals
from toolkit.comparison.rates import PER
from toolkit.errors import UsageError


@dataclass(frozen=True)
class CompareOptions:
    """How a comparison is made.

    `per` is what rates are given by: "tokens" (1,000), "sentences" (100) or "documents" (the
    share with a hit); `interval` one of `intervals.KINDS`, `contrast` of `contrasts.KINDS`;
    `cluster` a column of documents that belong together. `permutations` is the number of splits
    drawn for a p-value where there are too many to take all. UsageError for values that make no
    comparison.
    """

    per: str = "tokens"
    resamples: int = 2_000
    permutations: int = 9_999
    seed: int = 0
    interval: str = "studentized"
    contrast: str = "baseline"
    cluster: str | None = None

    def __post_init__(self) -> None:
        """Check the values."""
        if self.per not in PER:
            raise UsageError(f"no rates per {self.per!r}: known are {', '.join(PER)}")
        for name, known in (("interval", intervals.KINDS), ("contrast", contrasts.KINDS)):
            if getattr(self, name) not in known:
                raise UsageError(f"no {name} {getattr(self, name)!r}: known are {', '.join(known)}")
        for name in ("resamples", "permutations"):
            if getattr(self, name) < 100:
                raise UsageError(f"{name} is {getattr(self, name)}: take 100 or more")
        if self.seed < 0:
            raise UsageError(f"the seed is {self.seed}: take 0 or more")
