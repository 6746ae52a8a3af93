"""Calls: who calls on whom to do what."""

from toolkit.calls.find import find_calls

__all__ = ["find_calls"]
