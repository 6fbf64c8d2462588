"""Words: what amounts are called, by how a rule uses it."""

from __future__ import annotations

from functools import cache

from jdoc.lexicon import columns


@cache
def words_of(use: str) -> tuple[str, ...]:
    """Return the words of one use: nouns that are common to all amounts, topics that a text has once.

    >>> "資本金" in words_of("once")
    True
    """
    return tuple(word for word, its_use in columns("check_words", "word", "use") if its_use == use)


@cache
def sides() -> tuple[tuple[str, str], ...]:
    """Return the pairs of words that make all of something together.

    >>> ("男", "女") in sides()
    True
    """
    rows = columns("check_words", "word", "other", "use")
    return tuple((one, other) for one, others, use in rows if use == "side" for other in others.split("|"))
