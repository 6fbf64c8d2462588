"""The text on a terminal: entities in the colour of their label, their values in the margin."""

from __future__ import annotations

from collections import deque
from itertools import zip_longest
from operator import attrgetter
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from jdoc.views.labels import COLOURS, LABELS, OTHER
from jdoc.views.values import remark, visible
from jdoc.views.wrapping import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity

KINDS = {"title": "bold underline", "heading": "bold", "caption": "bold", "furniture": "dim", "contents": "dim"}
SPACED = frozenset({"item", "contents", "signature", "note"})
"""Kinds whose blocks follow one another without an empty line."""


def terminal_lines(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of a screen, as wide and as colourful as `out` can show."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    margin = min(40, max(16, console.width // 3))
    last: Block | None = None
    for block in blocks:
        if last is not None and not (block.kind in SPACED and last.kind == block.kind):
            yield "\n"
        shown = [entity for entity in block.entities or () if not labels or entity.label in labels]
        with console.capture() as captured:
            for line in _beside(block, shown, console.width - margin - 2, margin):
                console.print(line, no_wrap=True, overflow="ignore", crop=False)
        yield from captured.get().splitlines(keepends=True)
        last = block


def _beside(block: Block, entities: Sequence[Entity], width: int, margin: int) -> Iterator[Text]:
    """Yield the lines of a block with the remarks on its entities at their side."""
    text = _coloured(block, entities)
    number = visible(block.label or "").replace("\n", " ")
    indent = min(sum(map(cells, number)) + 1, width // 3) if number else 0
    remarks: list[Text] = []
    waiting = deque(sorted(entities, key=attrgetter("start")))
    told: set[str] = set()
    for index, (begin, end, part) in enumerate(_lines(text, width - indent)):
        line = Text().append(number if index == 0 else "", style="bold")
        line.append(" " * max(0, indent - line.cell_len))
        line.append_text(part)
        while waiting and waiting[0].start < max(end, begin + 1):
            remarks += _remarks(waiting.popleft(), margin, told)
        yield _joined(line, remarks.pop(0) if remarks else None, width)
    for remark_ in remarks:
        yield _joined(Text(), remark_, width)


def _lines(text: Text, width: int) -> Iterator[tuple[int, int, Text]]:
    """Yield the lines of a text with the offsets that they stand for; rows of cells one under the other."""
    rows = [row.split("│") for row in text.plain.split("\n")]
    columns = [max(sum(map(cells, cell)) for cell in column) for column in zip_longest(*rows, fillvalue="")]
    if len(columns) == 1 or sum(columns) + len(columns) > width:
        yield from ((begin, end, text[begin:end]) for begin, end in wrap(text.plain, width))
        return
    begin = 0
    for row in rows:
        line, end = Text(), begin
        for cell, room in zip(row, columns, strict=False):
            line.append_text(text[end : end + len(cell)])
            line.append(" " * (room - sum(map(cells, cell))) + "│")
            end += len(cell) + 1
        line.right_crop(1)
        yield begin, end - 1, line
        begin = end


def _coloured(block: Block, entities: Iterable[Entity]) -> Text:
    text = Text(visible(block.text).replace("\t", "│"), style=KINDS.get(block.kind or "", ""))
    for entity in entities:
        text.stylize(f"underline {_colour(entity)}", entity.start, entity.end)
    return text


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
