"""Speakers: who makes the claim that a word carries, as far as its sentence says.

The nearest word above the claim that gives it to somebody decides: a verb of saying, believing,
denying, judging or calling, or a noun such as "accusation"; where there is none, the order of
words (`reporting`). The first person is the author, and so is a state that performs in the present
tense what the verb says ("Norway condemns").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.clauses import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    by_agent,
    children,
    complement,
    first_child,
    governor,
    is_passive,
    noun_phrase,
    owner,
    subject,
)
from toolkit.reporting import quotation_around, speakers_beside
from toolkit.scope import Step, in_list, is_none, is_refuted, steps

if TYPE_CHECKING:
    from spacy.tokens import Token

    from toolkit.feature import Place

CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_TOLD = ("ccomp", "parataxis")
_DENIED = (*_TOLD, "xcomp", "dobj", "nsubjpass", "csubj", "csubjpass")
_LOOSE = ("advmod", "aux", "neg", "cc", "prep", "npadvmod")
"""What may end a phrase only by a fault of the parser."""


def holder_of(cue: Token, speaker: Token | None = None) -> Place | None:
    """Return the phrase that names who makes the claim of a word; None for the author.

    `speaker` is who makes it by the word itself ("X accuses Y"), where the caller knows.
    """
    own = speaker if speaker is not None else _own_speaker(cue)
    if own is not None and is_somebody(own) and not _is_authors(own, cue):
        return speaker_phrase(own, cue)
    return next((speaker_phrase(*found) for found in _speakers(cue)), None)


def speaker_phrase(speaker: Token, verb: Token) -> Place:
    """Return the phrase that names a speaker, with all that stands in it before the verb.

    "A spokesman for the council said": spokesman for the council. A speaker given as its own verb
    ("reports of") is named by what stands before it.
    """
    start, end = noun_phrase(speaker)
    if verb == speaker:
        return start, speaker.idx + len(speaker)
    named = (t for t in speaker.doc if t.idx >= start and not in_list(t, "days"))
    last = _last_of_name(speaker, verb)
    return min(speaker.idx, next(named, speaker).idx), max(end, last.idx + len(last))


def _last_of_name(speaker: Token, verb: Token) -> Token:
    below, last = set(speaker.subtree), speaker
    for token in speaker.doc[speaker.i + 1 : max(verb.i, speaker.i + 1)]:
        if token.is_punct or token.dep_ in ("relcl", "acl") or _begins_clause(token):
            break
        if token not in below and token.pos_ != "PROPN":
            break
        last = token
    while last.i > speaker.i and last.dep_ in _LOOSE:
        last = last.nbor(-1)
    return last


def _begins_clause(token: Token) -> bool:
    """Whether the name is over: a clause on it begins ("residents who fled"), or it owns."""
    return token.tag_ in ("WP", "WDT", "WRB", "VBG", "VBN", "VBD", "POS")


def _speakers(cue: Token) -> Iterator[tuple[Token, Token]]:
    """Yield who may hold the claim and the word that says so, the best first."""
    inside = quotation_around(cue)
    for step in steps(cue):
        speaker = speaker_at(step)
        if speaker is None or not is_somebody(speaker) or _is_authors(speaker, step.word):
            continue
        if step.word.i in inside or speaker.i not in inside:
            yield speaker, step.word
    yield from (found for found in speakers_beside(cue) if is_somebody(found[0]))


def is_somebody(speaker: Token) -> bool:
    """Whether a speaker is one beside the author: not we, nor nobody, nor an empty "it"."""
    if in_list(speaker, "first_person", "nobody", "nameless") or speaker.dep_ == "expl":
        return False
    if speaker.lower_ == "it":
        verb = speaker.head
        return speaker.dep_ == "nsubj" and not is_passive(verb) and verb.lemma_ != "be"
    return not is_none(speaker)


def _is_authors(speaker: Token, verb: Token) -> bool:
    """Whether the author speaks after all: "Norway condemns", "falsely claims"."""
    return performs(speaker, verb) or any(in_list(c, "falsely") for c in verb.children)


def performs(speaker: Token, verb: Token) -> bool:
    """Whether a state does in its own text what the verb says: "Norway condemns the raid"."""
    if verb.pos_ not in VERBAL or verb.tag_ in ("VBD", "VBN") or not in_list(verb, "performing"):
        return False
    start, end = noun_phrase(speaker)
    actor = resolve(speaker.doc.text[start:end])
    return actor is not None and actor.group == "state"


def _own_speaker(cue: Token) -> Token | None:
    """Return who denies, claims or records what the cue tells ("denied any involvement")."""
    if disowns(cue) or _claims_responsibility(cue):
        return _subject_of(cue)
    told = (c for c in children(cue, "acl") if in_list(c, "telling") or c.lower_ == "claimed")
    return next((who for clause in told if (who := by_agent(clause)) is not None), None)


def disowns(verb: Token) -> bool:
    """Whether a verb itself denies a claim: "denied responsibility", not "denied access"."""
    if verb.pos_ not in VERBAL or not in_list(verb, "denying"):
        return False
    return any(in_list(said, "content") for said in children(verb, "dobj", "nsubjpass"))


def _claims_responsibility(verb: Token) -> bool:
    return verb.lemma_ == "claim" and any(o.lemma_ == "responsibility" for o in verb.children)


def speaker_at(step: Step) -> Token | None:
    """Return who makes the claim below a word, if the word gives it to somebody."""
    word = step.word
    if word.pos_ in VERBAL:
        speaks = says(step) or (_judges(step) and not is_passive(word))
        return _subject_of(word) if speaks else None
    if word.pos_ in NOMINAL:
        return _teller(word) if tells(step) else None
    fears = in_list(word, "hedges") and step.below.dep_ == "ccomp"
    return subject(word.head) if fears and word.head.pos_ in VERBAL else None


def says(step: Step) -> bool:
    """Whether a verb has the claim for what is said, believed, doubted or denied."""
    verb, below = step.word, step.below
    if in_list(verb, "denying"):
        return step.reached and (below.dep_ in _DENIED or below.lower_ == "as")
    if in_list(verb, "doubting"):
        return step.reached and below.dep_ in (*_TOLD, "dobj", "xcomp")
    if below.dep_ == "prep":
        return below.lower_ in ("of", "about") and in_list(verb, "speaking")
    if not in_list(verb, "saying"):
        return False
    if below.dep_ == "xcomp":
        return is_passive(verb)
    if below.dep_ == "dobj":
        return step.direct and in_list(verb, "telling")
    return below.dep_ in _TOLD


def _judges(step: Step) -> bool:
    """Whether a verb judges, names or calls for what the claim tells ("condemned the raid")."""
    verb, below = step.word, step.below
    if below.dep_ in (*SUBJECTS, "advcl", "conj", "parataxis"):
        return False
    if in_list(verb, "naming") and _is_name(below):
        return True
    if verb.lemma_ == "hold":
        return any(child.lower_ in ("responsible", "accountable") for child in verb.children)
    if verb.lemma_ == "call":
        return below.lower_ in ("on", "upon", "for") or below.dep_ == "xcomp"
    return in_list(verb, "judging", "urging")


def _is_name(below: Token) -> bool:
    """Whether the claim is in what something is called: "called it a raid", "described as"."""
    if below.dep_ == "ccomp":
        return not children(below, "mark")
    named = below.dep_ == "oprd" or below.lower_ == "as"
    return named or (below.dep_ == "dobj" and any(c.lower_ == "as" for c in below.children))


def tells(step: Step) -> bool:
    """Whether a noun is what the claim is told as: "the accusation that", "reports of"."""
    noun, below = step.word, step.below
    if below.lower_ == "of":
        return step.reached and in_list(noun, "allegations")
    if below.lower_ in ("over", "at", "about", "regarding"):
        return in_list(noun, "outcries")
    told = any(child.lower_ == "that" for child in below.children)
    return below.dep_ in CLAUSES and told and in_list(noun, "allegations", "risk")


def _subject_of(verb: Token) -> Token | None:
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.pos_ in VERBAL:
        return subject(verb.head.head)
    if is_passive(verb):
        return by_agent(verb)
    outer = _saying_above(verb)
    speaker = subject(outer if outer is not None else verb)
    return _behind(speaker, verb) if speaker is not None else None


def _saying_above(verb: Token) -> Token | None:
    """Return the verb of saying whose speaker goes on: "adding that", "said it believes"."""
    if verb.dep_ == "ccomp" and any(s.lower_ in ("it", "he", "she") for s in verb.children):
        outer = first_child(verb.head, "nsubj")
        goes_on = in_list(verb.head, "reporting") and outer is not None and outer.pos_ != "PRON"
        return verb.head if goes_on else None
    if not in_list(verb, "going_on") or verb.dep_ not in ("advcl", "xcomp", "acl", "conj"):
        return None
    return next((t for t in verb.ancestors if t.pos_ in VERBAL and in_list(t, "reporting")), None)


def _behind(speaker: Token, verb: Token) -> Token:
    """Return whom an outlet quotes, or whose text it is that says; else who speaks."""
    quoting = (c for c in children(speaker, "acl") if c.lower_ in ("quoting", "citing"))
    quoted = next((o for clause in quoting for o in children(clause, "dobj")), None)
    if quoted is not None:
        return quoted
    if in_list(speaker, "texts") and verb.dep_ == "acl":
        return owner(speaker) or governor(speaker) or speaker
    return speaker


def _teller(noun: Token) -> Token | None:
    """Return whose accusation, fear or report it is; of reports that are nobody's, the reports."""
    own = first_child(noun, "poss") or complement(noun, "by") or complement(noun, "from")
    if own is not None:
        return own
    if noun.dep_ == "dobj" and in_list(noun.head, "voicing"):
        return governor(noun)
    refuted = is_refuted(noun) or any(in_list(c, "false") for c in noun.children)
    return noun if noun.lemma_ == "report" and not refuted else None
