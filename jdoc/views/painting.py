"""Text for a terminal, with its entities in the colors of their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from jdoc.views.labels import look_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Entity


def paint(text: str, begin: int, end: int, entities: Iterable[Entity], style: str = "") -> Text:
    """Return a stretch of a text with its entities underlined."""
    painted = Text(text[begin:end].replace("\t", "│"), style=style)
    for entity in entities:
        if entity.start < end and entity.end > begin:
            painted.stylize(f"underline {color_of(entity)}", max(0, entity.start - begin), entity.end - begin)
    return painted


def color_of(entity: Entity) -> str:
    """Return the color of an entity's label, as a style."""
    return f"color({look_of(entity.label).color})"
