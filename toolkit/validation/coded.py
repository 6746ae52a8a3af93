"""Coded sentences: what coders marked in each, as records, and the lists they come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from toolkit.annotation import Sentence, normalise
from toolkit.corpus import Document

UNSTATED = "not stated"
"""What stands for the coders of a file that does not say who they were."""


@dataclass(frozen=True, slots=True)
class CodedList:
    """One list of a coded sentence: its key, its feature, and its keys in words of evidence.

    `phrases` and `labels` map the keys of a code to columns of evidence: a phrase stands in the
    sentence, a label is a word of the codebook. `needed` are keys that no code may lack.
    `matched_by` are the columns by which a row of evidence is taken for an item.
    """

    key: str
    feature: str
    matched_by: tuple[str, ...]
    phrases: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()


LISTS = (
    CodedList(
        key="blame",
        feature="blame",
        matched_by=("target",),
        phrases={"cue": "cue", "target": "target", "harm": "object", "holder": "holder"},
        labels={"kind": "category", "status": "status"},
        needed=("cue", "target"),
    ),
    CodedList(
        key="credit",
        feature="credit",
        matched_by=("target",),
        phrases={"cue": "cue", "target": "target", "benefit": "object", "holder": "holder"},
        labels={"kind": "category", "status": "status"},
        needed=("cue", "target"),
    ),
    CodedList(
        key="legal",
        feature="legality",
        matched_by=("category", "cue"),
        phrases={"cue": "cue", "subject": "target"},
        labels={"polarity": "category", "status": "status", "form": "form"},
        needed=("cue", "polarity"),
    ),
    CodedList(
        key="hum",
        feature="humanitarian",
        matched_by=("cue",),
        phrases={"term": "cue"},
        needed=("term",),
    ),
)
"""The lists that a coded sentence may have; one that it lacks was not coded in it."""

BY_FEATURE: Mapping[str, CodedList] = MappingProxyType({one.feature: one for one in LISTS})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as a coder marked them; offsets count from the start of the sentence.

    `start` and `end` are None where the words stand for no place: the holder `author`, nothing at
    all, or words that differ from those of the sentence.
    """

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """What one coder wrote of one item, in words of evidence; None is what was not coded."""

    cue: Phrase
    category: str | None = None
    target: Phrase | None = None
    object: Phrase | None = None
    holder: Phrase | None = None
    status: str | None = None
    form: str | None = None
    basis: tuple[Phrase, ...] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing coded, by one coder or several.

    One that is not `required` is neither right nor wrong to find.
    """

    codes: tuple[Code, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence and its items by feature; a feature that is no key was not coded in it.

    `start` is where `text` begins in the document `doc`; `source` is what stands before the colon
    of `doc`, else the name of the file; `probability` is the chance with which the sentence was
    drawn, None where the file does not say; `metadata` are the document's where its text is at
    hand.
    """

    id: str
    doc: str
    source: str
    start: int
    text: str
    items: Mapping[str, tuple[Item, ...]]
    stratum: str = ""
    probability: float | None = None
    metadata: Mapping[str, object] = field(default_factory=dict, hash=False)

    def sentence(self) -> Sentence:
        """Return the sentence ready for extraction, its own text being the whole document."""
        document = Document(self.doc, self.text, self.source, self.metadata)
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return Sentence(document, 0, start, end, *normalise(self.text, start, end))


@dataclass(frozen=True, slots=True)
class CodedFile:
    """A file of coded sentences: its path, and who the coders were."""

    path: Path
    coders: str = UNSTATED


@dataclass(frozen=True)
class Coded:
    """Coded sentences in the order of their files; their ids are distinct."""

    files: tuple[CodedFile, ...]
    sentences: tuple[CodedSentence, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The features coded in at least one sentence, sorted."""
        return tuple(sorted({name for sentence in self.sentences for name in sentence.items}))

    @property
    def coders(self) -> str:
        """Who coded, as the files say; "not stated" where one does not."""
        return "; ".join(dict.fromkeys(file.coders for file in self.files))
