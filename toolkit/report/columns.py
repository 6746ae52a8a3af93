"""The page's data: evidence as columns of small numbers, every word and sentence stored once."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from toolkit.comparison.parties import PRONOUN, SOURCE, WORDS, find_parties
from toolkit.corpus import Corpus
from toolkit.evidence import AUTHOR
from toolkit.report.contents import ReportInput
from toolkit.report.contexts import word_contexts

ROLES = ("target", "antecedent", "object", "affected", "holder", "recipient")
KIND = ("feature", "category", "status", "form", "rule", "agency")
NO_ACTOR = "no known actor"
PACK = 65_536
"""A place in a sentence is one number, start * PACK + length; 0 is none."""

Columns = dict[str, object]


def page_data(results: ReportInput) -> Columns:
    """Return what the script of the page needs, ready for JSON.

    - documents: id, title, date, source, group: a list each;
    - sentences: document and number (from 0) of each sentence with evidence, and its text;
    - kinds: the distinct (feature, category, status, form, rule, agency), which evidence refers to;
    - actors, holders (actors too, or "author"), parties (as the networks name them), bases,
      strings: the distinct values, which evidence refers to by number; `from` and `to` are the
      parties of what has a target;
    - features in the page's order;
    - evidence: columns with a number each row. `counted` is 1 for what the measures count, 2 for
      what they count as told without its agent, else 0. `sentence` is the difference to the row
      before, `span` and the roles are places in the sentence (start * PACK + length), 0 for none
      and -1 - n for the nth of strings where a role stands in another sentence.
    - words: contexts of the most characteristic words (see `word_contexts`).
    """
    rows = results.rows
    sentences, places, offsets = _sentences(rows, results.corpus)
    kinds, kind = _numbered(rows[list(KIND)].itertuples(index=False, name=None))
    actors, actor = _numbered(rows["actor"])
    named = find_parties(rows, results.corpus)
    holders, holder_actor = _numbered(_holders(rows["holder"], named))
    aimed = rows["target"] != ""
    sides = [*named["holder"].where(aimed, ""), *named["target"].where(aimed, "")]
    parties, party = _numbered(sides)
    bases, basis = _numbered(rows["basis"].map(_basis_words))
    strings: dict[str, int] = {}
    roles = {role: _role(rows, role, offsets, strings) for role in ROLES}
    return {
        "pack": PACK,
        "features": results.features,
        "documents": _documents(results),
        "sentences": sentences,
        "kinds": kinds,
        "actors": actors,
        "holders": holders,
        "parties": parties,
        "bases": bases,
        "strings": list(strings),
        "evidence": {
            "sentence": np.diff(places, prepend=0).tolist(),
            "kind": kind,
            "counted": _counted(results),
            "actor": actor,
            "holder_actor": holder_actor,
            "from": party[: len(rows)],
            "to": party[len(rows) :],
            "basis": basis,
            "span": _packed(rows["start"] - offsets, rows["end"] - rows["start"]),
            **roles,
        },
        "words": word_contexts(results),
    }


def to_script(data: Columns) -> str:
    """Return the data as JSON, deflated (RFC 1950) and in base64: small, and nothing but letters.

    So no text can end the script element it stands in. A hundred thousand rows with their sentences
    take some ten megabytes, less than half of the JSON.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode())).decode()


def _counted(results: ReportInput) -> list[int]:
    """Return how each row is counted: 0 not at all, 1 in its category, 2 as without its agent."""
    counted = pd.Series(0, index=results.rows.index)
    counted[results.counted.index] = 1
    counted[results.agentless.index] = 2
    return [int(number) for number in counted]


def _documents(results: ReportInput) -> Columns:
    documents, in_full = list(results.corpus), set(results.in_full)
    return {
        "id": [document.doc_id for document in documents],
        "title": [str(document.metadata.get("title", "")) for document in documents],
        "date": [str(document.metadata.get("date", "")) for document in documents],
        "source": [document.source for document in documents],
        "group": [results.groups[document.doc_id] for document in documents],
        "full": [int(document.doc_id in in_full) for document in documents],
    }


def _sentences(rows: pd.DataFrame, corpus: Corpus) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return the sentences; for each row the number of its sentence, and where that starts."""
    keyed = rows.groupby(["doc_id", "sentence"], sort=False)
    places = keyed.ngroup().to_numpy(int)
    starts = keyed[["sentence_start", "start"]].min().min(axis=1).to_numpy(int)
    ends = keyed[["sentence_end", "end"]].max().max(axis=1).to_numpy(int)
    order = {document.doc_id: number for number, document in enumerate(corpus)}
    keys = [(str(doc_id), int(number)) for doc_id, number in keyed.size().index]
    sentences: Columns = {
        "document": [order[doc_id] for doc_id, _ in keys],
        "number": [number for _, number in keys],
        "text": [
            corpus[doc_id].text[start:end]
            for (doc_id, _), start, end in zip(keys, starts, ends, strict=True)
        ],
    }
    return sentences, places, starts[places]


def _numbered(values: Iterable[object]) -> tuple[list[object], list[int]]:
    """Return the distinct values in order of appearance, and the number of each value."""
    seen: dict[object, int] = {}
    numbers = [seen.setdefault(value, len(seen)) for value in values]
    return list(seen), numbers


def _holders(words: pd.Series, named: pd.DataFrame) -> list[str]:
    """Return who makes each claim: "author", an actor or neither; "" where nothing is claimed."""
    actor = named["holder"].where(~named["holder_type"].isin([SOURCE, WORDS, PRONOUN]), NO_ACTOR)
    return list(words.where(words.isin(["", AUTHOR]), actor))


def _basis_words(basis: object) -> str:
    """Return the instruments in one string, as in CSV."""
    if isinstance(basis, str):
        return basis
    return "; ".join(str(name) for name in basis) if isinstance(basis, Iterable) else ""


def _packed(starts: Sequence[int], lengths: Sequence[int]) -> list[int]:
    pairs = zip(starts, lengths, strict=True)
    return [int(start) * PACK + int(length) for start, length in pairs]


def _role(rows: pd.DataFrame, role: str, offsets: np.ndarray, strings: dict[str, int]) -> list[int]:
    """Return the places of a role in its sentence; words elsewhere go to the strings."""
    starts = rows[f"{role}_start"].fillna(-1).to_numpy(int)
    lengths = rows[f"{role}_end"].fillna(-1).to_numpy(int) - starts
    within = (starts >= offsets) & (starts + lengths <= rows["sentence_end"]) & (lengths > 0)
    packed = np.where(within & (lengths < PACK), (starts - offsets) * PACK + lengths, 0)
    words = rows[role].to_numpy()
    for row in np.flatnonzero((packed == 0) & (words != "")):
        packed[row] = -1 - strings.setdefault(words[row], len(strings))
    return [int(number) for number in packed]
