"""What the tests of calls share: the rows of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence

Calls = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture
def calls() -> Calls:
    """Give the calls of a sentence: category, target, what is called for."""

    def found(text: str) -> list[tuple[str, str, str]]:
        rows = find_evidence(Corpus([Document("t", text, "t", {})]), ["directives"])
        columns = rows[["category", "target", "object"]]
        return list(columns.itertuples(index=False, name=None))

    return found
