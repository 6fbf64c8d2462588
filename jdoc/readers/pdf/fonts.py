"""Fonts: what pdfium measures characters by whose font is not in the file.

Word processors may leave the usual Japanese fonts out of a PDF. pdfium then looks for one on the machine; where there
is none, characters have boxes of no size, and whole lines are missing in the text of a page. Here it gets a font that
has a box for every character (`scripts/stand_in.py`), so that a file is read alike on every machine.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

_FILE = Path(__file__).with_name("stand-in.ttf")
_EAST_ASIAN = frozenset(
    {
        pdfium.FXFONT_SHIFTJIS_CHARSET,
        pdfium.FXFONT_HANGEUL_CHARSET,
        pdfium.FXFONT_GB2312_CHARSET,
        pdfium.FXFONT_CHINESEBIG5_CHARSET,
    }
)
_STAND_IN = 1
"""The handle of the stand-in; the handles of pdfium's own fonts are addresses."""


@cache
def use_stand_in() -> pdfium.FPDF_SYSFONTINFO:
    """Let pdfium measure East Asian characters by the stand-in; whatever else it asks for, it answers as ever.

    pdfium keeps the address of what is returned, so this is done once and never undone.
    """
    data = _FILE.read_bytes()
    own = pdfium.FPDF_GetDefaultSystemFontInfo()
    answers = own.contents

    def map_font(_: Any, *wanted: Any) -> int | None:  # noqa: ANN401 -- weight, italic, charset, pitch, face, exact
        found: int | None = _STAND_IN if wanted[2] in _EAST_ASIAN else answers.MapFont(own, *wanted)
        return found

    def font_data(_: Any, font: int, table: int, buffer: Any, size: int) -> int:  # noqa: ANN401
        if font != _STAND_IN:
            return int(answers.GetFontData(own, font, table, buffer, size))
        if table:
            return 0  # pdfium asks for tables to see whether this is a collection
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def face_name(_: Any, font: int, buffer: Any, size: int) -> int:  # noqa: ANN401
        return 0 if font == _STAND_IN else int(answers.GetFaceName(own, font, buffer, size))

    def charset(_: Any, font: int) -> int:  # noqa: ANN401
        if font == _STAND_IN:
            return int(pdfium.FXFONT_SHIFTJIS_CHARSET)
        return int(answers.GetFontCharset(own, font))

    def delete(_: Any, font: int) -> None:  # noqa: ANN401
        if font != _STAND_IN:
            answers.DeleteFont(own, font)

    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(
        version=answers.version,
        EnumFonts=kinds["EnumFonts"](lambda _, mapper: answers.EnumFonts(own, mapper)),
        MapFont=kinds["MapFont"](map_font),
        GetFont=kinds["GetFont"](lambda _, face: answers.GetFont(own, face)),
        GetFontData=kinds["GetFontData"](font_data),
        GetFaceName=kinds["GetFaceName"](face_name),
        GetFontCharset=kinds["GetFontCharset"](charset),
        DeleteFont=kinds["DeleteFont"](delete),
    )
    pdfium.FPDF_SetSystemFontInfo(info)
    return info
