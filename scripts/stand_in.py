"""Writes jdoc/readers/pdf/stand-in.ttf: a font that has a box for every character, narrow ones for Latin letters.

Run with fontTools installed: `pip install fonttools && python scripts/stand_in.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FILE = Path(__file__).resolve().parent.parent / "jdoc" / "readers" / "pdf" / "stand-in.ttf"
EM, ASCENT, DESCENT = 1000, 880, -120
"""What Japanese fonts have: the box of a character fills its em."""
GLYPHS = {".notdef": EM, "box": EM, "narrow": 100}
"""And how wide they are: a narrow one never stands out of its cell, whatever its width in the file."""
NARROW = {*range(0x20, 0x7F), *range(0xFF61, 0xFFA0)}


def main() -> None:
    """Write the font anew."""
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder([*GLYPHS])
    font.setupCharacterMap({0x20: "box"})
    font.font["cmap"].tables = [_every_character()]
    font.setupGlyf({name: _box(width) for name, width in GLYPHS.items()})
    font.setupHorizontalMetrics({name: (width, 0) for name, width in GLYPHS.items()})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    font.setupNameTable({"familyName": "jdoc stand-in", "styleName": "Regular"})
    font.setupPost(keepGlyphNames=False)
    font.save(FILE)


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for corner in ((0, ASCENT), (width, ASCENT), (width, DESCENT)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _every_character() -> CmapSubtable:
    """Make a table that gives many characters one glyph (format 13)."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = {code: "narrow" if code in NARROW else "box" for code in range(0x20, sys.maxunicode + 1)}
    return table


if __name__ == "__main__":
    main()
