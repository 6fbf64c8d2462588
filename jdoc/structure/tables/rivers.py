"""Rivers: white columns that run down lines below each other on the page, and the cells between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jdoc.language.lazy import deferred
from jdoc.language.tables.plain import PAIR, Plain, added_columns, is_head, is_value
from jdoc.language.tables.rivers import FEWEST, joined, widest, words_in
from jdoc.structure.drafts import Piece
from jdoc.structure.rules import Question, Rule
from jdoc.structure.tables.cutting import is_barred
from jdoc.structure.tables.extents import Extent
from jdoc.structure.tables.figures import SPACE, is_amount, is_total
from jdoc.structure.tables.rows import closed_up, closed_up_to, is_name, row_of, text_of, texts, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

WORDS = deferred("[^ \u3000\t。]+[ \u3000][^\t。]*")
"""Words beside each other: `[東部　12]`, not `12`, `合意した。　以上`."""
WIDE = deferred(" *\u3000[ \u3000]*")
"""What parts words in a line that has spaces of full width: `金 4,800 円[　]（概算払）`."""
FIGURE_IN = deferred("[0-9０-９]")
"""A figure, which one of the first lines has: `東部　[1]2`."""
WIDEST = 400
"""Characters of a line that a page may have."""
BECAUSE = "white columns between its cells"


RIVERS: Question[Plain, Literal["table", "no table"]] = Question(
    Rule("a line that is no head", "no table", lambda table: table.has_odd_head),
    Rule("a sentence that breaks off before figures", "no table", lambda table: table.begins_sentences),
    Rule("numbers that begin with nought", "no table", lambda table: table.has_codes),
    Rule("a name and a figure in one cell", "no table", lambda table: table.is_ragged),
    Rule("a list in several columns", "no table", lambda table: table.is_in_groups),
    Rule("numbers of a list", "no table", lambda table: table.is_numbered),
    Rule("names and amounts between rivers", "table", lambda table: table.is_name_and_amount),
    Rule("figures between rivers", "table", lambda table: table.has_figures),
    Rule("rivers for other reasons", "no table", lambda _: True),
)


def river_rows(run: Sequence[Line]) -> list[Row]:
    """Return the rows that rivers part in the first of some lines below each other; nothing if these are no table."""
    if len(run) < FEWEST or not any(FIGURE_IN.search(line.text) for line in run[:FEWEST]):
        return []
    has_head, found = widest([*map(_places, run)], [line.enumerator is not None for line in run])
    lines = run[has_head : has_head + found.lines]
    first = _parts(run[0], len(found.places))
    named = 0 if any(map(is_value, map(text_of, first))) else len(first)
    places = _extents(joined(found.places, _columns(lines, _extents(found.places)), named))
    if len(places) < PAIR:
        return []
    rows = [row_in(line, places) for line in lines]
    rows += totals_below(run[len(rows) + has_head :], rows)
    return decided(_head(run[0], places) if has_head else [], rows)


def _extents(places: Sequence[tuple[int, int]]) -> list[Extent]:
    return [Extent(*place) for place in places]


def _columns(lines: Sequence[Line], places: Sequence[Extent]) -> list[list[str]]:
    rows = [row_in(line, places) for line in lines]
    return [texts(rows, at) for at in range(len(places))]


def totals_below(lines: Sequence[Line], rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the first of some lines if it has a total under each column of figures, wherever on the page that stands."""
    width = len(rows[0])
    columns = added_columns([texts(rows, at) for at in range(width)])
    for line in lines[:1]:
        total = parts_of(line)
        if is_total(total) and len(total) == len(columns) and all(map(is_amount, total[1:])):
            yield row_of(line, dict(zip(columns, total, strict=True)), width)


def parts_of(line: Line) -> Row:
    """Cut a line at its spaces; at those of full width, if it has such: others stand beside digits, as in 金 4,800 円."""
    return closed_up(Piece(line, 0, len(line.text)).cut(WIDE if "\u3000" in line.text else SPACE))


def decided(head: Row, rows: list[Row]) -> list[Row]:
    """Return the rows of a table, whose first one is its head if it has no figures; nothing if it is none."""
    if not head and is_head(*texts_of(rows[:2])):
        head, rows = rows[0], rows[1:]
    numbers = [row[0].line.enumerator is not None for row in (head or rows[0], *rows)]
    plain = Plain([*map(text_of, head)], texts_of(rows), sum(numbers[1:]), numbers[0], is_total(rows[-1]))
    every = [head, *rows] if head else rows
    return every if RIVERS.decide(plain).verdict == "table" else []


def may_be_row(line: Line) -> bool:
    """Tell whether a line has words beside each other on a page, and is no sentence, caption or note."""
    is_wide = len(line.text) > WIDEST
    return not is_wide and WORDS.fullmatch(line.text) is not None and not is_barred(line.text) and is_name(line)


def _places(line: Line) -> list[tuple[int, int]]:
    return [word.place for word in words_in(line.text, line.indent)]


def row_in(line: Line, places: Sequence[Extent]) -> Row:
    """Cut a line into what stands in each column."""
    cells: dict[int, Piece] = {}
    for word in words_in(line.text, line.indent):
        place = Extent(*word.place)
        at = min(range(len(places)), key=lambda column: place.distance(places[column]))
        start = cells[at].start if at in cells else word.start
        cells[at] = Piece(line, start, word.end)
    return row_of(line, cells, len(places))


def _parts(line: Line, width: int) -> Row:
    return closed_up_to([Piece(line, word.start, word.end) for word in words_in(line.text, line.indent)], width)


def _head(line: Line, places: Sequence[Extent]) -> Row:
    """Cut the line above into the names of columns; as many words are one for each."""
    parts = _parts(line, len(places))
    return parts if len(parts) == len(places) else row_in(line, places)
