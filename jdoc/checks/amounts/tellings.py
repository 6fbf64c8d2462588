"""Tellings: the amounts of a document, each with what is said around it, read when it is first asked for."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from jdoc.checks.amounts.mentions import EXCEEDED, LIMITS
from jdoc.checks.amounts.moves import WAY
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, skeletons
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import digits
from jdoc.checks.tables.cells import Cell, cells
from jdoc.checks.tables.grids import RATE_SIGNS, every_grid
from jdoc.language.lazy import deferred, once
from jdoc.language.phrases import sentence_start
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.checks.numbers import Number
    from jdoc.checks.rules import Place
    from jdoc.checks.tables.grids import Grid

NOUN = deferred("(?:[^\\W0-9_ぁ-ん\ue000-\ue003]|ー){2,}|[一-鿿][りしきみえけげせめれ][一-鿿]{1,3}")
"""A noun: `[実質収支]は`, `[申し込]み`, not `は`."""
_YEAR = "(?:[0-9元]{1,4}|[一二三四五六七八九十]{1,3})年"
_MONTH, _DAY = ("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})" + unit for unit in "月日")
DATED = deferred(
    f"{_YEAR}(?:度|{_MONTH}(?:{_DAY})?)?|{_MONTH}(?:{_DAY})?|[0-9]{{1,2}}日|[上下]半期|第[0-9一二三四]四半期"
)
"""A time that an amount may be of: `令和[3年度]末`, `[3月1日]`, not `年度`."""
NUMBERED = deferred(
    "第[0-9一二三四五六七八九十百]{1,4}(?:の[0-9一二三四五六七八九十]{1,2})?[^\\W0-9_ぁ-ん]?|[甲乙丙丁戊](?![^\\W0-9_ぁ-ん])|[0-9]{1,3}(?:歳|級|号|工区|年生|学年|型|回目|丁目|年目)"
)
"""What one of several is called by: `[第1工]区`, `[乙]は`, `[20歳]以上`, not `甲府`."""
OF_IT = deferred(
    "[)」]?(?:もの|相当)?(?:の|を(?:か|充|投)[けてじ]た|に上る|にのぼる|に上った|に及ぶ|に及んだ|規模の)(?:[^\\W0-9_]{1,4}年度?の)?(?P<noun>[^。、()\ue000-\ue003]{2,14})"
)
"""What an amount is of, behind it: `の登録手数料`, `に上った被害`, not `で、`."""
DONE = deferred("[)」]?で(?P<noun>[一-鿿]{2})(?:し|す|さ)")
"""What is done at an amount, behind it: `[で落札し]た`, `[で売却す]る`, not `である`."""
# Whose something is, and what joins it to that.
_OWNER = "(?P<owner>(?:[^\\W0-9_ぁ-ん]|な){1,14})(?:の|は、?|が|では、|に係る|に関する|における|への)"
OWNER = deferred(f"{_OWNER}(?:[^\\W_ぁ-ん]{{0,6}})$")
"""Whose something is, right before it: `[東館の]`, `[乙は、]`, `[西町の総]`."""
LISTED = deferred("[はが]、?(?P<owner>[^。、\ue000-\ue003]{2,12})[がは]$")
"""The same, behind the noun: 限度額`は、一般の世帯が`."""
OWNING = deferred(f"[ 、]*(?:また、|なお、|一方、|うち)?{_OWNER}")
"""What a sentence is about: `[特別会計の]歳入は`."""
OF_AMOUNT = deferred("(?:^ *|[\ue000-\ue003](?:の|で|、)*)うち[^。\ue000-\ue003]{0,14}$")
"""What says that an amount is a part of the one before it."""
LIMIT = deferred(f"(?:{'|'.join(LIMITS)})(?:である|の|は、?|[(])?$")
"""What a limit is called, right before it: `定員は`, `限度額である`, not `工事費は`."""
PASSED = deferred("を(?:大きく|大幅に)?(?:上回|下回|超え|超)(?:る|った|えた|り、?)[^。、]{0,8}[\ue000-\ue003]")
"""What says that another amount is more or less than it: 3,180百万円`を上回る`4,000百万円."""
CHANGES = deferred("[増減差]")
"""What the head of a column of changes has: `増[減]額`, not `予算額`."""
WORD = deferred("[^\\W\\d_]{2}")
"""Words of a cell: `[収集]費`, not `1,200`."""
ERAS = ("令和", "平成", "昭和")
"""How what is no noun of an amount begins: a year."""
WHENEVER = frozenset({"現行", "今回", "前回", "前年", "前年度", "当年度", "本年", "昨年"})
"""What says when, and not of what an amount is."""
ENDS, COUNTED = "額費数量", ("件数", "者数")
"""What a noun may end with, and be said of the same: 輸出額, 輸出; 申込者数, 申込."""
SIGNS = (MONEY, COUNT, PERCENT, TIMES)
CLAUSE = (*"、。()「」:;\n", *SIGNS)
"""What ends a clause."""
LINED = (" ", ":")
"""What stands between a name and its amount in a line."""
FAR, NEAR, BESIDE, ABOVE = 90, 22, 24, 60
"""Characters that are read before an amount, right before it, behind it, and of a text above a table."""


class Telling:
    """An amount and what is said around it."""

    def __init__(self, facts: Facts, number: Number, unit: str) -> None:
        self.facts, self.number, self.unit = facts, number, unit
        self.value: Decimal = abs(number.value)

    place: Place
    """Where it stands."""

    text = ""
    """How it is written."""

    before = own = close = clause = behind = bracket = ""
    """What stands before it in its sentence; of that what is of no other amount; what stands beside it; its clause; what is
    behind it, and that in brackets."""
    is_rough = is_bound = is_line = is_part = is_change = False
    """Whether it is told roughly, as a limit, behind its name in a line, as a part of the amount before it, or as a change."""

    @once
    def figures(self) -> str:
        """Its figures without the zeros at its ends."""
        return digits(self.value)

    @once
    def near(self) -> tuple[str, ...]:
        """The nouns beside it, the last of them the nearest."""
        return nouns(self.close)

    @once
    def far(self) -> frozenset[str]:
        """All nouns of its sentence, and of the headings above it."""
        return frozenset((*nouns(self.before), *nouns(self.behind), *self.near, *self.headings))

    @once
    def headings(self) -> frozenset[str]:
        """The nouns of the headings above it."""
        above = tuple(self.facts.blocks[self.place.block].section or ())[-2:]
        return self.facts.kept(f"nouns of {above}", lambda: frozenset(nouns(" ".join(map(fold, above)))))

    @once
    def times(self) -> list[str]:
        """The times that its sentence names before it, or right behind."""
        return DATED.findall(f"{self.before} {self.bracket}")

    @once
    def numbered(self) -> list[str]:
        """What one of several is called by, in its sentence."""
        return NUMBERED.findall(self.before)

    def owner_of(self, noun: str) -> str:
        """Say whose a noun is: `[東館]の定員は`, or what its sentence is about: `[特別会計]の歳入は、歳出は`."""
        at = max(0, self.before.rfind(noun))
        words = self.before[:at]
        match = LISTED.search(self.before, at) or OWNER.search(words) or OWNING.match(words)
        return match["owner"] if match else ""


class Said(Telling):
    """An amount of a text."""

    def __init__(self, facts: Facts, skeleton: Skeleton, at: int, amount: Amount) -> None:
        super().__init__(facts, *amount.in_base)
        self.place = amount.place
        self.skeleton, self.at, self.amount, self.text = skeleton, at, amount, amount.entity.text
        self.is_rough = bool(amount.entity.approx)

    @once
    def before(self) -> str:  # type: ignore[override]
        """What stands before it in its sentence."""
        return self.skeleton.text[sentence_start(self.skeleton.text, self.at, FAR) : self.at]

    @once
    def own(self) -> str:  # type: ignore[override]
        """The same behind the amount before, if that has nouns."""
        own = _behind(self.before, SIGNS)
        return own if nouns(own) else self.before

    @once
    def clause(self) -> str:  # type: ignore[override]
        """What stands before it in its clause."""
        return _behind(self.before, CLAUSE)

    @once
    def close(self) -> str:  # type: ignore[override]
        """What stands beside it, in which its noun may be."""
        of_it = OF_IT.match(self.behind) or DONE.match(self.behind)
        reach = NEAR if len(self.own) < len(self.before) else 2 * NEAR
        own = self.own.rstrip("( 、:は・…")
        return f"{own[-NEAR:] if nouns(own[-NEAR:]) else own[-reach:]} {of_it['noun'] if of_it else ''}"

    @once
    def is_limit(self) -> bool:
        """Whether it is a limit by its name, so that it is the limit that is exceeded: 限度額である12億円を超える."""
        return LIMIT.search(self.before) is not None or PASSED.match(self.skeleton.text, self.at + 1) is not None

    @once
    def is_bound(self) -> bool:  # type: ignore[override]
        """Whether it is told as a limit of another amount."""
        return bool(self.amount.entity.bound) and not self.is_limit

    @once
    def behind(self) -> str:  # type: ignore[override]
        """What stands behind it in its sentence."""
        behind = self.skeleton.text[self.at + 1 : self.at + BESIDE].partition("。")[0]
        return EXCEEDED.sub("", behind) if self.is_limit else behind

    @once
    def bracket(self) -> str:  # type: ignore[override]
        """What stands in brackets behind it."""
        return self.behind[1:].partition(")")[0] if self.behind[:1] == "(" else ""

    @once
    def is_line(self) -> bool:  # type: ignore[override]
        """Whether it stands behind its name in a line."""
        return self.before[-1:] in LINED or "  " in self.before[-6:]

    @once
    def is_part(self) -> bool:  # type: ignore[override]
        """Whether it is said to be a part of the amount before it."""
        return OF_AMOUNT.search(self.before) is not None

    @once
    def is_change(self) -> bool:  # type: ignore[override]
        """Whether it is how much more or less something is."""
        return WAY.match(self.skeleton.text, self.at + 1) is not None


class InTable(Telling):
    """An amount of a table."""

    def __init__(self, facts: Facts, cell: Cell) -> None:
        super().__init__(facts, cell.number, cell.unit)
        self.cell = cell
        self.key = cell.row, cell.column

    @once
    def place(self) -> Place:  # type: ignore[override]
        """Where it stands."""
        return self.cell.place

    @once
    def text(self) -> str:  # type: ignore[override]
        """How it is written."""
        return self.cell.text

    @once
    def name(self) -> str:
        """What its row is called, and what stands beside it on the left."""
        row = self.cell.grid.rows[self.cell.row]
        beside = next((cell for cell in row[self.cell.column - 1 : 0 : -1] if WORD.search(cell)), "")
        return f"{self.cell.name} {fold(''.join(beside.split()))}"

    @once
    def titles(self) -> str:
        """What its column and its row are called."""
        return f"{self.cell.head} {self.name}"

    before = own = close = clause = property(attrgetter("titles"))

    @once
    def headings(self) -> frozenset[str]:
        """The nouns of what stands above the table."""
        above = self.facts.texts[max(0, self.cell.grid.index - 2) : self.cell.grid.index]
        return super().headings.union(nouns(" ".join(text[:ABOVE] for text in above)))

    @once
    def near(self) -> tuple[str, ...]:
        """The nouns of its row and column; of the total of all rows what the table is of."""
        return nouns(self.titles) or (tuple(sorted(self.headings)) if self.is_grand_total else ())

    @once
    def is_grand_total(self) -> bool:
        """Whether it is the total of all rows, and nothing else is said of it."""
        return self.cell.row in self.cell.grid.totals and not nouns(self.titles) and not DATED.search(self.cell.head)

    @once
    def is_change(self) -> bool:  # type: ignore[override]
        """Whether its column is of how much more or less something is."""
        return CHANGES.search(self.cell.head) is not None

    @once
    def name_nouns(self) -> frozenset[str]:
        """The nouns that its row is called by."""
        return frozenset(nouns(self.name))

    @once
    def heads(self) -> dict[int, frozenset[str]]:
        """The nouns above each column."""
        grid = self.cell.grid
        return self.facts.kept(f"heads of {grid.index}", lambda: _all_nouns(grid.whole_heads))

    @once
    def names(self) -> dict[int, frozenset[str]]:
        """The nouns before each row."""
        grid = self.cell.grid
        return self.facts.kept(f"names of {grid.index}", lambda: _all_nouns([*map(_words_of, grid.rows)]))

    @property
    def table(self) -> dict[tuple[int, int], InTable]:
        """The amounts of its table by their rows and columns."""
        return self.facts.kept("told by tables", lambda: _by_tables(self.facts))[self.cell.grid.index]


@lru_cache(maxsize=1024)
def nouns(words: str) -> tuple[str, ...]:
    """Return the nouns of some words, each as far as it says what an amount is of.

    >>> nouns("令和5年度の一般機械の輸出額は、総額")
    ('一般機械', '輸出')
    """
    return tuple(filter(None, map(_telling, NOUN.findall(words))))


@lru_cache(maxsize=2048)
def _telling(noun: str) -> str:
    """Give a noun as far as it says what an amount is of; "" where it doesn't."""
    stem = _stem(noun)
    is_telling = len(stem) > 1 and stem not in WHENEVER and stem not in words_of("common")
    return stem if is_telling and not noun.startswith(ERAS) else ""


def _stem(noun: str) -> str:
    if len(noun) > len("者数") + 1 and noun.endswith(COUNTED):
        return noun[:-2]
    return noun[:-1] if len(noun) > len("額") + 1 and noun[-1] in ENDS else noun


def _behind(words: str, marks: tuple[str, ...]) -> str:
    return words[max(map(words.rfind, marks)) + 1 :]


def _all_nouns(texts: list[str]) -> dict[int, frozenset[str]]:
    return {at: frozenset(nouns(fold(text))) for at, text in enumerate(texts)}


def _words_of(row: Sequence[str]) -> str:
    return " ".join(cell for cell in row if WORD.search(cell))


def _by_tables(facts: Facts) -> dict[int, dict[tuple[int, int], InTable]]:
    tables: dict[int, dict[tuple[int, int], InTable]] = {}
    for told in in_tables(facts):
        tables.setdefault(told.cell.grid.index, {})[told.key] = told
    return tables


def said(facts: Facts) -> list[Said]:
    """Return the amounts of the texts of a document."""
    return facts.kept("said", lambda: [*_said(facts)])


def _said(facts: Facts) -> Iterator[Said]:
    for skeleton in skeletons(facts, 1):
        for at, amount in skeleton.amounts.items():
            if amount.number.value and skeleton.text[at] != TIMES:
                yield Said(facts, skeleton, at, amount)


def in_tables(facts: Facts) -> list[InTable]:
    """Return the amounts of the tables of a document, those without a unit as well."""
    return facts.kept("in tables", lambda: [*_in_tables(facts)])


def _unit_of(grid: Grid, row: int, column: int) -> str:
    """Give the unit of a cell that is no amount: that of a rate."""
    return "%" if grid.rows[row][column].endswith(RATE_SIGNS) or RATE.search(grid.whole_heads[column]) else ""


RATE = deferred("[(]%[)]|率$|割合$|構成比$")
"""What the head of a column of rates has: `受診[率]`, `増減[(%)]`, not `受診者`."""


def _in_tables(facts: Facts) -> Iterator[InTable]:
    known: set[tuple[int, int, int]] = set()
    for cell in cells(facts):
        known.add((*cell.grid_row, cell.column))
        yield InTable(facts, cell)
    for grid in every_grid(facts):
        for (row, column), number in grid.numbers.items():
            if (grid.index, row, column) not in known and number.value and column >= min(grid.stubs, 1):
                yield InTable(facts, Cell(grid, row, column, number, _unit_of(grid, row, column)))
