"""Rows: what a worker makes of a document for the index; the records are in them whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeAlias

from jdoc.errors import Notice
from jdoc.language.comparison import pairs, searchable
from jdoc.limits import seconds_for
from jdoc.pipeline import process_stream
from jdoc.readers import open_input
from jdoc.stages.speakers import with_speaker
from jdoc.stages.stances import find_stances
from jdoc.store.findings import finding_rows
from jdoc.store.meanings import stored_meaning
from jdoc.store.packing import pack
from jdoc.store.records import Columns, EntityColumns
from jdoc.store.schema import LARGEST_WHOLE, stored_number
from jdoc.store.sources import pack_runs
from jdoc.store.stances import stance_rows
from jdoc.tuples import NamedTuple
from jdoc.views.cells import format_cell
from jdoc.views.rows import value_of
from jdoc.vocabulary import NAME_LABELS, ON_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block, Entity
    from jdoc.pipeline import Work
    from jdoc.store.findings import FindingRow
    from jdoc.store.meanings import Meaning
    from jdoc.store.stances import StanceRow


class Task(NamedTuple):
    """A file to be indexed."""

    path: str
    """Where it is read."""
    name: str
    """What its records call it."""
    known: str | None
    """The hash that it has in the index, if it was indexed in the same way."""


Day: TypeAlias = tuple[str | None, str | None]
"""The day of a document, and where it was found."""
Manner: TypeAlias = tuple[bool | None, str | None, str | None]
"""What is said of an entity: that it is about so much (`approx`), a bound, a role."""
TOGETHER = 100
"""Blocks that are sent at once."""
NO_MANNER: Manner = (None, None, None)
EntityRow: TypeAlias = "tuple[int, int, Meaning, Manner | None]"
"""One place where something is named or counted: where it begins, how long it is, what it stands for and how."""


class BlockRow(NamedTuple):
    """A block as the index holds it."""

    columns: Columns
    record: bytes | None
    pairs: str
    entities: list[EntityRow]
    stances: list[StanceRow]
    findings: list[FindingRow]


class Blocks(NamedTuple):
    """Some blocks of a file, together: to send each by itself takes longer than to send it."""

    rows: list[BlockRow]


class Opened(NamedTuple):
    """The file can be read: the hash of what it holds."""

    sha256: str


class Problem(NamedTuple):
    """Something that is odd in the file."""

    text: str
    is_notice: bool = False
    """It is good to know, and nothing is wrong."""


_OF_MANNER = EntityColumns._fields.index("approx")


Value: TypeAlias = Opened | Problem | Blocks


def usual_seconds(task: Task, *, ocr: bool = False) -> float:
    """Return how long a file may take, where nobody has said."""
    return seconds_for(task.path, ocr=ocr)


def extract(task: Task, *, work: Work) -> Iterator[Value]:
    """Yield what a file is, then its blocks; no more than the first if it is known."""
    problems: list[Problem] = []

    def report(error: JdocError) -> None:
        problems.append(Problem(str(error), is_notice=isinstance(error, Notice)))

    with open_input(task.path) as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        yield Opened(sha256)
        if sha256 == task.known:
            return
        stream.seek(0)
        days: dict[str, Day] = {}
        rows: list[BlockRow] = []
        for block in find_stances(process_stream(stream, task.name, work=work, report=report)):
            doc = block.doc or task.name
            rows.append(make_row(block, doc, days.setdefault(doc, (block.base_date, block.base_date_source))))
            if len(rows) == TOGETHER:
                yield Blocks(rows)
                rows = []
        yield Blocks(rows)
    yield from problems


def make_row(block: Block, doc: str, day: Day) -> BlockRow:
    """Make the row of a block; bare numbers (CARDINAL) have rows, but no place in the record.

    What is searched has who speaks in front of the text, where the record has it in a field of its own.
    """
    said = with_speaker(block)
    entities = _each_once(map(_entity_columns, said.entities or ()))
    stances = stance_rows(said)
    findings = finding_rows(block)
    block.stances = block.findings = None  # a record is as `jdoc entities` writes it
    block.entities = [entity for entity in block.entities or () if entity.label not in ON_REQUEST]
    runs = said.source or []
    line, page = (_whole(runs[0][1]), _whole(runs[0][3] if len(runs[0]) > 3 else None)) if runs else (None, None)
    columns = Columns(
        doc,
        *day,
        _whole(block.seq),
        block.kind,
        " > ".join(block.section or ()) or None,
        page,
        line,
        pack_runs(runs, line, page),
        said.text,
        block.label,
        block.locator,
    )
    rows = [_entity_row(entity, said.text) for entity in entities]
    return BlockRow(columns, pack(block, columns, entities), pairs(searchable(said.text)), rows, stances, findings)


def _each_once(entities: Iterable[EntityColumns]) -> list[EntityColumns]:
    """Leave out, of those in one place that stand for the same, all but the first: the index holds one."""
    once: dict[tuple[object, ...], EntityColumns] = {}
    for entity in entities:
        once.setdefault(entity[:_OF_MANNER], entity)
    return [*once.values()]


def _whole(number: int | None) -> int | None:
    """Return a number if SQLite can hold it; records from elsewhere may hold anything."""
    return number if number is None or -LARGEST_WHOLE <= number <= LARGEST_WHOLE else None


def _entity_columns(entity: Entity) -> EntityColumns:
    low, high = _ends(entity)
    value = (entity.value or entity.text) if entity.label in NAME_LABELS else value_of(entity)
    return EntityColumns(
        entity.start,
        entity.end,
        entity.label,
        None if value is None else format_cell(value),
        entity.unit,
        low,
        high,
        entity.earliest,
        entity.latest,
        entity.id,
        entity.law_num,
        entity.law_id,
        entity.approx,
        entity.bound,
        entity.role,
    )


def _entity_row(entity: EntityColumns, text: str) -> EntityRow:
    manner = entity.approx, entity.bound, entity.role
    written = text[entity.start : entity.end] if entity.label in NAME_LABELS else ""
    meaning = stored_meaning(entity[2:_OF_MANNER], written)
    return entity.start, entity.end - entity.start, meaning, None if manner == NO_MANNER else manner


def _ends(entity: Entity) -> tuple[float | None, float | None]:
    """Return the least and the most that an entity amounts to: of one number, that number twice."""
    is_range = entity.value is None and entity.lower is not None
    if is_range or isinstance(entity.value, str) or entity.label in NAME_LABELS:
        return stored_number(entity.lower), stored_number(entity.upper)
    number = stored_number(entity.value)
    return number, number
