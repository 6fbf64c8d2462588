"""Sheet: the cells of a worksheet as its XML has them, element by element, in bounded room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct, field

from jdoc.language.lazy import deferred
from jdoc.readers import xml
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_REFERENCE = deferred(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
"""A cell, its column and its row as groups: `[BC12]`, `[$A$1]`, not `12`."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel has."""
_MOST_CELLS = 500_000
_MOST_CHARACTERS = 4_000_000
_MOST_DESCRIBED = 100_000
"""Columns that the sheet says something of: each once, if nobody means harm."""
_MORE = frozenset({"drawing", "legacyDrawing"})


class Raw(NamedTuple):
    """A cell as it is written."""

    row: int
    column: int
    type: str
    style: str
    value: str
    has_formula: bool


class Area(NamedTuple):
    """A merged cell: its first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Parsed(Struct):
    """What a sheet holds."""

    cells: list[Raw] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    shown_rows: set[int] = field(default_factory=set)
    """Where rows are hidden unless they say otherwise, those that do."""
    hidden_columns: set[int] = field(default_factory=set)
    widths: dict[int, float] = field(default_factory=dict)
    """Of columns, in characters."""
    usual_width: float = 8.4
    are_rows_hidden: bool = False
    has_more: bool = False
    """There are drawings or comments."""
    problems: list[str] = field(default_factory=list)

    def is_row_hidden(self, row: int) -> bool:
        """Tell whether a row is hidden."""
        return row in self.hidden_rows or (self.are_rows_hidden and row not in self.shown_rows)


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and the column of a cell, from 0; None for what is no cell of a sheet.

    >>> place_of("A1"), place_of("XFD1048576"), place_of("ZZZ1")
    ((0, 0), (1048575, 16383), None)
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if 0 < row <= _MOST_ROWS and column <= _MOST_COLUMNS else None


def parse_sheet(data: bytes, name: str) -> Parsed:
    """Read the cells of a sheet."""
    listener = _Listener()
    xml.feed(data, name, listener)
    if listener.passed:
        listener.parsed.problems.append(f"the sheet is too large: {listener.passed:,} of its cells are not read")
    if listener.unplaced:
        listener.parsed.problems.append(f"{listener.unplaced:,} cells stand where no sheet has one: they are not read")
    return listener.parsed


class _Listener:
    """Hears the elements of a sheet."""

    def __init__(self) -> None:
        self.parsed = Parsed()
        self.row = self.column = -1
        self.type = self.style = ""
        self.texts: list[str] = []
        self.is_read = self.has_formula = False
        self.silent = 0
        """How many open elements hold readings of the text."""
        self.characters = self.passed = self.unplaced = self.described = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Hear that an element begins."""
        local = tag.rpartition(" ")[2]
        begin = self._BEGINS.get(local)
        if begin is not None:
            begin(self, given)
        elif local in _MORE:
            self.parsed.has_more = True

    def end(self, tag: str) -> None:
        """Hear that one ends."""
        local = tag.rpartition(" ")[2]
        if local == "c":
            self._end_cell()
        elif local in {"v", "t"}:
            self.is_read = False
        elif local == "rPh":
            self.silent -= 1

    def text(self, text: str, _line: int, _column: int) -> None:
        """Hear characters."""
        if self.is_read and not self.silent:
            self.texts.append(text)

    def _begin_row(self, given: dict[str, str]) -> None:
        written = given.get("r", "")
        self.row = int(written) - 1 if written.isdecimal() and len(written) < 8 else self.row + 1
        self.column = -1
        if _is_true(given.get("hidden")) or given.get("ht") == "0":
            self.parsed.hidden_rows.add(self.row)
        else:
            self.parsed.shown_rows.add(self.row)

    def _begin_cell(self, given: dict[str, str]) -> None:
        place = place_of(given["r"]) if "r" in given else (self.row, self.column + 1)
        self.row, self.column = place or (self.row, _MOST_COLUMNS)
        self.type, self.style = given.get("t", "n"), given.get("s", "0")
        self.texts, self.has_formula = [], False

    def _end_cell(self) -> None:
        value = "".join(self.texts)
        self.characters += len(value)
        if len(self.parsed.cells) >= _MOST_CELLS or self.characters > _MOST_CHARACTERS:
            self.passed += 1
        elif 0 <= self.row < _MOST_ROWS and 0 <= self.column < _MOST_COLUMNS:
            self.parsed.cells.append(Raw(self.row, self.column, self.type, self.style, value, self.has_formula))
        else:
            self.unplaced += 1

    def _begin_value(self, _given: dict[str, str]) -> None:
        self.is_read = True

    def _begin_formula(self, _given: dict[str, str]) -> None:
        self.has_formula = True

    def _begin_reading(self, _given: dict[str, str]) -> None:
        self.silent += 1

    def _begin_column(self, given: dict[str, str]) -> None:
        first, last = (given.get(key, "") for key in ("min", "max"))
        if not (first.isdecimal() and last.isdecimal() and len(first + last) < 12):
            return
        columns = range(int(first) - 1, min(int(last), _MOST_COLUMNS))
        self.described += len(columns)
        if self.described > _MOST_DESCRIBED:
            return
        width = _number(given.get("width", ""))
        if _is_true(given.get("hidden")) or width == 0:
            self.parsed.hidden_columns.update(columns)
        elif width is not None:
            self.parsed.widths.update(dict.fromkeys(columns, width))

    def _begin_setup(self, given: dict[str, str]) -> None:
        self.parsed.are_rows_hidden = _is_true(given.get("zeroHeight"))
        self.parsed.usual_width = _number(given.get("defaultColWidth", "")) or self.parsed.usual_width

    def _begin_merged(self, given: dict[str, str]) -> None:
        first, _, last = given.get("ref", "").partition(":")
        start, end = place_of(first), place_of(last)
        if start is None or end is None or start > end or start[1] > end[1]:
            return
        self.parsed.areas.append(Area(*start, *end))

    _BEGINS: ClassVar[dict[str, Callable[[_Listener, dict[str, str]], None]]] = {
        "row": _begin_row,
        "c": _begin_cell,
        "v": _begin_value,
        "t": _begin_value,
        "f": _begin_formula,
        "rPh": _begin_reading,
        "col": _begin_column,
        "sheetFormatPr": _begin_setup,
        "mergeCell": _begin_merged,
    }
    """What is done where an element begins."""


def _is_true(written: str | None) -> bool:
    return written in {"1", "true", "on"}


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None
