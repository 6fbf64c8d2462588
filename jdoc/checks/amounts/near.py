"""Near: the amounts of a sentence and of the one before it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import PERCENT, TIMES, Skeleton, skeletons
from jdoc.checks.numbers import Number, read_cell
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

MEASURED = deferred(
    "[A-Za-z%‰℃°㎡-㎥]|メートル|トン|グラム|リットル|ヘクタール|アール|キロ|坪|[年月日時分秒度歳点]|ポイント"
)
"""What is measured, and so rounded: `[k]m`, `[時]間`, not `地区`."""
BARE = deferred(
    "(?<![0-9.,第年月日])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{2,6})(?:\\.[0-9]+)?(?=の(?!年)|から|に(?:比|対)|へ|を|と|で|、)"
)
"""A bare number that a change may be of: `[1,250]から`, not `2024年`."""


COMPARED = deferred(
    "[\ue000-\ue002](?:[(]\ue001[)]|[)])?の?(?:大幅な?|純|微|急)?[増減削上低拡縮伸プマ引下多少落割高改悪膨]|\ue001"
)
"""What all say that compare amounts: a rate, or an amount that something is more or less by."""


class Sentence(NamedTuple):
    """A sentence of a skeleton, and where the one before it begins."""

    skeleton: Skeleton
    before: int
    start: int
    end: int


class Known(NamedTuple):
    """An amount that something may be said of."""

    number: Number
    place: Place
    unit: str
    text: str


def sentences(facts: Facts) -> Iterator[Sentence]:
    """Yield the sentences of a document that have rates, or amounts that something is more or less by."""
    for skeleton in skeletons(facts, 1):
        start = before = 0
        for text in skeleton.text.split("。") if COMPARED.search(skeleton.text) else ():
            end = start + len(text)
            if COMPARED.search(text):
                yield Sentence(skeleton, before, start, end)
            before, start = start, end + 1


def near(sentence: Sentence, but: Collection[Place] = ()) -> list[Known]:
    """Return the amounts of a sentence and of the one before it, rates and some others left out."""
    text = sentence.skeleton.text
    return [
        known(amount)
        for at, amount in sentence.skeleton.amounts.items()
        if sentence.before <= at < sentence.end and text[at] not in {PERCENT, TIMES} and amount.place not in but
    ]


def known(amount: Amount) -> Known:
    """Give an amount, not rounded where whole things are counted, whatever they are."""
    is_whole = amount.entity.label == "QUANTITY" and amount.number.ulp == 1 and not MEASURED.search(amount.unit)
    number = amount.number._replace(ulp=Decimal(0)) if is_whole else amount.exact
    return Known(number, amount.place, amount.unit, amount.entity.text)


def bare(sentence: Sentence) -> Iterator[Known]:
    """Yield the bare numbers of a sentence."""
    skeleton = sentence.skeleton
    for match in BARE.finditer(skeleton.text, sentence.start, sentence.end):
        number = read_cell(match[0])
        hidden = sum(
            amount.place.end - amount.place.start - 1 for at, amount in skeleton.amounts.items() if at < match.start()
        )
        if number:
            exact = number._replace(ulp=Decimal(0)) if number.ulp == 1 else number
            yield Known(exact, Place(skeleton.index, match.start() + hidden, match.end() + hidden), "", match[0])
