"""What is kept of a record beside its columns: in most cases nothing, since they tell all of it."""

from __future__ import annotations

import zlib
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from jdoc import jsonl
from jdoc.model import Block, Entity
from jdoc.store import records
from jdoc.store.records import (
    BLOCK_KEYS,
    ENTITY_KEYS,
    GOES_ON,
    NOTHING,
    OF_BLOCK,
    PRESSED,
    TOLD_OF_BLOCK,
    TOLD_OF_ENTITY,
    WHOLE,
    WINDOW,
)
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jdoc.store.records import Columns, EntityColumns, Rest, Told

_UNTOLD_OF_BLOCK = [key for key in BLOCK_KEYS if key not in TOLD_OF_BLOCK]
_UNTOLD_OF_ENTITY = [key for key in ENTITY_KEYS if key not in TOLD_OF_ENTITY]
"""The keys of what columns never tell."""
_WORTH_IT = 24
"""Bytes of a rest from which on it is pressed."""


class _Fields(NamedTuple):
    """Those of some keys, as they are read of a block or an entity."""

    keys: Sequence[str]
    read: Callable[[Any], tuple[Any, ...]]
    none: tuple[None, ...]


def _fields(kind: type[Block | Entity], keys: Sequence[str]) -> _Fields:
    names = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
    return _Fields(keys, attrgetter(*(names[key] for key in keys)), (None,) * len(keys))


_UNTOLD = _fields(Block, _UNTOLD_OF_BLOCK), _fields(Entity, _UNTOLD_OF_ENTITY)
_ALL = _fields(Block, [key for key in BLOCK_KEYS if key != "entities"]), _fields(Entity, [*ENTITY_KEYS])


def pack(block: Block, columns: Columns, entities: Iterable[EntityColumns]) -> bytes | None:
    """Return what is kept of a block's record: what the columns don't tell; where that won't do, all of it, pressed."""
    ordered = records.in_order(entities)
    record = jsonl.encode(block)
    rest = _untold(block)
    lead = records.lead_of(rest)
    told = records.tell_block(columns, lead), [*records.tell_entities(columns, ordered, lead)]
    if records.join(*told, rest).encode() != record:
        rest = _rest(block, *told)
        if records.join(*told, rest).encode() != record:
            return bytes([WHOLE]) + _pressed(record, records.write(columns, ordered, {}))
    if not rest:
        return None
    written = records.write_rest(rest).encode()
    if len(written) < _WORTH_IT:
        return written
    return min(written, bytes([PRESSED]) + _pressed(written, records.usual(columns)), key=len)


def _pressed(data: bytes, known: str) -> bytes:
    press = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=known.encode()[-WINDOW:])
    return press.compress(data) + press.flush()


def _untold(block: Block) -> Rest:
    """Return the fields of a record that columns never tell."""
    rest: Rest = {}
    for at, item in enumerate((block, *(block.entities or ())), OF_BLOCK):
        fields = _UNTOLD[at > OF_BLOCK]
        values = fields.read(item)
        if values != fields.none:
            found = zip(fields.keys, values, strict=True)
            rest[at] = {key: _json(value) for key, value in found if value is not None}
    return rest


def _rest(block: Block, of_block: Told, of_entities: Sequence[Told]) -> Rest:
    """Return the fields of a record that are other ones than the columns tell."""
    rest: Rest = {}
    items = zip((block, *(block.entities or ())), (of_block, *of_entities), strict=False)
    for at, (item, told) in enumerate(items, OF_BLOCK):
        fields = _ALL[at > OF_BLOCK]
        found = {key: _json(value) for key, value in zip(fields.keys, fields.read(item), strict=True)}
        known = dict(zip(TOLD_OF_ENTITY if at > OF_BLOCK else TOLD_OF_BLOCK, told, strict=False))
        rest[at] = {
            key: _behind(known.get(key) or "", raw) for key, raw in found.items() if raw != (known.get(key) or NOTHING)
        }
    if block.entities is None:
        rest[OF_BLOCK]["entities"] = NOTHING
    return {at: fields for at, fields in rest.items() if fields}


def _behind(told: str, raw: str) -> str:
    """Return what is kept of a field: what goes on behind what is told of it, where that is most of it."""
    goes_on = len(told) > len('""') + 1 and raw.startswith(told[:-1])
    return GOES_ON + raw[len(told) - 1 :] if goes_on else raw


def _json(value: object) -> str:
    return NOTHING if value is None else jsonl.write_line(value).decode()
