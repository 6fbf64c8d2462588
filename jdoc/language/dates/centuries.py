"""Centuries, and years before our era."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.readings import DateReading
from jdoc.language.dates.relative import relative_words
from jdoc.language.dates.subperiods import within_century
from jdoc.language.numerals import read_within

if TYPE_CHECKING:
    from jdoc.language.dates.context import DateContext

CENTURIES = range(1, 100)
ANCIENT_YEARS = range(1, 10**9)


def read_century(text: str, start: int, context: DateContext) -> DateReading | None:
    """Read 21世紀, 20世紀後半, 今世紀.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_century("20世紀後半", 0, DateContext()).value
    '1951/2000'
    """
    match = grammar.CENTURY.match(text, start)
    if match is None:
        return None
    word = relative_words("century").get(f"{match['century']}世紀")
    number = read_within(match["century"], CENTURIES) if word is None else _own_century(context, word.shift)
    if number is None:
        return None
    period = within_century(match["century_part"] or "", number)
    return DateReading(match.end(), *period, DateParts(), relative=word is not None)


def _own_century(context: DateContext, shift: int) -> int | None:
    """Return the number of the document's own century, or of one beside it."""
    return (context.base.year + 99) // 100 + shift if context.base else None


def read_ancient_year(text: str, start: int, _: DateContext) -> DateReading | None:
    """Read a year before our era; in EDTF the year before 1 is 0.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_ancient_year("紀元前660年", 0, DateContext()).value
    '-0659'
    """
    match = grammar.ANCIENT.match(text, start)
    number = read_within(match["number"], ANCIENT_YEARS) if match else None
    if match is None or number is None:
        return None
    value = f"{1 - number:05d}" if number > 1 else "0000"
    return DateReading(match.end(), value, None, None, DateParts(), relative=False)
