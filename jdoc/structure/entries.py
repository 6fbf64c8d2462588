"""Entries: lines of a table of contents, whose pages stand in a column of their own, as figures do in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.lone_lines import read_lone_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdoc.structure.lines import Line

_PAGE = deferred("[(]?(?:[pP][.]? ?)?[1-9][0-9]{0,2}[)]?")
"""The page that an entry names, in half-width forms: `[12]`, `[p.12]`, `[(12)]`."""
_MOST = 3  # cells: what is numbered, its name, its page
_MOST_CHAPTERS = 3  # lines without a page before the first entry that has one
_ENOUGH = 3  # entries that show by themselves what they are; below 目次 one does


def may_be_entries(rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether the first row ends in a page."""
    return _PAGE.fullmatch(fold(rows[0][-1].text)) is not None


def are_entries(rows: Sequence[Sequence[Piece]], *, below: bool) -> bool:
    """Tell the entries of a table of contents: names, most of them numbered, and pages that never go back.

    Those `below` the word 目次, or below other entries, need no numbers.
    """
    pages = [fold(row[-1].text) for row in rows if len(row) > 1]
    if any(len(row) > _MOST for row in rows) or not all(map(_PAGE.fullmatch, pages)):
        return False
    numbers = [int("".join(filter(str.isdecimal, page))) for page in pages]
    if numbers != sorted(numbers):
        return False
    labels = sum(row[0].line.enumerator is not None for row in rows)
    return below or (len(pages) >= _ENOUGH and labels * 2 > len(rows) and len(set(numbers)) * 2 > len(numbers))


def first_entry(lines: Sequence[Line], index: int, found: Mapping[int, Draft]) -> int | None:
    """Find the line below the word 目次, or below other entries, from a line on upwards; chapters may stand between."""
    for first in range(index, max(0, index - _MOST_CHAPTERS - 1), -1):
        above = lines[first - 1]
        draft = found.get(above.number)
        kind = draft.kind if draft else read_lone_line(above.text).verdict
        if kind == "contents":
            return first
        if above.enumerator is None or above.finished:
            return None
    return None


def entries(lines: Iterable[Line], because: str) -> dict[int, Draft]:
    """Make a block of each entry, by the number of its line."""
    return {
        line.number: Draft([Piece(line, 0, len(line.text))], kind="contents", closed=True, because=because)
        for line in lines
    }
