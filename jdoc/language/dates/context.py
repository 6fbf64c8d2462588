"""What dates are read against: the document's own day, and the dates that it has named so far."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct, field

from jdoc.language.calendar import Month, fiscal_year_of
from jdoc.language.dates.date_parts import NOTHING, DateParts, period_of
from jdoc.language.dates.numbers import NoDateError
from jdoc.language.dates.titled import TitledYears
from jdoc.language.lazy import deferred

NEXT_YEAR = dt.timedelta(400)
"""How far from its document a day may be that stands without its year."""
NOW, EVER = dt.timedelta(), dt.timedelta.min
USUAL = {(1, 1), (3, 31), (4, 1), (6, 30), (7, 1), (9, 30), (10, 1), (12, 31)}
"""Days on which much begins and ends in any year."""
ON, SAME, OWN = "翌", "同", "当"
"""The ways in which words count from a date that was named; the other one is back."""


TO_COME = deferred("予定|今後|見込|計画|目途|目処|めど|目指|までに|方針|こととし(?!た)")
"""What speaks of what is to come: 3月に開催する`[予定]`である."""
FROM_NOW_ON, NEAR = "今後", 12
"""What speaks of it before a month, and how far before."""
PLANNED = deferred("月?(?:[0-9]{1,2}日)?(?:[上中下]旬|末|ごろ|頃)?[にの][^、。]{0,16}?(?:予定|見込)")
"""What is planned for a month: 4`[月に開業予定]`, not `月に開いた`."""
NEXT_VERB = deferred(
    "[^。、]{0,200}?(?:(?P<been>(?:[いきしちにみりぎじびえけせてねめれげぜべらっん]た|[んい]だ)(?=[。、)]|[一-鿿「]|こと|もの|の))"
    "|(?P<other>(?<!に関す)(?<!におけ)(?<!に対す)(?<!によ)(?<!に係)[うくすつぬむるぐぶ](?=こと|旨|もの|[。、)]|[一-鿿「])))"
)
"""The next verb that ends a clause: `[に会合を開いた]。`, `[に受け入れる]こと`, not `に関する会合を`."""
LONGEST_SENTENCE = 300
"""How far a sentence is looked into for what it says of time."""
HAS_BEEN = deferred("(?:た|[んい]だ)(?:[。)]|ところ|こと|ため|もの|$)")
"""What tells what has been: 12月に開催し`[た。]`, not `開催する。`."""


WILL_BE = deferred(
    "(?:(?:[しきぎちりびみいえけげせてねべめれ]|配布|送付)ます|(?<!てい)(?<![であれけ])[うくすつぬむるぐぶ])。$"
)
"""What ends a sentence that tells what will be: 4月に採用`[します。]`, 2月に配`[る。]`, not `している。`."""
ALWAYS = deferred(
    "毎[年月週]|例年|通[常例]|いつも|現在|当時|場合|改める|[とを]いう。|(?:なり|でき|あり|おり|てい)ます。$"
)
"""What shows that it tells what always is: `[例年]4月に始まる。`"""


class Named(Struct):
    """The dates of one precision that were named last: what 前, 翌 and 同 count from.

    前年 looks back at the year before a date and moves nothing: said again, it is the same year.
    """

    last: DateParts = field(default_factory=DateParts)
    """The last one, however it was named: what 同年 means."""
    before_next: DateParts = field(default_factory=DateParts)
    """The last one that no 翌年 named: what 翌年 counts from."""
    by_itself: DateParts = field(default_factory=DateParts)
    """The last one that doesn't count from another: what 前年 and 当年 count from."""

    def remember(self, parts: DateParts) -> None:
        """Let later words count from a date."""
        self.last = parts
        if not parts.counted:
            self.before_next = self.by_itself = parts
        elif parts.counted != ON:
            self.before_next = parts

    def without_last(self) -> Named:
        """Return what words count from that look back, or ahead: 同年 has nothing to refer to."""
        return Named(NOTHING, self.before_next, self.by_itself)

    def get(self, way: str) -> DateParts:
        """Return what words count from by their way, 前, 翌, 同 or 当; nothing for those of the document."""
        if way == SAME:
            return self.last
        return {"": NOTHING, ON: self.before_next, OWN: self._own()}.get(way, self.by_itself)

    def _own(self) -> DateParts:
        """Return what 当年度 means: a year that was named by its number."""
        return NOTHING if self.by_itself.relative else self.by_itself


class DateContext(Struct):
    """What 同年, 翌月, 昨日 and a month without its year count from; changed by `remember` as dates are read."""

    base: dt.date | None = None
    """The document's own day."""
    years: Named = field(default_factory=Named)
    """The dates with a year."""
    months: Named = field(default_factory=Named)
    """Those that named a month."""
    newest: DateParts = field(default_factory=DateParts)
    """The one with the latest year of an era: the time that the document speaks of."""
    day: DateParts = field(default_factory=DateParts)
    """The last one that named a day, in this paragraph or the one before."""
    year_from: int = 0
    """The number of the paragraph that named a year last."""
    day_from: int = 0
    """The number of that paragraph."""
    paragraph: int = -1
    """The number of the paragraph that is being read."""
    sentence: DateParts = field(default_factory=DateParts)
    """The date named last in this sentence."""
    text: str = ""
    place: int = 0
    """What is being read, and where."""
    subject: DateParts = field(default_factory=DateParts)
    """The fiscal year that the document's title names: 前年度 in a budget is the one before it."""
    titles: TitledYears = field(default_factory=TitledYears)
    """The years that titles, headings and captions say."""
    days: dict[tuple[int, int], int] = field(default_factory=dict)
    """The years of days, by month and day, that are sure: by their weekday, or named in full; 0 for two years."""

    def is_to_come(self) -> bool:
        """Whether the sentence that is being read speaks of what is to come."""
        if self._verb() == "been":
            return False
        start = max(0, self.place - NEAR)
        return TO_COME.search(self._rest_of_sentence()) is not None or FROM_NOW_ON in self.text[start : self.place]

    def has_been(self) -> bool:
        """Whether the verb that comes next tells what has been, or the sentence does, where no verb of its own does."""
        verb = self._verb()
        if verb is not None:
            return verb == "been"
        return HAS_BEEN.search(self._rest_of_sentence()) is not None

    def is_being(self) -> bool:
        """Whether neither the verb that comes next nor the end of the sentence tells what has been."""
        return self._verb() == "other" and HAS_BEEN.search(self._rest_of_sentence()) is None

    @property
    def tense(self) -> int:
        """What the sentence tells: -1 what has been, 1 what is to come, 0 where it tells neither."""
        return (self.is_to_come() or self.will_be()) - self.has_been()

    def will_be(self) -> bool:
        """Whether the verb at the end of the sentence tells what will be, and no comma holds it apart."""
        rest = self._rest_of_sentence()
        start = self.text.rfind("。", 0, self.place) + 1
        is_always = ALWAYS.search(self.text[start : self.place] + rest) is not None
        return "、" not in rest and WILL_BE.search(rest) is not None and HAS_BEEN.search(rest) is None and not is_always

    def _verb(self) -> str | None:
        """Return which form the verb has that comes next in the clause: been, other; None where none ends it."""
        match = NEXT_VERB.match(self.text, self.place)
        return match.lastgroup if match else None

    def _rest_of_sentence(self) -> str:
        rest, stop, _ = self.text[self.place : self.place + LONGEST_SENTENCE].partition("。")
        return rest + stop

    def remember(self, parts: DateParts) -> None:
        """Let later words refer to a date."""
        self.sentence = parts
        if parts.year is not None:
            self.years.remember(parts)
            self.year_from = self.paragraph
            if parts.era and parts.year >= (self.newest.year or 0):
                self.newest = parts
        if parts.month is not None:
            self.months.remember(parts)
        if parts.day is not None:
            self.day, self.day_from = parts, self.paragraph
            self._remember_day(parts)

    def _remember_day(self, parts: DateParts) -> None:
        """Note the year of a day that was named in full: where the day comes again, it is that one."""
        period = None if parts.relative else period_of(parts)
        if period is None or self.base is None:
            return
        day = period.last.month, period.last.day
        oldest = NOW if day in USUAL else EVER
        if oldest < period.last - self.base < NEXT_YEAR:
            self.days[day] = period.last.year * (self.days.get(day, period.last.year) == period.last.year)

    def mention(self, parts: DateParts) -> None:
        """Let 同年 refer to the year of a law's number, from which nothing else counts."""
        self.years.last = parts

    def is_planned(self) -> bool:
        """Whether what is planned follows right behind the month that is being read: ４月に開業予定."""
        return PLANNED.match(self.text, self.place) is not None

    def begin_paragraph(self, number: int, above: int | None = None) -> None:
        """Forget what a new paragraph doesn't refer to: its 同日 is the document's day, not one far above.

        `above` is the number of the nearest paragraph above it, where captions stand between them.
        """
        self.paragraph = number
        self.sentence = NOTHING
        if (number - 1 if above is None else above) > self.day_from and self.base:
            self.day = NOTHING

    def remember_subject(self, parts: DateParts) -> None:
        """Note the first fiscal year of the document's title."""
        if parts.is_own_fiscal_year:
            self.subject = self.subject or parts

    def known_above(self) -> tuple[Named, Named]:
        """Return the years and months that the text above a table has named, for the text below it."""
        return self.years.without_last(), self.months.without_last()

    def leave_table(self, known: tuple[Named, Named]) -> None:
        """Forget what the cells of a table have named: 同年 below it is the year of none of them."""
        self.years, self.months = known
        self.day = NOTHING

    @property
    def is_far_from_year(self) -> bool:
        """Whether the last year was named before the paragraph above."""
        return self.paragraph > self.year_from + 1

    @property
    def year(self) -> DateParts:
        """The date with a year that was named last, by itself."""
        return self.years.by_itself

    @property
    def month(self) -> DateParts:
        """The date with a month that was named last, by itself."""
        return self.months.by_itself

    @property
    def today(self) -> dt.date:
        """The document's own day; NoDateError where it isn't known."""
        if self.base is None:
            raise NoDateError
        return self.base

    @property
    def own_month(self) -> Month:
        """The month of the document's own day; NoDateError where that isn't known."""
        return Month(self.today.year, self.today.month)

    def month_counted_from(self, way: str) -> Month:
        """Return the month that words count from that count in a way, or the document's own."""
        named = self.months.get(way)
        return named.month_of_year if named.has_month_of_year else self.own_month

    def own_year(self, *, fiscal: bool) -> int:
        """Return the year, or fiscal year, that the document was written in; NoDateError where that isn't known.

        >>> DateContext(base=dt.date(2017, 3, 31)).own_year(fiscal=True)
        2016
        """
        return fiscal_year_of(self.today) if fiscal else self.today.year
