"""Tables on a terminal: as wide as it is, numbers at the right, what there is to say of their values below."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from jdoc.language.controls import disarm, to_one_line
from jdoc.language.tables.heads import Heads
from jdoc.views.labels import label_name
from jdoc.views.markup import cell_spans, entities_within
from jdoc.views.painting import color_of, paint
from jdoc.views.screen_tables import fit_columns
from jdoc.views.values import remark
from jdoc.views.wrapping import cells as width_of
from jdoc.views.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Block, Entity

_RULE = "│"


def draw_table(block: Block, entities: Sequence[Entity], width: int) -> list[Text] | None:
    """Return the lines of a table, and below them its values; None where its columns have no room side by side."""
    text = disarm(block.text)
    spans = cell_spans(text)
    cells = [[text[slice(*span)] for span in row] for row in spans]
    count = max(map(len, cells))
    widths = fit_columns(cells, width - count + 1) if count > 1 else None
    if widths is None:
        return None
    heads = Heads(cells)
    numbers = {span: heads.is_amount(row, at) for row, line in enumerate(spans) for at, span in enumerate(line)}
    lines = [line for row in spans for line in _draw_row(text, row, widths, numbers, entities)]
    return [*lines, *_values(entities, width)]


def _draw_row(
    text: str,
    row: Sequence[tuple[int, int]],
    widths: Sequence[int],
    numbers: dict[tuple[int, int], bool],
    entities: Sequence[Entity],
) -> Iterator[Text]:
    inside = entities_within(entities, row[0][0], row[-1][1])
    wrapped = [
        [(begin + start, begin + end) for start, end in wrap(text[begin:stop], width)]
        for (begin, stop), width in zip(row, widths, strict=False)
    ]
    for parts in zip_longest(*wrapped, fillvalue=(0, 0)):
        line = Text()
        for at, (span, (begin, end), width) in enumerate(zip(row, parts, widths, strict=False)):
            room = " " * (width - width_of(text[begin:end]))
            line.append(_RULE if at else "")
            line.append(room if numbers[span] else "")
            line.append_text(paint(text, begin, end, inside))
            line.append("" if numbers[span] else room)
        yield line


def _values(entities: Sequence[Entity], width: int) -> Iterator[Text]:
    """Yield the first value of each label and unit, and how many more there are like it: a table is full of them."""
    alike: dict[tuple[str, str | None], dict[str, Entity]] = {}
    for entity in entities:
        if value := remark(entity):
            written = to_one_line(disarm(f"{label_name(entity.label)} {entity.text} = {value}"))
            alike.setdefault((entity.label, entity.unit), {}).setdefault(written, entity)
    for found in alike.values():
        (written, first), more = next(iter(found.items())), len(found) - 1
        shown = f"  {written}{f' … +{more}' if more else ''}"
        yield from (Text(shown[begin:end], style=color_of(first)) for begin, end in wrap(shown, width))
