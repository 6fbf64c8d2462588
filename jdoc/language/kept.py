"""Compiled patterns, kept in a file beside this one: to compile them takes a third of a short command.

It holds what `re` makes of patterns, for some versions of its engine (`_sre.MAGIC`), which make nearly all alike;
`scripts/patterns.py` writes it. What isn't there, whatever the reason, is compiled as usual. Of 1,400 patterns a short
command asks for 150: the file stays where it is, and each pattern is read when it is asked for.
"""

from __future__ import annotations

import _sre
import marshal
import re
import sys
from array import array
from functools import cache
from typing import AnyStr, TypeAlias
from zlib import crc32

from jdoc.own_files import mapped, path_of

Key: TypeAlias = tuple[str | bytes, int]
"""A pattern and its flags, as `re.compile` takes them."""
Made: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` takes: flags, the code in four bytes a word, groups, their numbers, their names by numbers."""

IS_OLD = sys.version_info < (3, 11, 5)
"""Whether the engine reads possessive repeats of groups wrongly."""
CAN_BE_KEPT = sys.byteorder == "little" and _sre.CODESIZE == 4
"""The file is for the machines that nearly all have."""
FILE = path_of("language/patterns.bin")
HEAD = b"jdoc-re3"
"""What it begins with; then the size of a list, in four bytes, that list (the engines it is for, where each pattern
stands), and the patterns, each with what most engines make of it, and what others do."""
UNREADABLE = (OSError, EOFError, ValueError, TypeError)
"""What is raised for what is no file of ours, or is cut short."""


class Kept:
    """The patterns of the file, for the engine of this Python."""

    def __init__(self, data: bytes | memoryview = b"") -> None:
        """Read where each of them stands; raises what is `UNREADABLE` where that can't be."""
        start = len(HEAD) + 4
        self._places: dict[int, tuple[int, int]] = {}
        if data[: len(HEAD)] == HEAD:
            self._patterns = start + int.from_bytes(data[len(HEAD) : start], "little")
            engines, places = marshal.loads(data[start : self._patterns])  # noqa: S302 -- a file of our own
            self._places = dict(places) if _sre.MAGIC in engines else {}
        self._data = data

    def __len__(self) -> int:
        return len(self._places)

    def get(self, key: Key) -> Made | None:
        """Return what is kept of a pattern, if anything is."""
        place = self._places.get(mark_of(*key))
        if place is None:
            return None
        first, end = place
        try:
            pattern, flags, made, others = marshal.loads(  # noqa: S302
                self._data[self._patterns + first : self._patterns + end]
            )
        except UNREADABLE:
            return None
        return others.get(_sre.MAGIC, made) if (pattern, flags) == key else None


def mark_of(pattern: str | bytes, flags: int) -> int:
    """Return the number that a pattern is found by; another one may have it as well.

    >>> len({mark_of("[0-9]+", 0), mark_of("[0-9]+", re.IGNORECASE), mark_of(b"[0-9]+", 0)})
    3
    """
    if isinstance(pattern, bytes):
        return crc32(pattern, 0xFFFF_FFFF - flags)
    return crc32(pattern.encode("utf-8", "surrogatepass"), flags)


def build(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a compiled pattern.

    >>> build("[0-9]+").findall("12, 3")
    ['12', '3']
    """
    if IS_OLD and isinstance(pattern, str):
        from jdoc.language.old_engine import with_atomic_groups  # noqa: PLC0415 -- no other Python needs it

        return re.compile(with_atomic_groups(pattern, flags), flags)
    made = kept_patterns().get((pattern, int(flags)))
    revived = _revived(pattern, made) if made else None
    return revived or re.compile(pattern, flags)


@cache
def kept_patterns() -> Kept:
    """Return what is kept for this Python; nothing if there is no file, or a broken one."""
    if not CAN_BE_KEPT:
        return Kept()
    try:
        return Kept(memoryview(mapped(FILE)))
    except UNREADABLE:
        return Kept()


def _revived(pattern: AnyStr, made: Made) -> re.Pattern[AnyStr] | None:
    """Make a pattern of what is kept of it; None where the engine, which looks over all code, refuses it."""
    try:
        flags, code, groups, numbers, names = made
        words = array("I", code).tolist()
        compiled: re.Pattern[AnyStr] = _sre.compile(pattern, flags, words, groups, numbers, names)
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return None
    return compiled
