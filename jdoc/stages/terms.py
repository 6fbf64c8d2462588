"""Terms: what each block of a document says that it calls things."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.language.definitions import Defined, defining, find_definitions, lists_terms
from jdoc.model import Definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Block

_WITHOUT = frozenset({"contents", "furniture", "table"})
"""Kinds that define nothing."""
_QUOTED = "New-"
"""How a place is written that an amending law quotes: what is defined there is none of its own terms."""


def define_terms(blocks: Sequence[Block], short_names: Sequence[str] = ()) -> None:
    """Say of each block of a document what it defines; items below 用語の意義は次のとおり are terms.

    Of its title these are the short names that its format knows.
    """
    listed: dict[int, str] = {}
    for index in sorted(defining([block.text for block in blocks])):
        block = blocks[index]
        if block.kind != "item" and (within := lists_terms(block.text)) is not None:
            listed |= dict.fromkeys(_items_below(blocks, index), within)
        elif index not in listed:
            _define(block)
    for index, within in listed.items():
        _define(blocks[index], within)
    if short_names:
        _name_title(blocks, short_names)


def _name_title(blocks: Sequence[Block], short_names: Iterable[str]) -> None:
    title = next((block for block in blocks if block.kind == "title"), None)
    if title is not None:
        named = (Defined(name, 0, len(title.text), "document", None) for name in short_names)
        title.definitions = [_definition(title.text, each) for each in named]


def _items_below(blocks: Sequence[Block], index: int) -> Iterable[int]:
    return takewhile(lambda below: blocks[below].kind == "item", range(index + 1, len(blocks)))


def _define(block: Block, within: str | None = None) -> None:
    """Say what a block defines; of a list that reaches so far, it is a term with its meaning."""
    if block.kind in _WITHOUT or _QUOTED in (block.provision or ""):
        return
    found = find_definitions(block.text, listed=within)
    if found:
        block.definitions = [_definition(block.text, each) for each in found]


def _definition(text: str, found: Defined) -> Definition:
    """Make the record of a definition."""
    return Definition(
        term=found.term,
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        scope=found.scope,
        within=found.within,
    )
