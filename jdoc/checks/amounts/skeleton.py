"""Skeletons: a text in which each amount is one character, so that a pattern can say how amounts stand together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.units import in_base, same_unit
from jdoc.checks.numbers import HALF, Number, read_amount
from jdoc.checks.rules import Place
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

MONEY, PERCENT, COUNT, TIMES = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for an amount of money, for a rate, for anything else that is counted, and for how many times as much."""
SIGNS = {"MONEY": MONEY, "PERCENT": PERCENT, "QUANTITY": COUNT}

GROUPS = frozenset({"代", "年生", "歳以上", "歳以下"})
"""Units that say who is counted, not how many: 20代7人."""

COUNTED = frozenset(
    {
        "人",
        "名",
        "件",
        "台",
        "戸",
        "回",
        "棟",
        "校",
        "社",
        "者",
        "団体",
        "票",
        "部",
        "本",
        "冊",
        "世帯",
        "か所",
        "施設",
        "店",
        "組",
        "頭",
        "個",
        "枚",
        "箇所",
        "園",
        "室",
        "床",
        "点",
        *(
            "地区",
            "地域",
            "市町村",
            "市町",
            "市",
            "町",
            "村",
            "県",
            "国",
            "か国",
            "区",
            "路線",
            "航路",
            "便",
            "隻",
            "基",
            "機",
            "通",
        ),
        *(
            "羽",
            "匹",
            "席",
            "駅",
            "橋",
            "系統",
            "科目",
            "種",
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
    }
)
"""Units of things that are counted one by one, so that their numbers aren't rounded."""


class Amount(NamedTuple):
    """An amount of a text."""

    entity: Entity
    number: Number
    place: Place

    @property
    def unit(self) -> str:
        """What it counts, by one name where it has several."""
        return same_unit(self.entity.unit or "")

    @property
    def in_base(self) -> tuple[Number, str]:
        """Its number and unit in the unit that such amounts are compared in: 35,000 m2 for 3.5ha."""
        return in_base(self.number, self.entity.unit or "")

    @property
    def is_rough(self) -> bool:
        """Whether it is told roughly, or as a limit: 約5億円, 5億円以上."""
        return bool(self.entity.approx or self.entity.bound)

    @property
    def exact(self) -> Number:
        """Its number, not rounded where whole things are counted one by one: 25人, not 25億円 and not 2.5万人."""
        is_counted = self.entity.label == "QUANTITY" and self.number.ulp == 1 and self.unit in COUNTED
        return self.number._replace(ulp=Decimal(0)) if is_counted else self.number


def any_rough(*amounts: Amount) -> bool:
    """Tell whether one of some amounts is told roughly: then nothing is reckoned with them."""
    return any(amount.is_rough for amount in amounts)


def slack_of(*amounts: Amount) -> Decimal:
    """Return by how much a sum of some amounts may be off, as they are rounded: nothing where they are told one by one."""
    ulp = max(each.number.ulp for each in amounts)
    return ulp * 0 if ulp == 1 else ulp * HALF * len(amounts)


class Skeleton:
    """A text with signs for its amounts."""

    def __init__(self, facts: Facts, index: int, entities: list[Entity]) -> None:
        self.index = index
        """Of its block."""
        text = facts.texts[index]
        parts: list[str] = []
        self.amounts: dict[int, Amount] = {}
        """By where their signs stand."""
        at = size = 0
        for entity in entities:
            number = read_amount(text[entity.start : entity.end], entity.value)
            if entity.start < at or number is None or entity.unit in GROUPS:
                continue
            parts += [text[at : entity.start], TIMES if entity.unit == "倍" else SIGNS[entity.label]]
            size += entity.start - at
            self.amounts[size] = Amount(entity, number, Place(index, entity.start, entity.end))
            size += 1
            at = entity.end
        self.text = "".join([*parts, text[at:]])
        self.end = size
        """Where its last amount ends."""

    def of(self, match: re.Match[str], *names: str) -> list[Amount]:
        """Give the amounts that groups of a match are; of groups that found nothing none."""
        return [self.amounts[match.start(name)] for name in names if match.start(name) in self.amounts]


def skeletons(facts: Facts, fewest: int = 2) -> Iterator[Skeleton]:
    """Yield the texts of a document that hold several amounts, tables left out."""
    for size, skeleton in facts.kept("skeletons", lambda: [*_made(facts)]):
        if size >= fewest:
            yield skeleton


def _made(facts: Facts) -> Iterator[tuple[int, Skeleton]]:
    """Make the skeletons of a document, each with how many amounts it has."""
    for index, entities in facts.entities(SIGNS):
        if not facts.blocks[index].rows:
            yield len(entities), Skeleton(facts, index, entities)
