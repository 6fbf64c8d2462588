"""Forms of dates: a pattern, and what reads its matches."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeAlias, TypeVar

from jdoc.language.dates.numbers import attempt

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading

    MatchReader: TypeAlias = Callable[[re.Match[str], DateContext], DateReading | None]

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class Form(Generic[Result]):
    """Reads the dates of one form: called with a text, an offset and the context, it says None where none begins."""

    def __init__(self, pattern: re.Pattern[str], read: Callable[[re.Match[str], DateContext], Result | None]) -> None:
        self.pattern, self.read = pattern, read
        update_wrapper(self, read)

    def __call__(self, text: str, start: int, context: DateContext) -> Result | None:
        """Read the date that begins at an offset."""
        match = self.pattern.match(text, start)
        return attempt(self.read, match, context) if match else None


def form(pattern: re.Pattern[str]) -> Callable[[MatchReader], Form[DateReading]]:
    """Make a reader of dates of a function that reads a match of a pattern.

    >>> import re
    >>> from jdoc.language.dates.context import DateContext
    >>> from jdoc.language.dates.readings import unknown_reading
    >>> read = form(re.compile("昔"))(lambda match, context: unknown_reading(match.end()))
    >>> read("大昔", 1, DateContext()).end, read("大昔", 0, DateContext())
    (2, None)
    """
    return lambda read: Form(pattern, read)


def first_read(
    readers: Iterable[Callable[Arguments, Result | None]], *args: Arguments.args, **more: Arguments.kwargs
) -> Result | None:
    """Ask readers one after the other; the first that reads something is right.

    >>> first_read((str.istitle, str.isupper), "A"), first_read((), "A")
    (True, None)
    """
    for read in readers:
        result = read(*args, **more)
        if result:
            return result
    return None
