"""Recognised text: what a program has read off a picture, put where it stands on the page.

Its boxes say roughly where a character is, and its order surely: characters keep the order that they come in, and gaps
that only the boxes make are closed, so that `８００` is no `8 0 0`.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.readers.pdf.glyphs import Glyph, Sheet
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.ocr.tesseract import Recognised, Word

_POINTS = 72
_WITHIN_A_LINE = 1.6
"""Ems that may be free between two characters and be no space.

Boxes are wrong by half an em, and the spaces of Japanese lines are few and wide.
"""
_AFTER_A_NUMBER = 0.9
"""The same where a line begins with its number: what stands behind that is told from it by a space alone."""
_FIGURES = 1.8
"""Ems from the middle of a figure to that of the next in a number set in full width: each is alone in its square."""
_GROUPS = 2.5
"""The same from a comma to the three figures behind it: the comma stands at the left of its square."""
_NARROW_FIGURES = 0.8
"""The same in half width, where a space between two figures makes it one em."""
_NARROW = 0.57
"""Ems from one figure to the next that tell half width."""
_USUAL_SIZE = 10.5
_LONG = 8
"""Characters of a line that tell how far apart they are."""
_THINNEST, _THICKEST = 0.85, 1.2
"""Squares of a character to the thickness of a line, at least and at most: rows of tables are full of gaps."""
_LARGER = 1.3
"""Times as thick as usual, with characters so much further apart: that is a line in a larger type."""
_OF_LABELS = frozenset("第章節款目条項号編アイウエオカキクケコサシスセソタチツテト一二三四五六七八九十")
"""What the number of a line may be written with."""
_MARKS_OF_NUMBERS = frozenset(",.，．")


class Place(Struct, gc=False):
    """What a character takes of its line."""

    char: str
    start: float
    end: float


def settle(line: Sequence[Place], size: float) -> None:
    """Put the characters of a line in the order that they come in, and close the gaps that are none; in place."""
    reach = _reach_of_figures(line, size)
    begins = True
    for at, (place, after) in enumerate(pairwise(line)):
        if after.start <= place.start:
            after.start = place.start + 0.01 * size
            after.end = max(after.end, after.start)
        begins = begins and not _is_word(place.char)
        if _is_of_number(place.char) and _is_of_number(after.char):
            close = _step(place, after) < (_GROUPS if _precedes_group(line, at) else reach) * size
        else:
            close = after.start - place.end < (_AFTER_A_NUMBER if begins else _WITHIN_A_LINE) * size
        if close:
            place.end = after.start


def _precedes_group(line: Sequence[Place], at: int) -> bool:
    """Tell a comma that three figures follow, and no more."""
    behind = "".join(place.char for place in line[at + 1 : at + 5])
    return line[at].char in ",，" and behind[:3].isdigit() and not behind[3:].isdigit()


def _step(place: Place, after: Place) -> float:
    """Measure from the middle of a character to that of the next."""
    return (after.start + after.end - place.start - place.end) / 2


def _reach_of_figures(line: Sequence[Place], size: float) -> float:
    """Say how far the figures of a number stand apart at most, in ems: as they do in the rest of the line."""
    pairs = [(place, after) for place, after in pairwise(line) if place.char.isdigit() and after.char.isdigit()]
    steps = [_step(place, after) for place, after in pairs]
    return _NARROW_FIGURES if steps and median(steps) < _NARROW * size else _FIGURES


def _is_word(char: str) -> bool:
    """Tell a character that is no part of the number that a line begins with: 第１章 is one."""
    return char.isalpha() and char not in _OF_LABELS


def _is_of_number(char: str) -> bool:
    return char.isdigit() or char in _MARKS_OF_NUMBERS


def settle_glyphs(drawn: Sequence[Glyph]) -> list[Glyph]:
    """Settle the lines of recognised text that a PDF brings with it, less the spaces that programs end words with."""
    glyphs = [glyph for glyph, after in zip(drawn, [*drawn[1:], None], strict=True) if not _ends_word(glyph, after)]
    sizes = [after.left - glyph.left for glyph, after in pairwise(glyphs) if _is_pitch(glyph, after)]
    size = median(sizes) if sizes else max((glyph.size for glyph in glyphs), default=_USUAL_SIZE)
    for line in _lines_of(glyphs):
        places = [Place(glyph.char, glyph.left, glyph.right) for glyph in line]
        settle(places, size)
        for glyph, place in zip(line, places, strict=True):
            glyph.left, glyph.right = place.start, place.end
    return glyphs


def _ends_word(glyph: Glyph, after: Glyph | None) -> bool:
    """Tell a space that is none of the text: one that no Latin word follows."""
    return glyph.char.isspace() and not (after and after.char.isascii() and after.char.isalpha())


def _is_pitch(glyph: Glyph, after: Glyph) -> bool:
    """Tell two Japanese characters side by side."""
    beside = abs(after.y - glyph.y) < 0.1 * glyph.size and 0 < after.left - glyph.left < 3 * glyph.size
    return beside and min(glyph.char, after.char) > "\u2fff"


def _lines_of(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut characters, as drawn, into lines that run from left to right."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and (abs(glyph.y - line[-1].y) > 0.3 * glyph.size or glyph.left < line[-1].left - 2 * glyph.size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


class _Line(NamedTuple):
    """The words of a line, and where it stands across its direction."""

    words: list[Word]
    near: float
    far: float


def sheet_of_recognised(recognised: Recognised, dots: float) -> Sheet:
    """Make a page of what was recognised in a picture of so many dots an inch."""
    lines = [_line(list(words), downwards=recognised.downwards) for _, words in groupby(recognised.words, _key)]
    size, thickness = _sizes(lines, downwards=recognised.downwards)
    glyphs = []
    for line in lines:
        places = list(_places(line.words, downwards=recognised.downwards))
        pitch = (places[-1].end - places[0].start) / len(places)
        larger = line.far - line.near > _LARGER * thickness and pitch > _LARGER * size
        own = pitch if larger else size
        settle(places, own)
        glyphs += [_glyph(place, line, own, _POINTS / dots, downwards=recognised.downwards) for place in places]
    return Sheet(glyphs, [], 0, 0, is_recognised=True, confidence=recognised.confidence)


def _key(word: Word) -> tuple[int, ...]:
    return (word.page, *word.line)


def _line(words: list[Word], *, downwards: bool) -> _Line:
    """Say where a line stands as most of its words do: some boxes are far too large."""
    bounds = [
        (word.left, word.left + word.width) if downwards else (word.top, word.top + word.height) for word in words
    ]
    return _Line(words, median(near for near, _ in bounds), median(far for _, far in bounds))


def _sizes(lines: Sequence[_Line], *, downwards: bool) -> tuple[float, float]:
    """Measure the square of a character, and the thickness of a line, as most are; they are nearly the same."""
    thickness = median(line.far - line.near for line in lines) if lines else 1.0
    pitches = [pitch for line in lines if (pitch := _pitch(line, downwards=downwards))]
    pitch = median(pitches) if pitches else thickness
    return min(max(pitch, _THINNEST * thickness), _THICKEST * thickness), thickness


def _pitch(line: _Line, *, downwards: bool) -> float:
    """Measure the distance of two characters of a line; 0 where it is short."""
    count = sum(len(word.text) for word in line.words)
    first, last = line.words[0], line.words[-1]
    extent = last.top + last.height - first.top if downwards else last.left + last.width - first.left
    return extent / count if count >= _LONG else 0.0


def _places(words: Iterable[Word], *, downwards: bool) -> Iterator[Place]:
    """Share what a word takes among its characters."""
    for word in words:
        start, length = (word.top, word.height) if downwards else (word.left, word.width)
        step = length / len(word.text)
        for at, char in enumerate(word.text):
            yield Place(char, start + at * step, start + (at + 1) * step)


def _glyph(place: Place, line: _Line, size: float, scale: float, *, downwards: bool) -> Glyph:
    start, end, near, far, size = (scale * length for length in (place.start, place.end, line.near, line.far, size))
    if downwards:
        return Glyph(place.char, near, far, end, size, "", turned=True, top=start, bottom=end)
    return Glyph(place.char, start, end, far, size, "", top=near, bottom=far)
