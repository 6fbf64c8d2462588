"""The text on a terminal: entities in the colour of their label, their values in the margin."""

from __future__ import annotations

from collections import deque
from itertools import zip_longest
from typing import IO, TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.text import Text

from jdoc.views.labels import COLOURS, LABELS, OTHER
from jdoc.views.values import remark, visible
from jdoc.views.weaving import shown
from jdoc.views.wrapping import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from jdoc.model import Block, Entity

KINDS = {"title": "bold underline", "heading": "bold", "caption": "bold", "furniture": "dim", "contents": "dim"}
SPACED = frozenset({"item", "contents", "signature", "note"})
"""Kinds whose blocks follow one another without an empty line."""


class Part(NamedTuple):
    """A stretch of a text that stands in one line."""

    begin: int
    end: int
    fill: int
    """Spaces behind it."""


def terminal_lines(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of a screen, as wide and as colourful as `out` can show."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    margin = min(40, max(16, console.width // 3))
    last: Block | None = None
    for block in blocks:
        if last is not None and not (block.kind in SPACED and last.kind == block.kind):
            yield "\n"
        with console.capture() as captured:
            for line in _beside(block, shown(block, labels), console.width - margin - 2, margin):
                console.print(line, no_wrap=True, overflow="ignore", crop=False)
        yield from captured.get().splitlines(keepends=True)
        last = block


def _beside(block: Block, entities: Iterable[Entity], width: int, margin: int) -> Iterator[Text]:
    """Yield the lines of a block with the remarks on its entities at their side."""
    text = visible(block.text)
    number = visible(block.label or "").replace("\n", " ")
    indent = min(sum(map(cells, number)) + 1, width // 3) if number else 0
    waiting = deque(entities)
    here: list[Entity] = []
    remarks: deque[Text] = deque()
    told: set[str] = set()
    for index, parts in enumerate(_lines(text, width - indent)):
        begin, end = parts[0].begin, parts[-1].end
        here = [entity for entity in here if entity.end > begin]
        while waiting and waiting[0].start < max(end, begin + 1):
            here.append(waiting.popleft())
            remarks += _remarks(here[-1], margin, told)
        line = Text().append(number if index == 0 else "", style="bold")
        line.append(" " * max(0, indent - line.cell_len))
        for part in parts:
            line.append("│" if part is not parts[0] else "")
            line.append_text(_coloured(text, part, here, KINDS.get(block.kind or "", "")))
        yield _joined(line, remarks.popleft() if remarks else None, width)
    for remark_ in remarks:
        yield _joined(Text(), remark_, width)


def _lines(text: str, width: int) -> Iterator[list[Part]]:
    """Yield the lines of a text, each in one part, or in one for each cell of a table where that has the room."""
    rows = [row.split("\t") for row in text.split("\n")]
    columns = [max(sum(map(cells, cell)) for cell in column) for column in zip_longest(*rows, fillvalue="")]
    if len(columns) == 1 or sum(columns) + len(columns) > width:
        yield from ([Part(begin, end, 0)] for begin, end in wrap(text, width))
        return
    begin = 0
    for row in rows:
        parts = []
        for cell, room in zip(row, columns, strict=False):
            parts.append(Part(begin, begin + len(cell), room - sum(map(cells, cell))))
            begin += len(cell) + 1
        yield parts


def _coloured(text: str, part: Part, entities: Iterable[Entity], style: str) -> Text:
    found = Text(text[part.begin : part.end].replace("\t", "│"), style=style)
    for entity in entities:
        if entity.start < part.end and entity.end > part.begin:
            found.stylize(f"underline {_colour(entity)}", max(0, entity.start - part.begin), entity.end - part.begin)
    return found.append(" " * part.fill)


def _colour(entity: Entity) -> str:
    return f"color({COLOURS[LABELS.get(entity.label, OTHER).group]})"


def _remarks(entity: Entity, margin: int, told: set[str]) -> Iterator[Text]:
    """Yield the lines of a remark, once for the same words in a block."""
    value = visible(remark(entity)).replace("\n", " ").replace("\t", " ")
    written = f"{entity.label} {value}"
    if not value or written in told:
        return
    told.add(written)
    style = _colour(entity)
    yield from (Text(written[begin:end], style=style) for begin, end in wrap(written, margin))


def _joined(line: Text, remark_: Text | None, width: int) -> Text:
    if remark_ is None:
        return line
    line.append(" " * (width + 2 - line.cell_len))
    return line.append_text(remark_)
