"""Amounts that are said twice: in kanji and in digits, in two units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import are_alike, digits
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Amount
    from jdoc.checks.facts import Facts

TWICE = deferred(
    f"(?P<first>[{MONEY}{COUNT}])(?:也|整|ちょうど)? ?[(〔] ?(?:(?:一?金|すなわち|即ち|=|計) ?)?[¥\\\\]?(?P<last>[{MONEY}{COUNT}])(?:也|整|-)? ?(?=[)〕。、,](?!税[抜込別]|消費税[^)。]{{0,12}}(?:抜|除|別)))"
)
"""An amount and, in brackets, the same once more: 70億円（7,000百万円）."""
KANJI = deferred("[一二三四五六七八九十百千壱弐参拾〇]")
"""A figure in kanji: `[七]千万円`, not `70億円`."""
THOUSANDS = deferred("[0-9](?:千|百万|十億)円")
"""An amount in the units of accounts: `7,00[0百万円]`, not `70億円`."""


def find_restated(facts: Facts) -> Iterator[Found]:
    """Find amounts that are said twice, and differ."""
    for skeleton in skeletons(facts):
        for match in TWICE.finditer(skeleton.text):
            amounts = skeleton.of(match, "first", "last")
            if len(amounts) < 2 or amounts[0].unit != amounts[1].unit:
                continue
            first, last = amounts
            if _differ(first, last) and _are_the_same(facts, first, last):
                yield Found(first.place, f"{first.entity.text} is not {last.entity.text}", (last.place,))


def _differ(first: Amount, last: Amount) -> bool:
    return abs(first.number.value - last.number.value) >= max(first.number.ulp, last.number.ulp)


def _are_the_same(facts: Facts, first: Amount, last: Amount) -> bool:
    """Tell whether both are meant to be one amount: they are written in two ways, or look alike."""
    forms = [_form(facts.texts[each.place.block][each.place.start : each.place.end]) for each in (first, last)]
    if digits(first.number.value) == digits(last.number.value):
        return True
    if first.entity.label != "MONEY":
        return sorted(forms) == ["kanji", "units"] or sorted(forms) == ["figures", "kanji"]
    if forms[0] == forms[1]:
        return False
    if "accounts" in forms and "units" in forms:
        return are_alike(first.number.value, last.number.value)
    return True


def _form(text: str) -> str:
    """Say how an amount is written: in kanji, in figures alone, in units of accounts, in 万 and 億.

    >>> [_form(text) for text in ("七千万円", "77,000,000円", "7,000百万円", "70億円")]
    ['kanji', 'figures', 'accounts', 'units']
    """
    if THOUSANDS.search(text):
        return "accounts"
    if KANJI.match(text[:1]):
        return "kanji"
    return "units" if any(char in text for char in "万億兆千百") else "figures"
