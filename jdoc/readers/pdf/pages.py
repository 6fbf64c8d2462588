"""Pages: lines of writing to lines of text, set in and held apart as they are on the page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from jdoc.language.lazy import deferred
from jdoc.model import Document
from jdoc.model import Table as Rows
from jdoc.readers.pdf.rows import ASCENT
from jdoc.readers.pdf.spacing import WIDEST_GAP, spaced
from jdoc.readers.pdf.turning import turned_back
from jdoc.readers.text import clean_last
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.readers.pdf.columns import Column
    from jdoc.readers.pdf.rows import Row
    from jdoc.readers.pdf.tables import Table


Rectangle: TypeAlias = tuple[float, float, float, float]
_UNIT = deferred("単位[ 　]*[:：]?")
"""A line that names the unit of the table below: `（[単位：]千円）`."""
_MANY = 8  # lines that a page has to have to show its margins
_HANGING = frozenset("、。，．」』）】")


class Printed(Struct, gc=False):
    """A line of writing, its characters put together: what is kept of a page while the others are read."""

    text: str
    count: int
    """Of characters."""
    start: float
    end: float
    level: float
    size: float
    font: str
    mark: bool
    ruby: list[str]
    lifted: float
    edge: bool
    aside: bool
    """It stands at an edge of the page as well, and is none of the text."""
    table: Table | None
    box: Rectangle

    @property
    def foot(self) -> float:
        """Its level, or that of the last line of a table."""
        return self.table.bottom if self.table else self.level


class Block(Struct):
    """Lines that are read one after the other."""

    lines: list[Printed]
    start: float
    end: float
    beside: bool


class Written(Struct, gc=False):
    """A line as it is handed on."""

    text: str
    right: int
    """The column that it ends in, measured; 0 where the page can't tell."""
    gap: int
    """Empty lines before it."""
    furniture: bool = False
    starts: bool = False
    """It begins a block: it is set in another type than the line above."""
    level: float = 0.0
    table: Table | None = None
    """It is the first row of a table."""
    box: Rectangle | None = None
    """Where it stands in the file: left, bottom, right, top."""


class Grid(Struct):
    """What the pages of a document have in common."""

    size: float
    """Of most characters, in points."""
    pitch: float
    """The distance of two lines."""
    start: float
    end: float
    """Where the lines of most pages begin and end."""


def body_size(rows: Iterable[Row]) -> float:
    """Find the size that most characters of a page are set in."""
    return _commonest((row.size, len(row.spots)) for row in rows)


def _commonest(sizes: Iterable[tuple[float, int]]) -> float:
    counts: Counter[float] = Counter()
    for size, count in sizes:
        counts[round(size * 2) / 2] += count
    return counts.most_common(1)[0][0] if counts else 10.5


class Turn(NamedTuple):
    """How the lines of a page run."""

    vertical: bool
    quarters: int
    """How far the page was turned to be read."""


UPRIGHT = Turn(vertical=False, quarters=0)


def blocks_of(columns: Iterable[Column], turn: Turn = UPRIGHT) -> list[Block]:
    """Put the characters of a page's lines together."""
    return [
        Block([_printed(row, turn) for row in column.rows], column.start, column.end, column.beside)
        for column in columns
    ]


def _box(row: Row, turn: Turn) -> Rectangle:
    """Return where a line, or a table, stands in the file."""
    if row.table:
        (left, *_, right), top, bottom = row.table.edges, row.table.top, row.table.bottom
    elif turn.vertical and not row.edge:
        left, right = -row.level - row.size / 2, -row.level + row.size / 2
        top, bottom = row.start, row.end
    else:
        left, right = row.start, row.end
        top = row.level - ASCENT * row.size
        bottom = top + row.size
    one, other = turned_back(left, top, turn.quarters), turned_back(right, bottom, turn.quarters)
    low, high = map(min, one, other), map(max, one, other)
    x1, y1, x2, y2 = (round(place, 1) for place in (*low, *high))
    return x1, y1, x2, y2


def _printed(row: Row, turn: Turn) -> Printed:
    return Printed(
        spaced(row),
        len(row.spots),
        row.start,
        row.end,
        row.level,
        row.size,
        row.font,
        row.mark,
        row.ruby,
        row.lifted,
        row.edge,
        row.edge and not row.inside,
        row.table,
        _box(row, turn),
    )


def grid_of(pages: Sequence[Sequence[Block]]) -> Grid:
    """Learn how the pages of a document are set."""
    pages = [texts for blocks in pages if (texts := _texts(blocks))]
    lines = [line for blocks in pages for block in blocks for line in block.lines]
    size = _commonest((line.size, line.count) for line in lines)
    start, end = _usual_bounds(pages)
    return Grid(size, _pitch(pages, size), start, end)


def _usual_bounds(pages: Sequence[Sequence[Block]]) -> tuple[float, float]:
    """Return where lines usually begin and end; a document that is all tables has none."""
    bounds = [_bounds_of(blocks) for blocks in pages if _shows_margins(blocks)] or [*map(_bounds_of, pages)]
    return (median(start for start, _ in bounds), median(end for _, end in bounds)) if bounds else (0.0, 0.0)


def _pitch(pages: Sequence[Sequence[Block]], size: float) -> float:
    """Return the commonest distance of two lines; where no block has three, that of ordinary typesetting."""
    bodies = [block for blocks in pages for block in blocks if len(block.lines) > 2]
    steps = Counter(step for block in bodies for step in _steps(block.lines, size))
    return steps.most_common(1)[0][0] if steps else 1.7 * size


def _shows_margins(blocks: Sequence[Block]) -> bool:
    """Tell whether a page has lines enough to show where its lines begin and end."""
    return sum(len(block.lines) for block in blocks) >= _MANY


def _texts(blocks: Iterable[Block]) -> list[Block]:
    """Leave out the tables of a page, which say nothing of how its lines are set."""
    found = []
    for block in blocks:
        lines = [line for line in block.lines if not line.table]
        if lines:
            found.append(block if len(lines) == len(block.lines) else replace(block, lines=lines))
    return found


def _steps(lines: Sequence[Printed], size: float) -> Iterable[float]:
    for line, after in pairwise(lines):
        step = after.level - line.level - after.lifted
        if 0.9 * size < step < 4 * size:
            yield round(step * 2) / 2


def _bounds_of(blocks: Sequence[Block]) -> tuple[float, float]:
    """Find where the lines of a page begin and end; a single line that sticks out doesn't count."""
    body = [block for block in blocks if len(block.lines) > 2 and not block.lines[0].edge] or blocks
    starts = sorted(line.start for block in body for line in block.lines)
    ends = sorted((_solid_end(line) for block in body for line in block.lines), reverse=True)
    return _second(starts), _second(ends)


def _solid_end(line: Printed) -> float:
    """Say where a line ends but for a stop that may hang out of the margin."""
    return line.end - line.size if line.text[-1] in _HANGING and line.count > 1 else line.end


def _second(places: Sequence[float]) -> float:
    """Take the outermost place, or the next one where that stands far out alone."""
    if len(places) > 3 and abs(places[1] - places[0]) > 12:
        return places[1]
    return places[0]


def write(pages: Sequence[Sequence[Block]], grid: Grid) -> list[list[Written]]:
    """Write the lines of all pages."""
    return [_write_page(blocks, grid) for blocks in pages]


def _write_page(blocks: Sequence[Block], grid: Grid) -> list[Written]:
    if not blocks:
        return []
    texts = _texts(blocks)
    own = _bounds_of(texts) if texts else (grid.start, grid.end)
    many = _shows_margins(texts)
    reach = 2.5 * grid.size
    start = own[0] if own[0] < grid.start or (many and own[0] - grid.start < reach) else grid.start
    end = own[1] if own[1] > grid.end or (many and grid.end - own[1] < reach) else grid.end
    written: list[Written] = []
    for block in blocks:
        _write_block(written, block, _own_bounds(block) or (start, end), grid)
    return written


def _own_bounds(block: Block) -> tuple[float, float] | None:
    """Find the bounds of a column that another one stands beside."""
    texts = _texts([block]) if block.beside else []
    return _bounds_of(texts) if texts else None


def _write_block(written: list[Written], block: Block, bounds: tuple[float, float], grid: Grid) -> None:
    half = grid.size / 2
    before: Printed | None = None
    for line in block.lines:
        gap = 0
        if before is not None:
            step = line.level - before.foot - line.lifted
            gap = 0 if step < 1.4 * grid.pitch else min(5, max(1, round(step / grid.pitch) - 1))
        elif written and not block.beside:
            gap = 1
        if line.table:
            if written and _UNIT.search(written[-1].text):
                written[-1].starts = True
            written += _table_rows(line, gap)
            before = line
            continue
        indent = 0 if line.edge else max(0, round((line.start - bounds[0]) / half))
        reach = max(_solid_end(line), min(line.end, bounds[1]))
        right = round((grid.end - grid.start - (bounds[1] - reach)) / half)
        text = " " * min(indent, WIDEST_GAP) + line.text + " " * line.mark
        starts = before is not None and _is_other_type(before, line)
        written.append(Written(text, max(right, indent + 1), gap, line.aside, starts, line.level, box=line.box))
        written += [Written(reading, 1, 0, furniture=True) for reading in line.ruby]
        before = line


def _table_rows(line: Printed, gap: int) -> Iterable[Written]:
    """Write the rows of a table, cells held apart by tabs; white space in a cell is a space."""
    table = line.table
    for number, cells in enumerate(table.rows if table else ()):
        text = "\t".join(" ".join(cell.split()) if "\t" in cell else cell for cell in cells)
        written = Written(text, 0, 0 if number else gap, level=line.level, box=line.box)
        written.table = None if number else table
        yield written
    for reading in line.ruby:
        yield Written(reading, 1, 0, furniture=True)


def _is_other_type(line: Printed, after: Printed) -> bool:
    """Tell whether two lines are set in different sizes or fonts, so that they are no one paragraph."""
    if line.table or min(line.count, after.count) < 2:
        return False
    if not 1 / 1.15 < line.size / after.size < 1.15:
        return True
    return bool(line.font and after.font) and line.font != after.font


def document_of(pages: Iterable[Sequence[Written]], name: str) -> Document:
    """Put the pages together."""
    document = Document(name, [])
    for page, lines in enumerate(pages, 1):
        document.pages.append(len(document.lines))
        for number, line in enumerate(lines, 1):
            for _ in range(line.gap if number > 1 else 0):
                _add(document, "", 0, number, 0.0)
            if line.starts:
                document.starts.add(len(document.lines))
            if line.furniture:
                document.furniture.add(len(document.lines))
            if line.table:
                start, table = len(document.lines), line.table
                lines_of_it = range(start, start + len(table.rows))
                document.tables.append(Rows(lines_of_it, len(table.rows[0]), table.spans, table.edges))
            if line.box:
                document.boxes[len(document.lines)] = (page, *line.box)
            _add(document, line.text, line.right, number, line.level)
    return document


def _add(document: Document, text: str, right: int, number: int, level: float) -> None:
    document.lines.append(text)
    document.rights.append(right)
    document.numbers.append(number)
    document.levels.append(level)
    clean_last(document)
