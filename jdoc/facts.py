"""Facts as one line of JSON, without the library that reads records: to load that takes longer than a lookup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

Fact: TypeAlias = "str | float | Decimal | Mapping[str, Fact] | list[Fact] | tuple[Fact, ...] | None"

ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\"} | {code: f"\\u{code:04x}" for code in range(0x20)}


def line(fact: Fact) -> bytes:
    r"""Write a fact as `jsonl.line` does; numbers stay exact.

    >>> from decimal import Decimal
    >>> line({"value": Decimal("0.10"), "forms": {"kanji": "〇・一〇"}, "note": 'a "b"'}).decode()
    '{"value":0.10,"forms":{"kanji":"〇・一〇"},"note":"a \\"b\\""}'
    """
    return _text(fact).encode(errors="replace")


def _text(fact: Fact) -> str:
    if isinstance(fact, str):
        return f'"{fact.translate(ESCAPES)}"'
    if isinstance(fact, Mapping):
        return "{" + ",".join(f"{_text(key)}:{_text(value)}" for key, value in fact.items()) + "}"
    if isinstance(fact, list | tuple):
        return "[" + ",".join(map(_text, fact)) + "]"
    if fact is None or isinstance(fact, bool):
        return {None: "null", True: "true", False: "false"}[fact]
    return str(fact)
