"""Locators: the place of a block by the numbers above it and its own: 第2章/第5条/2/一."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.width import fold

if TYPE_CHECKING:
    from jdoc.language.enumerators import Enumerator
    from jdoc.model import Kind

_AS_WRITTEN = frozenset({"kanji", "circled", "bracket 一"})
"""Series whose numbers are told from others by the way they are written: 一 below an article from its paragraph 1."""
_STOPS = " ．.、:：）)"
_LONGEST = 40
"""Characters of a heading that are its step."""


def step_of(number: Enumerator, kind: Kind | None = None) -> str:
    """Return the step of a block with a number; entries of the contents stand aside of what they lead to.

    >>> from jdoc.language.enumerators import read_enumerator
    >>> [step_of(read_enumerator(line)) for line in ("第二条の三　港", "２　港", "二　港", "（二）港", "②港", "・港")]
    ['第2条の3', '2', '二', '(二)', '②', '・']
    """
    if number.series in _AS_WRITTEN:
        written = fold(number.written).replace(" ", "")
        step = written if written.startswith("(") else written.rstrip(_STOPS)
    elif number.speaker is not None:
        step = number.speaker.name or number.written
    else:
        step = number.number or number.written
    return f"目次:{step}" if kind == "contents" else step


class Locators:
    """The locators of a document, no two of which are the same."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def add(self, above: str, step: str) -> str:
        """Return the locator of a step below another one; of what comes again the second is `[2]`.

        >>> locators = Locators()
        >>> [locators.add("第3条", "2"), locators.add("第3条", "2"), locators.add("", "附　則")]
        ['第3条/2', '第3条/2[2]', '附則']
        """
        plain = "".join(step[:_LONGEST].split()).replace("/", "／")
        locator = f"{above}/{plain}" if above else plain
        times = self._times[locator] = self._times.get(locator, 0) + 1
        return f"{locator}[{times}]" if times > 1 else locator
