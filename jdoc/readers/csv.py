"""CSV and TSV: the rows of a table, in any encoding that text comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.readers.cells import Cell
from jdoc.readers.declared import BREAK, Writer, is_blank
from jdoc.readers.decoding import decode
from jdoc.readers.sheets import Sheet, write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile

    Row = list[list[Char]]

_MOST_CHARACTERS = 2_000_000
"""Of what is read of a table: each character keeps its place, which takes a hundred times its room."""
_MOST_COLUMNS = 10_000
_QUOTED = deferred(r'"((?:[^"]++|"")*+)"?')
"""A cell in quotation marks, what it holds as its group: `["５億円, 概算"]`, not `５億円`.

One that isn't closed goes on to the end.
"""
_BARE = {separator: deferred(f"[^{separator}\r\n]*+") for separator in ",;\t"}


def read(file: RawFile) -> Document:
    """Read a table; what comes first and last in rows of one cell is text above and below it."""
    text = decode(file).text
    rows = list(_limited(_rows(text, separator_of(text, file.name)), file))
    _tell_uneven(rows, file)
    writer = Writer(file.name)
    if _is_whole(rows):
        writer.table(rows)
    else:
        cells = [
            Cell(at, column, 1, 1, cell)
            for at, row in enumerate(rows)
            for column, cell in enumerate(row)
            if not is_blank(cell)
        ]
        write_sheet(writer, Sheet(cells), file.name, file.report)
    return writer.document


def separator_of(text: str, name: str = "") -> str:
    r"""Find what holds the cells apart: what its name says, else what the first lines have more of.

    A semicolon does where the first line has it and no comma: what Excel writes where a comma is a decimal point.

    >>> separator_of("款,予算額\n1,200"), separator_of("款\t予算額\n市税\t1,200"), separator_of("款;額\n市税;1,200")
    (',', '\t', ';')
    """
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    head = text[:4096]
    first = head.partition("\n")[0]
    if ";" in first and "," not in first and "\t" not in first:
        return ";"
    return "\t" if head.count("\t") > head.count(",") or "\t" in first else ","


def _is_whole(rows: Sequence[Row]) -> bool:
    """Tell a table from one that has texts above or below: all its rows are as long as its first, which is full."""
    return (
        len(rows) > 1
        and len(rows[0]) > 1
        and all(len(row) == len(rows[0]) for row in rows)
        and not any(map(is_blank, rows[0]))
    )


def _tell_uneven(rows: Sequence[Row], file: RawFile) -> None:
    """Tell rows that have more cells than the first full one: a comma may stand in them that is none between cells."""
    width = next((len(row) for row in rows if len(row) > 1 and not any(map(is_blank, row))), _MOST_COLUMNS)
    uneven = [row for row in rows if not all(map(is_blank, row[width:]))]
    if uneven:
        line = next(line for cell in uneven[0] for _, line, _ in cell)
        more = f", and {len(uneven) - 1} other rows" if len(uneven) > 1 else ""
        problem = f"this row has {len(uneven[0])} cells where the head has {width}{more}: is a comma part of a number?"
        file.report(InputError(f"{file.name}:{line}", problem))


def _limited(rows: Iterable[Row], file: RawFile) -> Iterator[Row]:
    """Yield the rows that a document may have; tell where it ends."""
    left = _MOST_CHARACTERS
    for number, row in enumerate(rows, 1):
        left -= sum(map(len, row)) + len(row)
        if left < 0:
            file.report(InputError(f"{file.name}:{number}", "the table is too long: it is read as far as this row"))
            return
        if len(row) > _MOST_COLUMNS:
            file.report(InputError(f"{file.name}:{number}", f"{len(row):,} columns: {_MOST_COLUMNS:,} are read"))
        yield row[:_MOST_COLUMNS]


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows of a text, each character of their cells with its line and column."""
    at, line, start = 0, 1, 0
    row: Row = []
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        cell, at, line, start = _quoted(text, at, line, start) if quoted else ([], at, line, start)
        bare = _BARE[separator].match(text, at)
        stop = bare.end() if bare else at
        row.append([*cell, *((text[place], line, place - start + 1) for place in range(at, stop))])
        at = stop + 1
        if text[stop : stop + 1] != separator:
            yield row
            row = []
            at += text.startswith("\r\n", stop)
            line, start = line + 1, at
        elif at == len(text):
            row.append([])
    if row:
        yield row


def _quoted(text: str, at: int, line: int, start: int) -> tuple[list[Char], int, int, int]:
    """Read a cell in quotation marks; also return where it ends, and the line there, and where that begins."""
    match = _QUOTED.match(text, at)
    chars: list[Char] = []
    if match is None:
        return chars, at, line, start
    doubled = False
    for place in range(*match.span(1)):
        char = text[place]
        if char == '"' and not doubled:
            doubled = True
            continue
        doubled = False
        if char == "\n":
            chars.append(BREAK)
            line, start = line + 1, place + 1
        elif char != "\r":
            chars.append((char, line, place - start + 1))
    return chars, match.end(), line, start
