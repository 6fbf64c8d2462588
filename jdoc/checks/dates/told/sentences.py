"""Sentences: what one says around a place, or enough of it."""

from __future__ import annotations

from jdoc.language.phrases import sentence_start


def sentence_around(text: str, start: int, end: int, most: int) -> str:
    """Return the sentence of a place without its stop, at most so many characters before and behind it.

    >>> sentence_around("公布する。施行は、四月とする。", 8, 9, 80)
    '施行は、四月とする'
    """
    stop = text.find("。", end, end + most)
    return text[sentence_start(text, start, most) : end + most if stop < 0 else stop]
