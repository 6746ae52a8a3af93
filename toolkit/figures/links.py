"""Links from a mark in a figure, or a number on the page, to the evidence behind it.

A link is a fragment such as `#feature=blame&group=statement`; the report page shows the evidence
that meets every condition. In a picture on its own the links lead nowhere.
"""

from __future__ import annotations

from urllib.parse import urlencode

from toolkit.feature import AGENCY_DELETED, DELETED


def evidence_link(**conditions: object) -> str:
    """Return the fragment that asks for evidence; conditions that are None or "" are left out.

    Keys: feature, category, group, source, doc, status ("counted" for what the measures count),
    form, agency, actor, holder (an actor or "author"), from and to (holder and target as networks
    name them), basis, q (words of the sentence), e (a row number of the evidence table), word (a
    word in context). A list asks for any of its values; a value that begins with "-" is excluded.
    """
    stated = {key: value for key, value in conditions.items() if value not in (None, "")}
    return "#" + urlencode(stated, doseq=True)


def category_link(feature: str, category: str, group: str | None = None) -> str:
    """Return the link to the evidence a comparison row counts, of one group or (None) of all."""
    if category == AGENCY_DELETED:
        return evidence_link(feature=feature, agency=DELETED, group=group, status="counted")
    name, _, restriction = category.partition(" (")
    return evidence_link(
        feature=feature,
        category="" if name == "all" else name,
        form="claim" if restriction else "",
        group=group,
        status="counted",
    )
