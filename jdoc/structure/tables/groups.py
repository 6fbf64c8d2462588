"""Groups: lines that name rows of a table which is set without rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.width import columns
from jdoc.structure.rules import Question, Rule
from jdoc.structure.tables.cutting import cells_of
from jdoc.structure.tables.extents import Extent, extent_of, extents_of
from jdoc.structure.tables.figures import has_figures, is_figure
from jdoc.structure.tables.rows import is_name
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

_PART = deferred("の部$")
"""A part of an account: `資産[の部]`, `収入[の部]`."""
_NEAREST = 12  # rows above that say where the columns are


class Alone(Struct, dict=True):
    """A line below rows of a table that has a single cell, and the line below it."""

    line: Line
    below: Line
    rows: Sequence[Row]

    @cached_property
    def figures(self) -> Row:
        """The figures of the line below."""
        return [*filter(is_figure, cells_of(self.below)[1:])]

    @property
    def reaches_figures(self) -> bool:
        """Whether it takes columns in which figures stand below."""
        return self.line.indent + columns(self.line.text) >= extent_of(self.figures[0]).left

    @property
    def is_over_columns(self) -> bool:
        """Whether the figures below stand in the columns of the rows above: at one right edge, or below the words of a head."""
        above = [cell for row in self.rows[-_NEAREST:] for cell in row[1:]]
        fits = Extent.ends_below if has_figures(above) else Extent.stands_below
        places = extents_of(above)
        return all(any(fits(figure, place) for place in places) for figure in extents_of(self.figures))


GROUPS: Question[Alone, Literal["group", "no group"]] = Question(
    Rule("far above the next row", "no group", lambda alone: alone.below.gap > 1),
    Rule("sentence or caption between rows", "no group", lambda alone: not is_name(alone.line)),
    Rule("no figures in the next row", "no group", lambda alone: not alone.figures),
    Rule("words in the columns of figures", "no group", lambda alone: alone.reaches_figures),
    Rule("figures in the columns above", "group", lambda alone: alone.is_over_columns),
    Rule("figures in other columns", "no group", lambda _: True),
)


def is_group(lines: Sequence[Line], index: int, rows: Sequence[Row]) -> bool:
    """Tell the name of a group of rows, a line without figures: those of the next line stand below the ones above.

    Nothing else of a table stands alone on a line: what is a sentence, or reaches into the columns of figures, ends it.
    """
    return index + 1 < len(lines) and GROUPS.decide(Alone(lines[index], lines[index + 1], rows)).verdict == "group"


class Above(NamedTuple):
    """The line above a table, and the rows of it."""

    line: Line
    rows: Sequence[Row]

    @property
    def first(self) -> Line:
        """The first line of the table."""
        return self.rows[0][0].line

    @property
    def is_set_as_groups(self) -> bool:
        """Whether it is indented like the names of groups between the rows."""
        return self.line.indent in {row[0].line.indent for row in self.rows if len(row) == 1}


FIRST_GROUPS: Question[Above, Literal["group", "no group"]] = Question(
    Rule("far above the first row", "no group", lambda above: above.first.gap > 0),
    Rule("no farther left than the first row", "no group", lambda above: above.line.indent >= above.first.indent),
    Rule("sentence or caption above a table", "no group", lambda above: not is_name(above.line)),
    Rule("part of an account", "group", lambda above: _PART.search(above.line.text) is not None),
    Rule("set like the groups between rows", "group", lambda above: above.is_set_as_groups),
    Rule("title of a table", "no group", lambda _: True),
)


def is_first_group(above: Line, rows: Sequence[Row]) -> bool:
    """Tell whether the line above a table names its first rows: it is a part of an account, or set as those that name others below."""
    return FIRST_GROUPS.decide(Above(above, rows)).verdict == "group"
