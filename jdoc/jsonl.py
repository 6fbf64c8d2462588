"""JSON lines: one record a line, and the schema of records. Who reads JSON, or writes records, does it here."""

from __future__ import annotations

from functools import cache
from math import isinf
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from jdoc.errors import InputError, OutputError
from jdoc.language.lazy import deferred
from jdoc.limits import at_most, too_much
from jdoc.model import Block, Entity, Paper, Stance
from jdoc.spans import take_out_unsound

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
"""What JSON has no number for, as a third, is written as its text."""
_HALF = deferred("[\ud800-\udfff]")
"""Half of a character that takes two in UTF-16, without the other half."""
_UNREADABLE = deferred(rb'("(?:[^"\\]++|\\.)*+")|(-?[0-9]++(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+)')
"""A text in JSON, or a number."""
_HALF_ESCAPED = deferred(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\[^u]|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
"""Half of a character, as the group, where the other half isn't beside it."""
MOST_BYTES = 32 << 20
"""Of one record."""
_BLOCK_KEYS = frozenset(Block.__struct_fields__)
_INNER_KEYS = {
    "entities": frozenset(Entity.__struct_encode_fields__),
    "stances": frozenset(Stance.__struct_encode_fields__),
}
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
    except UnicodeEncodeError:
        return encode(_whole(block))
    except (msgspec.MsgspecError, OverflowError) as error:
        problem = f"block {block.seq} can't be written as JSON: {error}"
        raise OutputError(problem) from error
    return line


def _whole(value: T) -> T:
    """Return a value whose texts hold no halves of characters, which come from elsewhere and no encoding can hold."""
    whole: Any = value
    if isinstance(value, str):
        whole = _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    elif isinstance(value, dict):
        whole = {_whole(key): _whole(inner) for key, inner in value.items()}
    elif isinstance(value, list | tuple):
        whole = type(value)(map(_whole, value))
    elif isinstance(value, msgspec.Struct):
        from copy import copy  # noqa: PLC0415 -- hardly any text holds half a character

        whole = copy(value)
        for name in value.__struct_fields__:
            setattr(whole, name, _whole(getattr(value, name)))
    return cast("T", whole)


def _extended(block: Block) -> Iterator[tuple[str, list[Entity] | list[Stance]]]:
    """Yield the lists of a record in which an item has keys that jdoc doesn't know."""
    for name in _INNER_KEYS:
        items = getattr(block, name)
        if items and any(map(vars, items)):
            yield name, items


def fields_of(item: Entity | Stance) -> dict[str, Any]:
    """Return what an entity or a stance is written as, what jdoc doesn't know of it included."""
    return {**msgspec.to_builtins(item), **vars(item)}


def to_json(block: Block) -> str:
    """Write a record as a line of JSON, without the line end, as the commands do.

    >>> to_json(from_json('{"text":"総額","mark":1.50}'))
    '{"text":"総額","mark":1.50}'
    """
    return encode(block).decode()


def to_dict(block: Block) -> dict[str, Any]:
    """Return a record as plain lists and dicts, what jdoc doesn't know included; fields that say nothing are left out.

    >>> to_dict(from_json('{"text":"総額","mark":[1],"label":null}'))
    {'text': '総額', 'mark': [1]}
    """
    fields: dict[str, Any] = msgspec.json.decode(encode(block))
    return fields


def from_json(line: str | bytes) -> Block:
    """Read a record from a line of JSON. Raises ValueError for what is none.

    >>> from_json('{"text":"総額"}').text
    '総額'
    """
    return decode(line.encode() if isinstance(line, str) else line)


def read_records(lines: Iterable[bytes], name: str, *, report: Callable[[InputError], None]) -> Iterator[Block]:
    """Yield the records of a stream; a line that holds none is told with its place and left out.

    What of a record can't be, as an entity behind its text's end, is told and taken out of it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        if len(line) > at_most(MOST_BYTES):
            report(InputError(place, too_much("bytes in one record", MOST_BYTES)))
            continue
        try:
            block = _decode_from_elsewhere(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            report(InputError(place, _what_is_wrong(line, error)))
            continue
        for problem in take_out_unsound(block):
            report(InputError(place, problem))
        yield block


def _decode_from_elsewhere(line: bytes) -> Block:
    """Read a record of anybody's: one that is JSON, but says what no record can hold, as near as a record can."""
    try:
        return decode(line)
    except msgspec.DecodeError:
        readable = _UNREADABLE.sub(_as_readable, line)
        if readable == line:
            raise
        return decode(readable)


def _as_readable(match: re.Match[bytes]) -> bytes:
    """Write half a character as U+FFFD, and a number that no computer holds as its text."""
    text, number = match[1], match[2]
    if text is not None:
        return _HALF_ESCAPED.sub(lambda found: found[0] if found[1] is None else rb"\ufffd", text)
    return b'"' + number + b'"' if isinf(float(number)) else number


def _what_is_wrong(line: bytes, error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"this is no record of jdoc: {error}"
    if isinstance(error, RecursionError):
        return "this is nested too deep"
    hint = "; jdoc wants one record a line (jq -c writes so)" if len(line.strip()) < 3 else ""
    return f"this is no JSON: {error}{hint}"


SCHEMA_VERSION = "1.0"
"""Of the schema: the first number is raised where what was valid is none or means another thing, the second where
something is added."""


def make_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record; what `jdoc documents` writes is defined in it as well."""
    (reference, _), definitions = msgspec.json.schema_components([Block, Paper], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:jdoc:record:{SCHEMA_VERSION}",
        "title": "jdoc record",
        "version": SCHEMA_VERSION,
        **reference,
        "$defs": definitions,
    }


def write_line(value: object) -> bytes:
    """Write any value as one line of JSON; numbers stay exact."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_whole(value))


def read_line(line: bytes, kind: type[T]) -> T | None:
    """Read one line of JSON into a struct of any kind; None where the line holds none, as one that was cut off."""
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_indented(value: object) -> str:
    """Write any value as indented JSON."""
    return msgspec.json.format(_ENCODER.encode(value), indent=2).decode()
