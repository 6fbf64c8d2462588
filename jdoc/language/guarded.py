"""Guarded text: what numbers and dates are read in, so that a number is read whole or not at all.

Papers put spaces inside of numbers: behind a comma, behind 万, between all the letters of a line. Here they are closed
up; digits that are no number, those of addresses and those that can't be told apart from their neighbours, are masked.
All that reads numbers and dates reads this text; `Guarded.span` leads back to what is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from jdoc.language.digit_runs import GROUPING, SPACED, UNCLEAR, UNSEEN, runs_of
from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.scripts import FIGURES, MYRIADS
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "\ue000"
"""What stands in place of a character that belongs to no number; no text has a use for it."""
DASHES = "‐‑–—―-"
NUMBER_CHARACTERS = deferred(f"[0-9,{FIGURES}{MYRIADS}]")
"""What is masked of a number: `[1]万`."""
UNCERTAIN = (
    f" (?:[0-9{FIGURES}] [^ \n\t{DASHES}]|[^ \n\t{DASHES}] [0-9{FIGURES}](?![0-9])"
    f"|(?<=[0-9{MYRIADS}千百,.] ) ?(?:[0-9]|[,.][0-9])|(?<=[{MYRIADS}] ) ?[{FIGURES}]|分 ?の ?[0-9{FIGURES}]"
    f"|(?<=分の )[0-9{FIGURES}])"
    f"|,(?<=[0-9],)(?:[0-9]{{1,2}}(?![0-9])|[0-9]{{4}})|{'|'.join(UNSEEN)}"
    f"|[{GROUPING}](?<=[0-9].)[0-9]{{3}}(?![0-9])|[.](?<=[0-9].)(?:000(?![0-9])|[0-9]{{3}},[0-9]{{3}})"
    f"|[,.{GROUPING}](?<=[0-9].)[,.{GROUPING}][0-9]{{3}}(?![0-9])|[.](?<=[0-9].)[0-9]+,[0-9]"
    f"|[OoIl](?:(?<=[0-9].)[0-9]|(?<![0-9A-Za-z].)[0-9]{{0,2}},[0-9]{{3}})|[—―ー─━▼▽][¥$€£]?[0-9{FIGURES}]"
    f"|[{DASHES}─━](?<=\t.) {{1,2}}[0-9]"
)
"""A space or a comma that may be part of a number, or what takes no room: each begins with one character."""
SUSPECT_NUMBER = deferred(UNCERTAIN)
"""Where a number may be more or less than it seems: `4,[ 9]00億`, `平[ 成 2]`, `3[、210]`, not `4,900 億円`."""
SUSPECT = deferred(
    anchor_at(
        f" ,.:w@内OoIl—―ー─━▼▽{re.escape(GROUPING)}{UNSEEN}{DASHES}",
        f"{UNCERTAIN}|://|www[.]|@(?<=[A-Za-z0-9]@)|内線",
    )
)
"""Where a text has what must be looked at, an address as well: `4,[ ]900億`, `http[:]//a.example`, not `は,2017年`.

It is looked for in all that is read, so that no pattern counts as much as this one."""
ADDRESS = deferred(
    r"(?:(?:https?|ftp)://|www\.)[!-'*-~]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]+"
    "|内線(?:番号)?[ :]*[0-9]{2,5}(?:[、,・-][0-9]{2,5})*"
)
"""Where digits are no numbers: `[https://a.example/x?n=30%25]を`, `[a25@example.jp]`, `[内線3052、3053]`."""


class Guarded(NamedTuple):
    """A folded text as numbers are read in it, and where its characters stand in what is written."""

    text: str
    closed: list[int]
    """Where in `text` spaces were closed up, once for each of them, in order."""

    def place(self, offset: int) -> int:
        """Lead the place of a character back to the text as it is written."""
        return offset + bisect_right(self.closed, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Lead a span back to the text as it is written.

        >>> guarded = guard("約4, 900億円", "約4, 900億円")
        >>> guarded.text, guarded.span(1, 8)
        ('約4,900億円', (1, 9))
        """
        return self.place(start), self.place(max(start, end - 1)) + (end > start)


def may_be_unclear(folded: str) -> bool:
    """Tell whether a text, or the texts of a document as one, have to be looked at.

    >>> may_be_unclear("4, 900億円"), may_be_unclear("4,900 億円")
    (True, False)
    """
    return SUSPECT.search(folded) is not None


def suspect_places(folded: str) -> Iterator[int]:
    """Yield where a text, or the texts of a document as one, have to be looked at.

    >>> list(suspect_places("5円と4, 900億円"))
    [5]
    """
    return (match.start() for match in SUSPECT.finditer(folded))


def guard(text: str, folded: str) -> Guarded | None:
    """Return the text in which numbers are to be read; None where that is the folded text itself.

    >>> guard("支出は 62万 5,000円", "支出は 62万 5,000円").text
    '支出は 62万5,000円'
    >>> guard("平 成 2 6 年、3 7 億円", "平 成 2 6 年、3 7 億円").text
    '平成26年、37 億円'
    >>> guard("1, 2, 3のとおり", "1, 2, 3のとおり"), guard("5,680億円", "5,680億円")
    (None, None)
    """
    masked = ADDRESS.sub(lambda match: NUMBER_CHARACTERS.sub(MASK, match[0]), folded)
    if not SUSPECT_NUMBER.search(masked):
        return None if masked == folded else Guarded(masked, [])
    places = sorted({place for run in runs_of(masked, SPACED) if run.is_number() for place in run.spaces()})
    kept = zip([0, *(place + 1 for place in places)], [*places, None], strict=True)
    guarded = Guarded("".join(masked[low:high] for low, high in kept), [place - at for at, place in enumerate(places)])
    digits = [*guarded.text]
    for run in runs_of(guarded.text, UNCLEAR):
        if run.is_unclear(text, guarded.place):
            end = run.end_with_units()
            digits[run.start : end] = NUMBER_CHARACTERS.sub(MASK, guarded.text[run.start : end])
    guarded = guarded._replace(text="".join(digits))
    return None if guarded.text == folded else guarded
