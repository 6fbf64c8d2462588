"""Plain facts as one line of JSON, for answers that are there before the library for records (`jsonl`) is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

Fact: TypeAlias = "str | float | Decimal | Mapping[str, Fact] | list[Fact] | tuple[Fact, ...] | None"

_CONSTANTS = {None: "null", True: "true", False: "false"}
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\"} | {code: f"\\u{code:04x}" for code in range(0x20)}


def write_line(fact: Fact) -> bytes:
    r"""Write a fact as `jsonl.write_line` does: without spaces or line end, in UTF-8; numbers stay exact.

    >>> from decimal import Decimal
    >>> write_line({"value": Decimal("0.10"), "forms": {"kanji": "〇・一〇"}, "note": 'a "b"'}).decode()
    '{"value":0.10,"forms":{"kanji":"〇・一〇"},"note":"a \\"b\\""}'
    """
    return _text(fact).encode(errors="replace")


def _text(fact: Fact) -> str:
    if isinstance(fact, str):
        return f'"{fact.translate(_ESCAPES)}"'
    if isinstance(fact, Mapping):
        return "{" + ",".join(f"{_text(key)}:{_text(value)}" for key, value in fact.items()) + "}"
    if isinstance(fact, list | tuple):
        return "[" + ",".join(map(_text, fact)) + "]"
    if fact is None or isinstance(fact, bool):
        return _CONSTANTS[fact]
    return str(fact)
