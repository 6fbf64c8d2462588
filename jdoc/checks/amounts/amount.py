"""Amounts: all that a document says of how much and how many, each read once, in their order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.units import in_base, same_unit
from jdoc.checks.numbers import HALF, HUNDRED, Number, differ, read_amount
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

LABELS = frozenset({"MONEY", "QUANTITY", "PERCENT", "DURATION"})
LASTING = deferred("P(?P<unit>T?[0-9]+[DMYHW])")
"""How long something lasts, in one unit: `[P7D]`, `[PT4H]`, not `P1Y6M`."""
LENGTHS = {"D": "日", "Y": "年", "W": "週", "M": "か月", "H": "時間"}
FRACTION = deferred(
    "(?P<down>[0-9]{1,3}|[一二三四五六七八九十百]{1,3})分の(?P<up>[0-9]{1,3}|[一二三四五六七八九十百]{1,3})"
)
"""A fraction: `[4分の3]`, not `3割`."""
KINDS = {
    **dict.fromkeys(("代", "年生", "歳以上", "歳以下"), "group"),
    **dict.fromkeys(("ポイント", "pt", "%ポイント"), "points"),
    "%": "rate",
    "倍": "times",
}
"""What an amount is by its unit: who is counted and not how many (20代7人), and what isn't added to amounts."""
ONE = Decimal(1)

COUNTED = frozenset(
    (
        *"人名件台戸回棟校社者票部本冊店組頭個枚園室床点市町村県国区便隻基機通羽匹席駅橋種",
        *(
            "団体",
            "世帯",
            "か所",
            "施設",
            "箇所",
            "地区",
            "地域",
            "市町村",
            "市町",
            "か国",
            "路線",
            "航路",
            "系統",
            "科目",
            "種類",
            "事業",
            "案件",
            "議案",
            "項目",
            "作品",
            "機関",
            "病院",
            "会場",
        ),
    )
)
"""Units of things that are counted one by one, so that their numbers aren't rounded."""


class Amount(NamedTuple):
    """An amount of a text or a table."""

    entity: Entity
    number: Number
    place: Place
    kind: str
    """amount, rate, times, points, fraction (in hundredths), length (of time), group."""
    unit: str
    """What it counts, by one name where it has several."""
    in_base: tuple[Number, str]
    """Its number and unit in the unit that such amounts are compared in: 35,000 m2 for 3.5ha."""

    @property
    def is_rough(self) -> bool:
        """Whether it is told roughly, or as a limit: 約5億円, 5億円以上."""
        return bool(self.entity.approx or self.entity.bound)

    @property
    def is_counted(self) -> bool:
        """Whether whole things are counted one by one: 25人, not 25億円 and not 2.5万人."""
        return self.number.ulp == 1 and self.unit in COUNTED and self.entity.label == "QUANTITY"

    @property
    def exact(self) -> Number:
        """Its number, not rounded where whole things are counted one by one."""
        return self.number._replace(ulp=Decimal(0)) if self.is_counted else self.number


def amounts(facts: Facts) -> dict[int, list[Amount]]:
    """Return the amounts of a document by the blocks that have any."""
    return facts.kept("amounts", lambda: {at: [*_of_block(facts, at, each)] for at, each in facts.entities(LABELS)})


def _of_block(facts: Facts, index: int, entities: Sequence[Entity]) -> Iterator[Amount]:
    text, end = facts.texts[index], 0
    for entity in entities:
        amount = _read(index, text, entity) if entity.start >= end else None
        if amount is not None:
            end = entity.end
            yield amount


def _read(index: int, text: str, entity: Entity) -> Amount | None:
    start, end = entity.start, entity.end
    if entity.label == "DURATION":
        lasting = LASTING.fullmatch(f"{entity.value}")
        return _of_length(lasting["unit"], entity, Place(index, start, end)) if lasting else None
    words, unit = text[start:end], entity.unit or ""
    if "分の" in words:
        return _of_fraction(words, entity, Place(index, start, end))
    number = read_amount(words, entity.value)
    if number is None:
        return None
    return Amount(
        entity,
        number,
        Place(index, start, end),
        KINDS.get(unit, "amount"),
        same_unit(unit),
        in_base(number, unit),
    )


def _of_fraction(words: str, entity: Entity, place: Place) -> Amount | None:
    """Read a fraction, in hundredths."""
    match = FRACTION.fullmatch(words)
    up, down = (read_whole(match["up"]), read_whole(match["down"])) if match else (None, None)
    if not up or not down:
        return None
    number = Number(HUNDRED * up / down, ONE * 0)
    return Amount(entity, number, place, "fraction", "分", (number, "分"))


def _of_length(written: str, entity: Entity, place: Place) -> Amount:
    """Read how long something lasts: 4時間 of T4H."""
    number = Number(ONE * (read_whole(written[:-1].lstrip("T")) or 0), ONE)
    unit = "分" if written[0] == "T" and written[-1] == "M" else LENGTHS[written[-1]]
    return Amount(entity, number, place, "length", unit, (number, unit))


def any_rough(*each: Amount) -> bool:
    """Tell whether one of some amounts is told roughly: then nothing is reckoned with them."""
    return any(amount.is_rough for amount in each)


def slack_of(*each: Amount) -> Decimal:
    """Return by how much a sum of some amounts may be off, as they are rounded: nothing where they are told one by one."""
    ulp = max(amount.number.ulp for amount in each)
    return ulp * 0 if ulp == 1 else ulp * HALF * len(each)


def exceeds(one: Amount, other: Amount, sign: int) -> bool:
    """Tell whether an amount is more than another one, or less if the sign is negative."""
    first, second = one.in_base[0], other.in_base[0]
    return differ(first, second) and (first.value - second.value) * sign > 0
