"""Measures: numerals together with what they count, from 5億円 to 第三条, and ranges of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.language import scripts
from jdoc.language.arithmetic import multiply, recorded, whole
from jdoc.language.currencies import sign_before
from jdoc.language.lazy import deferred
from jdoc.language.numerals.context import find_counter
from jdoc.language.numerals.grammar import MORE, negate, read_numeral
from jdoc.language.numerals.symbols import HALF, Range
from jdoc.language.rules import Rule, decide
from jdoc.language.units import Unit, scale_at, unit_at
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.ends import Ends
    from jdoc.language.numerals import Numeral, NumeralKind

    Reader: TypeAlias = Callable[["CountedNumeral"], "Measure | None"]

MEASURED: frozenset[NumeralKind] = frozenset({"money", "percent", "quantity", "ordinal", "fraction"})
"""Kinds of measures that are handed on; a bare number is read as well, since it may be the start of a range."""
NO_MEASURE: frozenset[NumeralKind] = frozenset({"date", "time", "duration", "label", "code"})
"""Kinds of numerals that are read elsewhere, or nowhere."""
COUNTED: frozenset[NumeralKind] = frozenset({"money", "percent", "quantity", "cardinal"})
"""Kinds of numerals that their unit decides, but for a space, a sign or a letter before them."""
ORDERS: frozenset[NumeralKind] = frozenset({"ordinal", "article"})
POWER_OF_TEN = deferred("10{1,9}")
"""What shares are counted in: `[100]`."""
HUNDREDTHS = Unit("分", "percent")
"""What interest is counted in, where a numeral was told to be no number of minutes."""
ANNIVERSARY = "周年"
SIGN_ENDS = frozenset("¥€£₩₹₽฿₫₱₪₺₸₴₾₼₮")
"""What the sign of a currency ends with, beside letters and $."""
GLUED_TO_CODE = 3
"""Digits that may stand right behind a code: COP1,000; fewer are part of a name, COP29."""
ACRONYMS = frozenset(
    ["ALL", "ANG", "BAM", "CAD", "COP", "CUP", "DOP", "GEL", "GIP", "LAK", "MAD", "MOP", "PEN", "TOP", "TRY"]
)
"""Codes that are more often something else: COP29."""
NAME_JOINTS = frozenset("-.")
MINUS_MARKS = frozenset("▲△")
MINUS = deferred(r"(?:^|[ (\[{「、,。:=ぁ-ん])-$")
"""A minus sign before the sign of a currency: `額は[は-]`."""
INSIDE = frozenset("余数")
"""What may stand between a number and its unit: 五十余名."""
NO_HALF = frozenset("数分額期島年月日時々径球ば")
"""What makes a word with 半: 半数, 半分."""
NO_PLACE = frozenset("的標前次指立線録盛途")
"""What makes a word with 目: 目的, 目標."""
IN_GRAMS = deferred(r" ?\((?:約|およそ)? ?[0-9.,]+ ?(?:k?g|Kg|KG|キロ|グラム)")
"""A weight that is said once more: `5ポンド[(約2.3kg]`)."""
WEIGHED = deferred("(?:重[量さ]|体重|質量|推力)[^。、]*$")
"""What a weight stands behind: `[重量は1個当たり]`."""
LONGEST_CLAUSE = 16
KANJI = deferred(scripts.KANJI)
"""What makes a word of a title of a unit of one character: `２ 両[大]臣`."""
SMALL_KA = frozenset("かヶヵカケ箇")
"""What counters begin with that no word of a title does: 4 か国."""
AS_COUNTED = deferred("[がをにで、(]|以[上下]|から|による")
"""What stands behind what is counted, not behind the title of a paragraph: `4 施設[が]`, not `4 施設の設計`."""


class Measure(NamedTuple):
    """A number and its unit, with the span of both."""

    start: int
    stop: int
    """Where the number ends."""
    end: int
    value: int | Decimal | Fraction | None
    """None for a range."""
    lower: int | Decimal | None
    upper: int | Decimal | None
    unit: str
    """As written in folded text: a counter, the name, sign or code of a currency; empty where there is none."""
    kind: NumeralKind
    """money, percent, quantity, ordinal, fraction; cardinal for a bare number."""
    approx: bool = False
    """Said inside the measure: 五十余名."""
    note: Literal["reversed"] | None = None
    """What is odd: a range that ends below its start."""
    ends: Ends | None = None
    """Of a range whose ends are both written."""

    def scaled(self, factor: int | Fraction) -> Measure:
        """Multiply the number, or both ends of the range."""
        both = (self.lower, self.upper) if factor > 0 else (self.upper, self.lower)  # 氷点下3～5度
        value, lower, upper = (None if n is None else multiply(n, factor) for n in (self.value, *both))
        ends = self.ends and self.ends.scaled(factor)
        return self._replace(value=value, lower=lower, upper=upper, ends=ends)

    @property
    def has_decimals(self) -> bool:
        """Whether it has a point, behind which zeros may say nothing: 10.50."""
        return Decimal in {type(self.value), type(self.lower), type(self.upper)}

    def recorded(self) -> Measure:
        """Return it with numbers that a record can hold."""
        value, lower, upper = (recorded(number) for number in (self.value, self.lower, self.upper))
        ends = self.ends and self.ends.recorded()
        return self._replace(value=value, lower=lower, upper=upper, ends=ends)  # type: ignore[arg-type]

    def scaled_in_english(self, folded: str) -> Measure:
        """Multiply by the word that follows, if there is one: $5 million."""
        scale = scale_at(folded, self.end)
        return self.scaled(scale.worth)._replace(end=scale.end) if scale else self


def measure_of(numeral: Numeral, start: int, end: int, unit: str, kind: NumeralKind) -> Measure:
    """Make a measure of a numeral, from where it starts to where its unit ends."""
    value = numeral.value
    if isinstance(value, Range):
        return Measure(start, numeral.end, end, None, whole(value.lower), whole(value.upper), unit, kind)
    if isinstance(value, Decimal):
        value = whole(value)
    return Measure(start, numeral.end, end, value, None, None, unit, kind)


def is_share(folded: str, measure: Measure) -> bool:
    """Tell tenths, hundredths and thousandths from other fractions: 百分の十, not 四分の三 or 1/10.

    >>> from jdoc.language.numerals import finditer
    >>> [is_share(text, read_measure(text, next(finditer(text)))) for text in ("百分の十", "四分の三")]
    [True, False]
    """
    denominator, parts, _ = folded[measure.start : measure.stop].partition("分の")
    power = read_numeral(denominator) if parts else None
    return isinstance(power, int) and POWER_OF_TEN.fullmatch(str(power)) is not None


class CountedNumeral:
    """A numeral in its text, and what decides what it counts."""

    __slots__ = ("before", "folded", "numeral", "signed")

    def __init__(self, folded: str, numeral: Numeral) -> None:
        self.folded, self.numeral = folded, numeral
        self.before = folded[numeral.start - 1 : numeral.start]
        """The character before it; nothing at the beginning of the text."""
        self.signed = _read_signed(folded, numeral) if _matters(self.before) else None
        """The amount that it is with the sign of a currency before it."""

    @property
    def before_space(self) -> str:
        """The character before the space before it."""
        return self.folded[self.numeral.start - 2 : self.numeral.start - 1] if self.before == " " else ""

    def is_order(self) -> bool:
        """Whether 第 stands before it."""
        return self.numeral.kind in ORDERS or self.before_space == "第"

    def has_currency_before(self) -> bool:
        """Whether the sign or the code of a currency stands before it."""
        return self.signed is not None

    def is_in_name(self) -> bool:
        """Whether it is the end of a name: Ｇ７, ＣＯＰ-３."""
        kind = self.numeral.kind
        if kind == "name" and self.before in NAME_JOINTS:
            return True
        return kind != "money" and self.before.isascii() and self.before.isalnum()

    def is_fraction(self) -> bool:
        """Whether it is written with 分の."""
        return self.numeral.kind == "fraction"


def _matters(before: str) -> bool:
    """Tell whether the character before a numeral may be part of what it says: a space, a sign, a letter."""
    return before != "" and (before.isascii() or before in SIGN_ENDS)


def _nothing(_: CountedNumeral) -> None:
    """Measure nothing."""


def _read_anniversary(folded: str, numeral: Numeral) -> Measure | None:
    """Read 25周年; other numbers of time are no measures."""
    if numeral.kind != "duration" or not folded.startswith(ANNIVERSARY, numeral.end):
        return None
    return measure_of(numeral, numeral.start, numeral.end + len(ANNIVERSARY), ANNIVERSARY, "ordinal")


def _order(counted: CountedNumeral) -> Measure:
    """Read 第6回, 第三条, 第 3 章: with 第 and the counter, whatever spaces stand between."""
    folded, numeral = counted.folded, counted.numeral
    start, stop = numeral.start, numeral.end
    if counted.before == "第" or counted.before_space == "第":
        start = folded.rindex("第", 0, start)
    at = stop + folded.startswith(" ", stop)
    counter = find_counter(folded, at)
    # 第１　事案の概要 is a title behind its number; 第 3 四半期 has spaces on both sides.
    is_title = at > stop and counted.before == "第" and counter is not None and len(counter.surface) > 1
    if counter is None or is_title:
        return measure_of(numeral, start, stop, "", "ordinal")
    return measure_of(numeral, start, at + len(counter.surface), counter.surface, "ordinal")


def _signed(counted: CountedNumeral) -> Measure | None:
    """Read an amount with the sign or the code of its currency before it: US$100, -¥3, EUR 5."""
    return counted.signed


def _read_signed(folded: str, numeral: Numeral) -> Measure | None:
    at = numeral.start - (folded[numeral.start - 1] == " ")
    sign = sign_before(folded, at)
    if not sign or numeral.value is None or (at == numeral.start and _is_acronym(sign, numeral)):
        return None
    start = at - len(sign)
    if folded.startswith(tuple(MINUS_MARKS), start - 1) or MINUS.search(folded, max(0, start - 2), start):
        start -= 1
        numeral = numeral._replace(value=negate(numeral.value))
    return measure_of(numeral, start, numeral.end, sign, "money").scaled_in_english(folded)


def _is_acronym(sign: str, numeral: Numeral) -> bool:
    """Tell COP29 from COP1,000: what is glued to two digits may be no code."""
    return sign in ACRONYMS and numeral.end - numeral.start < GLUED_TO_CODE


def _fraction(counted: CountedNumeral) -> Measure:
    """Read 三分の二, and 1/2インチ."""
    numeral = counted.numeral
    counted_in = _with_unit(counted.folded, numeral)
    if counted_in.kind == "quantity" and counted_in.unit != "":
        return counted_in
    return measure_of(numeral, numeral.start, numeral.end, "", "fraction")


def _by_unit(counted: CountedNumeral) -> Measure:
    """Read a number by its unit alone."""
    return _with_unit(counted.folded, counted.numeral)


def _with_unit(folded: str, numeral: Numeral) -> Measure:
    """Read what stands behind a number: a counter, a unit, perhaps 余 before and 目 or 半 after it."""
    stop = numeral.end
    at = stop + folded.startswith(" ", stop)
    is_inside = folded[at : at + 1] in INSIDE
    unit = unit_at(folded, at + is_inside)
    if unit is not None and unit.name in AMBIGUOUS:
        unit = AMBIGUOUS[unit.name](folded, numeral, unit, at + is_inside + len(unit.name))
    if unit is None or unit.kind not in MEASURED:
        return measure_of(numeral, numeral.start, stop, "", "cardinal")
    name, kind = unit
    end = at + is_inside + len(name)
    may_be_label = numeral.start == 0 and at > stop
    if may_be_label and _is_title(folded, name, end):
        return measure_of(numeral, numeral.start, stop, "", "cardinal")
    measure = measure_of(numeral, numeral.start, end, name, kind)
    if is_inside or (numeral.form == "range" and MORE in folded[numeral.start : stop]):
        measure = measure._replace(approx=True)
    ending = ENDINGS.get(folded[end : end + 1])
    return ending(folded, measure) if ending else measure


def _in_order(folded: str, measure: Measure) -> Measure:
    """Add 目, which makes a place in an order of what is counted: 3番目."""
    end = measure.end
    if measure.kind != "quantity" or folded[end + 1 : end + 2] in NO_PLACE:
        return measure
    return measure._replace(unit=f"{measure.unit}目", kind="ordinal", end=end + 1)


def _hundredths(_: str, numeral: Numeral, unit: Unit, __: int) -> Unit:
    """Tell what interest is counted in from minutes, as the numeral was told from theirs."""
    return HUNDREDTHS if numeral.kind == "percent" else unit


def _pounds(folded: str, numeral: Numeral, unit: Unit, end: int) -> Unit:
    """Tell pounds of weight from those of money."""
    return unit._replace(kind="quantity") if _is_weight(folded, numeral.start, end) else unit


AMBIGUOUS: dict[str, Callable[[str, Numeral, Unit, int], Unit]] = {"分": _hundredths, "ポンド": _pounds}
"""Units whose name is that of another one as well, and what tells them apart."""


def _is_weight(folded: str, start: int, end: int) -> bool:
    """Tell pounds of weight from pounds of money: 重量は5ポンド, 5ポンド(約2.3kg)."""
    clause = folded[max(0, start - LONGEST_CLAUSE) : start]
    return IN_GRAMS.match(folded, end) is not None or WEIGHED.search(clause) is not None


def _is_title(folded: str, unit: str, end: int) -> bool:
    """Tell a word of a title, behind the number of a paragraph, from a unit: ２　両大臣は, 4 施設の設計."""
    if unit.isascii() or unit[0] in SMALL_KA:
        return False
    return (
        bool(KANJI.match(folded, end + folded.startswith(" ", end)))
        if len(unit) == 1
        else not AS_COUNTED.match(folded, end)
    )


def _with_half(folded: str, measure: Measure) -> Measure:
    """Add 半: 2倍半."""
    end = measure.end
    if measure.value is None or folded[end + 1 : end + 2] in NO_HALF:
        return measure
    return measure._replace(value=multiply(Fraction(measure.value) + Fraction(HALF), 1), end=end + 1)


ENDINGS: dict[str, Callable[[str, Measure], Measure]] = {"目": _in_order, "半": _with_half}
"""What may stand behind a unit and belong to it."""
MEASURE_RULES: tuple[Rule[CountedNumeral, Reader], ...] = (
    Rule("a place in an order", CountedNumeral.is_order, _order, "[第３回](ORDINAL 3 回)", "[３回](QUANTITY 3 回)"),
    Rule(
        "behind a currency",
        CountedNumeral.has_currency_before,
        _signed,
        "額は[US$５](MONEY 5 USD)、[EUR ５](MONEY 5 EUR)",
        "額は[５ドル](MONEY 5 USD)",
    ),
    Rule("the end of a name", CountedNumeral.is_in_name, _nothing, "ＭＺ-80枚とA3枚", "[３枚](QUANTITY 3 枚)"),
    Rule("a fraction", CountedNumeral.is_fraction, _fraction, "[四分の三](QUANTITY 3/4)", "[四人](QUANTITY 4 人)"),
)
"""How a numeral is read with what stands around it."""
OTHERWISE: Reader = _by_unit


def read_measure(folded: str, numeral: Numeral) -> Measure | None:
    """Read a numeral with what it counts; a bare number is a measure of the kind cardinal.

    >>> from jdoc.language.numerals import finditer
    >>> [read_measure(text, next(finditer(text)))[3:-1] for text in ("約5億円", "第三条", "5", "▲ 3%")]
    [(500000000, None, None, '円', 'money', False, None), (3, None, None, '条', 'ordinal', False, None),
     (5, None, None, '', 'cardinal', False, None), (-3, None, None, '%', 'percent', False, None)]
    """
    if numeral.value is None:
        return None
    if numeral.kind in NO_MEASURE:
        return _read_anniversary(folded, numeral)
    if numeral.kind in COUNTED and not _matters(folded[numeral.start - 1 : numeral.start]):
        return _with_unit(folded, numeral)
    counted = CountedNumeral(folded, numeral)
    return decide(MEASURE_RULES, counted, OTHERWISE)(counted)
