"""Glyphs: what pdfium knows of a page, the characters with their places."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from msgspec import Struct

from jdoc.limits import check
from jdoc.readers.characters import UNKNOWN, fold
from jdoc.readers.pdf.turning import turned
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from jdoc.readers.pdf.rules import Rules

_MOST_CHARACTERS = 200_000  # characters of one page: a newspaper page has 15,000
_MOST_OBJECTS = 100_000
_NO_CODE = frozenset({0, 0xFFFE, 0xFFFF})


class Glyph(Struct, gc=False):
    """A character in its cell, x from left to right and y from top to bottom, in points."""

    char: str
    left: float
    right: float
    y: float
    """The baseline."""
    size: float
    font: str
    turned: bool = False
    """It lies on its side, as Latin words do in vertical lines."""
    top: float = 0.0
    bottom: float = 0.0


class Sheet(NamedTuple):
    """What stands on a page."""

    glyphs: list[Glyph]
    """In the order in which they were drawn."""
    marks: list[tuple[float, float]]
    """Where a space was drawn alone: x and y. Word processors end paragraphs so."""
    lost: int
    """Characters that have a shape and no meaning: the font doesn't say what they are."""
    images: int
    upright: int = 0
    """The quarters that the page is turned by."""
    rules: Rules | None = None
    """The lines that are drawn on it."""
    is_recognised: bool = False
    """A program has read the text off a picture."""
    confidence: float | None = None
    """How surely, from 0 to 100, if it said."""


class _Style(NamedTuple):
    """What all characters of a text object share."""

    size: float
    font: str
    turn: int
    """Quarter turns, counterclockwise."""
    recognised: bool
    """It is drawn so that nobody sees it: what a program has recognised in the picture above."""


def sheet_of(page: pdfium.FPDF_PAGE, text: pdfium.FPDF_TEXTPAGE) -> Sheet:
    """Read a page; one that is turned on its side is turned back. Raises LimitError for more text than any page has."""
    styles: dict[int, _Style] = {}
    said: set[int] = set()
    """The text objects that characters of the page are of."""
    drawn = []
    count = pdfium.FPDFText_CountChars(text)
    check(count, _MOST_CHARACTERS, "characters on one page of this PDF")
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) != 1:
            address, style = _style(text, index, styles)
            char = _char(text, index, style)
            if pdfium.FPDFText_GetUnicode(text, index):
                said.add(address)
            if char:
                drawn.append((index, char, style))
    turns = [style.turn for _, _, style in drawn]
    upright = max(set(turns), key=turns.count) if turns else 0
    glyphs = [_glyph(text, index, char, style, upright) for index, char, style in drawn]
    marks, images = _objects(page, said, upright)
    lost = sum(glyph.char == UNKNOWN for glyph in glyphs)
    guessed = sum(_is_guessed(glyph) for glyph in glyphs)
    if guessed * 3 > len(glyphs):
        lost += guessed
    recognised = sum(style.recognised for _, _, style in drawn) * 2 > len(drawn)
    return Sheet(list(_once(glyphs)), marks, lost, images, upright, is_recognised=recognised)


def _char(text: pdfium.FPDF_TEXTPAGE, index: int, style: _Style) -> str:
    """Give a character; nothing for control characters, U+FFFD for what the font doesn't name.

    The font of recognised text has no shapes to name, and its codes are the characters themselves.
    """
    code = pdfium.FPDFText_GetUnicode(text, index)
    if code in _NO_CODE or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return UNKNOWN
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 and not style.recognised:
        return UNKNOWN
    return fold(chr(code)) if code >= 0x20 and not 0x7F <= code < 0xA0 else ""


def _is_guessed(glyph: Glyph) -> bool:
    """Tell a Latin letter as wide as a kanji: a code of the font's own that was taken for a character."""
    return glyph.char.isascii() and not glyph.char.isdigit() and glyph.right - glyph.left > 0.95 * glyph.size


def _style(text: pdfium.FPDF_TEXTPAGE, index: int, styles: dict[int, _Style]) -> tuple[int, _Style]:
    """Say of which text object a character is, how large and which way up; asked once for all characters of one."""
    drawn = pdfium.FPDFText_GetTextObject(text, index)
    key = _address(drawn) or -1 - index
    style = styles.get(key)
    if style is None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        size = pdfium.FPDFText_GetFontSize(text, index) * scale
        recognised = pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        style = styles[key] = _Style(size if 0.1 < size < 10_000 else 1.0, _font(text, index), turn, recognised)
    return key, style


def _address(drawn: pdfium.FPDF_PAGEOBJECT) -> int | None:
    return ctypes.cast(drawn, ctypes.c_void_p).value


def _font(text: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    """Name the font of a character, without the mark of a subset (ABCDEF+)."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return name.value.decode("latin-1").rpartition("+")[2]


def _glyph(text: pdfium.FPDF_TEXTPAGE, index: int, char: str, style: _Style, upright: int) -> Glyph:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    left, top = turned(box.left, box.top, upright)
    right, bottom = turned(box.right, box.bottom, upright)
    _, baseline = turned(x.value, y.value, upright)
    return Glyph(
        char,
        min(left, right),
        max(left, right),
        baseline,
        style.size,
        style.font,
        style.turn != upright,
        min(top, bottom),
        max(top, bottom),
    )


def _objects(page: pdfium.FPDF_PAGE, said: Container[int], upright: int) -> tuple[list[tuple[float, float]], int]:
    """Find the spaces that are drawn alone, which the text page leaves out, and count the images.

    pdfium would go through all characters of a page to say what an object says.
    """
    marks = []
    images = 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        images += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_TEXT or _address(drawn) in said:
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            marks.append(turned(left.value, bottom.value, upright))
    return marks, images


def _once(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Leave out the characters that are printed twice to look bold."""
    drawn: dict[tuple[str, int], list[Glyph]] = {}
    for glyph in glyphs:
        key = (glyph.char, round(glyph.y / 4))
        near = [other for step in (-1, 0, 1) for other in drawn.get((glyph.char, key[1] + step), ())[-8:]]
        if not glyph.char.isspace() and any(_is_same(glyph, other) for other in near):
            continue
        drawn.setdefault(key, []).append(glyph)
        yield glyph


def _is_same(glyph: Glyph, other: Glyph) -> bool:
    """Tell whether a character was printed over another, a little aside."""
    reach = min(0.12 * glyph.size, 0.5 * (glyph.right - glyph.left))  # l after l is a letter of its own
    return abs(glyph.left - other.left) < reach and abs(glyph.y - other.y) < reach and abs(glyph.size - other.size) < 1
