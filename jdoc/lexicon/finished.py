"""Finished tables, kept in `tables.bin` beside this file: to make them of rows takes a tenth of a short command.

`scripts/tables.py` writes the file. Each table is kept with the sizes and checksums of all that it is made of, rows
and modules: where one of these is another one now, it is made as ever, so that whatever is changed works at once.
"""

from __future__ import annotations

import marshal
from functools import cache, partial, wraps
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
    """Return a table as it is kept: what it is, and its plain parts.

    >>> packed(frozenset(["b", "a"]))
    ['set', ['a', 'b']]
    """
    if isinstance(table, frozenset):
        return ["set", sorted(table)]
    values = [*table.values()] if isinstance(table, dict) else []
    if values and isinstance(values[0], tuple):
        return ["rows", [*cast("dict[str, object]", table)], [tuple(value) for value in values]]
    if values and isinstance(values[0], list) and isinstance(values[0][0], tuple):
        return ["lists", [*cast("dict[str, object]", table)], [[tuple(each) for each in value] for value in values]]
    return ["plain", table]


def unpacked(kept: list[Any], row: type[tuple[Any, ...]] | None) -> object:
    """Return the table.

    >>> unpacked(["lists", ["a"], [[(1, 2)]]], tuple)
    {'a': [(1, 2)]}
    """
    kind, first, *rest = kept
    if kind == "set":
        return frozenset(first)
    if kind == "plain":
        return first
    made = partial(tuple.__new__, row or tuple)  # as a row is made, without looking for defaults
    values = map(made, rest[0]) if kind == "rows" else ([*map(made, each)] for each in rest[0])
    return dict(zip(first, values, strict=True))


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
