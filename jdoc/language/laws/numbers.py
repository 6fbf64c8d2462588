"""Numbers of laws (法令番号): 平成十七年法律第八十六号, 令和３年北浜市条例第４号, 人事院規則一〇―四."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.errors import NumeralError
from jdoc.language.calendar import first_year, last_year
from jdoc.language.lazy import deferred
from jdoc.language.numerals.grammar import parse
from jdoc.language.numerals.writing import render
from jdoc.language.scripts import FIGURES
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

DASHES = "-‐‑‒–—―−─ー"
"""What stands between the parts of the number of a rule of the 人事院."""
NUMBER = f"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+|[{FIGURES}]+)"
"""A number in digits or in kanji: 86, 1,813, 八十六, 八六."""
ISSUED = (
    "(?:法律|政令|勅令|(?:省|府|庁|本部|官房)令|閣令|規則|条例|告示|訓令|規程|条約|布告|布達|(?<=太政官)達|指令|命令)"
)
"""What is numbered year by year."""
# What no issuer begins with: 年度, 年以降, 年改正.
_NO_ISSUER = "(?!度|以[降後前]|改正|当時|現在)"
_NAMED = (
    "[一-鿿々ヵヶァ-ヴー・○◯〇△□×]|(?<=[府省庁])、|[ぁ-ん]{1,5}(?=[一-鿿ぁ-ん]{0,5}[都道府県市区町村])"  # さいたま市
)
ISSUER = f"{_NO_ISSUER}(?:{_NAMED}){{0,100}}?"
"""Who has issued it, one or more together: 財務省・農林水産省."""
LAW_NUMBER = deferred(
    f"(?P<era>明治|大正|昭和|平成|令和) ?(?P<year>元|{NUMBER}) ?年 ?"
    f"(?P<day>{NUMBER} ?月 ?{NUMBER} ?日 ?(?:付け?)?の?)?"
    f"(?P<body>(?P<kind>{ISSUER}{ISSUED}) ?第 ?(?P<number>{NUMBER}) ?号"
    f"|(?P<rule>人事院規則) ?(?P<parts>{NUMBER}(?:[{DASHES}]{NUMBER}){{1,2}})"
    "|(?P<constitution>憲法)(?![一-鿿]))"
)
"""The number of a law, half-width: `[平成17年法律第86号]`, `[令和3年北浜市条例第4号]`, not `平成17年度条例第4号`."""
GATES = ("号", "人事院規則", "憲法")
"""Words of which a text holds one that has such a number."""
RULE = deferred(f"人事院規則 ?(?P<parts>{NUMBER}(?:[{DASHES}]{NUMBER}){{1,2}})")
"""A rule of the 人事院, whose number is part of its name: `[人事院規則10-4]`, not `人事院規則`."""
PART = deferred(NUMBER)
"""A part of such a number: `[一〇]―四`."""


class LawNumber(NamedTuple):
    """The number of a law, and where it stands."""

    start: int
    end: int
    era: str
    year: int
    kind: str
    """Who has issued what: 法律, 通商産業省令, 人事院規則."""
    number: str
    """第八十六号, 一〇―四; "" where there is one of its kind alone (憲法)."""
    numbered_from: int
    """Where its last part begins, 法律第八十六号, behind the day if it says one."""
    has_day: bool
    """Whether the year stands with a month and a day: 平成二六年六月一三日法律第六九号."""

    @property
    def canonical(self) -> str:
        """The number as laws themselves write it, in kanji and without the day: 平成十七年法律第八十六号."""
        year = "元" if self.year == 1 else render(self.year, "kanji")
        return f"{self.era}{year}年{self.kind}{self.number}"

    @property
    def ordinal(self) -> int | None:
        """The number itself: 86; None where it is none."""
        found = PART.findall(self.number)
        return int(parse(found[0])) if self.number.startswith("第") and len(found) == 1 else None  # type: ignore[arg-type]

    @property
    def parts(self) -> tuple[int, ...]:
        """The parts of the number of a rule of the 人事院: 10 and 4."""
        return tuple(int(parse(part)) for part in PART.findall(self.number))  # type: ignore[arg-type]


def find_numbers(folded: str) -> Iterator[LawNumber]:
    """Yield the numbers of laws in a half-width text.

    >>> [number.canonical for number in find_numbers("(平成17年法律第86号)、昭和五六年大蔵省・通商産業省令第一号")]
    ['平成十七年法律第八十六号', '昭和五十六年大蔵省・通商産業省令第一号']
    """
    if may_hold_numbers(folded):
        yield from _find_numbers(folded)


def may_hold_numbers(folded: str) -> bool:
    """Tell whether a text may hold the number of a law: what is cheaper to ask.

    >>> may_hold_numbers("第86号"), may_hold_numbers("第86条")
    (True, False)
    """
    for gate in GATES:  # noqa: SIM110 -- any() takes three times as long
        if gate in folded:
            return True
    return False


@lru_cache(4096)
def _find_numbers(folded: str) -> tuple[LawNumber, ...]:
    """Find the numbers of a text, which is asked for dates, for names and for what its laws are called."""
    return tuple(filter(None, map(_read, LAW_NUMBER.finditer(folded))))


def spans_of_numbers(folded: str) -> list[tuple[int, int]]:
    """Return where the numbers of laws stand in a half-width text: what is in them is no date, and counts nothing.

    The day of a number that says one is left out: it is a date.

    >>> spans_of_numbers("平成17年法律第86号、昭和26年8月1日政令第261号、人事院規則10-4")
    [(0, 11), (21, 28), (29, 38)]
    """
    if not may_hold_numbers(folded):
        return []
    numbers = (
        (number.numbered_from if number.has_day else number.start, number.end) for number in find_numbers(folded)
    )
    return sorted({*numbers, *(match.span() for match in RULE.finditer(folded))})


def read_number(expression: str) -> LawNumber | None:
    """Return the number of a law that an expression is, in any writing; None for what is none.

    >>> read_number("（平成１７年法律第８６号）").canonical, read_number("平成17年第86号")
    ('平成十七年法律第八十六号', None)
    """
    folded = fold(expression).strip().removeprefix("(").removesuffix(")")
    match = LAW_NUMBER.fullmatch(folded)
    return _read(match) if match else None


def rule_number(written: str) -> str:
    """Return the parts of the number of a rule of the 人事院 as it writes them, digit by digit.

    >>> rule_number("10-4"), rule_number("九―一七―一四二")
    ('一〇―四', '九―一七―一四二')
    """
    return "―".join(render(parse(part), "positional") for part in PART.findall(written))


def _read(match: re.Match[str]) -> LawNumber | None:
    """Read a match of `LAW_NUMBER`; None where its era had no such year, or its number can't be read."""
    era = match["era"]
    try:
        year = 1 if match["year"] == "元" else int(parse(match["year"]))  # type: ignore[arg-type]
        kind, number = _kind_and_number(match)
    except (NumeralError, TypeError):
        return None
    if not 1 <= year <= last_year(era) - first_year(era) + 1:
        return None
    return LawNumber(match.start(), match.end(), era, year, kind, number, match.start("body"), match["day"] is not None)


def _kind_and_number(match: re.Match[str]) -> tuple[str, str]:
    if match["rule"]:
        return "人事院規則", rule_number(match["parts"])
    if match["constitution"]:
        return "憲法", ""
    count = parse(match["number"])
    return match["kind"], f"第{render(count, 'kanji') if count else '〇'}号"
