"""Terms: what each block of a document says that it calls things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.definitions import find_definitions, lists_terms, scope_of
from jdoc.model import Definition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.language.definitions import Defined
    from jdoc.model import Block

_WITHOUT = frozenset({"contents", "furniture", "table"})
"""Kinds that define nothing."""
_QUOTED = "New-"
"""How a place is written that an amending law quotes: what is defined there is none of its own terms."""


def define_terms(blocks: Iterable[Block]) -> None:
    """Say of each block of a document what it defines; items below 用語の意義は次のとおり are terms."""
    within: str | None = None
    for block in blocks:
        is_entry = block.kind == "item" and within is not None
        if block.kind != "item":
            within = lists_terms(block.text)
        if block.kind not in _WITHOUT and _QUOTED not in (block.provision or ""):
            found = find_definitions(block.text, listed=is_entry)
            if found:
                block.definitions = [_definition(block.text, each, within if is_entry else None) for each in found]


def _definition(text: str, found: Defined, within: str | None) -> Definition:
    """Make the record of a definition; one in a list reaches as far as what stands above says."""
    scope, words = found.scope, found.within
    if words is None and within:
        scope, words = scope_of(within), within
    return Definition(
        term=found.term,
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        scope=scope,
        within=words,
    )
