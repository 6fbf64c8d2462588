"""Words: what the heads of tables, and the names of their rows, are called."""

from __future__ import annotations

from functools import cache

from jdoc.lexicon import columns

UNIT = "単位"  # the head of a column that says what the amounts beside it count


@cache
def table_words() -> dict[str, str]:
    """Give the words of tables, in folded text without white space, with their kinds.

    >>> table_words()["小計"], table_words()["構成比"]
    ('total', 'share')
    """
    return {word: kind for word, kind in columns("table_words", "word", "kind")}  # noqa: C416 -- rows have any length
