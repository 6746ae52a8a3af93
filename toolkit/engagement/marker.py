"""Markers: the word of stance in its sentence, the clause that it is about, and its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from toolkit.annotation import Hit
from toolkit.clauses import SUBJECTS, VERBAL, children
from toolkit.feature import Finding, Place
from toolkit.lexicon import Lexicon
from toolkit.voice import ASSERTED, DENIED, Voice, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLAUSES = ("ccomp", "acl", "csubj", "csubjpass", "relcl", "advcl", "parataxis", "xcomp")
JOINS = ("mark", "cc")
PREDICATES = ("acomp", "attr", "oprd", "advmod", "pobj")


@dataclass(frozen=True, slots=True)
class Marker:
    """A word of stance: its hit, its words in the parse, and the lexicon that it stands in."""

    hit: Hit
    span: Span
    lexicon: Lexicon

    @property
    def word(self) -> Token:
        """The word on which the others of the marker hang, the last of several."""
        span = self.span
        return [t for t in span if t.head not in span or t in (t.head, span.root)][-1]

    def asks(self, option: str) -> bool:
        """Whether the entry of the lexicon sets an option."""
        return bool(self.hit.entry.options.get(option, False))

    def holds(self, name: str, token: Token) -> bool:
        """Whether a word stands in a list of the lexicon."""
        return token.lower_ in self.lexicon.lists[name]

    def finding(
        self, voice: Voice, *, object_: Place | None = None, target: Place | None = None
    ) -> Finding:
        """Return the row of the marker; nobody holds his own words twice."""
        return Finding(
            category=self.hit.entry.category,
            span=(self.hit.start, self.hit.end),
            rule=self.hit.entry.id,
            target=target,
            object=object_,
            holder=None if voice.holder == target else voice.holder,
            status=voice.status,
            form="claim",
        )


Pattern = Callable[[Marker], Iterator[Finding]]
"""From a marker to the stance that it takes, or nothing in another sense."""


def meant(word: Token) -> Voice:
    """Return whose a marker is; it stands as it is said, for doubt is what it tells itself."""
    return Voice(voice_of(word).holder, ASSERTED)


def negatable(word: Token, *, speaker: Token | None = None) -> Voice:
    """Return whose a marker is and whether it is denied ("we do not doubt that")."""
    voice = voice_of(word, speaker=speaker)
    return voice if voice.status == DENIED else Voice(voice.holder, ASSERTED)


def governing_verb(word: Token) -> Token | None:
    """Return the verb of the clause in which a word stands, itself included."""
    around = (token for token in (word, *word.ancestors) if token.pos_ in VERBAL)
    return next(around, None)


def clause_of(verb: Token | None) -> Place | None:
    """Return the clause of a verb, without the mark that joins it to another one."""
    return trimmed(verb, frozenset())


def clause_around(marker: Marker, also: Iterable[Token] = ()) -> Place | None:
    """Return the clause that a marker is put into, without the marker at its beginning or end.

    `also` are other words that do not belong to the clause.
    """
    span = marker.span
    around = (t for t in (marker.word, *marker.word.ancestors) if t.pos_ in VERBAL)
    verb = next((token for token in around if token not in span), None)
    return trimmed(verb, frozenset([*span, *also]))


def trimmed(verb: Token | None, without: frozenset[Token]) -> Place | None:
    """Return the clause of a verb from the first to the last word that is not left out."""
    if verb is None:
        return None
    own = [t for t in verb.subtree if t not in without and not (t.head == verb and t.dep_ in JOINS)]
    while own and (own[0].is_punct or own[0].dep_ == "det"):
        del own[0]
    while own and own[-1].is_punct:
        del own[-1]
    return (own[0].idx, own[-1].idx + len(own[-1])) if own else None


def clause_below(word: Token, *labels: str) -> Token | None:
    """Return the verb of the clause that completes a word or the predicate that it is in."""
    over = [word]
    if word.dep_ in PREDICATES and (verb := governing_verb(word.head)) is not None:
        over.append(verb)
    below = (c for token in over for c in children(token, *(labels or CLAUSES)))
    found = next((c for c in below if c.i > word.i), None)
    return found if found is not None else _behind_that(word)


def _behind_that(word: Token) -> Token | None:
    """Return the verb of a clause with "that" near behind a word, however it was attached."""
    near = takewhile(lambda t: not t.is_punct, word.doc[word.i + 1 : word.i + 6])
    return next((t.head for t in near if t.lower_ == "that" and t.dep_ == "mark"), None)


def own_subject(word: Token) -> Token | None:
    """Return the subject of the clause in which a word is the verb or the predicate."""
    predicate = word.dep_ in PREDICATES and word.head.pos_ in VERBAL
    verb = word.head if predicate else governing_verb(word)
    return next(iter(children(verb, *SUBJECTS)), None) if verb is not None else None
