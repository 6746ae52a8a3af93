"""Framing features of political texts."""
