"""Readers of files: one module a format family, each with `SUFFIXES` and `records(path)`.

A new format is one new module here; `formats` finds it by itself.
"""

from __future__ import annotations

from toolkit.readers.decoding import read_decoded
from toolkit.readers.formats import known_suffixes, reader_of
from toolkit.readers.record import Record

__all__ = ["Record", "known_suffixes", "read_decoded", "reader_of"]
