"""Pairs as lines of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Raw
from msgspec.structs import fields

from jdoc import jsonl
from jdoc.comparison.records import Pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jdoc.comparison.records import StanceChange

FIELDS = tuple(field.name for field in fields(Pair))


def line(pair: Pair, more: Mapping[str, object] | None = None) -> bytes:
    """Write a pair as one line of JSON, its blocks as they are written alone; `more` comes first.

    >>> from jdoc.model import Block
    >>> line(Pair("inserted", False, False, 0.0, [], [Block(text="新設する。")])).decode()
    '{"change":"inserted","moved":false,"renumbered":false,"similarity":0.0,"old":[],"new":[{"text":"新設する。"}],"edits":[],"values":[]}'
    """
    facts = {**(more or {}), **{name: getattr(pair, name) for name in FIELDS}}
    for side in ("old", "new"):
        facts[side] = [Raw(jsonl.encode(block)) for block in getattr(pair, side)]
    if pair.stances is None:
        facts.pop("stances")
    else:
        facts["stances"] = [*map(_position, pair.stances)]
    return jsonl.write_line(facts)


def _position(change: StanceChange) -> dict[str, object]:
    """Write a position that changed, each side with the `seq` of its block."""
    sides = {
        name: stance and {"seq": block.seq if block else None, **jsonl.fields_of(stance)}
        for name, stance, block in zip(("old", "new"), (change.old, change.new), change.blocks, strict=True)
    }
    return {"change": change.change, **({} if change.step is None else {"step": change.step}), **sides}
