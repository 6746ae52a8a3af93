"""What a tie is before its voice is heard: a cue, a target, and what it is held responsible for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.feature import Place

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Tie:
    """A target and what it is held responsible for; `deed` is the noun the target stands behind.

    A target of None is an agent that the sentence leaves out ("Civilians were killed").
    `told` are words of the harm that need no tie of their own ("accused of *using* X"); `thing`
    is what the cue is done to, where that may be a cue itself ("committed *crimes*").
    """

    hit: Hit
    cue: Token
    target: Token | None
    object: Place | None = None
    affected: Place | None = None
    deed: Token | None = None
    speaker: Token | None = None
    reproach: bool = False
    told: tuple[Token, ...] = ()
    thing: Token | None = None


Pattern = Callable[[Hit, "Token"], Iterator[Tie]]
"""From a hit and the token of its cue to the ties it makes."""
