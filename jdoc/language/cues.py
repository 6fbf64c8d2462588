"""Cues, the first pass over a document: one search finds where numerals, dates and words of time stand in its texts.

What reads numbers and dates looks at these places only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.dates import plain
from jdoc.language.dates.beginnings import all_beginnings, first_characters
from jdoc.language.dates.time_cues import TimeCue
from jdoc.language.dates.walk import READERS
from jdoc.language.kept import build
from jdoc.language.laws.numbers import may_hold_numbers, spans_of_numbers
from jdoc.language.lazy import anchor_at
from jdoc.language.numerals import patterns, scanner
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from jdoc.language.numerals import Numeral

FARTHEST_DIGIT = 5
"""Where a text that is one numeral has its first digit: behind マイナス."""


class Cues(NamedTuple):
    """What was found in one text, in order."""

    numerals: list[Numeral]
    """All numerals, but for those of plain dates."""
    times: list[TimeCue]
    is_whole: bool = True
    """False where some were left out."""


@cache
def _pattern() -> re.Pattern[str]:
    anything = f"(?=[{plain.FIRST}])(?P<date>{plain.PLAIN})|(?P<word>{all_beginnings()})|{patterns.anything()}"
    return build(anchor_at(f"{patterns.FIRST}{first_characters()}", anything))


def find_cues(whole: str, texts: Sequence[str]) -> list[Cues]:
    r"""Search the folded texts of a document, given apart and as one, with a `lazy.BREAK` between them.

    >>> cues = find_cues("2017年5月1日に\x00本年、第3回", ["2017年5月1日に", "本年、第3回"])
    >>> [(len(each.numerals), [(cue.start, cue.end, cue.kind) for cue in each.times]) for each in cues]
    [(0, [(0, 9, 'plain date')]), (1, [(0, 0, 'word'), (4, 5, 'ordinal')])]
    """
    cues = [Cues([], []) for _ in texts]
    pattern = _pattern()
    search, date, word = pattern.search, pattern.groupindex["date"], pattern.groupindex["word"]
    at, base, after = -1, 0, 0
    match = search(whole)
    while match:
        group = match.lastindex or 0
        start, end = match.span(group)
        numerals: Iterable[Numeral] = ()
        if start >= after:
            at, base, after = _text_at(start, texts, at, after)
            text, (all_numerals, times, _) = texts[at], cues[at]
            single = scanner.whole_numeral(text) if start - base <= FARTHEST_DIGIT else None
            if single:
                all_numerals.append(single)
                times.append(TimeCue(single.start, single.end, single.kind, single))
                match = search(whole, after)
                continue
        if group == date:
            times.append(TimeCue(start - base, end - base, "plain date", None))
        elif group == word:
            times.append(TimeCue(start - base, start - base, "word", None))
        else:
            numerals = _numerals(match.lastgroup, text, start - base, end - base)
        for numeral in numerals:
            first, stop, _, _, kind = numeral
            all_numerals.append(numeral)
            end = max(end, base + stop)
            if kind in READERS:
                times.append(TimeCue(first, stop, kind, numeral))
        match = search(whole, end)
    return cues


def without_law_numbers(cues: list[Cues], whole: str, texts: Sequence[str]) -> list[Cues]:
    """Return what was found but for what stands in the numbers of laws, which are no dates and count nothing.

    >>> whole = "会社法(平成17年法律第86号)第3条"
    >>> [numeral.value for numeral in without_law_numbers(find_cues(whole, [whole]), whole, [whole])[0].numerals]
    [3]
    """
    if not may_hold_numbers(whole):
        return cues
    return [_without(own, spans_of_numbers(text)) for own, text in zip(cues, texts, strict=True)]


def _without(cues: Cues, spans: list[tuple[int, int]]) -> Cues:
    if not spans:
        return cues
    starts = [start for start, _ in spans]

    def is_outside(cue: Numeral | TimeCue) -> bool:
        at = bisect_right(starts, cue.start) - 1
        return at < 0 or cue.start >= spans[at][1]

    return Cues([*filter(is_outside, cues.numerals)], [*filter(is_outside, cues.times)], is_whole=False)


def _text_at(start: int, texts: Sequence[str], at: int, after: int) -> tuple[int, int, int]:
    """Return the text that holds a place, going on from one: its number, where it begins, where the next one does."""
    base = after
    while start >= after:
        at += 1
        base, after = after, after + len(texts[at]) + 1
    return at, base, after


def _numerals(group: str | None, text: str, start: int, end: int) -> Iterable[Numeral]:
    """Read the numerals of a group of `numerals.patterns`."""
    if group == "plain":
        return (scanner.classify_digits(text, start, end),)
    return scanner.READERS[group or ""](text, start, end)
