"""Dates whose characters stand apart, as letter-spaced titles have them: 平 成 2 6 年 9 月 1 日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates import grammar
from jdoc.language.dates.expressions import read_date
from jdoc.language.dates.forms import form
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading

GAP = "[ ]{1,3}"
"""What stands between two characters of letter-spaced text."""
SPACED_ERAS = "|".join(GAP.join(name) for name in grammar.ERA_WORDS)
FIGURES = f"[0-9{grammar.KANJI_FIGURES}]"
NUMBER = f"{FIGURES}(?:[ ]{{0,3}}{FIGURES})*+"
SPACED = deferred(
    f"(?:(?:{SPACED_ERAS})[ ]{{0,3}}(?:元|{NUMBER})|[12](?:{GAP}[0-9]){{3}}|(?:{grammar.ERA_NAME}) ?[0-9]{GAP}[0-9])"
    f"[ ]{{0,3}}年(?:[ ]{{0,3}}度|[ ]{{0,3}}{NUMBER}[ ]{{0,3}}月(?:[ ]{{0,3}}{NUMBER}[ ]{{0,3}}日)?)?"
)
"""`[平 成 2 6 年 9 月 1 日]`, `[2 0 2 4 年 5 月]`, not `平成26年`."""


@form(SPACED)
def read_spaced(match: re.Match[str], context: DateContext) -> DateReading | None:
    """Read a date whose characters stand apart: the same as that of the characters without the spaces.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_spaced("平 成 2 6 年 9 月 1 日", 0, DateContext()).value
    '2014-09-01'
    """
    written = match[0].replace(" ", "")
    reading = read_date(written, 0, context)
    return reading._replace(end=match.end()) if reading and reading.end == len(written) else None
