"""Numbers as people read them: rates, ratios, p-values and intervals in words."""

from __future__ import annotations

import math

NONE = "–"


def is_missing(value: object) -> bool:
    """Return whether a table's value is empty."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def in_words(value: float) -> str:
    """Return a number with two to three figures that count: "0.042", "3.28", "34.7", "1,204"."""
    if is_missing(value):
        return NONE
    size = abs(value)
    if size >= 100:
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    if size >= 1 or size == 0:
        return f"{value:.2f}"
    return f"{value:.{1 - math.floor(math.log10(size))}f}"


def interval(low: float, high: float) -> str:
    """Return "low to high", or "" where there is no interval."""
    return "" if is_missing(low) or is_missing(high) else f"{in_words(low)} to {in_words(high)}"


def p_value(p: float) -> str:
    """Return a p-value with three decimals, "<0.001" below that."""
    if is_missing(p):
        return NONE
    return "<0.001" if p < 0.001 else f"{p:.3f}"
