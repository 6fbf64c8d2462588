"""What stands around a numeral: counters that make it a number, words that make it none."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, cast

from jdoc.language import currencies
from jdoc.language.lazy import deferred
from jdoc.language.numerals.symbols import DIGIT, SMALL
from jdoc.lexicon import rows
from jdoc.lexicon.finished import finished
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.numerals.kinds import NumeralKind

NUMERAL_START = deferred(f"(?:{DIGIT}|{SMALL})++")
"""The numerals inside of words: `[一]人前`, `[七五三]`."""
MEASURED_BEFORE = frozenset("第月時約毎各満計")
"""What a measure stands right behind: 三時十分, 約十分."""
MORE = frozenset("有余")
MORE_OF = deferred("有?余")
"""What says between a number and its counter that there are some more: `五十[余]名`, `三十[有余]年`."""
MEASURED_AFTER = deferred(
    "以[上下内]|未満|超(?!越)|当たり|あたり|につき|ごと|毎|程度|間|余|半(?!端|分)|前(?!向|進|提)|後(?!方|退)"
)
"""What stands behind a measure: `[以内]に`, `[超]える`, not `超越`."""


class Counter(NamedTuple):
    """A row of counters.tsv, or the name of a currency."""

    surface: str
    kind: NumeralKind
    not_before: str
    """Characters that, coming next, show that it is the beginning of another word."""
    needs: str
    """What must stand before a lone kanji digit."""


class Word(NamedTuple):
    """A row of number_words.tsv, seen from the numeral inside it."""

    before: int
    """How many of its characters stand before the numeral."""
    text: str
    unless: str


@finished(Counter)
def counters() -> dict[str, list[Counter]]:
    """Return the counters by their first two characters, the longest first."""
    table: dict[str, list[Counter]] = defaultdict(list)
    for name, (_, not_before) in currencies.names().items():
        table[name[:2]].append(Counter(name, "money", not_before, ""))
    for row in rows("counters"):
        surface, kind = row["counter"], cast("NumeralKind", row["kind"])
        table[surface[:2]].append(Counter(surface, kind, row["not_before"], row["needs"]))
    for alike in table.values():
        alike.sort(key=lambda counter: -len(counter.surface))
    return dict(table)


@cache
def counter_starts() -> str:
    """Return every character that a counter begins with, for a class of characters."""
    return re.escape("".join(sorted({surface[0] for surface in counters()})))


@finished(Word)
def number_words() -> dict[str, list[Word]]:
    """Return the words by two characters: a numeral's first and, where there is one, the next."""
    table: dict[str, list[Word]] = defaultdict(list)
    for row in rows("number_words"):
        text = row["word"]
        for numeral in NUMERAL_START.finditer(text):
            start = numeral.start()
            table[text[start : start + 2]].append(Word(start, text, row["unless"]))
    for alike in table.values():
        alike.sort(key=lambda word: -len(word.text))
    return dict(table)


def find_counter(text: str, start: int) -> Counter | None:
    """Find the longest counter that starts here and is not the beginning of another word.

    >>> find_counter("三日間", 1).surface, find_counter("三日本国", 1)
    ('日間', None)
    """
    pair = text[start : start + 2]
    table = counters()
    if pair in table:
        for counter in table[pair]:
            if text.startswith(counter.surface, start) and _ends(text, start, counter):
                return counter
    single = table.get(pair[:1])
    return single[0] if single and _ends(text, start, single[0]) else None


def find_counter_apart(text: str, end: int) -> Counter | None:
    """Find the counter of a numeral that ends here, perhaps behind a space, or behind 余.

    >>> find_counter_apart("三 日間", 1).surface, find_counter_apart("50余名", 2).surface
    ('日間', '名')
    """
    at = end + (text[end : end + 1] == " ")
    counter = find_counter(text, at)
    if counter is None and text[at : at + 1] in MORE:
        more = MORE_OF.match(text, at)
        return find_counter(text, more.end()) if more else None
    return counter


def _ends(text: str, start: int, counter: Counter) -> bool:
    """Tell whether a counter is no beginning of another word: 日 of 日本; 人前後 is no 人前."""
    if not counter.not_before:
        return True
    after = start + len(counter.surface)
    following = text[after : after + 1]
    return not following or following not in counter.not_before or text.startswith("前後", after)


def find_word(text: str, start: int) -> Word | None:
    """Find the word that the numeral here is part of.

    >>> find_word("第一人者", 1).text, find_word("不統一", 2).text, find_word("第一回", 1)
    ('第一人者', '統一', None)
    """
    table = number_words()
    for key in (text[start : start + 2], text[start : start + 1]):
        for word in table.get(key, ()):
            if word.before <= start and text.startswith(word.text, start - word.before):
                return word
    return None


def is_measure(text: str, start: int, end: int) -> bool:
    """Tell whether a measure is meant, not a word: 十分間, 三時十分.

    >>> is_measure("十分以内", 0, 2), is_measure("十分に", 0, 2)
    (True, False)
    """
    return text[start - 1 : start] in MEASURED_BEFORE or MEASURED_AFTER.match(text, end) is not None
