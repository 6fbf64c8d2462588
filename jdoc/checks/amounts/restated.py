"""Amounts that are said twice: in kanji and in digits, in two units."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.amounts.skeleton import COUNT, MONEY, Skeleton, skeletons
from jdoc.checks.numbers import HUNDRED, Number, are_alike, differ, digits, read_amount
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

# What says that an amount is about, or the most or least of it.
_ROUGHLY, _LIMIT = "(?:約|およそ|おおむね|概ね)?", "(?:以[内上下]|未満|程度)?"
TWICE = deferred(
    f"(?P<first>[{MONEY}{COUNT}]){_LIMIT}(?:也|整|ちょうど|-)? ?[(〔\\[] ?(?:(?:一?金|すなわち|即ち|=|計) ?)?{_ROUGHLY}[¥\\\\]?(?P<last>[{MONEY}{COUNT}]){_LIMIT}(?:也|整|-)? ?(?=[)〕\\]。、,](?!税[抜込別]|消費税[^)。]{{0,12}}(?:抜|除|別)))"
)
"""An amount and, in brackets, the same once more: 70億円（7,000百万円）, 三十万円以下（300,000円以下）, 約千戸（約1,000戸）."""
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
    f"(?P<first>[{MONEY}{COUNT}])(?:、|,) ?(?:すなわち|即ち|つまり|換言すれば|[^。、\ue000-\ue003]{{0,12}}(?:単位|換算|表記)(?:では|で|すると))、? ?(?P<last>[{MONEY}{COUNT}])"
)
"""The same in words: 50億円、すなわち5,000百万円."""
ABOUT = deferred(f"(?P<first>{MONEY})、(?:約|およそ)(?P<last>{MONEY})")
"""The same, but for its last figures: 3兆6,512億円、約3兆7千億円."""
# A time that an amount is for: 毎分, 月額.
_PERIOD = "(?P<{}>[毎1](?:秒|分|時間?|日|週)|月額|毎月|年額|年間)(?:当たり)?(?:約|およそ)?"
PERIODS = deferred(
    f"{_PERIOD.format('one')}(?P<first>[{MONEY}{COUNT}]) ?[(、]{_PERIOD.format('other')}(?P<last>[{MONEY}{COUNT}])(?![^。)]{{0,16}}(?:含|込|加え))"
)
"""How much it is in one time and in a longer one: 月額80万円（年額960万円）, 毎分180リットル（1日約259立方メートル）."""
TAXED = deferred(f"(?P<first>{MONEY})[(](?:消費)?税(?:込み?|抜き?)(?P<last>{MONEY})[)]")
"""An amount and the same with tax or without: 八千四百万円（税込み84,000千円）."""
TAXED_BEHIND = deferred(f"(?P<first>{MONEY})[(](?P<last>{MONEY})[、,] ?(?:消費)?税(?:込|抜|別)")
"""The same told behind it: 1億4,315万円`(143,150,000円、税込)`."""
DECIMAL = deferred("[0-9]\\.[0-9]+[万億兆]")
"""An amount with a point: `1[2.5兆]円`, not `12兆5,000億円`."""
THOUSANDS = deferred("(?:[0-9〇]|[一二三四五六七八九〇]{3})(?:千|百万|十億)円")
"""An amount in the units of accounts: `7,00[0百万円]`, `二、[四〇〇千円]`, not `70億円`."""
LARGE = deferred("[兆億万](?=[0-9])")
"""What is counted beside them: 4[億]7,595万1千円, not `2,000百万円`."""


LENGTH = deferred(
    "P(?=.)(?:(?P<Y>[0-9.]+)Y)?(?:(?P<M>[0-9.]+)M)?(?:(?P<W>[0-9.]+)W)?(?:(?P<D>[0-9.]+)D)?(?:T(?:(?P<h>[0-9.]+)H)?(?:(?P<m>[0-9.]+)M)?)?"
)
"""The value of a time that something lasts: `[P2Y]`, `[PT1H30M]`."""
LENGTHS = {
    "Y": ("months", 12),
    "M": ("months", 1),
    "W": ("days", 7),
    "D": ("days", 1),
    "h": ("min", 60),
    "m": ("min", 1),
}
"""What each of its parts is counted in, and how many of them it is: a day of work is no 24 hours."""


def find_restated(facts: Facts) -> Iterator[Found]:
    """Find amounts that are said twice, and differ."""
    yield from _shares(facts)
    yield from _lengths(facts)
    for skeleton in (*skeletons(facts), *_cells(facts)):
        for match in (*TWICE.finditer(skeleton.text), *MEANING.finditer(skeleton.text), *AGAIN.finditer(skeleton.text)):
            both = skeleton.of(match, *match.groupdict())
            if len(both) > 1 and _are_two(facts, *both):
                yield _told(*both)
        for match in ABOUT.finditer(skeleton.text):
            both = skeleton.of(match, "first", "last")
            if _are_of_other_powers(*(each.number for each in both)):
                yield _told(*both)
        for match in PERIODS.finditer(skeleton.text):
            yield from _of_periods(match["one"], match["other"], skeleton.of(match, "first", "last"))
        for match in (*TAXED.finditer(skeleton.text), *TAXED_BEHIND.finditer(skeleton.text)):
            first, last = skeleton.of(match, "first", "last")
            if differ(first.number, last.number) and _have_the_same_figures(first, last):
                yield _told(first, last)


def _have_the_same_figures(first: Amount, last: Amount) -> bool:
    """Tell whether two amounts, one of them perhaps with tax, have the same figures, in this order or turned round."""
    one, other = digits(first.number.value), digits(last.number.value)
    return one == other or (len(one) > THREE and sorted(one) == sorted(other))


THREE = 3
"""Figures that two amounts may have in common by chance."""


def _cells(facts: Facts) -> Iterator[Skeleton]:
    """Yield the tables in whose cells amounts may be said twice: 五千円（5,000円）."""
    for index in facts.tables:
        if IN_CELL.search(facts.texts[index]):
            told = [each for each in amounts(facts).get(index, ()) if each.entity.label != "PERCENT"]
            yield Skeleton(index, facts.texts[index], told)


IN_CELL = deferred("(?:円|平方メートル|ヘクタール)[(][^()\\n\\t]{0,20}(?:円|平方メートル|ヘクタール)[)]")
"""An amount of a cell with another one in brackets: 五千[円(5,000円)], not `五千円`."""


def _told(first: Amount, last: Amount) -> Found:
    return Found(first.place, f"{first.entity.text} is not {last.entity.text}", (last.place,))


def _shares(facts: Facts) -> Iterator[Found]:
    """Find shares that are said in two notations, and differ: ３分の１（25％）, 75％（３分の２）."""
    for index, entities in facts.entities({"QUANTITY", "PERCENT"}):
        text = facts.texts[index]
        for one, other in pairwise(entities):
            if text[one.end : other.start] not in OPENING or text[other.end : other.end + 1] not in CLOSING:
                continue
            share, rate = (one, other) if _per_cent(one) is not None else (other, one)
            per_cent = _per_cent(share) if rate.unit == "%" and _per_cent(rate) is None else None
            number = read_amount(text[rate.start : rate.end], rate.value) if per_cent is not None else None
            if per_cent is not None and number is not None and abs(number.value - per_cent) > number.ulp:
                place = Place(index, other.start, other.end)
                yield Found(Place(index, one.start, one.end), f"{one.text} is not {other.text}", (place,))


OPENING, CLOSING = frozenset("(〔"), frozenset(")〕")
"""The brackets that a share said again stands in."""


def _lengths(facts: Facts) -> Iterator[Found]:
    """Find times that something lasts that are said in two units, and differ: 24か月（３年間）."""
    for index, entities in facts.entities({"DURATION"}):
        text = facts.texts[index]
        for one, other in pairwise(entities):
            joint, behind = text[one.end : other.start], text[other.end : other.end + 1]
            if joint == "(" and behind == ")" and all(map(_is_exact, (one, other))) and _are_two_lengths(one, other):
                place = Place(index, other.start, other.end)
                yield Found(Place(index, one.start, one.end), f"{one.text} is not {other.text}", (place,))


def _is_exact(length: Entity) -> bool:
    """Tell whether a length is told exactly, as one with a half is: １時間半."""
    return not length.bound and (not length.approx or length.text.endswith("半"))


def _are_two_lengths(one: Entity, other: Entity) -> bool:
    """Tell whether two lengths, told in two units of one kind, differ: by a slip, not by far."""
    first, last = (_length(each) for each in (one, other))
    if first is None or last is None or first.units == last.units:
        return False
    if first.kind != last.kind:
        return _are_other_days(*sorted((first, last)))
    low, high = sorted((first.number, last.number))
    return low != high and (high <= 2 * low or are_alike(low, high))


def _are_other_days(days: Length, hours: Length) -> bool:
    """Tell whether hours are whole days and nights, but not as many as are told: 72時間（４日間）."""
    if (days.kind, hours.kind) != ("days", "min") or hours.number % DAY or not days.number:
        return False
    return hours.number != DAY * days.number and DAY < 2 * hours.number / days.number < DAY * 2 * TWO


DAY = 24 * 60
"""Minutes of a day."""


class Length(NamedTuple):
    """How long something lasts."""

    kind: str
    units: str
    """The units that it is told in."""
    number: Decimal


def _length(entity: Entity) -> Length | None:
    """Read how long something lasts, in what its unit is counted in; None where it has units of two kinds."""
    match = LENGTH.fullmatch(f"{entity.value}")
    parts = {unit: Decimal(part) for unit, part in match.groupdict().items() if part} if match else {}
    kinds = {LENGTHS[unit][0] for unit in parts}
    number = sum((part * LENGTHS[unit][1] for unit, part in parts.items()), Decimal(0))
    return Length(kinds.pop(), "".join(parts), number) if len(kinds) == 1 else None


def _per_cent(share: Entity) -> Decimal | None:
    """Give a share in per cent where it is no number of per cent: ３分の１, 三割."""
    fraction = FRACTION.fullmatch(f"{share.value}")
    if fraction is not None and int(fraction["whole"]):
        return Decimal(fraction["part"]) / Decimal(fraction["whole"]) * HUNDRED
    is_share = share.label == "PERCENT" and ("割" in share.text or "分の" in share.text)
    return Decimal(f"{share.value}") if is_share and isinstance(share.value, int | float) else None


def _are_two(facts: Facts, first: Amount, last: Amount) -> bool:
    """Tell whether two amounts that are meant to be one are not."""
    (one, unit), (other, its_unit) = (each.in_base for each in (first, last))
    if unit != its_unit or not differ(one, other):
        return False
    if first.unit != last.unit:
        return are_alike(one.value, other.value) or _are_converted(one, other)
    return _are_of_other_powers(one, other) or _are_the_same(facts, first, last)


def _of_periods(one: str, other: str, both: Sequence[Amount]) -> Iterator[Found]:
    """Tell an amount of a longer time that isn't so many times that of the shorter one."""
    (first, unit), (last, its_unit) = (each.in_base for each in both)
    kinds, times = zip(*(IN_PERIODS[each.strip("毎1額間")] for each in (one, other)), strict=True)
    if unit != its_unit or kinds[0] != kinds[1] or times[0] >= times[1]:
        return
    ratio = Decimal(times[1] // times[0])
    made = Number(first.value * ratio, first.ulp * ratio)
    if differ(made, last) and (_are_of_other_powers(made, last) or _are_converted(made, last)):
        yield _told(*both)


IN_PERIODS = {
    "秒": ("clock", 1),
    "分": ("clock", 60),
    "時": ("clock", 3600),
    "日": ("clock", 86400),
    "週": ("clock", 604800),
    "月": ("year", 1),
    "年": ("year", 12),
}
"""How long each time is, in seconds or in months: months have no fixed length."""


def _are_converted(one: Number, other: Number) -> bool:
    """Tell whether a length, an area or a weight isn't what it is in another unit, though about it: 20海里（27km）."""
    low, high = sorted((one.value, other.value))
    return 0 < high <= TWO * low and high - low > max(one.ulp, other.ulp, high / HUNDRED)


def _are_of_other_powers(one: Number, other: Number) -> bool:
    """Tell whether two amounts have the same figures, as far as both have them, in other powers of ten: 2,682万, 2億7千万."""
    short, long = sorted((digits(one.value), digits(other.value)), key=len)
    if len(short) < TWO or one.value.adjusted() == other.value.adjusted():
        return False
    return round(Decimal(long).scaleb(len(short) - len(long))) == int(short)


TWO = 2
"""Figures of amounts that aren't alike by chance, and how many times as much one may be that is the other one."""


def _are_the_same(facts: Facts, first: Amount, last: Amount) -> bool:
    """Tell whether both are meant to be one amount: they are written in two ways, or look alike."""
    forms = [_form(facts.texts[each.place.block][each.place.start : each.place.end]) for each in (first, last)]
    if digits(first.number.value) == digits(last.number.value):
        return True
    if first.entity.label != "MONEY":
        has_kanji = sorted(forms) in (["kanji", "units"], ["figures", "kanji"])
        return has_kanji or (forms[0] != forms[1] and are_alike(first.number.value, last.number.value))
    if forms[0] == forms[1]:
        return False
    if "decimal" in forms or ("accounts" in forms and "units" in forms):
        return are_alike(first.number.value, last.number.value)
    return True


def _form(text: str) -> str:
    """Say how an amount is written: in kanji, in figures alone, in units of accounts, in 万 and 億.

    >>> [_form(text) for text in ("七千万円", "七、〇〇〇円", "77,000,000円", "7,000百万円", "70億円", "7万1千円")]
    ['kanji', 'positional', 'figures', 'accounts', 'units', 'units']
    """
    if THOUSANDS.search(text) and not LARGE.search(text):
        return "accounts"
    if POSITIONAL.match(text):
        return "positional"
    if KANJI.match(text[:1]):
        return "kanji"
    if DECIMAL.search(text):
        return "decimal"
    return "units" if any(char in text for char in "万億兆千百") else "figures"
