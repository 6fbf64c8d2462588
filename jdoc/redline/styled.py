"""Text in styles, cut into lines of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.tuples import NamedTuple
from jdoc.views.wrapping import count_cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CODES = {
    "deleted": "31;9",
    "inserted": "32;4",
    "moved": "36",
    "bold": "1",
    "dim": "2",
    "value": "33",
    "position": "35",
}
"""SGR codes of the styles: a colour and a line for each, so that neither is needed alone."""


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    style: str = ""


def wrapped(runs: Sequence[Run], width: int) -> Iterator[list[Run]]:
    """Yield runs as lines of so many cells; of no width, as they are.

    >>> [*wrapped([Run("総額は"), Run("三億円", "inserted")], 8)]
    [[Run(text='総額は', style=''), Run(text='三', style='inserted')], [Run(text='億円', style='inserted')]]
    """
    text = "".join(run.text for run in runs)
    lines = wrap(text, width) if width else _lines(text)
    for begin, end in lines:
        yield [*_between(runs, begin, end)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for line in text.split("\n"):
        yield begin, begin + len(line)
        begin += len(line) + 1


def _between(runs: Iterable[Run], begin: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        first, last = max(begin, at), min(end, at + len(run.text))
        if first < last:
            yield Run(run.text[first - at : last - at], run.style)
        at += len(run.text)


def painted(runs: Iterable[Run], *, colored: bool) -> str:
    r"""Write runs for a terminal, in colour or without.

    >>> painted([Run("総額"), Run("三億円", "inserted")], colored=True)
    '総額\x1b[32;4m三億円\x1b[0m'
    """
    return "".join(
        f"\x1b[{CODES[run.style]}m{run.text}\x1b[0m" if colored and run.style and run.text else run.text for run in runs
    )


def length(runs: Iterable[Run]) -> int:
    """Return how many cells runs take."""
    return sum(count_cells(char) for run in runs for char in run.text)
