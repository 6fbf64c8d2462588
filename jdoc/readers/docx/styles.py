"""Styles: what the name of a paragraph's style says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.readers.declared import CENTER, RIGHT
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import BlockKind
    from jdoc.readers.xml import Element

_HEADING = deferred(r"(?:heading|見出し) ?([1-9])", re.IGNORECASE)
"""The style of headings, in English or Japanese, and their level: `[heading 2]`, `[見出し 1]`, not `heading`."""
_CONTENTS = deferred(r"(?:toc|目次) ?[1-9]", re.IGNORECASE)
"""The style of the entries of a table of contents: `[toc 1]`, `[目次 2]`, not `目次`."""
_TITLES = frozenset({"title", "subtitle", "表題", "副題"})
_SIDES = {"center": CENTER, "right": RIGHT, "end": RIGHT}
_MOST_BASES = 20  # styles based on each other


class Look(NamedTuple):
    """What is known of a paragraph before its text is read."""

    kind: BlockKind | None = None
    level: int = 0
    indent: int = 0
    number: tuple[str, int] | None = None
    """The list that numbers it, and its level there from 0."""


class Styles:
    """The paragraph styles of a file."""

    def __init__(self, root: Element | None) -> None:
        styles = list(root.elements()) if root else []
        self._by_id = {style.attributes.get("styleId", ""): style for style in styles}
        self._default = next((key for key, style in self._by_id.items() if _is_default(style)), "")

    def look(self, paragraph: Element) -> Look:
        """Say what a paragraph is: its own properties first, then those of its style and what that is based on."""
        own = paragraph.find("pPr")
        styles = list(self._chain(_value(own.find("pStyle")) if own else ""))
        properties = [each for each in (own, *(style.find("pPr") for style in styles)) if each]
        kind, level = next(filter(None, map(_kind_of_style, styles)), None) or _outline_kind(properties)
        side = _first_value(properties, "jc")
        return Look(kind, level, _SIDES.get(side, 0), _number(properties))

    def _chain(self, key: str) -> Iterator[Element]:
        """Yield the style of an id, or the usual one, and those that it is based on."""
        style = self._by_id.get(key or self._default)
        for _ in range(_MOST_BASES):
            if style is None:
                return
            yield style
            style = self._by_id.get(_value(style.find("basedOn")))


def _kind_of_style(style: Element) -> tuple[BlockKind, int] | None:
    return named_kind(_value(style.find("name")))


def named_kind(name: str) -> tuple[BlockKind, int] | None:
    """Say what blocks of a style are, and the level of headings, if its name tells.

    >>> named_kind("heading 2"), named_kind("表題"), named_kind("Normal")
    (('heading', 2), ('title', 0), None)
    """
    if heading := _HEADING.fullmatch(name):
        return "heading", int(heading[1])
    if _CONTENTS.fullmatch(name):
        return "contents", 0
    return ("title", 0) if name.lower() in _TITLES else None


def _outline_kind(properties: Iterable[Element]) -> tuple[BlockKind | None, int]:
    """Say what a paragraph is by its level in the outline, from 0; the level 9 is that of running text."""
    level = _first_value(properties, "outlineLvl")
    return ("heading", int(level) + 1) if level.isdecimal() and int(level) < 9 else (None, 0)


def _first_value(properties: Iterable[Element], tag: str) -> str:
    """Return the value of the first property that is set: the nearer ones come first."""
    return next((_value(inner) for each in properties if (inner := each.find(tag))), "")


def _number(properties: Iterable[Element]) -> tuple[str, int] | None:
    """Find the list that numbers a paragraph, and its level there; the list 0 takes a number away."""
    level = ""
    for numbered in filter(None, (each.find("numPr") for each in properties)):
        level = level or _value(numbered.find("ilvl"))
        key = _value(numbered.find("numId"))
        if key:
            return None if key == "0" else (key, int(level) if level.isdecimal() else 0)
    return None


def _is_default(style: Element) -> bool:
    return style.attributes.get("type") == "paragraph" and style.attributes.get("default") in {"1", "true", "on"}


def _value(element: Element | None) -> str:
    return element.attributes.get("val", "") if element is not None else ""
