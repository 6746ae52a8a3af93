"""What can go wrong, said to people: what, where, what was expected, the remedy."""

from __future__ import annotations


class ToolkitError(Exception):
    """Base of every error the toolkit raises on purpose.

    `exit_status` is what the command returns: 1 when the input or the result is at fault,
    2 when the request itself is wrong.
    """

    exit_status = 1


class InputError(ToolkitError):
    """A file, folder, table or text is missing, empty, unreadable or not what was expected."""


class UsageError(ToolkitError):
    """The request is wrong: an unknown source, feature or option value."""

    exit_status = 2


class ModelError(ToolkitError):
    """No usable English pipeline is installed, or one is not what it claims to be."""
