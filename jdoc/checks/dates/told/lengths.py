"""Lengths: how long a term is in one place, and from when to when it is in another (指定期間は３年間, 指定期間 令和８年４月１日から…)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, LENGTH, SPAN, YEAR, moments
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

# A term, and whose it is.
_TERM = "(?P<of>[一-鿿ァ-ヴー]{1,12}の)?(?P<term>任期|[一-鿿]{2,4}期間|工期|会期)"
TOLD = deferred(
    f"(?:^|(?<=[\\s。、(【〔「はのがに])){_TERM}(?:[】〕」]?[ :\t]{{1,12}}|】|は、?|を、?|が、?|[(])(?:{DAY}の?(?:翌日)?(?:から|より)、?)?(?P<said>[{LENGTH}{SPAN}{YEAR}])(?P<behind>[^。\\n]{{0,12}})"
)
"""A term with its length or its ends: 指定期間は3年間, 貸借期間(10年間."""
TERM_OF = deferred(f"(?P<said>{LENGTH})の{_TERM}(?P<behind>[^。\\n]{{0,12}})")
"""The same behind it: 3年間の指定期間."""
FROM_SIGNING = deferred(
    f"(?P<term>有効期間|契約期間|協定期間|賃貸借期間|存続期間)は、?(?:この(?:協定|契約|覚書)の|本(?:協定|契約|覚書)の)?(?:締結|契約締結|調印)の?日から(?:起算して)?(?P<said>{LENGTH})(?:間)?(?:とする|とし|です)"
)
"""A term from the day on which the paper is signed: 有効期間は、締結の日から3年間とする."""
EXPIRES = deferred(
    f"(?:期間の?満了(?:の)?日|期間が満了する日|満了日|有効期限)(?:は、?|[(]|[ :\t]{{1,8}})(?P<last>{DAY})|(?:有効期間)(?:は、?|[(]|[ :\t]{{1,8}})(?P<last2>{DAY})(?:まで|[)])"
)
"""Where it ends: 期間の満了の日(令和9年9月30日."""
SPOILS = deferred(
    "補欠|残任|残期間|延長|更新|再任|最初|当初の?(?:任期|期間)|前回|経過|旧|附則|通算|上限|最長|限度|以内|以上|未満|超え|前期|後期|次期|現行|変更|約|程度|場合|うち|ただし書|除く|試行|第[0-9一二三四五六七八九十]{1,3}[期次回]"
)
"""What makes a term another one: `[補欠]の委員の任期`."""
IN_YEARS = deferred("P(?P<number>[0-9]+)(?P<unit>[YM])")
"""A length of years or months: `[P3Y]`, not `P90D`."""
ENDS = deferred(
    "(?P<y1>[0-9]{4})-(?P<m1>[0-9]{2})(?:-(?P<d1>[0-9]{2}))?/(?P<y2>[0-9]{4})-(?P<m2>[0-9]{2})(?:-(?P<d2>[0-9]{2}))?"
)
"""The ends of a term by its value: `[2025-12-01/2030-11-30]`, `[2026-04/2031-03]`."""
DATELINE, MONTHS, ONE = "dateline", 12, dt.timedelta(days=1)
BEFORE = 80
"""Characters of a sentence before a term."""
WORDS = ("任期", "期間", "工期", "会期")


class Term(NamedTuple):
    """A term as it is told in one place."""

    name: str
    of: str
    """Whose it is, if that is told."""
    months: int
    text: str
    place: Place
    is_span: bool


def find_wrong_terms(facts: Facts) -> Iterator[Found]:
    """Find lengths of terms that their ends elsewhere don't make."""
    if not any(word in facts.whole for word in WORDS):
        return
    terms = [term for each in moments(facts) for term in _terms(each)]
    for name in dict.fromkeys(term.name for term in terms):
        yield from _against([term for term in terms if term.name == name])
    yield from _from_signing(facts)


def _terms(each: Moments) -> Iterator[Term]:
    """Yield the terms of whole years or months of a text."""
    for match in (*TOLD.finditer(each.text), *TERM_OF.finditer(each.text)):
        entity = each.of(match, "said")
        months = _months(f"{entity.value}")
        start = sentence_start(each.text, match.start(), BEFORE)
        is_span = match["said"] != LENGTH
        if (
            months
            and (entity.from_ or match["said"] != YEAR)
            and not SPOILS.search(each.text[start : match.start()] + match[0])
        ):
            yield Term(match["term"], (match["of"] or "")[:-1], months, entity.text, each.place(match, "said"), is_span)


def _months(value: str) -> int | None:
    """Return how many months a length or a span lasts, if these are whole.

    >>> _months("P3Y"), _months("2025-12-01/2030-11-30"), _months("2025-06-10/2027-03-31"), _months("2026-04/2031-03")
    (36, 60, None, 60)
    """
    length = IN_YEARS.fullmatch(value)
    if length is not None:
        return int(length["number"]) * (MONTHS if length["unit"] == "Y" else 1)
    ends = ENDS.fullmatch(value)
    if ends is None:
        return None
    months = (int(ends["y2"]) - int(ends["y1"])) * MONTHS + int(ends["m2"]) - int(ends["m1"])
    if ends["d1"] is None or ends["d2"] is None:
        return months + 1 if ends["d1"] == ends["d2"] and (months + 1) % MONTHS == 0 else None
    try:
        after = dt.date(int(ends["y2"]), int(ends["m2"]), int(ends["d2"])) + ONE
    except ValueError:
        return None
    made = (after.year - int(ends["y1"])) * MONTHS + after.month - int(ends["m1"])
    return made if after.day == int(ends["d1"]) and made > 0 else None


def _against(terms: list[Term]) -> Iterator[Found]:
    """Find the length of a term whose ends are told elsewhere, where each is told in one way alone."""
    spans, lengths = ([term for term in terms if term.is_span is is_span] for is_span in (True, False))
    are_single = len({term.months for term in spans}) == len({term.months for term in lengths}) == 1
    if are_single and len(terms) <= MOST and _differs(spans[0], lengths[0]):
        [span], [length] = spans[:1], lengths[:1]
        yield Found(length.place, f"{length.text}, but it lasts {_told(span.months)}: {span.text}", (span.place,))


def _differs(span: Term, length: Term) -> bool:
    """Tell whether a span of whole years or of less than one isn't as long as the term is said to be."""
    is_other = span.of and length.of and span.of != length.of
    is_plain = span.months % MONTHS == 0 or span.months < MONTHS
    is_apart = span.place.block != length.place.block
    return span.months != length.months and is_apart and not is_other and is_plain


MOST = 6
"""Terms of one name that may be those of one thing."""


def _told(months: int) -> str:
    return f"P{months // MONTHS}Y" if months % MONTHS == 0 else f"P{months}M"


def _from_signing(facts: Facts) -> Iterator[Found]:
    """Find the day on which a term ends that isn't so long after the day of the signing."""
    every = moments(facts) if "満了" in facts.whole or "有効期" in facts.whole else []
    told = [(each, match) for each in every for match in FROM_SIGNING.finditer(each.text)]
    signed = [*_signed(facts)] if len(told) == 1 else []
    if len(signed) != 1:
        return
    [(each, match)], [(index, date)] = told, signed
    said = each.of(match, "said")
    places = (each.place(match, "said"), Place(index, date.start, date.end))
    for text, value, place in _expiring(every):
        months, made = _months(f"{said.value}"), _months(f"{date.value}/{value}")
        if months and made and made not in (months, months + MONTHS):
            yield Found(place, f"{said.text}, but it lasts {_told(made)}: {date.text} - {text}", places)


def _expiring(every: list[Moments]) -> Iterator[tuple[str, str, Place]]:
    """Yield the days on which a term ends, as they are written and as values."""
    for each in every:
        for match in EXPIRES.finditer(each.text):
            name = "last" if match["last"] else "last2"
            last = each.of(match, name)
            yield last.text, f"{last.value}".removeprefix("../"), each.place(match, name)


def _signed(facts: Facts) -> Iterator[tuple[int, Entity]]:
    """Yield the days on which a paper may have been signed."""
    for index, dates in facts.entities({"DATE"}):
        for date in dates if facts.blocks[index].kind == DATELINE else ():
            if not date.relative and date.earliest == date.latest:
                yield index, date
