"""Whose claim it is, and whether it is asserted, denied or hedged (the codebook's Voice).

The word that carries a claim is followed upwards through its sentence. A verb of saying above it
makes the speaker the holder; a negation, a denial, a hedge, a condition or a question on the way
changes the status. The speaker nearest to the claim holds it; the first person is the author.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.clauses import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    ancestors,
    by_agent,
    children,
    first_child,
    is_passive,
    noun_phrase,
    subject,
)
from toolkit.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.feature import Place

CLOSED = frozenset({"relcl", "appos", "advcl"})
"""Clauses out of reach of a negation above them."""
SAYING_SO = frozenset(
    {"be", "commit", "constitute", "pose", "represent", "carry", "launch", "have"}
)
"""Verbs that make a claim of the noun behind them."""

PRETEXTS = frozenset({"pretext", "pretexts"})
ASSERTED, DENIED, HEDGED = "asserted", "denied", "hedged"


@dataclass(frozen=True, slots=True)
class Voice:
    """The holder's phrase (None: the author) and the status of a claim."""

    holder: Place | None
    status: str


def voice_of(cue: Token, *, reproach: bool = False) -> Voice:
    """Return the voice of the claim that a word carries.

    `reproach` is for cues whose negation is the reproach itself ("has not begun"): a negation of
    the cue then denies nothing.
    """
    words = load_lexicon("voice")
    holder, verb = _speaker(cue, words)
    path = _claim_path(cue, verb, words)
    if verb is not None and _denies(verb, words):
        return Voice(holder, DENIED)
    if _denied(path, words, reproach=reproach):
        return Voice(holder, DENIED)
    return Voice(holder, HEDGED if _hedged(path, words) else ASSERTED)


def _claim_path(cue: Token, verb: Token | None, words: Lexicon) -> list[Token]:
    """Return the cue and those governors whose negation or doubt reaches the claim.

    What a relative clause, an apposition, an adverbial clause or a noun phrase tells is
    presupposed: it stands, whatever is said of it ("we do not support the aggression by X").
    """
    path = []
    for token in ancestors(cue):
        if verb is not None and token == verb:
            break
        path.append(token)
        if token.dep_ in CLOSED or _aside(token) or _presupposed(token, words):
            break
    return path


def _aside(token: Token) -> bool:
    """Whether a main clause was hung before another one as if it were its complement."""
    return token.dep_ == "ccomp" and token.i < token.head.i


def _presupposed(token: Token, words: Lexicon) -> bool:
    """Whether a noun's claim stands whatever its verb says: not in "is no breach", "deny"."""
    if token.pos_ not in NOMINAL or token.lower_ in words.lists["collecting"]:
        return False
    making = token.dep_ == "dobj" and token.head.lemma_ in SAYING_SO
    return token.dep_ != "attr" and not making


def _speaker(cue: Token, words: Lexicon) -> tuple[Place | None, Token | None]:
    """Return the speaker's phrase and the verb of saying nearest above the cue."""
    for token, head in zip(ancestors(cue), cue.ancestors, strict=False):
        if _says(head, words) and _carries(token, head, words):
            return _holder(head, words), head
    return _by_report(cue)


def _says(verb: Token, words: Lexicon) -> bool:
    return verb.pos_ in VERBAL and verb.lower_ in words.lists["saying"]


def _carries(token: Token, verb: Token, words: Lexicon) -> bool:
    """Whether what hangs on a verb of saying is what is said (a clause), or denied (a noun too)."""
    if token.dep_ in ("ccomp", "parataxis"):
        return True
    return verb.lower_ in words.lists["denying"] and token.dep_ in ("dobj", "xcomp", "nsubjpass")


def _holder(verb: Token, words: Lexicon) -> Place | None:
    speaker = by_agent(verb) if is_passive(verb) else subject(verb)
    if speaker is None or speaker.lower_ in words.lists["first_person"] or speaker.dep_ == "expl":
        return None
    if (speaker.lower_ in ("it", "there") and is_passive(verb)) or _none(speaker):
        return None
    return noun_phrase(speaker)


def _by_report(cue: Token) -> tuple[Place | None, Token | None]:
    """Return the source behind "according to", which may stand anywhere in the sentence."""
    for token in cue.doc[:-1]:
        to = cue.doc[token.i + 1]
        if token.lower_ == "according" and to.lower_ == "to":
            source = first_child(to, "pobj") or first_child(token, "pobj")
            if source is not None and _is_source(source):
                return noun_phrase(source), None
    return None, None


def _is_source(noun: Token) -> bool:
    """Whether "according to X" names somebody who speaks, not a rule or plan."""
    return noun.lemma_ not in (
        "law",
        "plan",
        "resolution",
        "charter",
        "rule",
        "principle",
        "agreement",
    )


def _denies(verb: Token, words: Lexicon) -> bool:
    return verb.lower_ in words.lists["denying"] and not _negated(verb)


def _denied(path: list[Token], words: Lexicon, *, reproach: bool) -> bool:
    """Whether a negation, or a scornful word, stands over the claim an odd number of times."""
    negations = sum(_negated(token) for token in path if not (reproach and token == path[0]))
    return negations % 2 == 1 or any(_scorned(token, words) for token in path)


def _negated(token: Token) -> bool:
    if _none(token) or any(not _only(negation) for negation in children(token, "neg")):
        return True
    if token.pos_ in VERBAL and any(_none(noun) for noun in children(token, *SUBJECTS)):
        return True
    return token.dep_ in ("pcomp", "pobj") and token.head.lower_ == "without"


def _only(negation: Token) -> bool:
    """Whether a negation belongs to "not only", which denies nothing."""
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in ("only", "just")


def _none(token: Token) -> bool:
    """Whether a word is a "nobody", or has a "no" or "neither" of its own."""
    if token.lower_ in ("nobody", "none", "nothing", "noone"):
        return True
    labels = ("det", "neg", "preconj", "cc", "advmod")
    return any(child.lower_ in ("no", "neither") for child in children(token, *labels))


def _scorned(token: Token, words: Lexicon) -> bool:
    """Whether the claim stands under "pretext", "false", "so-called" and the like."""
    if token.dep_ in ("acl", "pcomp", "pobj", "ccomp", "prep"):
        head = token.head if token.dep_ != "pobj" else token.head.head
        scorn = words.lists["scorn"]
        if head.pos_ in NOMINAL and head.lower_ in words.lists["collecting"] | PRETEXTS:
            scorned = [c for c in children(head, "amod", "compound") if c.lower_ in scorn]
            return bool(scorned) or head.lower_ in PRETEXTS
    return any(_mocks(modifier) for modifier in children(token, "amod"))


def _mocks(modifier: Token) -> bool:
    """Whether a modifier is "so-called" or "self-styled"; the tokenizer cuts at the hyphen."""
    if modifier.i < 2:
        return False
    before = modifier.doc[modifier.i - 2 : modifier.i].text.lower()
    return (before, modifier.lower_) in {("so-", "called"), ("self-", "styled")}


def _hedged(path: list[Token], words: Lexicon) -> bool:
    question = path[-1].dep_ == "ROOT" and path[-1].doc.text.rstrip("\"' ").endswith("?")
    return question or any(_doubtful(token, words) for token in path)


def _doubtful(token: Token, words: Lexicon) -> bool:
    if token.pos_ in VERBAL and token.lower_ in words.lists["hedges"] and token.dep_ != "aux":
        return True
    marks = children(token, "mark")
    if any(mark.lower_ in words.lists["conditions"] for mark in marks):
        return True
    modifiers = children(token, "aux", "advmod", "amod")
    return any(m.lower_ in words.lists["hedges"] and _weakens(m) for m in modifiers)


def _weakens(modifier: Token) -> bool:
    """Whether a modal is a hedge: "can" and "could" of ability under a negation are not."""
    if modifier.lower_ in ("can", "would"):
        return False
    return not (modifier.lower_ == "could" and children(modifier.head, "neg"))
