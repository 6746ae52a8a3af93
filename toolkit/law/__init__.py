"""Law: what is judged by law, under which instrument, whose act."""

from toolkit.law.find import find_claims

__all__ = ["find_claims"]
