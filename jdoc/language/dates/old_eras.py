"""Eras before 慶応 in front of a year: 天保8年, 慶長元年, 延長2年（924年）."""

from __future__ import annotations

from jdoc.language.calendar import old_eras
from jdoc.language.dates.grammar import NUMBER, SPACE
from jdoc.language.lazy import deferred

OLD_ERA_ENDS = frozenset(name[-1] for name in old_eras())
"""The last characters of their names."""
LENGTHS = (4, 2)
"""How many characters a name has."""
OF_YEAR = deferred(
    f"(?:元|{NUMBER}){SPACE}年(?:{SPACE}閏?{SPACE}{NUMBER}{SPACE}月|{SPACE}[(](?:西暦)?{NUMBER}年|(?<=元年))"
)
"""What shows that a name that is a word, too, names an era: 延長`[2年(924年]）, 文化`[元年]`, not `2年間`."""


def old_era_before(text: str, start: int) -> int:
    """Return where the era before a number begins; the number's own place where none stands before it.

    >>> old_era_before("天保8年", 2), old_era_before("最大延長2年", 4), old_era_before("延長2年(924年)", 2)
    (0, 4, 0)
    """
    end = start - (text[start - 1] == " ")
    for begin in (end - length for length in LENGTHS if length <= end):
        era = old_eras().get(text[begin:end])
        if era:
            return begin if not era.is_word or OF_YEAR.match(text, start) else start
    return start
