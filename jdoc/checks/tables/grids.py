"""Grids: the numbers of a table, with their places and what heads say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.numbers import HALF, read_cell, read_kanji_cell, read_scaled
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred, once
from jdoc.language.tables.columns import measure_of
from jdoc.language.tables.heads import Heads
from jdoc.language.tables.summing import PARTS, TOTAL, UNSUMMED
from jdoc.language.tables.words import heads_numbers
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jdoc.checks.facts import Facts
    from jdoc.checks.numbers import Number

SUPPLEMENTED = deferred("補正額|補正前|補正後|既定額")
"""What says that a table has only the rows that change: `[補正前]の額`; its other amounts don't add up."""
BARE = deferred("[△▲+-]?[0-9][0-9,]*(?:\\.[0-9]+)?")
"""A number without a unit: `[1,168]`, not `計`."""
WHOLE = deferred("満点|全国|全[県市町村道府都区社校国店体]|[県市町村道府都区]全体|総合|総得点")
"""What the first or last row is called that sums up the others: `[全国]`, `[満点]`, not `全国平均`."""
FIGURE = deferred("[0-9０-９]")
"""A figure: `12,[4]O0`, not `皆減`."""
STUCK = deferred("[^0-9 ,] [0-9][0-9,]*$")
"""An amount that stands with words in one cell: 臨時対`[策 605,000]`, not `605,000`."""
IN_TWO_UNITS = deferred("[△▲]?[0-9,]+[兆億][0-9,]+[億万千]")
"""An amount in two units: `[1億8,742万]円`, not `1.5億円`."""
RATE_SIGNS = ("%", "％")
"""How the cells of a column end that doesn't add up, whatever its head says."""
TWO_FIGURES = 10
"""The least number of two figures."""
MARKUP = " \n*_"
"""What Markdown puts around a cell."""
SCALED = deferred(
    "(?<![0-9])(?:千|百万|十億|億|万|兆)(?:円|人|ドル|トン|台|件|戸|kWh|㎡|m2|ha)|四捨五入|端数|切り?捨て|一致しない"
)
"""What says that the numbers are rounded: `金額([百万円])`, `[端数]処理`, not `人`, `2,486百万円`."""
ROUNDED = deferred("四捨五入|端数|切り?捨て|一致しない|単位[^)]{0,6}(?:千|百万|十億|億|万|兆)")
"""What says so of all numbers of a table: `([単位:千]円)`, not `金額(千円)`."""
RATES_ROUNDED = deferred(
    "[^。()]*(?:割合|構成比|比率|百分率)[^。()]*(?:四捨五入|端数|切り?捨て)[^。()]*|[^。()]*(?:四捨五入|端数|切り?捨て)[^。()]*(?:割合|構成比|比率|100%|100.0%)[^。()]*"
)
"""What says that rates are rounded, and no amounts: `[四捨五入のため、合計は100%にならない]`, not `端数処理のため、合計は一致しない`."""
AMOUNTS_ROUNDED = deferred("金額|数値|計数|人数|各項目|内訳")
"""What says so of amounts as well: `[金額]は四捨五入しており、構成比も`."""
OF_CHANGES = deferred("(?:対前[年期]|前[年期]比|前年同[期月四]|増減率|伸び率)")
"""What says that rates are changes: `%は[対前期]増減率`, not `構成比`."""


OPEN = frozenset({"皆増", "皆減", "…", "‥", "・・・"})
"""Cells that have a number which isn't told: all that there is, or what nobody knows."""


class Grid(Heads):
    """A table, its numbers and their places."""

    index: int
    """Of its block."""
    around: str
    """Its heads and what stands near it."""

    @once
    def is_rounded(self) -> bool:
        """Whether the document says so of it: by its unit, or in words."""
        return SCALED.search(self.around) is not None

    @once
    def is_rounded_around(self) -> bool:
        """Whether words say so of all that it has."""
        return ROUNDED.search(self.around) is not None

    @once
    def is_of_changes(self) -> bool:
        """Whether it says that its rates are changes."""
        return OF_CHANGES.search(self.around) is not None

    def _depth(self) -> int:
        """Count the rows of heads; a first row without bare numbers above rows of them is one: １学年, ２学年, 計."""
        depth = super()._depth()
        if depth > 1 and all(read_kanji_cell(fold(cell.strip())) for row in self.rows[1:depth] for cell in row[1:]):
            return 1
        if depth or len(self.rows) < len(("head", "row", "row")):
            return depth
        bare = [any(BARE.fullmatch(cell.strip(MARKUP)) for cell in row[1:]) for row in self.rows]
        return int(not bare[0] and all(bare[1:]))

    @once
    def numbers(self) -> dict[tuple[int, int], Number]:
        """The numbers of the cells that stand for themselves."""
        found = {}
        for row in range(self.depth, len(self.rows)):
            for column in range(self.width):
                number = read_cell(self.rows[row][column].strip(MARKUP)) if self.rows[row][column] else None
                if number is not None and column >= min(self.stubs, 1):
                    found[row, column] = number
        return self._in_ones(found) or self._numbers_in_kanji()

    def _in_ones(self, found: dict[tuple[int, int], Number]) -> dict[tuple[int, int], Number]:
        """Read the columns anew that have amounts in two units: 1億8,742万円, 9,418万円."""
        for column in range(self.stubs, self.width):
            cells = {(row, column): self.rows[row][column].strip(MARKUP) for row in range(self.depth, len(self.rows))}
            if any(IN_TWO_UNITS.match(cell) for cell in cells.values()):
                read = {place: read_scaled(cell) for place, cell in cells.items()}
                found |= {place: number for place, number in read.items() if number is not None}
        return found

    def _numbers_in_kanji(self) -> dict[tuple[int, int], Number]:
        """Read the numbers of a table that is set in kanji; those of one figure may be anything but numbers."""
        body = {
            (row, at): self.rows[row][at].strip()
            for row in range(self.depth, len(self.rows))
            for at in range(1, self.width)
        }
        found = {place: number for place, cell in body.items() if cell and (number := read_kanji_cell(fold(cell)))}
        of_figures = {at for (_, at), number in found.items() if abs(number.value) >= TWO_FIGURES}
        return {place: number for place, number in found.items() if place[1] in of_figures}

    def is_unread(self, cell: tuple[int, int]) -> bool:
        """Tell whether figures of a cell are no number, or stand with the words before it: 12,4O0, 臨時対策 605,000."""
        row, column = cell
        if cell in self.numbers:
            return False
        text = self.rows[row][column]
        if text.strip() in OPEN:
            return True
        return FIGURE.search(text) is not None or STUCK.search(self.rows[row][column - 1]) is not None

    @once
    def _starts(self) -> list[list[int]]:
        starts: list[list[int]] = []
        at = 0
        for row in self._written:
            starts.append([])
            for cell in row:
                starts[-1].append(at)
                at += len(cell) + 1
        return starts

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell in the text of its block."""
        start, cell = self._starts[row][column], self._written[row][column]
        blank = len(cell) - len(cell.lstrip())
        return Place(self.index, start + blank, start + blank + len(cell.strip()))

    def row_name(self, row: int) -> str:
        """Give the name of a row, without white space."""
        return self.row_names[row]

    @once
    def row_names(self) -> list[str]:
        """The name of each row, without white space."""
        return [*map(self._row_name, range(len(self.rows)))]

    def _row_name(self, row: int) -> str:
        first, *others = self.row_head(row, min(self.stubs, self.width - 1)) or [""]
        is_number = bool(others) and first.isdecimal() and heads_numbers(self.text(0, 0))
        name = "".join("".join(others if is_number else [first, *others]).split())
        return (name or "".join(self.text(row, 0).split())).strip(MARKUP)

    def column_head(self, column: int) -> list[str]:
        """Give the texts above a column, from top to bottom."""
        return self._column_heads[column]

    @once
    def _column_heads(self) -> list[list[str]]:
        return [*map(super().column_head, range(self.width))]

    @once
    def column_names(self) -> list[str]:
        """The innermost head of each column, without white space."""
        return ["".join((head[-1] if head else "").split()) for head in self._column_heads]

    @once
    def totals(self) -> list[int]:
        """The rows below the heads that say that they sum up others."""
        names, rows = self.row_names, range(self.depth, len(self.rows))
        found = [row for row in rows if self.is_total(row) or TOTAL.search(names[row])]
        return found or [row for row in (*rows[:1], *rows[-1:]) if WHOLE.fullmatch(names[row])]

    def is_beside(self, row: int) -> bool:
        """Tell whether a row says that it isn't added to the others."""
        return PARTS.search(self.row_name(row)) is not None

    def is_summed(self, column: int) -> bool:
        """Tell whether the numbers of a column add up."""
        return self.holds_amounts(column) and (not self.is_supplement or "補正額" in self.whole_heads[column])

    def holds_amounts(self, column: int) -> bool:
        """Tell whether the numbers of a column would add up if the table had all rows of what it sums up."""
        return self._of_amounts[column]

    @once
    def _of_amounts(self) -> list[bool]:
        heads = zip(self.whole_heads, self._column_heads, strict=True)
        rates = {at for row in self.rows for at, cell in enumerate(row) if cell.endswith(RATE_SIGNS)}
        return [
            at not in rates and UNSUMMED.search(whole) is None and measure_of([], head) != "rate"
            for at, (whole, head) in enumerate(heads)
        ]

    @once
    def whole_heads(self) -> list[str]:
        """All heads of each column in half-width forms, without white space."""
        return [fold("".join("".join(head).split())) for head in self._column_heads]

    def is_near(self, made: Decimal, stated: Number, parts: int) -> bool:
        """Tell whether what some parts make differs from what is stated by no more than rounding allows."""
        if not self.is_rounded and stated.ulp == 1:
            return False
        return abs(made - stated.value) <= stated.ulp * HALF * (parts + 1)

    def is_rounded_in(self, column: int) -> bool:
        """Tell whether the numbers of a column are rounded: where heads name units, those below other heads aren't."""
        return self.is_rounded and (self.is_rounded_around or SCALED.search(self.whole_heads[column]) is not None)

    @once
    def is_supplement(self) -> bool:
        """Whether it is of a supplementary budget, which lists what changes."""
        return any(map(SUPPLEMENTED.search, self.whole_heads))


class Turned:
    """A table with its rows as columns: of those whose last rows are differences and rates of the rows above."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.depth = max(1, grid.stubs)
        self.rows = range(grid.width)
        self.numbers = {(column, row): number for (row, column), number in grid.numbers.items()}
        self.whole_heads = [grid.row_name(row) for row in range(len(grid.rows))]
        self.is_rounded, self.is_of_changes = grid.is_rounded, grid.is_of_changes

    def row_name(self, row: int) -> str:
        """Give the name of a column of the table."""
        return self.grid.whole_heads[row]

    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell."""
        return self.grid.text(column, row)

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell."""
        return self.grid.place(column, row)


def grids(facts: Facts) -> list[Grid]:
    """Return the tables of a document that hold numbers."""
    return facts.kept("grids", lambda: [grid for grid in every_grid(facts) if len(grid.numbers) > 2])


def every_grid(facts: Facts) -> list[Grid]:
    """Return the tables of a document, whatever they hold."""
    return facts.kept("every grid", lambda: [*_made(facts)])


def _made(facts: Facts) -> Iterator[Grid]:
    above: Heads | None = None
    for index in facts.read:
        block = facts.blocks[index]
        if not block.rows or len(block.rows) > MOST_ROWS or "\t" not in block.text:
            continue
        grid = Grid(block.rows, block.spans or (), above)
        grid.index, above = index, grid
        grid.around = _around(facts, index)
        yield grid


MOST_ROWS = 2_000
NEAR = 4
"""Blocks around a table in which its unit may stand."""


def _around(facts: Facts, index: int) -> str:
    """Return a table's heads and what stands near it, but for the units of the tables before and behind."""
    block = facts.blocks[index]
    head = " ".join(" ".join(row) for row in (block.rows or [])[:3])
    above = facts.texts[max(0, index - NEAR) : index]
    units = [at for at, text in enumerate(above) if UNIT in text]
    behind = facts.texts[index + 1 : index + 1 + NEAR]
    is_table = [bool(each.rows) for each in facts.blocks[index + 1 : index + 2 + NEAR]]
    if any(is_table):
        behind = [text for text in behind[: is_table.index(True)] if UNIT not in text]
    others = [text for at, text in enumerate(above) if at not in units[:-1]]
    return " ".join(map(_without_rates, [*others, head, *behind]))


UNIT = "単位"
"""What captions say of which the numbers are: （単位：百万円）."""


def _without_rates(text: str) -> str:
    """Leave out what says that rates are rounded, and no amounts."""
    if not any(word in text for word in ROUNDING):
        return text
    return RATES_ROUNDED.sub(lambda match: match[0] if AMOUNTS_ROUNDED.search(match[0]) else "", text)


ROUNDING = ("四捨五入", "端数", "切捨て", "切り捨て")
"""What says that numbers are rounded."""
