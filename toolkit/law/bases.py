"""Under which instruments a claim is made: those nearer to its cue than to any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.instruments import Instrument

if TYPE_CHECKING:
    from spacy.tokens import Span


def bases_of(span: Span, instruments: list[Instrument], cues: list[Span]) -> tuple[str, ...]:
    """Return the instruments nearer to this cue than to any other of the sentence, in order."""
    chosen = [i.name for i in instruments if min(cues, key=lambda cue: _distance(cue, i)) == span]
    return tuple(dict.fromkeys(chosen))


def _distance(cue: Span, instrument: Instrument) -> tuple[float, int]:
    """Return how far an instrument lies from a cue; what follows is nearer than what precedes."""
    if instrument.start >= cue.end_char:
        return instrument.start - cue.end_char, 0
    if instrument.end > cue.start_char:
        return 0, 0
    return 1.5 * (cue.start_char - instrument.end) + 10, 1
