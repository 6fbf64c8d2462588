"""Multiples: amounts that a paper says are so many times another one (敷金は家賃の３か月分), where both are told elsewhere in it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.named_rates import TAXED
from jdoc.checks.amounts.tellings import InTable, in_tables, said
from jdoc.checks.numbers import written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.tellings import Telling
    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})"
MULTIPLE = deferred(
    "(?<![^\\W0-9_ぁ-ん])(?P<name>[一-鿿]{2,8})(?:の額)?(?:は、?|として、?|: ?|  ?)(?:[^。、()\\n0-9]{0,8}、)?(?P<base>[一-鿿]{2,8}?)(?:[(][^()]{1,8}[)])?(?:の額)?の"
    f"(?P<times>(?P<months>{_NUMBER})[かヶヵカケ箇]月分|(?P<double>{_NUMBER})倍|(?P<percent>{_NUMBER})(?:%|パーセント)|(?P<down>{_NUMBER})分の(?P<up>{_NUMBER}))"
    "(?!以|を超|未満|程度|を上限|を限度|から|まで|[~〜(])(?=[^0-9]|$)"
)
"""What is so many times another amount: `敷金は家賃の3か月分`, 契約保証金は契約金額の100分の10, not `100分の10以上`."""
SIGNS = ("月分", "倍", "%", "パーセント", "分の")
"""What each of these has."""
# What stands between what an amount is called and the amount itself: whose it is.
_TOLD = (
    "(?:の額)?(?:は|が|を|:|として)?、?[ (・]*(?P<whose>[^\\W0-9_ぁ-ん]{2,12})?(?:は|が|の場合は)?[、 :]*(?:金|月額)?$"
)
OTHERWISE = deferred(
    "前年|前回|昨年|従来|改[正定]|変更|うち|加算|減[額免]|軽減|日割|未納|残[額り]|不足|差|上限|下限|他[のに]"
)
"""What makes it another one: `[軽減]後の家賃`."""
BEHIND = deferred("(?:を(?:減|差|加|超)|から|以[上下内]|ずつ|未満)")
"""The same behind it."""
SLACK = Decimal("0.01")
"""By how much an amount may be off, of which the last figures are cut off."""
NEAR, MOST = 30, 5
"""Characters before an amount in which its name stands, and how many times what is reckoned it may be."""


class Owned(NamedTuple):
    """An amount, and whose it is."""

    told: Telling
    whose: str


def find_wrong_multiples(facts: Facts) -> Iterator[Found]:
    """Find amounts that aren't so many times those which the paper says they are of."""
    for index in facts.having(*SIGNS):
        for match in MULTIPLE.finditer(facts.texts[index]):
            times = _times(match)
            yield from _wrong(facts, match, times) if times else ()


def _wrong(facts: Facts, match: re.Match[str], times: Decimal) -> Iterator[Found]:
    names = [*_named(facts, match["name"])]
    bases = [*_named(facts, match["base"])] if names else []
    for each in names:
        base = _base_of(each, bases)
        if base and not _are_in_one_table(each.told, base) and _is_wrong(each.told.value, base.value * times):
            made = written((base.value * times).quantize(base.number.ulp))
            message = f"{each.told.text}, but {match['times']} of {base.text} is {made}"
            yield Found(each.told.place, message, (base.place,))


def _times(match: re.Match[str]) -> Decimal | None:
    """Read how many times as much it is."""
    whole = match["months"] or match["double"] or match["percent"] or match["up"]
    parts = "100" if match["percent"] else match["down"] or "1"
    number, of = read_whole(whole), read_whole(parts)
    return Decimal(number) / Decimal(of) if number and of else None


def _named(facts: Facts, name: str) -> Iterator[Owned]:
    """Yield the amounts of money that are called so, with whose they are."""
    pattern = re.compile(f"(?<![^\\W0-9_ぁ-ん]){name}{_TOLD}")
    for told in said(facts):
        match = pattern.search(told.before[-NEAR:]) if told.unit == "JPY" and name in told.before else None
        if match and not (told.is_rough or OTHERWISE.search(told.before[-NEAR:]) or BEHIND.match(told.behind)):
            yield Owned(told, match["whose"] or "")
    for cell in in_tables(facts):
        if cell.unit == "JPY" and cell.cell.head.partition("(")[0].strip() == name:
            yield Owned(cell, cell.cell.name)


def _base_of(each: Owned, bases: list[Owned]) -> Telling | None:
    """Give the amount that another one is so many times: that of its owner, or the only one."""
    same = [
        base for base in bases if base.whose and each.whose and (base.whose in each.whose or each.whose in base.whose)
    ]
    of_it = same if each.whose else bases
    return of_it[0].told if len({base.told.value for base in of_it}) == 1 else None


def _are_in_one_table(one: Telling, other: Telling) -> bool:
    """Tell whether two amounts stand in one table, which is reckoned with elsewhere."""
    return isinstance(one, InTable) and one.place.block == other.place.block


def _is_wrong(value: Decimal, made: Decimal) -> bool:
    if not made < value * MOST < made * MOST * MOST:
        return False
    return all(abs(value - each) > each * SLACK for tax in TAXED for each in (made * tax, made / tax))
