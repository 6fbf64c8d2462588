"""Continuation: tables that go on over the page, put together to one with one head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Span
    from jdoc.structure.drafts import Draft, Piece
    from jdoc.structure.lines import Line

_REACH = 3.0  # points that the columns of two pages may differ by
_MOST_HEADS = 6  # rows
_GOES_ON = deferred("[（(【]?(?:つづき|続き|前(?:の)?(?:頁|ページ)(?:から|より)の?(?:つづき|続き))[）)】]?")
"""A line that only says that a table goes on: `[（つづき）]`."""
_TOTAL = deferred("[^0-9０-９]{0,6}(?:合計|総計|総額)")
"""The name of a last row: `[歳入合計]`, not `小計`."""
_FIGURE = deferred(r"[（(]?[△▲\-－−+＋]?[ 　]*[0-9０-９][0-9０-９,，.．]*[%％]?[）)]?")
"""`[△1,234]`, not `令和６年度`."""


class Part(NamedTuple):
    """What one page has of a table."""

    draft: Draft
    edges: Sequence[float]


def joined(parts: Sequence[Part], lines: Sequence[Line]) -> tuple[list[Draft], list[Line]]:
    """Join tables that go on over the page; also give the lines that are said again there: heads and captions.

    A table goes on if nothing stands between but what stood above it on the page before, if its columns are as wide,
    and if it begins with the same head or with a row that is none.
    """
    drafts: list[Draft] = []
    repeated: list[Line] = []
    at = {line.number: index for index, line in enumerate(lines)}
    above: Sequence[Line] = ()
    for index, part in enumerate(parts):
        first = at[part.draft.first.number]
        before = parts[index - 1] if index else None
        start = at[before.draft.last.number] + 1 if before else 0
        between = lines[start:first]
        heads = _goes_on(drafts[-1], before.edges, part, between, above) if drafts and before else None
        if heads is None:
            drafts.append(part.draft)
            above = between
        else:
            repeated += between
            repeated += _lines_of(part.draft.cells[:heads])
            drafts[-1] = _added(drafts[-1], part.draft, heads)
    return drafts, repeated


def _goes_on(
    table: Draft, edges: Sequence[float], part: Part, between: Sequence[Line], above: Sequence[Line]
) -> int | None:
    """Tell whether a table goes on in another one, by the number of rows that are said again; None if it doesn't."""
    below = part.draft
    if below.first.page != table.last.page + 1 or not _is_alike(edges, part.edges):
        return None
    if not _is_said_again(between, above, below.first.page):
        return None
    upper, lower = _texts(table), _texts(below)
    if _TOTAL.fullmatch(next((text for text in upper[-1] if text), "")):
        return None
    heads = _heads(upper, lower)
    if heads:
        return heads if heads < len(lower) and _spans(table, heads) == _spans(below, heads) else None
    return None if _begins_anew(upper, lower) else 0


def _is_alike(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether two tables have columns of the same widths, wherever on their pages they stand."""
    if not edges or len(edges) != len(others):
        return False
    aside = others[0] - edges[0]
    return all(abs(edge + aside - other) <= _REACH for edge, other in zip(edges, others, strict=True))


def _is_said_again(between: Sequence[Line], above: Sequence[Line], page: int) -> bool:
    """Tell whether lines only repeat, on the next page, what stands above a table."""
    if any(line.page != page for line in between):
        return False
    said = [_squeezed(line.text) for line in between if not _GOES_ON.fullmatch(line.text)]
    return not said or said == [_squeezed(line.text) for line in above[-len(said) :]]


def _heads(upper: Sequence[Sequence[str]], lower: Sequence[Sequence[str]]) -> int:
    """Count the rows on top that two tables have in common."""
    count = 0
    for row, other in zip(upper[:_MOST_HEADS], lower, strict=False):
        if row != other:
            break
        count += 1
    return count


def _begins_anew(upper: Sequence[Sequence[str]], lower: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table below has a head of its own, or the same names of rows as the one above."""
    return _has_same_names(upper, lower) or _has_head(upper, lower)


def _has_same_names(upper: Sequence[Sequence[str]], lower: Sequence[Sequence[str]]) -> bool:
    """Tell whether the rows of two tables are called the same, as those of a form are on each page."""
    names = [row[0] for row in lower if row[0]]
    known = {row[0] for row in upper}
    return len(names) > 1 and sum(name in known for name in names) * 2 >= len(names)


def _has_head(upper: Sequence[Sequence[str]], lower: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row of a table has words where the one above, and its own other rows, have figures."""
    counted = [
        column
        for column in range(len(upper[0]))
        if sum(_FIGURE.fullmatch(row[column]) is not None for row in upper) * 2 >= len(upper)
    ]
    first = [lower[0][column] for column in counted if lower[0][column]]
    words = sum(any(map(str.isalpha, text)) for text in first)
    return words * 2 > len(first) and any(_FIGURE.fullmatch(row[column]) for row in lower[1:] for column in counted)


def _added(table: Draft, below: Draft, heads: int) -> Draft:
    """Put the rows of a table below those of another one, but for the head."""
    rows = len(table.cells) - heads
    moved = [(row + rows, column, height, width) for row, column, height, width in below.spans if row >= heads]
    table.cells = [*table.cells, *below.cells[heads:]]
    table.pieces = [cell for row in table.cells for cell in row]
    table.spans = [*table.spans, *moved]
    return table


def _spans(table: Draft, rows: int) -> list[Span]:
    return [span for span in table.spans if span[0] < rows]


def _texts(table: Draft) -> list[list[str]]:
    return [[_squeezed(cell.text) for cell in row] for row in table.cells]


def _lines_of(rows: Iterable[Sequence[Piece]]) -> list[Line]:
    return list({row[0].line.number: row[0].line for row in rows}.values())


def _squeezed(text: str) -> str:
    return "".join(text.split())
