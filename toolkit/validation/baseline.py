"""The baseline: a feature's lexicon taken as a list of keywords, without grammar or roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.annotation import Sentence, longest
from toolkit.feature import Feature, Finding
from toolkit.lexicon import Lexicon


def keyword_list(feature: Feature) -> Feature:
    """Return what somebody has who only counts words: each cue of the lexicon is a finding.

    Of overlapping cues the longest counts. A finding has the category of its entry and no target,
    so it finds sentences and never a tie; vocabulary is a keyword list already.
    """
    return replace(feature, extract=_keywords, parser=False)


def _keywords(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    for hit in longest(sentence.hits_of(lexicon.name)):
        yield Finding(
            category=hit.entry.category,
            span=(hit.start, hit.end),
            rule=hit.entry.id,
            status="asserted",
        )
