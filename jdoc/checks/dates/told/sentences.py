"""Sentences: where one begins and ends around a place, or where enough of it does."""

from __future__ import annotations

END = "。"


def start_before(text: str, at: int, most: int) -> int:
    """Return where the sentence of a place begins, at most so many characters before it.

    >>> start_before("公布する。施行は、四月とする。", 8, 80), start_before("施行は、四月とする。", 5, 3)
    (5, 2)
    """
    first = max(0, at - most)
    return text.rfind(END, first, at) + 1 or first


def sentence_around(text: str, start: int, end: int, most: int) -> str:
    """Return the sentence of a place without its stop, at most so many characters before and behind it.

    >>> sentence_around("公布する。施行は、四月とする。", 8, 9, 80)
    '施行は、四月とする'
    """
    stop = text.find(END, end, end + most)
    return text[start_before(text, start, most) : end + most if stop < 0 else stop]
