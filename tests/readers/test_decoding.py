"""Bytes become text in the encoding they were written in, and nothing is lost silently."""

from __future__ import annotations

import codecs
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.readers.decoding import decoded, read_decoded

WRITTEN = "Les réfugiés sont rentrés. “The road is open,” she said — at last."
TEXTS = st.text(st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]))


@given(TEXTS)
def test_utf8_text_comes_back_with_and_without_a_mark(text: str) -> None:
    """A text encoded in UTF-8 is read as it was."""
    assert decoded(codecs.BOM_UTF8 + text.encode("utf-8"), name="f") == text
    assert decoded(text.encode("utf-8"), name="f") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(text=TEXTS)
def test_marked_wide_encodings_come_back(encoding: str, text: str) -> None:
    """A text in UTF-16 or UTF-32 with its byte order mark is read as it was."""
    assert decoded(f"\ufeff{text}".encode(encoding), name="f") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_nul_bytes(encoding: str) -> None:
    """Latin letters in UTF-16 leave every other byte empty."""
    assert decoded(WRITTEN.encode(encoding), name="f") == WRITTEN


def test_cp1252_is_read_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Text in the Western code page is read right, and the log says that it was a guess."""
    assert decoded(WRITTEN.encode("cp1252"), name="old.txt") == WRITTEN
    assert "old.txt: not valid UTF-8; read as cp1252, 0 characters" in caplog.text


def test_bytes_without_meaning_are_replaced_and_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Two bytes that cp1252 does not know become two replacement characters, and are counted."""
    assert decoded(b"caf\xe9 \x81 and \x9d", name="f") == "café \ufffd and \ufffd"
    assert "2 characters without meaning" in caplog.text


def test_broken_utf8_stays_utf8_where_most_of_it_is_sound(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One stray byte among many sound characters does not turn them all into nonsense."""
    assert decoded("éèêüöä".encode() + b"\xff.", name="f") == "éèêüöä\ufffd."
    assert "read as utf-8, 1 characters" in caplog.text


def test_a_cut_off_wide_character_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    """UTF-16 that ends in half a character keeps all before it."""
    assert decoded(codecs.BOM_UTF16_LE + "cut".encode("utf-16-le")[:-1], name="f") == "cu\ufffd"
    assert "1 characters without meaning" in caplog.text


def test_sound_utf8_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """A replacement character that stands in the file itself is no fault of reading."""
    caplog.set_level(logging.DEBUG)
    assert decoded("left by others: \ufffd".encode(), name="f") == "left by others: \ufffd"
    assert caplog.text == ""


def test_line_ends_become_newlines() -> None:
    """Line ends of Windows and of old Macintoshes become those of Unix."""
    assert decoded(b"one\r\ntwo\rthree\n", name="f") == "one\ntwo\nthree\n"


def test_a_file_with_nul_bytes_is_no_text() -> None:
    """A few NUL bytes are neither UTF-16 nor text."""
    with pytest.raises(InputError, match=r"photo\.txt: holds NUL bytes"):
        decoded(b"\x89PNG some letters and one \0 more letters", name="photo.txt")


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    """The error names the file and the reason."""
    with pytest.raises(InputError, match=r"gone\.txt: the file cannot be read \(No such file"):
        read_decoded(tmp_path / "gone.txt")
