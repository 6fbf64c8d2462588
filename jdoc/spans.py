"""What points into a block's text: moved where the text is, taken out where it can't be of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.model import End, Entity, Weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.model import Block, Definition, Finding, Span, Stance


def move_parts(entity: Entity, move: Callable[[int, int], tuple[int, int]], text: str) -> None:
    """Give an entity its ends and its weekday as they stand in another text; those that it had stay as they were.

    >>> from jdoc.model import Weekday
    >>> entity = Entity(label="DATE", start=2, end=5, text="18日", weekday=Weekday(text="金", start=6, end=7))
    >>> move_parts(entity, lambda start, end: (start - 2, end - 2), "18日（金）")
    >>> entity.weekday
    Weekday(text='金', start=4, end=5)
    """
    if entity.weekday is not None:
        entity.weekday = _moved_weekday(entity.weekday, move, text)
    if entity.from_ is not None:
        entity.from_ = _moved_end(entity.from_, move, text)
    if entity.to is not None:
        entity.to = _moved_end(entity.to, move, text)


def _moved_weekday(weekday: Weekday, move: Callable[[int, int], tuple[int, int]], text: str) -> Weekday | None:
    start, end = move(weekday.start, weekday.end)
    return Weekday(text=text[start:end], start=start, end=end) if start < end else None


def _moved_end(part: End, move: Callable[[int, int], tuple[int, int]], text: str) -> End:
    start, end = move(part.start, part.end)
    weekday = part.weekday and _moved_weekday(part.weekday, move, text)
    return End(start=start, end=end, value=part.value, weekday=weekday)


def take_out_unsound(block: Block) -> Iterator[str]:
    """Take out of a record what can't be of its text, and yield in words what that was.

    >>> from jdoc.model import Block
    >>> block = Block(text="総額", entities=[Entity(label="ORG", start=1, end=3, text="額を")])
    >>> [*take_out_unsound(block)], block.entities
    (['entities: 1 outside of the text left out'], [])
    """
    size = len(block.text)
    for name in ("entities", "stances", "definitions", "findings"):
        items: list[Entity] | list[Stance] | list[Definition] | list[Finding] | None = getattr(block, name)
        if items:
            kept = [item for item in items if _is_within(item, size)]
            if len(kept) < len(items):
                setattr(block, name, kept)
                yield f"{name}: {len(items) - len(kept)} outside of the text left out"
    if block.rows is not None and block.text != "\n".join(map("\t".join, block.rows)):
        block.rows = block.spans = None
        yield "rows: they don't make up the text, so they are left out"
    if block.spans and not all(_lies_in(span, block.rows or []) for span in block.spans):
        block.spans = None
        yield "spans: some lie outside of the rows, so all are left out"


def _is_within(item: Entity | Stance | Definition | Finding, size: int) -> bool:
    """Tell whether something lies in a text of a size, with all its parts."""
    return all(start <= end <= size for start, end in _spans(item))


def _spans(item: Entity | Stance | Definition | Finding) -> Iterator[tuple[int, int]]:
    """Yield where something stands in its text, and where its parts do."""
    yield item.start, item.end
    if isinstance(item, Entity):
        ends = [end for end in (item.from_, item.to) if end]
        yield from ((end.start, end.end) for end in ends)
        weekdays = [item.weekday, *(end.weekday for end in ends)]
        yield from ((weekday.start, weekday.end) for weekday in weekdays if weekday)


def _lies_in(span: Span, rows: list[list[str]]) -> bool:
    row, column, height, width = span
    if min(row, column) < 0 or min(height, width) < 1:
        return False
    return row + height <= len(rows) and column + width <= max(map(len, rows), default=0)
