"""Years that titles, headings and captions say: those of the days below them that stand without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from msgspec import Struct, field

from jdoc.language.calendar import weekday_of
from jdoc.language.dates.date_parts import NOTHING, DateParts, period_of
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import datetime as dt
    import re

REPORT = deferred(
    "報告|年報|活動|実績|(?:事業|業務)の?概[要況]|(?:実施|開催|活動|利用|取組|対応)(?:の?状況|結果)|出来事|あゆみ|歩み|のまとめ|総括|回顧"
)
"""What makes the title of a report of its year, the days in which are of it: 令和6年度事業`[報告]`, not `予算`."""
PLAN = deferred(
    "(?:事業|活動|年間|研修|行事|実施|運営|業務)計画|年間|行事|日程|予定|スケジュール|カレンダー|学[年事]?暦"
)
"""What makes that of a plan: 令和7年度`[事業計画]`, 令和7年度`[行事]`予定, not `予算`."""
# What a head says of a year below which others are spoken of.
_OF_OTHERS = "予算|決算|採用|入[学試]|選[考抜]|試験|改正|税制|要求|要望|審議|策定|[案比]|まで|以[降後前]|に向け|目標"
HEAD = deferred(f"(?!.*(?:{_OF_OTHERS})).{{1,40}}")
"""A head that says the year of what stands below it: `[令和7年度の取組]`, not `令和7年度予算`, which is of others."""
CURRENT = deferred(
    "[■□◆◇○●◎・ ]{0,2}[当今](?:連結)?(?:期|年度|会計年度)の?[^0-9。]{0,3}(?:出来事|動き|取り?組|活動|概況|歩み|経過)"
)
"""What heads what was in the title's year: `[■当期の主な出来事]`, not `次期の見通し`."""
OPENS_WITH_MONTH = deferred("[・○●◎■◆(]? ?[0-9〇一二三四五六七八九十]{1,3} ?[月/]")
"""What begins a line of what was when, and is no heading: `[4月]1日 開館`, not `4 施設`."""
BRACKETS = " 【】〔〕[]<>〈〉《》()■□◆◇○●◎・"
DAY_WITH_WEEKDAY = deferred(
    "(?<![0-9])(?P<month>[0-9]{1,2})(?: ?月 ?(?P<day>[0-9]{1,2}) ?日|/(?P<number>[0-9]{1,2})) ?"
    "\\((?P<weekday>[月火水木金土日])"
)
"""A day with its weekday: `[1月12日(金]`)に, `[4/7(月]`), not `1月12日に`."""
FEWEST_DAYS, OFTENER = 2, 5
"""Days whose weekdays must be those of a year, and how many times as many as those that aren't."""


Way: TypeAlias = Literal["", "report", "plan", "confirmed"]
WAYS: dict[Way, re.Pattern[str]] = {"report": REPORT, "plan": PLAN}
WAY_OF: dict[frozenset[Way], Way] = {
    frozenset(): "",
    frozenset({"report"}): "report",
    frozenset({"plan"}): "plan",
    frozenset({"report", "plan"}): "",
}


class Cells(Protocol):
    """The cells of a table, by where they stand in its text."""

    def at(self, offset: int, /) -> tuple[int, int]:
        """Give row and column of the cell that a character stands in."""


class NoCells:
    """What is no table: none of its text stands in a head."""

    def at(self, _: int, /) -> tuple[int, int]:
        """Give a place below all heads."""
        return 1, 0


class TitledYears(Struct):
    """The years that stand above what is read, from the title down; changed as the document is read."""

    whole: str = ""
    """The whole document, where it bears no day: its weekdays tell whether the title's year is meant."""
    titles: int = 0
    """Titles so far: the second and later ones are those of parts."""
    named: DateParts = field(default_factory=DateParts)
    """The first year, or fiscal year, that the title names."""
    titled: DateParts = field(default_factory=DateParts)
    """The same, if the document has to do with it in one of these ways."""
    way: Way = ""
    """What the document has to do with that year: it reports of it, or plans it, or its weekdays are those of it."""
    headed: DateParts = field(default_factory=DateParts)
    """The one that a heading or a caption above names."""
    is_alone: bool = False
    """Whether it stands there alone."""
    head: str = ""
    """The mark of that head, without its number; "caption" for a caption."""

    cells: Cells = field(default_factory=NoCells)
    """Where the cells of the table stand that is read."""
    cell: tuple[int, int] = (0, 0)
    """The row and column of the one that is read."""
    columns: dict[int, DateParts] = field(default_factory=dict)
    """The years that the heads of its columns say."""
    over: DateParts = field(default_factory=DateParts)
    """The year that a heading or a caption names above it."""

    def begin_table(self, cells: Cells) -> None:
        """Begin to read a table, the heads of which may say the years of its columns."""
        self.cells, self.columns, self.over = cells, {}, self.headed

    def enter(self, offset: int) -> bool:
        """Let the year of a column be that of a cell below its head; tell whether a new cell of such a table begins."""
        if not self.columns:
            return False
        before, self.cell = self.cell, self.cells.at(offset)
        row, column = self.cell
        self.headed = self.columns.get(column, self.over)
        return row > 0 and self.cell != before

    def remember_column(self, offset: int, parts: DateParts, behind: str) -> None:
        """Note the year in the head of a column, behind which no day stands: not that of 令和８年10/7."""
        row, column = self.cells.at(offset)
        if row == 0 and is_year(parts) and not behind.isdecimal():
            self.columns[column] = parts

    def leave_table(self) -> None:
        """Forget the heads of a table."""
        self.cells, self.columns, self.headed = NoCells(), {}, self.over

    def remember_title(self, text: str, parts: DateParts) -> None:
        """Note the first year in a title, and whether it is that of a report or of a plan; that of both is neither."""
        if self.named or not is_year(parts):
            return
        self.named = parts
        ways = {way for way, pattern in WAYS.items() if pattern.search(text)}
        self.way = "confirmed" if self._is_confirmed(parts) else WAY_OF[frozenset(ways)]
        self.titled = parts if self.way else NOTHING

    def _is_confirmed(self, parts: DateParts) -> bool:
        """Tell whether the days that have their weekdays have them in this year."""
        days = [*DAY_WITH_WEEKDAY.finditer(self.whole)]
        right = sum(_is_in(parts, int(each["month"]), int(each[2] or each[3]), each["weekday"]) for each in days)
        return right >= max(FEWEST_DAYS, OFTENER * (len(days) - right))

    @property
    def above(self) -> DateParts:
        """The year of what is read where a head or the title says it: that above, of the report, of the plan."""
        return self.headed or self.titled

    def year_told(self, way: Way, month: int) -> int | None:
        """Return the year of a month in that of the title, if the document has to do with it in a way; else None."""
        return self.titled.year_of_month(month) if self.way == way else None

    @property
    def reported_year(self) -> int | None:
        """The fiscal year that the document reports of: its 年度内 is that of it."""
        return self.titled.year if (self.way, self.titled.fiscal) == ("report", True) else None

    def begin_block(self, kind: str | None, mark: str, text: str) -> None:
        """Forget the year of a head where another one begins, or its like in a list; of a caption, below its table."""
        self.titles += kind == "title"
        is_heading = kind in HEADINGS and not OPENS_WITH_MONTH.match(text)
        is_past_table = self.head == CAPTION and kind not in WITH_CAPTION and "。" in text
        if any((is_heading, is_past_table, self.head == mark != "")):
            self.headed = self.named if is_heading and CURRENT.match(text) else NOTHING
            self.head, self.is_alone = "", False

    def remember_head(self, kind: str, mark: str, text: str, parts: DateParts, written: str) -> None:
        """Note the year in a heading, a caption, or alone in a line, where it is the only date there."""
        is_alone = text.strip(BRACKETS) == written.strip(BRACKETS)
        if is_year(parts) and (is_alone or self._is_head(kind, text)):
            self.headed, self.head, self.is_alone = parts, {CAPTION: CAPTION}.get(kind, mark), is_alone

    def _is_head(self, kind: str, text: str) -> bool:
        """Tell a heading, a caption or a second title that says the year of what stands below it."""
        return (kind, self.titles > 1) in NAMING and HEAD.fullmatch(text) is not None


HEADINGS = frozenset({"title", "heading", "attachment", "caption"})
NAMING = frozenset({("heading", True), ("heading", False), ("caption", True), ("caption", False), ("title", True)})
"""Kinds of blocks that may name the year of what is below; a title, if it isn't the first one."""
CAPTION = "caption"
WITH_CAPTION = frozenset({"caption", "table", "furniture", "note"})
"""Kinds of blocks that may stand between a caption and its table, or below it, and speak of it."""


def is_year(parts: DateParts) -> bool:
    """Tell whether parts are a year, or a fiscal year, that was named by its number, and nothing smaller."""
    return (parts.is_year_alone and not parts.decade) or parts.term


def _is_in(parts: DateParts, month: int, day: int, weekday: str) -> bool:
    """Tell whether a day of a year has a weekday."""
    return weekday_of(parts.year_of_month(month) or 0, month, day) == weekday


def is_over(parts: DateParts, base: dt.date | None) -> bool:
    """Tell whether a year lies before a day."""
    period = period_of(parts)
    return base is not None and period is not None and period.last < base
