"""Leave: the consent, request or invitation of a state on which an act rests, or which it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.clauses import complement, first_child
from toolkit.law.words import is_among
from toolkit.sides import is_power

if TYPE_CHECKING:
    from spacy.tokens import Token

_ON = frozenset({"at", "upon", "on", "by", "with", "under"})
_LACKS = frozenset({"lack", "absence"})


def is_leave(noun: Token) -> bool:
    """Whether a noun is the leave of a state or its government on which an act rests.

    "At the request of the government", "with the host's consent"; "without permission" needs no
    word of whose.
    """
    giver = first_child(noun, "poss") or complement(noun, "of", "from", "by")
    giver = giver or first_child(noun, "compound")
    if lacks_leave(noun):
        return giver is None or not _is_private(giver)
    rests = noun.dep_ == "pobj" and noun.head.lower_ in _ON and noun.head.head.lemma_ != "meet"
    return rests and giver is not None and _gives(giver)


def lacks_leave(noun: Token) -> bool:
    """Whether leave is said to be lacking: "without the consent", "in the absence of consent"."""
    if noun.dep_ != "pobj":
        return False
    over = noun.head
    return over.lower_ == "without" or (over.lower_ == "of" and over.head.lower_ in _LACKS)


def _gives(giver: Token) -> bool:
    """Whether somebody can give leave by law: a state, its government, or "its" and "their"."""
    if giver.lower_ in ("its", "their"):
        return True
    return is_among(giver, "hosts") or is_power(giver)


def _is_private(giver: Token) -> bool:
    """Whether leave is a matter within a state or among people, not of law between states."""
    return is_among(giver, "governed")


def start_of_leave(noun: Token) -> int:
    """Return where the phrase of a leave begins: at its preposition."""
    return int(noun.head.idx if noun.dep_ == "pobj" else noun.idx)
