"""Legitimation: by what an act is justified, whose act it is, and who justifies it (codebook).

The four categories of van Leeuwen & Wodak (1999) and van Leeuwen (2007): authorization, moral
evaluation, rationalization, and narrative, their mythopoesis. A row has both a ground and, where
the grammar tells it, the act; single words of praise or of law are none (`toolkit.grounds`).
"""

from __future__ import annotations

from toolkit.feature import Feature
from toolkit.grounds import find_grounds

feature = Feature(
    name="legitimation",
    title="Legitimation",
    extract=find_grounds,
    parser=True,
    on_request=True,
)
