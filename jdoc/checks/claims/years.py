"""Years: anniversaries, how many years it has been, how old somebody is, how often something was held every year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, HOURS, LENGTH, OTHER, SPAN, TIME, YEAR, day_of, moments, year_of
from jdoc.checks.rules import Found
from jdoc.language.calendar import western_year
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.facts import Facts

ONE_DAY = dt.timedelta(days=1)
_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})"
_YEAR = f"[{DAY}{YEAR}]"
# A character of a sentence that is no day or time.
_REST = f"[^。{DAY}{YEAR}{SPAN}{OTHER}{LENGTH}{TIME}{HOURS}]"
# What begins something that has anniversaries.
_BEGAN = "(?:開[館校園業港設通]|創[立設業刊始]|設[立置]|発[足災生]|施行|制定|開始|始ま|始め|結成|独立|提携|締結|就航|完成|竣工|建設|合併|誕生|オープン|市制|町制|村制|調印|運行|宣言|制定)"
ANNIVERSARY = deferred(
    f"(?P<first>{_YEAR})(?:に|の|、)?{_REST}{{0,12}}?{_BEGAN}{_REST}{{0,40}}(?P<last>{_YEAR})(?:に|で|は|の)?、?[^。、第{DAY}{YEAR}{LENGTH}]{{0,10}}?(?P<said>(?P<number>{_NUMBER})周年)(?!度|に向|記念誌)"
    f"|(?P<first2>{_YEAR})(?:の|に)?{_REST}{{0,12}}?{_BEGAN}[^。]{{0,6}}?(?:以来|から|より)、?[^。0-9{DAY}{YEAR}]{{0,6}}?(?P<said2>{LENGTH}|(?P<number2>{_NUMBER})周年)(?:が経過した|を経過した|が経過する|を迎え[たる]|となる|に当たる|にあたる|を経た|目の節目となる)(?P<last2>{_YEAR})"
    f"|(?P<last3>{_YEAR})(?:に|で)?、?[^。、{DAY}{YEAR}{LENGTH}]{{0,10}}?(?P<said3>(?P<number3>{_NUMBER})周年)(?:を迎え|とな|に当た)[^。{YEAR}{DAY}{LENGTH}]{{0,12}}(?P<first3>{_YEAR})(?:に|の)?{_REST}{{0,10}}?{_BEGAN}"
)
"""When something began, another year, and how many years that makes: 1954年に開館した当館は、2024年に70周年を迎えました."""
SINCE = deferred(
    f"(?P<first>{_YEAR}){_REST}{{0,12}}?以来、?(?P<said>{LENGTH})ぶり{_REST}{{0,16}}?(?P<last>{_YEAR})|(?P<last2>{_YEAR}){_REST}{{0,24}}?(?P<first2>{_YEAR}){_REST}{{0,12}}?以来、?(?P<said2>{LENGTH})ぶり"
)
"""Since when something has been the first: 2017年以来7年ぶりに、2024年の大会で."""
AGED = deferred(
    f"(?P<birth>{DAY})(?:生まれ|生(?!産)|に生まれ|、)[^。{DAY}]{{0,20}}(?P<day>{DAY})(?:現在|時点|に|で|の時点|には)?(?:で|において)?、?(?:満)?(?P<said>(?P<number>{_NUMBER})歳)(?!以|未満)"
    f"|(?P<day2>{DAY})(?:現在|時点|に)(?:で|の)?、?満?(?P<said2>(?P<number2>{_NUMBER})歳)の[^。{DAY}、]{{1,8}}[(](?P<birth2>{DAY})生"
)
"""When somebody was born, another day, and how old that makes: 昭和25年4月1日生まれの山田氏は、令和6年5月1日現在74歳."""
BORN_IN = deferred(
    f"(?P<last>{YEAR})(?P<how>中|度中|度|末)?(?:に|で)?、?(?:満)?(?P<said>(?P<number>{_NUMBER})歳)(?:に(?:なる|達する|到達する)|を迎える|となる)[^。0-9()]{{0,8}}[(](?P<first>{YEAR}|[0-9]{{4}}年|(?:明治|大正|昭和|平成|令和)(?:[0-9]{{1,2}}|元)年)(?:生まれ|生|に生まれ)"
)
"""A year, an age, and the year of birth: 2024年中に60歳になる方（1964年生まれ）."""
EVERY_YEAR = deferred(
    f"(?P<first>{_YEAR})(?:に|の|、)?{_REST}{{0,4}}?第(?P<one>{_NUMBER})回[^。]*?(?:毎年|年1回|年一回)[^。{YEAR}{DAY}]*(?P<last>{_YEAR})(?:で|に|は|の|が)?、?{_REST}{{0,8}}?(?P<said>第(?P<number>{_NUMBER})回)"
)
"""The first and another time of something that is held every year: 2000年に第1回を開催し、以後毎年開催して、2024年で第25回."""
SIGNS = ("周年", "ぶり", "歳", "毎年", "年1回", "経過", "となる")
"""What each of these has."""


def find_wrong_years(facts: Facts) -> Iterator[Found]:
    """Find numbers of years that the years beside them don't make."""
    if not any(sign in facts.whole for sign in SIGNS):
        return
    for each in moments(facts):
        for pattern, judge in WAYS:
            for match in pattern.finditer(each.text):
                yield from _told(each, match, judge)


def _told(
    each: Moments, match: re.Match[str], judge: Callable[[Moments, re.Match[str], str], tuple[int, ...]]
) -> Iterator[Found]:
    which = next(which for which in ("", "2", "3") if match.groupdict().get(f"said{which}"))
    said = _number(each, match, which)
    made = judge(each, match, which)
    if said is not None and made and said not in made:
        place = each.place(match, f"said{which}")
        others = tuple(
            each.place(match, f"{name}{which}")
            for name in ("first", "birth", "last", "day")
            if match.groupdict().get(f"{name}{which}")
        )
        written = match[f"said{which}"]
        text = each.of(match, f"said{which}").text if written == LENGTH else written
        yield Found(place, f"{text}, but it makes {made[0]}", others)


def _number(each: Moments, match: re.Match[str], which: str) -> int | None:
    """Return the number that is said, of years that last by their value."""
    if f"number{which}" in match.re.groupindex and match[f"number{which}"]:
        return read_whole(match[f"number{which}"])
    lasting = YEARS.fullmatch(f"{each.of(match, f'said{which}').value}")
    return int(lasting["years"]) if lasting else None


YEARS = deferred("P(?P<years>[0-9]+)Y")
"""A number of years: `[P6Y]`, not `P3M`."""


def _apart(each: Moments, match: re.Match[str], which: str) -> tuple[int, ...]:
    """Return how many years lie between two years; as fiscal years and seasons run over New Year, one more or less of two days."""
    first, last = (each.of(match, f"{name}{which}") for name in ("first", "last"))
    apart = year_of(last) - year_of(first)
    return (
        (apart,)
        if apart > 0 and first.text.endswith("度") == last.text.endswith("度")
        else (apart, apart - 1, apart + 1)
        if apart > 0
        else ()
    )


def _age(each: Moments, match: re.Match[str], which: str) -> tuple[int, ...]:
    """Return how old somebody is on a day: a year more from the eve of the birthday on, as the law counts, or on it."""
    birth, day = (day_of(each.of(match, f"{name}{which}")) for name in ("birth", "day"))
    if birth is None or day is None or day <= birth:
        return ()
    return tuple({_years(birth, day), _years(birth, day + ONE_DAY)})


def _years(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _age_in(each: Moments, match: re.Match[str], _: str) -> tuple[int, ...]:
    """Return how old somebody becomes in a year; in a fiscal year who is born early in the year becomes so in the next."""
    first = YEAR_OF_BIRTH.fullmatch(match["first"])
    born = _year_of_birth(first) if first else year_of(each.of(match, "first"))
    apart = year_of(each.of(match, "last")) - born
    is_fiscal = (match["how"] or "").startswith("度") or each.of(match, "last").text.endswith("度")
    return (apart, apart + 1) if is_fiscal else (apart,)


YEAR_OF_BIRTH = deferred("(?P<era>[一-鿿]{2})?(?P<number>[0-9]{1,4}|元)年")
"""A year that somebody is born in: `[昭和39年]`, `[1964年]`."""


def _year_of_birth(match: re.Match[str]) -> int:
    number = 1 if match["number"] == "元" else int(match["number"])
    return western_year(match["era"], number) if match["era"] else number


BORN_BETWEEN = deferred(
    f"(?P<when>[{DAY}{YEAR}{SPAN}])(?:現在|時点|中|末|度)?(?:で|に|の)?、?満?(?P<said>(?P<number>{_NUMBER})歳)(?:の|に(?:なる|達する)|となる|を迎える)[^。()歳]{{0,8}}[(](?P<span>{SPAN})(?:の間)?に?生"
)
"""Who is of one age, and from when to when they are born: 4月1日現在満18歳の方（平成17年4月2日から平成18年4月1日までに生まれた方）."""


def find_wrong_births(facts: Facts) -> Iterator[Found]:
    """Find ranges of days of birth that are no year long, though who is born in them is of one age."""
    for each in moments(facts) if "歳" in facts.whole else ():
        for match in BORN_BETWEEN.finditer(each.text):
            ends = [*map(dt.date.fromisoformat, IN_SPAN.findall(f"{each.of(match, 'span').value}"))]
            if len(ends) == 2 and _years(ends[0], ends[1] + ONE_DAY) != 1:
                said = each.of(match, "span").text
                yield Found(each.place(match, "span"), f"{said}: this is no year", (each.place(match, "said"),))


IN_SPAN = deferred("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Each day in the value of a range: `[2005-04-02]/2006-04-01`."""


def _times(each: Moments, match: re.Match[str], _: str) -> tuple[int, ...]:
    apart = year_of(each.of(match, "last")) - year_of(each.of(match, "first"))
    return (apart + (read_whole(match["one"]) or 0),) if apart > 0 else ()


WAYS: tuple[tuple[re.Pattern[str], Callable[[Moments, re.Match[str], str], tuple[int, ...]]], ...] = (
    (ANNIVERSARY, _apart),
    (SINCE, _apart),
    (AGED, _age),
    (BORN_IN, _age_in),
    (EVERY_YEAR, _times),
)
"""What says how many years there are, and how many there may be."""
