"""The numeral grammar: one written numeral in, its exact value out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from jdoc.errors import NumeralError
from jdoc.language.lazy import compiled
from jdoc.language.numerals.amounts import exact, read_number, shortened
from jdoc.language.numerals.series import circled_value, roman_value
from jdoc.language.numerals.symbols import DIGIT, HALF, LARGE, OLD_TENS, SMALL, TO_ASCII, Range, Value
from jdoc.language.width import fold

SHOWN = 40
SIGNS = {"-", "▲", "△", "マ", "+", "プ"}
SIGN = r"(?P<minus>-|▲|△|マイナス)|\+|プラス"
INNER_SPACE = rf"(?<=[0-9]) ++(?={LARGE}|{SMALL})|(?<=[千万億兆京]) ++(?=[0-9])"
FRACTION = "(?:(?P<whole>[^と分/]+)と)?(?P<first>[^と分/]+)(?P<slash>分の|/)(?P<second>[^と分/]+)"
RATES = frozenset("割分厘毛")
RATE = "(?:([^割分厘毛]+)割)?(?:([^割分厘毛]+)分)?(?:([^割分厘毛]+)厘)?(?:([^割分厘毛]+)毛)?"
PAIR = f"(?P<low>[0-9]|{DIGIT})[,、・](?P<high>[0-9]|{DIGIT})(?![0-9]|{DIGIT})"
SEVERAL = "数(?P<one>1(?=0++(?![0-9])))?"
SEVERAL_DIGITS: dict[str | None, str] = {None: "一九", "1": "19"}
"""What 数 can stand for: 数十 is 10 to 90, 十数 11 to 19, the bounds that normalizeNumexp gives."""

WORDS: dict[str, int | Decimal] = {"ゼロ": 0, "半": HALF}


def parse(text: str) -> Value:
    """Read one numeral, whatever it is written in.

    >>> parse("五千六百八十億"), parse("１億２，３４５万６千"), parse("壱億弐千万")
    (568000000000, 123456000, 120000000)
    >>> parse("二〇一七"), parse("一、二四〇、〇〇〇"), parse("12 億 3,400 万"), parse("ⅩⅣ")
    (2017, 1240000, 1234000000, 14)
    >>> parse("５２．５億"), parse("五・二"), parse("▲3.5"), parse("三割五分")
    (5250000000, Decimal('5.2'), Decimal('-3.5'), Decimal('0.35'))
    >>> parse("三分の二"), parse("百分の十・九五"), parse("二、三百"), parse("数十")
    (Fraction(2, 3), Fraction(219, 2000), Range(lower=200, upper=300), Range(lower=10, upper=90))
    >>> parse("三十二十")
    Traceback (most recent call last):
    jdoc.errors.NumeralError: 三十二十: not a numeral
    """
    value = read(fold(text))
    if value is None:
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        message = f"{shown}: not a numeral"
        raise NumeralError(message)
    return value


def read(folded: str) -> Value | None:
    """Read one numeral in folded text, or say None."""
    body = folded.strip()
    if " " in body:
        body = compiled(INNER_SPACE).sub("", body)
    sign = compiled(SIGN).match(body) if body[:1] in SIGNS else None
    if sign:
        body = body[sign.end() :].lstrip()
    for old, modern in OLD_TENS.items():
        body = body.replace(old, modern)
    for reader in (read_number, _read_mark, _read_fraction, _read_rate, _read_several, _read_pair):
        value = reader(body)
        if value is not None:
            return negated(value) if sign and sign["minus"] else value
    return None


@lru_cache(maxsize=4096)
def whole(folded: str) -> int | None:
    """Read a whole number in digits or kanji, or say None; the numbers of dates come back again and again.

    >>> whole("2017"), whole("二〇一七"), whole("二十九"), whole("半")
    (2017, 2017, 29, None)
    """
    if folded.isascii():
        return int(folded) if folded.isdigit() else None
    value = read(folded)
    return value if isinstance(value, int) else None


def negated(value: Value) -> Value:
    """Return the value with the other sign.

    >>> negated(Range(2, 3))
    Range(lower=-3, upper=-2)
    """
    if isinstance(value, Range):
        return Range(_minus(value.upper), _minus(value.lower))
    return -value if isinstance(value, Fraction) else _minus(value)


def _minus(value: int | Decimal) -> int | Decimal:
    # Unary minus would round a Decimal to the context's 28 digits.
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _read_mark(body: str) -> int | Decimal | None:
    value = WORDS.get(body)
    if value is None:
        value = roman_value(body)
    return circled_value(body) if value is None else value


def _read_fraction(body: str) -> Fraction | None:
    """Read 三分の二, 1/2 and, with a whole number before them, 一と二分の一."""
    match = compiled(FRACTION).fullmatch(body) if "/" in body or "分の" in body else None
    if not match:
        return None
    over, under = match["second"], match["first"]
    if match["slash"] == "/":
        over, under = under, over
    parts = [read_number(part) for part in (match["whole"] or "0", over, under)]
    whole, numerator, denominator = parts
    if whole is None or numerator is None or not denominator:
        return None
    return Fraction(whole) + Fraction(numerator) / Fraction(denominator)


def _read_rate(body: str) -> Decimal | None:
    """Read 割, 分, 厘 and 毛 as decimals of one; 五分 alone is five minutes or five per cent."""
    match = None if RATES.isdisjoint(body) else compiled(RATE).fullmatch(body)
    if not match or not any(match.group(1, 3, 4)):
        return None
    rate = Fraction(0)
    for power, text in enumerate(match.groups(), start=1):
        number = read_number(text) if text else 0
        if number is None:
            return None
        rate += Fraction(number) / 10**power
    places = 4 * len(str(rate.denominator))  # enough for any denominator of twos and fives
    return Decimal(exact(*shortened(rate.numerator * 10**places // rate.denominator, places)))


def _read_several(body: str) -> Range | None:
    """Read 数十, 十数, 百数十万, 数１００: 数 is any digit."""
    several = compiled(SEVERAL).search(body) if "数" in body else None
    if not several:
        return None
    head, tail = body[: several.start()], body[several.end() :]
    tens = head.endswith("0")  # 10数人 is 十数人
    digits = SEVERAL_DIGITS["1" if tens else several["one"]]
    lower, upper = (read_number(f"{head[:-1] if tens else head}{digit}{tail}") for digit in digits)
    return None if lower is None or upper is None else Range(lower, upper)


def _read_pair(body: str) -> Range | None:
    """Read 二、三百 and 四、五十: two neighbouring digits that share what follows."""
    pair = compiled(PAIR).search(body)
    if not pair:
        return None
    head, tail = body[: pair.start()], body[pair.end() :]
    lower, upper = (read_number(head + pair[end] + tail) for end in ("low", "high"))
    low, high = (int(pair[end].translate(TO_ASCII)) for end in ("low", "high"))
    if lower is None or upper is None or low + 1 != high:
        return None
    return Range(lower, upper)
