"""What is the same in two forms of one text: widths, white space, kinds of commas and dashes folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.comparison import comparable
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = deferred(r"\s+")
"""White space: `令和[　]６年`."""
GROUPED = deferred(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
"""The comma that groups digits: `5[,]680億円`."""
STOP = deferred(r"(?<![0-9a-z])\.|\.(?![0-9a-z])")
"""The full stop of texts that write ，．: した`[.]."""
NUMBER = deferred(r"[0-9〇一二三四五六七八九十百千][0-9.〇一二三四五六七八九十百千]*")
"""Digits, in Arabic or in kanji: `[五千六百八十]億円`."""


def key_of(text: str) -> str:
    """Return what is compared of a text where it must be the same.

    >>> key_of("総額　５，６８０億円，") == key_of("総額5680億円、")
    True
    """
    folded = SPACE.sub("", comparable(text))
    if "," in folded:
        folded = GROUPED.sub("", folded).replace(",", "、")
    return STOP.sub("。", folded) if "." in folded else folded


def shape_of(key: str) -> str:
    """Return a key with all its numbers alike.

    >>> shape_of(key_of("五千六百八十億円")) == shape_of(key_of("410億円"))
    True
    """
    return NUMBER.sub("0", key)


def differences(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """Return where two texts with the same key are written otherwise: start and end in the old one and in the new one.

    >>> [("総額５億円，"[a:b], "総額 5億円、"[c:d]) for a, b, c, d in differences("総額５億円，", "総額 5億円、")]
    [('５', ' 5'), ('，', '、')]
    """
    found: list[tuple[int, int, int, int]] = []
    for here, after, there, behind in _steps(old, new):
        if found and found[-1][1] == here and found[-1][3] == there:
            found[-1] = found[-1][0], after, found[-1][2], behind
        else:
            found.append((here, after, there, behind))
    return found


def _steps(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the differences character by character."""
    here = there = 0
    while here < len(old) or there < len(new):
        first, second = old[here : here + 1], new[there : there + 1]
        if first == second:
            here, there = here + 1, there + 1
            continue
        step = _step(first, second)
        if step is None:  # a character that stands for several: the rest is told as one
            yield here, len(old), there, len(new)
            return
        yield here, here + step[0], there, there + step[1]
        here, there = here + step[0], there + step[1]


def _step(first: str, second: str) -> tuple[int, int] | None:
    """Return how many characters to pass over on each side, where they differ."""
    if first and second and (key_of(first) == key_of(second) != "" or (first.isspace() and second.isspace())):
        return 1, 1
    if first and (first.isspace() or first in ",，"):
        return 1, 0
    if second and (second.isspace() or second in ",，"):
        return 0, 1
    return None
