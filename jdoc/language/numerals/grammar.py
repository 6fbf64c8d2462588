"""The numeral grammar: one written numeral in, its exact value out."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from jdoc.errors import NumeralError
from jdoc.language.lazy import deferred
from jdoc.language.numerals.amounts import NoNumberError, exact, known_number, read_number, shorten
from jdoc.language.numerals.series import circled_value, roman_value
from jdoc.language.numerals.symbols import DIGIT, HALF, LARGE, MOST_DIGITS, OLD_TENS, SMALL, TO_ASCII, Range, Value
from jdoc.language.width import fold

SHOWN = 40
"""Characters of what is no numeral that an error shows."""
SIGN_STARTS = frozenset("-▲△マ+プ")
SIGN = deferred(r"(?P<minus>-|▲|△|マイナス)|\+|プラス")
"""The sign that a numeral begins with: `[▲]3.5`, `[マイナス]五`, `[+]5`."""
INNER_SPACE = deferred(rf"(?<=[0-9]) ++(?={LARGE}|{SMALL})|(?<=[千万億兆京]) ++(?=[0-9])")
"""A space that a justified text has put into a numeral: `12[ ]億3,400万`, `12億[ ]3,400万`."""
FRACTION = deferred("(?:(?P<whole>[^と分/]+)と)?(?P<first>[^と分/]+)(?P<slash>分の|/)(?P<second>[^と分/]+)")
"""A fraction, perhaps with a whole number before it: `[三分の二]`, `[1/2]`, `[一と二分の一]`."""
RATE_UNITS = frozenset("割分厘毛")
RATE = deferred("(?:([^割分厘毛]+)割)?(?:([^割分厘毛]+)分)?(?:([^割分厘毛]+)厘)?(?:([^割分厘毛]+)毛)?")
"""Tenths, hundredths, thousandths: `[三割五分二厘]`."""
PAIR = deferred(f"(?P<low>[0-9]|{DIGIT})[,、・](?P<high>[0-9]|{DIGIT})(?![0-9]|{DIGIT})")
"""Two digits that share what follows: `[二、三]百`, `四[3、4]億`, not `二、三四`."""
SEVERAL = deferred("数(?P<one>1(?=0++(?![0-9])))?")
"""`[数]十`, and the digits that 数 is written before in a number: `[数1]00`."""
SEVERAL_DIGITS: dict[str | None, str] = {None: "一九", "1": "19"}
"""What 数 can stand for: 数十 is 10 to 90, 十数 11 to 19, the bounds that normalizeNumexp gives."""

MORE = "余"
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
    value = read_numeral(fold(text))
    if value is None:
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        message = f"{shown}: not a numeral"
        raise NumeralError(message)
    return value


def read_numeral(folded: str) -> Value | None:
    """Read one numeral in folded text; None where it is none.

    >>> read_numeral("12 億 3,400 万"), read_numeral("三十二十")
    (1234000000, None)
    """
    body = folded.strip()
    if " " in body:
        body = INNER_SPACE.sub("", body)
    sign = SIGN.match(body) if body[:1] in SIGN_STARTS else None
    if sign:
        body = body[sign.end() :].lstrip()
    for old, modern in OLD_TENS.items():
        body = body.replace(old, modern)
    value = _read_unsigned(body)
    return negate(value) if sign and sign["minus"] and value is not None else value


def _read_unsigned(body: str) -> Value | None:
    """Ask the readers one after the other."""
    for reader in (read_number, _read_mark, _read_fraction, _read_rate, _read_several, _read_pair, _read_more):
        with suppress(NoNumberError):
            value = reader(body)
            if value is not None:
                return value
    return None


@lru_cache(maxsize=4096)
def read_whole(folded: str) -> int | None:
    """Read a whole number in digits or kanji, or say None; the numbers of dates come back again and again.

    >>> read_whole("2017"), read_whole("二〇一七"), read_whole("二十九"), read_whole("半")
    (2017, 2017, 29, None)
    """
    if folded.isascii():
        return int(folded) if folded.isdigit() and len(folded) <= MOST_DIGITS else None
    value = read_numeral(folded)
    return value if isinstance(value, int) else None


def read_within(folded: str, bounds: range) -> int | None:
    """Read a whole number that lies in a range, or say None.

    >>> read_within("十二", range(1, 13)), read_within("13", range(1, 13))
    (12, None)
    """
    value = read_whole(folded)
    return value if value is not None and value in bounds else None  # a range is gone through for what is no number


def negate(value: Value) -> Value:
    """Return the value with the other sign.

    >>> negate(Range(2, 3))
    Range(lower=-3, upper=-2)
    """
    if isinstance(value, Range):
        return Range(_minus(value.upper), _minus(value.lower))
    return -value if isinstance(value, Fraction) else _minus(value)


def _minus(value: int | Decimal) -> int | Decimal:
    # Unary minus would round a Decimal to the context's 28 digits.
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _read_mark(body: str) -> int | Decimal | None:
    """Read what is one character, or a word: Ⅳ, ①, ゼロ, 半."""
    value = WORDS.get(body)
    if value is None:
        value = roman_value(body)
    return circled_value(body) if value is None else value


def _read_fraction(body: str) -> Fraction | None:
    """Read 三分の二, 1/2 and, with a whole number before them, 一と二分の一."""
    match = FRACTION.fullmatch(body) if "/" in body or "分の" in body else None
    if not match:
        return None
    over, under = match["second"], match["first"]
    if match["slash"] == "/":
        over, under = under, over
    whole, numerator, denominator = map(known_number, (match["whole"] or "0", over, under))
    if not denominator:
        return None
    return Fraction(whole) + Fraction(numerator) / Fraction(denominator)


def _read_rate(body: str) -> Decimal | None:
    """Read 割, 分, 厘 and 毛 as decimals of one; 五分 alone is five minutes or five per cent."""
    match = None if RATE_UNITS.isdisjoint(body) else RATE.fullmatch(body)
    if not match or not any(match.group(1, 3, 4)):
        return None
    rate = Fraction(0)
    for power, text in enumerate(match.groups(default="0"), start=1):
        rate += Fraction(known_number(text)) / 10**power
    places = 4 * len(str(rate.denominator))  # enough for any denominator of twos and fives
    return Decimal(exact(*shorten(rate.numerator * 10**places // rate.denominator, places)))


def _read_several(body: str) -> Range | None:
    """Read 数十, 十数, 百数十万, 数１００: 数 is any digit."""
    several = SEVERAL.search(body) if "数" in body else None
    if not several:
        return None
    head, tail = body[: several.start()], body[several.end() :]
    digits = SEVERAL_DIGITS[several["one"]]
    if head.endswith("0"):  # 10数人 is 十数人
        head, digits = head[:-1], SEVERAL_DIGITS["1"]
    return _range(digits[0], digits[1], head, tail)


def _read_pair(body: str) -> Range | None:
    """Read 二、三百 and 四、五十: two neighbouring digits that share what follows."""
    pair = PAIR.search(body)
    if not pair:
        return None
    low, high = pair.group("low", "high")
    if int(low.translate(TO_ASCII)) + 1 != int(high.translate(TO_ASCII)):
        return None
    head, tail = body[: pair.start()], body[pair.end() :]
    return _range(low, high, head, tail)


def _read_more(body: str) -> int | Decimal | None:
    """Read 十余万: somewhat more than 100,000."""
    return known_number(body.replace(MORE, "", 1)) if MORE in body else None


def _range(low: str, high: str, head: str, tail: str) -> Range:
    """Read a range of two numbers that differ in one digit."""
    return Range(known_number(head + low + tail), known_number(head + high + tail))
