"""Parts: what the sheets of a workbook share: its texts, its number formats, its borders; and what is drawn on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers.declared import CENTER, RIGHT
from jdoc.readers.xlsx.codes import BUILT_IN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.readers.package import Package
    from jdoc.readers.xml import Element

OWNS = ("/spreadsheetml/2006/main", "/spreadsheetml/main")
DRAWN = ("/drawingml/2006/main", "/drawingml/main")
_SIDES = frozenset({"left", "right", "top", "bottom", "start", "end"})
_INDENTS = {"center": CENTER, "centerContinuous": CENTER, "right": RIGHT}
_READINGS = frozenset({"rPh", "phoneticPr"})
"""How a text is read: what Excel notes as it is typed, and doesn't show."""
_DRAWN_TWICE = "2006:Fallback"


class Style(NamedTuple):
    """What a cell looks like."""

    code: str = "General"
    has_borders: bool = False
    indent: int = 0


class Book:
    """What all sheets share."""

    def __init__(self, package: Package, root: Element) -> None:
        setup = root.find("workbookPr")
        self.from_1904 = setup is not None and setup.attributes.get("date1904") in {"1", "true", "on"}
        strings = package.root("xl/sharedStrings.xml", OWNS)
        self.strings = [string_of(item) for item in strings.elements()] if strings else []
        styles = package.root("xl/styles.xml", OWNS)
        self.styles = [*_styles(styles)] if styles else []

    def style(self, key: str) -> Style:
        """Return the style of a number."""
        index = int(key) if key.isdecimal() and len(key) < 6 else 0
        return self.styles[index] if index < len(self.styles) else Style()

    def string(self, key: str) -> str:
        """Return the text of a number; nothing if there is none."""
        index = int(key) if key.strip().isdecimal() and len(key) < 9 else len(self.strings)
        return self.strings[index] if index < len(self.strings) else ""


def string_of(item: Element) -> str:
    """Return the text of an item, its runs joined, without its readings."""
    texts: list[str] = []
    for inner in item.elements():
        if inner.tag == "t":
            texts += [text.text for text in inner.texts()]
        elif inner.tag not in _READINGS:
            texts.append(string_of(inner))
    return "".join(texts)


def _styles(root: Element) -> Iterator[Style]:
    codes = {
        element.attributes.get("numFmtId", ""): element.attributes.get("formatCode", "")
        for element in _inside(root, "numFmts")
    }
    borders = [any(map(_is_drawn, border.elements())) for border in _inside(root, "borders")]
    for form in _inside(root, "cellXfs"):
        key, border = form.attributes.get("numFmtId", "0"), form.attributes.get("borderId", "0")
        code = codes.get(key) or BUILT_IN.get(int(key) if key.isdecimal() else 0, "General")
        place = int(border) if border.isdecimal() else 0
        alignment = form.find("alignment")
        side = alignment.attributes.get("horizontal", "") if alignment else ""
        yield Style(code, place < len(borders) and borders[place], _INDENTS.get(side, 0))


def _inside(root: Element, tag: str) -> Iterator[Element]:
    found = root.find(tag)
    return found.elements() if found else iter(())


def _is_drawn(side: Element) -> bool:
    return side.tag in _SIDES and side.attributes.get("style", "none") != "none"


def texts_of(root: Element) -> Iterator[str]:
    """Yield the paragraphs that are drawn: in text boxes and shapes."""
    for inner in root.elements():
        if inner.tag == "p":
            text = "".join(text.text for run in inner.walk() if run.tag == "t" for text in run.texts())
            if text.strip():
                yield text
        elif not inner.tag.endswith(_DRAWN_TWICE):
            yield from texts_of(inner)
