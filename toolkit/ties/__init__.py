"""Ties: who is held responsible for what, or credited with it."""

from toolkit.ties.find import find_ties

__all__ = ["find_ties"]
