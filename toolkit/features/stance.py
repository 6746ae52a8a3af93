"""Stance: how sure the text is, whose words it tells, and which it disowns (codebook).

Boosters and hedges after Hyland (2005), engagement after Martin & White (2005), stance adverbials
and complement clauses after Biber (2006). Certainty, doubt, attribution and delegitimation of the
words of others are the categories; the words are those of the lexicon, their senses are told apart
by the grammar around them (`toolkit.engagement`).
"""

from __future__ import annotations

from toolkit.engagement import find_stance
from toolkit.feature import Feature

feature = Feature(name="stance", title="Stance", extract=find_stance, parser=True, on_request=True)
