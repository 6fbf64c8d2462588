"""The text on a terminal: entities in the color of their label, their values in the margin."""

from __future__ import annotations

from collections import deque
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from jdoc.language.controls import disarm, to_one_line
from jdoc.views.labels import label_name
from jdoc.views.markup import entities_to_show
from jdoc.views.painting import color_of, paint
from jdoc.views.terminal_tables import draw_table
from jdoc.views.values import remark
from jdoc.views.wrapping import cells as width_of
from jdoc.views.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from jdoc.model import Block, BlockKind, Entity

_STYLES: dict[BlockKind | None, str] = {
    "title": "bold underline",
    "heading": "bold",
    "caption": "bold",
    "furniture": "dim",
    "contents": "dim",
}
_TOGETHER = frozenset({"item", "contents", "signature", "note"})
"""Kinds whose blocks follow one another without an empty line."""


def draw_blocks(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of a screen, as wide and as colorful as `out` can show."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    margin = min(40, max(16, console.width // 3))
    last: Block | None = None
    for block in blocks:
        if last is not None and not (block.kind in _TOGETHER and last.kind == block.kind):
            yield "\n"
        entities = entities_to_show(block, labels)
        lines = draw_table(block, entities, console.width) if block.kind == "table" else None
        with console.capture() as captured:
            for line in lines or _draw(block, _Remarks(entities, margin), console.width - margin - 2):
                console.print(line, no_wrap=True, overflow="ignore", crop=False)
        yield from captured.get().splitlines(keepends=True)
        last = block


class _Remarks:
    """What is said in the margin of a block: each entity beside the line that it begins in, or below."""

    def __init__(self, entities: Iterable[Entity], width: int) -> None:
        self._waiting = deque(entities)
        self._width = width
        self._here: list[Entity] = []
        self._lines: deque[Text] = deque()
        self._said: set[str] = set()

    def enter(self, begin: int, end: int) -> list[Entity]:
        """Go on to a line of the text, and return the entities that stand in it."""
        self._here = [entity for entity in self._here if entity.end > begin]
        while self._waiting and self._waiting[0].start < max(end, begin + 1):
            entity = self._waiting.popleft()
            self._here.append(entity)
            self._lines += self._remark(entity)
        return self._here

    def next_line(self) -> Text | None:
        """Return the next line of the margin, if there is something to say."""
        return self._lines.popleft() if self._lines else None

    def rest(self) -> Iterator[Text]:
        """Yield the lines that have found no place beside the text."""
        while self._lines:
            yield self._lines.popleft()

    def _remark(self, entity: Entity) -> Iterator[Text]:
        """Yield the lines of a remark, once for the same words in a block."""
        value = remark(entity)
        written = to_one_line(disarm(f"{label_name(entity.label)} {value}"))
        if value and written not in self._said:
            self._said.add(written)
            style = color_of(entity)
            yield from (Text(written[begin:end], style=style) for begin, end in wrap(written, self._width))


def _draw(block: Block, remarks: _Remarks, width: int) -> Iterator[Text]:
    """Yield the lines of a block with the remarks on its entities at their side."""
    text = disarm(block.text)
    number = to_one_line(disarm(block.mark))
    indent = min(width_of(number) + 1, width // 3) if number else 0
    style = _STYLES.get(block.kind, "")
    for begin, end in wrap(text, width - indent):
        entities = remarks.enter(begin, end)
        line = Text().append(number, style="bold")
        line.append(" " * max(0, indent - line.cell_len))
        line.append_text(paint(text, begin, end, entities, style))
        yield _join(line, remarks.next_line(), width)
        number = ""
    for line in remarks.rest():
        yield _join(Text(), line, width)


def _join(line: Text, margin: Text | None, width: int) -> Text:
    if margin is None:
        return line
    line.append(" " * (width + 2 - line.cell_len))
    return line.append_text(margin)
