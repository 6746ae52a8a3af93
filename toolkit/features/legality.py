"""Legality: what is judged by law, under which instrument, whose act (codebook, Legality claim).

Polarity is the category: unlawful, lawful, obligation, consent, accountability.
"""

from __future__ import annotations

from toolkit.feature import Feature
from toolkit.law import find_claims

feature = Feature(name="legality", title="Legality claims", extract=find_claims, parser=True)
