"""Feature tables made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document

Table = Callable[..., pd.DataFrame]


def make_table(groups: Sequence[str], tokens: Sequence[int], **hits: Sequence[int]) -> pd.DataFrame:
    """Return a feature table of documents d00, d01 ...; each keyword is a category of "blame"."""
    index = pd.Index([f"d{number:02d}" for number in range(len(groups))], name="doc_id")
    counts = {f"blame:{name}": list(values) for name, values in hits.items()}
    exposure = {
        "source": list(groups),
        "tokens": list(tokens),
        "sentences": [t // 20 for t in tokens],
    }
    return pd.DataFrame({**exposure, **counts}, index=index)


@pytest.fixture
def table() -> Table:
    """Give tests the maker of feature tables."""
    return make_table


@pytest.fixture
def two_groups() -> pd.DataFrame:
    """Six documents of group a, eight of group b, with hits in three categories."""
    return make_table(
        "aaaaaabbbbbbbb",
        [900, 1200, 800, 1000, 1500, 700, 2000, 2100, 1900, 2500, 1700, 2200, 1800, 2050],
        all=[9, 14, 8, 11, 19, 6, 8, 9, 5, 14, 6, 7, 9, 10],
        causation=[3, 4, 0, 2, 7, 1, 4, 4, 3, 6, 2, 3, 4, 5],
        deception=[0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 3, 0, 1],
    )


@pytest.fixture
def lone_text() -> pd.DataFrame:
    """One document of source "statement", seven of source "messages"."""
    return make_table(
        ["statement", *["messages"] * 7],
        [1000, 2000, 2100, 1900, 2500, 1700, 2200, 1800],
        all=[9, 8, 9, 5, 14, 6, 7, 9],
        causation=[0, 4, 4, 3, 6, 2, 3, 4],
        deception=[0, 0, 0, 0, 0, 0, 0, 0],
    )


@pytest.fixture
def lone_sentences() -> pd.DataFrame:
    """The fifty sentences of the lone document, nine hits in seven of them."""
    hits = [2, 2, 1, 1, 1, 1, 1, *[0] * 43]
    index = pd.MultiIndex.from_product([["d00"], range(50)], names=["doc_id", "sentence"])
    exposure = {"source": "statement", "tokens": 20, "sentences": 1}
    counts = {"blame:all": hits, "blame:causation": 0, "blame:deception": 0}
    return pd.DataFrame({**exposure, **counts}, index=index)


def make_corpus(sizes: dict[str, int], seed: int = 0) -> Corpus:
    """Return a corpus of sources with so many documents, of different lengths and three authors."""
    rng = np.random.default_rng(seed)
    places = [(source, number) for source, size in sizes.items() for number in range(size)]
    return Corpus(
        [
            Document(
                f"{source}-{number:02d}",
                "Trade grew and the roads were mended. " * int(rng.integers(20, 60)),
                source,
                {"author": f"{source} {number // 3}"},
            )
            for source, number in places
        ]
    )


@pytest.fixture(scope="session")
def corpus() -> Callable[..., Corpus]:
    """Give tests the maker of corpora."""
    return make_corpus


CLAIMS = {
    "blame": (("causation", "obstruction"), ("tie",), ("blocked", "killed", "armed", "hit")),
    "legality": (("unlawful", "lawful"), ("claim", "label"), ("illegal", "lawful", "hit")),
    "humanitarian": (("camps and shelter", "access and corridors"), ("term",), ("tent", "camp")),
}


def make_evidence(corpus: Corpus, rows: int = 150, seed: int = 1) -> pd.DataFrame:
    """Return made-up evidence of three features: claims of every status, of two holders, terms."""
    rng = np.random.default_rng(seed)
    ids = [document.doc_id for document in corpus]
    made = []
    for _ in range(rows):
        feature = str(rng.choice(list(CLAIMS)))
        categories, forms, cues = CLAIMS[feature]
        claim = feature != "humanitarian"
        agency = str(rng.choice(["active", "deleted"], p=[0.8, 0.2]))
        made.append(
            {
                # Skewed, so that groups and documents differ.
                "doc_id": ids[int(len(ids) * rng.random() ** 1.5)],
                "feature": feature,
                "category": str(rng.choice(categories)),
                "cue": str(rng.choice(cues)),
                "rule": str(rng.choice(["one", "two", "three"])),
                "status": str(rng.choice(["asserted", "hedged", "denied"], p=[0.7, 0.15, 0.15]))
                if claim
                else "",
                "holder": str(rng.choice(["author", "Moscow"], p=[0.8, 0.2])) if claim else "",
                "form": str(rng.choice(forms)),
                "agency": agency if feature == "blame" else "",
            }
        )
    return pd.DataFrame(made)


@pytest.fixture(scope="session")
def evidence() -> Callable[..., pd.DataFrame]:
    """Give tests the maker of evidence."""
    return make_evidence
