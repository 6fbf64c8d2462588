"""Records in an index: each is kept whole, byte for byte, in little more than what its columns don't know."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = frozenset({"CARDINAL"})
"""Labels that have rows in an index, but no place in a record unless it is asked for: bare numbers."""


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


class Found(NamedTuple):
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


def packed(record: bytes, columns: Columns, entities: Iterable[Found]) -> bytes:
    """Press a record together, as what differs from the record that one would expect."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_expected(columns, entities))
    return press.compress(record) + press.flush()


def unpacked(data: bytes, columns: Columns, entities: Iterable[Found]) -> bytes:
    """Return a record as it was."""
    return zlib.decompressobj(-15, zdict=_expected(columns, entities)).decompress(data)


def _expected(columns: Columns, entities: Iterable[Found]) -> bytes:
    """Write the record that the columns tell of; it belongs to the version of the schema."""
    sections = (columns.section or "").replace(" > ", '","')
    runs = [run.split(":") for run in (columns.runs or f"0:{columns.line}:{columns.page or ''}").split()]
    source = "],[".join(f"{start},{line},1{f',{page[0]}' if page and page[0] else ''}" for start, line, *page in runs)
    found = "},{".join(_entity(entity) for entity in entities if entity.label not in HIDDEN)
    record = (
        f'"label":"(1)","number":"1"{{"doc":"{columns.doc}","seq":{columns.seq},"kind":"{columns.kind}",'
        f'"section":["{sections}"],"text":"{columns.text}","source":[[{source}]],"base_date":"{columns.date}",'
        f'"entities":[{{{found}}}]}}'
    )
    return record.encode()[-32768:]


def _entity(entity: Found) -> str:
    value = f'"{entity.value}"' if entity.low is None else entity.value
    parts = [
        f'"label":"{entity.label}","start":{entity.start},"end":{entity.end},"text":"{entity.text}"',
        f'"value":{value}' if entity.low == entity.high else f'"lower":{entity.low},"upper":{entity.high}',
    ]
    for key, fact in (
        ("unit", entity.unit),
        ("earliest", entity.earliest),
        ("latest", entity.latest),
        ("approx", "true" if entity.approx else None),
        ("bound", entity.bound),
        ("id", entity.code),
        ("role", entity.role),
    ):
        if fact is not None:
            parts.append(f'"{key}":{fact if key == "approx" else f"{chr(34)}{fact}{chr(34)}"}')
    return ",".join(parts)
