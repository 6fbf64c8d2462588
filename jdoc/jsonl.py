"""JSON lines: one record a line, and the schema of records. Who reads JSON, or writes records, does it here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from jdoc.errors import InputError, OutputError
from jdoc.model import Block, Entity, Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_BLOCK_KEYS = frozenset(Block.__struct_fields__)
_INNER_KEYS = {"entities": frozenset(Entity.__struct_fields__), "stances": frozenset(Stance.__struct_fields__)}
"""The lists of a record whose items keep what jdoc doesn't know of them, and what it knows."""


@cache
def _decoders() -> tuple[msgspec.json.Decoder[dict[str, msgspec.Raw]], msgspec.json.Decoder[Block]]:
    return msgspec.json.Decoder(dict[str, msgspec.Raw]), msgspec.json.Decoder(Block)


def decode(line: bytes) -> Block:
    """Read one record; keys that jdoc doesn't know are kept as they stand.

    Raises `msgspec.DecodeError` and `UnicodeDecodeError`.

    >>> encode(decode('{"text": "一致した。", "mine": [1.50]}'.encode())).decode()
    '{"text":"一致した。","mine":[1.50]}'
    """
    anything, block_of = _decoders()
    str(line, "utf-8")  # the codec passes over what it skips, invalid bytes included
    fields = anything.decode(line)
    block = block_of.decode(line)
    _keep_unknown(block, fields, _BLOCK_KEYS)
    for name, known in _INNER_KEYS.items():
        items = getattr(block, name)
        if items:
            given = msgspec.json.decode(fields[name], type=list[dict[str, msgspec.Raw]])
            for item, item_fields in zip(items, given, strict=True):
                _keep_unknown(item, item_fields, known)
    return block


def _keep_unknown(record: Block | Entity | Stance, fields: dict[str, msgspec.Raw], known: frozenset[str]) -> None:
    """Keep the keys that jdoc doesn't know, as raw JSON in the instance's `__dict__`."""
    if not fields.keys() <= known:
        vars(record).update((key, value.copy()) for key, value in fields.items() if key not in known)


def encode(block: Block) -> bytes:
    """Write one record, without the line end."""
    try:
        line = _ENCODER.encode(block)
        extended = {name: [*map(fields_of, items)] for name, items in _extended(block)}
        if extended:
            line = _ENCODER.encode({**msgspec.to_builtins(block), **extended})
        unknown = vars(block)
        if unknown:
            line = line[:-1] + b"," + _ENCODER.encode(unknown)[1:]
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        problem = f"block {block.seq} can't be written as JSON: {error}"
        raise OutputError(problem) from error
    return line


def _extended(block: Block) -> Iterator[tuple[str, list[Entity] | list[Stance]]]:
    """Yield the lists of a record in which an item has keys that jdoc doesn't know."""
    for name in _INNER_KEYS:
        items = getattr(block, name)
        if items and any(map(vars, items)):
            yield name, items


def fields_of(item: Entity | Stance) -> dict[str, Any]:
    """Return what an entity or a stance is written as, what jdoc doesn't know of it included."""
    return {**msgspec.to_builtins(item), **vars(item)}


def read_records(lines: Iterable[bytes], name: str, *, report: Callable[[InputError], None]) -> Iterator[Block]:
    """Yield the records of a stream; a line that holds none is told with its place and left out."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            report(InputError(f"{name}:{number}", _what_is_wrong(line, error)))


def _what_is_wrong(line: bytes, error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"this is no record of jdoc: {error}"
    if isinstance(error, RecursionError):
        return "this is nested too deep"
    hint = "; jdoc wants one record a line (jq -c writes so)" if len(line.strip()) < 3 else ""
    return f"this is no JSON: {error}{hint}"


def make_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record."""
    (reference,), definitions = msgspec.json.schema_components([Block], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jdoc record",
        **reference,
        "$defs": definitions,
    }


def write_line(value: object) -> bytes:
    """Write any value as one line of JSON; numbers stay exact."""
    return _ENCODER.encode(value)


def read_line(line: bytes, kind: type[T]) -> T | None:
    """Read one line of JSON into a struct of any kind; None where the line holds none, as one that was cut off."""
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_indented(value: object) -> str:
    """Write any value as indented JSON."""
    return msgspec.json.format(_ENCODER.encode(value), indent=2).decode()
