"""Numbered: things that bear their name and a number (第1分科会, ステージ企画②), or a mark (【新規】), anywhere in a document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.checks.counting.stated import value_of
from jdoc.checks.rules import Place
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import BREAK, deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳Ⅰ-Ⅻ]|[A-H])"
"""The number of a thing that bears its name: 第`[1]`分科会, ステージ企画`[②]`."""
SECOND = ("第2{}", "第二{}", "第2号{}", "第二号{}", "{}②", "{}2", "{} 2", "{}B", "{}Ⅱ", "{}二", "B{}")
"""What stands in a document in which things bear a name and a number."""
FEWEST = 2
MARK = deferred("[【〔\\[<(](?P<mark>[一-鿿ァ-ヴー]{2,6})[】〕\\]>)]")
"""A mark of some of several things: `[【新規】]`, `[(拡充)]`."""
REPEATED = ("再掲", "主な", "主要な", "抜粋", "一部を紹介", "凡例")


@lru_cache(64)
def _numbered(noun: str) -> re.Pattern[str]:
    """Return what a thing of a name is called with its number, at the beginning of a line or cell."""
    name = re.escape(noun)
    return re.compile(
        f"(?:^|(?<=[\\s{BREAK}【(\\[・○]))(?:(?:第(?P<first>{_NUMBER})号?|(?P<letter>[A-H])){name}|{name} ?(?P<last>{_NUMBER}))(?=[\\s{BREAK}:()】\\]]|$)"
    )


def numbered(facts: Facts, noun: str) -> list[Place]:
    """Return the things of a name that bear numbers from 1 on; those of one row of numbers, however often it stands there."""
    return facts.kept(f"numbered {noun}", lambda: _find_numbered(facts, noun))


def _find_numbered(facts: Facts, noun: str) -> list[Place]:
    whole = facts.kept("texts with labels", lambda: _labelled(facts))
    if not any(form.format(noun) in whole for form in SECOND):
        return []
    places: list[list[Place]] = []
    for match in _numbered(noun).finditer(whole):
        number = _value(match["first"] or match["letter"] or match["last"])
        row = places[-1] if places else []
        if number == 1:
            places.append([_place(facts, match)])
        elif number != len(row) + 1:
            return []
        else:
            row.append(_place(facts, match))
    is_one = len({len(row) for row in places}) == 1 and len(places[0]) >= FEWEST
    return places[0] if is_one else []


def _value(mark: str) -> int:
    return ord(mark) - ord("A") + 1 if "A" <= mark <= "H" else value_of(mark)


def _labelled(facts: Facts) -> str:
    """Give the texts that are read, each behind its label, as one."""
    return BREAK.join(f"{facts.labels[at]} {facts.texts[at]}".strip(" ") for at in facts.read)


def _place(facts: Facts, match: re.Match[str]) -> Place:
    """Give the place of a thing in its block."""
    at = facts.read[match.string.count(BREAK, 0, match.start())]
    start = facts.texts[at].find(match[0])
    return Place(at, max(0, start), max(0, start) + len(match[0]))


def marked(facts: Facts) -> dict[str, list[Place]]:
    """Return the places of the lines that begin with a mark, by what it says."""
    return facts.kept("lines with marks", lambda: _marked(facts))


def _marked(facts: Facts) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for index, match in _marks(facts):
        found.setdefault(match["mark"], []).append(Place(index, match.start(), match.end()))
    return {mark: places for mark, places in found.items() if len(places) >= FEWEST}


def _marks(facts: Facts) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the marks that lines or the cells of tables begin or end with."""
    for index in facts.where(MARK):
        text = facts.texts[index]
        for match in MARK.finditer(text):
            begins = not text[max(0, match.start() - 1) : match.start()].strip()
            if begins or not text[match.end() : match.end() + 1].strip():
                yield index, match


def in_cells(facts: Facts, noun: str) -> Iterator[list[Place]]:
    """Yield the rows of each table with a column of marks one of which a noun begins with: 新規事業, 区分 新規."""
    for column in facts.kept("columns of marks", lambda: [*_columns_of_marks(facts)]):
        yield from (places for mark, places in column.items() if noun.startswith(mark) and len(places) >= FEWEST)


def _columns_of_marks(facts: Facts) -> Iterator[dict[str, list[Place]]]:
    """Yield the columns of tables that have few words, by which the rows are told apart: 新規, 継続."""
    for grid in every_grid(facts):
        for at in range(grid.width):
            column: dict[str, list[Place]] = {}
            for row in range(grid.depth, len(grid.rows)):
                column.setdefault("".join(grid.text(row, at).split()), []).append(grid.place(row, at))
            if 1 < len(column) <= MOST_MARKS and all(WORD.fullmatch(word) for word in column):
                yield column


WORD = deferred("[一-鿿ァ-ヴー]{2,4}")
"""A word by which rows are told apart: `[新規]`, not `○`."""
MOST_MARKS = 4
