"""Words: what the heads of tables, and the names of their rows, are called."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from jdoc.language.width import fold
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

UNIT = "単位"  # the head of a column that says what the amounts beside it count


@cache
def table_words() -> dict[str, str]:
    """Give the words of tables, in folded text without white space, with their kinds.

    >>> table_words()["小計"], table_words()["構成比"]
    ('total', 'share')
    """
    return {word: kind for word, kind in columns("table_words", "word", "kind")}  # noqa: C416 -- rows have any length


def heads_numbers(text: str) -> bool:
    """Tell the head of a column that numbers the rows, in text of any width: 番　号, Ｎｏ．."""
    return table_words().get("".join(fold(text).split())) == "number"


def closed_lengths(parts: Sequence[str]) -> list[int]:
    """Tell of how many parts each word is that stands in wide type, where tables have such words.

    >>> closed_lengths(["区", "分", "歳入"])
    [2, 1]
    """
    found, word = [1], parts[0]
    for part in parts[1:]:
        word = "".join(word.split()) + part
        is_word = len(part) == 1 and word in table_words()
        found[-1:] = [found[-1] + 1] if is_word else [found[-1], 1]
        word = word if is_word else part
    return found


def closed_lengths_to(parts: Sequence[str], width: int) -> list[int]:
    """Tell so, with as many words as there are columns if single characters are words of two, or one of three.

    >>> closed_lengths_to(["地区", "年", "度", "人", "頭"], 3)
    [1, 2, 2]
    """
    known = closed_lengths(parts)
    if len(known) <= width:
        return known
    found: list[int] = []
    for is_single, run in groupby(parts, lambda part: len(part) == 1):
        size = len([*run])
        step = (size if size <= LONGEST_WIDE else 2) if is_single else 1
        found += [min(step, size - at) for at in range(0, size, step)]
    return found if len(found) == width else known


LONGEST_WIDE = 3
"""Characters of a word that stands alone in wide type: 増　減　率."""


def word_length(characters: Sequence[str], gaps: Sequence[int]) -> int:
    """Count the first of some cells that are the characters of one word, by the columns between them; or 1.

    >>> word_length(["科", "目", "金"], [4, 8]), word_length(["市税", "35"], [4])
    (2, 1)
    """
    if len(characters[0]) > 1:
        return 1
    counts = range(len(characters), 1, -1)
    return next((count for count in counts if _is_word(characters[:count], gaps[: count - 1])), 1)


def _is_word(characters: Sequence[str], gaps: Sequence[int]) -> bool:
    """Tell whether characters that stand equally far apart are a word that tables have."""
    word = "".join(characters)
    return (
        len(word) == len(characters) and word in table_words() and max(gaps) < min(WIDER.get(word, WIDE), min(gaps) + 2)
    )


WIDE = 9
"""Columns: the characters of one word are nearer."""
WIDER = dict.fromkeys(("合計", "総計", "小計", "区分", "項目", "科目"), 24)
"""What is as wide as the names of its column."""
