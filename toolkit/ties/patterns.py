"""The patterns an entry of a tie lexicon may name (its option `pattern`).

- `act` (the default): the doer of a verb, or the side whose deed a noun names;
- `call`: "X must stop Y-ing": a call that presupposes X's wrong;
- `held`: "foreign-occupied": the word before the hyphen;
- `charge`: "accuse X of Y": X is the target, the subject the holder;
- `liable`: "X is responsible for Y", "X is to blame";
- `cause`: "due to X", "because of X": X, or the side whose deed X is;
- `suffered`: "suffers from X", "victims of X";
- `origin`: "at the hands of X";
- `failing`: "X refuses to do Y";
- `undone`: "X does not respect Y": the negation is the reproach itself.
"""

from __future__ import annotations

from toolkit.ties.causes import cause, origin, suffered
from toolkit.ties.charges import charge, liable
from toolkit.ties.deeds import act, call, held
from toolkit.ties.omissions import failing, undone
from toolkit.ties.tie import Pattern

PATTERNS: dict[str, Pattern] = {
    "act": act,
    "call": call,
    "held": held,
    "charge": charge,
    "liable": liable,
    "cause": cause,
    "suffered": suffered,
    "origin": origin,
    "failing": failing,
    "undone": undone,
}
DEFAULT = "act"
