"""Styles: what the name of a paragraph's style says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.readers.declared import CENTER, RIGHT

if TYPE_CHECKING:
    from jdoc.model import Kind
    from jdoc.readers.xml import Element

_HEADING = deferred(r"(?:heading|見出し) ?([1-9])", re.IGNORECASE)
_CONTENTS = deferred(r"(?:toc|目次) ?[1-9]", re.IGNORECASE)
_SIDES = {"center": CENTER, "right": RIGHT, "end": RIGHT}
_DEEPEST = 20  # styles based on each other


class Look(NamedTuple):
    """What is known of a paragraph before its text is read."""

    kind: Kind | None = None
    level: int = 0
    indent: int = 0
    number: tuple[str, int] | None = None
    """The list that numbers it, and its level there from 0."""


class Styles:
    """The paragraph styles of a file."""

    def __init__(self, root: Element | None) -> None:
        self._found = {style.attributes.get("styleId", ""): style for style in root.elements()} if root else {}
        self._default = next((key for key, style in self._found.items() if _is_default(style)), "")

    def look(self, paragraph: Element) -> Look:
        """Say what a paragraph is: its own properties first, then those of its style and what that is based on."""
        kind: Kind | None = None
        level = 0
        properties = [found] if (found := paragraph.find("pPr")) else []
        key = _value(properties[0].find("pStyle")) if properties else ""
        style = self._found.get(key or self._default)
        for _ in range(_DEEPEST):
            if style is None:
                break
            name = _value(style.find("name"))
            if kind is None and (heading := _HEADING.fullmatch(name)):
                kind, level = "heading", int(heading[1])
            elif kind is None and (name.lower() in {"title", "subtitle", "表題", "副題"} or _CONTENTS.fullmatch(name)):
                kind = "contents" if _CONTENTS.fullmatch(name) else "title"
            if found := style.find("pPr"):
                properties.append(found)
            style = self._found.get(_value(style.find("basedOn")))
        side = next((_value(inner) for found in properties if (inner := found.find("jc"))), "")
        outline = next((_value(inner) for found in properties if (inner := found.find("outlineLvl"))), "")
        if kind is None and outline.isdecimal() and int(outline) < 9:
            kind, level = "heading", int(outline) + 1
        return Look(kind, level, _SIDES.get(side, 0), _number(properties))


def _number(properties: list[Element]) -> tuple[str, int] | None:
    """Find the list that numbers a paragraph; the list 0 takes a number away."""
    level = ""
    for found in properties:
        if (numbered := found.find("numPr")) is None:
            continue
        level = level or _value(numbered.find("ilvl"))
        key = _value(numbered.find("numId"))
        if key:
            return (key, int(level) if level.isdecimal() else 0) if key != "0" else None
    return None


def _is_default(style: Element) -> bool:
    return style.attributes.get("type") == "paragraph" and style.attributes.get("default") in {"1", "true", "on"}


def _value(element: Element | None) -> str:
    return element.attributes.get("val", "") if element is not None else ""
