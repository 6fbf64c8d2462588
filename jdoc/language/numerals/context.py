"""What stands around a numeral: counters that make it a number, words that make it none."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from jdoc.language import currencies
from jdoc.language.lazy import compiled
from jdoc.language.numerals.symbols import DIGIT, SMALL
from jdoc.lexicon import rows

NUMERAL_START = f"(?:{DIGIT}|{SMALL})++"
MEASURED_BEFORE = "[第月時約毎各満計]|およそ"
MEASURED_AFTER = (
    "以[上下内]|未満|超(?!越)|当たり|あたり|につき|ごと|毎|程度|間|余|半(?!端|分)|前(?!向|進|提)|後(?!方|退)"
)
LONGEST_BEFORE = 3


class Counter(NamedTuple):
    """A row of counters.tsv, or the name of a currency."""

    surface: str
    kind: str
    not_before: str
    needs: str


class Word(NamedTuple):
    """A row of number_words.tsv, seen from the numeral inside it."""

    before: int
    text: str
    unless: str


@cache
def counters() -> dict[str, list[Counter]]:
    """Return the counters by their first two characters, the longest first."""
    table: dict[str, list[Counter]] = defaultdict(list)
    for name, (_, not_before) in currencies.names().items():
        table[name[:2]].append(Counter(name, "money", not_before, ""))
    for row in rows("counters"):
        surface = row["counter"]
        table[surface[:2]].append(Counter(surface, row["kind"], row["not_before"], row["needs"]))
    for found in table.values():
        if len(found) > 1:
            found.sort(key=lambda counter: -len(counter.surface))
    return dict(table)


@cache
def counter_starts() -> str:
    """Return every character that a counter begins with."""
    return re.escape("".join(sorted({surface[0] for surface in counters()})))


@cache
def words() -> dict[str, list[Word]]:
    """Return the words by two characters: a numeral's first and, where there is one, the next."""
    table: dict[str, list[Word]] = defaultdict(list)
    for row in rows("number_words"):
        text = row["word"]
        for numeral in compiled(NUMERAL_START).finditer(text):
            start = numeral.start()
            word = Word(start, text, row["unless"])
            table[text[start : start + 2]].append(word)
    for found in table.values():
        found.sort(key=lambda word: -len(word.text))
    return dict(table)


def counter_at(text: str, start: int) -> Counter | None:
    """Find the longest counter that starts here and is not the beginning of another word.

    >>> counter_at("三日間", 1).surface, counter_at("三日本国", 1)
    ('日間', None)
    """
    pair = text[start : start + 2]
    table = counters()
    if pair in table:
        for counter in table[pair]:
            if text.startswith(counter.surface, start) and _ends(text, start, counter):
                return counter
    found = table.get(pair[:1])
    return found[0] if found and _ends(text, start, found[0]) else None


def _ends(text: str, start: int, counter: Counter) -> bool:
    if not counter.not_before:
        return True
    after = start + len(counter.surface)
    return text[after : after + 1] not in counter.not_before or after == len(text) or text.startswith("前後", after)


def word_at(text: str, start: int) -> Word | None:
    """Find the word that the numeral here is part of.

    >>> word_at("第一人者", 1).text, word_at("不統一", 2).text, word_at("第一回", 1)
    ('第一人者', '統一', None)
    """
    table = words()
    for key in (text[start : start + 2], text[start : start + 1]):
        for word in table.get(key, ()):
            if word.before <= start and text.startswith(word.text, start - word.before):
                return word
    return None


def measured(text: str, start: int, end: int) -> bool:
    """Tell whether a measure is meant, not a word: 十分間, 三時十分.

    >>> measured("十分以内", 0, 2), measured("十分に", 0, 2)
    (True, False)
    """
    before = text[max(0, start - LONGEST_BEFORE) : start]
    return bool(compiled(MEASURED_AFTER).match(text, end) or compiled(MEASURED_BEFORE).search(before[-1:] or before))
