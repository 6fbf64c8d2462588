"""Runs of digits: whether what stands together, with spaces and marks, is one number, and whether that can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals.amounts import read_number
from jdoc.language.numerals.patterns import RISING
from jdoc.language.rules import Rule, decide
from jdoc.language.scripts import FIGURES, MYRIADS, ONE_TO_NINE, TENS
from jdoc.language.units import unit_at

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Characters that take no room, which some programs put where a line may break."""
UNSEEN_CHARACTER = deferred(f"[{UNSEEN}]")
"""One of them: nothing that can be shown here."""
GROUPING = "、'’‘ʼ′´`·・_;:|。∙‚•‧․˙⋅\"”“″"
"""What stands between groups of three digits in place of a comma, and between numbers as well."""
SPACES = frozenset(f" {UNSEEN}")
FULL_WIDTH_SPACE = "\u3000"
CELL_ENDS = frozenset(["", "\t", "\n"])
LARGE = deferred(f" ?[{MYRIADS}{TENS}]")
"""A unit behind digits: `4, 900[ 億]`."""
UNITS = deferred(f"(?: ?[{TENS}{MYRIADS}]++ ?[0-9,.]*+)++")
"""All that goes on a number: `3 0[ 百万]円`, `4 5[ 億9,601万]円`."""
TAKES_NUMBER = "ぁ-ん約金、。=:"
"""What a number stands behind directly, and no label does, as in a class."""
GROUPS = deferred(r"(?<![0-9.,])[0-9]{1,3}(?: {0,2}, {0,2}[0-9]{3}(?![0-9]))+(?:\.[0-9]+)?(?! {0,2},? {0,2}[0-9]|[.])")
"""Digits in groups of three with spaces at their commas: `[4, 900]億円`, `[3 ,450.5]`, not `1, 2, 3`."""
LETTERS = deferred(r"(?<![0-9A-Za-z.,])(?<![0-9A-Za-z.,] )[0-9](?:(?: | ?[,.]| [,.] )[0-9](?![0-9]))+(?! ?[.,]?[0-9])")
"""Digits that stand one by one: `[2 ,3 4 0] 万円`, `[3 7]億円`, `[4 .5] %`, not `12 5`."""
POINT = deferred(
    r"(?<=[^\s0-9A-Za-z.,(])[0-9]{1,3}\. [0-9]+(?= ?(?:[%‰倍万億兆]|ポイント|パーセント))"
    r"|(?<![0-9.,])[0-9]{1,4} \.[0-9]+"
)
"""Decimals with a space at their point: `前年比[4. 5]%`, `[4 .5]%`, not `4. 5%` at the start of a line."""
PARTS = deferred(
    f"(?<![0-9.,{FIGURES}])(?:[0-9][0-9,]*+|[{FIGURES}]++) ?(?:[{TENS}]?[{MYRIADS}])"
    f"(?: {{0,2}}(?:[0-9][0-9,]*+|[{FIGURES}]++)(?: ?[{TENS}]?[{MYRIADS}])?)+(?:\\.[0-9]+)?"
)
"""A number of parts with spaces between them: `[62万 5,000]円`, `[３億 8,701万 8,000]円`."""
FRACTION = deferred(f"[0-9{FIGURES}] ?分 ?の ?(?=[0-9{FIGURES}])")
"""A fraction with spaces in it: `1[0 分の ]3`."""
LINE_OF_LETTERS = deferred("(?: [^ \n\t]){2,}(?: (?=[^ \n\t])|(?=[\n\t]|\\Z))")
"""Characters that stand one by one: `平[ 成 2 6 年 9 月 1 ]日です`."""
DIGIT = deferred(f"[0-9〇{ONE_TO_NINE}十壱弐参拾]")
"""What makes such a line one with a number: `平 成 [2] [6] 年`."""
FIGURE = deferred(f"[0-9,.{FIGURES}{MYRIADS}年月日時分秒円人%]")
"""What goes on a number, and what most often is counted: `3 [7] 億 円`, not `両`."""
MORE = deferred("[^0-9 ,.]")
"""What makes it more than figures of a table: `1 2 [人]`."""
CUT_GROUP = deferred("(?<![0-9])[0-9]++ {1,2}0[0-9]++")
"""A group of digits that has lost its comma: `[12 000]人`."""
COMMAS = deferred(r"(?<![0-9.,])[0-9]++(?:,[0-9]++)++(?:\.[0-9]++(?:,[0-9]++)*+)?")
"""Digits with commas: `[1,2345]円`, `[1,234]`, `[1,2,3]`, `[1,234.567,8]円`."""
CUT_DIGITS = deferred(
    "(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})*+,(?:[0-9] [0-9]{2}|[0-9]{2} [0-9])(?![0-9])"
    f"|(?<=[{TAKES_NUMBER}])(?=[0-9 ]{{3,4}},)[0-9]{{1,2}} [0-9]{{1,2}}(?:,[0-9]{{3}})++(?![0-9])"
)
"""A group of three digits with a space in it: `[1,2 34]円`, `は[1 2,345]円`, not `表1 2,345円`."""
LOOKALIKES = deferred(
    "(?<![0-9A-Za-z.,-])(?:[0-9][0-9,.]*+[OoIl]|[OIl](?=[0-9]{0,2},[0-9]{3}))[0-9OoIl,.]*+(?<=[0-9])(?![A-Za-z])"
)
"""Digits with letters among them that look like digits: `[1O0]円`, `[l,234]円`, not `CO2`, `3l`."""
DASHED = deferred(
    rf"(?:(?<![^ \t\n(「『【〈《{TAKES_NUMBER}])|(?<=[{RISING}])(?!ー))[—―ー─━▼▽]"
    rf"(?=[¥$€£]?[0-9{FIGURES}])(?![^\n\t]{{0,60}}[—―─━](?:[\n\t]|\Z))[¥$€£]?[0-9,.{FIGURES}{MYRIADS}]++"
    rf"|(?<=\t)[-‐‑–—―─━] {{1,2}}[0-9][0-9,.{MYRIADS}]*+(?=[^\t\n]{{0,3}}(?:[\t\n]|\Z))"
)
"""A number behind a dash that may be its sign: `は[—50,000]円`, `差額[―5]円`, `額\t[- 5]円`,
not `案―5円`, `―3人の声―`."""
JOINED = deferred(
    f"(?<![0-9A-Z])(?<![0-9][.,{GROUPING}])(?<![A-Z] )(?:[0-9][0-9,.]*+[{MYRIADS}])?+"
    f"[1-9][0-9]{{0,2}}+(?:[,.{GROUPING}]{{1,2}}[0-9]{{3}}(?![0-9]))++"
)
"""Groups of three digits with marks between them: `[3、210,800]円`, `[1’234]円`, `[1,,234]円`,
not `12、34円`, `USD 100、200人`."""
TWO_MARKS = deferred("[^0-9]{2}[0-9]")
"""What no number has: `1[,,2]34`."""
SET_APART = deferred("(?<![0-9.,])[1-9][0-9]{0,2}+(?: [0-9]{3}(?![0-9]))++(?![,.])")
"""Groups of three digits with spaces between them: `[1 234 567]円`, not `12 34円`."""
MARKS = (*GROUPING, ".", ",,")
LABELLED = deferred("(?:(?<=[ァ-ヴー]{2})|(?<=[表図案問注例]))[0-9]{1,2}:")
"""A label with a colon before an amount: `プラン[1:]500円`, `別表[2:]3件`, not `定員12:345人`."""
SIGNED = deferred("[△▲¥$€£約第金計-] ?$|(?:平成|昭和|大正|明治|令和) ?$")
"""What only a number stands behind: `額は[△]`, `[平成]`, not `表`."""
OPENS = deferred(f"[{TAKES_NUMBER}△▲¥$€£(額費料価計]")
"""What a number stands behind that is no label: `額は[約]`, `額[は]`, `総[額]`, `[(]`, not `別表`."""
LONGEST_SIGN = 3
LONGEST_LABEL = 2
LISTED = tuple("号条項月日年週番回期章節款級等")
"""What provisions and times are listed by, with commas between: `第1,3,5[号]`, not `2,5億円`."""
WHOLE_ONLY = tuple("円人件社戸世回")
"""What nobody counts to the thousandth: `2.000[円]` may be two thousand, `0.250kg` is no more than it says."""
SHORT_PART = deferred(f"[{MYRIADS}] {{1,2}}(?:[0-9]{{1,3}}|[{FIGURES}]{{1,2}})$")
"""What follows a part and may be a number of its own: `10[万 20]`, not `62万 5,000`."""


class Run:
    """Digits, marks and spaces that stand together, and may be one number."""

    __slots__ = ("end", "folded", "form", "start", "written")

    def __init__(self, folded: str, form: str, match: re.Match[str]) -> None:
        self.folded, self.form = folded, form
        self.start, self.end = match.span()
        self.written = match[0]

    def spaces(self) -> Iterator[int]:
        """Yield the places of the spaces inside, and of what takes no room."""
        return (self.start + at for at, char in enumerate(self.written) if char in SPACES)

    def is_number(self) -> bool:
        """Whether it is one number, for certain."""
        return decide(SPACE_RULES, self, otherwise=False)

    def is_unclear(self, written: str, place: Callable[[int], int]) -> bool:
        """Whether it can't be told which number it is; a full-width space, found by its place, holds numbers apart."""
        is_apart = self.form not in {"cut group", "cut digits"} and not (self.form == "set apart" and self.is_alone())
        if is_apart and any(written[place(at)] == FULL_WIDTH_SPACE for at in self.spaces()):
            return False
        return decide(CLARITY_RULES, self, otherwise=False)

    def end_with_units(self) -> int:
        """Return where it ends with the units behind it, which are numbers by themselves: 百万円."""
        units = UNITS.match(self.folded, self.end)
        return units.end() if units else self.end

    def is_unseen(self) -> bool:
        """Whether it is what takes no room."""
        return self.form == "unseen"

    def is_line(self) -> bool:
        """Whether all characters of a line with a number in it stand one by one."""
        if self.form != "line":
            return False
        around = self.folded[max(0, self.start - 1) : self.end + 1]
        return DIGIT.search(around) is not None and MORE.search(around) is not None and not self._is_title()

    def _is_title(self) -> bool:
        """Tell that it is the letters of a title behind its number: 2 両 大 臣."""
        is_behind_number = 0 < self.start <= LONGEST_LABEL and self.folded[: self.start].isdecimal()
        return is_behind_number and not FIGURE.match(self.written, 1)

    def is_fraction(self) -> bool:
        """Whether 分の stands between two numbers."""
        return self.form == "fraction"

    def is_point(self) -> bool:
        """Whether it is a number whose point has a space beside it."""
        return self.form == "point"

    def is_grouped(self) -> bool:
        """Whether it is digits in groups that count something."""
        return self.form == "groups" and self.counts()

    def is_lettered(self) -> bool:
        """Whether it is digits one by one, apart from what they count as from each other, or behind a sign."""
        if self.form != "letters" or read_number(self.closed()) is None:
            return False
        return self.is_signed() or (self.is_apart() and not self.may_be_label() and self.counts())

    def is_apart(self) -> bool:
        """Whether a space stands behind it."""
        return self.folded[self.end : self.end + 1] == " "

    def may_be_label(self) -> bool:
        """Whether its first digit may be the number of the paragraph: 1 5 億円の支援."""
        return self.start == 0 and len(self.closed()) <= LONGEST_LABEL and not self.written.endswith("0")

    def is_in_parts(self) -> bool:
        """Whether it is the parts of a number, each less than the one before it."""
        if self.form != "parts" or read_number(self.closed()) is None or SHORT_PART.search(self.written):
            return False
        return self.counts()

    def closed(self) -> str:
        """Return it without its spaces."""
        return self.written.replace(" ", "")

    def is_signed(self) -> bool:
        """Whether what stands before it stands before numbers alone."""
        return SIGNED.search(self.folded, max(0, self.start - LONGEST_SIGN), self.start) is not None

    def counts(self) -> bool:
        """Whether something is counted, or it is all that the text or the cell says."""
        follows = self.folded[self.end : self.end + 1]
        if follows in CELL_ENDS:
            return self.folded[self.start - 1 : self.start] in CELL_ENDS or self.is_signed()
        if unit_at(self.folded, self.end + (follows == " ")) or self.is_signed():
            return True
        return LARGE.match(self.folded, self.end) is not None

    def is_letters_glued(self) -> bool:
        """Whether it is digits one by one that count something, and may be one number or two."""
        if self.form != "letters" or " " not in self.written or not self.counts():
            return False
        return self.is_apart() or not self.may_be_label()

    def is_short_part(self) -> bool:
        """Whether a number without a unit follows the part of another one that it is too small or too large for."""
        if self.form != "parts" or not self.counts():
            return False
        is_short = SHORT_PART.search(self.written) is not None
        return is_short or (self.written[-1] not in MYRIADS and read_number(self.closed()) is None)

    def is_cut_group(self) -> bool:
        """Whether a group of digits stands behind a space, and has lost its comma."""
        return self.form == "cut group" and self.counts()

    def is_grouped_wrongly(self) -> bool:
        """Whether it has commas where no number has them, and is no list of small numbers, years or provisions."""
        if self.form != "commas" or read_number(self.written) is not None:
            return False
        whole, _, decimals = self.written.partition(".")
        groups = [*whole.split(","), *(decimals.split(",") if "," in decimals else ())]
        lengths = {len(group) for group in groups[1:]}
        if 3 in lengths or max(lengths) > 3:
            return 3 in lengths or not self.folded.startswith("年", self.end)
        return self.counts() and not (self.folded.startswith(LISTED, self.end) or self._counts_up(groups))

    def is_joined_by_marks(self) -> bool:
        """Whether other marks than commas part its groups, so that it may be a number, or a list of them."""
        if self.form != "joined" or not self.counts() or self.folded.startswith(LISTED, self.end):
            return False
        marks = {char for char in self.written if not char.isdecimal()} - {*MYRIADS, ","}
        if TWO_MARKS.search(self.written):
            return True
        means_another = NO_GROUPING.get("".join(marks), Run.is_number)
        return bool(marks) and not means_another(self)

    def is_labelled(self) -> bool:
        """Tell a label and an amount, with a colon between them: プラン1:500円."""
        return LABELLED.match(self.folded, self.start) is not None

    def is_row(self) -> bool:
        """Tell a line with several bars, which part cells."""
        begins = self.folded.rfind("\n", 0, self.start) + 1
        ends = self.folded.find("\n", self.end)
        return self.folded.count("|", begins, ends if ends >= 0 else None) > self.written.count("|")

    def is_decimal(self) -> bool:
        """Tell a number with a point behind which something counts: 12.345."""
        _, _, decimals = self.written.rpartition(".")
        return "," not in decimals and (decimals != "000" or not self.folded.startswith(WHOLE_ONLY, self.end))

    def is_set_apart(self) -> bool:
        """Whether spaces part its groups, so that it may be a number, or several."""
        return self.form == "set apart" and self.counts()

    def is_alone(self) -> bool:
        """Whether it begins its cell or its line, or what takes a number stands before it: no column does."""
        return (
            self.folded[: self.start][-1:] in CELL_ENDS
            or OPENS.search(self.folded, self.start - 1, self.start) is not None
        )

    def is_cut_inside(self) -> bool:
        """Whether a space stands in one of its groups."""
        return self.form == "cut digits" and self.counts()

    def has_letters(self) -> bool:
        """Whether letters stand in it that look like digits."""
        return self.form == "lookalikes" and self.counts()

    def is_behind_dash(self) -> bool:
        """Whether a dash before an amount may be its sign, or sets it off."""
        return self.form == "dashed" and self.counts() and not self.folded.startswith(LISTED, self.end)

    def _counts_up(self, groups: Sequence[str]) -> bool:
        """Tell a list of numbers each of which follows the one before: 2,3人."""
        numbers = [*map(int, groups)]
        is_part = self.folded[self.start - 1 : self.start] in MYRIADS and self.start > 0
        return not is_part and numbers == [*range(numbers[0], numbers[0] + len(numbers))]


NO_GROUPING: dict[str, Callable[[Run], bool]] = {".": Run.is_decimal, ":": Run.is_labelled, "|": Run.is_row}
"""What marks are where they part no groups of digits."""
SPACED = {
    "unseen": (UNSEEN_CHARACTER, (*UNSEEN,)),
    "line": (LINE_OF_LETTERS, (" ",)),
    "fraction": (FRACTION, ("分の", "分 の")),
    "point": (POINT, (". ", " .")),
    "groups": (GROUPS, (", ", " ,")),
    "letters": (LETTERS, (" ",)),
    "parts": (PARTS, (" ",)),
}
"""What may be one number with spaces in it, and what a text has that has any."""
UNCLEAR = {
    "letters": (LETTERS, (" ",)),
    "parts": (PARTS, (" ",)),
    "cut group": (CUT_GROUP, (" 0",)),
    "commas": (COMMAS, (",",)),
    "joined": (JOINED, MARKS),
    "set apart": (SET_APART, (" ",)),
    "cut digits": (CUT_DIGITS, (" ",)),
    "lookalikes": (LOOKALIKES, ("O", "o", "I", "l")),
    "dashed": (DASHED, tuple("—―ー─━▼▽")),
}
"""What may be no number that can be read."""


def runs_of(folded: str, forms: Mapping[str, tuple[re.Pattern[str], tuple[str, ...]]]) -> Iterator[Run]:
    """Yield what the patterns find in a text."""
    for form, (pattern, needed) in forms.items():
        if any(piece in folded for piece in needed):
            yield from (Run(folded, form, match) for match in pattern.finditer(folded))


ONE, UNSURE = True, True

SPACE_RULES: tuple[Rule[Run, bool], ...] = (
    Rule(
        "what takes no room", Run.is_unseen, ONE, "[5\u200b億円](MONEY 500000000 JPY)", "[5億円](MONEY 500000000 JPY)"
    ),
    Rule(
        "a line of letters",
        Run.is_line,
        ONE,
        "[平 成 2 6 年 9 月 1 日](DATE 2014-09-01)",
        "[26年](DURATION P26Y)",
    ),
    Rule("a fraction", Run.is_fraction, ONE, "[10 分の 3](PERCENT 30 %)", "[10 分](DURATION PT10M)"),
    Rule(
        "a space at its point",
        Run.is_point,
        ONE,
        "前年比[4. 5%](PERCENT 4.5 %)",
        "4. [5%](PERCENT 5 %)",
    ),
    Rule(
        "groups of three",
        Run.is_grouped,
        ONE,
        "約[4, 900億円](MONEY 490000000000 JPY approx)",
        "1, [2人](QUANTITY 2 人)",
    ),
    Rule(
        "digits one by one",
        Run.is_lettered,
        ONE,
        "額は[3 7 億円](MONEY 3700000000 JPY)",
        "額は３　[７億円](MONEY 700000000 JPY)",
    ),
    Rule(
        "parts of a number",
        Run.is_in_parts,
        ONE,
        "額は[62万 5,000円](MONEY 625000 JPY)",
        "額は[10億円](MONEY 1000000000 JPY) [20億円](MONEY 2000000000 JPY)",
    ),
)
"""Whether the spaces in what may be one number belong to it."""
CLARITY_RULES: tuple[Rule[Run, bool], ...] = (
    Rule("digits one by one", Run.is_letters_glued, UNSURE, "額は3 7億円", "額は３　[７億円](MONEY 700000000 JPY)"),
    Rule("a part and a small number", Run.is_short_part, UNSURE, "10万 20人", "10万　[20人](QUANTITY 20 人)"),
    Rule("a group without its comma", Run.is_cut_group, UNSURE, "別表12　000人", "別表12　[100人](QUANTITY 100 人)"),
    Rule(
        "commas in wrong places",
        Run.is_grouped_wrongly,
        UNSURE,
        "1,2345円",
        "[2,3人](QUANTITY - 人 lower=2 upper=3)",
    ),
    Rule(
        "marks in place of commas",
        Run.is_joined_by_marks,
        UNSURE,
        "額は3、210,800円",
        "[2、3人](QUANTITY - 人 lower=2 upper=3)",
    ),
    Rule("spaces in place of commas", Run.is_set_apart, UNSURE, "額は1 234円", "別表1　[234円](MONEY 234 JPY)"),
    Rule("a space in a group", Run.is_cut_inside, UNSURE, "額は1,2 34円", "別表1 [2,345円](MONEY 2345 JPY)"),
    Rule("letters among digits", Run.has_letters, UNSURE, "額は1O0円", "案O [100円](MONEY 100 JPY)"),
    Rule("a dash before it", Run.is_behind_dash, UNSURE, "額は―50,000円", "会費―[50,000円](MONEY 50000 JPY)"),
)
"""Whether a run can't be read for certain; its digits are masked then."""
