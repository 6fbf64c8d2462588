"""Compiled patterns, kept in files beside this one: to compile them takes a third of a short command.

A file holds what `re` makes of patterns, for one version of its engine (`_sre.MAGIC`); `scripts/patterns.py` writes it.
What isn't there, whatever the reason, is compiled as usual.
"""

from __future__ import annotations

import _sre
import marshal
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import TypeAlias

Key: TypeAlias = tuple[str, int]
"""A pattern and its flags, as `re.compile` takes them."""
Made: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` takes: flags, the code in four bytes a word, groups, their numbers, their names by numbers."""

IS_OLD = sys.version_info < (3, 11, 5)
"""Whether the engine reads possessive repeats of groups wrongly."""
CAN_BE_KEPT = sys.byteorder == "little" and _sre.CODESIZE == 4
"""The files are for the machines that nearly all have."""


def path_for(magic: int) -> Path:
    """Return the file for a version of the engine."""
    return Path(__file__).with_name(f"patterns-{magic}.bin")


def build(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern.

    >>> build("[0-9]+").findall("12, 3")
    ['12', '3']
    """
    if IS_OLD:
        from jdoc.language.old_engine import with_atomic_groups  # noqa: PLC0415 -- no other Python needs it

        return re.compile(with_atomic_groups(pattern, flags), flags)
    made = kept_patterns().get((pattern, int(flags)))
    revived = _revived(pattern, made) if made else None
    return revived or re.compile(pattern, flags)


@cache
def kept_patterns() -> dict[Key, Made]:
    """Return what is kept for this Python; nothing if there is no file, or a broken one."""
    if not CAN_BE_KEPT:
        return {}
    try:
        kept = marshal.loads(path_for(_sre.MAGIC).read_bytes())  # noqa: S302 -- a file of our own
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _revived(pattern: str, made: Made) -> re.Pattern[str] | None:
    """Make a pattern of what is kept of it; None where the engine, which looks over all code, refuses it."""
    try:
        flags, code, groups, numbers, names = made
        words = array("I", code).tolist()
        compiled: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, numbers, names)
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return None
    return compiled
