"""Patterns that are compiled, and properties found out, when first asked for: to look up one number few are needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, AnyStr, cast

from jdoc.language.kept import build

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Container, Iterable
    from functools import cached_property

    once = cached_property
else:

    class once:  # noqa: N801 -- stands for a decorator
        """A property that is found out when it is first asked for, as `functools.cached_property`.

        It takes no lock, as that does up to Python 3.11, which costs more than most of what is found out.
        """

        def __init__(self, find: Callable[[Any], object]) -> None:
            self.find, self.__doc__ = find, find.__doc__

        def __set_name__(self, _: type, name: str) -> None:
            self.name = name

        def __get__(self, of: object, _: type | None = None) -> object:
            if of is None:
                return self
            found = of.__dict__[self.name] = self.find(of)
            return found


def alternatives(words: Iterable[str]) -> str:
    """Write a pattern for any of some words, the longest first, those of one length in their order.

    >>> alternatives({"期限", "提出期限", "締切"})
    '提出期限|期限|締切'
    """
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


BREAK = "\x00"
"""What stands between the texts of a document where all of them are searched as one."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, once.

    >>> compiled("[0-9]+") is compiled("[0-9]+")
    True
    """
    return build(pattern)


class Deferred:
    """Has the methods of a pattern once one of them was asked for."""

    METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")

    def __init__(self, pattern: str | bytes | Callable[[], str], flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def compiled(self) -> re.Pattern[Any]:
        """Compile the pattern; one that depends on tables is put together now."""
        pattern = self.pattern() if callable(self.pattern) else self.pattern
        return build(pattern, self.flags)

    def __getattr__(self, name: str) -> object:
        if name not in self.METHODS:
            raise AttributeError(name)
        pattern = self.compiled()
        for method in self.METHODS:  # from here on they are attributes like any others
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def deferred(pattern: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used; it has the methods of one, and nothing else.

    What depends on a table is given as the function that puts it together.

    >>> deferred("[0-9]+").findall("12, 3"), deferred(lambda: "[a-z]").findall("x1")
    (['12', '3'], ['x'])
    """
    return cast("re.Pattern[AnyStr]", Deferred(cast("Any", pattern), flags))


def fullmatch_between(
    pattern: re.Pattern[str], text: str, starts: Container[str], ends: Container[str]
) -> re.Match[str] | None:
    """Match a whole text if it begins and ends with one of some characters: few do, the others cost little.

    >>> fullmatch_between(deferred("[0-9]+頁"), "12頁", "0123456789", "頁") is not None
    True
    """
    return pattern.fullmatch(text) if text[0] in starts and text[-1] in ends else None


def anchor_at(first: str, pattern: str) -> str:
    """Speed up a search: look for one of the characters in `first`, and only there try a pattern.

    A regular expression that begins with a class of characters is searched for several times as fast as others. The
    match is that one character; what was found is in the groups.

    >>> [match.span("word") for match in compiled(anchor_at("一二", "(?P<word>一昨年|二[〇十])")).finditer("一二十")]
    [(1, 3)]
    """
    return f"[{first}](?<=(?={pattern}).)"
