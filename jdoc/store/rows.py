"""Rows: what a worker makes of a document for the index; the records are in them whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdoc import jsonl
from jdoc.language.comparison import comparable, pairs
from jdoc.pipeline import process_stream
from jdoc.readers import open_input
from jdoc.recognizers import NAMES
from jdoc.stages.stances import find_stances
from jdoc.store.records import HIDDEN, Columns, Found, packed
from jdoc.store.schema import LARGEST, stored_number
from jdoc.store.stances import stance_rows
from jdoc.views.table import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block, Entity
    from jdoc.pipeline import Work
    from jdoc.store.stances import StanceRow


class Task(NamedTuple):
    """A file to be indexed."""

    path: str
    """Where it is read."""
    name: str
    """What its records call it."""
    known: str | None
    """The hash that it has in the index, if it was indexed in the same way."""


class Meaning(NamedTuple):
    """What an entity stands for: the same for all that stand for the same."""

    label: str
    value: str | None
    unit: str | None
    low: float | None
    high: float | None
    earliest: str | None
    latest: str | None
    code: str | None
    key: str | None
    """Of a name, what is compared of it."""


class EntityRow(NamedTuple):
    """One place where something is named or counted."""

    start: int
    end: int
    meaning: Meaning
    text: str
    key: str | None
    approx: bool | None
    bound: str | None
    role: str | None


class BlockRow(NamedTuple):
    """A block as the index holds it."""

    columns: Columns
    record: bytes
    pairs: str
    entities: list[EntityRow]
    stances: list[StanceRow]


class Opened(NamedTuple):
    """The file can be read: the hash of what it holds."""

    sha256: str


class Told(NamedTuple):
    """Something that is odd in the file."""

    problem: str


Value: TypeAlias = Opened | Told | BlockRow


def extract(task: Task, *, work: Work) -> Iterator[Value]:
    """Yield what a file is, then its blocks; no more than the first if it is known."""
    told: list[Told] = []

    def report(error: JdocError) -> None:
        told.append(Told(str(error)))

    with open_input(task.path) as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        yield Opened(sha256)
        if sha256 == task.known:
            return
        stream.seek(0)
        dates: dict[str, str | None] = {}
        for block in find_stances(process_stream(stream, task.name, work=work, report=report)):
            doc = block.doc or task.name
            yield block_row(block, doc, dates.setdefault(doc, block.base_date))
    yield from told


def block_row(block: Block, doc: str, date: str | None) -> BlockRow:
    """Make the row of a block; bare numbers (CARDINAL) have rows, but no place in the record."""
    found, acts = block.entities or [], stance_rows(block)
    block.stances = None  # a record is as `jdoc entities` writes it
    block.entities = [entity for entity in found if entity.label not in HIDDEN]
    page, line, runs = _lines(block)
    columns = Columns(
        doc,
        date,
        _whole(block.seq),
        block.kind,
        " > ".join(block.section or ()) or None,
        page,
        line,
        runs,
        block.text,
    )
    entities = [_entity_row(entity) for entity in found]
    record = packed(jsonl.encode(block), columns, [_found(row) for row in entities])
    return BlockRow(columns, record, pairs(comparable(block.text)), entities, acts)


def _lines(block: Block) -> tuple[int | None, int | None, str | None]:
    """Return the page and line that a block begins on and, if it goes on, what begins where: `0:27 38:28`."""
    runs = [(start, line, page[0] if page else None) for start, line, _, *page in block.source or ()]
    if not runs:
        return None, None, None
    changes = [run for before, run in zip([None, *runs], runs, strict=False) if not before or before[1:] != run[1:]]
    _, line, page = changes[0]
    if len(changes) == 1:
        return _whole(page), _whole(line), None
    return (
        _whole(page),
        _whole(line),
        " ".join(f"{start}:{at}:{on}" if on else f"{start}:{at}" for start, at, on in changes),
    )


def _whole(number: int | None) -> int | None:
    """Return a number if SQLite can hold it; records from elsewhere may hold anything."""
    return number if number is None or -LARGEST <= number <= LARGEST else None


def _found(row: EntityRow) -> Found:
    start, end, meaning, text, _, approx, bound, role = row
    label, value, unit, low, high, earliest, latest, code, _ = meaning
    return Found(label, start, end, text, value, unit, low, high, earliest, latest, approx, bound, code, role)


def _entity_row(entity: Entity) -> EntityRow:
    low, high = stored_number(entity.lower), stored_number(entity.upper)
    value = entity.value
    if entity.label in NAMES:
        value = value or entity.text
    elif value is None and entity.lower is not None:
        value = f"{plain(entity.lower)}..{plain(entity.upper)}"
    elif not isinstance(value, str):
        low = high = stored_number(value)
    name = entity.label in NAMES
    meaning = Meaning(
        entity.label,
        None if value is None else plain(value),
        entity.unit,
        low,
        high,
        entity.earliest,
        entity.latest,
        entity.id,
        comparable(plain(value)) if name else None,
    )
    key = comparable(entity.text) if name else None
    return EntityRow(entity.start, entity.end, meaning, entity.text, key, entity.approx, entity.bound, entity.role)
