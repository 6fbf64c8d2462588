"""Numbers that dates have; one that none has, or that nothing tells, ends the reading of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

from jdoc.language.numerals import read_within

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = range(1, 10**9)
"""The numbers of years before our era and of eras; more digits are none."""
Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class NoDateError(Exception):
    """What looks like a date is none, or what it counts from isn't known."""


def attempt(read: Callable[Arguments, Result], *args: Arguments.args, **more: Arguments.kwargs) -> Result | None:
    """Return what is read, or None where it is no date.

    >>> attempt(number_within, "12", range(1, 13)), attempt(number_within, "13", range(1, 13))
    (12, None)
    """
    try:
        return read(*args, **more)
    except NoDateError:
        return None


def number_within(written: str, bounds: range) -> int:
    """Read a number of a date, one of some that dates have; NoDateError for others.

    >>> number_within("十二", range(1, 13))
    12
    """
    number = read_within(written, bounds)
    if number is None:
        raise NoDateError(written)
    return number
