"""What is kept of a record beside its columns: in most cases nothing, since they tell all of it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from jdoc import jsonl
from jdoc.store import records
from jdoc.store.records import NOTHING, OF_BLOCK, PRESSED, WHOLE, WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jdoc.model import Block, Entity
    from jdoc.store.records import Columns, EntityColumns, Rest

_APART = {"entities", "stances", "findings"}
"""Fields of a block that are told otherwise, or not by its record."""
_WORTH_IT = 24
"""Bytes of a rest from which on it is pressed."""


def pack(block: Block, columns: Columns, entities: Iterable[EntityColumns]) -> bytes | None:
    """Return what is kept of a block's record: what the columns don't tell; where that won't do, all of it, pressed."""
    ordered = records.in_order(entities)
    record = jsonl.encode(block)
    rest = _rest(block, columns, ordered)
    if records.write(columns, ordered, rest).encode() != record:
        return bytes([WHOLE]) + _pressed(record, records.write(columns, ordered, {}))
    written = records.write_rest(rest).encode()
    if len(written) < _WORTH_IT:
        return written or None
    return min(written, bytes([PRESSED]) + _pressed(written, records.usual(columns)), key=len)


def _pressed(data: bytes, known: str) -> bytes:
    press = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=known.encode()[-WINDOW:])
    return press.compress(data) + press.flush()


def _rest(block: Block, columns: Columns, entities: list[EntityColumns]) -> Rest:
    """Return the fields of a record that are other ones than the columns tell."""
    lead = len(columns.text) - len(block.text)
    known = records.tell_block(columns, lead)
    rest = {OF_BLOCK: dict(_others(block, known))}
    if block.entities is None:
        rest[OF_BLOCK]["entities"] = NOTHING
    told = records.tell_entities(columns, entities, lead)
    for at, (entity, of_entity) in enumerate(zip(block.entities or (), told, strict=False)):
        rest[at] = dict(_others(entity, of_entity))
    return {at: fields for at, fields in rest.items() if fields}


def _others(item: Block | Entity, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a block or an entity that are other ones than is known, as JSON."""
    kind = type(item)
    for name, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        value, told = getattr(item, name), known.get(key)
        if name in _APART or (value is None and told is None):
            continue
        raw = NOTHING if value is None else jsonl.write_line(value).decode()
        if raw != told:
            yield key, raw
