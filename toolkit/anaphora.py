"""Pronouns: who "they", "its" or "she" stands for, only where nothing else can be meant.

A pronoun of the third person is led back to a noun phrase before it in its sentence; where there
is none that agrees with it, to the subject of the sentence before, in the same paragraph and the
same quotation. It is led back only if exactly one side or person agrees with it, and nothing else
does: of two that agree none is chosen. This is the first step of Lappin & Leass (1994), the filter
of agreement and binding, without their ranking of those that remain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.actors import Actor, actor_table, resolve
from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children, noun_phrase
from toolkit.lexicon import load_lexicon
from toolkit.sides import is_personal, listed
from toolkit.surroundings import Surroundings

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.annotation import Sentence
    from toolkit.feature import Place

REACH = 3
"""Sentences back, where those between only repeat the pronoun; "it" is led back one at most."""

PLURAL, NEUTER, PERSON = "plural", "neuter", "person"
PRONOUNS = {
    **dict.fromkeys(("they", "them", "their"), PLURAL),
    **dict.fromkeys(("it", "its"), NEUTER),
    **dict.fromkeys(("he", "him", "his", "she", "her"), PERSON),
}
_WOMAN = frozenset({"she", "her"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_LINKING = frozenset({"be", "seem", "appear", "become", "remain"})
_POINTING = frozenset({"those", "these", "others", "some", "many"})
_NO_HEADS = frozenset({"compound", "amod", "nmod", "appos", "attr", "npadvmod", "nummod"})


class Antecedent(NamedTuple):
    """The phrase that a pronoun stands for: its sentence, and its place in that one's text."""

    sentence: Sentence
    place: Place

    @property
    def text(self) -> str:
        """The words of the phrase, normalised."""
        return self.sentence.text[self.place[0] : self.place[1]]


def begins_with_pronoun(phrase: str) -> bool:
    """Whether a phrase is a pronoun of the third person or has one as its first word."""
    return phrase.partition(" ")[0].lower() in PRONOUNS


def spelled_out(phrase: str, antecedent: str) -> str:
    """Return the phrase with its pronoun replaced: "its forces" as "Russia's forces"."""
    _, space, thing = phrase.partition(" ")
    return f"{antecedent}'s {thing}" if space else antecedent


def find_antecedent(
    phrase: Place, sentence: Sentence, around: Surroundings | None = None
) -> Antecedent | None:
    """Return what the pronoun at the head or the beginning of a phrase stands for, or None.

    `phrase` is a place in the text of a parsed sentence. Without `around` only the sentence itself
    is looked at.
    """
    pronoun = sentence.words(*phrase)[0]
    if pronoun.lower_ not in PRONOUNS or _stands_for_nothing(pronoun):
        return None
    if _in_list(pronoun.head, "styles") or _main_subject_follows(pronoun):
        return None
    owner = _first_of_list(pronoun)
    before = [owner] if owner is not None else list(_before(pronoun))
    if any(_agrees(token, pronoun) for token in before):
        found = _only(before, pronoun)
        if found is None or _across_marks(found, pronoun):
            return None
        return Antecedent(sentence, noun_phrase(found))
    return _in_earlier(pronoun, sentence, around) if around is not None else None


def _stands_for_nothing(pronoun: Token) -> bool:
    """Whether "it" only opens a clause: "it is time to leave", "it seems that …"."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ not in SUBJECTS or verb.lemma_ not in _LINKING:
        return pronoun.dep_ == "expl"
    told = [verb, *children(verb, "acomp", "attr", "oprd")]
    return any(children(word, "ccomp", "xcomp", "advcl", "acl", "csubj", "relcl") for word in told)


def _main_subject_follows(pronoun: Token) -> bool:
    """Whether the subject of the main clause comes later and agrees: "in its war, Ruritania …"."""
    root = next((token for token in pronoun.doc if token.dep_ == "ROOT"), pronoun)
    later = (token for token in children(root, *SUBJECTS) if token.i > pronoun.i)
    return any(_agrees(token, pronoun) for token in later)


def _first_of_list(pronoun: Token) -> Token | None:
    """Return the first of a list in which the pronoun owns a later one ("X and its allies")."""
    thing = pronoun.head
    if pronoun.dep_ != "poss" or thing.dep_ != "conj" or thing.head.pos_ not in NOMINAL:
        return None
    link = pronoun.i - 1
    comma = link > 0 and pronoun.doc[link].dep_ == "cc" and pronoun.doc[link - 1].text == ","
    return thing.head if thing.head.i < pronoun.i and not comma else None


def _before(pronoun: Token) -> Iterator[Token]:
    """Yield the words before a pronoun that it could stand for by the grammar.

    Not the thing it owns, not who does to it what its verb says ("Russia attacked them"), and not
    to whom it does something itself ("by killing Russians they …").
    """
    verb = next((t for t in pronoun.ancestors if t.pos_ in VERBAL), None)
    barred = children(verb, *SUBJECTS) if verb is not None and pronoun.dep_ in _OBJECTS else []
    owned = [pronoun.head] if pronoun.dep_ == "poss" else []
    for token in pronoun.doc[: pronoun.i]:
        if token not in barred and token not in owned and not _undergoes(token, pronoun):
            yield token


def _undergoes(token: Token, pronoun: Token) -> bool:
    """Whether a word stands under a gerund whose doer is the pronoun."""
    verb = next((t for t in token.ancestors if t.pos_ in VERBAL), None)
    gerund = verb is not None and verb.tag_ == "VBG" and not children(verb, *SUBJECTS)
    return gerund and pronoun.dep_ in SUBJECTS and pronoun.head in token.ancestors


def _across_marks(token: Token, pronoun: Token) -> bool:
    """Whether a quotation begins or ends between a word and the pronoun."""
    return any(between.is_quote for between in pronoun.doc[token.i : pronoun.i])


def _in_earlier(pronoun: Token, sentence: Sentence, around: Surroundings) -> Antecedent | None:
    """Return the subject of an earlier sentence that alone agrees with a pronoun."""
    start = sentence.place(pronoun.idx, pronoun.idx + 1)[0]
    earlier = around.before(sentence)
    for _ in range(1 if PRONOUNS[pronoun.lower_] == NEUTER else REACH):
        if earlier is None or not _together(start, earlier, around):
            return None
        words = list(around.parse(earlier.text))
        if any(_agrees(token, pronoun) for token in words):
            found = _only(words, pronoun)
            subject = found is not None and found.dep_ in SUBJECTS
            return Antecedent(earlier, noun_phrase(found)) if found and subject else None
        if not any(_repeats(token, pronoun) and token.dep_ in SUBJECTS for token in words):
            return None
        earlier = around.before(earlier)
    return None


def _together(place: int, earlier: Sentence, around: Surroundings) -> bool:
    """Whether an earlier sentence is in the paragraph of a place, and in its quotation or none."""
    end = earlier.end
    quoted = around.quoted_in(place, place + 1)[:1]
    return around.same_paragraph(place, earlier.start) and quoted == (
        around.quoted_in(earlier.start, end)[:1] or around.quoted_in(end - 1, end)[:1]
    )


def _repeats(token: Token, pronoun: Token) -> bool:
    """Whether a word is the same pronoun in any case."""
    kind, woman = PRONOUNS[pronoun.lower_], pronoun.lower_ in _WOMAN
    return PRONOUNS.get(token.lower_) == kind and (token.lower_ in _WOMAN) == woman


def _only(words: list[Token], pronoun: Token) -> Token | None:
    """Return the one side or person among the words that agrees with a pronoun, if only one does.

    Words that name one actor are one (not "a nation" and "a nation"). What the same pronoun stands
    for before them is not known.
    """
    agreeing = [token for token in words if _agrees(token, pronoun)]
    if any(_repeats(token, pronoun) for token in words if token.i < agreeing[0].i):
        return None
    if len({_named(token) or token for token in agreeing}) > 1:
        return None
    sides = [token for token in agreeing if _is_side(token, PRONOUNS[pronoun.lower_])]
    subjects = [token for token in sides if token.dep_ in SUBJECTS]
    return next(reversed(subjects or sides), None)


def _agrees(token: Token, pronoun: Token) -> bool:
    """Whether a word heads a phrase that a pronoun could stand for.

    A thing that is no side could be meant where it is a subject, or where the pronoun owns a mere
    thing; a side's deeds and forces ("their shelling", "its army") are only ever a side's.
    """
    kind = PRONOUNS[pronoun.lower_]
    if kind == PLURAL and token.lower_ in _POINTING and token.pos_ == "PRON":
        return True
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in _NO_HEADS:
        return False
    if not _AGREES[kind](token) or _says_when_or_where(token, kind):
        return False
    if _is_side(token, kind) or is_personal(token) or _is_list(token):
        return True
    if pronoun.dep_ == "poss":
        return not _is_sides_own(pronoun.head)
    return token.dep_ in SUBJECTS


def _is_sides_own(thing: Token) -> bool:
    """Whether a thing is a deed or a force, which only a side has."""
    return listed(thing, "deeds") or listed(thing, "armed") or _in_list(thing, "bodies")


def _is_list(token: Token) -> bool:
    return any(other.pos_ in NOMINAL for other in children(token, "conj"))


def _is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or _is_list(token)


def _is_singular(token: Token) -> bool:
    return token.tag_ in ("NN", "NNP")


_AGREES: dict[str, Callable[[Token], bool]] = {
    PLURAL: lambda token: _is_plural(token) or _is_body(token),
    NEUTER: lambda token: _is_singular(token) and not _is_person(token),
    PERSON: lambda token: _is_singular(token) and (_is_person(token) or _may_be_name(token)),
}
"""Which words agree in number, and in being a person or not, with each kind of pronoun."""


def _is_side(token: Token, kind: str) -> bool:
    """Whether a word names a known actor, or a person or side, of the kind the pronoun asks for."""
    if kind == PERSON:
        return _is_person(token) or (token.pos_ == "PROPN" and token.dep_ in SUBJECTS)
    if (kind == PLURAL and (_is_list(token) or not _is_plural(token))) or _is_deed(token):
        return False
    known = _actor(token) is not None or listed(token, "armed") or _in_list(token, "bodies")
    return known or (kind == PLURAL and (listed(token, "people") or _in_list(token, "persons")))


def _is_deed(token: Token) -> bool:
    """Whether a word names what a side does or believes, which a table may know by its side."""
    if _in_list(token, "bodies") or listed(token, "armed") or token.pos_ == "PROPN":
        return False
    return listed(token, "deeds") or token.lower_.endswith(("ism", "tion", "ment"))


def _is_body(token: Token) -> bool:
    """Whether a word is one body of people ("government", "Hamas") and no person or state."""
    if not _is_singular(token) or _is_person(token) or _is_deed(token):
        return False
    actor = _actor(token)
    named = actor is not None and actor.group != "state"
    return named or _in_list(token, "bodies") or listed(token, "armed")


def _is_person(token: Token) -> bool:
    """Whether a word is one person: "the envoy", "President Ash", a leader's name."""
    titled = any(_in_list(title, "persons") for title in children(token, "compound"))
    leader = token.pos_ == "PROPN" and token.lower_ in _leaders() and not children(token, "det")
    return _in_list(token, "persons") or titled or leader


def _may_be_name(token: Token) -> bool:
    """Whether a word may be a person's name, as no table knows it for anything else."""
    return token.pos_ == "PROPN" and _actor(token) is None


def _says_when_or_where(token: Token, kind: str) -> bool:
    """Whether a word is a time, or stands behind a preposition that places it."""
    if _in_list(token, "times"):
        return True
    first = token
    while first.dep_ == "conj" and first.head.pos_ in NOMINAL:
        first = first.head
    placed = first.dep_ == "pobj" and _in_list(first.head, "placing")
    return placed and (token.pos_ == "PROPN" or not _is_side(token, kind))


def _actor(token: Token) -> Actor | None:
    start, end = noun_phrase(token)
    return resolve(token.doc.text[start:end])


def _named(token: Token) -> Actor | None:
    """Return the actor that a word names, None for one known by a common noun only."""
    actor = _actor(token)
    return None if actor is None or actor.group == "generic" else actor


def _in_list(token: Token, name: str) -> bool:
    return token.lower_ in load_lexicon("anaphora").lists[name]


@cache
def _leaders() -> frozenset[str]:
    """Return the last words, lower case, of names that stand for a government."""
    table = actor_table()
    names = table.loc[table["alias_type"] == "government", "alias"]
    return frozenset(name.split()[-1].lower() for name in names)
