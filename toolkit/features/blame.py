"""Blame: who is held responsible for something bad, by whom, at whose cost (codebook, Blame tie).

Attribution of responsibility after Entman (1993) and Semetko & Valkenburg (2000); ties after
Liang, Nicol & Zhang (2019).
"""

from __future__ import annotations

from toolkit.feature import Feature
from toolkit.ties import find_ties

feature = Feature(
    name="blame", title="Blame attribution", extract=find_ties, parser=True, agency=True
)
