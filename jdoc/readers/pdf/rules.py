"""Rules: the straight lines that are drawn on a page, of which tables are made."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from jdoc.readers.pdf.turning import turned
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 60_000  # of one page: maps and charts have more, and no table that could be found among them
_DEEPEST = 6  # forms within forms
_THICKEST = 3.0  # points: what is filled and thicker is an area
_THICKEST_STROKE = 4.5
_SLANT = 0.6  # points that a rule may be off its axis
_WHITE = 245
_CORNER = 16.0  # points: rounder corners belong to a picture
_PAINTED = frozenset({pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM})

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top; y runs up, as in the file."""
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight line along the text or across it."""

    at: float
    """Where it stands: how far down the page if it runs along the text, else how far to the right."""
    start: float
    end: float


class Rules(NamedTuple):
    """The rules of a page, turned as its text is."""

    across: list[Rule]
    """From left to right."""
    down: list[Rule]


def rules_of(page: pdfium.FPDF_PAGE, upright: int) -> Rules:
    """Find the rules of a page, whose text is turned by some quarters: what is stroked, or filled and thin.

    White rules don't count, nor what is clipped away. A page that is a drawing has none.
    """
    walk = _Walk()
    walk.objects(pdfium.FPDFPage_CountObjects(page), lambda index: pdfium.FPDFPage_GetObject(page, index), _SAME)
    if walk.left < 0:
        return Rules([], [])
    found = Rules([], [])
    for left, bottom, right, top in walk.boxes:
        (x1, y1), (x2, y2) = turned(left, top, upright), turned(right, bottom, upright)
        left_, right_, top_, bottom_ = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        width, height = right_ - left_, bottom_ - top_
        dot = max(width, height) < _THICKEST
        if width >= height or dot:
            found.across.append(Rule((top_ + bottom_) / 2, left_, right_))
        if height >= width or dot:
            found.down.append(Rule((left_ + right_) / 2, top_, bottom_))
    return found


class _Walk:
    """Goes through the objects of a page, those of its forms too, and gathers the boxes of thin things."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.left = _MOST_SEGMENTS
        """Segments that may still be looked at."""
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.color = [ctypes.c_uint() for _ in range(4)]
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.matrix = pdfium.FS_MATRIX()

    def objects(self, count: int, get: Callable[[int], pdfium.FPDF_PAGEOBJECT], matrix: Matrix, depth: int = 0) -> None:
        """Look at some objects, whose places have to be multiplied by a matrix."""
        for index in range(min(count, _MOST_OBJECTS)):
            drawn = get(index)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind not in _PAINTED or self.left < 0:
                continue
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    inner = _times(self._matrix(drawn), matrix)
                    get_inner = lambda at, form=drawn: pdfium.FPDFFormObj_GetObject(form, at)  # noqa: E731
                    self.objects(pdfium.FPDFFormObj_CountObjects(drawn), get_inner, inner, depth + 1)
                continue
            self.left -= 1
            boxes = self._thin(drawn, kind)
            if boxes:
                clip = self._clip(drawn)
                kept = (_cut(box, clip) if clip else box for box in boxes)
                self.boxes += [_moved(box, matrix) for box in kept if box]

    def _thin(self, drawn: pdfium.FPDF_PAGEOBJECT, kind: int) -> list[Box]:
        """Give the boxes of the straight and thin parts of an object that can be seen."""
        if not pdfium.FPDFPageObj_GetBounds(drawn, *self.edges):
            return []
        left, bottom, right, top = (edge.value for edge in self.edges)
        least = min(right - left, top - bottom)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return [(left, bottom, right, top)] if least < _THICKEST else []
        pdfium.FPDFPath_GetDrawMode(drawn, self.fill, self.stroke)
        if self.stroke.value and self._shows(drawn, pdfium.FPDFPageObj_GetStrokeColor):
            return [(left, bottom, right, top)] if least < _THICKEST_STROKE else list(self._stroked(drawn))
        if self.fill.value and self._shows(drawn, pdfium.FPDFPageObj_GetFillColor):
            return [(left, bottom, right, top)] if least < _THICKEST else list(self._filled(drawn))
        return []

    def _shows(self, drawn: pdfium.FPDF_PAGEOBJECT, color: Callable[..., int]) -> bool:
        """Tell whether something is neither white nor see-through."""
        if not color(drawn, *self.color):
            return True
        red, green, blue, alpha = (part.value for part in self.color)
        return alpha > 0 and min(red, green, blue) < _WHITE

    def _stroked(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Iterator[Box]:
        """Yield the straight pieces of a path."""
        for figure in self._figures(drawn):
            for (x1, y1), (x2, y2) in pairwise(figure):
                if min(abs(x1 - x2), abs(y1 - y2)) <= _SLANT:
                    yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _filled(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Iterator[Box]:
        """Yield the figures of a path that are as thin as a rule."""
        if pdfium.FPDFPath_CountSegments(drawn) <= 5:
            return  # one rectangle, whose box was no rule
        for figure in self._figures(drawn):
            if len(figure) < 2:
                continue
            left, bottom, right, top = _box(figure)
            if min(right - left, top - bottom) < _THICKEST:
                yield left, bottom, right, top

    def _figures(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Iterator[list[Point]]:
        """Yield the corners of each part of a path; a small round corner is taken for a sharp one."""
        count = pdfium.FPDFPath_CountSegments(drawn)
        self.left -= count
        if self.left < 0:
            return
        matrix = self._matrix(drawn)
        figure: list[Point] = []
        curve: list[Point] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
            point = self._point(segment, matrix)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                curve.append(point)
                if len(curve) < 3:
                    continue
                corner, curve = _corner(figure[-1:], curve), []
                if corner:
                    figure += corner
                    continue
            if kind != pdfium.FPDF_SEGMENT_LINETO:  # a new figure begins, behind a bow too
                yield figure
                figure = []
            figure.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                figure.append(figure[0])
        yield figure

    def _point(self, segment: pdfium.FPDF_PATHSEGMENT, matrix: Matrix) -> Point:
        pdfium.FPDFPathSegment_GetPoint(segment, self.x, self.y)
        return _placed((self.x.value, self.y.value), matrix)

    def _matrix(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Matrix:
        if not pdfium.FPDFPageObj_GetMatrix(drawn, self.matrix):
            return _SAME
        here = self.matrix
        return here.a, here.b, here.c, here.d, here.e, here.f

    def _clip(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Box | None:
        """Find the box that an object is clipped to: 一太郎 draws the outer rules of a table too long."""
        path = pdfium.FPDFPageObj_GetClipPath(drawn)
        count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
        clip: Box | None = None
        for number in range(max(0, min(count, 20))):
            segments = min(pdfium.FPDFClipPath_CountPathSegments(path, number), 200)
            points = [
                self._point(pdfium.FPDFClipPath_GetPathSegment(path, number, index), _SAME) for index in range(segments)
            ]
            if points:
                box = _box(points)
                clip = _cut(box, clip) or (box[0], box[1], box[0], box[1]) if clip else box
        return clip


def _corner(before: list[Point], curve: list[Point]) -> list[Point]:
    """Give the sharp corner that a small curve rounds off, and its end; nothing for a larger one."""
    if not before:
        return []
    [(x1, y1)], (x2, y2), end = before, curve[0], curve[-1]
    if max(abs(end[0] - x1), abs(end[1] - y1)) > _CORNER:
        return []
    return [(end[0], y1) if abs(x2 - x1) > abs(y2 - y1) else (x1, end[1]), end]


def _box(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _cut(box: Box, clip: Box) -> Box | None:
    """Cut a box at another one; nothing if it lies outside."""
    left, bottom, right, top = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def _placed(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(box: Box, matrix: Matrix) -> Box:
    if matrix == _SAME:
        return box
    return _box([_placed((box[0], box[1]), matrix), _placed((box[2], box[3]), matrix)])


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    x, y = _placed((e, f), outer)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        x,
        y,
    )
