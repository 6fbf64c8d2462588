"""Cells: what the bare numbers of a table are, by the unit that its caption, its head or a row's first cell names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.measures import FOUND, Measure, times, unit_at, whole
from jdoc.language.numerals.grammar import read
from jdoc.language.tables.words import UNIT
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.language.tables.heads import Heads

NUMBER = "(?:[▲△+-]? ?(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:[.][0-9]++)?)"
RANGE = deferred(f"[ (*<]*+(?P<lower>{NUMBER}) ?[~〜–—―-] ?(?P<upper>{NUMBER})[ )*>]*+")
FIGURE = deferred(
    r"(?:(?P<counted>[^\W\d_]{1,3}) )?[ (*<]*+(?P<number>(?P<sign>[▲△+-]?) ?(?P<yen>\\?)"
    r"(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?"
    r"|[一二三四五六七八九][〇一二三四五六七八九、,・]++))[ )*>]*+"
)
"""A cell that is a number: `[△1,234]`, `[円 593,407]`; Japanese fonts show a backslash as the sign of the yen."""
YEAR = deferred("(?:19|20)[0-9]{2}")
DECLARED = deferred("単位[ :は]*+([^)\n]*)")
IN_BRACKETS = deferred(r"\(([^()]*)\)")
BETWEEN_UNITS = deferred("[、,/・。]|及び|又は")
SUBJECT = deferred("^[^:]*:")
SCALE = deferred("(?:10{1,3}(?=[万億兆]))?[十百千万億兆]*+")
RATIO = deferred("(?:率|比|割合|シェア|ウエイト|ウェイト)$")
RATIO_OF_COUNTS = deferred("(?:倍率|出生率)$")
COUNT = deferred("(?:数|員)$")
NO_AMOUNT = deferred("年度?$|年月日?$|月日?$|日付?$|期$|№|No|.*(?:順位|番号|コード|指数|倍率|出生率)$")
LONGEST_UNIT = 8  # characters
MINUS = frozenset("▲△-")


class Unit(NamedTuple):
    """What a number in a cell has to be multiplied with, and what it then counts."""

    scale: int
    name: str
    kind: str


PERCENT = Unit(1, "%", "percent")
YEN = Unit(1, "円", "money")


class _Head(NamedTuple):
    """What the head of a column, or of a row, says of its numbers."""

    unit: Unit | None
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
    default = _default(rows[:depth], captions)
    columns = _with_units([_read(head) for head in heads], rows[depth:])
    counted = next((place for place, head in enumerate(heads) if head[-1:] == [UNIT]), None)
    for row in rows[depth:]:
        own = _of_row(row, counted)
        for place, (cell, column) in enumerate(zip(row, columns, strict=False)):
            if place or column.unit:
                yield from _in_cell(cell, _of_place(own, row, place), column, default)


def _named_columns(rows: Sequence[Sequence[_Cell]], named: Heads | None) -> tuple[list[list[str]], int]:
    """Give the heads of each column, and how many rows on top hold them."""
    if named and named.is_told:
        return [[fold(title) for title in named.column_head(column)] for column in range(named.width)], named.depth
    depth = next((index for index, row in enumerate(rows) if _has_figures(row)), 0)
    return _heads(rows[:depth], max(map(len, rows))), depth


def _in_cell(cell: _Cell, row: _Head, column: _Head, default: Sequence[Unit]) -> Iterator[Measure]:
    """Read the number that a cell holds, if its unit is known."""
    figure = FIGURE.fullmatch(cell.text)
    if figure is None:
        figure = RANGE.fullmatch(cell.text)
        unit = _unit(row, column, default)
    else:
        unit = YEN if figure["yen"] else _unit(row, column, default)
    measure = _measure(cell.start, figure, unit) if figure and unit else None
    if measure:
        yield measure


def _of_row(row: Sequence[_Cell], counted: int | None) -> _Head:
    """Read what a row says of its numbers: by its name, or by the cell in the column of units."""
    own = _read([row[0].text])
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


def _default(heads: Sequence[Sequence[_Cell]], captions: Iterable[str]) -> list[Unit]:
    """Find the units of the whole table: in a head that says 単位, in the corner, in a caption."""
    for row in heads:
        for place, cell in enumerate(row):
            declared = DECLARED.search(cell.text)
            units = units_in(declared[1]) if declared else [] if place else _named(cell.text)
            if units:
                return units
    return next((units for caption in captions if (units := caption_units(caption))), [])


def caption_units(caption: str) -> list[Unit]:
    """Read the units that a caption names.

    >>> [unit.name for unit in caption_units("連結経営成績(単位:百万円、%表示は対前年同期増減率)")]
    ['円', '%']
    """
    declared = DECLARED.search(caption)
    if declared:
        return units_in(declared[1])
    return _named(caption) if caption.endswith(")") else []


def _heads(rows: Sequence[Sequence[_Cell]], columns: int) -> list[list[str]]:
    heads: list[list[str]] = [[] for _ in range(columns)]
    for row in rows:
        stub = len(row) == columns - 1  # nothing stands above the rows' names
        for head, cell in zip(heads[stub:], row, strict=False):
            if cell.text == UNIT or (cell.text and not DECLARED.search(cell.text)):
                head.append(cell.text)
    return heads


def _read(heads: Sequence[str]) -> _Head:
    """Read the heads of a column, or a row's first cell."""
    units = [unit for text in heads for unit in _named(text)[:1]]
    titles = [IN_BRACKETS.sub("", text).strip(" ") for text in heads]
    return _Head(
        unit=units[-1] if units else None,
        is_share=any(RATIO.search(title) and not RATIO_OF_COUNTS.search(title) for title in titles),
        is_count=any(map(COUNT.search, titles)),
        is_silent=any(map(NO_AMOUNT.match, titles)),
    )


def _named(text: str) -> list[Unit]:
    """Find the unit that a head names, in brackets or, if it is money or a share, alone."""
    for written in reversed(IN_BRACKETS.findall(text)):
        units = units_in(written)
        if units:
            return units
    return [unit for unit in units_in(text) if unit.kind in {"money", "percent"}]


def units_in(text: str) -> list[Unit]:
    """Read one unit, or several.

    >>> units_in("百万円、%"), units_in("千人"), units_in("当初予算")
    ([Unit(scale=1000000, name='円', kind='money'), Unit(scale=1, name='%', kind='percent')],
     [Unit(scale=1000, name='人', kind='quantity')], [])
    """
    found = (_one(SUBJECT.sub("", part.strip(" "))) for part in BETWEEN_UNITS.split(text))
    return [unit for unit in found if unit]


def is_unit(text: str) -> bool:
    """Tell a unit that stands alone, in folded text.

    >>> [text for text in ("戸", "立方メートル", "千円", "備考") if is_unit(text)]
    ['戸', '立方メートル', '千円']
    """
    return 0 < len(text) <= LONGEST_UNIT and len(units_in(text)) == 1


def _one(text: str) -> Unit | None:
    match = SCALE.match(text)
    written = match[0] if match else ""
    found = unit_at(text, len(written))
    if not found:
        return None
    name, kind = found
    after = text[len(written) + len(name) :]
    scale = 1 if not written else read(written if written[0].isascii() else f"1{written}")
    if (after and not after.startswith("表示")) or not isinstance(scale, int):
        return None
    return Unit(scale, name, kind)


def _unit(row: _Head, column: _Head, default: Sequence[Unit]) -> Unit | None:
    """Choose the unit of a cell: its row's, its column's, a share where either is one, the table's."""
    if row.unit:
        return row.unit
    if row.is_share:
        return PERCENT if default or column.unit else None
    if column.unit:
        return column.unit
    if not default or row.is_silent or column.is_silent:
        return None
    if column.is_share:
        return PERCENT
    return _of_several(default, counted=row.is_count or column.is_count)


def _of_several(units: Sequence[Unit], *, counted: bool) -> Unit | None:
    """Choose among the units of a table: those of money count no people."""
    of_kind = {unit.kind: unit for unit in reversed(units)}
    if len(of_kind.keys() - {"percent"}) > 1:
        return of_kind.get("quantity") if counted else of_kind.get("money")
    if counted and "money" in of_kind:
        return None
    return next((unit for unit in units if unit.kind != "percent"), of_kind.get("percent"))


def _measure(start: int, figure: re.Match[str], unit: Unit) -> Measure | None:
    if figure.lastgroup == "upper":
        return _range(start, figure, unit)
    value = read(figure["digits"])
    if unit.kind not in FOUND or not isinstance(value, int | Decimal):
        return None
    number = times(-value if figure["sign"] in MINUS else value, unit.scale)
    low, high = start + figure.start("number"), start + figure.end("number")
    return Measure(low, high, high, whole(number), None, None, unit.name, unit.kind)


def _range(start: int, figure: re.Match[str], unit: Unit) -> Measure | None:
    """Read a cell that holds a range: +0.6～+0.8."""
    ends = [_signed(figure[name]) for name in ("lower", "upper")]
    lower, upper = (None if end is None else times(end, unit.scale) for end in ends)
    if unit.kind not in FOUND or lower is None or upper is None or lower > upper:
        return None
    low, high = start + figure.start("lower"), start + figure.end("upper")
    return Measure(low, high, high, None, whole(lower), whole(upper), unit.name, unit.kind)


def _signed(written: str) -> int | Decimal | None:
    value = read(written.lstrip("▲△+- "))
    if not isinstance(value, int | Decimal):
        return None
    return -value if written[0] in MINUS else value
