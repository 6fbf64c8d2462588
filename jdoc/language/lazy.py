"""Patterns that are compiled when they are first asked for: a command that looks up one number needs few of them."""

from __future__ import annotations

import re
from functools import cache

BREAK = "\x00"
"""What stands between the texts of a document where all of them are searched as one."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, once.

    >>> compiled("[0-9]+") is compiled("[0-9]+")
    True
    """
    return re.compile(pattern)


def where(first: str, pattern: str) -> str:
    """Return a pattern that is tried only where one of some characters stands; its match is that character.

    Regular expressions that begin with a class of characters are searched for several times as fast as others. What
    was found is in the groups.

    >>> [found.span("word") for found in compiled(where("一二", "(?P<word>一昨年|二[〇十])")).finditer("一二十")]
    [(1, 3)]
    """
    return f"[{first}](?<=(?={pattern}).)"
