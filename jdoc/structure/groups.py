"""Groups: lines that name rows of a table which is set without rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.width import columns
from jdoc.structure.cutting import cells_of, span_of
from jdoc.structure.figures import FIGURE
from jdoc.structure.lone_lines import read_lone_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.drafts import Piece
    from jdoc.structure.lines import Line

_PART = deferred("の部$")
"""A part of an account: `資産[の部]`, `収入[の部]`."""
_EDGE = 2  # columns that the right edges of figures below each other may differ by
_NEAREST = 12  # rows above that say where the columns are


def is_group(lines: Sequence[Line], rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell the name of a group of rows, a line without figures: those of the next line stand below the ones above.

    Nothing else of a table stands alone on a line: what is a sentence, or reaches into the columns of figures, ends it.
    """
    if len(lines) < 2 or not _is_name(lines[0]) or lines[1].gap > 1:
        return False
    figures = [span_of(cell) for cell in cells_of(lines[1])[1:] if FIGURE.fullmatch(cell.text)]
    if not figures or lines[0].indent + columns(lines[0].text) >= figures[0][0]:
        return False
    above = [cell for row in rows[-_NEAREST:] for cell in row[1:]]
    return _stand_below(figures, above)


def is_first_group(above: Line, line: Line, rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether the line above a table names its first rows: it is a part of an account, or set as those that name others below."""
    if line.gap or above.indent >= line.indent or not _is_name(above):
        return False
    groups = [row[0].line for row in rows if len(row) == 1]
    return _PART.search(above.text) is not None or any(group.indent == above.indent for group in groups)


def _is_name(line: Line) -> bool:
    """Tell whether a line may name something: it is no sentence, caption or note."""
    return not line.finished and read_lone_line(line.text).verdict is None


def _stand_below(figures: Sequence[tuple[int, int]], cells: Sequence[Piece]) -> bool:
    """Tell whether figures stand in the columns of the cells above: at one right edge, or below the words of a head."""
    spans = [span_of(cell) for cell in cells]
    is_head = not any(FIGURE.fullmatch(cell.text) for cell in cells)
    return all(any(_is_below(figure, span, is_head=is_head) for span in spans) for figure in figures)


def _is_below(figure: tuple[int, int], span: tuple[int, int], *, is_head: bool) -> bool:
    left, right = figure
    start, end = span
    return abs(right - end) <= _EDGE or (is_head and left < end and start < right)
