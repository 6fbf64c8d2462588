"""Above: the lines that name the columns of a table which is set without rules, where nothing stands over its names."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.width import columns as width_of
from jdoc.structure.cutting import span_of
from jdoc.structure.drafts import Piece
from jdoc.structure.figures import FIGURE
from jdoc.structure.lone_lines import read_lone_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.structure.lines import Line

_SPACE = deferred("[ \u3000]+")
"""Where a line may be cut, if no figures stand below: `平成25年３月31日)[　]至　平成26年`."""
_MOST = 4  # lines
_ASIDE = 6  # columns that a head may reach out over its figures by


class _Gap(NamedTuple):
    """White space in a line: its place in the text, and on the page."""

    start: int
    end: int
    left: int
    right: int


def lines_above(lines: Sequence[Line], first: Line, rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Find the lines right above the first one of a table whose words stand over its columns of figures, two of them and more.

    Each gives a row, with an empty cell over the names of the rows.
    """
    columns = _columns(rows)
    if len(columns) < 2:
        return []
    found: list[list[Piece]] = []
    below = first
    for line in reversed(lines[-_MOST:]):
        cells = _cells_over(line, columns) if _may_name(line, below) else []
        if not cells:
            break
        found.insert(0, cells)
        below = line
    return found


def _columns(rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """Give where the columns of figures begin and end; nothing where those of the first row are no figures."""
    width = max(map(len, rows))
    whole = [row for row in rows if len(row) == width]
    if any(not FIGURE.fullmatch(cell.text) for cell in whole[0][1:]):
        return []
    spans = [[span_of(row[column]) for row in whole] for column in range(1, width)]
    return [(min(left for left, _ in each), max(right for _, right in each)) for each in spans]


def _may_name(line: Line, below: Line) -> bool:
    return below.gap == 0 and not line.finished and read_lone_line(line.text).verdict is None


def _cells_over(line: Line, columns: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut a line into what stands over each column; nothing if there is more, or if it names one column only."""
    starts = [left - _ASIDE for left, _ in columns]
    cells = [Piece(line, 0, 0) for _ in range(len(columns) + 1)]
    for start, end in _parts(line, columns):
        piece = Piece(line, start, end)
        left, right = span_of(piece)
        middle = (left + right) / 2
        column = bisect_left(starts, middle)
        if column == 0 or cells[column].text or FIGURE.fullmatch(piece.text):
            return []
        cells[column] = piece
    return cells if sum(bool(cell.text) for cell in cells) > 1 else []


def _parts(line: Line, columns: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line between the widest gaps that reach into the white between two columns of figures."""
    gaps = [
        _Gap(*gap.span(), *(line.indent + width_of(line.text[:at]) for at in gap.span()))
        for gap in _SPACE.finditer(line.text)
    ]
    start = 0
    for (_, before), (after, _) in pairwise(columns):
        widest = _widest([gap for gap in gaps if gap.left <= after + _ASIDE and gap.right >= before - _ASIDE])
        if widest is not None and widest.start >= start:
            yield start, widest.start
            start = widest.end
    yield start, len(line.text)


def _widest(gaps: Sequence[_Gap]) -> _Gap | None:
    """Choose the widest gap; of two that are as wide, nobody knows which one parts the names."""
    sizes = sorted(gap.right - gap.left for gap in gaps)
    if not sizes or sizes[-2:] == [sizes[-1]] * 2:
        return None
    return max(gaps, key=lambda gap: gap.right - gap.left)
