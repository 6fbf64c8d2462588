"""Rows: the characters of a page as lines of writing, in the direction that the page is written in."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.pdf.glyphs import Glyph, Sheet
    from jdoc.readers.pdf.tables import Table

_KANA = frozenset(map(chr, [*range(0x3041, 0x30FF)]))
_STOPS = frozenset("、。，．")
ASCENT = 0.88
"""Of an em: how far a Japanese character reaches above its baseline."""


class Spot(Struct, gc=False):
    """A character on a line of writing, horizontal or vertical."""

    char: str
    start: float
    """Where it begins, along the line."""
    end: float
    size: float
    font: str = ""


class Row(Struct):
    """A line of writing, or the part of one that stands in a column of the page."""

    spots: list[Spot]
    level: float
    """Where it stands, across the lines: down the page, or from right to left if it is vertical."""
    size: float
    mark: bool = False
    """A space ends it."""
    ruby: list[str] = field(default_factory=list)
    """The readings printed beside it."""
    lifted: float = 0.0
    """What the ruby takes of the distance to the line above."""
    edge: bool = False
    """It is written across the page's direction, as page numbers of vertical pages are."""
    inside: bool = False
    """Such a line stands among the others, and at no edge of the page."""
    table: Table | None = None
    """A table stands here; its only character is none, and as wide as the table."""

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.spots[0].start

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.spots[-1].end

    @property
    def font(self) -> str:
        """The font of its Japanese characters, if there is but one."""
        fonts = {spot.font for spot in self.spots if spot.char > "\u2fff"}
        return fonts.pop() if len(fonts) == 1 and len(self.spots) > 1 else ""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(spot.char for spot in self.spots)


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Tell the direction that a page is written in by the steps from each character to the next one drawn."""
    down = across = 0
    for glyph, after in pairwise(glyphs):
        x, y = after.left - glyph.left, after.y - glyph.y
        reach = 1.6 * max(glyph.size, after.size)
        if abs(x) < 0.3 * glyph.size and 0.5 * glyph.size < y < reach:
            down += 1
        elif abs(y) < 0.3 * glyph.size and 0 < x < reach:
            across += 1
    return down > across


def rows_of(sheet: Sheet, *, vertical: bool) -> list[Row]:
    """Put the characters of a page on lines, in no order yet; ruby and raised figures go to the lines beside them."""
    glyphs = sheet.glyphs
    edges: list[Row] = []
    if vertical:
        glyphs, edges = _without_edges(glyphs)
    rows = lines_in(glyphs, vertical=vertical)
    for x, y in sheet.marks:
        _mark(rows, *((y, -x) if vertical else (x, y)))
    kept = [trimmed(row) for row in rows]
    return [row for row in (*kept, *edges) if row.spots]


def lines_in(glyphs: Iterable[Glyph], *, vertical: bool) -> list[Row]:
    """Put characters on lines, ruby and raised figures to the lines that they belong to; white space stays."""
    spots = [(_level(glyph, vertical=vertical), _spot(glyph, vertical=vertical)) for glyph in glyphs]
    return _attach(_cluster(_with_stops(spots) if vertical else spots))


def _with_stops(spots: Iterable[tuple[float, Spot]]) -> Iterator[tuple[float, Spot]]:
    """Put each stop of a vertical line that its font draws aside right below the character drawn before it."""
    line, before = 0.0, None
    for level, spot in spots:
        if before is not None and spot.char in _STOPS and _is_beside(level - line, spot, before):
            spot.end += before.end - spot.start
            spot.start = before.end
        else:
            line = level
        before = spot
        yield line, spot


def _is_beside(aside: float, spot: Spot, before: Spot) -> bool:
    """Tell whether a stop stands half of its size beside the place below the character before it."""
    return 0.2 < abs(aside) / spot.size < 0.75 and abs(spot.start - before.end) < 0.75 * spot.size


def _spot(glyph: Glyph, *, vertical: bool) -> Spot:
    if not vertical:
        return Spot(glyph.char, glyph.left, glyph.right, glyph.size, glyph.font)
    if glyph.turned:
        return Spot(glyph.char, glyph.top, glyph.bottom, glyph.size, glyph.font)
    top = glyph.y - ASCENT * glyph.size
    return Spot(glyph.char, top, top + glyph.size, glyph.size, glyph.font)


def _level(glyph: Glyph, *, vertical: bool) -> float:
    return -(glyph.left + glyph.right) / 2 if vertical else glyph.y


def _cluster(spots: Iterable[tuple[float, Spot]]) -> list[Row]:
    """Put characters of one level and size on one line."""
    rows: list[Row] = []
    for level, spot in sorted(spots, key=lambda placed: placed[0]):
        for row in reversed(rows[-4:]):
            if abs(level - row.level) <= 0.4 * max(row.size, spot.size) and _is_near(spot.size, row.size):
                row.spots.append(spot)
                break
        else:
            rows.append(Row([spot], level, spot.size))
    for row in rows:
        row.spots.sort(key=lambda spot: spot.start)
        row.size = size_of(row.spots)
    return rows


def size_of(spots: Iterable[Spot]) -> float:
    """Find the size that most characters are set in."""
    return Counter(round(spot.size, 1) for spot in spots).most_common(1)[0][0]


def _is_near(size: float, other: float) -> bool:
    return 0.7 < size / other < 1.43


def _attach(rows: list[Row]) -> list[Row]:
    """Give small characters to the line that they belong to: ruby beside it, raised figures into it."""
    kept: list[Row] = []
    for index, row in enumerate(rows):
        around = rows[max(0, index - 4) : index] + rows[index + 1 : index + 5]
        for part in _parts(row):
            base = _base(part, around)
            host = None if base else _host(part, around)
            if base is not None:
                base.ruby.append(part.text)
                base.lifted = max(base.lifted, part.size)
            elif host is not None:
                host.spots = sorted([*host.spots, *part.spots], key=lambda spot: spot.start)
            else:
                kept.append(part)
    return _gathered(kept)


def _parts(row: Row) -> list[Row]:
    """Cut a line at its gaps, so that each part can go to a line of its own."""
    cuts = [0]
    cuts += [at for at, (spot, after) in enumerate(pairwise(row.spots), 1) if after.start - spot.end > row.size]
    cuts.append(len(row.spots))
    return (
        [Row(row.spots[start:stop], row.level, row.size) for start, stop in pairwise(cuts)] if len(cuts) > 2 else [row]
    )


def _base(part: Row, around: Iterable[Row]) -> Row | None:
    """Find the line that ruby belongs to: below it, or to its left if it is vertical, of twice its size."""
    if not all(spot.char in _KANA or spot.char.isspace() for spot in part.spots):
        return None
    near = [row for row in around if 0.3 < (row.level - part.level) / row.size < 1.4 and _lies_within(part, row)]
    return min(near, key=lambda row: row.level - part.level, default=None)


def _host(part: Row, around: Iterable[Row]) -> Row | None:
    """Find the line that raised or lowered figures belong to."""
    near = [row for row in around if abs(row.level - part.level) < 0.6 * row.size and _lies_within(part, row)]
    return min(near, key=lambda row: abs(row.level - part.level), default=None)


def _lies_within(part: Row, row: Row) -> bool:
    reach = max(0.6 * row.size, 3 * part.size)
    return part.size < 0.75 * row.size and row.start - reach < part.start and part.end < row.end + reach


def _gathered(rows: Iterable[Row]) -> list[Row]:
    """Put the parts of a line that were looked at apart together again."""
    lines: dict[tuple[float, float], Row] = {}
    for row in rows:
        line = lines.setdefault((row.level, row.size), row)
        if line is not row:
            line.spots = sorted([*line.spots, *row.spots], key=lambda spot: spot.start)
            line.ruby += row.ruby
    return list(lines.values())


def _mark(rows: Iterable[Row], at: float, level: float) -> None:
    """Note the space drawn alone behind a line."""
    for row in rows:
        if abs(row.level - level) <= 0.3 * row.size and abs(at - row.end) <= 0.6 * row.size:
            row.mark = True


def trimmed(row: Row) -> Row:
    """Take the white space off a line's ends; what ends it is its mark."""
    spots = row.spots
    while spots and spots[-1].char.isspace():
        row.mark = row.mark or spots[-1].char == " "
        spots.pop()
    first = next((at for at, spot in enumerate(spots) if not spot.char.isspace()), 0)
    del spots[:first]
    return row


def _without_edges(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Row]]:
    """Take headers and page numbers, which are written horizontally, out of a vertical page."""
    size = Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0][0]
    body: list[Glyph] = []
    edges: list[Row] = []
    lowest = _lowest(glyphs)
    for run in _runs(glyphs):
        if _is_horizontal(run, size) or (_is_number_at(lowest, run) and not _continues(run[0], body, size)):
            edges.append(_edge(run))
        else:
            body += run
    bands = _bands(body, size)
    for band in (bands[0], bands[-1]) if len(bands) > 1 else ():
        if _is_line(band, size) and len(band) * 8 <= len(body):
            edges.append(_edge(sorted(band, key=lambda glyph: glyph.left)))
            body = _without(band, body)
    for row in edges:
        row.inside = _highest(body) < row.level - size and row.level < _lowest(body)
    return body, edges


def _highest(glyphs: Iterable[Glyph]) -> float:
    return min((glyph.y for glyph in glyphs), default=0.0)


def _lowest(glyphs: Iterable[Glyph]) -> float:
    return max((glyph.y for glyph in glyphs), default=0.0)


def _without(taken: Iterable[Glyph], glyphs: Iterable[Glyph]) -> list[Glyph]:
    ids = set(map(id, taken))
    return [glyph for glyph in glyphs if id(glyph) not in ids]


def _is_horizontal(run: Sequence[Glyph], size: float) -> bool:
    """Tell words that are written from left to right on a vertical page."""
    return len(run) > 2 and run[-1].right - run[0].left > 1.4 * size and not run[0].turned


def _is_number_at(lowest: float, run: Sequence[Glyph]) -> bool:
    """Tell a short number on the lowest line of a page."""
    return run[0].y >= lowest - 1 and len(run) <= 3 and all(glyph.char.isdecimal() for glyph in run)


def _is_line(band: Sequence[Glyph], size: float) -> bool:
    """Tell whether characters stand on one horizontal line."""
    return max(glyph.y for glyph in band) - min(glyph.y for glyph in band) < size


def _continues(glyph: Glyph, drawn: Sequence[Glyph], size: float) -> bool:
    """Tell whether a character stands in the line of the one drawn before it, right below."""
    if not drawn:
        return False
    before = drawn[-1]
    return abs(before.left - glyph.left) < 0.5 * size and 0 < glyph.y - before.y < 1.6 * size


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Cut the characters of a page, as drawn, into runs that are written from left to right."""
    runs = [[glyphs[0]]]
    for glyph, after in pairwise(glyphs):
        beside = abs(after.y - glyph.y) < 0.2 * glyph.size and -0.3 < (after.left - glyph.right) / glyph.size < 1
        if beside:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _edge(glyphs: Sequence[Glyph]) -> Row:
    spots = [Spot(glyph.char, glyph.left, glyph.right, glyph.size) for glyph in glyphs]
    return trimmed(Row(spots, glyphs[0].y, glyphs[0].size, edge=True))


def _bands(glyphs: Sequence[Glyph], size: float) -> list[list[Glyph]]:
    """Cut a page where nothing stands from its left to its right."""
    bands: list[list[Glyph]] = []
    bottom = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if not bands or glyph.y - glyph.size > bottom + 0.5 * size:
            bands.append([])
        bands[-1].append(glyph)
        bottom = glyph.y
    return bands
