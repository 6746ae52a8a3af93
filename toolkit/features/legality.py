"""Legality: what is judged by law, under which instrument, whose act (codebook, Legality claim).

Polarity is the category: unlawful, lawful, obligation, consent, accountability. An entry of the
lexicon names its pattern: `quality` ("is illegal", "illegal raid"), `manner` ("illegally held"),
`deed` ("a breach of", "war crimes"), `act` ("violates"), `ground` ("in accordance with"),
`consequence` ("bring to justice"), `norm` ("sovereignty"). Where an entry says `needs = "law"`, it
counts only beside a legal instrument or a word of law; with `needs = "instrument"` only beside the
first; with `beside`, only in a phrase with a word of that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from toolkit.annotation import Hit, Sentence, longest
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    ancestors,
    children,
    doer,
    first_child,
    governor,
    is_passive,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.feature import Feature, Finding, Place
from toolkit.instruments import Instrument, find_instruments
from toolkit.lexicon import Lexicon
from toolkit.sides import deed_owner, listed, names_side, side_behind
from toolkit.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_REACH = 60
"""Characters behind a cue within which an instrument is its own."""

Judged = Callable[["Token", "Span"], "Token | None"]
"""A pattern: from the cue's head word and its span to the token whose act or status is judged."""


def extract(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the legality claims of a parsed sentence, the longest of overlapping cues each."""
    instruments = find_instruments(sentence.text)
    claims = [
        (hit, span)
        for hit in longest(sentence.hits_of(lexicon.name))
        if _counts(hit, span := sentence.words(hit.start, hit.end), instruments, lexicon)
    ]
    told = [c for c in claims if not _told_by_verb(c, claims)]
    for hit, span in told:
        yield _claim(hit, span, _bases(span, instruments, [s for _, s in told]))


def _told_by_verb(claim: tuple[Hit, Span], claims: list[tuple[Hit, Span]]) -> bool:
    """Whether a noun's claim is that of the verb it completes ("fulfil the obligations")."""
    hit, span = claim
    verb = span.root.head
    return span.root.dep_ == "dobj" and any(
        verb == other.root and hit.entry.category == verb_hit.entry.category
        for verb_hit, other in claims
    )


def _counts(hit: Hit, span: Span, instruments: list[Instrument], lexicon: Lexicon) -> bool:
    """Whether the tagger agrees with the entry, and the law it needs stands beside the cue."""
    root = span.root
    if hit.part_of_speech == "VERB" and root.pos_ not in VERBAL and root.tag_ not in ("VBG", "VBN"):
        return False
    if hit.part_of_speech == "NOUN" and root.pos_ not in NOMINAL:
        return False
    needs = hit.entry.options.get("needs", "")
    if needs in ("law", "instrument") and _beside_instrument(span, instruments):
        return True
    if needs == "law":
        return any(_word_of_law(t, lexicon) for t in _governed(span))
    beside = hit.entry.beside
    return not needs and (beside is None or any(t.lower_ in beside for t in _around(span)))


def _beside_instrument(span: Span, instruments: list[Instrument]) -> bool:
    """Whether an instrument begins soon behind the cue, before the clause ends."""
    words = _governed(span)
    end = max([t.idx + len(t) for t in words], default=span.end_char)
    reach = range(span.start_char, min(end, span.end_char + _REACH) + 1)
    return any(i.start in reach for i in instruments)


def _word_of_law(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token is a word of law, "rule of law" as a value left out."""
    if token.lower_ not in lexicon.lists["law"]:
        return False
    return not (token.head.lower_ == "of" and token.head.head.lower_ == "rule")


def _governed(span: Span) -> list[Token]:
    """Return the words under the cue and, behind it, under the verb that the cue completes."""
    root = span.root
    below = [t for t in root.subtree if t.i >= span.end]
    if not below and root.head.pos_ in VERBAL | {"ADP"}:
        below = [t for t in root.head.subtree if t.i >= span.end]
    return [t for t in below if not _in_clause(t, root)][:12]


def _in_clause(token: Token, root: Token) -> bool:
    """Whether a token belongs to a clause on a noun below the root, which judges something else."""
    return any(t.dep_ in ("acl", "relcl") and root in t.ancestors for t in ancestors(token))


def _around(span: Span) -> list[Token]:
    """Return the governors of a cue and their direct complements: where a norm is invoked."""
    chain = list(ancestors(span.root))[:4]
    beside = [c for t in chain[:2] for c in children(t, "amod", "compound", "dobj")]
    behind = [c for p in children(span.root, "prep") for c in p.subtree]
    return [*chain, *beside, *behind]


def _bases(span: Span, instruments: list[Instrument], cues: list[Span]) -> tuple[str, ...]:
    """Return the instruments nearer to this cue than to any other of the sentence, in order."""
    chosen = [i.name for i in instruments if min(cues, key=lambda cue: _distance(cue, i)) == span]
    return tuple(dict.fromkeys(chosen))


def _distance(cue: Span, instrument: Instrument) -> tuple[int, int]:
    """Return how far an instrument lies from a cue; what follows is nearer than what precedes."""
    if instrument.start >= cue.end_char:
        return instrument.start - cue.end_char, 0
    if instrument.end > cue.start_char:
        return 0, 0
    return 2 * (cue.start_char - instrument.end) + 20, 1


def _claim(hit: Hit, span: Span, basis: tuple[str, ...]) -> Finding:
    judged = PATTERNS[hit.entry.options["pattern"]](span.root, span)
    voice = (
        voice_of(span.root, reproach=True) if hit.entry.options.get("lack") else voice_of(span.root)
    )
    return Finding(
        category=hit.entry.category,
        span=(hit.start, hit.end),
        rule=hit.entry.id,
        target=_phrase(judged),
        side=_phrase(side_behind(judged)) if judged is not None else None,
        object=_act(span.root, judged),
        holder=voice.holder,
        status=voice.status,
        form=hit.entry.options.get("form", "claim"),
        basis=basis,
    )


def _phrase(token: Token | None) -> Place | None:
    return noun_phrase(token) if token is not None else None


def _act(cue: Token, judged: Token | None) -> Place | None:
    """Return the act that is judged: the deed itself, or the noun the cue qualifies."""
    if judged is not None and listed(judged, "deeds"):
        return noun_phrase(judged)
    qualified = cue.head.head if cue.dep_ == "advmod" else cue.head
    if cue.dep_ in ("amod", "advmod") and qualified.pos_ in NOMINAL and qualified != judged:
        return noun_phrase(qualified)
    return None


def _quality(cue: Token, _: Span) -> Token | None:
    own = first_child(cue, "nsubj")
    if own is not None:
        return own
    if cue.dep_ == "conj" and cue.head.pos_ == "ADJ":
        return _quality(cue.head, _)
    if cue.dep_ in ("amod", "compound", "nmod") and cue.head.pos_ in NOMINAL:
        return _of_deed(cue.head)
    verb = cue.head
    if verb.pos_ not in VERBAL:
        return verb if verb.pos_ in NOMINAL else None
    if verb.lemma_ != "be" and undergoer(verb) is not None:
        return undergoer(verb)
    return _topmost(subject(verb), verb)


def _topmost(judged: Token | None, verb: Token) -> Token | None:
    """Mend a known fault of parsers: ", which is illegal" hangs on the last noun before it.

    If the phrase that this noun closes is headed by a deed, the deed is what is judged ("the
    presence of troops without the consent of the government, which is illegal").
    """
    if (
        judged is None
        or verb.dep_ != "relcl"
        or not any(t.lower_ == "which" for t in verb.children)
    ):
        return judged
    which = next(t for t in verb.children if t.lower_ == "which")
    if which.i == 0 or verb.doc[which.i - 1].text != "," or listed(judged, "deeds"):
        return judged
    above = [t for t in ancestors(judged) if t.pos_ in NOMINAL and t.i < which.i]
    return next((t for t in above if listed(t, "deeds")), judged)


def _of_deed(noun: Token) -> Token:
    """Return the side that a judged noun names or its clause does, or the noun itself."""
    if not listed(noun, "deeds"):
        return noun
    side = deed_owner(noun)
    if side is None and noun.dep_ == "dobj":
        side = doer(noun.head)
    return side if side is not None else noun


def _manner(cue: Token, _: Span) -> Token | None:
    verb = cue.head
    before = verb.i - 1
    if before > 0 and verb.doc[before].text == "-" and names_side(verb.doc[before - 1]):
        return verb.doc[before - 1]
    if verb.pos_ in NOMINAL:
        return verb
    if names_side(verb):
        return verb
    return doer(verb) or undergoer(verb)


def _deed(cue: Token, _: Span) -> Token | None:
    side = deed_owner(cue)
    if side is not None:
        return side
    if cue.dep_ == "conj" and cue.head.pos_ in NOMINAL:
        return _deed(cue.head, _)
    if cue.dep_ in ("attr", "dobj") and cue.head.pos_ in VERBAL:
        return _topmost(subject(cue.head), cue.head) if not is_passive(cue.head) else doer(cue.head)
    if cue.dep_ == "nsubjpass":
        return doer(cue.head)
    if cue.dep_ in ("pobj", "pcomp") and cue.head.head.pos_ in VERBAL:
        verb = cue.head.head
        return (
            undergoer(verb) or subject(verb) if cue.head.lower_ in ("of", "for") else subject(verb)
        )
    return None


def _doing(cue: Token, _: Span) -> Token | None:
    if cue.pos_ in NOMINAL:
        return _deed(cue, _)
    return doer(cue)


def _ground(cue: Token, span: Span) -> Token | None:
    """ "in accordance with X": what the phrase hangs on, or who does it."""
    above = next((t for t in cue.ancestors if t.i not in range(span.start, span.end)), None)
    if cue.pos_ in VERBAL and cue.dep_ in ("ROOT", "relcl", "ccomp", "conj"):
        return subject(cue)
    if above is None or above.pos_ in NOMINAL:
        return above
    if above.lemma_ == "be":
        return subject(above)
    return doer(above) or undergoer(above)


def _consequence(cue: Token, span: Span) -> Token | None:
    """ "bring X to justice": who is to answer."""
    verb = next((t for t in ancestors(cue) if t.pos_ in VERBAL), None)
    if verb is None or (cue.pos_ in NOMINAL and verb.i not in range(span.start, span.end)):
        return deed_owner(cue) if cue.pos_ in NOMINAL else None
    return undergoer(verb) or subject(verb)


def _norm(cue: Token, _: Span) -> Token | None:
    """ "the sovereignty of X": whose act touches it, where the clause says so."""
    return governor(cue)


PATTERNS: dict[str, Judged] = {
    "quality": _quality,
    "manner": _manner,
    "deed": _deed,
    "act": _doing,
    "ground": _ground,
    "consequence": _consequence,
    "norm": _norm,
}
"""The patterns an entry may name."""

feature = Feature(name="legality", title="Legality claims", extract=extract, parser=True)
