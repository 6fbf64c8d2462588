"""The text with its entities in brackets, for pipes and for terminals without colors."""

from __future__ import annotations

from itertools import zip_longest
from typing import IO, TYPE_CHECKING

from jdoc.language.controls import disarm
from jdoc.language.tables.heads import Heads
from jdoc.language.width import columns
from jdoc.views.labels import label_name
from jdoc.views.markup import cell_spans, entities_to_show, entities_within, heading_level, mark_up
from jdoc.views.values import remark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity


_WIDEST = 60
"""Columns of the screen that the cells of a table are filled up to."""


def write_plain(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> None:
    """Write blocks as paragraphs, headings and tables as in Markdown."""
    for block in blocks:
        entities = entities_to_show(block, labels)
        if block.kind == "table":
            written = "\n".join(_rows(block, entities))
        else:
            text = mark_up(block.text, entities, mark=_mark)
            written = _join_words("#" * heading_level(block), block.mark, text)
        out.write(disarm(written) + "\n\n")


def _rows(block: Block, entities: Sequence[Entity]) -> Iterator[str]:
    """Yield the lines of a table; its numbers stand at the right of their cells."""
    spans = cell_spans(block.text)
    texts = [[block.text[slice(*span)] for span in cells] for cells in spans]
    heads = Heads(texts)
    rows = [[_cell(block.text, entities, span) for span in cells] for cells in spans]
    widths = [min(_WIDEST, max(map(columns, column))) for column in zip_longest(*rows, fillvalue="")]
    for number, row in enumerate(rows):
        cells = [
            _filled(cell, width, right=heads.is_amount(number, at))
            for at, (cell, width) in enumerate(zip([*row, *[""] * (len(widths) - len(row))], widths, strict=True))
        ]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def _cell(text: str, entities: Sequence[Entity], span: tuple[int, int]) -> str:
    return mark_up(text, entities_within(entities, *span), mark=_mark, within=span).replace("|", r"\|")


def _filled(cell: str, width: int, *, right: bool) -> str:
    room = " " * (width - columns(cell))
    return room + cell if right else cell + room


def _mark(entity: Entity, inner: str, _depth: int) -> str:
    return f"[{inner}]({_join_words(label_name(entity.label), remark(entity))})"


def _join_words(*words: str | None) -> str:
    return " ".join(filter(None, words))
