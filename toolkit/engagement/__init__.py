"""Engagement: how a text stands to what it says and to the words of others."""

from toolkit.engagement.find import find_stance

__all__ = ["find_stance"]
