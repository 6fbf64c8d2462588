"""Numbers that dates have; one that none has, or that nothing tells, ends the reading of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

from jdoc.language.numerals import read_within

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

NUMBERS = range(1, 10**9)
"""The numbers of years before our era and of eras; more digits are none."""
Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class NoDateError(Exception):
    """What looks like a date is none, or what it counts from isn't known."""


class NoSuchMonthError(NoDateError):
    """A year is written with a month that no calendar has: 令和5年13月."""


def attempt(read: Callable[Arguments, Result], *args: Arguments.args, **more: Arguments.kwargs) -> Result | None:
    """Return what is read, or None where it is no date.

    >>> attempt(number_within, "12", range(1, 13)), attempt(number_within, "13", range(1, 13))
    (12, None)
    """
    try:
        return read(*args, **more)
    except NoDateError:
        return None


def match_at(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    """Match a pattern where it must match in a date; NoDateError where it doesn't.

    >>> import re
    >>> attempt(match_at, re.compile("月"), "5月", 0), match_at(re.compile("月"), "5月", 1).end()
    (None, 2)
    """
    match = pattern.match(text, start)
    if match is None:
        raise NoDateError
    return match


def end_of(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where what may stand at an offset ends: there, where it doesn't stand.

    >>> import re
    >>> end_of(re.compile("月"), "5月", 1), end_of(re.compile("月"), "5月", 0)
    (2, 0)
    """
    match = pattern.match(text, start)
    return match.end() if match else start


def number_within(written: str, bounds: range) -> int:
    """Read a number of a date, one of some that dates have; NoDateError for others.

    >>> number_within("十二", range(1, 13))
    12
    """
    number = read_within(written, bounds)
    if number is None:
        raise NoDateError(written)
    return number
