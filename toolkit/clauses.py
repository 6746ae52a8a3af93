"""Who does what in a clause: subjects, agents, owners of acts, and the phrases that name them.

Works on spaCy's tokens with the CLEAR dependency labels of the English pipelines. Gerunds,
participles and infinitives have no subject of their own; it is found by climbing to the clause
that governs them (control and raising), so "creates a basis for X by preventing Y" gives the
subject of "creates" as the one who prevents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.feature import Place
from toolkit.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj", "nsubjpass", "csubjpass")
RELATIVES = frozenset({"who", "which", "that", "whom"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
LEFT_PARTS = frozenset(
    {"compound", "amod", "nmod", "poss", "nummod", "quantmod", "punct", "npadvmod"}
)
CHARGING = frozenset(
    {"accuse", "blame", "condemn", "denounce", "criticize", "criticise", "fault", "suspect"}
    | {"prevent", "stop", "keep", "bar", "prohibit", "discourage", "dissuade", "deter", "hinder"}
)
"""Verbs whose object, not subject, does what follows "of", "for" or "from"."""
SUBJECT_CONTROL = frozenset({"promise", "threaten", "use", "seek", "need", "take", "make", "do"})
"""Verbs whose subject does the infinitive although they have an object."""
CALLING = frozenset({"call", "appeal", "plead", "look", "prevail"})
"""Verbs whose "on", "upon" or "to" names who is to do the infinitive."""
_DEPTH = 12


def children(token: Token, *labels: str) -> list[Token]:
    """Return the token's direct dependents with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def first_child(token: Token, *labels: str) -> Token | None:
    """Return the first direct dependent with one of the labels, or None."""
    return next(iter(children(token, *labels)), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive, a passive participle, or shares the passive of its head."""
    if children(verb, "auxpass", "nsubjpass", "csubjpass", "agent"):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux", "nsubj", "csubj"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return is_passive(verb.head)
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and first_child(verb, "dobj") is not None:
        return False
    return verb.dep_ in ("acl", "amod", "advcl", "relcl", "conj")


def by_agent(verb: Token) -> Token | None:
    """Return the noun behind "by" of a passive verb, or None for an agentless passive."""
    for clause in _coordinated_verbs(verb):
        by = [p for p in children(clause, "agent", "prep") if p.lower_ == "by"]
        found = next((noun for p in by for noun in children(p, "pobj")), None)
        if found is not None:
            return found
    return None


def _coordinated_verbs(verb: Token) -> list[Token]:
    """Return a verb and those that share its subject: the ones listed behind it and before it."""
    found = [verb]
    for other in children(verb, "conj"):
        if other.pos_ in VERBAL and not children(other, *SUBJECTS):
            found.extend(_coordinated_verbs(other))
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not children(verb, *SUBJECTS):
        verb = verb.head
        found.append(verb)
    return found


def doer(verb: Token) -> Token | None:
    """Return the token that does what the verb says, or None where nobody is named."""
    return by_agent(verb) if is_passive(verb) else subject(verb)


def undergoer(verb: Token) -> Token | None:
    """Return the token to which the verb is done: object, passive subject or modified noun."""
    if not is_passive(verb):
        found = first_child(verb, "dobj", "obj")
        relative = found is None or found.lower_ in RELATIVES
        if relative and verb.dep_ == "relcl" and _has_own_subject(verb):
            return verb.head
        return found
    return subject(verb)


def _has_own_subject(verb: Token) -> bool:
    """Whether a relative clause says who acts, so that its noun is who undergoes it."""
    own = first_child(verb, *SUBJECTS)
    return own is not None and own.lower_ not in RELATIVES


def subject(verb: Token, depth: int = _DEPTH) -> Token | None:
    """Return the subject of a verb (of a passive: who undergoes it), its own or its governor's."""
    if depth == 0:
        return None
    own = first_child(verb, *SUBJECTS)
    if own is not None:
        return _antecedent(own, verb)
    if children(verb, "expl"):
        return None
    climb = _CLIMBS.get(verb.dep_)
    return climb(verb, depth - 1) if climb is not None else None


def _antecedent(own: Token, verb: Token) -> Token | None:
    """Return what a relative pronoun stands for; any other subject stands for itself."""
    if own.lower_ not in RELATIVES or own.tag_ == "DT":
        return own
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl") and clause.head != clause else own


def _from_noun(verb: Token, depth: int) -> Token | None:
    """A clause on a noun: "gunmen blocking", "the refusal to talk" (whose?), "towns held by"."""
    noun = verb.head
    if verb.tag_ == "VB":
        pressed = complement(noun, "on", "upon") if noun.lower_ == "pressure" else None
        return pressed or owner(noun) or governor(noun, depth)
    return noun


def _from_conjunct(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.pos_ not in VERBAL:
        return None
    if verb.tag_ == "VBG":
        return _actor_of(head, verb, depth)
    return subject(_reported(head, verb) or head, depth)


def _reported(head: Token, verb: Token) -> Token | None:
    """Return the verb of what is said, where a harm was hung on the verb of saying before it.

    Parsers do so in "the report says the dam is old, but makes the farmers poorer".
    """
    saying = load_lexicon("voice").lists["saying"]
    if head.lower_ not in saying or verb.lower_ in saying or verb.pos_ not in VERBAL:
        return None
    return next((said for said in children(head, "ccomp") if head.i < said.i < verb.i), None)


def _actor_of(head: Token, verb: Token, depth: int) -> Token | None:
    """Return who acts in a dependent clause: of a passive head its agent, not who undergoes it."""
    if is_passive(head) and not is_passive(verb):
        return by_agent(head)
    return subject(head, depth)


def _from_complement(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.pos_ == "ADJ" and head.dep_ == "acomp":
        return subject(head.head, depth)
    if head.pos_ in NOMINAL:
        return owner(head) or governor(head, depth)
    if is_passive(head):
        return subject(head, depth)
    object_ = first_child(head, "dobj", "dative") or _called_on(head)
    if object_ is not None and verb.tag_ == "VB" and head.lemma_ not in SUBJECT_CONTROL:
        return object_
    return subject(head, depth)


def _called_on(verb: Token) -> Token | None:
    """Return who is called upon: "call on X to act", "appeal to X to act"."""
    if verb.lemma_ not in CALLING:
        return None
    called = (p for p in children(verb, "prep") if p.lower_ in ("on", "upon", "to", "for", "with"))
    return next((noun for p in called for noun in children(p, "pobj")), None)


def _from_adverbial(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.pos_ not in VERBAL:
        return owner(head) or governor(head, depth)
    called = _called_on(head) if verb.tag_ == "VB" and verb.i > head.i else None
    return called if called is not None else _actor_of(head, verb, depth)


def _from_preposition(verb: Token, depth: int) -> Token | None:
    """A gerund behind a preposition: "by preventing", "accused X of using", "basis for arming"."""
    preposition = verb.head
    head = preposition.head
    if head.pos_ in VERBAL:
        if head.lemma_ in CHARGING and preposition.lower_ in ("of", "for", "from"):
            return undergoer(head)
        return _actor_of(head, verb, depth)
    first = first_listed(head)
    charged = first.dep_ == "dobj" and first.head.lemma_ in CHARGING
    if charged and preposition.lower_ in ("of", "for", "from"):
        return first
    if preposition.lower_ == "by":
        return governor(head, depth)
    return owner(head) or governor(head, depth)


def first_listed(noun: Token) -> Token:
    """Return the first of a list of nouns ("A" of "A, B and C" from C)."""
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


_CLIMBS = {
    "acl": _from_noun,
    "relcl": _from_noun,
    "conj": _from_conjunct,
    "xcomp": _from_complement,
    "ccomp": _from_complement,
    "advcl": _from_adverbial,
    "pcomp": _from_preposition,
}


def governor(noun: Token, depth: int = _DEPTH) -> Token | None:
    """Return who acts in the clause that a noun stands in as object or behind a preposition."""
    head = noun
    for _ in range(depth):
        if head.dep_ in SUBJECTS or head.head == head:
            return None
        head = head.head
        if head.pos_ in VERBAL:
            found = doer(head)
            return None if found == noun else found
    return None


def owner(noun: Token) -> Token | None:
    """Return whose a thing or act is by the grammar alone: "X's", "by X", "of X", "done by X"."""
    possessor = first_child(noun, "poss")
    if possessor is not None:
        return possessor
    by = agent_of_noun(noun)
    return by if by is not None else complement(noun, "of")


def agent_of_noun(noun: Token) -> Token | None:
    """Return the doer that a noun names outright: "attack by X", "attacks carried out by X"."""
    by = complement(noun, "by")
    if by is not None:
        return by
    for clause in children(noun, "acl", "relcl"):
        if is_passive(clause) and by_agent(clause) is not None:
            return by_agent(clause)
    return None


def complement(noun: Token, *prepositions: str) -> Token | None:
    """Return the noun behind one of the prepositions that hang on a noun, or None."""
    for preposition in children(noun, "prep", "agent"):
        if preposition.lower_ in prepositions:
            return first_child(preposition, "pobj")
    return None


def coordinated(noun: Token) -> list[Token]:
    """Return a noun and the nouns listed with it ("A, B and C" from A), in order."""
    found = [noun]
    for other in children(noun, "conj"):
        if other.pos_ in NOMINAL or other.pos_ == "ADJ":
            found.extend(coordinated(other))
    return found


def noun_phrase(noun: Token) -> Place:
    """Return the phrase that names a thing: modifiers, the noun and its "of" phrase, no article."""
    parts = [noun]
    for child in noun.children:
        if child.i < noun.i and child.dep_ in LEFT_PARTS and child.tag_ not in (",", "-LRB-", ":"):
            parts.append(child.left_edge)
        elif child.i > noun.i and child.lower_ == "of" and children(child, "pobj"):
            parts.append(_end_of_phrase(child))
    if noun.dep_ == "compound":
        parts.extend(_same_name(noun))
    first, last = min(p.i for p in parts), max(p.i for p in parts)
    first = _without_article(noun, first)
    return noun.doc[first].idx, _end(noun.doc[last])


def named_phrase(noun: Token) -> Place:
    """Return the phrase that names a side, with the name beside it ("the group, Northguard")."""
    start, end = noun_phrase(noun)
    beside = (a for a in children(noun, "appos") if a.pos_ == "PROPN")
    name = next((a for a in beside if a.left_edge.idx - end <= 2), None)
    return (start, noun_phrase(name)[1]) if name is not None else (start, end)


def _same_name(noun: Token) -> list[Token]:
    """Return the words right before a name that modifies a noun, parts of the same name."""
    found = []
    for token in reversed(list(noun.doc[noun.head.left_edge.i : noun.i])):
        beside = token.head == noun.head and token.dep_ in LEFT_PARTS
        if not beside or (token.pos_ != "PROPN" and not token.is_punct):
            break
        found.append(token)
    return [token for token in found if token.pos_ == "PROPN"]


def _without_article(noun: Token, first: int) -> int:
    while first < noun.i and noun.doc[first].dep_ in ("det", "predet", "punct", "cc", "preconj"):
        if noun.doc[first].is_quote and any(t.is_quote for t in noun.doc[first + 1 : noun.i]):
            break
        first += 1
    return first


def _end_of_phrase(preposition: Token) -> Token:
    """Return the last token of an "of" phrase with its coordinated nouns but no relative clause."""
    last = preposition
    pending = [preposition]
    while pending:
        token = pending.pop()
        last = max(last, token, key=lambda t: t.i)
        pending.extend(
            c
            for c in token.children
            if c.dep_ in ("pobj", "conj", "compound", "amod", "case")
            or (c.dep_ == "prep" and c.lower_ == "of")
        )
    return last


def _end(token: Token) -> int:
    return int(token.idx + len(token))


def clause_span(tokens: list[Token]) -> Place | None:
    """Return the characters from the first to the last word under the tokens, trimmed of commas."""
    if not tokens:
        return None
    doc = tokens[0].doc
    first = min(token.left_edge.i for token in tokens)
    last = max(token.right_edge.i for token in tokens)
    while last > first and doc[last].is_punct:
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].dep_ == "det"):
        first += 1
    return doc[first].idx, _end(doc[last])


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the token and all that govern it, upwards."""
    yield token
    yield from token.ancestors
