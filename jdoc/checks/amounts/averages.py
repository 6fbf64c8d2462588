"""Averages: what one of several costs or has (１人当たり5,000円), how many they are, and what they make together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.amounts.units import same_unit
from jdoc.checks.numbers import HALF, digits, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
EACH = ("当たり", "あたり", "につき")
"""What says that an amount is that of one."""
OF_ONE = deferred("[1一](?<![0-9].)[人名件者社戸校台枚冊部本個回][0-9一二三四五六七八九十]")
"""The same without: `1人10`万円, not `21人`."""
PRICE = deferred(
    f"(?<![0-9一二三四五六七八九十])[1一](?P<of>人|名|件|者|社|団体|世帯|戸|校|か所|箇所|台|枚|冊|部|本|個|回|頭|棟|室|施設|市町村)(?:(?:当たり|あたり|につき)(?P<mean>の?平均)?(?:は|で)?、?(?:約|平均)?[ :]*(?P<price>{_AMOUNT})|(?P<bare>{MONEY})(?=の|を|とし|、))"
)
"""What one of several costs: `1人当たり`5,000円, `1人`10万円の, `1者当たりの平均 `7,150万円."""
SAID_OF = deferred(f"(?P<total>{MONEY})[(](?P<count>{COUNT})分?[)]")
"""A total and for how many it is: 3億6,000万円（72,000人分）."""
MULTIPLIED = deferred(f"(?P<total>{MONEY})[(][^()]{{0,24}}(?:乗じ|掛け|かけた|×)[^()]{{0,8}}[)]")
"""A total that is said to be a product: 3億6,000万円（対象者数に支給額を乗じた額）."""
TOTAL = deferred(f"(?:総額|合計|総計|計|総費用|総事業費|予算額|ため)(?:は|で|が)?、?(?P<total>{_AMOUNT})")
"""A total: `総額は`3億6,000万円."""
OTHERWISE = deferred("うち|ほか|加え|上限|以内|最大|それぞれ|各|事務費を|諸経費|割引|税")
"""What else may enter into it."""
ABOVE = 6
"""Blocks above an amount in which those that it is of are told."""
FEW = 6
"""Amounts among which it is looked for: of more than that some look so by chance."""
FEWEST = 3
"""Figures of an average that isn't like another one by chance."""


class Three(NamedTuple):
    """A price, a number of things, and what they cost together."""

    price: Amount
    things: Amount
    total: Amount


def find_wrong_averages(facts: Facts) -> Iterator[Found]:
    """Find totals that so many at a price don't make, and averages that are those of a total with figures turned round."""
    is_said = any(word in facts.whole for word in EACH) or OF_ONE.search(facts.whole) is not None
    every = {skeleton.index: skeleton for skeleton in skeletons(facts, 1)} if is_said else {}
    for index, skeleton in every.items():
        for match in PRICE.finditer(skeleton.text):
            near = [every[at] for at in range(max(0, index - ABOVE), index + FEWEST) if at in every]
            yield from _of_total(skeleton, match, near)
            yield from _of_average(skeleton, match, near) if match["mean"] else ()


def _of_total(skeleton: Skeleton, match: re.Match[str], near: Sequence[Skeleton]) -> Iterator[Found]:
    """Tell a total that is said to be so many at a price, and isn't."""
    [price] = skeleton.of(match, "price", "bare")
    of = same_unit(match["of"])
    said = next(SAID_OF.finditer(skeleton.text, match.end()), None)
    if said is not None:
        total, count = skeleton.of(said, "total", "count")
        yield from _told(Three(price, count, total), of)
    for other in near:
        for times in MULTIPLIED.finditer(other.text):
            counts = [each for each in _amounts(near, of) if each.place < other.of(times, "total")[0].place]
            if len(counts) == 1:
                yield from _told(Three(price, counts[0], *other.of(times, "total")), of)
    before = _amounts([skeleton], of)
    behind = next(TOTAL.finditer(skeleton.text, match.end()), None)
    if len(before) == 1 and behind is not None and not OTHERWISE.search(skeleton.text):
        yield from _told(Three(price, before[0], *skeleton.of(behind, "total")), of)


def _amounts(near: Sequence[Skeleton], unit: str) -> list[Amount]:
    return [each for skeleton in near for each in skeleton.amounts.values() if each.unit == unit]


def _told(three: Three, of: str) -> Iterator[Found]:
    price, count, total = three
    is_exact = not any(each.entity.bound for each in three) and not price.entity.approx
    its_unit = same_unit((count.entity.unit or "").removesuffix("分"))
    if is_exact and its_unit == of and price.unit == total.unit and not _fits(three) and _is_near(three):
        made = written(price.number.value * count.number.value)
        message = f"{total.entity.text} is not the product of {price.entity.text} and {count.entity.text} ({made})"
        yield Found(total.place, message, (price.place, count.place))


def _fits(three: Three) -> bool:
    """Tell whether a total may be what so many cost, all of them rounded."""
    price, count, total = (each.number for each in three)
    slack = (
        (price.ulp * count.value + count.ulp * price.value + total.ulp) * HALF
        if _are_rounded(three)
        else total.ulp * HALF
    )
    return abs(price.value * count.value - total.value) <= slack


def _are_rounded(three: Three) -> bool:
    """Tell whether the price is an average, or the number of things isn't told one by one."""
    return three.price.number.ulp < 1 or three.things.number.ulp > 1 or bool(three.things.entity.approx)


def _is_near(three: Three) -> bool:
    """Tell whether a total isn't of something else: it is no more than twice, and no less than half of the product."""
    made = three.price.number.value * three.things.number.value
    return 0 < made <= 2 * three.total.number.value <= 4 * made or digits(made) == digits(three.total.number.value)


def _of_average(skeleton: Skeleton, match: re.Match[str], near: Sequence[Skeleton]) -> Iterator[Found]:
    """Tell an average that no total by no number near it makes, though one does with figures turned round."""
    [price] = skeleton.of(match, "price", "bare")
    things = [each for each in _before(price, near, same_unit(match["of"])) if each.number.value]
    totals = [each for each in _before(price, near, price.unit) if each.number.value > price.number.value]
    if len(things) > FEW or len(totals) > FEW * 2:
        return
    made = [Three(price, *pair) for pair in product(things, totals)]
    if any(abs(_average(three) - price.number.value) <= price.number.ulp for three in made):
        return
    yield from (_told_average(three) for three in made if _is_turned_round(_rounded(three), price.number.value))


def _before(price: Amount, near: Sequence[Skeleton], unit: str) -> list[Amount]:
    return [each for each in _amounts(near, unit) if each.place < price.place]


def _average(three: Three) -> Decimal:
    return three.total.number.value / three.things.number.value


def _rounded(three: Three) -> Decimal:
    return _average(three).quantize(three.price.number.ulp)


def _told_average(three: Three) -> Found:
    price, things, total = three
    texts = price.entity.text, total.entity.text, things.entity.text
    message = "{} is not the quotient of {} and {} ({})".format(*texts, written(_rounded(three)))
    return Found(price.place, message, (total.place, things.place))


def _is_turned_round(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers have the same figures in another order, or one is ten times the other."""
    first, last = digits(one), digits(other)
    return len(first) >= FEWEST and sorted(first) == sorted(last) and one != other
