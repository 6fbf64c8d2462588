"""The index of names: what a document or a folder names, under which forms, how often, and where first."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import IO, TYPE_CHECKING

from jdoc.places import find_place
from jdoc.translation import named
from jdoc.views.doc_names import DocNames
from jdoc.views.labels import label_name
from jdoc.vocabulary import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from jdoc.model import Block, Entity


_ORDER: dict[str, int] = {label: rank for rank, label in enumerate(NAME_LABELS)}


@dataclass
class Entry:
    """A name of the index."""

    value: str
    """The canonical name."""
    label: str
    id: str | None
    count: int
    aliases: list[str] = field(default_factory=list)
    """Other forms that stand for it, as written, in order of appearance."""
    doc: str | None = None
    """Where it stands first: the document, the line and column (the block's `seq` where no source map is)."""
    seq: int | None = None
    line: int | None = None
    column: int | None = None
    page: int | None = None
    locator: str | None = None
    """Of the block: its place by numbers, as a provision, and by what it says."""
    provision: str | None = None
    uid: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return what is known, as a plain dict."""
        return {key: value for key, value in asdict(self).items() if value is not None}


def index_names(blocks: Iterable[Block]) -> list[Entry]:
    """Gather the names of blocks that have their entities: by label, the most frequent first."""
    entries: dict[tuple[str, str], Entry] = {}
    for block in blocks:
        for entity in block.entities or ():
            if entity.label in _ORDER:
                _enter(entries, block, entity)
    return sorted(entries.values(), key=lambda entry: (_ORDER[entry.label], -entry.count))


def table_lines(entries: Iterable[Entry], out: IO[str]) -> Iterator[str]:
    """Yield the lines of an index as a table, for a terminal."""
    from jdoc.views.screen_tables import draw_cells  # noqa: PLC0415 -- 50 ms that only a terminal needs

    cells = [[named("column", name) for name in ("label", "name", "also", "count", "first")]]
    listed = [*entries]
    docs = DocNames(entry.doc for entry in listed)
    for entry in listed:
        first = docs.where(entry.doc, entry.page, entry.line)
        name = f"{entry.value} ({entry.id})" if entry.id else entry.value
        cells.append([label_name(entry.label), name, "、".join(entry.aliases), f"{entry.count:,}", first])
    return draw_cells(cells, out, right={3}, place=4, folder=docs.folder)


def _enter(entries: dict[tuple[str, str], Entry], block: Block, entity: Entity) -> None:
    value = f"{entity.value or entity.text}"
    entry = entries.get((entity.label, value))
    if entry is None:
        entry = entries[entity.label, value] = _begin(value, block, entity)
    entry.count += 1
    if entity.text != value and entity.text not in entry.aliases:
        entry.aliases.append(entity.text)


def _begin(value: str, block: Block, entity: Entity) -> Entry:
    place = find_place(block, entity.start)
    return Entry(
        value,
        entity.label,
        entity.id,
        0,
        doc=block.doc,
        seq=block.seq,
        line=place.line,
        column=place.column,
        page=place.page,
        locator=block.locator,
        provision=block.provision,
        uid=block.uid,
    )
