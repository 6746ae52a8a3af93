"""A text file is one document, exactly as it stands."""

from __future__ import annotations

from pathlib import Path

from toolkit.readers.record import Record
from toolkit.readers.text import records


def test_a_text_file_is_one_nameless_record(tmp_path: Path) -> None:
    """Blanks and line ends inside the text stay."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"  The gate was shut. \n\n\tIt opened.\n")
    assert list(records(path)) == [Record(None, "  The gate was shut. \n\n\tIt opened.\n")]


def test_a_utf16_file_of_windows_is_read(tmp_path: Path) -> None:
    """Notepad's "Unicode" is UTF-16 with a mark and CRLF."""
    path = tmp_path / "a.txt"
    path.write_bytes("Über die Brücke.\r\nZurück.".encode("utf-16"))
    assert [record.text for record in records(path)] == ["Über die Brücke.\nZurück."]
