"""Backwards: ranges that run back by their words: 6月30日から同月1日まで, 中旬から上旬まで, No.138～No.121."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = "(?:[0-9]{1,4}|[元一二三四五六七八九十〇]{1,4})"
_WEEKDAY = "(?: ?\\([^()]{1,6}\\))?"
# A time of day behind a day.
_CLOCK = f"(?: ?(?:午[前後])?{_NUMBER}時(?:{_NUMBER}分|半)?| ?[0-9]{{1,2}}:[0-9]{{2}})?"
# Where the first number of a range begins.
_START = "(?<![0-9一二三四五六七八九十])"
OF_MONTH = deferred(
    f"{_START}(?P<month>{_NUMBER})月(?P<first>{_NUMBER})日{_WEEKDAY}{_CLOCK} ?(?:から|より|[〜~]) ?(?:同月|(?P=month)月)(?P<last>{_NUMBER})日"
)
"""Days of one month: `[6月30日から同月1日]まで`, `[8月9日20時から8月7日]6時まで`, not `5月3日から6月1日`."""
TO_DAY = deferred(
    f"{_START}{_NUMBER}月(?P<first>{_NUMBER})日{_WEEKDAY}{_CLOCK} ?(?:から|[〜~]) ?(?P<last>{_NUMBER})日{_WEEKDAY}(?=まで|にかけて)"
)
"""The same, the month left out at the end: `[9月22日から21日]まで`, not `9月22日から3日間`."""
THIRDS = deferred(
    f"{_START}(?P<month>{_NUMBER})月(?P<first>[上中下])旬(?:から|[〜~])、?(?:同月|(?P=month)月)?(?P<last>[上中下])旬"
)
"""Thirds of a month: `[9月中旬から9月上旬]まで`, not `9月中旬から10月上旬`."""
YEARS = deferred(
    f"(?P<era>令和|平成|昭和|大正|(?<![0-9一二三四五六七八九十〇]))(?P<year>{_YEAR})年(?P<month>{_NUMBER})月[^。、0-9一二三四五六七八九十〇年月〜~]{{0,16}}(?:{_NUMBER}日)?(?:から|に始まり、?)(?P=era)(?P<year2>{_YEAR})年(?P<month2>{_NUMBER})月(?:末日?|{_NUMBER}日)?(?=まで|に終わ)"
)
"""Months of years of one era: `[2024年5月の前回の会合から2023年10月]まで`, not `令和5年5月から平成`."""
SPAN = deferred(
    "(?:令和|(?<![0-9年月/.])(?=[0-9]{4}))(?P<first>[0-9]{1,4})年?度?[〜~](?:令和)?(?P<last>[0-9]{1,4})年(?!生)"
)
"""Years of one calendar: `[令和8～6年]度`, `[2024～2015年]度`, not `平成30～2年`."""
MINUTES = deferred(
    f"午[前後](?P<hour>{_NUMBER})時(?P<first>{_NUMBER})分(?:から|[〜~]) ?(?:午[前後])?(?P=hour)時(?P<last>{_NUMBER})分"
)
"""Minutes of one hour: `[午前7時45分から7時15分]まで`, not `7時45分から8時15分`."""
NUMBERS = deferred(
    "(?P<prefix>No\\.?|№|[pP]\\.|Vol\\.|問|表|図|別表|別紙|様式|資料|第) ?(?P<first>[0-9]{1,5})(?P<unit>[号回章節条項問巻])? ?[〜~] ?(?P=prefix) ?(?P<last>[0-9]{1,5})(?![0-9])"
)
"""Things that bear a word and a number: `[No.138～No.121]`, not `No.61と`."""
JOINT = deferred(
    "(?:から|より|[〜~]|に始まり)、? ?(?:[0-9元〇一二三四五六七八九十上中下同午]|令和|平成|昭和|大正|No|№|[pP]\\.|Vol|[問表図別様資第])"
)
"""What stands between the ends of each of them: `6月30日[から同]月`, `9月中旬[から9]月上旬`, not `甲から乙まで`."""
ORDER = "上中下"
"""The thirds of a month."""
NEXT_MONTH = (25, 10)
"""From which day of a month on, and up to which, a range without its second month may run to the next one."""
RUNS_BACK = deferred("遡|さかのぼ|戻|へと")
"""What shows that time runs back: `まで[遡]って`."""
NEAR = 10
"""Characters behind a range in which that is said."""


def ranges_that_run_back(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the blocks and spans of ranges whose end comes before their beginning by their words."""
    for index in facts.where(JOINT):
        text = facts.texts[index]
        for pattern, sign, judge in WAYS:
            for match in pattern.finditer(text) if sign in text else ():
                if judge(match) and not RUNS_BACK.search(text, match.end(), match.end() + NEAR):
                    yield index, match.span()


def _ends_lower(match: re.Match[str]) -> bool:
    first, last = read_whole(match["first"]), read_whole(match["last"])
    return first is not None and last is not None and last < first


def _ends_in_an_earlier_year(match: re.Match[str]) -> bool:
    """Tell whether the last year, written in as many figures, comes before the first: not 2019～20年."""
    return _ends_lower(match) and (len(match["last"]) == len(match["first"]) or match[0].startswith("令和"))


def _ends_lower_in_a_month(match: re.Match[str]) -> bool:
    late, early = NEXT_MONTH
    is_over = (read_whole(match["first"]) or 0) >= late and (read_whole(match["last"]) or 0) <= early
    return _ends_lower(match) and not is_over


def _ends_in_an_earlier_third(match: re.Match[str]) -> bool:
    return ORDER.index(match["last"]) < ORDER.index(match["first"])


def _ends_in_an_earlier_month(match: re.Match[str]) -> bool:
    ends = [
        (read_whole(match[year].replace("元", "1")) or 0, read_whole(match[month]) or 0)
        for year, month in (("year", "month"), ("year2", "month2"))
    ]
    return ends[1] < ends[0]


WAYS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], bool]], ...] = (
    (OF_MONTH, "日", _ends_lower),
    (TO_DAY, "日", _ends_lower_in_a_month),
    (THIRDS, "旬", _ends_in_an_earlier_third),
    (YEARS, "月", _ends_in_an_earlier_month),
    (SPAN, "年", _ends_in_an_earlier_year),
    (MINUTES, "分", _ends_lower),
    (NUMBERS, "", _ends_lower),
)
"""What says from where to where, a sign that it has, and whether it runs back."""
