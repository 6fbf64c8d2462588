"""Whether a numeral in kanji is a number (三人, 第三, 約三十) or part of a word (一致, 三菱, 十分)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import scripts
from jdoc.language.lazy import deferred
from jdoc.language.numerals import patterns
from jdoc.language.numerals.context import find_word, is_measure
from jdoc.language.numerals.symbols import DIGIT, FORMAL_FIGURES, LARGE, LARGE_UNIT, SMALL, UNIT
from jdoc.language.rules import Rule, decide

if TYPE_CHECKING:
    from jdoc.language.numerals.context import Counter, Word
    from jdoc.language.numerals.kinds import NumeralKind

VAGUE = frozenset("何幾")
"""何十人 says no number."""
NAMELESS = deferred("[〇○◯]{2,}")
"""Circles that stand for a name: `[〇〇]県`, not `二〇`."""
FOLLOWERS = deferred("[以余超未弱強台前後程間内当毎相]")
"""What stands behind a number without a counter: `百[以]上`, `三百[余]`."""
RARE = FORMAL_FIGURES - frozenset("壱弐")
"""Formal figures that are more often parts of words than numbers: 参加."""
GLUED = deferred(scripts.WORD)
"""A character that makes one word with the numeral behind it: `[不]統一`, `[ガ]`, not `は`."""
KANJI = deferred(scripts.KANJI)
"""A character that makes one word with the numeral before it: `三[菱]`, not `の`."""
RANGE_FOLLOWS = deferred(f"[~〜–—―-](?:[0-9]|{DIGIT})")
"""The other end of a range: `一[~二]%`."""
UNIT_NAMED = deferred("単位[ :は](?:[^)。0-9]{0,10}[、,/])? *$")
"""What names the units of a table: `[単位:]`, `([単位 人、]`, not `単位当たり`."""
UNIT_NAME_ENDS = frozenset(" :は、,/")
LONGEST_UNITS = 14
UNITS = frozenset("十百千拾")
CUTTING = frozenset("・点 ")
DIGIT_BEFORE = deferred(f"{DIGIT}|{SMALL}|{LARGE}")
"""A digit or a unit in kanji: `[三]・`, `[十]・`."""
RECKONED = deferred(patterns.RECKONED)
"""What reckons with a number: `五[を超]える`, `二[以上]`."""
MEASURED: frozenset[NumeralKind] = frozenset({"money", "percent", "date", "duration", "time"})
"""Kinds of counters that make no word with a formal figure: 参年, not 参列."""
NUMBER_BEFORE = ("金", "約", "計", "マイナス", "プラス", "およそ", "▲", "△")
"""What only a number stands behind."""
LONGEST_BEFORE = 4
SIGN_WORDS = ("マイナス", "プラス")


class KanjiNumeral:
    """What may be a number in kanji, and what stands around it."""

    __slots__ = ("before", "counter", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int, counter: Counter | None) -> None:
        self.text, self.start, self.end, self.counter = text, start, end, counter
        self.before = text[start - 1 : start]
        """The character before it; nothing at the beginning of the text."""

    def is_unit(self) -> bool:
        """Whether it is the scale of a unit that is named."""
        if self.before not in UNIT_NAME_ENDS:
            return False
        return UNIT_NAMED.search(self.text, max(0, self.start - LONGEST_UNITS), self.start) is not None

    def is_cut(self) -> bool:
        """Whether it is the rest of a number that could not be read with it: 三・五千円, 3 百円."""
        if self.before not in CUTTING:
            return False
        before = self.text[max(0, self.start - 2) : self.start - 1]
        if self.before == " ":
            return self.text[self.start] in UNITS and before.isdecimal()
        return before.isdecimal() or DIGIT_BEFORE.match(before) is not None

    def is_in_word(self) -> bool:
        """Whether it is part of a word that does not give way."""
        word = find_word(self.text, self.start)
        return word is not None and not self._outweighs(word)

    def _outweighs(self, word: Word) -> bool:
        """Tell whether a word gives way: to a longer counter (一部門), to 第 (第一部), to a measure (十分以内)."""
        if word.before:
            return False
        end = self.start + len(word.text)
        if self.counter and (self.end + len(self.counter.surface) > end or self.before == "第"):
            return True
        if word.unless == "apart":
            return not GLUED.fullmatch(self.before) or self.text.endswith(SIGN_WORDS, 0, self.start)
        return word.unless == "measured" and is_measure(self.text, self.start, end)

    def is_vague(self) -> bool:
        """Whether 何 or 幾 stands before it."""
        return self.before in VAGUE

    def is_nameless(self) -> bool:
        """Whether it is circles that stand for a name."""
        return NAMELESS.fullmatch(self.text, self.start, self.end) is not None

    def is_long(self) -> bool:
        """Whether it has several characters, of which few words are."""
        return self.end - self.start > 1

    def is_long_and_counts(self) -> bool:
        """Whether it has several characters, and a counter."""
        return self.counter is not None and self.end - self.start > 1

    def is_apart(self) -> bool:
        """Whether no word follows that it could be part of."""
        return not KANJI.match(self.text, self.end)

    def stands_alone(self) -> bool:
        """Whether its characters are a number without a counter: 百二十三, 二〇一七."""
        surface = self.text[self.start : self.end]
        if not UNIT.search(surface):
            return len(surface) > 2 and self.is_apart()
        return self.is_apart() or bool(FOLLOWERS.match(self.text, self.end) or LARGE_UNIT.search(surface))

    def is_formal(self) -> bool:
        """Whether it is a formal figure that most often is a word."""
        return self.text[self.start] in RARE

    def is_formal_number(self) -> bool:
        """Whether something shows that a formal figure is a number."""
        if not self.is_formal():
            return False
        if self.before in {"第", "金"}:
            return True
        return self.counter is not None and (self.counter.kind in MEASURED or len(self.counter.surface) > 1)

    def begins_range(self) -> bool:
        """Whether the other end of a range follows: 一～二％."""
        return RANGE_FOLLOWS.match(self.text, self.end) is not None

    def has_what_counter_needs(self) -> bool:
        """Whether its counter needs nothing before it, or has that: 第三者."""
        return self.counter is not None and (
            not self.counter.needs or self.text.endswith(self.counter.needs, 0, self.start)
        )

    def is_numbered(self) -> bool:
        """Whether it numbers a table or a figure: 第一表."""
        return self.before == "第" and self.text[self.end : self.end + 1] in patterns.NUMBERED

    def is_reckoned_with(self) -> bool:
        """Whether it stands alone, and words behind it reckon with it: 五を超える, 三を乗じた."""
        return RECKONED.match(self.text, self.end) is not None and not GLUED.fullmatch(self.before)

    def is_said_number(self) -> bool:
        """Whether a word before it is followed by numbers alone: 約三."""
        return self.text.endswith(NUMBER_BEFORE, max(0, self.start - LONGEST_BEFORE), self.start) and self.is_apart()


NUMBER, WORD = True, False

KANJI_RULES: tuple[Rule[KanjiNumeral, bool], ...] = (
    Rule("the scale of a unit", KanjiNumeral.is_unit, WORD, "単位:百万円", "[百万](1000000 money)円"),
    Rule("the rest of a number", KanjiNumeral.is_cut, WORD, "三・五千円", "[三・五](3.5 money)円"),
    Rule("part of a word", KanjiNumeral.is_in_word, WORD, "十分な一人前", "[十](10 duration)分間"),
    Rule("何十: no number is said", KanjiNumeral.is_vague, WORD, "何十人も", "[十](10 quantity)人も"),
    Rule("〇〇: a name is left out", KanjiNumeral.is_nameless, WORD, "〇〇回目", "[二〇](20 quantity)人"),
    Rule("figures that count", KanjiNumeral.is_long_and_counts, NUMBER, "[三十](30 quantity)人委員会", "三十路"),
    Rule("figures behind 第", lambda n: n.is_long() and n.before == "第", NUMBER, "第[十二](12 ordinal)議会"),
    Rule("figures alone", lambda n: n.is_long() and n.stands_alone(), NUMBER, "[百二十](120 cardinal)は", "二三の例"),
    Rule("figures in a word", KanjiNumeral.is_long, WORD, "約二三。", "約[二三](23 quantity)例"),
    Rule("a formal figure that counts", KanjiNumeral.is_formal_number, NUMBER, "[拾](10 money)円", "参加"),
    Rule("a formal figure", KanjiNumeral.is_formal, WORD, "約参る", "[弐](2 ordinal)号"),
    Rule("the start of a range", KanjiNumeral.begins_range, NUMBER, "[一](1 cardinal)～[三](3 percent)%", "一-方"),
    Rule("what is counted", KanjiNumeral.has_what_counter_needs, NUMBER, "[三](3 quantity)件", "三者"),
    Rule("what has a number", KanjiNumeral.is_numbered, NUMBER, "第[一](1 ordinal)表", "第一線"),
    Rule("a counter that needs 第", lambda n: n.counter, WORD, "約七つ", "[三](3 quantity)件"),
    Rule("reckoned with", KanjiNumeral.is_reckoned_with, NUMBER, "数が[五](5 cardinal)を超える", "数が五をなす"),
    Rule("behind 約 and the like", KanjiNumeral.is_said_number, NUMBER, "約[三](3 cardinal)。", "約三井"),
)
"""Whether it is a number; what no row decides is none."""


def is_number(text: str, start: int, end: int, counter: Counter | None) -> bool:
    """Tell whether what may be a numeral in kanji is a number; its counter is known.

    >>> is_number("約三十", 1, 3, None), is_number("三菱", 0, 1, None)
    (True, False)
    """
    return decide(KANJI_RULES, KanjiNumeral(text, start, end, counter), otherwise=WORD)
