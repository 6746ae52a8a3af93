"""Attribution: who is quoted in a quotation that runs over sentences.

The words that introduce a quotation or follow it are parsed on their own. They name the speaker
with a verb of saying ("X said: …", "…, X told reporters"), with "according to X", or as a name
before a colon. Where they do none of it the speaker is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.actors import resolve
from toolkit.annotation import TOKEN
from toolkit.clauses import (
    NOMINAL,
    VERBAL,
    by_agent,
    children,
    first_child,
    is_passive,
    noun_phrase,
    subject,
    undergoer,
)
from toolkit.lexicon import load_lexicon
from toolkit.scope import in_list
from toolkit.sides import is_personal
from toolkit.surroundings import Part, Surroundings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from toolkit.annotation import Sentence
    from toolkit.feature import Place
    from toolkit.quotations import Quotation

BARE = 8
"""Words of a sentence of its own that does no more than attribute the one before."""

_WORD = re.compile(TOKEN)
_LEADS_IN = re.compile(r"[:,]\W*$|\bthat\W*$")
_COMMAS = " ,-–—"
_POINTING = frozenset({"DT", "WDT", "WP"})


def find_speaker(quotation: Quotation, around: Surroundings) -> Place | None:
    """Return where the document names who is quoted; None for the author, or where nobody is named.

    Words that lead into the quotation are asked first, then those behind it, then the attribution
    of a quotation that ends just before it, then the other words before it in its sentence.
    """
    leads = list(_leads(quotation, around))
    joined = [part for part in leads if _LEADS_IN.search(part.text)]
    loose = [part for part in leads if part not in joined]
    asked = [(part, _named_before) for part in joined]
    asked += [(part, _named_behind) for part in _tails(quotation, around)]
    asked += [(part, _named_before) for part in loose]
    for part, named in asked:
        speaker = named(around.parse(part.text))
        if speaker is not None:
            return _place(speaker, part)
    return None


def _place(speaker: Token, part: Part) -> Place | None:
    """Return the place of a speaker's phrase in the document; the first person is the author.

    A letter ("Q", for a question) or a word that only points ("which", "that") names nobody.
    """
    first_person = in_list(speaker, "first_person")
    if first_person or len(speaker) == 1 or speaker.tag_ in _POINTING:
        return None
    start, end = noun_phrase(speaker)
    return part.sentence.place(part.start + start, part.start + end)


def _leads(quotation: Quotation, around: Surroundings) -> Iterator[Part]:
    """Yield what may introduce a quotation: the words before it, in its sentence or the last.

    What stands behind another quotation inside them comes first.
    """
    first = around.sentence_at(quotation.start)
    lead = around.part(first, first.start, quotation.start)
    before = around.before(first)
    if not _has_words(lead):
        if before is None or not _LEADS_IN.search(before.text):
            return
        lead = around.part(before, before.start, before.end)
    left = lead.sentence.start
    ends = [q.end for q in around.quotations_at(left, quotation.start)]
    left = max([left, *(end for end in ends if end <= quotation.start)])
    shorter = around.part(lead.sentence, left, min(lead.sentence.end, quotation.start))
    if _has_words(shorter) and shorter != lead:
        yield shorter
    yield lead


def _tails(quotation: Quotation, around: Surroundings) -> Iterator[Part]:
    """Yield what may name the speaker behind a quotation, or behind one that ends before it."""
    if quotation.closed:
        yield from _behind(quotation.end, around)
    first = around.sentence_at(quotation.start)
    before = around.before(first)
    if before is not None and not _has_words(around.part(first, first.start, quotation.start)):
        ends = [q.end for q in around.quotations_at(before.start, before.end)]
        last = max((end for end in ends if end <= before.end), default=None)
        if last is not None:
            yield _up_to_next(before, last, around)


def _behind(end: int, around: Surroundings) -> Iterator[Part]:
    """Yield the words behind a quotation, of its sentence or else of the next."""
    last = around.sentence_at(end - 1)
    tail = _up_to_next(last, end, around)
    following = around.after(last)
    if _has_words(tail):
        yield tail
    elif following is not None and around.same_paragraph(end - 1, following.start):
        bare = _up_to_next(following, following.start, around)
        if len(_WORD.findall(bare.text)) <= BARE:
            yield bare


def _up_to_next(sentence: Sentence, start: int, around: Surroundings) -> Part:
    """Return the words of a sentence from a place on, up to where the next quotation begins."""
    starts = [q.start for q in around.quotations_at(start, sentence.end)]
    return around.part(sentence, start, min([sentence.end, *(s for s in starts if s >= start)]))


def _has_words(part: Part) -> bool:
    return _WORD.search(part.text) is not None


def _saying() -> frozenset[str]:
    return load_lexicon("voice").lists["saying"] | load_lexicon("attribution").lists["quoting"]


def _named_before(words: Doc) -> Token | None:
    """Return the speaker named by the last verb of words that lead up to a quotation."""
    verbs = [token for token in words if token.pos_ in VERBAL]
    for verb in reversed(verbs):
        behind = [token for token in verbs if token.i > verb.i]
        if verb.lower_ in _saying() and all(verb.is_ancestor(other) for other in behind):
            return by_agent(verb) if is_passive(verb) else subject(verb)
        if verb.lower_ in load_lexicon("attribution").lists["citing"] and not behind:
            return _person_cited(verb)
    return _source(words) or _name_before_colon(words)


def _person_cited(verb: Token) -> Token | None:
    cited = undergoer(verb)
    if cited is None:
        return None
    named = is_personal(cited) or any(is_personal(one) for one in children(cited, "appos"))
    return cited if named else None


def _source(words: Doc) -> Token | None:
    """Return the noun behind "according to", or behind "in the words of"."""
    for token in words[:-1]:
        link = words[token.i + 1]
        if (token.lower_, link.lower_) in (("according", "to"), ("words", "of")):
            return first_child(link, "pobj") or first_child(token, "pobj")
    return None


def _name_before_colon(words: Doc) -> Token | None:
    """Return the name that ends words before a colon: no date's, no state's."""
    chunks = list(words.noun_chunks)
    end = chunks[-1].end if chunks else 0
    if not chunks or end == len(words) or words[end].text != ":":
        return None
    actor = resolve(chunks[-1].text)
    state = actor is not None and actor.group == "state" and chunks[-1].root.text == actor.label
    dated = any(token.like_num for token in chunks[-1])
    return chunks[-1].root if chunks[-1].root.pos_ == "PROPN" and not (state or dated) else None


def _named_behind(words: Doc) -> Token | None:
    """Return the speaker of words that follow a quotation and are an attribution of it.

    Words that say something of their own ("The envoy confirmed the reports.") attribute nothing.
    """
    spoken = [token for token in words if token.text.strip(_COMMAS)]
    if not spoken or spoken[0].is_punct:
        return None
    verb = next((token for token in spoken if _attributes(token)), None)
    if verb is None:
        return _source(words) if spoken[0].lower_ == "according" else None
    if verb == spoken[0]:
        behind = children(verb, "nsubj", "dobj", "attr", "oprd")
        return behind[0] if behind and behind[0].pos_ in NOMINAL else None
    stated = children(verb, "ccomp") + (children(verb, "dobj") if verb.lemma_ != "tell" else [])
    speaker = first_child(verb, "nsubj", "nsubjpass")
    own = speaker is not None and speaker.left_edge == spoken[0]
    return speaker if own and not stated else None


def _attributes(verb: Token) -> bool:
    """Whether a verb is one of saying, or a passive of citing ("was quoted as saying")."""
    if verb.lower_ in load_lexicon("attribution").lists["citing"]:
        return is_passive(verb)
    return verb.lower_ in _saying() and not is_passive(verb)
