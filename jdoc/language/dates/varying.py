"""Dates that no day can be told of: those of other calendars, and those that count from what is not one day."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start

OTHER_CALENDARS = (
    *("皇紀", "紀元", "仏暦", "仏紀", "檀紀", "民国", "旧暦", "陰暦", "イスラム暦", "ヒジュラ暦", "回暦", "ユダヤ暦"),
    *("エチオピア暦", "釈迦紀元", "主体"),
)
"""What other years than ours are counted by, or other months."""
OTHER_CALENDAR = deferred(f"(?:{'|'.join(OTHER_CALENDARS)})(?:の| )?$")
"""Such a word before a date: `[皇紀]`, `[旧暦の]`, not `西暦`."""
CALENDAR_ENDS = frozenset({"の", " ", *(name[-1] for name in OTHER_CALENDARS)})
LONGEST_CALENDAR = 9
EVERY = (
    *("毎年", "毎年度", "毎会計年度", "毎事業年度", "例年", "各年", "各年度", "各会計年度", "各事業年度", "毎期"),
    *("毎年、", "毎年度、", "例年、", "毎年,", "毎年度,", "例年,"),
)
"""What makes a month come again: 毎年３月."""
EVERY_ENDS = frozenset(word[-1] for word in EVERY)
AGAIN = deferred("(?:[毎各]|当該)(?:年|(?:会計|事業|営業)年度|月|四半期|週|期)|毎日(?!新聞)|例年|当該日")
"""What makes a sentence speak of any year or month: `[毎年]`, `[当該年]度`, not `当該事業`, `毎日新聞`."""
COUNTING = frozenset("前翌同")
"""What words begin with that count from a date that was named."""
OF_ANY = deferred("[年月日期]度?の *$")
"""What stands before them, and is no date: 課税`[年度の]`翌年度, 受理した`[日の]`翌日."""
OF_ANY_YEAR = deferred("年度?の *$")
"""What stands before a month, and is no date: 翌事業`[年度の]`４月."""
LONGEST_OF = 6
AND = deferred("(?:及び|並びに|又は|または|[、,・とや]|から) *")
"""What joins months of a list: ６月`[及び]`12月."""
OF_ENDS = frozenset("の ")


def is_of_other_calendar(text: str, start: int) -> bool:
    """Tell whether a date is one of another calendar.

    >>> is_of_other_calendar("皇紀2600年", 2), is_of_other_calendar("西暦2600年", 2)
    (True, False)
    """
    if text[start - 1 : start] not in CALENDAR_ENDS:
        return False
    return OTHER_CALENDAR.search(text, max(0, start - LONGEST_CALENDAR), start) is not None


def comes_again(text: str, start: int) -> bool:
    """Tell whether a date without a year is one of every year.

    >>> comes_again("毎年4月", 2), comes_again("本年4月", 2)
    (True, False)
    """
    return text[start - 1 : start] in EVERY_ENDS and text.endswith(EVERY, 0, start)


def varies(text: str, start: int, done: int) -> bool:
    """Tell whether what a date without a year counts from is not one day; `done` is where the last date ended.

    >>> [varies(text, text.index("翌"), 0) for text in ("毎年4月に始まり、翌年3月に終わる", "課税年度の翌年度", "翌年")]
    [True, True, False]
    """
    counts = text[start : start + 1] in COUNTING
    if text[start - 1 : start] in OF_ENDS:
        pattern = OF_ANY if counts else OF_ANY_YEAR
        of = pattern.search(text, max(done, start - LONGEST_OF), start)
        if of is not None:
            return True
    if counts or _goes_on(text, start, done):
        return AGAIN.search(text, sentence_start(text, start), start) is not None
    return False


def _goes_on(text: str, start: int, done: int) -> bool:
    """Tell whether a list of dates goes on: 毎年６月及び12月."""
    return 0 < done < start and AND.fullmatch(text, done, start) is not None
