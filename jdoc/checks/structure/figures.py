"""Figures and tables that are referred to by their numbers, and aren't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

FIGURE = deferred(
    "(?<![^\\W0-9_ぁ-ん])第(?P<ordinal>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?P<behind>図|表)(?![^\\W0-9_ぁ-ん])"
    "|(?<![別付附年代公発図])(?P<word>図表|図|表)(?:第|-)?(?P<number>[0-9]{1,2}(?:[-.][0-9]{1,2})?)(?![0-9]|[年月日人件頁])"
)
"""A reference to a figure or table: `[図3]に`, `[表2-1]`, `[第4表]の`, not `別表1`."""
LONGEST_CAPTION = 80


def find_missing_figures(facts: Facts) -> Iterator[Found]:
    """Find figures and tables that no caption has, where others have one."""
    said: list[tuple[str, str, Place]] = []
    captions: dict[str, set[str]] = {}
    for index in facts.having("図", "表"):
        text = facts.texts[index]
        for match in FIGURE.finditer(text):
            word, number = _called(match)
            if match.start() < 2 and len(text) < LONGEST_CAPTION and not text.endswith("。"):
                captions.setdefault(word, set()).add(number)
            else:
                said.append((word, number, Place(index, *match.span())))
    for word, number, place in said:
        known = captions.get(word, set())
        if _continues(known, number) and not is_said_of_another(facts, place.block, place.start):
            written = facts.blocks[place.block].text[place.start : place.end]
            yield Found(place, f"{written}: there is none, only {_listed(word, known)}")


def _called(match: re.Match[str]) -> tuple[str, str]:
    """Give what a figure is called, with its number; that of 第4表 in figures, apart from 表4."""
    if match["word"]:
        return match["word"], match["number"]
    return f"第{match['behind']}", str(read_whole(match["ordinal"]))


def _continues(known: set[str], number: str) -> bool:
    """Tell whether a number would be one more of several that are written like it."""
    chapter = number.rpartition("-")[0]
    beside = {each for each in known if each.rpartition("-")[0] == chapter}
    return number not in known and (len(beside) > 1 or beside in ({"1"}, {f"{chapter}-1"}))


def _listed(word: str, known: Sequence[str] | set[str]) -> str:
    return "、".join(f"{word}{number}" for number in sorted(known))
