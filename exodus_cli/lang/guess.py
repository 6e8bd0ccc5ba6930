"""Which of our languages a text is in, by a vote of its function words."""

from __future__ import annotations

import re
from functools import cache

from exodus_cli.lang import LANGUAGES, lexicon

# Function words are 30 to 45 % of running English and Italian; in Spanish and French text, 10 to 20 % are
# spelt like ours. Below this share a text of some length is in none of our languages.
FEWEST = 0.2
# Too short to exclude anything: a headline may hold no function word at all.
SHORT = 40
# The start of an article tells; reading 20 MB to know its language does not help.
ENOUGH = 20_000

_WORD = re.compile(r"[^\W\d_]+['’]?")


def guess(text: str) -> str | None:
    """The language code with most function words in the text, the first of our languages on a tie; None where none fits."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text[:ENOUGH])]
    votes = {lang: sum(word in known for word in words) for lang, known in _function_words()}
    best = max(votes, key=lambda lang: votes[lang])
    if len(words) >= SHORT and votes[best] < FEWEST * len(words):
        return None
    return best


@cache
def _function_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((lang, frozenset(lexicon(lang).text.function_words)) for lang in LANGUAGES)
