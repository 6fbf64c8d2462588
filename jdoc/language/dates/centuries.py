"""Centuries, and years before our era."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.forms import form
from jdoc.language.dates.numbers import NUMBERS, number_within
from jdoc.language.dates.readings import DateReading
from jdoc.language.dates.relative import relative_words
from jdoc.language.dates.subperiods import within_century
from jdoc.language.ends import Ends

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext

CENTURIES = range(1, 100)
UNTIL = "まで"


@form(grammar.CENTURY)
def read_century(match: re.Match[str], context: DateContext) -> DateReading:
    """Read 21世紀, 20世紀後半, 今世紀.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_century("20世紀後半", 0, DateContext()).value
    '1951/2000'
    """
    word = relative_words("century").get(f"{match['own_century']}世紀")
    number = _own_century(context, word.shift) if word else number_within(match["century"], CENTURIES)
    period = within_century(match["century_part"] or "", number)
    last = grammar.CENTURY_BEHIND.match(match.string, match.end())
    if last:
        stop = within_century(last["century_part"] or "", number_within(last["century"], CENTURIES))
        end = last.end() - len(UNTIL) * last[0].endswith(UNTIL)
        ends = Ends(match.end(), last.start("century"), end, period.value, stop.value)
        return DateReading(last.end(), *edtf.between(period, stop), DateParts(), relative=word is not None, ends=ends)
    return DateReading(match.end(), *period, DateParts(), relative=word is not None)


def _own_century(context: DateContext, shift: int) -> int:
    """Return the number of the document's own century, or of one beside it."""
    return (context.today.year + 99) // 100 + shift


@form(grammar.ANCIENT)
def read_ancient_year(match: re.Match[str], _: DateContext) -> DateReading:
    """Read a year or century before our era; in EDTF the year before 1 is 0.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_ancient_year("紀元前660年", 0, DateContext()).value
    '-0659'
    >>> read_ancient_year("紀元前3世紀", 0, DateContext()).value
    '-0299/-0200'
    """
    number = number_within(match["number"], NUMBERS)
    if match["unit"] == "世紀":
        value = "/".join(map(_before_our_era, (number * 100, number * 100 - 99)))
    else:
        value = _before_our_era(number)
    return DateReading(match.end(), value, None, None, DateParts(), relative=False)


def _before_our_era(number: int) -> str:
    """Write the number of a year before our era in EDTF."""
    return f"{1 - number:05d}" if number > 1 else "0000"
