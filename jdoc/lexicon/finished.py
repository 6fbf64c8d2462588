"""Finished tables, kept in `tables.bin` beside this file: to make them of rows takes a tenth of a short command.

`scripts/tables.py` writes the file. Each table is kept with the sizes and checksums of all that it is made of, rows
and modules: where one of these is another one now, it is made as ever, so that whatever is changed works at once.
"""

from __future__ import annotations

import marshal
from functools import cache, partial, wraps
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast
from zlib import crc32

from jdoc.own_files import path_of, read

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Source: TypeAlias = tuple[str, int, int]
"""A file of jdoc that a table is made of: its path, its size, its checksum."""

FILE = path_of("lexicon/tables.bin")
MAKERS: dict[str, Callable[[], object]] = {}
"""What makes the tables that are kept, by module and name."""


def finished(row: type[tuple[Any, ...]] | None = None) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """Have a table kept that is made of the lexicon alone, and made at most once.

    It is plain: texts, numbers, lists, dicts, a frozenset of texts; or, if a kind of row is given, a dict of such rows,
    or of lists of them.
    """

    def kept(make: Callable[[], T]) -> Callable[[], T]:
        name = f"{make.__module__}.{make.__qualname__}"
        MAKERS[name] = make

        @cache
        @wraps(make)
        def table() -> T:
            packed = kept_table(name)
            return make() if packed is None else cast("T", unpacked(packed, row))

        return table

    return kept


def packed(table: object) -> list[object]:
    r"""Return a table as it is kept: what it is, and its plain parts; rows by their columns.

    >>> packed(frozenset(["b", "a"])), packed({"a": (1, "x"), "b": (2, "y")})
    (['set', 'a\nb'], ['rows', 'a\nb', [[1, 2], 'x\ny']])
    """
    if isinstance(table, frozenset):
        return ["set", _column(sorted(table))]
    values = [*table.values()] if isinstance(table, dict) else []
    if values and isinstance(values[0], tuple):
        return ["rows", _column([*cast("dict[str, object]", table)]), _columns(values)]
    if values and isinstance(values[0], list) and isinstance(values[0][0], tuple):
        keys, lengths = _column([*cast("dict[str, object]", table)]), [len(value) for value in values]
        return ["lists", keys, _columns([*chain.from_iterable(values)]), lengths]
    return ["plain", table]


def _columns(rows: list[tuple[object, ...]]) -> list[str | list[object]]:
    return [_column([*column]) for column in zip(*rows, strict=True)]


def _column(cells: list[Any]) -> str | list[Any]:
    """Return cells as one text where that can be cut again: to read one takes a fifth of what many take.

    Of cells that are mostly the same each is kept once, so that there are no many.
    """
    is_text = all(isinstance(cell, str) and "\n" not in cell for cell in cells)
    return "\n".join(cells) if is_text and 2 * len({*cells}) > len(cells) else cells


def _cells(column: str | list[Any]) -> list[Any]:
    return column.split("\n") if isinstance(column, str) else column


def unpacked(kept: list[Any], row: type[tuple[Any, ...]] | None) -> object:
    r"""Return the table.

    >>> unpacked(["lists", "a\nb", [[1, 2, 3], "x\ny\nz"], [2, 1]], tuple)
    {'a': [(1, 'x'), (2, 'y')], 'b': [(3, 'z')]}
    """
    kind, first, *rest = kept
    if kind == "plain":
        return first
    if kind == "set":
        return frozenset(_cells(first))
    columns, *lengths = rest
    made = partial(tuple.__new__, row or tuple)  # as a row is made, without looking for defaults
    rows = map(made, zip(*map(_cells, columns), strict=True))
    values = rows if kind == "rows" else ([*islice(rows, length)] for length in lengths[0])
    return dict(zip(_cells(first), values, strict=True))


def kept_table(name: str) -> list[Any] | None:
    """Return what is kept of a table, if it is as it would be made now."""
    sources, data = kept_tables().get(name, ((), b""))
    if not sources or any(source_of(path) != (path, size, checksum) for path, size, checksum in sources):
        return None
    return cast("list[Any]", marshal.loads(data))  # noqa: S302 -- a file of our own


@cache
def kept_tables() -> dict[str, tuple[tuple[Source, ...], bytes]]:
    """Return the file; nothing if there is none, or a broken one."""
    try:
        kept = marshal.loads(read(FILE))  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


@cache
def source_of(path: str) -> Source:
    """Return the size and checksum of a file of jdoc; of none, what no file has."""
    try:
        data = read(path_of(path))
    except OSError:
        return path, -1, 0
    return path, len(data), crc32(data)
