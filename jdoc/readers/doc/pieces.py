"""Pieces: the text of an old Word file and the properties of its paragraphs, from its streams.

After the published description of the format, [MS-DOC]: the file information block, the piece table, and the pages that
list the properties of paragraphs and of characters.
"""

from __future__ import annotations

from bisect import bisect_right
from struct import unpack_from
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD_97 = 0x00C1
"""The oldest version whose file information block is known here."""
_FLAGS, _COUNTS, _PLACES = 0x0A, 0x4C, 0x9A
"""Where its flags stand, how long each part of the text is, and where things are in the table stream."""
_IS_ENCRYPTED, _USES_TABLE_1 = 0x0100, 0x0200
_STYLES, _CHARACTERS, _PARAGRAPHS, _PIECES = 1, 12, 13, 33
"""The numbers of the places of what is read: the styles, the pages of properties, and the piece table."""
_PIECE_TABLE, _PROPERTIES = 2, 1
_COMPRESSED = 1 << 30
_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""How many bytes the value of a property takes, by the three highest bits of its code; 0 where it says so itself."""
_TABLE_DEFINITION = 0xD608
"""The property whose size is written in two bytes."""
_ELSEWHERE = 0x6646
"""The property that says where in the stream of data the properties are that are too many for a page."""
_MOST_CHARACTERS = 20_000_000


class DamagedError(ValueError):
    """The streams don't hold what they say that they hold."""


class Texts(NamedTuple):
    """How many characters each part of the text has, in the order in which they stand."""

    main: int
    footnotes: int
    headers: int
    macros: int
    annotations: int
    endnotes: int
    boxes: int
    header_boxes: int


class Streams(Struct):
    """The streams of a file that are read, and what its file information block says of them."""

    main: bytes
    table: bytes
    data: bytes
    texts: Texts
    places: list[tuple[int, int]]
    """Of each thing in the table stream, its offset and its size."""
    pieces: list[tuple[int, int, int, bool]] = field(default_factory=list)
    """Of each piece, its first character and the one after its last, where it stands in bytes, whether in one each."""

    def place(self, number: int) -> bytes:
        """Return one of the things in the table stream; nothing where there is none."""
        if number >= len(self.places):
            return b""
        start, size = self.places[number]
        return self.table[start : start + size]


def is_encrypted(main: bytes) -> bool:
    """Tell a file that opens with a password only."""
    return len(main) > _COUNTS and bool(unpack_from("<H", main, _FLAGS)[0] & _IS_ENCRYPTED)


def table_name(main: bytes) -> str:
    """Name the stream that the tables of a file are in."""
    return "1Table" if unpack_from("<H", main, _FLAGS)[0] & _USES_TABLE_1 else "0Table"


def streams_of(main: bytes, table: bytes, data: bytes) -> Streams:
    """Read the file information block and the piece table.

    Raises DamagedError, or struct.error where bytes are missing.
    """
    magic, version = unpack_from("<HH", main, 0)
    if magic != 0xA5EC or version < _WORD_97:
        raise DamagedError
    counts = unpack_from("<8i", main, _COUNTS)
    if min(counts) < 0 or sum(counts) > _MOST_CHARACTERS:
        raise DamagedError
    number = unpack_from("<H", main, _PLACES - 2)[0]
    places = [unpack_from("<II", main, _PLACES + 8 * at) for at in range(min(number, 200))]
    streams = Streams(main, table, data, Texts(*counts), places)
    streams.pieces = list(_pieces(streams.place(_PIECES)))
    return streams


def _pieces(table: bytes) -> Iterator[tuple[int, int, int, bool]]:
    at = 0
    while at < len(table) and table[at] == _PROPERTIES:
        at += 3 + unpack_from("<H", table, at + 1)[0]
    if at >= len(table) or table[at] != _PIECE_TABLE:
        raise DamagedError
    size = unpack_from("<I", table, at + 1)[0]
    count = (size - 4) // 12
    ends = unpack_from(f"<{count + 1}I", table, at + 5)
    for number in range(count):
        where = unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        is_compressed = bool(where & _COMPRESSED)
        where &= _COMPRESSED - 1
        yield ends[number], ends[number + 1], where // 2 if is_compressed else where, is_compressed


class Properties(NamedTuple):
    """What is said of some characters or of a paragraph."""

    style: int = 0
    """The number of its style."""
    values: dict[int, bytes] = {}  # noqa: RUF012 -- nobody writes into it
    """The values of its properties, by their codes."""

    def number(self, code: int) -> int:
        """Give the value of a property as a number; 0 where it isn't set."""
        return int.from_bytes(self.values.get(code, b""), "little", signed=False)


class Ranges:
    """Properties by the bytes of the main stream that they hold for."""

    def __init__(self, starts: list[int], properties: list[Properties]) -> None:
        self._starts = starts
        self._properties = properties

    def at(self, byte: int) -> Properties:
        """Return what holds for a byte."""
        number = bisect_right(self._starts, byte) - 1
        return self._properties[number] if number >= 0 else _NONE


def properties_of(streams: Streams, *, of_paragraphs: bool) -> Ranges:
    """Read the pages of properties, of paragraphs or of characters."""
    table = streams.place(_PARAGRAPHS if of_paragraphs else _CHARACTERS)
    count = (len(table) - 4) // 8
    starts: list[int] = []
    properties: list[Properties] = []
    for number in unpack_from(f"<{count}I", table, 4 * (count + 1)) if count > 0 else ():
        page = streams.main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(page) < _PAGE:
            raise DamagedError
        runs = page[-1]
        starts += unpack_from(f"<{runs}I", page, 0)
        properties += [
            _paragraph(page, runs, run, streams.data) if of_paragraphs else _characters(page, runs, run)
            for run in range(runs)
        ]
    return Ranges(starts, properties)


def _paragraph(page: bytes, runs: int, run: int, data: bytes) -> Properties:
    """Read the properties of a paragraph off a page: its style, and what it says itself."""
    at = 2 * page[4 * (runs + 1) + 13 * run]
    if not at:
        return _NONE
    size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
    start = at + 1 if page[at] else at + 2
    own = page[start : start + size]
    if len(own) < 2:
        return _NONE
    values = dict(values_of(own[2:]))
    if elsewhere := values.get(_ELSEWHERE):
        values |= _values_elsewhere(data, int.from_bytes(elsewhere, "little"))
    return Properties(unpack_from("<H", own, 0)[0], values)


def _values_elsewhere(data: bytes, at: int) -> dict[int, bytes]:
    """Read the properties of a paragraph that are too many for a page."""
    size = int.from_bytes(data[at : at + 2], "little")
    return dict(values_of(data[at + 2 : at + 2 + size]))


def _characters(page: bytes, runs: int, run: int) -> Properties:
    at = 2 * page[4 * (runs + 1) + run]
    return Properties(0, dict(values_of(page[at + 1 : at + 1 + page[at]]))) if at else _NONE


def values_of(written: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the codes of properties and their values."""
    at = 0
    while at + 2 <= len(written):
        code = unpack_from("<H", written, at)[0]
        at += 2
        size = _SIZES[code >> 13]
        if code == _TABLE_DEFINITION and at + 2 <= len(written):
            size = unpack_from("<H", written, at)[0] - 1
            at += 2
        elif not size:
            if at >= len(written):
                return
            size = written[at]
            at += 1
        yield code, written[at : at + size]
        at += max(0, size)


def styles_of(streams: Streams) -> dict[int, str]:
    """Return the names of the styles, by their numbers."""
    sheet = streams.place(_STYLES)
    if len(sheet) < 6:
        return {}
    head, count, base = unpack_from("<HHH", sheet, 0)
    at = 2 + head
    names: dict[int, str] = {}
    for number in range(count):
        if at + 2 > len(sheet):
            break
        size = unpack_from("<H", sheet, at)[0]
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(style) > base + 2:
            length = unpack_from("<H", style, base)[0]
            names[number] = style[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
    return names


def characters_of(streams: Streams) -> Iterator[tuple[str, int]]:
    """Yield the characters of all parts of the text in order, and where each stands in the main stream."""
    for start, end, where, is_compressed in streams.pieces:
        width = 1 if is_compressed else 2
        written = streams.main[where : where + width * (end - start)]
        if len(written) < width * (end - start):
            raise DamagedError
        text = written.decode("cp1252" if is_compressed else "utf-16-le", "replace")
        at = where
        for char in text:
            yield char, at
            at += width if char < "\U00010000" else 2 * width


_NONE = Properties()
