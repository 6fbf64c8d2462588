"""Spread: heads of a table set without rules that stand over several columns, in the lines above its own head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.structure.cutting import cells_of, span_of
from jdoc.structure.drafts import Piece
from jdoc.structure.figures import FIGURE
from jdoc.structure.lone_lines import read_lone_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Span
    from jdoc.structure.lines import Line

_ASIDE = 2.5  # columns that the middle of a head may stand beside the middle of what it names
_MOST = 40  # columns: a table of more has no such heads that anybody could read


class Upper(NamedTuple):
    """The upper head of a table."""

    row: list[Piece]
    spans: list[Span]
    """The cells of it that are merged, if it is the first row and the lower head the second."""


def upper_head(lines: Sequence[Line], rows: Sequence[Sequence[Piece]]) -> Upper | None:
    """Read the head above the head of a table: words in the middle over some columns each, which they share out.

    What names one column for both heads may stand on a line between the two.
    """
    columns = _columns(rows)
    if not columns or not lines:
        return None
    tall = _tall(lines[-1], columns)
    own = lines[-2:] if tall else lines[-1:]
    if len(own) < 1 + bool(tall) or not all(map(_may_name, own)):
        return None
    shared = _shared(_words(own[0]), [column for column in range(1, len(columns)) if column not in tall], columns)
    return _upper(own[0], shared, tall, len(columns)) if shared else None


def _upper(top: Line, shared: Sequence[tuple[int, int]], tall: dict[int, Piece], width: int) -> Upper:
    """Make a row of the words of a line, each in the first of its columns, and of those that stand between two lines."""
    places = {first: word for word, (first, _) in zip(_words(top), shared, strict=True)} | tall
    row = [places.get(column, Piece(top, 0, 0)) for column in range(width)]
    wide: list[Span] = [(0, first, 1, last - first + 1) for first, last in shared if last > first]
    return Upper(row, sorted([*wide, *((0, column, 2, 1) for column in tall)]))


def _may_name(line: Line) -> bool:
    return not line.finished and line.enumerator is None and read_lone_line(line.text).verdict is None


def _words(line: Line) -> list[Piece]:
    return cells_of(line) or [Piece(line, 0, len(line.text))]


def _columns(rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """Give where the columns of a table begin and end, by all of its cells; nothing if it has no head, or no figures."""
    width = max(map(len, rows))
    whole = [row for row in rows if len(row) == width]
    if len(whole) < 2 or not 2 < width <= _MOST or not _has_head(rows, width):
        return []
    return [_reach([row[column] for row in whole]) for column in range(width)]


def _has_head(rows: Sequence[Sequence[Piece]], width: int) -> bool:
    """Tell whether the first row has words in its columns, and the last one figures."""
    figures = [any(FIGURE.fullmatch(cell.text) for cell in row) for row in (rows[0], rows[-1])]
    return len(rows[0]) == width and figures == [False, True]


def _reach(cells: Iterable[Piece]) -> tuple[int, int]:
    """Give where the first of some cells begins, and where the last one ends; empty ones take no place."""
    spans = [span_of(cell) for cell in cells if cell.text] or [(0, 0)]
    return min(left for left, _ in spans), max(right for _, right in spans)


def _tall(line: Line, columns: Sequence[tuple[int, int]]) -> dict[int, Piece]:
    """Read the heads of one column each that stand on a line between the two heads; the first names the rows."""
    found: dict[int, Piece] = {}
    for word in _words(line):
        middle = sum(span_of(word)) / 2
        column = next((at for at, (left, right) in enumerate(columns) if left <= middle <= right), None)
        if column is None or column in found:
            return {}
        found[column] = word
    return found if 0 in found else {}


def _shared(words: Sequence[Piece], columns: Sequence[int], places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Share columns out to words, neighbors to each, so that each word stands over the middle of its own.

    Nothing if that can't be done, or if no word has several columns.
    """
    if not 1 < len(words) < len(columns):
        return []
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    """How well the words so far fit, by the number of columns that they take."""
    for word in words:
        middle = sum(span_of(word)) / 2
        more: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (cost, taken) in best.items():
            for end in range(start + 1, len(columns) + 1):
                first, last = columns[start], columns[end - 1]
                aside = abs((places[first][0] + places[last][1]) / 2 - middle)
                fits = last - first == end - start - 1 and aside <= _ASIDE
                if fits and (end not in more or cost + aside < more[end][0]):
                    more[end] = (cost + aside, [*taken, (first, last)])
        best = more
    return best[len(columns)][1] if len(columns) in best else []
