"""Measures: numerals together with what they count, from 5億円 to 第三条, and ranges of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language import scripts
from jdoc.language.currencies import codes, sign_before
from jdoc.language.lazy import deferred
from jdoc.language.numerals.amounts import exact
from jdoc.language.numerals.context import find_counter
from jdoc.language.numerals.grammar import negate, read_numeral
from jdoc.language.numerals.symbols import HALF, Range
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.language.numerals import Numeral

FOUND = frozenset({"money", "percent", "quantity", "ordinal", "fraction"})
OTHERS = frozenset({"date", "time", "duration", "label", "code"})
JOINTS = frozenset("~〜-―–—‐‑") | {"から", "ないし", "乃至"}
LONGEST_JOINT = 5
HYPHENS = frozenset("-―–—‐‑")
CHANGES = "増|減|引き?[上下]|拡|縮|改|達"
"""What words for a change begin with."""
RANGE_END = deferred(
    f"(?:まで|程度|の(?:範囲|間|幅)|を(?!増|減|追加|上乗|引|差)|で)(?!.{{0,5}}(?:{CHANGES}|上げ|下げ|契約|決着))"
)
BECOMES = deferred(f"(?:程度|まで)?[にへ].{{0,3}}(?:{CHANGES}|上|下|伸)")
"""What shows that から joins the ends of a range; に and へ tell what became of what."""
LARGE = "十百千万億兆京"
SIGN_ENDS = "¥€£₩₹₽฿₫₱₪₺₸₴₾₼₮"
LETTERS = frozenset("µμ°Ω")
LONGEST_UNIT = 6
GLUED_TO_CODE = 3
INSIDE = frozenset("余数")
NO_HALF = frozenset("数分額期島年月日時々径球ば")
KANJI = deferred(scripts.KANJI)
IN_WORD = deferred("-?[A-Za-z0-9]")
AS_COUNTED = deferred("[がをにで、(]|以[上下]|から|による")
"""What stands behind things that are counted, and not behind the title of a paragraph: 4 施設が, but 4 施設の設計."""
MINUS_MARKS = frozenset("▲△")
MINUS = deferred(r"(?:^|[ (\[{「、,。:=ぁ-ん])-$")
NO_PLACE = frozenset("的標前次指立線録盛途")
RANGED = frozenset({"money", "percent", "quantity", "ordinal"})
ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "B": 10**9, "M": 10**6, "m": 10**6, "k": 10**3, "K": 10**3}
LETTER = deferred("[A-Za-z0-9]")
ACRONYMS = frozenset(
    ["ALL", "ANG", "BAM", "CAD", "COP", "CUP", "DOP", "GEL", "GIP", "LAK", "MAD", "MOP", "PEN", "TOP", "TRY"]
)
"""Codes that are more often something else: COP29."""


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
    kind: str
    """money, percent, quantity, ordinal, fraction."""
    approx: bool = False
    """Said inside the measure: 五十余名."""

    def scaled(self, factor: int | Fraction) -> Measure:
        """Multiply the number, or both ends of the range."""
        value, lower, upper = (None if n is None else times(n, factor) for n in (self.value, self.lower, self.upper))
        return self._replace(value=value, lower=lower, upper=upper)


def find_measures(folded: str, numerals: Iterable[Numeral]) -> Iterator[Measure]:
    """Yield what the numerals of a text measure, in order; dates and durations are left out.

    >>> from jdoc.language.numerals import finditer
    >>> found = [*find_measures(text := "第6回は3~5億円、15km", finditer("第6回は3~5億円、15km"))]
    >>> [(text[m.start : m.end], m.value, m.lower, m.upper, m.unit) for m in found]
    [('第6回', 6, None, None, '回'), ('3~5億円', None, 300000000, 500000000, '円'), ('15km', 15, None, None, 'km')]
    """
    last: Measure | None = None
    for numeral in numerals:
        found = _measure(folded, numeral)
        if last:
            joined = _joined(folded, last, found) if found else None
            if joined:
                found = joined
            elif last.kind in FOUND:
                yield last
        last = found
    if last and last.kind in FOUND:
        yield last


def _measure(folded: str, numeral: Numeral) -> Measure | None:
    start, stop, value, _, kind = numeral
    if value is None:
        return None
    if kind in OTHERS:
        anniversary = kind == "duration" and folded.startswith("周年", stop)
        return _made(numeral, start, stop + 2, "周年", "ordinal") if anniversary else None
    before = folded[start - 1 : start]
    if before == " " and folded[start - 2 : start - 1] in MINUS_MARKS:
        start -= 2
        numeral = numeral._replace(start=start, value=negate(value))
        before = folded[start - 1 : start]
    if kind in {"ordinal", "article"} or (before == " " and folded[start - 2 : start - 1] == "第"):
        return _ordinal(folded, numeral)
    if before and (before in SIGN_ENDS or before.isascii()):
        signed = _signed(folded, numeral)
        if signed or (before.isalnum() and kind != "money") or (kind == "name" and before in "-."):
            return signed
    if kind == "fraction":
        return _made(numeral, start, stop, "", kind)
    return _counted(folded, numeral)


def _made(numeral: Numeral, start: int, end: int, unit: str, kind: str) -> Measure:
    value = numeral.value
    if isinstance(value, Range):
        return Measure(start, numeral.end, end, None, whole(value.lower), whole(value.upper), unit, kind)
    if isinstance(value, Decimal):
        value = whole(value)
    return Measure(start, numeral.end, end, value, None, None, unit, kind)


def _ordinal(folded: str, numeral: Numeral) -> Measure:
    start, stop = numeral.start, numeral.end
    if folded[start - 1 : start] == " ":
        start -= 1
    if folded[start - 1 : start] == "第":
        start -= 1
    else:
        start = numeral.start
    at = stop + folded.startswith(" ", stop)
    counter = find_counter(folded, at)
    unit = counter.surface if counter else ""
    return _made(numeral, start, at + len(unit) if unit else stop, unit, "ordinal")


def _signed(folded: str, numeral: Numeral) -> Measure | None:
    """Read an amount with the sign or the code of its currency before it: US$100, -¥3, EUR 5."""
    at = numeral.start - (folded[numeral.start - 1] == " ")
    sign = sign_before(folded, at)
    if not sign or numeral.value is None or (at == numeral.start and _is_name(sign, numeral)):
        return None
    start, end = at - len(sign), numeral.end
    if folded.startswith(("▲", "△"), start - 1) or MINUS.search(folded, max(0, start - 2), start):
        start -= 1
        numeral = numeral._replace(value=negate(numeral.value))
    measure = _made(numeral, start, end, sign, "money")
    scale = _scale(folded, end)
    return measure.scaled(scale[0])._replace(end=scale[1]) if scale else measure


def _scale(folded: str, end: int) -> tuple[int, int] | None:
    """Read the word that scales an amount behind a number, and where it ends: $5 million, $5bn."""
    at = end + folded.startswith(" ", end)
    for words, begins in ((ENGLISH, at), (SHORT_SCALES, end)):
        for word, worth in words.items():
            if folded.startswith(word, begins) and not LETTER.match(folded, begins + len(word)):
                return worth, begins + len(word)
    return None


def _is_name(sign: str, numeral: Numeral) -> bool:
    """Tell COP29 from COP1,000: what is glued to two digits may be no code."""
    return sign in ACRONYMS and numeral.end - numeral.start < GLUED_TO_CODE


def _counted(folded: str, numeral: Numeral) -> Measure:
    """Read what stands behind a number: a counter, a unit, perhaps 余 before and 半 after it."""
    stop = numeral.end
    at = stop + folded.startswith(" ", stop)
    inside = folded[at : at + 1] in INSIDE
    found = unit_at(folded, at + inside)
    if not found or found[1] not in FOUND:
        return _made(numeral, numeral.start, stop, "", "cardinal")
    unit, kind = found
    end = at + inside + len(unit)
    labels = not numeral.start and at > stop and not unit.isascii() and unit[0] not in "かヶヵカケ箇"
    if labels and (KANJI.match(folded, end) if len(unit) == 1 else not AS_COUNTED.match(folded, end)):
        return _made(numeral, numeral.start, stop, "", "cardinal")  # ２　両大臣は, 4 施設の設計: a label
    if kind == "quantity" and folded.startswith("目", end) and folded[end + 1 : end + 2] not in NO_PLACE:
        unit, end, kind = f"{unit}目", end + 1, "ordinal"
    measure = _made(numeral, numeral.start, end, unit, kind)
    if inside:
        measure = measure._replace(approx=True)
    if folded.startswith("半", end) and folded[end + 1 : end + 2] not in NO_HALF and measure.value is not None:
        measure = measure._replace(value=times(Fraction(measure.value) + Fraction(HALF), 1), end=end + 1)
    return measure


def unit_at(folded: str, at: int) -> tuple[str, str] | None:
    """Find the unit that stands here, and its kind.

    >>> unit_at("5kmの", 1), unit_at("3米ドル", 1), unit_at("5G", 1)
    (('km', 'quantity'), ('米ドル', 'money'), None)
    """
    following = folded[at : at + 1]
    if following.isascii() or following in LETTERS:
        unit = _latin(folded, at)
        if unit:
            return unit, "money" if unit in codes() else "quantity"
    counter = find_counter(folded, at)
    return (counter.surface, counter.kind) if counter else None


@cache
def _latin_units() -> frozenset[str]:
    return frozenset(row["unit"] for row in rows("units")) | codes()


def _latin(folded: str, at: int) -> str | None:
    """Find the unit in Latin letters that stands here and is no part of a longer word."""
    units = _latin_units()
    for length in range(LONGEST_UNIT, 0, -1):
        unit = folded[at : at + length]
        if unit in units and not IN_WORD.match(folded, at + length):
            return None if len(unit) == 1 and unit.isupper() and folded[at - 1] == " " else unit
    return None


def _joined(folded: str, first: Measure, second: Measure) -> Measure | None:
    """Join the ends of a range; None where they are two amounts."""
    if second.start - first.end > LONGEST_JOINT:
        return None
    gap = folded[first.end : second.start].strip(" ")
    low, high = first.value, second.value
    if first.kind == "money" and second.kind == "cardinal" and gap in JOINTS:
        return _signed_range(folded, first, second)
    if gap not in JOINTS or second.kind not in RANGED or (first.unit and first.unit != second.unit):
        return None
    if low is None or high is None or isinstance(low, Fraction) or isinstance(high, Fraction):
        return None
    if gap == "から" and BECOMES.match(folded, second.end):
        return None  # 100から200億円に増加
    if (
        gap == "から"
        and first.unit
        and (first.kind == "ordinal" or low > high or not RANGE_END.match(folded, second.end))
    ):
        return None  # 10億円から20億円に増加, 第3条から第5条まで: two of them
    if first.kind == "ordinal" and second.kind == "quantity":
        second = second._replace(kind="ordinal")  # 第1～3回
    if not first.unit:
        low = _shared_scale(folded, first, second, low)
    if low > high:
        if gap in HYPHENS or (not first.unit and high >= 0):
            return None
        low, high = high, low
    return second._replace(start=first.start, value=None, lower=low, upper=high)


def _signed_range(folded: str, first: Measure, second: Measure) -> Measure | None:
    """Join ¥1,000～2,000 and US$10～20 million: the sign stands before the first number alone."""
    if not folded.startswith(first.unit, first.start):
        return None
    low, high = first.value, second.value
    if not isinstance(low, int | Decimal) or not isinstance(high, int | Decimal) or low >= high:
        return None
    joined = first._replace(stop=second.stop, end=second.end, value=None, lower=low, upper=high)
    scale = _scale(folded, second.end)
    return joined.scaled(scale[0])._replace(end=scale[1]) if scale else joined


def _shared_scale(folded: str, first: Measure, second: Measure, low: int | Decimal) -> int | Decimal:
    """Give 3 in 3~5億 the 億 of the second number."""
    written = folded[second.start : second.stop]
    bare = written.rstrip(LARGE)
    if bare == written or not set(LARGE).isdisjoint(bare + folded[first.start : first.stop]):
        return low
    high = read_numeral(bare)
    if not isinstance(high, int | Decimal) or abs(Fraction(low)) >= abs(Fraction(high)):
        return low
    return times(low, Fraction(second.value or 0) / Fraction(high))


def times(value: int | Decimal | Fraction, factor: int | Fraction) -> int | Decimal:
    """Multiply without rounding; only a product that has no end is cut, to two decimals.

    >>> times(Decimal("0.1"), 3), times(Fraction(1, 8), 100), times(Fraction(2, 3), 100)
    (Decimal('0.3'), Decimal('12.5'), Decimal('66.67'))
    """
    product = Fraction(value) * factor
    places = _places(product.denominator)
    if places is None:
        return whole(exact(round(product * 100), 2))
    return exact(product.numerator * 10**places // product.denominator, places)


def ends(value: int | Decimal | Fraction) -> bool:
    """Tell whether a number has an end when written in decimals.

    >>> ends(Fraction(1, 8)), ends(Fraction(2, 3))
    (True, False)
    """
    return _places(Fraction(value).denominator) is not None


def _places(denominator: int) -> int | None:
    """Count the decimals that a fraction needs: as many as its denominator has twos or fives."""
    powers = {2: 0, 5: 0}
    for prime in powers:
        while denominator % prime == 0:
            denominator //= prime
            powers[prime] += 1
    return max(powers.values()) if denominator == 1 else None


def whole(value: int | Decimal) -> int | Decimal:
    """Return an integer wherever the number is one.

    >>> whole(Decimal("26.0")), whole(Decimal("0.5"))
    (26, Decimal('0.5'))
    """
    return int(value) if value % 1 == 0 else value
