"""JSON lines: one block a line. The only module that knows JSON."""

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
    unknown = fields.keys() - _BLOCK_KEYS
    if unknown:
        vars(block).update((key, fields[key].copy()) for key in fields if key in unknown)
    for name, known in _INNER_KEYS.items():
        if getattr(block, name):
            _keep_unknown(getattr(block, name), fields[name], known)
    return block


def _keep_unknown(found: list[Entity] | list[Stance], raw: msgspec.Raw, known: frozenset[str]) -> None:
    """Keep the keys of entities or stances that jdoc doesn't know."""
    for entity, fields in zip(found, msgspec.json.decode(raw, type=list[dict[str, msgspec.Raw]]), strict=True):
        unknown = fields.keys() - known
        if unknown:
            vars(entity).update((key, fields[key].copy()) for key in fields if key in unknown)


def encode(block: Block) -> bytes:
    """Write one record, without the line end."""
    try:
        line = _ENCODER.encode(block)
        extended = {
            name: [*map(_fields, found)]
            for name in _INNER_KEYS
            if (found := getattr(block, name)) and any(map(vars, found))
        }
        if extended:
            line = _ENCODER.encode({**msgspec.to_builtins(block), **extended})
        unknown = vars(block)
        if unknown:
            line = line[:-1] + b"," + _ENCODER.encode(unknown)[1:]
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        problem = f"block {block.seq} can't be written as JSON: {error}"
        raise OutputError(problem) from error
    return line


def _fields(entity: Entity | Stance) -> dict[str, Any]:
    return {**msgspec.to_builtins(entity), **vars(entity)}


def read(lines: Iterable[bytes], name: str, *, report: Callable[[InputError], None]) -> Iterator[Block]:
    """Yield the records of a stream; a line that holds none is told with its place and left out."""
    for number, line in enumerate(lines, 1):
        if line.isspace() or not line:
            continue
        try:
            yield decode(line)
        except msgspec.ValidationError as error:
            report(InputError(f"{name}:{number}", f"this is no record of jdoc: {error}"))
        except RecursionError:
            report(InputError(f"{name}:{number}", "this is nested too deep"))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            hint = "; jdoc wants one record a line (jq -c writes so)" if len(line.strip()) < 3 else ""
            report(InputError(f"{name}:{number}", f"this is no JSON: {error}{hint}"))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record."""
    (reference,), definitions = msgspec.json.schema_components([Block], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jdoc record",
        **reference,
        "$defs": definitions,
    }


def line(value: object) -> bytes:
    """Write any value as one line of JSON; numbers stay exact."""
    return _ENCODER.encode(value)


def parse(line: bytes, kind: type[T]) -> T | None:
    """Read one line of JSON into a struct of any kind; a line that holds none (it was cut off) is None."""
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def dumps(value: object) -> str:
    """Write any value as indented JSON."""
    return msgspec.json.format(_ENCODER.encode(value), indent=2).decode()
