"""Amounts that are said twice: in kanji and in digits, in two units."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import structs

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import HUNDRED, Number, are_alike, differ, digits, read_amount
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Amount
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

TWICE = deferred(
    f"(?P<first>[{MONEY}{COUNT}])(?:也|整|ちょうど|-)? ?[(〔\\[] ?(?:(?:一?金|すなわち|即ち|=|計) ?)?[¥\\\\]?(?P<last>[{MONEY}{COUNT}])(?:也|整|-)? ?(?=[)〕\\]。、,](?!税[抜込別]|消費税[^)。]{{0,12}}(?:抜|除|別)))"
)
"""An amount and, in brackets, the same once more: 70億円（7,000百万円）."""
AGAIN = deferred(
    f"(?P<first>[{MONEY}{COUNT}]) ?[(〔][{MONEY}{COUNT}][、,] ?(?P<last>[{MONEY}{COUNT}]) ?[)〕]|(?P<one>{MONEY}) ?= ?(?P<other>{MONEY})(?! ?[×x+-])"
)
"""The same twice more, or on both sides of a sign: 1兆2,000億円（12,000億円、1,200,000百万円）, 5,000百万円＝50億円."""
FRACTION = deferred("(?P<part>[0-9]+)/(?P<whole>[0-9]+)")
"""The value of a share: `[1/3]`."""
KANJI = deferred("[一二三四五六七八九十百千壱弐参拾〇]")
"""A figure in kanji: `[七]千万円`, not `70億円`."""
POSITIONAL = deferred("[一二三四五六七八九〇]{1,3}(?:、[一二三四五六七八九〇]{3})++(?![十百千万億兆])")
"""Figures in kanji in groups of three: `[一一、〇〇〇]円`, not `一万一千円`."""
MEANING = deferred(
    f"(?P<first>[{MONEY}{COUNT}])(?:、|,) ?(?:すなわち|即ち|つまり|換言すれば)、? ?(?P<last>[{MONEY}{COUNT}])"
)
"""The same in words: 50億円、すなわち5,000百万円."""
UNITS = {
    "ヘクタール": ("平方メートル", 10_000),
    "ha": ("平方メートル", 10_000),
    "m2": ("平方メートル", 1),
    "㎡": ("平方メートル", 1),
    "キロメートル": ("メートル", 1_000),
    "km": ("m", 1_000),
    "トン": ("キログラム", 1_000),
    "t": ("kg", 1_000),
}
"""Units with the smaller ones that the same is said in, and how many of those they are."""
DECIMAL = deferred("[0-9]\\.[0-9]+[万億兆]")
"""An amount with a point: `1[2.5兆]円`, not `12兆5,000億円`."""
THOUSANDS = deferred("[0-9](?:千|百万|十億)円")
"""An amount in the units of accounts: `7,00[0百万円]`, not `70億円`."""


def find_restated(facts: Facts) -> Iterator[Found]:
    """Find amounts that are said twice, and differ."""
    yield from _shares(facts)
    for skeleton in skeletons(facts):
        for match in (*TWICE.finditer(skeleton.text), *MEANING.finditer(skeleton.text), *AGAIN.finditer(skeleton.text)):
            amounts = [*map(_in_small_units, skeleton.of(match, *match.groupdict()))]
            if len(amounts) < 2 or amounts[0].unit != amounts[1].unit:
                continue
            first, last = amounts
            if differ(first.number, last.number) and _are_the_same(facts, first, last):
                yield Found(first.place, f"{first.entity.text} is not {last.entity.text}", (last.place,))


def _shares(facts: Facts) -> Iterator[Found]:
    """Find shares that are said in two notations, and differ: ３分の１（25％）."""
    for index, entities in facts.entities({"QUANTITY", "PERCENT"}):
        text = facts.texts[index]
        for one, other in pairwise(entities):
            joint = text[one.end : other.start]
            per_cent = _per_cent(one)
            if (
                joint not in {"(", "〔"}
                or other.unit != "%"
                or per_cent is None
                or text[other.end : other.end + 1] not in ")〕"
            ):
                continue
            number = read_amount(text[other.start : other.end], other.value)
            if number is not None and abs(number.value - per_cent) > number.ulp:
                yield Found(
                    Place(index, one.start, one.end),
                    f"{one.text} is not {other.text}",
                    (Place(index, other.start, other.end),),
                )


def _per_cent(share: Entity) -> Decimal | None:
    """Give a share in per cent where it is no number of per cent: ３分の１, 三割."""
    fraction = FRACTION.fullmatch(f"{share.value}")
    if fraction is not None and int(fraction["whole"]):
        return Decimal(fraction["part"]) / Decimal(fraction["whole"]) * HUNDRED
    is_tenths = share.label == "PERCENT" and share.text.endswith("割") and not isinstance(share.value, str)
    return Decimal(f"{share.value}") if is_tenths and share.value is not None else None


def _in_small_units(amount: Amount) -> Amount:
    """Give an amount in the smaller unit that the same is said in: 3.5ヘクタール in 平方メートル."""
    unit, times = UNITS.get(amount.unit, ("", 1))
    if not unit:
        return amount
    number = Number(amount.number.value * times, amount.number.ulp * times)
    return amount._replace(number=number, entity=structs.replace(amount.entity, unit=unit))


def _are_the_same(facts: Facts, first: Amount, last: Amount) -> bool:
    """Tell whether both are meant to be one amount: they are written in two ways, or look alike."""
    forms = [_form(facts.texts[each.place.block][each.place.start : each.place.end]) for each in (first, last)]
    if digits(first.number.value) == digits(last.number.value):
        return True
    if first.entity.label != "MONEY":
        return sorted(forms) == ["kanji", "units"] or sorted(forms) == ["figures", "kanji"]
    if forms[0] == forms[1]:
        return False
    if "decimal" in forms or ("accounts" in forms and "units" in forms):
        return are_alike(first.number.value, last.number.value)
    return True


def _form(text: str) -> str:
    """Say how an amount is written: in kanji, in figures alone, in units of accounts, in 万 and 億.

    >>> [_form(text) for text in ("七千万円", "七、〇〇〇円", "77,000,000円", "7,000百万円", "70億円")]
    ['kanji', 'positional', 'figures', 'accounts', 'units']
    """
    if THOUSANDS.search(text):
        return "accounts"
    if POSITIONAL.match(text):
        return "positional"
    if KANJI.match(text[:1]):
        return "kanji"
    if DECIMAL.search(text):
        return "decimal"
    return "units" if any(char in text for char in "万億兆千百") else "figures"
