"""Records in an index: each is kept whole, byte for byte, in little more than what its columns don't know."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from jdoc.language.identifiers import identify
from jdoc.limits import at_most, too_much
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import ON_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 64 << 20
"""Of one record that an index holds."""
_WINDOW = 32768
"""Bytes before a place that zlib can point at."""
_FURTHER = (
    '"rows":[["","relative":true,"ref":"definitions":[{"term":"scope":"document","within":"","provision":"At_1-Pr_1",'
    '"base_date_source":"title","base_date_source":"given","uid":"-2"'
)
"""What a record may have beside what the columns tell."""


class Columns(NamedTuple):
    """What an index holds of a block beside its record."""

    doc: str
    date: str | None
    """Of the document."""
    seq: int | None
    kind: str | None
    section: str | None
    page: int | None
    line: int | None
    runs: str | None
    text: str
    label: str | None
    locator: str | None


class EntityColumns(NamedTuple):
    """What an index holds of an entity."""

    label: str
    start: int
    end: int
    text: str
    value: str | None
    unit: str | None
    low: float | None
    high: float | None
    earliest: str | None
    latest: str | None
    approx: bool | None
    bound: str | None
    code: str | None
    role: str | None
    law_num: str | None
    law_id: str | None


def pack(record: bytes, columns: Columns, entities: Iterable[EntityColumns]) -> bytes:
    """Press a record together, as what differs from the record that one would expect."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_expected(columns, entities))
    return press.compress(record) + press.flush()


def unpack(data: bytes, columns: Columns, entities: Iterable[EntityColumns]) -> bytes:
    """Return a record as it was. Raises ValueError for what would be larger than any record."""
    press = zlib.decompressobj(-15, zdict=_expected(columns, entities))
    record = press.decompress(data, at_most(MOST_BYTES))
    if not press.eof:
        raise ValueError(too_much("bytes in one record", MOST_BYTES))
    return record


def _expected(columns: Columns, entities: Iterable[EntityColumns]) -> bytes:
    """Write something like the record that the columns tell of, for zlib to point into: it need not be JSON.

    It belongs to the version of the schema: another text would leave the records of an index unreadable.
    """
    sections = (columns.section or "").replace(" > ", '","')
    uid = next(identify([(columns.label or "") + columns.text]))
    number = (columns.locator or "").rpartition("/")[2]
    written = "},{".join(_expected_entity(entity) for entity in entities if entity.label not in ON_REQUEST)
    record = (
        f'{_FURTHER}{{"doc":"{columns.doc}","seq":{columns.seq},"kind":"{columns.kind}","section":["{sections}"],'
        f'"label":"{columns.label}","number":"{number}","locator":"{columns.locator}","uid":"{uid}",'
        f'"text":"{columns.text}","source":[[{_expected_source(columns)}]],"base_date":"{columns.date}",'
        f'"base_date_source":"dateline","entities":[{{{written}}}]}}'
    )
    return record.encode()[-_WINDOW:]


def _expected_source(columns: Columns) -> str:
    runs = (columns.runs or f"0:{columns.line}:{columns.page or ''}").split()
    return "],[".join(_expected_run(*run.split(":")) for run in runs)


def _expected_run(start: str, line: str, page: str = "") -> str:
    return f"{start},{line},1,{page}" if page else f"{start},{line},1"


def _expected_entity(entity: EntityColumns) -> str:
    known = {
        "unit": _quoted(entity.unit),
        "earliest": _quoted(entity.earliest),
        "latest": _quoted(entity.latest),
        "approx": "true" if entity.approx else None,
        "bound": _quoted(entity.bound),
        "id": _quoted(entity.code),
        "role": _quoted(entity.role),
        "law_num": _quoted(entity.law_num),
        "law_id": _quoted(entity.law_id),
    }
    further = [f'"{key}":{fact}' for key, fact in known.items() if fact is not None]
    where = f'"label":"{entity.label}","start":{entity.start},"end":{entity.end},"text":"{entity.text}"'
    return ",".join([where, _expected_value(entity), *further])


def _expected_value(entity: EntityColumns) -> str:
    if entity.low != entity.high:
        return f'"lower":{entity.low},"upper":{entity.high}'
    return f'"value":"{entity.value}"' if entity.low is None else f'"value":{entity.value}'


def _quoted(fact: str | None) -> str | None:
    return None if fact is None else f'"{fact}"'
