"""Credit: who is credited with something good, by whom, for whom (codebook, Credit tie).

The mirror image of blame: credit claiming after Mayhew (1974), the brighter side of the ideological
square after van Dijk (1998). The ties are those of `toolkit.ties`; of them those stay whose target
is a side and that tell what it does or did, or vow it (event factuality, Saurí & Pustejovsky 2009):
whoever says what should or may be done credits nobody yet (`toolkit.factuality`). Explicit credit
is read by `toolkit.praise`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.annotation import Hit, Sentence
from toolkit.clauses import NOMINAL, VERBAL, children, noun_phrase, owner
from toolkit.factuality import TOLD, UNREAL, VOWED, factuality
from toolkit.feature import Feature, Finding, Place
from toolkit.lexicon import Lexicon, load_lexicon
from toolkit.praise import PRAISING, is_side
from toolkit.ties import find_ties
from toolkit.voice import ASSERTED, HEDGED

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_credit(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return the findings of a parsed sentence that credit a side with something good."""
    praised: list[Finding] = []
    deeds: list[Hit] = []
    for hit in sentence.hits_of(lexicon.name):
        pattern = PRAISING.get(hit.entry.options.get("pattern", ""))
        if pattern is None:
            deeds.append(hit)
        else:
            praised.extend(pattern(hit, sentence, lexicon))
    done = [
        sounded
        for finding in find_ties(replace(sentence, hits=tuple(deeds)), lexicon)
        for sounded in _as_told(finding, sentence, lexicon)
    ]
    return praised + [finding for finding in done if not _retold(finding, praised, done)]


def _retold(finding: Finding, praised: list[Finding], done: list[Finding]) -> bool:
    """Whether a deed is the ground of praise, or the object of the same side's deed.

    "We thank X for building Y" and "X gives help to Y" are a tie each.
    """
    grounds = [praise.object for praise in praised]
    grounds += [other.object for other in done if other.target == finding.target]
    return any(ground and ground[0] <= finding.span[0] < ground[1] for ground in grounds)


def _as_told(finding: Finding, sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Return a side's deed if it is told, as hedged if it is vowed, and else nothing."""
    cue = sentence.words(*finding.span).root
    side = _side_of(sentence.words(*(finding.target or finding.span)).root, lexicon)
    real = factuality(cue)
    found = replace(finding, object=finding.object or _helped(cue))
    if side is None or real == UNREAL:
        return []
    if real == TOLD and not _serves(found, sentence, lexicon):
        return []
    vowed = real == VOWED and found.status == ASSERTED
    return [replace(found, target=noun_phrase(side), status=HEDGED if vowed else found.status)]


def _helped(verb: Token) -> Place | None:
    """Return who is helped to do something, whom parsers make the subject of what is done."""
    done = children(verb, "ccomp")
    helped = next((one for clause in done for one in children(clause, "nsubj")), None)
    return noun_phrase(helped) if helped is not None else None


def _side_of(target: Token, lexicon: Lexicon) -> Token | None:
    """Return who earns the credit: a person, people, an institution, or whose measure it is."""
    if is_side(target, lexicon):
        return target
    if target.lower_ not in load_lexicon("factuality").lists["measures"]:
        return None
    taker = owner(target)
    return taker if taker is not None and is_side(taker, lexicon) else None


def _serves(finding: Finding, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether somebody or something is served: a clause is not, nor is a position backed.

    "Supports the farmers" is credit, "supports the reform" is agreement. Of "our support" alone
    nobody can tell; "gives support" is help enough.
    """
    served = lexicon.entry(finding.rule).options.get("served")
    if finding.object is None:
        cue = sentence.words(*finding.span).root
        return served is None or (cue.pos_ in NOMINAL and not children(cue, "poss"))
    thing = sentence.words(*finding.object).root
    if served is None:
        return thing.pos_ not in VERBAL
    return thing.pos_ != "NOUN" or thing.lower_ in lexicon.lists[served]


feature = Feature(name="credit", title="Credit attribution", extract=find_credit, parser=True)
