"""Datelines: a date with its place, or the number of a document, on a line of its own."""

from __future__ import annotations

from jdoc.language.lazy import deferred

_NUMBER = "(?:[0-9０-９]+|[〇一二三四五六七八九十百千元]+)"
_POINT = "[./．／-]"
_YEAR = f"(?:令和|平成|昭和|大正|明治|西暦)?{_NUMBER}年"
_DAY = rf"""(?:
    (?:{_YEAR})?{_NUMBER}月(?:{_NUMBER}日)?
    | [0-9０-９]{{4}}{_POINT}[0-9０-９]{{1,2}}{_POINT}[0-9０-９]{{1,2}}
    )"""
"""A day or a month, in any calendar: ２０２４年５月１日, 令和五年三月, 2031.10.1."""
_DATELINE = deferred(
    rf"""(?x)
    [（(〔]?(?:[^\d０-９、，。]{{1,12}}[、，：:])?  # a place, or what the date is of
        {_DAY}(?:[（(][月火水木金土日](?:曜日?)?(?:・?祝)?[）)])?(?:午[前後]?.{{1,8}})?
        (?:[、，]|に|於)?[^\d０-９、，。]{{0,14}}[）)〕]?  # a place, or what happened then
    | [（(]?(?:(?:令和|平成|昭和|大正|明治){_NUMBER}年(?:{_NUMBER}月{_NUMBER}日)?[^\d０-９、，。]{{0,12}})?
        [^、，。]{{1,14}}第{_NUMBER}号[）)]?
    """
)
"""A date with a place, or a document's number: `[２０２４年５月１日、北浜]`, `[総基通第８７号]`."""
_SIGNS = frozenset("月号./．／-")
"""One of these stands in each dateline."""
_TITLE_WITH_YEAR = deferred(
    r"[^（(〔].*[（(]第[^（）()]{1,6}号(?:[^（）()]{1,6})?[）)]"
    r"|.*(?:会議録|議事録|議事要旨|議事概要|会議要旨|会議概要|会議結果|議事日程|定例会|臨時会|短信|報告書|計画|予算|決算|概要|要旨|資料|一覧|一覧表|名簿|方針|要綱|お知らせ|ご?案内|ご?報告|年報|活動|について)"
    r"(?:[（(].{1,12}[）)])?"
    r"|第.{1,6}回国会.*"
)
"""A title that begins as a date does: `[令和６年会議録（第１号）]`, `[令和７年３月期決算短信]`, not `法律第一号`."""
FIRST_OF_DAYS = frozenset("令平昭大明同123456789１２３４５６７８９一二三四五六七八九十")
"""What years and months begin with, as entries of a chronology write them."""
_DAY_BEFORE_GAP = deferred(
    rf"(?:(?:(?:令和|平成|昭和|大正|明治)?{_NUMBER}年|同年)?{_NUMBER}月(?:{_NUMBER}日)?|同月{_NUMBER}日)"
    r"(?:[(（][^()（）]{1,4}[)）])?(?:\u3000| {2}|\t)[^\d０-９\s]"
)
"""What begins an entry of a chronology: `[令和７年10月１日　書]庫を移した`, not `令和７年10月１日に移した`."""
_YEAR_ALONE = deferred(rf"(?:令和|平成|昭和|大正|明治)?{_NUMBER}年度?(?:[(（][^()（）]{{1,8}}[)）])?")
"""What heads the entries of a year: `[一九六四年]`, `[令和３年（2021年）]`, not `令和３年の橋`."""


def is_of_chronology(text: str) -> bool:
    """Tell whether a line begins with its day and a gap, as the entries of a chronology do.

    >>> [is_of_chronology(text) for text in ("令和７年10月１日　書庫", "10月１日　書庫を移した", "10月１日に移した")]
    [True, True, False]
    """
    return _DAY_BEFORE_GAP.match(text) is not None


def is_year_alone(text: str) -> bool:
    """Tell whether a line is a year and nothing else, as the heads in a chronology are.

    >>> is_year_alone("２００４年"), is_year_alone("２００４年の橋")
    (True, False)
    """
    return _YEAR_ALONE.fullmatch(text) is not None


_WHOLE_DAY = deferred(rf"{_YEAR}{_NUMBER}月{_NUMBER}日(?:[(（][^()（）]{{1,4}}[)）])?")
"""A day with its year: `[２０２０年８月２０日]`, `[令和二年八月二日（日）]`, not `８月２０日`."""


def is_whole_day(text: str) -> bool:
    """Tell whether a line is a day with its year, and nothing else.

    >>> [is_whole_day(text) for text in ("２０２０年８月２０日", "令和２年８月２０日に", "８月２０日")]
    [True, False, False]
    """
    return _WHOLE_DAY.fullmatch(text) is not None


def is_dateline(text: str) -> bool:
    """Tell whether a text without spaces is a date with a place, or a document's number, and no title that begins so.

    >>> [is_dateline(text) for text in ("２０２４年５月１日、北浜", "総基通第８７号", "令和６年会議録（第１号）")]
    [True, True, False]
    """
    if _SIGNS.isdisjoint(text):
        return False
    return _DATELINE.fullmatch(text) is not None and _TITLE_WITH_YEAR.fullmatch(text) is None
