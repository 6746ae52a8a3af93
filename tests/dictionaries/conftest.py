"""What the tests of formats share: a file of a name and contents, read as a lexicon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.dictionaries import read_lexicon
from toolkit.lexicon import Lexicon

Read = Callable[[str, str | bytes], Lexicon]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a file and read it as a lexicon."""

    def read_file(name: str, contents: str | bytes) -> Lexicon:
        path = tmp_path / name
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return read_lexicon(path)

    return read_file
