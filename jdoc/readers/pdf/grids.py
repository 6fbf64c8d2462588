"""Grids: the rules of a page to the cells of its tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.readers.cells import Cell
from jdoc.readers.pdf.rules import Rule
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.pdf.rules import Rules

_EXACT = 0.8  # points: pieces that are drawn as one
_DOUBLE = 2.6  # points between the lines of a double rule
_GAP = 3.2  # points between the dots of a rule
_SHORTEST = 5.0  # points: a rule that parts anything is longer
_REACH = 3.0  # points that crossing rules may miss each other by
_NARROWEST = 4.5  # points: nothing can be written in a row or a column of less
_COVERED = 0.9  # of an edge: then it parts the cells on its sides
_FRAMED = 0.55  # of the outline of a table
_MOST_RULES = 4_000  # of a page: a drawing has more
_MOST_CELLS = 40_000


class Grid(Struct):
    """A table as it is drawn."""

    xs: list[float]
    """Where its columns begin, and where the last one ends."""
    ys: list[float]
    """Where its rows begin, from top to bottom, and where the last one ends."""
    cells: list[Cell[None]]

    @property
    def area(self) -> float:
        """Its size, in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


class _Frame(NamedTuple):
    """Rules that cross one another."""

    across: list[Rule]
    down: list[Rule]


def grids_of(rules: Rules) -> list[Grid]:
    """Find the grids that the rules of a page draw, the smallest first, so that a table within a frame comes first."""
    across, down = _joined(rules.across), _joined(rules.down)
    if len(across) + len(down) > _MOST_RULES:
        return []
    frames, alone = _frames(across, down)
    grids = [grid for frame in [*frames, *_single_rows(alone)] if (grid := _grid(_closed(frame))) is not None]
    return sorted(grids, key=lambda grid: grid.area)


def _joined(pieces: Iterable[Rule]) -> list[Rule]:
    """Put the pieces of each rule together: dots, dashes, the sides of cells, the lines of a double rule."""
    whole = [rule for rule in _snapped(pieces, _EXACT) if rule.end - rule.start >= _SHORTEST]
    return _snapped(whole, _DOUBLE)


def _snapped(pieces: Iterable[Rule], reach: float) -> list[Rule]:
    """Put pieces that stand within reach of each other on one line, and join those that touch."""
    groups: list[list[Rule]] = []
    for piece in sorted(pieces):
        if groups and piece.at - groups[-1][0].at <= reach:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [rule for group in groups for rule in _chained(group)]


def _chained(group: Sequence[Rule]) -> Iterator[Rule]:
    """Join the pieces of one line where they touch."""
    at = max(group, key=lambda piece: piece.end - piece.start).at
    first, *others = sorted(group, key=lambda piece: piece.start)
    start, end = first.start, first.end
    for piece in others:
        if piece.start > end + _GAP:
            yield Rule(at, start, end)
            start = piece.start
        end = max(end, piece.end)
    yield Rule(at, start, end)


def _frames(across: Sequence[Rule], down: Sequence[Rule]) -> tuple[list[_Frame], list[Rule]]:
    """Gather the rules that cross, directly or by way of others; also those down the page that cross none."""
    down = sorted(down)
    places = [rule.at for rule in down]
    leader = list(range(len(across) + len(down)))

    def lead(member: int) -> int:
        while leader[member] != member:
            leader[member] = member = leader[leader[member]]
        return member

    crossing: set[int] = set()
    for index, rule in enumerate(across):
        for other in range(
            bisect_left(places, rule.start - _REACH),
            bisect_right(places, rule.end + _REACH),
        ):
            if down[other].start - _REACH <= rule.at <= down[other].end + _REACH:
                crossing.add(other)
                leader[lead(len(across) + other)] = lead(index)
    frames: dict[int, _Frame] = {}
    for index, rule in enumerate(across):
        frames.setdefault(lead(index), _Frame([], [])).across.append(rule)
    for other in crossing:
        frames[lead(len(across) + other)].down.append(down[other])
    alone = [rule for other, rule in enumerate(down) if other not in crossing]
    return [frame for frame in frames.values() if frame.down], alone


def _single_rows(alone: Iterable[Rule]) -> Iterator[_Frame]:
    """Make tables of one row of rules of one height side by side: what a page break leaves of a long table."""
    rows: defaultdict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in alone:
        rows[round(rule.start / _REACH), round(rule.end / _REACH)].append(rule)
    for down in rows.values():
        if len(down) > 2:
            left, right = _reach(down)
            yield _Frame([Rule(down[0].start, left, right), Rule(down[0].end, left, right)], down)


def _closed(frame: _Frame) -> _Frame:
    """Add the outer rules that are left out: where two rules and more end beyond the last one that crosses them."""
    across, down = list(frame.across), list(frame.down)
    down += _borders(frame.across, frame.down)
    across += _borders(frame.down, across)
    return _Frame(across, down)


def _reach(rules: Iterable[Rule]) -> tuple[float, float]:
    """Give where the first and the last of some rules stand."""
    places = [rule.at for rule in rules]
    return min(places), max(places)


def _borders(rules: Sequence[Rule], crossing: Sequence[Rule]) -> Iterator[Rule]:
    first, last = _reach(crossing)
    low, high = _reach(rules)
    starts = sorted(rule.start for rule in rules if rule.start < first - _NARROWEST)
    ends = sorted((rule.end for rule in rules if rule.end > last + _NARROWEST), reverse=True)
    for places in (starts, ends):
        if len(places) > 1 and abs(places[1] - places[0]) <= _REACH:
            yield Rule(places[0], low, high)


def _grid(frame: _Frame) -> Grid | None:
    """Find the cells that a frame is made of; none if it has one column only."""
    xs, column_of = _lines(frame.down)
    ys, row_of = _lines(frame.across)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    beside = _parted([(column_of[rule.at], rule) for rule in frame.down], len(xs), ys)
    below = _parted([(row_of[rule.at], rule) for rule in frame.across], len(ys), xs)
    if not _is_framed(xs, ys, beside, below):
        return None
    return Grid(xs, ys, list(_cells(len(ys) - 1, len(xs) - 1, beside, below)))


def _is_framed(
    xs: Sequence[float], ys: Sequence[float], beside: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> bool:
    """Tell a table, with rules around most of it, from boxes that lines connect: the chart of an organization."""
    around = [(xs, below[0]), (xs, below[-1]), (ys, beside[0]), (ys, beside[-1])]
    ruled = sum(places[at + 1] - places[at] for places, side in around for at, is_ruled in enumerate(side) if is_ruled)
    return ruled >= _FRAMED * 2 * (xs[-1] - xs[0] + ys[-1] - ys[0])


def _lines(rules: Iterable[Rule]) -> tuple[list[float], dict[float, int]]:
    """Give the lines that rules stand on, and the number of each; lines with no room between them are one."""
    lines: list[float] = []
    number: dict[float, int] = {}
    for at in sorted({rule.at for rule in rules}):
        if not lines or at - lines[-1] >= _NARROWEST:
            lines.append(at)
        number[at] = len(lines) - 1
    return lines, number


def _parted(rules: Iterable[tuple[int, Rule]], count: int, steps: Sequence[float]) -> list[list[bool]]:
    """Say for each line, and for each step along it, whether a rule parts what is on its sides."""
    covered = [[0.0] * (len(steps) - 1) for _ in range(count)]
    for line, rule in rules:
        start, end = rule.start - _REACH, rule.end + _REACH
        for step in range(max(0, bisect_right(steps, start) - 1), min(bisect_left(steps, end), len(steps) - 1)):
            covered[line][step] += min(steps[step + 1], end) - max(steps[step], start)
    return [
        [cover >= _COVERED * (steps[step + 1] - steps[step]) for step, cover in enumerate(line)] for line in covered
    ]


def _cells(
    rows: int, columns: int, beside: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> Iterator[Cell[None]]:
    """Put places that no rule parts together to cells."""
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in seen:
                places = _region((row, column), rows, columns, beside, below)
                seen |= places
                yield from _rectangles(places)


def _region(
    place: tuple[int, int],
    rows: int,
    columns: int,
    beside: Sequence[Sequence[bool]],
    below: Sequence[Sequence[bool]],
) -> set[tuple[int, int]]:
    """Find all places that can be reached from one without crossing a rule."""
    region = {place}
    waiting = [place]
    while waiting:
        row, column = waiting.pop()
        around = (
            ((row, column + 1), column + 1 < columns and not beside[column + 1][row]),
            ((row, column - 1), column > 0 and not beside[column][row]),
            ((row + 1, column), row + 1 < rows and not below[row + 1][column]),
            ((row - 1, column), row > 0 and not below[row][column]),
        )
        found = [near for near, is_open in around if is_open and near not in region]
        region.update(found)
        waiting += found
    return region


def _rectangles(places: set[tuple[int, int]]) -> Iterator[Cell[None]]:
    """Cut a region into rectangles: rows of one width below each other."""
    runs: list[list[int]] = []  # row, column, height, width
    for row, column in sorted(places):
        if runs and runs[-1][0] == row and runs[-1][1] + runs[-1][3] == column:
            runs[-1][3] += 1
        else:
            runs.append([row, column, 1, 1])
    above: dict[tuple[int, int, int], list[int]] = {}
    for run in runs:
        row, column, height, width = run
        upper = above.pop((row, column, width), None)
        if upper is not None:
            upper[2] += height
            run = upper  # noqa: PLW2901 -- it grows downwards
        above[row + height, column, width] = run
    for row, column, height, width in above.values():
        yield Cell(row, column, height, width, None)
