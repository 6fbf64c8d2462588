"""The tables beside this file, row by row."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from jdoc.errors import LexiconError
from jdoc.own_files import mapped, path_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield each row of a table, by the names in its header.

    >>> next(rows("number_words"))["word"]
    'お七夜'
    """
    header, facts = _cells(table)
    for cells in facts:
        yield dict(zip(header, cells, strict=True))


def columns(table: str, *names: str) -> Iterator[tuple[str, ...]]:
    """Return some columns of a table, row by row: what large tables are read with, as it takes a third of the time.

    >>> next(columns("states", "name", "id"))
    ('NZ', 'NZ')
    """
    header, facts = _cells(table)
    return zip(*(map(itemgetter(header.index(name)), facts) for name in names), strict=True)


def rows_with(
    table: str, column: str, cell: str, *, begins: bool = False, ends: bool = False
) -> Iterator[dict[str, str]]:
    """Yield the rows of a table that hold a cell, or whose cell begins or ends so.

    The file is searched as it is: of thousands of rows a document asks for a few, and to cut all of them takes longer.

    >>> next(rows_with("law_numbers", "title", "民法"))["law_num"]
    '明治二十九年法律第八十九号'
    """
    data, at, header = _data(table)
    place = header.index(column)
    before = b"" if ends else b"\t" if place else b"\n"
    behind = b"" if begins else b"\n" if place == len(header) - 1 else b"\t"
    needle = before + cell.encode() + behind
    at = data.find(needle, at)
    while at >= 0:
        start = data.rfind(b"\n", 0, at + len(before)) + 1
        row = dict(zip(header, data[start : data.find(b"\n", start)].decode().split("\t"), strict=False))
        if row.get(column, "").startswith("" if ends else cell) and row.get(column, "").endswith(
            "" if begins else cell
        ):
            yield row
        at = data.find(needle, at + 1)


def row_of(table: str, cell: str) -> dict[str, str] | None:
    """Return the row of a table whose first cell is this one: tables are sorted by it, so that few rows are looked at.

    >>> row_of("towns", "あま市")["source"], row_of("towns", "あま")
    ('郵便番号データ（日本郵便）', None)
    """
    data, low, header = _data(table)
    high, sought = len(data) - 1, cell.encode()
    while low < high:  # both are line ends, and the row stands between them
        start = data.rfind(b"\n", low, (low + high) // 2 + 1)
        end = data.find(b"\n", start + 1)
        first = data[start + 1 : data.find(b"\t", start)]
        if first == sought:
            return dict(zip(header, data[start + 1 : end].decode().split("\t"), strict=True))
        low, high = (end, high) if first < sought else (low, start)
    return None


@cache
def _data(table: str) -> tuple[mmap, int, list[str]]:
    """Return the file of a table where it lies, where the line ends that its rows follow, and its columns."""
    data = mapped(_path(table))
    start = 0
    while data[start] == ord("#"):
        start = data.find(b"\n", start) + 1
    end = data.find(b"\n", start)
    return data, end, data[start:end].decode().split("\t")


def words_for(table: str, column: str, use: str) -> Iterator[str]:
    """Yield the words of a table, in one of its columns, that stand there for a use among others.

    >>> "局長" in words_for("titles", "title", "office")
    True
    """
    return iter(words_by_use(table, column).get(use, ()))


@cache
def words_by_use(table: str, column: str) -> dict[str, list[str]]:
    """Sort the words of a table by their uses, once: the tables of people and meetings are asked for many of them."""
    words: dict[str, list[str]] = defaultdict(list)
    for word, uses in columns(table, column, "use"):
        for use in dict.fromkeys(uses.split(",")):
            words[use].append(word)
    return dict(words)


def _path(table: str) -> str:
    return path_of(f"lexicon/{table}.tsv")


@lru_cache(2)  # who asks for a table asks for it again soon, with another use
def _cells(table: str) -> tuple[list[str], list[list[str]]]:
    """Return the names of a table's columns, and the cells of its rows."""
    path = _path(table)
    lines = read(path).decode().splitlines()
    header, *facts = [line.split("\t") for line in lines if not line.startswith("#")]
    if not {len(header)}.issuperset(map(len, facts)):
        raise LexiconError(_what_is_wrong(path, lines, len(header)))
    return header, facts


def _what_is_wrong(path: str, lines: list[str], expected: int) -> str:
    """Tell of the first row that has other columns than the header."""
    widths = ((number, line.count("\t") + 1) for number, line in enumerate(lines, 1) if not line.startswith("#"))
    number, width = next(row for row in widths if row[1] != expected)
    return f"{path}:{number}: found {width} columns, expected {expected}"
