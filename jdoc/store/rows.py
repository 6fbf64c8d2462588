"""Rows: what a worker makes of a document for the index; the records are in them whole."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from jdoc import jsonl
from jdoc.errors import Notice
from jdoc.language.comparison import pairs, searchable
from jdoc.limits import seconds_for
from jdoc.pipeline import process_stream
from jdoc.readers import open_input
from jdoc.stages.speakers import with_speaker
from jdoc.stages.stances import find_stances
from jdoc.store.findings import finding_rows
from jdoc.store.records import Columns, EntityColumns, pack
from jdoc.store.schema import LARGEST_WHOLE, stored_number
from jdoc.store.stances import stance_rows
from jdoc.tuples import NamedTuple
from jdoc.views.cells import format_cell
from jdoc.views.rows import value_of
from jdoc.vocabulary import NAME_LABELS, ON_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block, Entity
    from jdoc.pipeline import Work
    from jdoc.store.findings import FindingRow
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
    law_num: str | None
    law_id: str | None
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
    findings: list[FindingRow]


class Opened(NamedTuple):
    """The file can be read: the hash of what it holds."""

    sha256: str


class Problem(NamedTuple):
    """Something that is odd in the file."""

    text: str
    is_notice: bool = False
    """It is good to know, and nothing is wrong."""


Value: TypeAlias = Opened | Problem | BlockRow


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
        dates: dict[str, str | None] = {}
        for block in find_stances(process_stream(stream, task.name, work=work, report=report)):
            doc = block.doc or task.name
            yield make_row(block, doc, dates.setdefault(doc, block.base_date))
    yield from problems


def make_row(block: Block, doc: str, date: str | None) -> BlockRow:
    """Make the row of a block; bare numbers (CARDINAL) have rows, but no place in the record.

    What is searched has who speaks in front of the text, where the record has it in a field of its own.
    """
    said = with_speaker(block)
    entities, stances = said.entities or [], stance_rows(said)
    findings = finding_rows(block)
    block.stances = block.findings = None  # a record is as `jdoc entities` writes it
    block.entities = [entity for entity in block.entities or () if entity.label not in ON_REQUEST]
    page, line, runs = _lines(said)
    columns = Columns(
        doc,
        date,
        _whole(block.seq),
        block.kind,
        " > ".join(block.section or ()) or None,
        page,
        line,
        runs,
        said.text,
        block.label,
        block.locator,
    )
    rows = [_entity_row(entity) for entity in entities]
    record = pack(jsonl.encode(block), columns, map(_entity_columns, rows))
    return BlockRow(columns, record, pairs(searchable(said.text)), rows, stances, findings)


def _lines(block: Block) -> tuple[int | None, int | None, str | None]:
    """Return the page and line that a block begins on and, if it goes on, what begins where: `0:27 38:28`."""
    runs = [(start, line, page[0] if page else None) for start, line, _, *page in block.source or ()]
    changes = [next(group) for _, group in groupby(runs, key=lambda run: run[1:])]
    if not changes:
        return None, None, None
    _, line, page = changes[0]
    written = " ".join(map(_run, changes)) if len(changes) > 1 else None
    return _whole(page), _whole(line), written


def _run(change: tuple[int, int, int | None]) -> str:
    start, line, page = change
    return f"{start}:{line}:{page}" if page else f"{start}:{line}"


def _whole(number: int | None) -> int | None:
    """Return a number if SQLite can hold it; records from elsewhere may hold anything."""
    return number if number is None or -LARGEST_WHOLE <= number <= LARGEST_WHOLE else None


def _entity_columns(row: EntityRow) -> EntityColumns:
    start, end, meaning, text, _, approx, bound, role = row
    label, value, unit, low, high, earliest, latest, code, law_num, law_id, _ = meaning
    dates = earliest, latest, approx, bound
    return EntityColumns(label, start, end, text, value, unit, low, high, *dates, code, role, law_num, law_id)


def _entity_row(entity: Entity) -> EntityRow:
    is_name = entity.label in NAME_LABELS
    low, high = _ends(entity)
    value = (entity.value or entity.text) if is_name else value_of(entity)
    meaning = Meaning(
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
        searchable(format_cell(value)) if is_name else None,
    )
    key = searchable(entity.text) if is_name else None
    return EntityRow(entity.start, entity.end, meaning, entity.text, key, entity.approx, entity.bound, entity.role)


def _ends(entity: Entity) -> tuple[float | None, float | None]:
    """Return the least and the most that an entity amounts to: of one number, that number twice."""
    is_range = entity.value is None and entity.lower is not None
    if is_range or isinstance(entity.value, str) or entity.label in NAME_LABELS:
        return stored_number(entity.lower), stored_number(entity.upper)
    number = stored_number(entity.value)
    return number, number
