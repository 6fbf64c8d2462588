"""Locators: the place of a block by the numbers above it and its own: 第2章/第5条/2/一."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.width import fold

if TYPE_CHECKING:
    from jdoc.language.enumerators import Enumerator
    from jdoc.model import Kind

_AS_WRITTEN = frozenset({"kanji", "circled", "bracket 一"})
"""Series whose numbers are told from others by the way they are written: 一 below an article from its paragraph 1."""
_STOPS = "．.、:："
_LONGEST = 40
"""Characters of a heading that are its step."""


def step_of(number: Enumerator, kind: Kind | None = None) -> str:
    """Return the step of a block with a number; entries of the contents stand aside of what they lead to.

    >>> from jdoc.language.enumerators import read_enumerator
    >>> [step_of(read_enumerator(line)) for line in ("第二条の三　港", "２　港", "二　港", "（二）港", "②港", "・港")]
    ['第2条の3', '2', '二', '(二)', '②', '・']
    """
    if number.series in _AS_WRITTEN:
        step = fold(number.written).replace(" ", "").rstrip(_STOPS)
    elif number.speaker is not None:
        step = step_of_heading(number.speaker.name or number.written)
    else:
        step = number.number or number.written
    return f"目次:{step}" if kind == "contents" else step


def step_of_heading(text: str) -> str:
    """Return the step of a heading without a number: as much of it as tells it from others.

    >>> step_of_heading("附　則"), step_of_heading("港/空港")
    ('附則', '港／空港')
    """
    return "".join(text[:_LONGEST].split()).replace("/", "／")


class Locators:
    """The locators of a document, no two of which are the same."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def add(self, above: str, step: str) -> str:
        """Return the locator of a step below another one; of what comes again the second is `[2]`.

        >>> locators = Locators()
        >>> [locators.add("第3条", "2"), locators.add("第3条", "2"), locators.add("", "附則")]
        ['第3条/2', '第3条/2[2]', '附則']
        """
        locator = f"{above}/{step}" if above else step
        times = self._times[locator] = self._times.get(locator, 0) + 1
        return f"{locator}[{times}]" if times > 1 else locator
