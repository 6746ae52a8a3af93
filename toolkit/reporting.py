"""Reporting clauses by the order of words and marks, where the parse shows none.

A quotation is given to the verb of saying beside it; a sentence that closes with "X said on
Sunday", with or without a comma, to X, and so are "according to X", "as X said", "in the words
of X" and "X: ...".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.clauses import NOMINAL, SUBJECTS, VERBAL, children, complement, first_child, subject
from toolkit.quotations import find_quotations
from toolkit.scope import in_list

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
LEADING = 6
"""Words; a name before a colon is no longer."""
NEAR = 14
"""Words between a quotation and the verb that gives it to its speaker, at most."""


def speakers_beside(cue: Token) -> Iterator[tuple[Token, Token]]:
    """Yield who may have said a claim by the order of words, and the word that says so."""
    verb = reporting_verb(cue)
    speaker = _speaker_beside(verb, cue) if verb is not None else None
    if verb is not None and speaker is not None:
        yield speaker, verb
    for token in cue.doc:
        source = _source(token)
        if source is not None and cue not in source.subtree:
            yield source, source
    name = _name_before_colon(cue)
    if name is not None:
        yield name, name


def quotation_around(token: Token) -> range:
    """Return the places of the words, marks included, in the innermost quotation of a token."""
    around = [q for q in find_quotations(token.doc.text) if q.start <= token.idx < q.end]
    if not around:
        return range(0)
    inner = max(around, key=lambda quotation: quotation.start)
    words = [t.i for t in token.doc if inner.start <= t.idx < inner.end]
    return range(words[0], words[-1] + 1)


def reporting_verb(cue: Token) -> Token | None:
    """Return the verb of saying to which the order of words gives a claim, or None."""
    inside = quotation_around(cue)
    verbs = [t for t in cue.doc if t.i not in inside and _may_report(t)]
    if inside:
        apart = {v: min(abs(v.i - inside.start), abs(v.i - inside.stop)) for v in verbs}
        near = [verb for verb in verbs if apart[verb] <= NEAR]
        if near:
            return min(near, key=lambda verb: apart[verb])
    closing = [v for v in verbs if _is_put_in(v, cue) or (v.i > cue.i and _closes(v, cue))]
    return closing[-1] if closing else None


def _may_report(verb: Token) -> bool:
    if not in_list(verb, "attributing"):
        return False
    return verb.tag_ in FINITE or _is_quoted_as(verb) or _is_outlets_last_word(verb)


def _is_quoted_as(verb: Token) -> bool:
    """Whether a verb stands in "was quoted as saying"."""
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ == "as"


def _is_outlets_last_word(token: Token) -> bool:
    """Whether "reports" ends the sentence behind a newspaper or agency: no noun, as taggers say."""
    rest = [t for t in token.doc[token.i + 1 :] if not t.is_punct]
    return token.tag_ == "NNS" and not rest and token.i > 0 and in_list(token.nbor(-1), "outlets")


def _is_put_in(verb: Token, cue: Token) -> bool:
    """Whether "the envoy said" is put between commas into the clause that tells the claim."""
    return verb.dep_ == "parataxis" and (verb.head == cue or verb.head in cue.ancestors)


def _closes(verb: Token, cue: Token) -> bool:
    """Whether "X said on Sunday" closes the sentence or a part of it, with no complement."""
    if any(in_list(c, "subordinating") for c in verb.children):
        return False
    if cue in _words_of_subject(verb):
        return False
    for token in cue.doc[verb.i + 1 :]:
        if (token.is_punct and token.text != "-") or token.tag_ == "VBG":
            break
        if token.tag_ in (*FINITE, "MD") or token.lower_ == "that" or _completes(token, verb):
            return False
    return True


def _completes(token: Token, verb: Token) -> bool:
    """Whether a noun is what is said, not whom it is told to nor the day."""
    if token.dep_ != "dobj" or token.head != verb or _stands_behind(verb):
        return False
    return verb.lemma_ not in ("tell", "inform") and not in_list(token, "days")


def _words_of_subject(verb: Token) -> set[Token]:
    """Return the words of a subject with which the sentence begins: who speaks, not what is said.

    A participle with an object is a verb misread ("a bomb killed two, police said"), and what
    the parser took for a subject then a clause.
    """
    speaker = first_child(verb, *SUBJECTS)
    if speaker is None or speaker.left_edge.i > 1:
        return set()
    words = set(speaker.subtree)
    misread = any(t.tag_ == "VBN" and t.dep_ == "acl" and children(t, "dobj") for t in words)
    return set() if misread else words


def _speaker_beside(verb: Token, cue: Token) -> Token | None:
    """Return who speaks by the parse, if it stands apart from the claim, or the noun beside."""
    inside = quotation_around(cue)
    if _is_quoted_as(verb):
        verb = verb.head.head
    if verb.i not in inside and _stands_behind(verb):
        return _noun_behind(verb)
    before = _noun_before(verb, cue)
    own = subject(verb)
    if own is not None and own.i not in inside and cue not in own.subtree:
        return before if before is not None and _starts_anew(before, own) else own
    if before is not None and before.i not in inside:
        return _informant(before, cue)
    return _noun_behind(verb)


def _stands_behind(verb: Token) -> bool:
    """Whether who speaks follows the verb to the end of the clause: "... said the envoy."."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if verb.lemma_ not in ("say", "add") or after.tag_ not in ("DT", "NNP", "PRP$"):
        return False
    rest = list(verb.doc[after.i :])
    end = next((i for i, token in enumerate(rest) if token.is_punct), len(rest))
    told = any(token.pos_ in VERBAL for token in rest[:end])
    return not told and not in_list(after, "days")


def _noun_behind(verb: Token) -> Token | None:
    behind = verb.doc[verb.i + 1 : verb.i + 8]
    return next((t for t in behind if t.pos_ in NOMINAL and t.dep_ != "compound"), None)


def _noun_before(verb: Token, cue: Token) -> Token | None:
    """Return the noun right before a verb and its auxiliaries, behind the cue."""
    i = verb.i - 1
    while i > cue.i and verb.doc[i].pos_ in ("AUX", "ADV", "PART"):
        i -= 1
    return verb.doc[i] if i > cue.i and verb.doc[i].pos_ in NOMINAL else None


def _starts_anew(noun: Token, own: Token) -> bool:
    """Whether a new phrase begins between a subject and the noun right before its verb.

    "... held by terrorists a monitor says": no phrase goes on from a noun to an article.
    """
    between = noun.doc[own.i + 1 : noun.i]
    return any(t.tag_ == "DT" and t.nbor(-1).pos_ in NOMINAL for t in between)


def _informant(noun: Token, cue: Token) -> Token:
    """Return who speaks in "activists in the town said": whom the noun before the verb places."""
    above = noun.head.head
    placed = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "from", "near", "inside")
    return above if placed and cue.i < above.i and in_list(above, "informants") else noun


def _source(token: Token) -> Token | None:
    """Return X of "according to X", "as X said" or "in the words of X", if it begins here."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if (token.lower_, after.lower_) == ("according", "to"):
        source = first_child(after, "pobj") or first_child(token, "pobj")
        return source if source is None or not in_list(source, "no_source") else None
    if token.lower_ == "as" and token.dep_ in ("mark", "advmod") and _may_report(token.head):
        said = children(token.head, "ccomp", "dobj", "xcomp")
        return first_child(token.head, "nsubj") if not said else None
    if not in_list(token, "words_of") or token.dep_ != "pobj" or token.head.lower_ != "in":
        return None
    named = complement(token, "of") if first_child(token, "det") is not None else None
    return first_child(token, "poss") or named


def _name_before_colon(cue: Token) -> Token | None:
    """Return the name with which the sentence begins, if a colon follows ("Envoy Holm: ...")."""
    lead = cue.doc[: min(LEADING, cue.i)]
    colon = next((t.i for t in lead if t.text == ":"), 0)
    if colon == 0 or cue.doc[colon - 1].pos_ != "PROPN":
        return None
    return None if any(t.pos_ in VERBAL for t in lead[:colon]) else cue.doc[colon - 1]
