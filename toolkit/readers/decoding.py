"""From the bytes of a file to text: the encoding is found out, line ends become LF.

Order: a byte order mark; UTF-8; UTF-16 without a mark, known by where its NUL bytes lie; else
cp1252, the common encoding of Western files that are none of these. Nothing is lost silently:
bytes that mean nothing in the encoding become U+FFFD, and their number is logged as a warning.
"""

from __future__ import annotations

import codecs
import logging
from pathlib import Path

from toolkit.errors import InputError

LOGGER = logging.getLogger("toolkit")

# The marks of UTF-32 begin with those of UTF-16, so they come first.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
REPLACEMENT = "\ufffd"
# At least this share of one byte column is NUL in UTF-16 text of mostly Latin letters.
NUL_SHARE = 0.3


def read_decoded(path: Path) -> str:
    """The text of a file with universal newlines.

    Raises InputError when the file cannot be opened, or is not text (it holds NUL bytes).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: the file cannot be read ({reason}); check its name") from error
    return decoded(data, name=str(path))


def decoded(data: bytes, *, name: str) -> str:
    """Bytes as text with universal newlines; `name` is the file's, for messages.

    Raises InputError when the bytes are not text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _with_replacement(data[len(mark) :], encoding, name)
            break
    else:
        text = _without_mark(data, name)
    if "\0" in text:
        raise InputError(f"{name}: holds NUL bytes, so it is not a text; save it as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_mark(data: bytes, name: str) -> str:
    encoding = _utf16_by_nul_bytes(data)
    if encoding:
        return _with_replacement(data, encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _with_replacement(data, _broken_utf8_or_cp1252(data), name)


def _utf16_by_nul_bytes(data: bytes) -> str | None:
    """The byte order of unmarked UTF-16: Latin letters leave one byte of every two empty."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = max(len(data) // 2, 1)
    if odd / half >= NUL_SHARE and even == 0:
        return "utf-16-le"
    if even / half >= NUL_SHARE and odd == 0:
        return "utf-16-be"
    return None


def _broken_utf8_or_cp1252(data: bytes) -> str:
    """UTF-8 where its multi-byte characters outnumber the bytes that break it, else cp1252."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    broken = text.count(REPLACEMENT)
    return "utf-8" if beyond_ascii - broken > broken else "cp1252"


def _with_replacement(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
        replaced = 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        replaced = text.count(REPLACEMENT)
    if encoding == "cp1252" or replaced:
        LOGGER.warning(
            "%s: not valid UTF-8; read as %s, %d characters without meaning in it replaced by %r",
            name, encoding, replaced, REPLACEMENT,
        )  # fmt: skip
    return text
