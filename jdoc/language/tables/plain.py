"""Plain tables: rows of texts as white space has cut them, and what tells that they are a table."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.cell_units import is_unit
from jdoc.language.lazy import deferred
from jdoc.language.tables.summing import TOTAL
from jdoc.language.tables.words import heads_numbers
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

DAY = deferred(
    "(?:[^\\W\\d_]{0,3}[0-9０-９元]{1,4}[年./／])?[0-9０-９]{1,2}[月./／][0-9０-９]{1,2}日?(?:[（(][月火水木金土日・祝]{1,5}[）)])?"
)
"""A day, as tables have it: `[６月７日]`, `[6/7(金)]`, not `６月から`."""
PARTICLES = ("は", "が", "を", "に", "で")
"""What the name of a row doesn't end with."""
CLAUSE = deferred("[ぁ-ん]、")
"""The end of a clause, as names have none: `総資産[は、]`, not `印刷、製本`."""
CODE = deferred("[0０][0-9０-９]{1,4}")
"""The first figures of a telephone number: `[0123]`, not `0.5`."""
VALUE = deferred("[^0-9０-９]*[0-9０-９]|[-－―–—…*]$")
"""What a value has: `[2]校`, `[―]`, not `万里`."""
NUMBER = deferred("^[▲△\\-－−+＋0-9０-９,，.．]*(?:[兆億万千百][0-9０-９,，.．]*)*")
"""The number that a value begins with: `[１億8,742万]円`, `[２]校`."""
DIGITS = deferred("[0-9０-９]+")
"""The figures of a number: `[１２]番`."""
NAME_AND_FIGURE = deferred("[^ \u3000](?: *\u3000|  )[ \u3000]*[△▲]?[0-9０-９][0-9０-９,，]*[^\\W\\d_]{0,4}$")
"""A cell that has two: `結[核　４人]`, `290[円　　30円]`, not `７月 13 日`."""
SEVERAL = deferred("(?:(?<=[^ \u3000]{2})|(?<=[0-9０-９]))[ \u3000]+(?=[^ \u3000]{2}|[0-9０-９])")
"""What parts two words or figures of a cell: `１[　]その他`, not `増　減　額`."""
ATTACHED = frozenset({"資料", "参考", "参考資料", "別紙", "別表", "附属資料", "付録", "添付"})
"""What begins the caption of what is attached: 資料 開催の記録."""
FREE = frozenset({"無料", "免除", "なし"})
"""What stands for an amount."""
FEWEST, PAIR = 3, 2
"""Rows that nobody writes below each other by chance, and columns of a list."""
MOST_FIGURES, OF = 3, 5
"""Of five cells, how many hold figures in a column of such."""
GROUPS = (2, 3)
"""Columns of a list that is set beside itself: a number and a name, which may fall in two."""


class Plain(NamedTuple):
    """Rows of texts, with what their lines tell."""

    head: Sequence[str]
    """The names of the columns; nothing if there are none."""
    body: Sequence[Sequence[str]]
    numbered: int
    """How many rows begin with a number, as those of lists do."""
    is_head_numbered: bool
    """Whether the head does."""
    has_total: bool
    """Whether the last row has totals."""

    @property
    def columns(self) -> list[tuple[str, ...]]:
        """The cells of each column below the head, without the total."""
        return [*zip(*(self.body[:-1] if self.has_total and len(self.body) > 1 else self.body), strict=True)]

    @property
    def has_odd_head(self) -> bool:
        """Whether the line above its rows has a number, or names few columns: it is a heading or caption."""
        if not self.head:
            return False
        is_named = self.is_head_numbered or next(filter(None, self.head), "") in ATTACHED
        is_odd = is_named or sum(map(bool, self.head)) < len(self.head) - 1 or is_value(self.head[-1])
        return is_odd or not any(map(is_value, self.body[0]))

    @property
    def begins_sentences(self) -> bool:
        """Whether the name of a row ends as the subject of a sentence does: 港の数は　12."""
        return any(row[0].endswith(PARTICLES) for row in (self.head or self.body[0], *self.body))

    @property
    def has_codes(self) -> bool:
        """Whether a cell is part of a telephone number: 0123."""
        return any(CODE.fullmatch(cell) for row in self.body for cell in row)

    @property
    def is_ragged(self) -> bool:
        """Whether a cell has what stands in two columns elsewhere: a name and a figure far behind it."""
        return any(NAME_AND_FIGURE.search(cell) for row in self.body for cell in row)

    @property
    def is_in_groups(self) -> bool:
        """Whether no head names its columns, and names and figures take turns: it is a list."""
        kinds = [*map(are_values, self.columns)]
        are_alike = any(len(kinds) >= 2 * size and kinds[size:] == kinds[:-size] for size in GROUPS)
        return not self.head and are_alike and len({*kinds}) > 1

    @property
    def is_numbered(self) -> bool:
        """Whether its rows begin with numbers, and no head says that these are a column."""
        is_named = bool(self.head) and (len(self.head) > FEWEST or heads_numbers(self.head[0]))
        return self.numbered > 1 and not self.has_total and not is_named

    @property
    def has_figures(self) -> bool:
        """Whether it has three columns and more, and one behind the first has figures, amounts or days."""
        columns = self.columns
        return len(columns) > PAIR and any(map(are_values, columns[1:]))

    @property
    def is_name_and_amount(self) -> bool:
        """Whether each row is a name and an amount or a day."""
        columns = self.columns
        is_pair = len(columns) == PAIR and len(self.body) >= FEWEST
        return is_pair and all(is_value(cell) or cell in FREE for cell in columns[1])


@lru_cache(maxsize=1024)
def is_value(text: str) -> bool:
    """Tell a figure, an amount or a day, or what stands for one.

    >>> [is_value(text) for text in ("△1,234", "１億8,742万円", "7/13(土)", "―", "第１回", "万里")]
    [True, True, True, True, False, False]
    """
    text = "".join(text.split())
    if VALUE.match(text) is None:
        return False
    unit = fold(NUMBER.sub("", text, count=1))
    return unit in {"", "―", "–", "—", "…", "*", "%"} or is_unit(unit) or DAY.fullmatch(text) is not None


def are_values(texts: Sequence[str]) -> bool:
    """Tell whether most of some texts are values."""
    full = [*filter(None, texts)]
    return 2 * len(full) > len(texts) and OF * sum(map(is_value, full)) >= MOST_FIGURES * len(full)


def added_columns(columns: Sequence[Sequence[str]]) -> list[int]:
    """Return the first column, and those of figures, which a total may stand below: days don't add up.

    >>> added_columns([("東", "西"), ("1月5日", "2月7日"), ("12", "9")])
    [0, 2]
    """
    figures = [are_values(cells) and not any(map(DAY.fullmatch, cells)) for cells in columns]
    return [at for at, has_figures in enumerate(figures) if has_figures or not at]


def is_broken_sentence(row: Sequence[str]) -> bool:
    """Tell a sentence that breaks off from a row: it has a clause, and words that are no values behind its first.

    >>> is_broken_sentence(["資産は、期末に比べ", "35", "億円減り"]), is_broken_sentence(["印刷、製本", "35", "入札"])
    (True, False)
    """
    return CLAUSE.search(row[0]) is not None and not all(map(is_value, row[1:]))


def shapes(texts: Sequence[str]) -> list[str]:
    """Give what is left of texts with numbers when their figures are: a head has others than the rows below it.

    >>> shapes(["第１回", "７月13日", "公民館"])
    ['第0回', '0月0日']
    """
    return [DIGITS.sub("0", text) for text in texts if DIGITS.search(text)]


def is_head(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether the first of two rows may name the columns: it has no values, and isn't like the second."""
    is_like_it = bool(shapes(first)) and shapes(first) == shapes(second)
    return not is_like_it and not any(map(is_value, first[1:]))


def faults(rows: Sequence[Sequence[str]]) -> int:
    """Count what shows that a table is cut in the wrong places: empty cells, several words in one, heads in pieces."""
    body = rows[:-1] if TOTAL.search(fold("".join(rows[-1][0].split()))) else rows
    empty = sum(not cell for at, row in enumerate(body) for cell in row[at == 0 :])
    several = sum(len(SEVERAL.findall(cell)) for row in rows for cell in row)
    return empty + several + sum(len(one) == len(other) == 1 for one, other in pairwise(rows[0]))


def is_cut_better(rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows have fewer faults than others from the same line; each cell of a row that they lack is one.

    >>> is_cut_better([["東部", "12"]], [["東部　12", ""]]), is_cut_better([], [["東部", "12"]])
    (True, False)
    """
    lacking = (len(others) - len(rows)) * len(rows[0]) if rows else 0
    return bool(rows) and (not others or faults(rows) + lacking < faults(others))


class Cut(NamedTuple):
    """Tables as they are cut: in which lines they stand, and how many faults they show."""

    lines: AbstractSet[int]
    faults: int

    def is_better(self, other: Cut) -> bool:
        """Tell whether it has all lines of others, and fewer faults than these, or more lines and no more faults."""
        has_fewer = self.faults < other.faults or (self.faults == other.faults and other.lines < self.lines)
        return other.lines <= self.lines and has_fewer
