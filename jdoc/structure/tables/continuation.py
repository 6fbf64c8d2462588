"""Continuation: tables that go on over the page, put together to one with one head."""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.structure.rules import Question, Rule, Where
from jdoc.structure.tables.rows import text_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Span
    from jdoc.structure.drafts import Draft, Piece
    from jdoc.structure.lines import Line

    Texts: TypeAlias = list[list[str]]

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
    above: Sequence[Line] = ()
    edges: Sequence[float] = ()
    for part, between in zip(parts, _above(parts, lines), strict=True):
        seam = Seam(drafts[-1], edges, part, between, above) if drafts else None
        if seam is not None and SEAMS.decide(seam).verdict == "one table":
            repeated += seam.repeated
            seam.close()
        else:
            drafts.append(part.draft)
            above = between
        edges = part.edges
    return drafts, repeated


def _above(parts: Iterable[Part], lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines above each part of a table, up to the part before it."""
    at = {line.number: index for index, line in enumerate(lines)}
    start = 0
    for part in parts:
        yield lines[start : at[part.draft.first.number]]
        start = at[part.draft.last.number] + 1


class Seam(Struct, dict=True):
    """A table, and another one below it that may be the rest of it."""

    table: Draft
    edges: Sequence[float]
    """The edges of its columns, on the page that stands last."""
    part: Part
    between: Sequence[Line]
    above: Sequence[Line]
    """The lines above the table, and those between the two."""

    @property
    def is_next_page(self) -> bool:
        """Whether the other one stands on the page behind the table, with all that stands above it there."""
        pages = {line.page for line in (self.part.draft.first, *self.between)}
        return pages == {self.table.last.page + 1}

    @property
    def is_as_wide(self) -> bool:
        """Whether the columns of both have the same widths, wherever on their pages they stand."""
        edges, others = self.edges, self.part.edges
        if not edges or len(edges) != len(others):
            return False
        aside = others[0] - edges[0]
        return all(abs(edge + aside - other) <= _REACH for edge, other in zip(edges, others, strict=True))

    @property
    def is_said_again(self) -> bool:
        """Whether the lines between only repeat what stands above the table."""
        said = [line.squeezed for line in self.between if not says_it_goes_on(line.text)]
        known = [line.squeezed for line in self.above]
        return said == known[len(known) - len(said) :]

    @property
    def has_ended(self) -> bool:
        """Whether the last row of the table is a total of all."""
        return is_total(next(filter(None, self.upper[-1]), ""))

    @cached_property
    def upper(self) -> Texts:
        """The texts of the table."""
        return _texts(self.table.cells)

    @cached_property
    def lower(self) -> Texts:
        """The texts of the other one."""
        return _texts(self.part.draft.cells)

    @cached_property
    def heads(self) -> int:
        """How many rows on top they have in common."""
        return len([*takewhile(bool, map(eq, self.upper[:_MOST_HEADS], self.lower))])

    @property
    def is_head_alone(self) -> bool:
        """Whether the rows that they have in common are all that the other one has, or merged in another way."""
        heads, below = self.heads, self.part.draft
        return heads == len(below.cells) or _spans(self.table, heads) != _spans(below, heads)

    @property
    def has_same_names(self) -> bool:
        """Whether the rows of both are called the same, as those of a form are on each page."""
        names = [*filter(None, _names(self.lower))]
        known = {*_names(self.upper)}
        return len(names) > 1 and sum(map(known.__contains__, names)) * 2 >= len(names)

    @property
    def has_head(self) -> bool:
        """Whether the first row of the other one has words where the table, and its own other rows, have figures."""
        columns = [*zip(*self.upper, strict=True)]
        counted = [number for number, cells in enumerate(columns) if sum(map(_is_figure, cells)) * 2 >= len(cells)]
        first, *others = ([row[column] for column in counted] for row in self.lower)
        written = [*filter(None, first)]
        return sum(map(_has_words, written)) * 2 > len(written) and any(_has_figure(cells) for cells in others)

    @property
    def repeated(self) -> list[Line]:
        """The lines that are only said again where the table goes on."""
        heads = {row[0].line.number: row[0].line for row in self.part.draft.cells[: self.heads]}
        return [*self.between, *heads.values()]

    def close(self) -> None:
        """Put the rows of the other one below those of the table, but for the heads."""
        table, below, heads = self.table, self.part.draft, self.heads
        down = len(table.cells) - heads
        moved = [(row + down, column, height, width) for row, column, height, width in below.spans if row >= heads]
        table.spans = [*table.spans, *moved]
        table.cells = [*table.cells, *below.cells[heads:]]
        table.pieces = [cell for row in table.cells for cell in row]


SEAMS: Question[Seam, Literal["one table", "another table"]] = Question(
    Rule("not on the page behind", "another table", lambda seam: not seam.is_next_page),
    Rule("columns of other widths", "another table", lambda seam: not seam.is_as_wide),
    Rule("something new between two tables", "another table", lambda seam: not seam.is_said_again),
    Rule("below the total of all", "another table", lambda seam: seam.has_ended),
    Where(
        lambda seam: seam.heads > 0,
        Rule("same head with nothing below", "another table", lambda seam: seam.is_head_alone),
        Rule("same head on the next page", "one table", lambda _: True),
    ),
    Rule("same names of rows again", "another table", lambda seam: seam.has_same_names),
    Rule("head of its own on the next page", "another table", lambda seam: seam.has_head),
    Rule("rows that go on over the page", "one table", lambda _: True),
)


def is_total(name: str) -> bool:
    """Tell the name of a row that ends a table: 歳入合計."""
    return _TOTAL.fullmatch(name) is not None


def says_it_goes_on(text: str) -> bool:
    """Tell a line that only says that a table goes on: （つづき）."""
    return _GOES_ON.fullmatch(text) is not None


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _has_figure(texts: Iterable[str]) -> bool:
    return any(map(_is_figure, texts))


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _spans(table: Draft, rows: int) -> list[Span]:
    return [span for span in table.spans if span[0] < rows]


def _names(rows: Texts) -> list[str]:
    return [row[0] for row in rows]


def _texts(rows: Iterable[Iterable[Piece]]) -> Texts:
    return [[_squeezed(text) for text in map(text_of, row)] for row in rows]


def _squeezed(text: str) -> str:
    return "".join(text.split())
