"""IDs of laws: the fifteen characters by which e-Gov knows a law, where its number leaves no choice.

The rules are those of the government's paper LawIdNamingConvention.pdf, as they are restated in yamachig/Lawtext and
japanese-law-analysis/japanese_law_id.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.calendar import first_year
from jdoc.language.lazy import deferred
from jdoc.language.numerals.writing import render
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.laws.numbers import LawNumber

ERAS = {"明治": 1, "大正": 2, "昭和": 3, "平成": 4, "令和": 5}
"""The first digit."""
YEARS_OF_ID = {f"{digit}": era for era, digit in ERAS.items()}
ISSUED = {"AC": "法律", "CO": "政令", "IO": "勅令", "DF": "太政官布告", "DT": "太政官達", "DH": "太政官布達"}
"""What the letters of an ID mean, where they mean one kind."""
LAW_ID = deferred(
    "(?P<era>[1-5])(?P<year>[0-9]{2})(?:(?P<kind>AC|CO|IO|D[FTH])(?:000|100|010)0{4}(?P<number>[0-9]{3})"
    "|M(?P<period>[1-6])(?P<bits>[0-9A-F]{7})(?P<of_ministry>[0-9]{3})|R(?P<place>[0-9]{8})(?P<of_committee>[0-9]{3})"
    "|(?P<rule>RJNJ)(?P<parts>[0-9]{8})|(?P<constitution>CONSTITUTION))"
)
"""The ID of a law: `[417AC0000000086]`, `[347M50002000032]`, not `417AC86`."""
LARGEST = 999
"""The last three digits hold no more."""
LAST_IMPERIAL = 1946
"""Since 1947 an act may be a member's bill, which its ID tells and its number doesn't."""
LAST_OF_OCCUPATION = 1952
"""Until then an order could have the force of an act, which its ID tells as well."""
PERIODS = {1: (1868, 1943), 2: (1943, 1945), 3: (1945, 1947), 4: (1947, 1949), 5: (1949, 2001), 6: (2001, 9999)}
"""The years in which the ministries stood as they did, the first and the last; neighbors share a year."""
BITS = 4
"""Bits of a hexadecimal digit: how the ministries of one digit add up is told in two ways."""


class Issuer(NamedTuple):
    """Whose ordinances or rules have a place of their own in IDs."""

    register: str
    """M: a bit for each issuer; R: a number for each."""
    periods: frozenset[int]
    place: int


@cache
def issuers() -> dict[str, Issuer]:
    """Return who issues ordinances and rules, with their places.

    >>> issuers()["厚生労働省"].place
    9
    """
    return {
        row["issuer"]: Issuer(row["register"], frozenset(map(int, row["periods"])), int(row["place"]))
        for row in rows("law_issuers")
    }


def certain_id(number: LawNumber) -> str | None:
    """Return the ID that follows from the number of a law; None where the number alone doesn't tell it.

    >>> from jdoc.language.laws.numbers import read_number
    >>> certain_id(read_number("昭和四十七年労働省令第三十二号")), certain_id(read_number("平成十七年法律第八十六号"))
    ('347M50002000032', None)
    """
    year = first_year(number.era) + number.year - 1
    head = f"{ERAS[number.era]}{number.year:02}"
    if number.kind == "憲法":
        return f"{head}CONSTITUTION" if head == "321" else None
    if number.kind == "人事院規則":
        own = (*number.parts, 0)[:3]
        return f"{head}RJNJ{own[0]:02}{own[1]:03}{own[2]:03}" if max(own) <= LARGEST else None
    count = number.ordinal
    if count is None or not 1 <= count <= LARGEST:
        return None
    middle = _middle(number.kind, year)
    return f"{head}{middle}{count:03}" if middle else None


def _middle(kind: str, year: int) -> str | None:
    """Return type and category; None where both the kind and the year leave a choice."""
    if kind == "法律":
        return "AC0000000" if year <= LAST_IMPERIAL else None
    if kind == "政令":
        return "CO0000000" if year > LAST_OF_OCCUPATION else None
    return _of_issuers(kind, year)


def _of_issuers(kind: str, year: int) -> str | None:
    """Return type and category of an ordinance of ministries, or of a rule of a committee."""
    names = kind.removesuffix("規則") if kind.endswith("規則") else kind.removesuffix("令")
    own = [issuers().get(name) for name in names.replace("、", "・").split("・")]
    known = [issuer for issuer in own if issuer is not None]
    if len(known) < len(own):
        return None
    if any(issuer.register == "R" for issuer in known):
        return f"R{known[0].place:08}" if len(known) == 1 else None
    return _of_ministries(known, year)


def _of_ministries(known: list[Issuer], year: int) -> str | None:
    periods = {period for period, (first, last) in PERIODS.items() if first <= year <= last}
    periods = periods.intersection(*(issuer.periods for issuer in known))
    digits = {(issuer.place - 1) // BITS for issuer in known}
    if len(periods) != 1 or len(digits) < len(known):
        return None
    return f"M{periods.pop()}{sum(1 << issuer.place - 1 for issuer in known):07X}"


def number_of(law_id: str) -> str | None:
    """Return the number that an ID says, as laws write it; None for what is no ID, or one of several ministries.

    >>> number_of("417AC0000000086"), number_of("347M50002000032"), number_of("333RJNJ09024000"), number_of("417AC86")
    ('平成十七年法律第八十六号', '昭和四十七年労働省令第三十二号', '昭和三十三年人事院規則九―二四', None)
    """
    match = LAW_ID.fullmatch(law_id)
    if not match:
        return None
    year = int(match["year"])
    body = _rule(match["parts"]) if match["rule"] else "憲法" if match["constitution"] else _ordinary(match)
    return f"{YEARS_OF_ID[match['era']]}{'元' if year == 1 else render(year, 'kanji')}年{body}" if body else None


def _rule(parts: str) -> str:
    """Write the number of a rule of the 人事院, of two parts or three."""
    written = [render(int(part), "positional") for part in (parts[:2], parts[2:5], parts[5:])]
    return f"人事院規則{'―'.join(written).removesuffix('―〇')}"


def _ordinary(match: re.Match[str]) -> str | None:
    kind = ISSUED.get(match["kind"] or "") or _issued_by(match)
    count = match["number"] or match["of_ministry"] or match["of_committee"]
    return f"{kind}第{render(int(count), 'kanji')}号" if kind else None


def _issued_by(match: re.Match[str]) -> str | None:
    """Return what an issuer with a place of its own has issued: 労働省令, 会計検査院規則."""
    if match["place"]:
        place = "R", int(match["place"])
        own = [name for name, (register, _, number) in issuers().items() if (register, number) == place]
    else:
        bits, period = int(match["bits"], 16), int(match["period"])
        of_period = ((name, issuer) for name, issuer in issuers().items() if period in issuer.periods)
        own = [name for name, issuer in of_period if 1 << issuer.place - 1 == bits]
    if len(own) != 1:
        return None
    return f"{own[0]}{'令' if own[0].endswith(('省', '府', '庁', '官房', '本部')) else '規則'}"
