"""Words that references are made of: those of `citation_words.tsv`, as pieces of patterns and by what they say."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import alternatives
from jdoc.lexicon import columns

KANA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムアウエオキクケコサシスセ"
"""The kana that items below 号 are counted in, in either order."""


@cache
def words(use: str) -> dict[str, str]:
    """Return the words of a use with what they say.

    >>> words("part")["ただし書"]
    'proviso'
    """
    table = columns("citation_words", "word", "use", "value")
    return {word: value for word, of, value in table if of == use}


@cache
def any_of(*uses: str) -> str:
    """Return a piece of a pattern that matches any of the words of some uses, the longest first.

    >>> any_of("appendix").split("|")[0]
    '別紙様式'
    """
    found = {word for use in uses for word in words(use)}
    return alternatives(found)
