"""Every reader is found by itself and keeps the contract."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.readers.formats import known_suffixes, reader_of


@pytest.mark.parametrize("suffix", known_suffixes())
def test_a_reader_has_documented_records_and_proper_suffixes(suffix: str) -> None:
    """A suffix is a dot and lower-case letters, and its reader says what it yields."""
    reader = reader_of(Path(f"a{suffix}"))
    assert suffix in reader.SUFFIXES
    assert suffix.startswith(".") and suffix == suffix.lower()
    assert inspect.getdoc(reader.records)


@pytest.mark.parametrize("suffix", known_suffixes())
def test_a_missing_file_is_an_input_error_in_every_format(suffix: str, tmp_path: Path) -> None:
    """No reader lets another exception out for a file that is not there."""
    path = tmp_path / f"gone{suffix}"
    with pytest.raises(InputError, match="gone"):
        list(reader_of(path).records(path))


@pytest.mark.parametrize("suffix", known_suffixes())
def test_bytes_that_fit_no_format_never_end_in_a_traceback(suffix: str, tmp_path: Path) -> None:
    """Noise gives some document or an input error naming the file."""
    path = tmp_path / f"noise{suffix}"
    path.write_bytes(bytes(range(256)) * 3)
    with pytest.raises(InputError, match="noise"):
        list(reader_of(path).records(path))


def test_the_formats_of_today_are_known() -> None:
    """Text, Markdown, tables and JSON Lines can be read."""
    assert {".txt", ".md", ".csv", ".tsv", ".parquet", ".jsonl"} <= set(known_suffixes())


def test_a_suffix_counts_in_any_case() -> None:
    """REPORT.TXT is a text file."""
    assert reader_of(Path("REPORT.TXT")) is reader_of(Path("report.txt"))


@pytest.mark.parametrize(
    ("name", "kind"), [("a.odt", "files ending in '.odt'"), ("README", "files without a suffix")]
)
def test_an_unknown_kind_is_refused_with_the_known_ones(name: str, kind: str) -> None:
    """The error names the suffixes that can be read."""
    with pytest.raises(InputError, match=rf"{kind} cannot be read; convert it .*\.csv.*\.txt"):
        reader_of(Path(name))
