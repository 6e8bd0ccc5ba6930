"""What a misspelt word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question to put behind a complaint, a blank before it; nothing where no known word is near."""
    from difflib import get_close_matches  # only where something is misspelt

    lower = {k.lower(): k for k in known}
    near = get_close_matches(word.lower(), lower, n=2, cutoff=0.55)
    return f" Did you mean {' or '.join(repr(lower[n]) for n in near)}?" if near else ""
