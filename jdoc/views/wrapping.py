"""Lines of Japanese text for a screen: full width counts two, and no line begins with 、 or ends with 「."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Way = tuple[int, Callable[[str, int], bool]]
    """How much a line may give up to end at a place that a question allows."""

NEVER_FIRST = frozenset("、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々％,.:;?!)]}%")
NEVER_LAST = frozenset("（「『【〈《〔［｛([{")
OPENING, CLOSING = frozenset({"[-", "{+"}), frozenset({"-]", "+}"})
"""Marks of changed text, where colours can't be shown: no line ends or begins with them."""
IN_NUMBERS = frozenset("0123456789０１２３４５６７８９,，.．兆億万千百")
"""What numbers are written with: no line ends inside of one."""
UNITS = frozenset("円%％年月日")
WIDE = 2
MOST_GIVEN_UP = 16
"""Characters that a line gives up at most so that it breaks well."""
MOST_FOR_SPACE = 24
"""Characters that it gives up for a space, where words stay whole: a date in an English text is a word."""


def wrap(text: str, width: int, *, whole_words: bool = False) -> list[tuple[int, int]]:
    """Return where each line of a text begins and ends; spaces that a break falls on belong to no line.

    A word that a line would have to give up much for is cut, unless words are to stay whole.

    >>> [text[a:b] for text in ("総額５６８億円、「支援」する。",) for a, b in wrap(text, 16)]
    ['総額５６８億円、', '「支援」する。']
    >>> [text[a:b] for text in ("the United Nations",) for a, b in wrap(text, 12)]
    ['the United', 'Nations']
    >>> [text[a:b] for text in ("総額は１，２３４億円",) for a, b in wrap(text, 14)]
    ['総額は', '１，２３４億円']
    >>> [text[a:b] for text in ("2024-04-01/2024-12-31",) for a, b in wrap(text, 18)]
    ['2024-04-01/', '2024-12-31']
    >>> [text[a:b] for text in ("支援を{+直ちに+}行う。",) for a, b in wrap(text, 14)]
    ['支援を{+直ち', 'に+}行う。']
    >>> text = "文書か JSON の行。フォルダーは奥まで。"
    >>> [text[a:b] for a, b in wrap(text, 24, whole_words=True)]
    ['文書か JSON の行。フォル', 'ダーは奥まで。']
    >>> text = "jdoc check --fail-on error-of-any-severity"
    >>> [text[a:b] for a, b in wrap(text, 30, whole_words=True)]
    ['jdoc check --fail-on', 'error-of-any-severity']
    """
    lines = []
    begin = 0
    for paragraph in text.split("\n"):
        end = begin + len(paragraph)
        lines += _wrapped(text, begin, end, width, _ways(paragraph, width) if whole_words else _USUAL)
        begin = end + 1
    return lines


def _ways(paragraph: str, width: int) -> Sequence[Way]:
    """Return how lines may end where words stay whole: at a space, but Japanese has none, so between any words."""
    wide = sum(count_cells(char) == WIDE for char in paragraph)
    between = (width, _is_between_words)
    return [between] if wide * 2 > len(paragraph) else [(MOST_FOR_SPACE, _is_at_space), between]


def _wrapped(text: str, begin: int, end: int, width: int, ways: Sequence[Way]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while True:
        limit = _fitting(text, begin, end, width)
        if limit == end:
            return [*lines, (begin, end)]
        breaks = (at for most, may in ways for at in range(limit, max(begin, limit - most), -1) if may(text, at))
        at = next(breaks, limit)
        lines.append((begin, begin + len(text[begin:at].rstrip(" "))))
        begin = at + 1 if text[at] == " " else at


def _fitting(text: str, begin: int, end: int, width: int) -> int:
    """Return the end of what fits into a line: one character at least."""
    used = 0
    for at in range(begin, end):
        used += count_cells(text[at])
        if used > width and at > begin:
            return at
    return end


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    inside_word = before.isascii() and after.isascii() and before not in " -/" and after != " "
    beside_mark = text[max(0, at - 2) : at] in OPENING or text[at : at + 2] in CLOSING
    inside = inside_word or beside_mark or _is_inside_number(text, at)
    return not inside and after not in NEVER_FIRST and before not in NEVER_LAST


def _is_inside_number(text: str, at: int) -> bool:
    """Tell whether digits, their marks and units stand on both sides, or the hyphen of a date before digits."""
    before, after = text[at - 1], text[at]
    if before == "-":
        return after.isdigit() and text[max(0, at - 2)].isdigit()
    return before in IN_NUMBERS and (after in IN_NUMBERS or after in UNITS)


def _is_at_space(text: str, at: int) -> bool:
    return " " in text[at - 1 : at + 1]


def _is_between_words(text: str, at: int) -> bool:
    """Tell whether no word stands across a place: full-width characters are words of their own."""
    if _is_at_space(text, at):
        return True
    before, after = text[at - 1], text[at]
    if before.isdigit() or after.isdigit():
        return False  # 平成28年
    return 2 in (count_cells(before), count_cells(after)) and after not in NEVER_FIRST and before not in NEVER_LAST


_USUAL: Sequence[Way] = ((MOST_GIVEN_UP, _may_break),)


@lru_cache(maxsize=8192)
def count_cells(char: str) -> int:
    """Return how many cells of a terminal a character takes."""
    return cell_len(char)


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes.

    >>> cells("５億円 (MONEY)")
    14
    """
    return sum(map(count_cells, text))


def fitting(text: str, width: int) -> str:
    """Return as much of the beginning of a text as a line can hold.

    >>> fitting("総額５億円", 5)
    '総額'
    """
    return text[: _fitting(text, 0, len(text), width)] if text and count_cells(text[0]) <= width else ""
