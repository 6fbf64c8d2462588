"""Spots: where numerals, dates and words of time stand, found in all texts of a document by one search."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.dates import everyday
from jdoc.language.dates.patterns import PLAIN, PLAIN_FIRST
from jdoc.language.lazy import anchor_at
from jdoc.language.numerals import patterns, scanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.numerals import Numeral

NEVER = frozenset({"money", "percent", "quantity", "article", "label", "fraction"})
"""Kinds of numerals that no expression of time begins with."""
FARTHEST = 5
"""Where a text that is one numeral has its first digit: behind マイナス."""


class Spots(NamedTuple):
    """What was found in one text, in order."""

    numerals: list[Numeral]
    """All numerals, but for those of the dates below."""
    times: list[tuple[int, int, Numeral | None]]
    """Where an expression of time may begin: at a numeral; at a word (no numeral, no length); a plain date (both)."""


@cache
def _pattern() -> re.Pattern[str]:
    first, word = everyday.beginnings()
    anything = f"(?=[{PLAIN_FIRST}])(?P<date>{PLAIN})|(?P<time>{word})|{patterns.anything()}"
    return re.compile(anchor_at(f"{patterns.FIRST}{first}", anything))


def find(whole: str, texts: Sequence[str]) -> list[Spots]:
    r"""Search the folded texts of a document, given apart and as one, with a `lazy.BREAK` between them.

    >>> found = find("2017年5月1日に\x00本年、第3回", ["2017年5月1日に", "本年、第3回"])
    >>> [(len(spots.numerals), [time[:2] for time in spots.times]) for spots in found]
    [(0, [(0, 9)]), (1, [(0, 0), (4, 5)])]
    """
    found = [Spots([], []) for _ in texts]
    pattern = _pattern()
    search, groups = pattern.search, pattern.groupindex
    date, time, plain = groups["date"], groups["time"], groups["plain"]
    at, base, after = -1, 0, 0
    match = search(whole)
    while match:
        group = match.lastindex or 0
        start, end = match.span(group)
        if start >= after:
            while start >= after:
                at += 1
                base, after = after, after + len(texts[at]) + 1
            text, (numerals, times) = texts[at], found[at]
            single = scanner.whole_numeral(text) if start - base <= FARTHEST else None
            if single:
                numerals.append(single)
                times.append((single.start, single.end, single))
                match = search(whole, after)
                continue
        start, end = start - base, end - base
        if group == date:
            times.append((start, end, None))
        elif group == time:
            times.append((start, start, None))
        else:
            read = (
                (scanner.classify_digits(text, start, end),)
                if group == plain
                else scanner.READERS[match.lastgroup or ""](text, start, end)
            )
            for numeral in read:
                numerals.append(numeral)
                begin, stop, _, _, kind = numeral
                end = max(end, stop)
                if kind not in NEVER:
                    times.append((begin, stop, numeral))
        match = search(whole, base + end)
    return found
