"""Guarded text: what numbers and dates are read in, so that a number is read whole or not at all.

Papers put spaces inside of numbers: behind a comma, behind 万, between all the letters of a line. Here they are closed
up; digits that are no number, those of addresses and those that can't be told apart from their neighbours, are masked.
All that reads numbers and dates reads this text; `Guarded.span` leads back to what is written.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.numerals.amounts import read_number
from jdoc.language.rules import Rule, decide
from jdoc.language.scripts import FIGURES, MYRIADS, ONE_TO_NINE, TENS
from jdoc.language.units import unit_at

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

MASK = "\ue000"
"""What stands in place of a character that belongs to no number; no text has a use for it."""
UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Characters that take no room, which some programs put where a line may break."""
UNSEEN_CHARACTER = deferred(f"[{UNSEEN}]")
"""One of them: nothing that can be shown here."""
DASHES = "‐‑–—―-"
SPACES = frozenset(f" {UNSEEN}")
FULL_WIDTH_SPACE = "\u3000"
CELL_ENDS = frozenset(["", "\t", "\n"])
LARGE = deferred(f" ?[{MYRIADS}{TENS}]")
"""A unit behind digits: `4, 900[ 億]`."""
UNITS = deferred(f"(?: ?[{TENS}{MYRIADS}]++ ?[0-9,.]*+)++")
"""All that goes on a number: `3 0[ 百万]円`, `4 5[ 億9,601万]円`."""
NUMBER_CHARACTERS = deferred(f"[0-9,{FIGURES}{MYRIADS}]")
"""What is masked of a number: `[1]万`."""
UNCERTAIN = (
    f" (?:[0-9{FIGURES}] [^ \n\t{DASHES}]|[^ \n\t{DASHES}] [0-9{FIGURES}](?![0-9])"
    f"|(?<=[0-9{MYRIADS}千百,.] ) ?(?:[0-9]|[,.][0-9])|(?<=[{MYRIADS}] ) ?[{FIGURES}]|分 ?の ?[0-9{FIGURES}]"
    f"|(?<=分の )[0-9{FIGURES}])"
    f"|,(?<=[0-9],)(?:[0-9]{{1,2}}(?![0-9])|[0-9]{{4}})|{'|'.join(UNSEEN)}"
)
"""A space or a comma that may be part of a number, or what takes no room: each begins with one character."""
SUSPECT_NUMBER = deferred(UNCERTAIN)
"""Where a number may be more, or less, than it seems: `4,[ 9]00億`, `平[ 成 2]`, `1[,2345]`, not `4,900 億円`."""
SUSPECT = deferred(f"{UNCERTAIN}|://|www[.]|@(?<=[A-Za-z0-9]@)|内線")
"""What a text has that must be looked at, an address as well: `4,[ 9]00億`, `http[://]a.example`, not `は,2017年`.

All that it can be begins with a character of its own, by which `re` searches several times as fast."""
ADDRESS = deferred(
    r"(?:(?:https?|ftp)://|www\.)[!-'*-~]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]+"
    "|内線(?:番号)?[ :]*[0-9]{2,5}(?:[、,・-][0-9]{2,5})*"
)
"""Where digits are no numbers: `[https://a.example/x?n=30%25]を`, `[a25@example.jp]`, `[内線3052、3053]`."""
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
COMMAS = deferred(r"(?<![0-9.,])[0-9]++(?:,[0-9]++)++(?:\.[0-9]++)?")
"""Digits with commas: `[1,2345]円`, `[1,234]`, `[1,2,3]`."""
SIGNED = deferred("[△▲¥$€£約第金計-] ?$|(?:平成|昭和|大正|明治|令和) ?$")
"""What only a number stands behind: `額は[△]`, `[平成]`, not `表`."""
LONGEST_SIGN = 3
LONGEST_LABEL = 2
LISTED = tuple("号条項月日年週番回期章節款級等")
"""What provisions and times are listed by, with commas between: `第1,3,5[号]`, not `2,5億円`."""
SHORT_PART = deferred(f"[{MYRIADS}] {{1,2}}(?:[0-9]{{1,3}}|[{FIGURES}]{{1,2}})$")
"""What follows a part and may be a number of its own: `10[万 20]`, not `62万 5,000`."""


class Guarded(NamedTuple):
    """A folded text as numbers are read in it, and where its characters stand in what is written."""

    text: str
    closed: list[int]
    """Where in `text` spaces were closed up, once for each of them, in order."""

    def place(self, offset: int) -> int:
        """Lead the place of a character back to the text as it is written."""
        return offset + bisect_right(self.closed, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Lead a span back to the text as it is written.

        >>> guarded = guard("約4, 900億円", "約4, 900億円")
        >>> guarded.text, guarded.span(1, 8)
        ('約4,900億円', (1, 9))
        """
        return self.place(start), self.place(max(start, end - 1)) + (end > start)


def may_be_unclear(folded: str) -> bool:
    """Tell whether a text, or the texts of a document as one, have to be looked at.

    >>> may_be_unclear("4, 900億円"), may_be_unclear("4,900 億円")
    (True, False)
    """
    return SUSPECT.search(folded) is not None


def suspect_places(folded: str) -> Iterator[int]:
    """Yield where a text, or the texts of a document as one, have to be looked at.

    >>> list(suspect_places("5円と4, 900億円"))
    [5]
    """
    return (match.start() for match in SUSPECT.finditer(folded))


def guard(text: str, folded: str) -> Guarded | None:
    """Return the text in which numbers are to be read; None where that is the folded text itself.

    >>> guard("支出は 62万 5,000円", "支出は 62万 5,000円").text
    '支出は 62万5,000円'
    >>> guard("平 成 2 6 年、3 7 億円", "平 成 2 6 年、3 7 億円").text
    '平成26年、37 億円'
    >>> guard("1, 2, 3のとおり", "1, 2, 3のとおり"), guard("5,680億円", "5,680億円")
    (None, None)
    """
    masked = ADDRESS.sub(lambda match: NUMBER_CHARACTERS.sub(MASK, match[0]), folded)
    if not SUSPECT_NUMBER.search(masked):
        return None if masked == folded else Guarded(masked, [])
    places = sorted({place for run in _runs(masked, SPACED) if run.is_number() for place in run.spaces()})
    kept = zip([0, *(place + 1 for place in places)], [*places, None], strict=True)
    guarded = Guarded("".join(masked[low:high] for low, high in kept), [place - at for at, place in enumerate(places)])
    digits = [*guarded.text]
    for run in _runs(guarded.text, UNCLEAR):
        if run.is_unclear(text, guarded):
            end = run.end_with_units()
            digits[run.start : end] = NUMBER_CHARACTERS.sub(MASK, guarded.text[run.start : end])
    guarded = guarded._replace(text="".join(digits))
    return None if guarded.text == folded else guarded


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

    def is_unclear(self, text: str, guarded: Guarded) -> bool:
        """Whether it can't be told which number it is; a full-width space holds numbers apart."""
        if self.form != "cut group" and any(text[guarded.place(at)] == FULL_WIDTH_SPACE for at in self.spaces()):
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
        groups = self.written.partition(".")[0].split(",")
        lengths = {len(group) for group in groups[1:]}
        if 3 in lengths or max(lengths) > 3:
            return 3 in lengths or not self.folded.startswith("年", self.end)
        return self.counts() and not (self.folded.startswith(LISTED, self.end) or self._counts_up(groups))

    def _counts_up(self, groups: Sequence[str]) -> bool:
        """Tell a list of numbers each of which follows the one before: 2,3人."""
        numbers = [*map(int, groups)]
        is_part = self.folded[self.start - 1 : self.start] in MYRIADS and self.start > 0
        return not is_part and numbers == [*range(numbers[0], numbers[0] + len(numbers))]


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
}
"""What may be no number that can be read."""


def _runs(folded: str, forms: Mapping[str, tuple[re.Pattern[str], tuple[str, ...]]]) -> Iterator[Run]:
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
    Rule("a group without its comma", Run.is_cut_group, UNSURE, "12 000人", "12 [100人](QUANTITY 100 人)"),
    Rule(
        "commas in wrong places",
        Run.is_grouped_wrongly,
        UNSURE,
        "1,2345円",
        "[2,3人](QUANTITY - 人 lower=2 upper=3)",
    ),
)
"""Whether a run can't be read for certain; its digits are masked then."""
