"""Patterns that are compiled when they are first asked for: a command that looks up one number needs few of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, AnyStr, cast

BREAK = "\x00"
"""What stands between the texts of a document where all of them are searched as one."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, once.

    >>> compiled("[0-9]+") is compiled("[0-9]+")
    True
    """
    return re.compile(pattern)


class Deferred:
    """Has the methods of a pattern once one of them was asked for."""

    METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.arguments = pattern, flags

    def compiled(self) -> re.Pattern[Any]:
        """Compile the pattern."""
        return re.compile(*self.arguments)

    def __getattr__(self, name: str) -> object:
        if name not in self.METHODS:
            raise AttributeError(name)
        pattern = self.compiled()
        for method in self.METHODS:  # from here on they are attributes like any others
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def deferred(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used; it has the methods of one, and nothing else.

    >>> deferred("[0-9]+").findall("12, 3")
    ['12', '3']
    """
    return cast("re.Pattern[AnyStr]", Deferred(pattern, flags))


def where(first: str, pattern: str) -> str:
    """Return a pattern that is tried only where one of some characters stands; its match is that character.

    Regular expressions that begin with a class of characters are searched for several times as fast as others. What
    was found is in the groups.

    >>> [found.span("word") for found in compiled(where("一二", "(?P<word>一昨年|二[〇十])")).finditer("一二十")]
    [(1, 3)]
    """
    return f"[{first}](?<=(?={pattern}).)"
