"""Grounds: by what an act is legitimated: authority, values, reasons, tales."""

from toolkit.grounds.find import find_grounds

__all__ = ["find_grounds"]
