"""Cells: what the bare numbers of a table are, by the unit that its caption, its head or a row's first cell names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.arithmetic import multiply, whole
from jdoc.language.cell_units import PERCENT, YEN, CellUnit, is_unit, units_in
from jdoc.language.ends import Ends
from jdoc.language.lazy import deferred
from jdoc.language.measures import MEASURED, Measure
from jdoc.language.numerals.grammar import read_numeral
from jdoc.language.rules import Rule, decide
from jdoc.language.scripts import MYRIADS, ONE_TO_NINE, TENS, ZERO_TO_NINE
from jdoc.language.tables.words import UNIT
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.language.tables.heads import Heads

    Chooser: TypeAlias = Callable[["CellHeads"], "CellUnit | None"]

# What is around a figure in a cell: brackets of notes, the stars of preliminary ones.
NUMBER = "(?:[▲△+‐‑–-]? ?(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:[.][0-9]++)?)"
RANGE = deferred(f"[ (*<]*+(?P<lower>{NUMBER}) ?[~〜–—―-] ?(?P<upper>{NUMBER})[ )*>]*+")
"""A cell that holds a range: `[+0.6~+0.8]`, `[( 5-10)]`."""
FIGURE = deferred(
    r"(?:(?P<counted>[^\W\d_]{1,3}) )?[ (*<]*+(?P<number>(?P<sign>(?:[▲△+‐‑–-]|マイナス)?) ?(?P<yen>\\?)"
    r"(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?"
    rf"|[0-9][0-9,.]*+[{TENS}{MYRIADS}][0-9,.{TENS}{MYRIADS}]*+"
    rf"|[{ONE_TO_NINE}{TENS}壱弐参拾][{ZERO_TO_NINE}{TENS}{MYRIADS}零壱弐参拾、,・]++"
    rf"|[〇零]・[{ZERO_TO_NINE}]++|[零百千]))[ )*>]*+"
)
"""A cell that holds a figure: `[△1,250]`, `[(4.5)]`, `[一、二四〇]`, `[9万988]`, `[*3]`, `[円 593,407]`.

Japanese fonts show a backslash as the sign of the yen."""
YEAR = deferred("(?:19|20)[0-9]{2}")
"""A number that is more likely a year: `[2024]`."""
DECLARED = deferred("単位[ :は]*+([^)\n]*)")
"""`([単位:百万円、%])`."""
IN_BRACKETS = deferred(r"\(([^()]*)\)")
"""What a head says in brackets: `額[(千円)]`."""
RATIO = deferred("(?:率|比|割合|シェア|ウエイト|ウェイト)$")
"""The title of shares: `構成[比]`, `収納[率]`."""
RATIO_OF_COUNTS = deferred("(?:倍率|出生率)$")
"""A ratio that is no share: `競争[倍率]`."""
COUNT = deferred("(?:数|員)$")
"""The title of what is counted: `世帯[数]`."""
NO_AMOUNT = deferred("年度?$|年月日?$|月日?$|日付?$|期$|№|No|.*(?:順位|番号|コード|指数|倍率|出生率)$")
"""The title of a column of other numbers than the table's: `[年度]`, `[No]`, `[都道府県の順位]`, not `売上高`."""
MINUS = frozenset(["▲", "△", "-", "‐", "‑", "–", "マイナス"])


class _Head(NamedTuple):
    """What the head of a column, or of a row, says of its numbers."""

    unit: CellUnit | None
    is_share: bool
    is_count: bool
    is_silent: bool


NOTHING = _Head(unit=None, is_share=False, is_count=False, is_silent=False)


class _Cell(NamedTuple):
    start: int
    text: str


def measures_in_cells(folded: str, captions: Iterable[str] = (), named: Heads | None = None) -> Iterator[Measure]:
    r"""Yield the bare numbers of a table, its rows held apart by line feeds and its cells by tabs, with their units.

    >>> [(m.value, m.unit) for m in measures_in_cells("費目\t額(千円)\t構成比(%)\n道路\t1,250\t4.5")]
    [(1250000, '円'), (Decimal('4.5'), '%')]
    >>> [m.value for m in measures_in_cells("期\t売上高\n今期\t△3", ["業績(単位:億円)"])]
    [-300000000]
    """
    rows = list(_rows(folded))
    heads, depth = _named_columns(rows, named)
    default = _units_of_table(rows[:depth], captions)
    columns = _with_units([_read_titles(titles) for titles in heads], rows[depth:])
    counted = next((place for place, titles in enumerate(heads) if titles[-1:] == [UNIT]), None)
    for row in rows[depth:]:
        yield from _measures_in_row(row, columns, default, counted)


def _named_columns(rows: Sequence[Sequence[_Cell]], named: Heads | None) -> tuple[list[list[str]], int]:
    """Give the titles of each column, and how many rows on top hold them."""
    if named and named.is_told:
        return [[fold(title) for title in named.column_head(column)] for column in range(named.width)], named.depth
    depth = next((index for index, row in enumerate(rows) if _has_figures(row)), 0)
    return _column_titles(rows[:depth], max(map(len, rows))), depth


def _measures_in_row(
    row: Sequence[_Cell], columns: Sequence[_Head], default: Sequence[CellUnit], counted: int | None
) -> Iterator[Measure]:
    """Yield the figures of a row; the first cell is its name, unless its column has a unit."""
    own = _of_row(row, counted)
    for place, (cell, column) in enumerate(zip(row, columns, strict=False)):
        unit = _unit_of_cell(_of_place(own, row, place), column, default) if place or column.unit else None
        measure = _read_cell(cell, unit) if place or unit else None
        if measure:
            yield measure


def _of_row(row: Sequence[_Cell], counted: int | None) -> _Head:
    """Read what a row says of its numbers: by its name, or by the cell in the column of units."""
    own = _read_titles([row[0].text])
    if counted is None or own.unit or counted >= len(row):
        return own
    units = units_in(row[counted].text.strip())
    return own._replace(unit=units[0]) if len(units) == 1 else own


def _of_place(own: _Head, row: Sequence[_Cell], place: int) -> _Head:
    """Choose what is said of a number: by the unit alone in the next cell, or by its row."""
    after = row[place + 1].text.strip() if place + 1 < len(row) else ""
    if is_unit(after):
        return NOTHING._replace(unit=units_in(after)[0])
    return own if place else NOTHING


def _with_units(columns: Sequence[_Head], rows: Sequence[Sequence[_Cell]]) -> list[_Head]:
    """Give columns the unit that stands before the number in their first cell, as in 円 593,407 above 12,958."""
    found = list(columns)
    for place, column in enumerate(columns):
        first = next((row[place].text for row in rows if place < len(row) and row[place].text), "")
        figure = FIGURE.fullmatch(first)
        units = units_in(figure["counted"]) if figure and figure["counted"] and not column.unit else []
        if units:
            found[place] = column._replace(unit=units[0])
    return found


def _rows(folded: str) -> Iterator[list[_Cell]]:
    start = 0
    for line in folded.split("\n"):
        row = []
        for text in line.split("\t"):
            row.append(_Cell(start, text))
            start += len(text) + 1
        yield row


def _has_figures(row: Sequence[_Cell]) -> bool:
    """Tell a row of figures from a head, whose only numbers are years."""
    texts = [cell.text for cell in row[1:] or row]
    return any((FIGURE.fullmatch(text) or RANGE.fullmatch(text)) and not YEAR.fullmatch(text) for text in texts)


def _units_of_table(heads: Sequence[Sequence[_Cell]], captions: Iterable[str]) -> list[CellUnit]:
    """Find the units of the whole table: in a head that says 単位, in the corner, in a caption."""
    for row in heads:
        for place, cell in enumerate(row):
            declared = DECLARED.search(cell.text)
            units = units_in(declared[1]) if declared else [] if place else _units_named(cell.text)
            if units:
                return units
    return next((units for caption in captions if (units := caption_units(caption))), [])


def caption_units(caption: str) -> list[CellUnit]:
    """Read the units that a caption names.

    >>> [unit.name for unit in caption_units("連結経営成績(単位:百万円、%表示は対前年同期増減率)")]
    ['円', '%']
    """
    declared = DECLARED.search(caption)
    if declared:
        return units_in(declared[1])
    return _units_named(caption) if caption.endswith(")") else []


def _column_titles(rows: Sequence[Sequence[_Cell]], width: int) -> list[list[str]]:
    """Return what stands above each column of a table so many cells wide."""
    titles: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        has_no_stub = len(row) == width - 1  # nothing stands above the rows' names
        for column, cell in zip(titles[1:] if has_no_stub else titles, row, strict=False):
            if cell.text == UNIT or (cell.text and not DECLARED.search(cell.text)):
                column.append(cell.text)
    return titles


def _read_titles(heads: Sequence[str]) -> _Head:
    """Read the heads of a column, or a row's first cell."""
    units = [unit for text in heads for unit in _units_named(text)[:1]]
    titles = [IN_BRACKETS.sub("", text).strip(" ") for text in heads]
    return _Head(
        unit=units[-1] if units else None,
        is_share=any(RATIO.search(title) and not RATIO_OF_COUNTS.search(title) for title in titles),
        is_count=any(map(COUNT.search, titles)),
        is_silent=any(map(NO_AMOUNT.match, titles)),
    )


def _units_named(text: str) -> list[CellUnit]:
    """Find the unit that a head names, in brackets or, if it is money or a share, alone."""
    for written in reversed(IN_BRACKETS.findall(text)):
        units = units_in(written)
        if units:
            return units
    return [unit for unit in units_in(text) if unit.kind in {"money", "percent"}]


class CellHeads(NamedTuple):
    """What may tell the unit of a cell: its row, its column, the table."""

    row: _Head
    column: _Head
    default: Sequence[CellUnit]

    @property
    def by_kind(self) -> dict[str, CellUnit]:
        """The table's units by their kinds, the first of each."""
        return {unit.kind: unit for unit in reversed(self.default)}

    def row_has_unit(self) -> bool:
        """Whether the first cell of the row names a unit."""
        return self.row.unit is not None

    def row_is_share(self) -> bool:
        """Whether the row's figures are shares."""
        return self.row.is_share

    def column_has_unit(self) -> bool:
        """Whether the column's head names a unit."""
        return self.column.unit is not None

    def is_silent(self) -> bool:
        """Whether the figures are years, numbers of things or the like."""
        return self.row.is_silent or self.column.is_silent

    def column_is_share(self) -> bool:
        """Whether the column's figures are shares, in a table that has units."""
        return self.column.is_share and bool(self.default)

    def is_count(self) -> bool:
        """Whether the figures count people or things."""
        return self.row.is_count or self.column.is_count

    def counts_beside_money(self) -> bool:
        """Whether they do, in a table that has a unit of money."""
        return self.is_count() and "money" in self.by_kind

    def is_money_beside_counts(self) -> bool:
        """Whether the table has a unit of money and another one, and nothing is counted."""
        return not self.is_count() and len(self.by_kind.keys() - {"percent"}) > 1


def _row_unit(heads: CellHeads) -> CellUnit | None:
    return heads.row.unit


def _column_unit(heads: CellHeads) -> CellUnit | None:
    return heads.column.unit


def _share(heads: CellHeads) -> CellUnit | None:
    """Choose %, in a table of amounts."""
    return PERCENT if heads.default or heads.column.unit else None


def _no_unit(_: CellHeads) -> None:
    """Leave a figure that counts nothing."""


def _quantity(heads: CellHeads) -> CellUnit | None:
    return heads.by_kind.get("quantity")


def _money(heads: CellHeads) -> CellUnit | None:
    return heads.by_kind.get("money")


def _table_unit(heads: CellHeads) -> CellUnit | None:
    """Choose the first unit of the table, % only if there is no other."""
    return next((unit for unit in heads.default if unit.kind != "percent"), heads.by_kind.get("percent"))


UNIT_RULES: tuple[Rule[CellHeads, Chooser], ...] = (
    Rule(
        "the row's own",
        CellHeads.row_has_unit,
        _row_unit,
        "table:項目␉値⏎額（千円）␉[5](MONEY 5000 JPY)",
        "table:項目␉値⏎額␉5",
    ),
    Rule(
        "a row of shares",
        CellHeads.row_is_share,
        _share,
        "caption:（単位：円） ¶ table:項目␉今期⏎構成比␉[5](PERCENT 5 %)",
        "caption:（単位：円） ¶ table:項目␉今期⏎資産␉[5](MONEY 5 JPY)",
    ),
    Rule(
        "the column's",
        CellHeads.column_has_unit,
        _column_unit,
        "table:項目␉額（円）⏎道路␉[5](MONEY 5 JPY)",
        "table:項目␉額⏎道路␉5",
    ),
    Rule(
        "years and the like",
        CellHeads.is_silent,
        _no_unit,
        "caption:（単位：円） ¶ table:項目␉年度⏎道路␉5",
        "caption:（単位：円） ¶ table:項目␉今期⏎道路␉[5](MONEY 5 JPY)",
    ),
    Rule(
        "a column of shares",
        CellHeads.column_is_share,
        _share,
        "caption:（単位：円） ¶ table:項目␉構成比⏎道路␉[5](PERCENT 5 %)",
        "caption:（単位：円） ¶ table:項目␉今期⏎道路␉[5](MONEY 5 JPY)",
    ),
    Rule(
        "what is counted beside money",
        CellHeads.counts_beside_money,
        _quantity,
        "caption:（単位：円、人） ¶ table:項目␉職員数⏎道路␉[5](QUANTITY 5 人)",
        "caption:（単位：円、人） ¶ table:項目␉資産⏎道路␉[5](MONEY 5 JPY)",
    ),
    Rule(
        "money beside what is counted",
        CellHeads.is_money_beside_counts,
        _money,
        "caption:（単位：人、円） ¶ table:項目␉資産⏎道路␉[5](MONEY 5 JPY)",
        "caption:（単位：人） ¶ table:項目␉資産⏎道路␉[5](QUANTITY 5 人)",
    ),
)
"""Which unit a figure in a cell has; where no row decides, the table's."""
OTHERWISE: Chooser = _table_unit


def _unit_of_cell(row: _Head, column: _Head, default: Sequence[CellUnit]) -> CellUnit | None:
    heads = CellHeads(row, column, default)
    return decide(UNIT_RULES, heads, OTHERWISE)(heads)


def _read_cell(cell: _Cell, unit: CellUnit | None) -> Measure | None:
    """Read the figure in a cell, or the range, as a measure in the cell's unit, or in yen if it says so itself."""
    figure = FIGURE.fullmatch(cell.text)
    unit = YEN if figure and figure["yen"] else unit
    if unit is None or unit.kind not in MEASURED:
        return None
    if figure:
        return _read_figure(cell.start, figure, unit)
    ends = RANGE.fullmatch(cell.text)
    return _read_range(cell.start, ends, unit) if ends else None


def _read_figure(start: int, figure: re.Match[str], unit: CellUnit) -> Measure | None:
    value = read_numeral(figure["digits"])
    if not isinstance(value, int | Decimal):
        return None
    number = multiply(-value if figure["sign"] in MINUS else value, unit.scale)
    low, high = start + figure.start("number"), start + figure.end("number")
    return Measure(low, high, high, whole(number), None, None, unit.name, unit.kind)


def _read_range(start: int, ends: re.Match[str], unit: CellUnit) -> Measure | None:
    """Read a cell that holds a range: +0.6～+0.8."""
    first, last = _read_end(ends["lower"]), _read_end(ends["upper"])
    if first is None or last is None or first > last:
        return None
    lower, upper = (whole(multiply(end, unit.scale)) for end in (first, last))
    low, high = start + ends.start("lower"), start + ends.end("upper")
    both = Ends(start + ends.end("lower"), start + ends.start("upper"), high, lower, upper)
    return Measure(low, high, high, None, lower, upper, unit.name, unit.kind, ends=both)


def _read_end(written: str) -> int | Decimal | None:
    value = read_numeral(written.lstrip("▲△+‐‑–- "))
    if not isinstance(value, int | Decimal):
        return None
    return -value if written[0] in MINUS else value
