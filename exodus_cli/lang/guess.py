"""Which of our languages a text is in, by a vote of its function words."""

from __future__ import annotations

import re
from functools import cache

from exodus_cli.lang import LANGUAGES, lexicon

# Function words, shared ones too, are 26 to 47 % of English and Italian news, the fewer the more names and numbers it tells; in
# Spanish, French and Catalan 10 to 17 % are spelt like ours. Below this share a text of some length is in none of our languages.
FEWEST = 0.2
# Too short to exclude anything: a headline may hold no function word at all.
SHORT = 40
# The start of an article tells; reading 20 MB to know its language does not help.
ENOUGH = 20_000

_WORD = re.compile(r"[^\W\d_]+['’]?")


def guess(text: str) -> str | None:
    """The language code with most function words in the text, the first of our languages on a tie; None where none fits."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text[:ENOUGH])]
    votes = {lang: sum(word in telling for word in words) for lang, telling, _ in _function_words()}
    best, _, shared = max(_function_words(), key=lambda row: votes[row[0]])
    if len(words) >= SHORT and votes[best] + sum(word in shared for word in words) < FEWEST * len(words):
        return None
    return best


@cache
def _function_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The languages, each with the words that tell it from the others and those it shares with them."""
    texts = [(lang, lexicon(lang).text) for lang in LANGUAGES]
    return tuple((lang, frozenset(text.function_words), frozenset(text.shared_words)) for lang, text in texts)
