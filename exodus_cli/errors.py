"""What can go wrong, as one family: each message says what, where and how to mend it."""

from __future__ import annotations


class ExodusError(Exception):
    """Anything a user can cause or mend; the command line prints it as one line."""


class InputError(ExodusError):
    """An input that cannot be read: missing, broken, too large, or of an unknown kind."""


class LexiconError(ExodusError):
    """A word list that is not as its schema wants."""


class UsageError(ExodusError):
    """A question that makes no sense: an unknown format, source or option."""
