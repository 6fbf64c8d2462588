"""All measures of a text, with the ends of ranges joined: 3～5億円, 3万円から5万円まで, US$10～20 million."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.language.arithmetic import multiply
from jdoc.language.ends import Ends
from jdoc.language.lazy import deferred
from jdoc.language.measures import MEASURED, Measure, read_measure
from jdoc.language.numerals.grammar import read_numeral
from jdoc.language.rules import Rule, decide
from jdoc.language.scripts import MYRIADS, TENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.language.numerals import Numeral, NumeralKind

    Joiner: TypeAlias = Callable[["RangeEnds"], Measure | None]

HYPHENS = frozenset("-―–—‐‑")
FROM = "から"
JOINTS = HYPHENS | {"~", "〜", FROM, "ないし", "乃至"}
LONGEST_JOINT = 5
RANGED: frozenset[NumeralKind] = frozenset({"money", "percent", "quantity", "ordinal"})
CHANGES = "増|減|引き?[上下]|拡|縮|改|達"
"""What words for a change begin with."""
CLOSED = deferred(
    f"(?:まで|程度|規模|くらい|ぐらい|ほど|前後|の(?:範囲|間|幅)|を(?!増|減|追加|上乗|引|差)|で|と(?:す|し[、たて]|定|想|見))"
    f"(?!.{{0,5}}(?:{CHANGES}|上げ|下げ|契約|決着))"
)
"""What shows that から joins the ends of a range: `3万円から5万円[まで]`, `[の範囲]で`, not `まで増やす`."""
BECOMES = deferred(f"(?:程度|まで)?[にへ].{{0,3}}(?:{CHANGES}|上|下|伸)")
"""What shows that it tells what became of what: `100から200億円[に増]えた`, `200億円[程度に引き上]げ`."""
MYRIAD_UNITS = f"{MYRIADS}京"
LARGE_UNITS = f"{TENS}{MYRIAD_UNITS}"


def find_measures(folded: str, numerals: Iterable[Numeral]) -> Iterator[Measure]:
    """Yield what the numerals of a text measure, in order; dates and durations are left out.

    >>> from jdoc.language.numerals import finditer
    >>> measures = [*find_measures(text := "第6回は3~5億円、15km", finditer("第6回は3~5億円、15km"))]
    >>> [(text[each.start : each.end], each.value, each.lower, each.upper, each.unit) for each in measures]
    [('第6回', 6, None, None, '回'), ('3~5億円', None, 300000000, 500000000, '円'), ('15km', 15, None, None, 'km')]
    """
    last: Measure | None = None
    for numeral in numerals:
        measure = read_measure(folded, numeral)
        joined = _join_ends(folded, last, measure) if last and measure else None
        if last and not joined and last.kind in MEASURED:
            yield last
        last = joined or measure
    if last and last.kind in MEASURED:
        yield last


class RangeEnds:
    """Two measures that a word or a mark for a range stands between."""

    __slots__ = ("first", "folded", "high", "joint", "low", "second")

    def __init__(self, folded: str, first: Measure, second: Measure, joint: str) -> None:
        self.folded, self.first, self.second, self.joint = folded, first, second, joint
        self.low, self.high = _number(first), _number(second)
        """Their numbers; None for fractions and what is a range already."""
        if not first.unit and self.low is not None:
            self.low = _with_scale_of(folded, self.low, first, second)

    def has_sign_before(self) -> bool:
        """Whether the sign of a currency stands before the first number alone."""
        return self.first.kind == "money" and self.second.kind == "cardinal"

    def is_of_no_kind(self) -> bool:
        """Whether the second one measures nothing that has ranges."""
        return self.second.kind not in RANGED

    def has_two_units(self) -> bool:
        """Whether they count different things."""
        return self.first.unit not in {"", self.second.unit}

    def is_no_number(self) -> bool:
        """Whether one of them is no single number with an end."""
        return self.low is None or self.high is None

    def tells_change(self) -> bool:
        """Whether から tells what has become of a number."""
        return self.joint == FROM and BECOMES.match(self.folded, self.second.end) is not None

    def is_two_orders(self) -> bool:
        """Whether から stands between two places in an order."""
        return self.joint == FROM and self.first.unit != "" and self.first.kind == "ordinal"

    def is_open(self) -> bool:
        """Whether から stands between two amounts and nothing closes the range."""
        # 定員は20名から30名とする is a range, 定員を20名から30名とする none.
        becomes = self.folded.startswith("と", self.second.end) and self.folded.endswith("を", 0, self.first.start)
        is_closed = CLOSED.match(self.folded, self.second.end) and not self.falls() and not becomes
        return self.joint == FROM and self.first.unit != "" and not is_closed

    def falls(self) -> bool:
        """Whether the first number is the greater one."""
        return self.low is not None and self.high is not None and self.low > self.high

    def falls_by_hyphen(self) -> bool:
        """Whether a hyphen stands between falling numbers."""
        return self.joint in HYPHENS and self.falls()

    def is_below_zero(self) -> bool:
        """Whether the second number is below zero."""
        return self.high is not None and self.high < 0

    def falls_without_unit(self) -> bool:
        """Whether falling numbers share the unit of the second one, and are not below zero."""
        return not self.first.unit and self.falls() and not self.is_below_zero()


def _number(measure: Measure) -> int | Decimal | None:
    return measure.value if isinstance(measure.value, int | Decimal) else None


def _with_scale_of(folded: str, low: int | Decimal, first: Measure, second: Measure) -> int | Decimal:
    """Give 3 in 3~5億 the 億 of the second number."""
    written, before = folded[second.start : second.stop], folded[first.start : first.stop]
    # Of numbers in kanji, 百 and 十 are their own: 百九十~二百五億.
    units = LARGE_UNITS if set(TENS).isdisjoint(before + written.rstrip(LARGE_UNITS)) else MYRIAD_UNITS
    bare = written.rstrip(units)
    if bare == written or not set(units).isdisjoint(bare + before):
        return low
    high = read_numeral(bare)
    if not isinstance(high, int | Decimal) or abs(Fraction(low)) >= abs(Fraction(high)):
        return low
    return multiply(low, Fraction(second.value or 0) / Fraction(high))


def _apart(_: RangeEnds) -> None:
    """Leave them as two measures."""


def _join(ends: RangeEnds) -> Measure:
    """Make one measure of both, the smaller number first."""
    first, second = ends.first, ends.second
    kind: NumeralKind = "ordinal" if {first.kind, second.kind} == {"ordinal", "quantity"} else second.kind  # 第1～3回
    low, high = sorted((ends.low or 0, ends.high or 0))
    note: Literal["reversed"] | None = "reversed" if ends.falls() and not ends.is_below_zero() else None
    places = first.end, second.start, second.end
    both = Ends(*places, ends.low, ends.high)
    return second._replace(start=first.start, value=None, lower=low, upper=high, kind=kind, note=note, ends=both)


def _join_behind_sign(ends: RangeEnds) -> Measure | None:
    """Join ¥1,000～2,000 and US$10～20 million: the sign stands before the first number alone."""
    first, second = ends.first, ends.second
    if ends.low is None or ends.high is None or ends.low >= ends.high:
        return None
    if not ends.folded.startswith(first.unit, first.start):
        return None
    both = Ends(first.end, second.start, second.end, ends.low, ends.high)
    joined = first._replace(stop=second.stop, end=second.end, value=None, lower=ends.low, upper=ends.high, ends=both)
    joined = joined.scaled_in_english(ends.folded)
    return joined._replace(ends=joined.ends and joined.ends._replace(end=joined.end))


JOIN_RULES: tuple[Rule[RangeEnds, Joiner], ...] = (
    Rule(
        "behind one sign",
        RangeEnds.has_sign_before,
        _join_behind_sign,
        "[¥1,000～2,000](MONEY - JPY lower=1000 upper=2000)",
        "[¥1,000](MONEY 1000 JPY)、2,000",
    ),
    Rule(
        "of kinds that have no ranges",
        RangeEnds.is_of_no_kind,
        _apart,
        "３～[５～７人](QUANTITY - 人 lower=5 upper=7)",
        "[３～５人](QUANTITY - 人 lower=3 upper=5)",
    ),
    Rule(
        "of two units",
        RangeEnds.has_two_units,
        _apart,
        "[３人](QUANTITY 3 人)～[５社](QUANTITY 5 社)",
        "[３人～５人](QUANTITY - 人 lower=3 upper=5)",
    ),
    Rule(
        "no numbers",
        RangeEnds.is_no_number,
        _apart,
        "[数人](QUANTITY - 人 lower=1 upper=9)～[９人](QUANTITY 9 人)",
        "[３人～９人](QUANTITY - 人 lower=3 upper=9)",
    ),
    Rule(
        "what has become of it",
        RangeEnds.tells_change,
        _apart,
        "100から[200億円](MONEY 20000000000 JPY)に増加",
        "[100から200億円](MONEY - JPY lower=10000000000 upper=20000000000)の増加",
    ),
    Rule(
        "two places in an order",
        RangeEnds.is_two_orders,
        _apart,
        "[第３条](ORDINAL 3 条)から[第５条](ORDINAL 5 条)まで",
        "[第３～５条](ORDINAL - 条 lower=3 upper=5)まで",
    ),
    Rule(
        "から that nothing closes",
        RangeEnds.is_open,
        _apart,
        "[３人](QUANTITY 3 人)から[５人](QUANTITY 5 人)は",
        "[３人から５人](QUANTITY - 人 lower=3 upper=5)まで",
    ),
    Rule(
        "falling, with a hyphen",
        RangeEnds.falls_by_hyphen,
        _apart,
        "[５人](QUANTITY 5 人)-[３人](QUANTITY 3 人)",
        "[５人～３人](QUANTITY - 人 lower=3 upper=5)",
    ),
    Rule(
        "falling, with one unit",
        RangeEnds.falls_without_unit,
        _apart,
        "５～[３人](QUANTITY 3 人)",
        "[５人～３人](QUANTITY - 人 lower=3 upper=5)",
    ),
)
"""Whether two measures with から, ～ or a hyphen between them are the ends of a range; what no row decides is one."""
OTHERWISE: Joiner = _join


def _join_ends(folded: str, first: Measure, second: Measure) -> Measure | None:
    """Join the ends of a range; None where they are two measures."""
    if second.start - first.end > LONGEST_JOINT:
        return None
    joint = folded[first.end : second.start].strip(" ").removesuffix("プラス").removesuffix("+").strip(" ")
    if joint not in JOINTS:
        return None
    ends = RangeEnds(folded, first, second, joint)
    return decide(JOIN_RULES, ends, OTHERWISE)(ends)
